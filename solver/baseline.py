"""The two request-by-request greedy plans: what one would get without an optimizer, to show beside ours.

Locks first; then seats by falling probability, seats of today's assignments before others, then in sheet order. Each
seat takes the eligible person who can hold most of its months from where it is still open (its incumbent before all
others; among equals the cheapest), up to the first month they cannot; then again for the months left. The
continuity-aware one prefers people who know the sponsor, by history or from earlier in the same pass. Floors and
contractors are ignored.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import OPEN, Plan, SeatTable
from planner.domain.seats import default_seats
from solver.kernel_types import INT, Array


@dataclass(frozen=True)
class Baselines:
    """Both greedy plans."""

    list_order: Plan
    continuity_aware: Plan


def baselines(case: Case) -> Baselines:
    """Both greedy plans of a case, on its default seats."""
    seats = default_seats(case)
    forced = resolve_locks(case, seats).forced
    return Baselines(
        _Greedy(case, seats, forced, continuity=False).run(), _Greedy(case, seats, forced, continuity=True).run()
    )


class _Greedy:
    def __init__(self, case: Case, seats: SeatTable, forced: Array, continuity: bool) -> None:
        self.case, self.seats, self.continuity = case, seats, continuity
        self.holder = np.where(seats.fte > 0, forced, OPEN).astype(INT)
        self.left = case.available.astype(np.int64).copy()
        people, months = self.left.shape
        self.knows = case.knew_before.copy()
        self.on_study = np.zeros((people, months), object)
        self.study_count = np.zeros((people, months), INT)
        for s, t in zip(*np.nonzero(self.holder >= 0), strict=True):
            self._book(int(s), int(self.holder[s, t]), np.array([t]))

    def _book(self, seat: int, person: int, months: Array) -> None:
        line = int(self.seats.line[seat])
        bit = 1 << int(self.case.line_study[line])
        self.left[person, months] -= self.seats.fte[seat, months]
        for t in months:
            if not int(self.on_study[person, t]) & bit:
                self.on_study[person, t] = int(self.on_study[person, t]) | bit
                self.study_count[person, t] += 1
        self.holder[seat, months] = person
        self.knows[person, self.case.line_sponsor[line]] = True

    def order(self) -> Array:
        """Seats by falling probability, those of today's assignments first, then in sheet order."""
        probability = self.case.probability[self.case.line_study[self.seats.line]]
        return np.lexsort((np.arange(len(self.seats)), self.seats.assignee < 0, -probability))

    def run(self) -> Plan:
        """Fill every seat in order."""
        for seat in self.order():
            self._fill(int(seat))
        return Plan(self.seats, self.holder)

    def _can(self, seat: int, people: Array, months: Array) -> Array:
        """[people, months] who could hold which month."""
        line = int(self.seats.line[seat])
        free = self.left[np.ix_(people, months)] >= self.seats.fte[seat, months]
        room = self.study_count[np.ix_(people, months)] < self.case.max_studies[people][:, None]
        if not room.all():
            bit = 1 << int(self.case.line_study[line])
            for i, j in zip(*np.nonzero(~room), strict=True):
                room[i, j] = bool(int(self.on_study[people[i], months[j]]) & bit)
        result: Array = free & room
        return result

    def _fill(self, seat: int) -> None:
        line = int(self.seats.line[seat])
        people = self.case.eligible(line)
        months = np.nonzero((self.seats.fte[seat] > 0) & (self.holder[seat] < 0))[0]
        if not len(people):
            return
        sponsor = self.case.line_sponsor[line]
        incumbent = int(self.seats.assignee[seat])
        is_incumbent = (incumbent, line) in self.case.incumbents
        while len(months):
            can = self._can(seat, people, months)
            run, start = first_runs(can)
            if not run.any():
                return
            first = (people != incumbent) if is_incumbent else np.ones(len(people), bool)
            stranger = ~self.knows[people, sponsor] if self.continuity else np.zeros(len(people), bool)
            usable = run > 0
            order = np.lexsort((people, self.case.cost[people], -run, stranger, first, ~usable))
            best = int(order[0])
            held = months[start[best] : start[best] + run[best]]
            self._book(seat, int(people[best]), held)
            months = np.setdiff1d(months, held)


def first_runs(can: Array) -> tuple[Array, Array]:
    """For each row of booleans the length of its first unbroken run, and where it begins."""
    start = can.argmax(axis=1)
    after = np.arange(can.shape[1]) >= start[:, None]
    run = np.cumprod(can | ~after, axis=1).astype(bool) & after & can
    return run.sum(axis=1), start
