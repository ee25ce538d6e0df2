"""Somebody's plan as a place to start from: its holders on the search's own seats, as far as rules 1-5 allow today."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

import numpy as np

from planner.domain.plan import CONTRACTOR, OPEN, Plan, SeatTable
from solver.kernel_types import INT, Array

if TYPE_CHECKING:
    from solver.problem import Problem


def start_from(problem: Problem, plan: Plan) -> Array:
    """Holders [S, T] for the problem's seats, from a plan of the same portfolio whose seats may be others.

    Locks come first; then everybody keeps seats of the sizes they hold in the plan, as long as they are eligible and
    free. What fits no more stays open. A plan on the same seats that keeps the rules comes back unchanged.
    """
    filling = _Filling(problem)
    same = np.array_equal(plan.seats.line, problem.seats.line) and np.array_equal(plan.seats.fte, problem.seats.fte)
    wanted = plan.holder if same else on_other_seats(problem.seats, plan)
    for seat, t in np.argwhere((problem.data.fte > 0) & (wanted != OPEN)).tolist():
        filling.place(seat, t, int(wanted[seat, t]))
    return filling.holder


def on_other_seats(seats: SeatTable, plan: Plan) -> Array:
    """The plan's holders [S, T] on other seats, each of the same line, month and size; what has none is left out."""
    waiting: dict[tuple[int, int, int], deque[int]] = defaultdict(deque)
    for seat, t in np.argwhere((plan.seats.fte > 0) & (plan.holder != OPEN)).tolist():
        waiting[int(plan.seats.line[seat]), t, int(plan.seats.fte[seat, t])].append(int(plan.holder[seat, t]))
    wanted = np.full(seats.fte.shape, OPEN, INT)
    last: dict[int, int] = {}
    for seat, t in np.argwhere(seats.fte > 0).tolist():  # seat by seat, so whoever sat there stays if possible
        here = waiting.get((int(seats.line[seat]), t, int(seats.fte[seat, t])))
        if not here:
            continue
        person = last[seat] if last.get(seat, OPEN) in here else here[0]
        here.remove(person)
        wanted[seat, t] = last[seat] = person
    return wanted


class _Filling:
    """A plan that grows month by month of a seat and keeps rules 1-5."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        d = problem.data
        people, months = problem.case.available.shape
        self.holder = np.full(d.fte.shape, OPEN, INT)
        self.left = np.array(problem.case.available, np.int64)
        self.held = np.zeros((people, months), np.int64)
        self.studies: dict[tuple[int, int], set[int]] = defaultdict(set)
        limit = np.where(d.contractor_cost >= 0, problem.case.contractor_limit, 0)
        self.contractors_left = np.repeat(limit[:, None], months, axis=1)
        self.eligible = [set(problem.case.eligible(line).tolist()) for line in range(len(d.line_study))]
        for seat, t in np.argwhere(d.forced >= 0).tolist():
            self._put(seat, t, int(d.forced[seat, t]))
        for seat, t in np.argwhere(d.forced == CONTRACTOR).tolist():
            self._hire(seat, t)

    def place(self, seat: int, t: int, holder: int) -> None:
        """Let somebody hold a seat in a month, unless they are forced or a rule forbids it."""
        if self.problem.data.forced[seat, t] != OPEN:
            return
        if holder == CONTRACTOR:
            self._hire(seat, t)
        elif holder >= 0 and self._may(seat, t, holder):
            self._put(seat, t, holder)

    def _may(self, seat: int, t: int, person: int) -> bool:
        d = self.problem.data
        line = int(d.seat_line[seat])
        studies, study = self.studies[person, t], int(d.line_study[line])
        return (
            person in self.eligible[line]
            and self.left[person, t] >= d.fte[seat, t]
            and (study in studies or len(studies) < d.max_studies[person])
            and self.held[person, t] < self.problem.slots
        )

    def _put(self, seat: int, t: int, person: int) -> None:
        d = self.problem.data
        self.holder[seat, t] = person
        self.left[person, t] -= d.fte[seat, t]
        self.held[person, t] += 1
        self.studies[person, t].add(int(d.line_study[d.seat_line[seat]]))

    def _hire(self, seat: int, t: int) -> None:
        d = self.problem.data
        role = int(d.line_role[d.seat_line[seat]])
        if self.contractors_left[role, t] >= d.fte[seat, t]:
            self.contractors_left[role, t] -= d.fte[seat, t]
            self.holder[seat, t] = CONTRACTOR
