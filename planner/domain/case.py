"""The planning case: the facts that follow from a portfolio before anybody is assigned.

`build_case` turns the frozen portfolio into numbered lines, people and months, and works out eligibility, availability,
experience, incumbents and rates once, by the definitions of docs/planning-model.md. The evaluator, the rules and the
optimizer all read this one translation.

Units: percent FTE (int), *rate units* of 1/10,000 base currency per hour (int), *onboarding units* of 1/10,000
FTE-month (int).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypedDict

import numpy as np

from planner.domain.arrays import BoolArray, FloatArray, Int64Array, IntArray
from planner.domain.availability import availability
from planner.domain.eligibility import Eligibility
from planner.domain.errors import UserError
from planner.domain.months import Grid
from planner.domain.portfolio import AwardStatus, DemandRow, Employment, LineKey, Portfolio, Role, Settings, Study
from planner.domain.rates import RATE_UNITS, Rates, in_units

__all__ = [
    "NO_LIMIT",
    "RATE_UNITS",
    "BoolArray",
    "Case",
    "FloatArray",
    "Int64Array",
    "IntArray",
    "PlannedAssignment",
    "build_case",
    "probability",
]

NO_LIMIT = 1_000_000
"""What `Case.max_studies` holds where no limit is set."""

_UNDECIDED = {
    AwardStatus.VERBAL: Decimal("0.9"),
    AwardStatus.RFP: Decimal("0.4"),
    AwardStatus.FORECAST: Decimal("0.25"),
}


@dataclass(frozen=True, slots=True)
class PlannedAssignment:
    """The rows of Assignments of one person on one line, as one.

    ``rows`` are their positions in the sheet; ``fte`` is the largest (percent); ``incumbent`` tells whether one of them
    started before the plan and ends on or after its start; ``overlaps`` whether one has a day in the plan.
    """

    person: int
    line: int
    fte: int
    incumbent: bool
    overlaps: bool
    rows: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Case:
    """A portfolio in numbers. J planned studies, C sponsors, R roles, D lines, P people, T months.

    Indices of people, roles and sponsors are their positions in the portfolio; ``study_rows`` [J] gives the positions
    of the planned studies, ``demand_rows`` [D] those of the lines (lines of studies that are not planned are left out).
    """

    portfolio: Portfolio
    # studies
    study_rows: IntArray  # [J]
    study_sponsor: IntArray  # [J]
    probability: FloatArray  # [J] P(j), 0..1
    # lines
    demand_rows: IntArray  # [D]
    line_keys: tuple[LineKey, ...]  # [D]
    line_study: IntArray  # [D] index into the planned studies
    line_sponsor: IntArray  # [D]
    line_role: IntArray  # [D]
    demand: IntArray  # [D, T] percent
    bill: Int64Array  # [D] rate units
    # people
    cost: Int64Array  # [P] rate units
    available: IntArray  # [P, T] percent
    max_studies: IntArray  # [P]; NO_LIMIT where there is none
    employee: BoolArray  # [P] employees and planned hires: their free time is bench
    # people × lines, sparse by line: those eligible for line d are
    # eligible_people[eligible_start[d]:eligible_start[d+1]], ascending
    eligible_start: Int64Array  # [D + 1]
    eligible_people: IntArray
    # people × sponsors
    knew_before: BoolArray  # [P, C] knew the sponsor at plan start (experience or an assignment begun before it)
    # assignments of today
    assignments: tuple[PlannedAssignment, ...]  # in sheet order of their first rows; only those that belong to a line
    # roles
    onboarding_new: Int64Array  # [R] onboarding units
    onboarding_known: Int64Array  # [R] onboarding units
    seat_size: IntArray  # [R] percent
    contractor_rate: Int64Array  # [R] rate units; -1 where contractors are not allowed
    contractor_limit: IntArray  # [R] percent in each month; 0 where there is none
    # floors, None where not set
    study_floor: tuple[Decimal | None, ...]  # [J]
    sponsor_floor: tuple[Decimal | None, ...]  # [C]
    portfolio_floor: Decimal | None
    continuity_floor: tuple[Decimal | None, ...]  # [C]
    mean_cost: float  # rate units, plain mean over all rows of Staff; 0 if nobody is there

    @property
    def grid(self) -> Grid:
        """The plan's months."""
        return self.portfolio.grid

    @cached_property
    def line_index(self) -> dict[LineKey, int]:
        """From a line's identity to its index."""
        return {key: d for d, key in enumerate(self.line_keys)}

    @cached_property
    def person_index(self) -> dict[str, int]:
        """From a staff id to the person's index."""
        return {person.id: p for p, person in enumerate(self.portfolio.staff)}

    @cached_property
    def incumbents(self) -> frozenset[tuple[int, int]]:
        """(person, line) pairs that were going on when the plan starts."""
        return frozenset((a.person, a.line) for a in self.assignments if a.incumbent)

    @cached_property
    def incumbent_pairs(self) -> Int64Array:
        """`incumbents` as one number for each pair, person · D + line, ascending."""
        return np.array(sorted(p * len(self.line_keys) + d for p, d in self.incumbents), dtype=np.int64)

    def eligible(self, line: int) -> IntArray:
        """The people who may hold seats of a line, ascending."""
        return self.eligible_people[self.eligible_start[line] : self.eligible_start[line + 1]]

    def is_eligible(self, person: int, line: int) -> bool:
        """Whether one person may hold seats of a line."""
        people = self.eligible(line)
        at = int(np.searchsorted(people, person))
        return at < len(people) and int(people[at]) == person

    def are_eligible(self, people: IntArray, lines: IntArray) -> BoolArray:
        """Whether people may hold seats of lines, pair by pair."""
        low, high = self.eligible_start[lines], self.eligible_start[lines + 1]
        end = high
        while (searching := low < high).any():  # all pairs are looked up side by side, by halving
            middle = (low + high) // 2
            before = searching & (self.eligible_people[np.minimum(middle, len(self.eligible_people) - 1)] < people)
            low, high = np.where(before, middle + 1, low), np.where(searching & ~before, middle, high)
        found = np.zeros(len(people), dtype=np.bool_)
        inside = low < end
        found[inside] = self.eligible_people[low[inside]] == people[inside]
        return found


