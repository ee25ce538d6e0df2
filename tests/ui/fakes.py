"""A search without an optimizer: a greedy plan that keeps rules 1 to 5, handed over in steps as a test wants it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.locks import resolve_locks
from planner.domain.plan import Plan, Status
from planner.domain.portfolio import Portfolio
from planner.domain.seats import default_seats
from solver.api import Failure, Progress, SolveOptions, SolveResult


def greedy_plan(case: Case) -> Plan:
    """Locks first; then each seat-month goes to its holder before, its assignee, or the first who can take it."""
    seats = default_seats(case)
    holder = resolve_locks(case, seats).forced.copy()
    left = case.available.copy()
    studies: dict[tuple[int, int], set[int]] = {}
    for seat, month in zip(*np.nonzero(holder >= 0), strict=True):
        person = int(holder[seat, month])
        left[person, month] -= seats.fte[seat, month]
        studies.setdefault((person, int(month)), set()).add(int(case.line_study[seats.line[seat]]))
    for seat in range(len(seats)):
        line = int(seats.line[seat])
        study = int(case.line_study[line])
        eligible = case.eligible(line).tolist()
        last = int(seats.assignee[seat])
        for month in range(case.grid.count):
            fte = int(seats.fte[seat, month])
            if fte == 0 or holder[seat, month] >= 0:
                continue
            for person in sorted(eligible, key=lambda p: p != last):
                on = studies.setdefault((person, month), set())
                if left[person, month] >= fte and (study in on or len(on) < case.max_studies[person]):
                    holder[seat, month] = last = person
                    left[person, month] -= fte
                    on.add(study)
                    break
    return Plan(seats, holder)


class FakeSearch:
    """A `Searcher` that reports ``steps`` of progress and then its plan; ``endless`` waits for Stop or Cancel."""

    def __init__(self, steps: int = 2, endless: bool = False, failure: Failure | None = None) -> None:
        self.steps, self.endless, self.failure = steps, endless, failure
        self.cancelled = self.stopped = False
        self.options: SolveOptions | None = None
        self.portfolio: Portfolio | None = None
        self._polls = 0
        self._done = False
        self._result: SolveResult | None = None

    def start(self, portfolio: Portfolio, options: SolveOptions) -> None:
        self.portfolio, self.options = portfolio, options
        case = build_case(portfolio)
        plan = greedy_plan(case)
        score = evaluate(case, plan).objective
        trace = tuple((float(i + 1), score * (1 + 0.3 / (i + 1) - 0.3 / 9), score * 0.8) for i in range(9))
        self._result = SolveResult(Status.FEASIBLE, plan, score, score * 0.9, 9.0, options.seed, trace)

    def poll(self) -> list[Progress | SolveResult | Failure]:
        if self._done or self._result is None:
            return []
        self._polls += 1
        if self.failure is not None:
            self._done = True
            return [self.failure]
        if self.stopped or (self._polls > self.steps and not self.endless):
            self._done = True
            return [self._result]
        share = min(self._polls / self.steps, 1.0)
        seconds, score, bound = self._result.trace[min(self._polls, 8)]
        return [Progress("Improving the plan", seconds, score, bound, share, improved=True)]

    def stop(self) -> None:
        self.stopped = True

    def cancel(self) -> None:
        self.cancelled = True

    @property
    def done(self) -> bool:
        return self._done


@dataclass(frozen=True)
class FakeBaselines:
    """Both request-by-request plans."""

    list_order: Plan
    continuity_aware: Plan


def fake_baselines(case: Case) -> FakeBaselines:
    """Twice the greedy plan."""
    plan = greedy_plan(case)
    return FakeBaselines(plan, plan)
