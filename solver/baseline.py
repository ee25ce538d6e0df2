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
    """A pass over all seats. All people of a line are judged at once: a large case takes tens of thousands of turns."""

    def __init__(self, case: Case, seats: SeatTable, forced: Array, continuity: bool) -> None:
        self.case, self.seats, self.continuity = case, seats, continuity
        self.holder = np.where(seats.fte > 0, forced, OPEN).astype(INT)
        self.left = case.available.astype(np.int64).copy()
        people, months = self.left.shape
        self.knows = case.knew_before.copy()
        self.study = case.line_study[seats.line]
        self.seats_of = [np.flatnonzero(self.study == study) for study in range(len(case.portfolio.studies))]
        self.study_count = np.zeros((people, months), INT)
        self.place = np.empty(people, np.int64)  # by cost, then by number
        self.place[np.lexsort((np.arange(people), case.cost))] = np.arange(people)
        forced_at = np.argwhere(self.holder >= 0).tolist()
        self.holder[self.holder >= 0] = OPEN
        for seat, month in forced_at:
            self._book(seat, int(forced[seat, month]), np.array([month]))

    def _book(self, seat: int, person: int, months: Array) -> None:
        self.left[person, months] -= self.seats.fte[seat, months]
        there = self.holder[self.seats_of[self.study[seat]]][:, months] == person
        self.study_count[person, months] += ~there.any(axis=0)
        self.holder[seat, months] = person
        self.knows[person, self.case.line_sponsor[self.seats.line[seat]]] = True

    def order(self) -> Array:
        """Seats by falling probability, those of today's assignments first, then in sheet order."""
        probability = self.case.probability[self.study]
        return np.lexsort((np.arange(len(self.seats)), self.seats.assignee < 0, -probability))

    def run(self) -> Plan:
        """Fill every seat in order."""
        for seat in self.order():
            self._fill(int(seat))
        return Plan(self.seats, self.holder)

    def _can(self, seat: int, people: Array, months: Array) -> Array:
        """[people, months] who could hold which month."""
        window = slice(int(months[0]), int(months[-1]) + 1)
        inside = months - window.start
        free = self.left.take(people, axis=0)[:, window] >= self.seats.fte[seat, window]
        room = self.study_count.take(people, axis=0)[:, window] < self.case.max_studies[people][:, None]
        if not room.all():  # at their limit, people may still hold another seat of a study that they are on
            full = np.flatnonzero(~room.all(axis=1))
            holders = self.holder[self.seats_of[self.study[seat]], window]
            room[full] |= (holders[:, None, :] == people[full][:, None]).any(axis=0)
        free &= room
        return free if len(inside) == free.shape[1] else free[:, inside]

    def _fill(self, seat: int) -> None:
        line = int(self.seats.line[seat])
        people = self.case.eligible(line)
        months = np.flatnonzero((self.seats.fte[seat] > 0) & (self.holder[seat] < 0))
        if not len(people) or not len(months):
            return
        can = self._can(seat, people, months)  # holding some months changes nothing for the others
        incumbent = int(self.seats.assignee[seat])
        others = people != (incumbent if (incumbent, line) in self.case.incumbents else -1)
        length = len(self.place)  # one step of a run weighs more than any place
        stranger = length * (len(months) + 1)
        order = others * (2 * stranger) + self.place[people]
        while len(months):
            run, start = first_runs(can)
            rank = order - run * length + (run == 0) * (4 * stranger)
            if self.continuity:
                rank += ~self.knows[people, self.case.line_sponsor[line]] * stranger
            best = int(rank.argmin())
            if not run[best]:
                return
            first, last = int(start[best]), int(start[best] + run[best])
            self._book(seat, int(people[best]), months[first:last])
            months = np.concatenate((months[:first], months[last:]))
            can = np.concatenate((can[:, :first], can[:, last:]), axis=1)


def first_runs(can: Array) -> tuple[Array, Array]:
    """For each row of booleans the length of its first unbroken run, and where it begins."""
    rows, count = np.arange(len(can)), can.shape[1]
    start = can.argmax(axis=1)
    gap = ~can & (np.arange(count) > start[:, None])
    after = gap.argmax(axis=1)
    end = np.where(gap[rows, after], after, count)
    return np.where(can[rows, start], end - start, 0), start
