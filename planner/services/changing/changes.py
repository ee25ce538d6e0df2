"""What a person can change by hand, as values.

Seats are positions in the plan's seat table; people, lines and studies are indices of the case; months are indices of
the plan's months, both ends included. FTE are whole percent. ``holder`` is a person's index or
`planner.domain.plan.CONTRACTOR`.

Changes of holders may be made ``where_possible``: months in which a rule speaks against them stay as they were.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.case import Case
from planner.domain.plan import Plan
from planner.domain.portfolio import Portfolio
from planner.services.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Assign:
    """Somebody holds stretches of seats, in place of whoever holds them now."""

    stretches: tuple[Stretch, ...]
    holder: int
    where_possible: bool = False


@dataclass(frozen=True, slots=True)
class Clear:
    """Nobody holds the stretches any more."""

    stretches: tuple[Stretch, ...]
    where_possible: bool = False


@dataclass(frozen=True, slots=True)
class SwapPeople:
    """Two people take each other's seats from month ``first`` to month ``last``."""

    one: int
    other: int
    first: int
    last: int
    where_possible: bool = False


@dataclass(frozen=True, slots=True)
class SwapStretches:
    """Two seats exchange their holders in the months that both stretches cover and in which both carry something."""

    one: Stretch
    other: Stretch
    where_possible: bool = False


@dataclass(frozen=True, slots=True)
class Extend:
    """Whoever holds a stretch in its last month goes on for ``by`` months; below 0: in its first month, before it."""

    stretches: tuple[Stretch, ...]
    by: int
    where_possible: bool = False


@dataclass(frozen=True, slots=True)
class Paste:
    """A block of holders for some seats from month ``first`` on; `OPEN` clears, None leaves as it is."""

    seats: tuple[int, ...]
    first: int
    holders: tuple[tuple[int | None, ...], ...]
    where_possible: bool = False


@dataclass(frozen=True, slots=True)
class SplitSeat:
    """A seat keeps at most ``fte`` in each month; what is over goes to a new seat with the same holder."""

    seat: int
    fte: int


@dataclass(frozen=True, slots=True)
class MergeSeats:
    """Seats of one line become one, with the number of the first of them.

    In each month it is held by the person who holds the first of them that is held, else by a contractor if one holds
    any of them.
    """

    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ResizeSeat:
    """A seat carries ``fte`` in some months.

    What it gives up goes to ``other``, a seat of the line, or to a new open one; what it gains comes from ``other``, or
    from the open seats of the line.
    """

    seat: int
    first: int
    last: int
    fte: int
    other: int = -1


@dataclass(frozen=True, slots=True)
class Lock:
    """The people who hold the stretches now are locked there."""

    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Unlock:
    """Locks set by hand on the stretches are lifted."""

    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class SetDemand:
    """A line needs ``fte`` in some months; its seats follow (see `planner.services.changing.demand`)."""

    line: int
    first: int
    last: int
    fte: int


@dataclass(frozen=True, slots=True)
class MoveStudy:
    """A study starts and ends ``by`` months later (earlier if negative); demand, seats and holders move along."""

    study: int
    by: int


@dataclass(frozen=True, slots=True)
class SetStudyDates:
    """A study gets other dates.

    Demand, seats and holders move with the month of its start. Where the study ends earlier relative to its start, the
    demand after its end falls away; where it ends later, the demand of the last month goes on until then.
    """

    study: int
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class SetProbability:
    """A study becomes more or less likely; ``study`` is its row in the roadmap, for it may not be planned yet.

    None leaves it to what the status stands for.
    """

    study: int
    probability: Decimal | None


@dataclass(frozen=True, slots=True, eq=False)
class Adopt:
    """A plan that was tried out on ``base``, and the portfolio it needs, become the plan; see `planner.services.why`.

    Lines and seats stand where they stood in ``base``; a line may have become another one (other countries or grade).
    ``name`` is that of the step; ``case`` is that of ``base``: the same plan can go with another portfolio.
    """

    name: str
    case: Case
    base: Plan
    portfolio: Portfolio
    plan: Plan


HoldChange = Assign | Clear | SwapPeople | SwapStretches | Extend | Paste
CutChange = SplitSeat | MergeSeats | ResizeSeat
LockChange = Lock | Unlock
PortfolioChange = SetDemand | MoveStudy | SetStudyDates | SetProbability
Change = HoldChange | CutChange | LockChange | PortfolioChange | Adopt
"""Everything that can be changed by hand."""
