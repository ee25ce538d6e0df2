"""One run from a problem to the best plan found: construction, rounds by the schedule, news, and when to end."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from solver.component import Component
from solver.engine import Engine, Incumbent
from solver.exact import ComponentResult
from solver.problem import Problem
from solver.schedule import Cycle, cycle_at, cycles_for
from solver.seating import seat_component

WORK_PER_SECOND = 20_000_000
"""Units of work that stand for one second and thread in deterministic mode."""
SAFETY_FACTOR = 10.0
"""In deterministic mode the clock ends the search only after this many times the time limit."""
RUIN, BLINK = 5, 0.03
SETTLING = 0.15
"""The last part of each cycle, in which floors' prices only rise."""
LANDING, LANDING_APART = 0.06, 10
"""How far apart landings are: at most this share of the budget, early on less, but so many rounds at least."""
LANDING_ROUNDS, MET_ROUNDS, LANDING_ROUND, LANDING_HEAT = 14, 5, 0.3, 0.03
"""The most rounds of a landing, how many of them with all floors met are enough, how long they are (in rounds), how
hot."""
LEAST_ROUND, SHORT_ROUND, LONG_ROUND, FILLS = 0.002, 0.04, 0.4, 70
"""Seconds of a round; a tiny problem's may be shorter than short, as long as it could fill every seat so many times."""
ROUNDS, CYCLE_ROUNDS = 250, 20
"""How many rounds there are in all, and in a cycle, at least, if a round is long enough then."""


@dataclass(frozen=True, slots=True)
class News:
    """What a listener hears after each round."""

    phase: str
    seconds: float
    fraction: float
    best: Incumbent | None
    improved: bool


@dataclass
class Budget:
    """The time or the work that a search may use.

    ``seconds`` is the limit; with ``deterministic`` it stands for work and the clock is a safety stop only.
    """

    seconds: float
    deterministic: bool
    threads: int
    started: float = field(default_factory=time.monotonic)
    safety_stop: bool = False

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def fraction(self, work_done: int) -> float:
        """The part of the budget that is used, 0..1."""
        if self.seconds <= 0:
            return 1.0
        if not self.deterministic:
            return min(1.0, self.elapsed / self.seconds)
        if self.elapsed > SAFETY_FACTOR * self.seconds + 30.0:
            self.safety_stop = True
            return 1.0
        return min(1.0, work_done / (self.seconds * WORK_PER_SECOND * self.threads))

    def round_seconds(self, effort: int, cycle: Cycle) -> float:
        """How long a round of a cycle should take in a problem that takes so much work to fill once."""
        least = min(SHORT_ROUND, max(LEAST_ROUND, effort * FILLS / WORK_PER_SECOND))
        rounds = max(ROUNDS, CYCLE_ROUNDS / (cycle.end - cycle.start))
        return min(LONG_ROUND, max(least, self.seconds / rounds))


class Search:
    """Runs an engine by the schedule until the budget is used or somebody says stop."""

    def __init__(
        self,
        problem: Problem,
        seed: int,
        budget: Budget,
        listen: Callable[[News], None],
        should_stop: Callable[[], bool],
    ) -> None:
        self.problem = problem
        self.budget = budget
        self.listen = listen
        self.should_stop = should_stop
        self.engine = Engine(problem, seed, budget.threads)
        self.first_plan: float | None = None
        self.first_valid: float | None = None
        self._rate = float(WORK_PER_SECOND)
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
            if not self.problem.fits(seated):
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
        now = self.budget.elapsed
        if self.first_plan is None:
            self.first_plan = now
        if self.first_valid is None and self.engine.best is not None and self.engine.best.shortfall <= 0:
            self.first_valid = now
        fraction = self.budget.fraction(self.engine.work_done)
        self.listen(News(phase, now, fraction, self.engine.best, improved))

    def _construct(self) -> None:
        """Locks, then every seat with its best holders, by falling weight, in parts small enough to stop between."""
        engine = self.engine
        engine.place_locks()
        order = engine.seat_order()
        for part in np.array_split(order, max(1, len(order) // 500)):
            if self.should_stop():
                break
            engine.construct(part)
        self._note("first plan")

    def _improve(self) -> None:
        engine, budget = self.engine, self.budget
        if not len(self.problem.seats):
            return
        cycles = cycles_for(self.problem.effort, budget.seconds * budget.threads * WORK_PER_SECOND)
        cycle: Cycle | None = None
        landing = cycles[0].end
        turn = 0
        while not self.should_stop():
            fraction = budget.fraction(engine.work_done)
            if fraction >= 1.0:
                break
            now = cycle_at(cycles, fraction)
            if now is not cycle:
                if cycle is not None and engine.best is not None:
                    engine.load(engine.best.holder)
                cycle = now
            self._round(cycle, fraction, turn)
            turn += 1
            if budget.fraction(engine.work_done) >= landing:
                self._land(cycle)
                now_at = budget.fraction(engine.work_done)
                landing = now_at + min(LANDING, max(0.5 * now_at, LANDING_APART * self._round_share(cycle)))
            if not budget.deterministic:
                self.take_offers()
            self._note(self._phase)

    @property
    def _phase(self) -> str:
        return "meeting the floors" if self.first_valid is None else "improving"

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
                engine.round(self._work(LANDING_ROUND, cycle), LANDING_HEAT, LANDING_HEAT, RUIN, BLINK, turn, focus)
                self._note(self._phase)
                met += engine.shortfall() <= 0
                if met >= MET_ROUNDS or self.should_stop():
                    break
            engine.go_back(place)

    def _round_share(self, cycle: Cycle) -> float:
        """The part of the budget that a round takes."""
        return self.budget.round_seconds(self.problem.effort, cycle) / max(self.budget.seconds, 1e-9)

    def _work(self, share: float, cycle: Cycle) -> int:
        """The work of a part of a round."""
        seconds = self.budget.round_seconds(self.problem.effort, cycle)
        return int((WORK_PER_SECOND if self.budget.deterministic else self._rate) * seconds * share)

    def _round(self, cycle: Cycle, fraction: float, turn: int) -> None:
        engine = self.engine
        work, after = self._work(1.0, cycle), fraction + self._round_share(cycle)
        before, started = engine.work_done, time.monotonic()
        engine.round(work, cycle.temperature(fraction), cycle.temperature(after), RUIN, BLINK, turn)
        took = max(1e-3, time.monotonic() - started)
        self._rate += 0.3 * ((engine.work_done - before) / engine.threads / took - self._rate)
        engine.adapt_prices(cycle.nudge, settling=after > cycle.end - SETTLING * (cycle.end - cycle.start))
