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
from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from solver.budget import Budget
from solver.component import Component, everything, split
from solver.exact import ComponentModel, ComponentResult
from solver.flow_bound import FlowBound, Prices, bench_constant, unit_costs
from solver.problem import Problem

JOINT_SIZE = 12_000
"""Person-line-months up to which the linear relaxation of the whole is solved for the floors' multipliers."""
EXACT_SIZE = 4_000
"""Person-line-months up to which a component is modelled exactly."""
FIRST_SECONDS, FIRST_NODES = 2.0, 4
"""Time or nodes of the first look at a component; each further look has four times as much."""
SIZE_PER_SECOND, FREE_SIZE = 60.0, 30.0
"""Person-line-months of exact models that stand for a second of a first look in deterministic mode, and for none."""
MOST_PRICE = 1000.0
"""A floor's multiplier is cut off here, where whole numbers hold the priced costs; any multiplier gives a bound."""

FACTORS = (0.5, 0.25, 0.12)
"""How much open demand is made to cost when the other parts of Z are bounded, beside what it does cost."""

Offer = Callable[[Component, ComponentResult], None]


@dataclass(frozen=True, slots=True)
class PartBounds:
    """Lower bounds on parts of a plan's Z: open demand and contractors alone; all the rest, given that much of them."""

    open: float
    rest: float


