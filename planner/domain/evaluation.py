"""What the evaluator says of a plan: values only; `planner.domain.evaluate` computes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.case import BoolArray
from planner.domain.telling import tell

if TYPE_CHECKING:
    from planner.domain.measured import Measured


class Level(StrEnum):
    """What a figure is given for."""

    STUDY = "Study"
    SPONSOR = "Sponsor"
    ROLE = "Role"
    PORTFOLIO = "Portfolio"


class FloorState(StrEnum):
    """How a margin stands to its floor."""

    MET = "Y"
    BROKEN = "N"
    NOT_STAFFED = "not staffed"  # a floor, demand, and no revenue: never shown as met
    NO_FLOOR = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The weighted parts of Z, in FTE-months; they add up to the objective."""

    open: float = 0.0
    contractor: float = 0.0
    new: float = 0.0
    handover: float = 0.0
    cost: float = 0.0
    fair: float = 0.0
    change: float = 0.0

    @property
    def total(self) -> float:
        """Z."""
        return self.open + self.contractor + self.new + self.handover + self.cost + self.fair + self.change


@dataclass(frozen=True, slots=True)
class ContinuityRow:
    """Continuity of one study, sponsor, role or the portfolio. FTE-months; shares 0..1, None where undefined."""

    level: Level
    name: str
    demand: float
    staffed: float
    known: float
    sponsor_continuity: float | None
    contractor: float
    open: float
    people: int
    people_joining: int
    handovers: int
    carry_over: float | None
    retention: float | None
    coc: float | None
    secon: float | None


@dataclass(frozen=True, slots=True)
class MarginRow:
    """Money of one study, sponsor or the portfolio, in base currency over the whole plan.

    ``cost`` includes onboarding and, for the portfolio, bench. ``shortfall`` is floor · revenue − (revenue − cost)
    where that is positive, else 0. ``margin_before_bench`` differs from ``margin`` for the portfolio only. ``open`` is
    the demand left open, FTE-months.
    """

    level: Level
    name: str
    revenue: float
    cost: float
    onboarding_cost: float
    bench_cost: float
    margin: float | None
    margin_before_bench: float | None
    floor: Decimal | None
    state: FloorState
    shortfall: float
    open: float


@dataclass(frozen=True, slots=True)
class Handover:
    """Person ``to`` takes over seat ``seat`` (position in the seat table) from ``from_`` in ``month``; percent FTE."""

    line: int
    seat: int
    month: int
    from_: int
    to: int
    fte: int


@dataclass(frozen=True, slots=True)
class LockConflict:
    """A lock that has to give way: ``sheet_row`` is the row's position in Assignments, or -1 for a lock set by hand.

    ``months`` are the months in which it gives way (empty: all of it).
    """

    sheet_row: int
    person: str
    study: str
    role: str
    months: tuple[int, ...]
    reason: str

    def __str__(self) -> str:
        place = {"who": self.person, "study": self.study, "role": self.role}
        return tell("{who} on {study} ({role}): {reason}", **place, reason=self.reason)


@dataclass(frozen=True)
class Evaluation:
    """Everything that is known of a plan. ``committed`` is the portfolio's row over the studies with P = 1 alone."""

    objective: float
    parts: Parts
    portfolio: ContinuityRow
    committed: ContinuityRow
    continuity: tuple[ContinuityRow, ...]  # studies, sponsors, roles, portfolio
    margins: tuple[MarginRow, ...]  # studies, sponsors, portfolio
    handovers: tuple[Handover, ...]
    conflicts: tuple[LockConflict, ...]
    knows: BoolArray  # [S, T] held by a person who knew the sponsor when joining the study
    measured: Measured | None = field(default=None, compare=False, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """Without what it was worked out from, which would take case and plan along into another process."""
        return {**self.__dict__, "measured": None}

    @property
    def portfolio_margin(self) -> MarginRow:
        """The margin row of the whole portfolio."""
        return self.margins[-1]

    @property
    def floors_broken(self) -> tuple[MarginRow, ...]:
        """The margins below their floors, as far as there is revenue to judge."""
        return tuple(m for m in self.margins if m.state is FloorState.BROKEN)

    @property
    def not_staffed(self) -> tuple[MarginRow, ...]:
        """What has a floor and demand, but no revenue."""
        return tuple(m for m in self.margins if m.state is FloorState.NOT_STAFFED)

    @property
    def floors_met(self) -> bool:
        """Whether no floor is broken (a study without revenue breaks none, but is listed as not staffed)."""
        return not self.floors_broken
