"""Plans in keys instead of indices, as documents and workbooks keep them, and back."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from planner.domain.case import Case
from planner.domain.plan import (
    CONTRACTOR,
    CONTRACTOR_ID,
    OPEN,
    HandLock,
    HoldRow,
    Plan,
    PlanRows,
    SeatRow,
    SeatTable,
)
from planner.domain.portfolio import LineKey
from planner.domain.seats import default_seats
from planner.domain.telling import Told, joined, tell


def plan_to_rows(case: Case, plan: Plan) -> PlanRows:
    """A plan in keys. A lock by hand is marked on the hold that obeys it; one that gives way is not kept."""
    staff, seats = case.portfolio.staff, plan.seats
    keys = [case.line_keys[d] for d in seats.line.tolist()]
    locked = {(lock.seat, lock.month): lock.person for lock in plan.hand_locks}
    seat_rows = tuple(
        SeatRow(key, number, tuple(fte), staff[assignee].id if assignee >= 0 else "")
        for key, number, fte, assignee in zip(
            keys, seats.number.tolist(), seats.fte.tolist(), seats.assignee.tolist(), strict=True
        )
    )
    holds: list[HoldRow] = []
    for s, t in np.argwhere((plan.holder != OPEN) & (seats.fte > 0)).tolist():
        holder = int(plan.holder[s, t])
        name = CONTRACTOR_ID if holder == CONTRACTOR else staff[holder].id
        by_hand = holder >= 0 and locked.get((s, t)) == holder
        holds.append(HoldRow(keys[s], seat_rows[s].number, t, name, by_hand))
    return PlanRows(seat_rows, tuple(holds))


def plan_from_rows(case: Case, rows: PlanRows) -> tuple[Plan, tuple[str, ...]]:
    """The plan that some rows describe, over the seats they name, and sentences on what could not be carried over.

    A line that has demand but no seats in the rows gets its default seats, all open. Seats that do not add up to the
    line's demand are kept as they are; `planner.domain.plan_check` says so.
    """
    reader = _Reader(case)
    seats = reader.seats(rows)
    holder, locks = reader.holders(rows, seats)
    return Plan(seats, holder, locks), tuple(dict.fromkeys(reader.lost))


def describe_line(key: LineKey) -> Told:
    """A line in words: role and study, and what sets it apart from other lines of the two."""
    grade = [] if key.min_grade is None else [tell("grade {n}", n=key.min_grade)]
    details = [*key.countries, *grade, *key.skills]
    line = tell("{role} on {study}", role=key.role, study=key.study)
    return tell("{line} ({details})", line=line, details=joined(", ", details)) if details else line


class _Reader:
    """Turns rows into arrays and notes what has no place in the case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.lost: list[str] = []
        self._position: dict[tuple[LineKey, int], int] = {}

    def seats(self, rows: PlanRows) -> SeatTable:
        """The seat table of the rows, line by line in number order."""
        of_line: dict[int, dict[int, SeatRow]] = defaultdict(dict)
        for row in rows.seats:
            line = self.case.line_index.get(row.line)
            if line is None:
                self.lost.append(
                    tell(
                        "The line {line} is no longer part of the plan; its seats are gone.",
                        line=describe_line(row.line),
                    )
                )
            elif row.number in of_line[line]:
                self.lost.append(
                    tell(
                        "Seat {n} of {line} is listed twice; the first one counts.",
                        n=row.number,
                        line=describe_line(row.line),
                    )
                )
            else:
                of_line[line][row.number] = row
        missing = self._default_rows(set(of_line))
        ordered = [
            row
            for d in range(len(self.case.line_keys))
            for __, row in sorted(of_line[d].items() if d in of_line else missing[d].items())
        ]
        self._position = {(row.line, row.number): s for s, row in enumerate(ordered)}
        return SeatTable(
            line=np.array([self.case.line_index[row.line] for row in ordered], dtype=np.int32),
            number=np.array([row.number for row in ordered], dtype=np.int32),
            fte=np.array([self._months(row) for row in ordered], dtype=np.int32).reshape(-1, self.case.grid.count),
            assignee=np.array([self._assignee(row) for row in ordered], dtype=np.int32),
        )

    def _default_rows(self, present: set[int]) -> dict[int, dict[int, SeatRow]]:
        """Default seats of the lines that the rows do not name."""
        found: dict[int, dict[int, SeatRow]] = defaultdict(dict)
        if len(present) == len(self.case.line_keys):
            return found
        seats = default_seats(self.case)
        staff = self.case.portfolio.staff
        for s, d in enumerate(seats.line.tolist()):
            if d not in present:
                number, assignee = int(seats.number[s]), int(seats.assignee[s])
                key = self.case.line_keys[d]
                found[d][number] = SeatRow(
                    key, number, tuple(seats.fte[s].tolist()), staff[assignee].id if assignee >= 0 else ""
                )
                self.lost.append(
                    tell("The line {line} had no seats in the plan; they are new and open.", line=describe_line(key))
                )
        return found

    def _months(self, row: SeatRow) -> tuple[int, ...]:
        months = self.case.grid.count
        if len(row.fte) < months:
            return row.fte + (0,) * (months - len(row.fte))
        if any(row.fte[months:]):
            self.lost.append(
                tell("Months after {month} are no longer part of the plan.", month=self.case.grid.labels[-1])
            )
        return row.fte[:months]

    def _assignee(self, row: SeatRow) -> int:
        if not row.assignee:
            return -1
        person = self.case.person_index.get(row.assignee, -1)
        if person < 0:
            self.lost.append(tell("{who} is no longer on the staff list.", who=row.assignee))
        return person

    def holders(self, rows: PlanRows, seats: SeatTable) -> tuple[np.ndarray, tuple[HandLock, ...]]:
        """Who holds what, and the locks set by hand."""
        holder = np.full(seats.fte.shape, OPEN, dtype=np.int32)
        locks: list[HandLock] = []
        for row in rows.holds:
            code = CONTRACTOR if row.holder == CONTRACTOR_ID else self.case.person_index.get(row.holder)
            seat = self._position.get((row.line, row.seat))
            if code is None:
                self.lost.append(tell("{who} is no longer on the staff list.", who=row.holder))
            elif row.line not in self.case.line_index:
                self.lost.append(
                    tell(
                        "The line {line} is no longer part of the plan; its seats are gone.",
                        line=describe_line(row.line),
                    )
                )
            elif seat is None:
                self.lost.append(tell("Seat {n} of {line} no longer exists.", n=row.seat, line=describe_line(row.line)))
            elif not 0 <= row.month < self.case.grid.count:
                self.lost.append(
                    tell(
                        "{who} holds a seat of {line} in a month outside the plan.",
                        who=row.holder,
                        line=describe_line(row.line),
                    )
                )
            elif holder[seat, row.month] != OPEN:
                self._held_twice(row, seat)
            elif self._carries(row, seats, seat):
                holder[seat, row.month] = code
                if row.hand_locked and code >= 0:
                    locks.append(HandLock(seat, row.month, code))
        return holder, tuple(locks)

    def _held_twice(self, row: HoldRow, seat: int) -> None:
        self.lost.append(
            tell(
                "Seat {n} of {line} has more than one holder in {month}; the first one counts, not {who}.",
                n=row.seat,
                line=describe_line(row.line),
                month=self.case.grid.labels[row.month],
                who=row.holder,
            )
        )

    def _carries(self, row: HoldRow, seats: SeatTable, seat: int) -> bool:
        if seats.fte[seat, row.month] > 0:
            return True
        self.lost.append(
            tell(
                "Seat {n} of {line} carries nothing in {month}; {who} does not hold it there.",
                n=row.seat,
                line=describe_line(row.line),
                month=self.case.grid.labels[row.month],
                who=row.holder,
            )
        )
        return False
