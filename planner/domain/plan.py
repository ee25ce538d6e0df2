"""A plan: who holds each seat in each month.

Arrays are indexed by the planning case they belong to (`planner.domain.case.Case`): line d, person p, month t. What
leaves the process (documents, workbooks) uses the keys in `SeatRow` and `HoldRow` instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from planner.domain.portfolio import LineKey

OPEN = -1
"""Holder code of a seat-month that nobody holds (also used where the seat carries nothing)."""
CONTRACTOR = -2
"""Holder code of a seat-month that a contractor of the role holds."""
CONTRACTOR_ID = "(contractor)"
"""How a contractor's hold is named in rows that leave the process."""

IntArray = NDArray[np.int32]


class Status(StrEnum):
    """What a plan claims for itself."""

    OPTIMAL = "optimal"  # all floors met and proven best
    FEASIBLE = "feasible"  # all floors met
    FLOORS_NOT_MET = "floors_not_met"  # rules 1-5 hold, some margin floor does not
    STOPPED = "stopped"  # all floors met; the search was stopped by hand
    NO_PLAN = "no_plan"


@dataclass(frozen=True, eq=False)
class SeatTable:
    """The seats of all lines, line by line in number order.

    ``line`` [S] index of the line; ``number`` [S] 1, 2, … within the line; ``fte`` [S, T] percent in each month;
    ``assignee`` [S] the person whose current assignment made the seat, or -1.
    """

    line: IntArray
    number: IntArray
    fte: IntArray
    assignee: IntArray

    def __len__(self) -> int:
        return len(self.line)


@dataclass(frozen=True, slots=True, order=True)
class HandLock:
    """A lock set by hand: this person holds this seat (by position in the plan's seat table) in this month."""

    seat: int
    month: int
    person: int


@dataclass(frozen=True, eq=False)
class Plan:
    """Seats and their holders.

    ``holder`` [S, T]: person index, `OPEN` or `CONTRACTOR`; always `OPEN` where the seat carries nothing.
    """

    seats: SeatTable
    holder: IntArray
    hand_locks: tuple[HandLock, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat as written to documents and workbooks; ``fte`` in percent by month; ``assignee`` a staff id or ''."""

    line: LineKey
    number: int
    fte: tuple[int, ...]
    assignee: str = ""


@dataclass(frozen=True, slots=True)
class HoldRow:
    """One seat held in one month, as written to documents and workbooks; ``holder`` a staff id or CONTRACTOR_ID."""

    line: LineKey
    seat: int
    month: int
    holder: str
    hand_locked: bool = False


@dataclass(frozen=True, slots=True)
class PlanRows:
    """A plan in keys instead of indices."""

    seats: tuple[SeatRow, ...] = ()
    holds: tuple[HoldRow, ...] = field(default=())