class Bounder:
    """Bounds a problem on a thread of its own, by time or, in deterministic mode, by limits of work that repeat.

    In deterministic mode it does only what it has been allowed (`allow`), and whoever takes what it found waits until
    all of that is done (`catch_up`).
    """

    def __init__(self, problem: Problem, budget: Budget, should_stop: Callable[[], bool]) -> None:
        self.problem = problem
        self.offer: Offer = lambda component, result: None
        self.budget = budget
        self.should_stop = should_stop
        self.bound: float | None = None
        self._finished = False
        self._waiting = False
        self._allowed: float | None = 0.0  # seconds of deterministic work; None: nothing more will be allowed
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._open_alone: float | None = None
        self._by_factor: list[tuple[float, float]] = []  # factor on open demand, bound on all of that

    def start(self) -> None:
        """Begin on a thread, once; it is a daemon, for a solve under way cannot be interrupted."""
        if self._thread is not None:
            return
        self._thread = threading.Thread(target=self._run_quietly, name="bounds", daemon=True)
        self._thread.start()

    def _run_quietly(self) -> None:
        with contextlib.suppress(AttributeError, OSError):  # only some systems give threads a priority
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 5)
        try:
            self.run()
        finally:
            with self._change:
                self._finished = True
                self._change.notify_all()

    def allow(self, seconds: float) -> None:
        """In deterministic mode: do as much as belongs to so many seconds of the run, and no more."""
        with self._change:
            self._allowed = seconds
            self._waiting = False
            self._change.notify_all()

    def catch_up(self) -> None:
        """Wait until all that is allowed has been done, or for a stop."""
        with self._change:
            while not (self._finished or self._waiting or self.should_stop()):
                self._change.wait(0.05)

    def finish(self) -> None:
        """Wait for the end of what is allowed, and allow nothing more."""
        if self.budget.deterministic:
            self.catch_up()
        with self._change:
            self._allowed = None
            self._change.notify_all()
            while not (self._finished or self.should_stop()):
                self._change.wait(0.05)

    def parts(self, open_part: float) -> PartBounds | None:
        """Bounds on the parts of a plan of which open demand and contractors cost ``open_part``; None if none yet.

        If open demand cost ``f`` times as much, bound(f) <= f · open part + rest for every plan.
        """
        if self._open_alone is None:
            return None
        return PartBounds(self._open_alone, max([0.0, *(bound - f * open_part for f, bound in self._by_factor)]))

    def run(self) -> None:
        """Bound everything."""
        components = split(self.problem)
        none = Prices.none(self.problem)
        plain = self._capacity(none)
        self._raise(plain)
        self._by_factor.append((1.0, plain))
        if self.should_stop():
            return
        self.bound_parts()
        small = [c for c in components if 0 < c.size <= EXACT_SIZE]
        prices = none
        if sum(c.size for c in components) <= JOINT_SIZE and self._any_floor():
            prices = self._multipliers()
            self._raise(self._capacity(prices))
        if small and not self.should_stop():
            self._exact(small, components, self._apart(prices, components), prices)

    def _any_floor(self) -> bool:
        d = self.problem.data
        return bool(d.has_study_floor.any() or d.has_sponsor_floor.any() or d.has_portfolio_floor)

    def _capacity(self, prices: Prices) -> float:
        """What capacity alone says at some prices."""
        by_line = FlowBound(self.problem, unit_costs(self.problem, prices)).all_months(self.should_stop)
        return float(by_line.sum()) + bench_constant(self.problem, prices)

    def _apart(self, prices: Prices, components: list[Component]) -> list[float]:
        """The capacity bound of every component by itself, so that any of them can be replaced by a better one.

        Each may use its roles' whole contractor limits; sharing them makes components depend on each other.
        """
        flow = FlowBound(self.problem, unit_costs(self.problem, prices), components)
        by_line = flow.all_months(self.should_stop)
        return [float(by_line[c.lines].sum()) for c in components]

    def bound_parts(self) -> None:
        """Capacity bounds of the parts of Z."""
        plain = unit_costs(self.problem, Prices.none(self.problem))
        alone = FlowBound(self.problem, plain.open_alone()).all_months(self.should_stop)
        self._open_alone = float(alone.sum())
        for factor in FACTORS:
            if self.should_stop():
                return
            weighed = FlowBound(self.problem, plain.weighing_open(factor)).all_months(self.should_stop)
            self._by_factor.append((factor, float(weighed.sum())))

    def _keep(self, bounds: list[float], prices: Prices) -> None:
        self._raise(sum(bounds) + bench_constant(self.problem, prices))

    def _raise(self, bound: float) -> None:
        if self.bound is None or bound > self.bound:
            self.bound = max(0.0, bound)

    def _multipliers(self) -> Prices:
        """The floors' multipliers of the linear relaxation of all components together."""
        none = Prices.none(self.problem)
        model = ComponentModel(self.problem, everything(self.problem), none, whole=False)
        rows = model.add_floors()
        limit = None if self.budget.deterministic else dt.timedelta(seconds=max(1.0, self.budget.seconds / 3))
        result = mathopt.solve(
            model.model, mathopt.SolverType.GLOP, params=mathopt.SolveParameters(time_limit=limit, random_seed=1)
        )
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return none
        duals = {key: min(MOST_PRICE, max(0.0, result.dual_values(row))) for key, row in rows.items()}
        study, sponsor = none.study.copy(), none.sponsor.copy()
        for (level, index), value in duals.items():
            if level == "study":
                study[index] = value
            elif level == "sponsor":
                sponsor[index] = value
        return Prices(study, sponsor, duals.get(("portfolio", 0), 0.0))

    def _exact(self, small: list[Component], components: list[Component], bounds: list[float], prices: Prices) -> None:
        """Look at the small components again and again, each time longer, until each is proven or time is up."""
        place = {id(c): i for i, c in enumerate(components)}
        todo = [_Look(c, prices) for c in small]
        if sum(c.size for c in components) <= EXACT_SIZE and self._any_floor():
            todo.append(_Look(everything(self.problem), None))
        effort, work = 1.0, 0.0
        while todo and not self.should_stop():
            left = []
            for look in todo:
                work += look.component.size * effort
                if self._out_of_budget(work):
                    return
                result = self._look(look, effort)
                if result is None:
                    continue
                if look.prices is None:
                    self._raise(result.bound)
                elif result.bound > bounds[place[id(look.component)]]:
                    bounds[place[id(look.component)]] = result.bound
                    self._keep(bounds, prices)
                if result.held:
                    self.offer(look.component, result)
                if not result.proven:
                    left.append(look)
            todo = left
            effort *= 4.0

    def _look(self, look: _Look, effort: float) -> ComponentResult | None:
        """Solve a part once more; None if nothing came of it."""
        if look.model is None:
            look.model = ComponentModel(self.problem, look.component, look.prices or Prices.none(self.problem))
            if look.prices is None:
                look.model.add_floors()
        if self.budget.deterministic:
            return look.model.solve(None, int(FIRST_NODES * effort))
        seconds = max(0.05, self.budget.seconds - self.budget.elapsed)
        return look.model.solve(min(FIRST_SECONDS * effort, seconds), None)

    def _out_of_budget(self, work: float) -> bool:
        """Whether so much work is too much; in deterministic mode waits until it is allowed or the run ends."""
        if not self.budget.deterministic:
            return self.should_stop() or self.budget.elapsed >= self.budget.seconds
        with self._change:
            while self._allowed is not None and work > FREE_SIZE + SIZE_PER_SECOND * self._allowed:
                self._waiting = True
                self._change.notify_all()
                if self.should_stop():
                    return True
                self._change.wait(0.05)
            self._waiting = False
            return self._allowed is None or self.should_stop()


@dataclass
class _Look:
    """A part to be solved exactly: a component with the floors priced, or everything with the floors as rows (None)."""

    component: Component
    prices: Prices | None
    model: ComponentModel | None = None
