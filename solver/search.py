"""One run from a problem to the best plan found: construction, rounds by the schedule, news, and when to end."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.plan import OPEN
from solver.budget import Budget
from solver.component import Component
from solver.engine import Engine, Incumbent
from solver.exact import ComponentResult
from solver.kernel_types import Array
from solver.problem import Problem
from solver.schedule import MILESTONE, WORK_PER_SECOND, Cycle, cycles
from solver.seating import seat_component
from solver.tidying import tidied

RUIN, BLINK = 5, 0.03
SETTLING = 0.15
"""The last part of each cycle, in which floors' prices only rise."""
LANDING, LANDING_APART = 0.06, 10
"""How far apart landings are: at most this share of the budget, early on less, but so many rounds at least."""
LANDING_ROUNDS, MET_ROUNDS, LANDING_ROUND, LANDING_HEAT = 14, 5, 0.3, 0.03
"""The most rounds of a landing, how many of them with all floors met are enough, how long they are (in rounds), how
hot."""


@dataclass(frozen=True, slots=True)
class News:
    """What a listener hears after each round."""

    phase: str
    seconds: float
    fraction: float
    best: Incumbent | None
    improved: bool


class Between:
    """Who is asked between the cycles of a deterministic run; does nothing by itself."""

    def begins(self, cycle: Cycle) -> None:
        """A cycle begins."""

    def ended(self) -> None:
        """A cycle has ended; what belongs to it may still be done before this returns."""

    def proven(self, best: Incumbent) -> bool:
        """Whether the best plan is proven best."""
        return False