def probability(study: Study) -> Decimal:
    """P of a study: 1 if ongoing or awarded, 0 if closed or lost, else as stated or as its status stands for."""
    if study.status in (AwardStatus.ONGOING, AwardStatus.AWARDED):
        return Decimal(1)
    if study.status in (AwardStatus.CLOSED, AwardStatus.LOST):
        return Decimal(0)
    return _UNDECIDED[study.status] if study.probability is None else study.probability


def build_case(portfolio: Portfolio) -> Case:
    """Work out the case of a valid portfolio.

    Raises UserError for a line without any bill rate, a currency without an exchange rate, and a seat size of 0.
    """
    eligibility = Eligibility(portfolio)
    study_rows = _planned_studies(portfolio)
    planned = {portfolio.studies[row].id: j for j, row in enumerate(study_rows)}
    demand_rows = [row for row, line in enumerate(portfolio.demand) if line.study in planned]
    lines = [portfolio.demand[row] for row in demand_rows]
    eligible = [eligibility.eligible(line) for line in lines]
    roles = {role.name: r for r, role in enumerate(portfolio.roles)}
    sponsors = {sponsor.name: c for c, sponsor in enumerate(portfolio.sponsors)}
    study_sponsor = np.array([sponsors[portfolio.studies[j].sponsor] for j in study_rows], dtype=np.int32)
    line_study = np.array([planned[line.study] for line in lines], dtype=np.int32)
    rates = Rates(portfolio)
    cost = np.array(rates.costs(portfolio), dtype=np.int64)
    studies = [portfolio.studies[j] for j in study_rows]
    return Case(
        portfolio=portfolio,
        study_rows=np.array(study_rows, dtype=np.int32),
        study_sponsor=study_sponsor,
        probability=np.array([float(probability(study)) for study in studies], dtype=np.float64),
        demand_rows=np.array(demand_rows, dtype=np.int32),
        line_keys=tuple(line.key for line in lines),
        line_study=line_study,
        line_sponsor=study_sponsor[line_study],
        line_role=np.array([roles[line.role] for line in lines], dtype=np.int32),
        demand=np.array([line.fte for line in lines], dtype=np.int32).reshape(len(lines), portfolio.grid.count),
        bill=np.array(rates.bills(lines), dtype=np.int64),
        cost=cost,
        available=availability(portfolio),
        max_studies=_study_limits(portfolio),
        employee=np.array([p.employment is not Employment.CONTRACTOR for p in portfolio.staff], dtype=np.bool_),
        eligible_start=np.cumsum([0, *map(len, eligible)], dtype=np.int64),
        eligible_people=np.concatenate([np.zeros(0, dtype=np.int32), *eligible]),
        knew_before=_knew_before(portfolio, sponsors),
        assignments=_assignments(portfolio, lines, eligible),
        **_role_figures(portfolio.roles),
        study_floor=tuple(study.margin_floor for study in studies),
        sponsor_floor=tuple(sponsor.margin_floor for sponsor in portfolio.sponsors),
        portfolio_floor=portfolio.settings.portfolio_margin_floor,
        continuity_floor=tuple(sponsor.continuity_floor for sponsor in portfolio.sponsors),
        mean_cost=int(cost.sum()) / len(cost) if len(cost) else 0.0,
    )


