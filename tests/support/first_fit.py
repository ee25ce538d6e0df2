"""Plans for tests, without the optimizer: whoever fits first holds the seat, and contractors take some of the rest."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.seats import default_seats


def first_fit(case: Case) -> Plan:
    """A plan that keeps rules 1 to 5 and leaves something open where people are short."""
    filling = _Filling(case)
    filling.take_locks()
    filling.take_people()
    filling.take_contractors()
    return Plan(filling.seats, filling.holder)


class _Filling:
    def __init__(self, case: Case) -> None:
        self.case, self.seats = case, default_seats(case)
        self.holder = np.full(self.seats.fte.shape, OPEN, dtype=np.int32)
        self.left = case.available.copy()
        self.studies: dict[tuple[int, int], set[int]] = defaultdict(set)

    def take(self, seat: int, month: int, person: int) -> bool:
        study, needed = int(self.case.line_study[self.seats.line[seat]]), int(self.seats.fte[seat, month])
        on = self.studies[person, month]
        if self.left[person, month] < needed or (study not in on and len(on) >= self.case.max_studies[person]):
            return False
        on.add(study)
        self.left[person, month] -= needed
        self.holder[seat, month] = person
        return True

    def take_locks(self) -> None:
        forced = resolve_locks(self.case, self.seats).forced
        for seat, month in np.argwhere(forced >= 0).tolist():
            assert self.take(seat, month, int(forced[seat, month]))

    def take_people(self) -> None:
        for seat, month in np.argwhere((self.seats.fte > 0) & (self.holder == OPEN)).tolist():
            before = int(self.holder[seat, month - 1]) if month else int(self.seats.assignee[seat])
            people = self.case.eligible(int(self.seats.line[seat])).tolist()
            first = [before] if before in people else []
            any(self.take(seat, month, person) for person in first + people)

    def take_contractors(self) -> None:
        used: dict[tuple[int, int], int] = defaultdict(int)
        for seat, month in np.argwhere((self.seats.fte > 0) & (self.holder == OPEN)).tolist():
            role, needed = int(self.case.line_role[self.seats.line[seat]]), int(self.seats.fte[seat, month])
            if used[role, month] + needed <= self.case.contractor_limit[role]:
                used[role, month] += needed
                self.holder[seat, month] = CONTRACTOR
