"""What the locks force: rule 4, first the locked rows of Assignments in sheet order, then the locks set by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from planner.domain.arrays import IntArray
from planner.domain.case import Case, PlannedAssignment
from planner.domain.evaluation import LockConflict
from planner.domain.plan import OPEN, HandLock, SeatTable
from planner.domain.portfolio import Assignment
from planner.domain.seats import line_seats
from planner.domain.telling import tell

NOT_PLANNED = tell("the study is not planned")
NO_LINE = tell("the study has no demand for this role")
NOT_ELIGIBLE = tell("the person is not eligible for this line")
NO_SEAT = tell("the plan has no seat for this lock")
HELD = tell("an earlier lock holds this seat")
NO_TIME = tell("not enough availability is left")
TOO_MANY_STUDIES = tell("the study limit is reached")


@dataclass(frozen=True, eq=False)
class Locks:
    """``forced`` [S, T]: the person that a lock puts on the seat-month, or -1; and the locks that give way."""

    forced: IntArray
    conflicts: tuple[LockConflict, ...]


def resolve_locks(case: Case, seats: SeatTable, hand_locks: Iterable[HandLock] = ()) -> Locks:
    """Who must hold which seat-month, each lock giving way to those before it and to availability and study limits.

    The arrays are not to be changed: the rules, the evaluator and the boards ask about the same plan one after the
    other, and an edit of holders leaves cases, seats and locks as they are, so the latest answers are kept.
    """
    global _latest
    by_hand = tuple(hand_locks)
    for known in _latest:
        if known.case is case and known.seats is seats and known.hand_locks == by_hand:
            return known.found
    found = _resolved(case, seats, by_hand)
    _latest = (_Known(case, seats, by_hand, found), *_latest[: _KEPT - 1])
    return found


_KEPT = 4


@dataclass(frozen=True, eq=False)
class _Known:
    case: Case
    seats: SeatTable
    hand_locks: tuple[HandLock, ...]
    found: Locks


_latest: tuple[_Known, ...] = ()
"""Replaced as a whole, so that threads need no lock; at worst one of them works something out again."""


def _resolved(case: Case, seats: SeatTable, hand_locks: tuple[HandLock, ...]) -> Locks:
    resolver = _Resolver(case, seats)
    belonging = {row: a for a in case.assignments for row in a.rows}
    for position, row in enumerate(case.portfolio.assignments):
        if row.locked:
            resolver.lock_row(position, row, belonging.get(position))
    resolver.lock_by_hand(hand_locks)
    resolver.forced.setflags(write=False)
    return Locks(resolver.forced, tuple(resolver.conflicts))


class _Resolver:
    """Locks taken so far: who is where, what is left of them, and on how many studies they are."""

    def __init__(self, case: Case, seats: SeatTable) -> None:
        self.case = case
        self.seats = seats
        self.conflicts: list[LockConflict] = []
        self.forced: IntArray = np.full(self.seats.fte.shape, OPEN, dtype=np.int32)
        self._left = self.case.available.copy()
        self._is_eligible = lru_cache(maxsize=None)(case.is_eligible)  # asked for every month of a lock
        self._studies: dict[tuple[int, int], set[int]] = defaultdict(set)
        self._planned = {self.case.portfolio.studies[row].id for row in self.case.study_rows}
        self._seats_of: dict[tuple[int, int], list[int]] = defaultdict(list)
        assigned = np.flatnonzero(self.seats.assignee >= 0)
        made_by = zip(self.seats.line[assigned].tolist(), self.seats.assignee[assigned].tolist(), strict=True)
        for seat, key in zip(assigned.tolist(), made_by, strict=True):
            self._seats_of[key].append(seat)

    def lock_row(self, position: int, row: Assignment, belongs: PlannedAssignment | None) -> None:
        """Take one locked row of Assignments."""
        span = self.case.grid.span(row.start, row.end)
        if not span:
            return
        trouble: dict[str, list[int]] = defaultdict(list)
        if belongs is None:
            trouble[NO_LINE if row.study in self._planned else NOT_PLANNED] = list(span)
        else:
            self._lock_seats(belongs, span, trouble)
        for reason, months in trouble.items():
            self._conflict(position, (row.person, row.study, row.role), months, reason)

    def _lock_seats(self, belongs: PlannedAssignment, span: range, trouble: dict[str, list[int]]) -> None:
        person, line = belongs.person, belongs.line
        seats = self._seats_of.get((line, person), [])
        if not seats:
            # the seats may be cut by hand; a lock whose seat would have carried something must not vanish unsaid
            trouble[NO_SEAT].extend(t for t in span if self._missing(belongs)[t] > 0)
        for seat in seats:
            for t in span:
                reason = self._take(seat, t, person)
                if reason and t not in trouble[reason]:
                    trouble[reason].append(t)

    def _missing(self, belongs: PlannedAssignment) -> IntArray:
        """What the default seat of an assignment would carry, [T]."""
        on_line = [a for a in self.case.assignments if a.line == belongs.line and a.overlaps]
        for person, fte in line_seats(self.case, belongs.line, on_line):
            if person == belongs.person:
                return fte
        return np.zeros(self.case.grid.count, dtype=np.int32)

    def lock_by_hand(self, locks: tuple[HandLock, ...]) -> None:
        """Take the locks set by hand, in their order; one conflict for each seat, person and reason."""
        trouble: dict[tuple[int, int, str], list[int]] = defaultdict(list)
        for lock in locks:
            reason = self._take_by_hand(lock)
            if reason:
                trouble[lock.seat, lock.person, reason].append(lock.month)
        staff = self.case.portfolio.staff
        for (seat, person, reason), months in trouble.items():
            name = staff[person].id if 0 <= person < len(staff) else ""
            study, role = "", ""
            if 0 <= seat < len(self.seats):
                key = self.case.line_keys[int(self.seats.line[seat])]
                study, role = key.study, key.role
            self._conflict(-1, (name, study, role), months, reason)

    def _take_by_hand(self, lock: HandLock) -> str:
        seats, months = self.forced.shape
        if not (0 <= lock.seat < seats and 0 <= lock.month < months):
            return NO_SEAT
        if not 0 <= lock.person < len(self.case.portfolio.staff):
            return NOT_ELIGIBLE
        return self._take(lock.seat, lock.month, lock.person)

    def _take(self, seat: int, month: int, person: int) -> str:
        """Let a person hold a seat-month; the reason why not, or '' if they do or there is nothing to hold."""
        fte = int(self.seats.fte[seat, month])
        holder = int(self.forced[seat, month])
        if fte == 0 or holder == person:
            return ""
        line = int(self.seats.line[seat])
        if not self._is_eligible(person, line):
            return NOT_ELIGIBLE
        if holder != OPEN:
            return HELD
        if self._left[person, month] < fte:
            return NO_TIME
        studies, study = self._studies[person, month], int(self.case.line_study[line])
        if study not in studies and len(studies) >= int(self.case.max_studies[person]):
            return TOO_MANY_STUDIES
        self.forced[seat, month] = person
        self._left[person, month] -= fte
        studies.add(study)
        return ""

    def _conflict(self, row: int, names: tuple[str, str, str], months: list[int], reason: str) -> None:
        if months:
            self.conflicts.append(LockConflict(row, *names, months=tuple(sorted(months)), reason=reason))