def is_planned(study: Study, settings: Settings) -> bool:
    """Whether a study is staffed at all: neither over nor too unlikely."""
    over = study.status in (AwardStatus.CLOSED, AwardStatus.LOST)
    return not over and probability(study) >= settings.plan_studies_from_probability


def _planned_studies(portfolio: Portfolio) -> list[int]:
    return [row for row, study in enumerate(portfolio.studies) if is_planned(study, portfolio.settings)]


def _study_limits(portfolio: Portfolio) -> IntArray:
    """The most studies of each person in a month: their own figure, else their main role's, else NO_LIMIT."""
    of_role = {role.name: role.max_studies for role in portfolio.roles}
    own = [of_role.get(p.role) if p.max_studies is None else p.max_studies for p in portfolio.staff]
    return np.array([NO_LIMIT if limit is None else limit for limit in own], dtype=np.int32)


def _knew_before(portfolio: Portfolio, sponsors: dict[str, int]) -> BoolArray:
    """Who knew which sponsor when the plan starts, [P, C]."""
    people = {person.id: p for p, person in enumerate(portfolio.staff)}
    sponsor_of = {study.id: study.sponsor for study in portfolio.studies}
    knew = np.zeros((len(people), len(sponsors)), dtype=np.bool_)
    met = [(row.person, row.sponsor) for row in portfolio.experience if row.fte_months != 0]
    for row in portfolio.assignments:
        if row.start is None or row.start < portfolio.grid.first_day:
            met.append((row.person, sponsor_of.get(row.study, "")))
    for person, sponsor in met:
        if person in people and sponsor in sponsors:
            knew[people[person], sponsors[sponsor]] = True
    return knew


def _assignments(
    portfolio: Portfolio, lines: Sequence[DemandRow], eligible: Sequence[IntArray]
) -> tuple[PlannedAssignment, ...]:
    """Today's assignments that belong to a line, the rows of one person on one line merged."""
    people = {person.id: p for p, person in enumerate(portfolio.staff)}
    of_role: dict[tuple[str, str], list[int]] = {}
    for d, line in enumerate(lines):
        of_role.setdefault((line.study, line.role), []).append(d)
    merged: dict[tuple[int, int], list[int]] = {}
    for position, row in enumerate(portfolio.assignments):
        candidates = of_role.get((row.study, row.role))
        if candidates and row.person in people:
            p = people[row.person]
            belongs_to = next((d for d in candidates if _contains(eligible[d], p)), candidates[0])
            merged.setdefault((p, belongs_to), []).append(position)
    return tuple(_merge(portfolio, p, d, rows) for (p, d), rows in merged.items())


def _merge(portfolio: Portfolio, person: int, line: int, rows: list[int]) -> PlannedAssignment:
    first_day, last_day = portfolio.grid.first_day, portfolio.grid.last_day
    incumbent = overlaps = False
    for row in (portfolio.assignments[i] for i in rows):
        goes_on = row.end is None or row.end >= first_day
        incumbent |= goes_on and (row.start is None or row.start < first_day)
        overlaps |= goes_on and (row.start is None or row.start <= last_day)
    fte = max(portfolio.assignments[i].fte for i in rows)
    return PlannedAssignment(person, line, fte, incumbent, overlaps, tuple(rows))


def _contains(ascending: IntArray, value: int) -> bool:
    at = int(np.searchsorted(ascending, value))
    return at < len(ascending) and int(ascending[at]) == value


class _RoleFigures(TypedDict):
    onboarding_new: Int64Array
    onboarding_known: Int64Array
    seat_size: IntArray
    contractor_rate: Int64Array
    contractor_limit: IntArray


def _role_figures(roles: Sequence[Role]) -> _RoleFigures:
    for role in roles:
        if role.seat_size <= 0:
            raise UserError(f"Roles: the seat size of {role.name} must be more than 0.")
    rates = [-1 if role.contractor_rate is None else in_units(role.contractor_rate) for role in roles]
    # a limit without a rate allows nobody, and so does a rate without a limit
    limits = [0 if role.contractor_rate is None else role.contractor_limit or 0 for role in roles]
    return {
        "onboarding_new": np.array([in_units(role.onboarding_new) for role in roles], dtype=np.int64),
        "onboarding_known": np.array([in_units(role.onboarding_known) for role in roles], dtype=np.int64),
        "seat_size": np.array([role.seat_size for role in roles], dtype=np.int32),
        "contractor_rate": np.array(rates, dtype=np.int64),
        "contractor_limit": np.array(limits, dtype=np.int32),
    }
