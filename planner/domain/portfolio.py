"""The portfolio: everything a plan is made from, as one immutable value.

Units: FTE are whole percent (100 = one full-time equivalent) as ``int``; rates are currency per hour, shares,
probabilities and floors are fractions of 1, and onboarding is in FTE-months, all as exact ``Decimal``. ``None`` means
"not set". Order within each tuple is the sheet's row order, which some rules name. ``extra`` keeps the columns that
Throughline does not know, as (heading, text) pairs.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from planner.domain.months import Grid, Month

Extra = tuple[tuple[str, str], ...]


class AwardStatus(StrEnum):
    """Where a study stands between idea and end."""

    FORECAST = "Forecast"
    RFP = "RFP"
    VERBAL = "Verbal"
    AWARDED = "Awarded"
    ONGOING = "Ongoing"
    CLOSED = "Closed"
    LOST = "Lost"


class EngagementModel(StrEnum):
    """How a sponsor buys: full service, functional service, both, or study by study."""

    FSO = "FSO"
    FSP = "FSP"
    HYBRID = "Hybrid"
    TRANSACTIONAL = "Transactional"


class Employment(StrEnum):
    """How somebody is employed. A planned hire is a placeholder with a start date, treated as an employee."""

    EMPLOYEE = "Employee"
    CONTRACTOR = "Contractor"
    PLANNED_HIRE = "Planned hire"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the objective's terms (planning-model: Objective)."""

    open: Decimal = Decimal(10)
    contractor: Decimal = Decimal(5)
    new: Decimal = Decimal(3)
    handover: Decimal = Decimal(8)
    cost: Decimal = Decimal("0.25")
    fair: Decimal = Decimal(3)
    change: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Settings:
    """Figures that hold for the whole portfolio."""

    plan_start: Month
    months: int
    currency: str
    hours_per_fte_month: Decimal = Decimal(160)
    portfolio_margin_floor: Decimal | None = None
    planned_utilisation: Decimal = Decimal(1)
    plan_studies_from_probability: Decimal = Decimal(0)
    weights: Weights = field(default_factory=Weights)
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role; ``seat_size`` and ``contractor_limit`` in percent FTE; no ``contractor_rate``: no contractors."""

    name: str
    onboarding_new: Decimal
    onboarding_known: Decimal
    max_studies: int | None = None
    seat_size: int = 100
    contractor_rate: Decimal | None = None
    contractor_limit: int | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A company whose studies are planned; ``engagement_model`` may be unset."""

    name: str
    aliases: tuple[str, ...] = ()
    engagement_model: EngagementModel | None = None
    margin_floor: Decimal | None = None
    continuity_floor: Decimal | None = None
    notes: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Study:
    """A row of the roadmap."""

    id: str
    sponsor: str
    status: AwardStatus
    start: dt.date
    end: dt.date
    program: str = ""
    title: str = ""
    phase: str = ""
    therapeutic_area: str = ""
    probability: Decimal | None = None
    announced: dt.date | None = None
    follows: str = ""
    sites: Decimal | None = None
    patients: Decimal | None = None
    countries: tuple[str, ...] = ()
    margin_floor: Decimal | None = None
    earliest_start: dt.date | None = None
    latest_start: dt.date | None = None
    milestone_bonus: Decimal | None = None
    notes: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """What makes a line one line: no two rows of Demand share it. Countries and skills are sorted."""

    study: str
    role: str
    countries: tuple[str, ...] = ()
    min_grade: int | None = None
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One line of role demand: ``fte`` in percent for each month of the plan.

    Countries (any of) and skills (all of) keep the sheet's order. A missing ``bill_rate`` comes from the rate card.
    """

    study: str
    role: str
    fte: tuple[int, ...]
    countries: tuple[str, ...] = ()
    min_grade: int | None = None
    skills: tuple[str, ...] = ()
    bill_rate: Decimal | None = None
    currency: str = ""
    extra: Extra = ()

    @property
    def key(self) -> LineKey:
        """The identity of the line."""
        return LineKey(
            self.study,
            self.role,
            tuple(sorted(set(self.countries))),
            self.min_grade,
            tuple(sorted(set(self.skills))),
        )


@dataclass(frozen=True, slots=True)
class RateCardRow:
    """A bill rate; blank sponsor or country means all; the most specific row wins."""

    role: str
    bill_rate: Decimal
    sponsor: str = ""
    country: str = ""
    currency: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A row of Staff. ``fte`` in percent; blank ``currency`` is the base currency; start and end are inclusive."""

    id: str
    name: str
    role: str
    fte: int
    cost_rate: Decimal
    other_roles: tuple[str, ...] = ()
    grade: int | None = None
    country: str = ""
    employment: Employment = Employment.EMPLOYEE
    currency: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    max_studies: int | None = None
    skills: tuple[str, ...] = ()
    dedicated_to: str = ""
    excluded: tuple[str, ...] = ()
    department: str = ""
    notes: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """An absence, inclusive; ``share`` 1 = fully away."""

    person: str
    start: dt.date
    end: dt.date
    share: Decimal = Decimal(1)
    kind: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Experience:
    """Work for a sponsor before this portfolio; ``fte_months`` of 0 counts as none, None as some."""

    person: str
    sponsor: str
    fte_months: Decimal | None = None
    last_worked: dt.date | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is on what today; ``fte`` in percent, dates inclusive (None is open-ended)."""

    person: str
    study: str
    role: str
    fte: int
    start: dt.date | None = None
    end: dt.date | None = None
    locked: bool = False
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """One unit of ``currency`` is worth ``rate_to_base`` of the base currency."""

    currency: str
    rate_to_base: Decimal
    extra: Extra = ()


@dataclass(frozen=True)
class Portfolio:
    """Everything a plan is made from. Valid by construction only if the validator passed it."""

    settings: Settings
    roles: tuple[Role, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    studies: tuple[Study, ...] = ()
    demand: tuple[DemandRow, ...] = ()
    rate_card: tuple[RateCardRow, ...] = ()
    staff: tuple[Person, ...] = ()
    leave: tuple[Leave, ...] = ()
    experience: tuple[Experience, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    exchange_rates: tuple[ExchangeRate, ...] = ()

    @cached_property
    def grid(self) -> Grid:
        """The plan's months."""
        return Grid(self.settings.plan_start, self.settings.months)
