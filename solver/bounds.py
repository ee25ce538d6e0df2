"""The proof beside the search: a lower bound on Z that grows, and plans to try.

First capacity alone bounds every component (`flow_bound`); then small components are modelled exactly (`exact`), with
the floors priced by the multipliers of the linear relaxation of everything together. Any multipliers give a bound.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import threading
from collections.abc import Callable

import numpy as np
from ortools.math_opt.python import mathopt

from solver.component import Component, split
from solver.exact import ComponentModel, ComponentResult
from solver.flow_bound import FlowBound, Prices, bench_constant
from solver.problem import Problem
from solver.search import Budget

JOINT_SIZE = 12_000
"""Person-line-months up to which the linear relaxation of the whole is solved for the floors' multipliers."""
EXACT_SIZE = 4_000
"""Person-line-months up to which a component is modelled exactly."""
FIRST_SECONDS, FIRST_NODES = 2.0, 40
"""Time or nodes of the first look at a component; each further look has four times as much."""

Offer = Callable[[Component, ComponentResult], None]


class Bounder:
    """Bounds a problem on a thread of its own (`start`), or in the caller's under work limits (`run`)."""

    def __init__(self, problem: Problem, offer: Offer, budget: Budget, should_stop: Callable[[], bool]) -> None:
        self.problem = problem
        self.offer = offer
        self.budget = budget
        self.should_stop = should_stop
        self.bound: float | None = None
        self.finished = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin on a thread; it is a daemon, for a solve under way cannot be interrupted."""
        self._thread = threading.Thread(target=self._run_quietly, name="bounds", daemon=True)
        self._thread.start()

    def _run_quietly(self) -> None:
        with contextlib.suppress(AttributeError, OSError):  # only some systems give threads a priority
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 5)
        try:
            self.run(by_work=False)
        finally:
            self.finished.set()

    def run(self, by_work: bool) -> None:
        """Bound everything; with ``by_work`` under node limits only, so that the outcome repeats."""
        components = split(self.problem)
        bounds = self._capacity(Prices.none(self.problem), components)
        if self.should_stop():
            return
        small = [c for c in components if 0 < c.size <= EXACT_SIZE]
        prices = Prices.none(self.problem)
        if sum(c.size for c in components) <= JOINT_SIZE and self._any_floor():
            prices = self._multipliers()
            bounds = self._capacity(prices, components)
        self._exact(small, components, bounds, prices, by_work)

    def _any_floor(self) -> bool:
        d = self.problem.data
        return bool(d.has_study_floor.any() or d.has_sponsor_floor.any() or d.has_portfolio_floor)

    def _capacity(self, prices: Prices, components: list[Component]) -> list[float]:
        """The capacity bound of every component at some prices; keeps the total if it is the best so far."""
        by_line = FlowBound(self.problem, prices).all_months(self.should_stop)
        bounds = [float(by_line[c.lines].sum()) for c in components]
        self._keep(bounds, prices)
        return bounds

    def _keep(self, bounds: list[float], prices: Prices) -> None:
        total = sum(bounds) + bench_constant(self.problem, prices)
        if self.bound is None or total > self.bound:
            self.bound = max(0.0, total)

    def _multipliers(self) -> Prices:
        """The floors' multipliers of the linear relaxation of all components together."""
        d = self.problem.data
        everything = Component(np.arange(len(d.cost)), np.arange(len(d.line_study)), 0)
        none = Prices.none(self.problem)
        model = ComponentModel(self.problem, everything, none, whole=False)
        rows = model.add_floors()
        limit = None if self.budget.deterministic else dt.timedelta(seconds=max(1.0, self.budget.seconds / 3))
        result = mathopt.solve(
            model.model, mathopt.SolverType.GLOP, params=mathopt.SolveParameters(time_limit=limit, random_seed=1)
        )
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return none
        duals = {key: max(0.0, result.dual_values(row)) for key, row in rows.items()}
        study, sponsor = none.study.copy(), none.sponsor.copy()
        for (level, index), value in duals.items():
            if level == "study":
                study[index] = value
            elif level == "sponsor":
                sponsor[index] = value
        return Prices(study, sponsor, duals.get(("portfolio", 0), 0.0))

    def _exact(
        self,
        small: list[Component],
        components: list[Component],
        bounds: list[float],
        prices: Prices,
        by_work: bool,
    ) -> None:
        """Look at the small components again and again, each time longer, until each is proven or time is up."""
        place = {id(c): i for i, c in enumerate(components)}
        models: dict[int, ComponentModel] = {}
        effort = 1.0
        todo = list(small)
        while todo and not self.should_stop():
            left = []
            for component in todo:
                if self._out_of_time(by_work, effort):
                    return
                i = place[id(component)]
                model = models.setdefault(i, ComponentModel(self.problem, component, prices))
                seconds = None if by_work else min(FIRST_SECONDS * effort, self._seconds_left())
                result = model.solve(seconds, int(FIRST_NODES * effort) if by_work else None)
                if result is None:
                    continue
                if result.bound > bounds[i]:
                    bounds[i] = result.bound
                    self._keep(bounds, prices)
                if result.held:
                    self.offer(component, result)
                if not result.proven:
                    left.append(component)
            todo = left
            effort *= 4.0

    def _seconds_left(self) -> float:
        return max(0.05, self.budget.seconds - self.budget.elapsed)

    def _out_of_time(self, by_work: bool, effort: float) -> bool:
        if self.should_stop():
            return True
        if by_work:  # one look for short budgets, two or three for longer ones: a rule, not a clock
            return effort > max(1.0, self.budget.seconds / 20.0)
        return self.budget.elapsed >= self.budget.seconds
