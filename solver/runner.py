"""One run as its caller sees it: prepare, search, bound, and an honest result."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan, Status
from planner.domain.portfolio import Portfolio
from planner.domain.telling import tell
from solver.api import PlanAhead, Progress, ProgressListener, SolveOptions, SolveResult
from solver.around import Around, around
from solver.bounds import Bounder
from solver.budget import Budget
from solver.engine import Incumbent
from solver.floor_proof import impossible_floors
from solver.kernel_types import Array
from solver.problem import Problem, build_problem, plan_of
from solver.schedule import SMALL_EFFORT, Cycle
from solver.search import Between, News, Search
from solver.warm_start import start_from
from solver.warmup import prepare

TIDY, TIDY_STOPPED = 1.0, 0.1
"""The most seconds for seating a plan more steadily, at the end and for whoever has pressed Stop."""
HEARING = 0.02
"""Seconds between two looks whether somebody wants to stop, while a round is under way."""
BOUND_TOLERANCE = 1e-6
"""Gap (share of Z) from which on a plan counts as proven best."""


def peak_megabytes() -> float:
    """The most memory this process has held, in MB; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


@contextmanager
def _breaking_off(search: Search, asked: Callable[[], bool]) -> Iterator[None]:
    """Break off the search's round as soon as somebody asks to stop."""
    over = threading.Event()

    def listen() -> None:
        while not over.wait(HEARING):
            if asked():
                search.engine.halt[0] = 1
                return

    listener = threading.Thread(target=listen, name="stop", daemon=True)
    listener.start()
    try:
        yield
    finally:
        over.set()
        listener.join()


@dataclass
class _Record:
    """What a run remembers for its result."""

    trace: list[tuple[float, float, float | None]] = field(default_factory=list)
    kept: list[Incumbent] = field(default_factory=list)  # the last few best, newest last


class _Rhythm(Between):
    """In a deterministic run the proof works cycle by cycle beside the search, so that neither waits for the clock."""

    def __init__(self, runner: Runner, bounder: Bounder) -> None:
        self.runner = runner
        self.bounder = bounder

    def begins(self, cycle: Cycle) -> None:
        self.bounder.allow(cycle.end)

    def ended(self) -> None:
        self.bounder.catch_up()

    def proven(self, best: Incumbent) -> bool:
        return self.runner.proven(best)