class Search:
    """Runs an engine by the schedule until the budget is used or somebody says stop."""

    def __init__(
        self,
        problem: Problem,
        seed: int,
        budget: Budget,
        listen: Callable[[News], None],
        should_stop: Callable[[], bool],
        start: Array | None = None,
        between: Between | None = None,
    ) -> None:
        self.problem = problem
        self.budget = budget
        self.listen = listen
        self.should_stop = should_stop
        self.start = start
        self.between = between or Between()
        self.engine = Engine(problem, seed, budget.threads)
        self.when_met: Callable[[], None] = lambda: None  # told once, when all floors are met for the first time
        self.first_plan: float | None = None
        self.first_valid: float | None = None
        self._rate = float(WORK_PER_SECOND)
        self._balanced: list[Array] | None = None  # floors' prices before they were raised to settle
        self._tidied: Incumbent | None = None
        self._offers: deque[tuple[Component, ComponentResult]] = deque()

    def run(self) -> None:
        """Construct, improve, and leave the best plan in ``engine.best``."""
        try:
            self._construct()
            self._improve()
        finally:
            self.engine.close()

    def offer(self, component: Component, result: ComponentResult) -> None:
        """Propose how a component could be staffed; any thread may call, the search looks between rounds."""
        self._offers.append((component, result))

    def take_offers(self) -> None:
        """Try every proposal on the best plan and go on from there if that is better."""
        engine = self.engine
        while self._offers and engine.best is not None:
            component, result = self._offers.popleft()
            seated = seat_component(self.problem, component, result, engine.best.holder)
            too_many = self.problem.moved(seated) > engine.most_moved
            if too_many or not self.problem.fits(seated) or not self.problem.keeps(seated):
                continue
            current = engine.state.holder.copy()
            engine.load(engine.best.holder)
            total = float(engine.sums.total[0])
            engine.load(seated)
            allowed = bool((engine.sums.contractor_left >= 0).all())
            better = float(engine.sums.total[0]) < total - 1e-9 or engine.current.better_than(engine.best)
            if allowed and better:
                self._note("exact parts")
            else:
                engine.load(current)

    def _note(self, phase: str) -> None:
        """Keep the current plan if it is best, and tell."""
        improved = self.engine.keep_if_best()
        self._tell(phase, improved)

    def _tell(self, phase: str, improved: bool) -> None:
        now = self.budget.elapsed
        if self.first_plan is None:
            self.first_plan = now
        if self.first_valid is None and self.engine.best is not None and self.engine.best.shortfall <= 0:
            self.first_valid = now
            self.when_met()
        fraction = self.budget.fraction(self.engine.work_done)
        self.listen(News(phase, now, fraction, self.engine.best, improved))

    def _construct(self) -> None:
        """The plan to start from, else locks; then empty seats with their best holders, by falling weight.

        They are filled in parts small enough to stop between.
        """
        engine = self.engine
        order = engine.seat_order()
        if self.start is None:
            engine.place_locks()
        else:
            engine.load(self.start)
            if self.problem.most_moved is not None:
                engine.limit_moved(self.problem.most_moved)
            self._note("the plan to start from")
            order = order[(self.start[order] == OPEN).all(axis=1) & (self.problem.data.seat_free[order] != 0)]
            if self.problem.most_moved is not None:
                order = order[:0]  # filling counts nobody
        for part in np.array_split(order, max(1, len(order) // 500)):
            if self.should_stop():
                break
            engine.construct(part)
        self._note("first plan")

    def _improve(self) -> None:
        """Cycle after cycle until the budget is used; a deterministic run ends at checkpoints alone.

        What a deterministic run has found at a checkpoint does not depend on its budget, so more never hurts.
        """
        budget = self.budget
        if not self.problem.data.seat_free.any():
            return
        milestone = MILESTONE if budget.deterministic else budget.seconds
        ahead = cycles(self.problem.effort, budget.work_per_second, milestone)
        cycle = next(ahead)
        self.between.begins(cycle)
        landing, turn, checkpoint = cycle.end, 0, True
        while not self.should_stop():
            now = self._spent
            if now >= cycle.end and (not budget.deterministic or checkpoint):
                if self._between():
                    break
                cycle = next(c for c in ahead if c.end > now)
                self.between.begins(cycle)
            if now >= budget.seconds and (not budget.deterministic or checkpoint):
                break
            self._round(cycle, now, turn)
            turn += 1
            checkpoint = self._spent >= landing
            if checkpoint:
                self._land(cycle)
                landing = self._next_landing(cycle)
            if not budget.deterministic:
                self.take_offers()
            elif checkpoint:
                self._checkpoint()
            self._note(self._phase)

    @property
    def _spent(self) -> float:
        return self.budget.spent(self.engine.work_done)

    def _between(self) -> bool:
        """Between two cycles: go back to the best plan. True if it is proven best (asked in a deterministic run)."""
        if self.budget.deterministic:
            self.between.ended()
            self.take_offers()
            self._checkpoint()
            self._note(self._phase)
        best = self.engine.best
        if best is None:
            return False
        self.engine.load(best.holder, self._balanced)
        return self.budget.deterministic and self.between.proven(best)

    def _checkpoint(self) -> None:
        """Tidy the best plan and go on from where the search is."""
        if self.engine.best is not self._tidied:
            place = self.engine.save()
            self.tidy()
            self.engine.go_back(place)

    def tidy(self, seconds: float | None = None) -> None:
        """Seat the best plan more steadily where that costs nothing, as far as ``seconds`` allow."""
        engine, best = self.engine, self.engine.best
        if best is None:
            return
        holder = tidied(engine, best.holder, seconds)
        found = replace(engine.current, holder=holder)
        better = found.better_than(best)
        engine.best = self._tidied = found if better else replace(best, holder=holder)
        self._tell("tidying", better)

    @property
    def _phase(self) -> str:
        return "meeting the floors" if self.first_valid is None else "improving"

    def _next_landing(self, cycle: Cycle) -> float:
        """When to land next; in a deterministic run also where a cycle ends."""
        now, budget = self._spent, self.budget
        if not budget.deterministic:
            return now + min(LANDING * budget.seconds, max(0.5 * now, LANDING_APART * cycle.round_seconds))
        then = now + min(LANDING * cycle.end, max(0.5 * now, LANDING_APART * cycle.round_seconds))
        return min(then, cycle.end) if now < cycle.end else then

    def _land(self, cycle: Cycle) -> None:
        """From where the search is, try for a plan that meets all floors: cold, with missed floors pressed; then back.

        Annealing goes through plans that miss floors by a little; landings make plans of them all the way.
        """
        engine = self.engine
        if engine.problem.floors:
            place = engine.save()
            met = 0
            for turn in range(LANDING_ROUNDS if self.first_valid is not None else 2 * LANDING_ROUNDS):
                engine.press()
                below = engine.seats_below_floors()
                focus = below if below.any() else None
                work = self._work(LANDING_ROUND * cycle.round_seconds)
                engine.round(work, LANDING_HEAT, LANDING_HEAT, RUIN, BLINK, turn, focus)
                self._note(self._phase)
                met += engine.shortfall() <= 0
                if met >= MET_ROUNDS or self.should_stop():
                    break
            engine.go_back(place)

    def _work(self, seconds: float) -> int:
        """The work of so many seconds on one thread."""
        return int((WORK_PER_SECOND if self.budget.deterministic else self._rate) * seconds)

    def _round(self, cycle: Cycle, now: float, turn: int) -> None:
        engine = self.engine
        after = now + cycle.round_seconds
        before, started = engine.work_done, time.monotonic()
        work = self._work(cycle.round_seconds)
        engine.round(work, cycle.temperature(now), cycle.temperature(after), RUIN, BLINK, turn)
        took = max(1e-3, time.monotonic() - started)
        self._rate += 0.3 * ((engine.work_done - before) / engine.threads / took - self._rate)
        settling = after > cycle.end - SETTLING * (cycle.end - cycle.start)
        if not settling or self._balanced is None:
            self._balanced = engine.prices()
        engine.adapt_prices(cycle.nudge, settling)
        engine.adapt_price_of_moving()