class Runner:
    """Runs one search in this process."""

    def __init__(
        self,
        portfolio: Portfolio,
        options: SolveOptions,
        on_progress: ProgressListener,
        should_stop: Callable[[], bool],
    ) -> None:
        self.portfolio = portfolio
        self.options = options
        self.on_progress = on_progress
        self._stop = should_stop
        self._record = _Record()
        self._best: Incumbent | None = None
        self._bounder: Bounder | None = None
        self._problem: Problem | None = None
        self._stopped_by_hand = False
        self.on_plan: Callable[[Callable[[], PlanAhead], bool], None] | None = None

    def run(self) -> SolveResult:
        """Search until the budget is used, the plan is proven best, or a stop."""
        self.on_progress(Progress("preparing the optimizer", 0.0))
        prepare()
        started = time.monotonic()
        self.on_progress(Progress("reading the portfolio", 0.0))
        case = build_case(self.portfolio)
        problem = self._problem = build_problem(case, self.options.floors, self._around(case))
        budget = Budget(self.options.time_limit, self.options.deterministic, self._threads(problem), started)
        start = self._first_holders(problem)
        bounder = self._bounder = Bounder(problem, budget, self._should_stop)
        search = Search(
            problem, self.options.seed, budget, self._hear, self._should_stop, start, _Rhythm(self, bounder)
        )
        bounder.offer = search.offer
        if self.options.deterministic:
            bounder.start()
        else:
            search.when_met = bounder.start  # until then the search needs the machine more
        with _breaking_off(search, self._asked_to_stop):
            search.run()
        bounder.start()
        self._send_ahead(problem)
        if self.options.deterministic or not problem.data.seat_free.any():  # there was nothing to search meanwhile
            bounder.finish()
        if not self.options.deterministic:  # else the search has tidied at every checkpoint
            search.tidy(TIDY_STOPPED if self._stopped_by_hand else TIDY)
        return self._result(case, problem, search, budget)

    def _around(self, case: Case) -> Around | None:
        start, wanted = self.options.start, self.options
        return None if start is None else around(case, start, wanted.fixed, wanted.movable, wanted.most_moved)

    def _first_holders(self, problem: Problem) -> Array | None:
        """What the search starts from: whoever is forced, and of the plan to start from all that fits beside."""
        if problem.around is None:
            return None
        return start_from(problem, Plan(problem.seats, problem.around.holder))

    def _notes(self, problem: Problem, plan: Plan) -> tuple[str, ...]:
        """What was fixed and changed all the same."""
        moved, most = problem.moved(plan.holder), problem.most_moved
        if most is None or moved <= most:
            return problem.notes
        note = tell(
            "At most {most} people should move; locks and rules make {n} of them move.", most=most, n=int(moved)
        )
        return (*problem.notes, note)

    def _threads(self, problem: Problem) -> int:
        """Threads of the search; a small problem leaves the other core to the proof."""
        workers = max(1, self.options.workers)
        return workers if problem.effort > SMALL_EFFORT else max(1, workers - 1)

    def _asked_to_stop(self) -> bool:
        """Whether a person has asked to stop; once asked, always."""
        if not self._stopped_by_hand and self._stop():
            self._stopped_by_hand = True
        return self._stopped_by_hand

    def _should_stop(self) -> bool:
        if self._asked_to_stop():
            return True
        if self.options.deterministic:
            return False
        return self._best is not None and self.proven(self._best)

    def _bound(self) -> float | None:
        return self._bounder.bound if self._bounder is not None else None

    def proven(self, best: Incumbent) -> bool:
        """Whether the bound says that no plan is better."""
        bound = self._bound()
        if bound is None or best.shortfall > 0:
            return False
        return best.objective <= 0 or (best.objective - bound) / best.objective <= BOUND_TOLERANCE

    def _hear(self, news: News) -> None:
        bound = self._bound()
        best = news.best
        if news.improved and best is not None:
            self._best = best
            self._record.trace.append((news.seconds, best.objective, bound))
            self._record.kept = [*self._record.kept[-3:], best]
            if self.on_plan is not None and self._problem is not None:
                self.on_plan(lambda: self._ahead(best), False)
        elif best is not None and self._record.kept and best is not self._record.kept[-1]:
            self._record.kept[-1] = best  # the same Z, seated more steadily
        objective = best.objective if best is not None else None
        self.on_progress(Progress(news.phase, news.seconds, objective, bound, news.fraction, news.improved))

    def _ahead(self, best: Incumbent) -> PlanAhead:
        assert self._problem is not None
        return PlanAhead(plan_of(self._problem, best.holder), best.objective, self._bound(), best.shortfall <= 0)

    def _send_ahead(self, problem: Problem) -> None:
        """Whoever stopped the search has the newest plan before it is tidied and judged."""
        if self._stopped_by_hand and self.on_plan is not None and self._best is not None:
            best = self._best
            self.on_plan(lambda: self._ahead(best), True)

    def _result(self, case: Case, problem: Problem, search: Search, budget: Budget) -> SolveResult:
        plan, evaluation = self._chosen(case, problem)
        bound = self._bound()
        if bound is not None:
            bound = min(bound, evaluation.objective)  # a rounding error must not put the bound above the plan
        covered = evaluation.parts.open + evaluation.parts.contractor
        parts = self._bounder.parts(covered) if self._bounder is not None else None
        return SolveResult(
            status=self._status(evaluation, bound),
            plan=plan,
            objective=evaluation.objective,
            bound=bound,
            seconds=budget.elapsed,
            seed=self.options.seed,
            trace=tuple(self._record.trace),
            first_plan_seconds=search.first_plan,
            first_valid_seconds=search.first_valid,
            bound_open=None if parts is None else min(parts.open, covered),
            bound_rest=None if parts is None else min(parts.rest, evaluation.objective - covered),
            peak_mb=peak_megabytes(),
            deterministic=self.options.deterministic,
            safety_stop=budget.safety_stop,
            notes=self._notes(problem, plan),
            proven_impossible=impossible_floors(problem, evaluation) if not evaluation.floors_met else (),
        )

    def _chosen(self, case: Case, problem: Problem) -> tuple[Plan, Evaluation]:
        """The newest best plan that the evaluator confirms; the search's own sums are floats, the evaluator's exact."""
        newest: tuple[Plan, Evaluation] | None = None
        for incumbent in reversed(self._record.kept):
            if newest is not None and incumbent.shortfall > 0:
                break
            plan = plan_of(problem, incumbent.holder)
            evaluation = evaluate(case, plan)
            newest = newest or (plan, evaluation)
            if evaluation.floors_met or not problem.floors:
                return plan, evaluation
            if incumbent.shortfall > 0:
                break
        assert newest is not None  # the first filling is always kept
        return newest

    def _status(self, evaluation: Evaluation, bound: float | None) -> Status:
        if not evaluation.floors_met:
            return Status.FLOORS_NOT_MET
        if bound is not None and evaluation.objective - bound <= BOUND_TOLERANCE * max(1.0, evaluation.objective):
            return Status.OPTIMAL
        return Status.STOPPED if self._stopped_by_hand else Status.FEASIBLE
