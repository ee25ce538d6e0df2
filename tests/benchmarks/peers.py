"""What is measured, each in a process of its own: greedy plans, general solvers, and Throughline."""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from planner.domain.arrays import IntArray
from planner.domain.case import build_case
from planner.domain.portfolio import Portfolio
from solver.api import PlanAhead

CHECKPOINTS = (10.0, 30.0, 60.0, 120.0)
"""Seconds at which Z is shown."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One row of the table."""

    key: str
    title: str
    kind: str
    solver: str = ""
    threads: int = 0
    hint: bool = False
    program: str = ""  # another interpreter that it needs

    @property
    def silent(self) -> bool:
        """Whether the solver tells of plans at its end only, so that each column needs a fresh start."""
        return self.solver in ("HIGHS", "GSCIP")


PEERS = (
    Peer("greedy", "greedy, list order", "greedy"),
    Peer("greedy-aware", "greedy, continuity-aware", "greedy"),
    Peer("cpsat2", "CP-SAT, 2 workers", "model", "CP_SAT", 2),
    Peer("cpsat8", "CP-SAT, 8 workers", "model", "CP_SAT", 8),
    Peer("highs", "MathOpt HiGHS", "model", "HIGHS"),
    Peer("gscip", "MathOpt GSCIP", "model", "GSCIP"),
    Peer("timefold", "Timefold", "timefold"),
    Peer("throughline", "Throughline", "throughline"),
    Peer("cpsat8+plan", "CP-SAT, 8 workers, our plan as hint", "model", "CP_SAT", 8, hint=True),
    Peer("highs+plan", "MathOpt HiGHS, our plan as hint", "model", "HIGHS", hint=True),
    Peer("gscip+plan", "MathOpt GSCIP, our plan as hint", "model", "GSCIP", hint=True),
)


@dataclass(frozen=True)
class Found:
    """A plan found: as holders by seat and month, or as a model's counts; seconds since the start."""

    seconds: float
    holder: IntArray | None = None
    counts: Any = None
    since: bool = False  # found some time before: the solver tells at the end only


@dataclass(frozen=True, slots=True)
class Bound:
    """A lower bound on Z that the solver claims."""

    seconds: float
    value: float


@dataclass(frozen=True, slots=True)
class Ended:
    """The peer's last word: how it ended, and what a reader should know."""

    seconds: float
    note: str = ""


Work = tuple[Peer, Portfolio, float, int, IntArray | None]
"""The peer, the portfolio, the time limit in seconds, the seed, and the holders of the plan to hint, if any."""


def child(work: Work, send: Connection) -> None:
    """Run one peer and send what it finds; the clock starts when case and seats are ready."""
    peer = work[0]
    said = threading.Lock()

    def tell(item: Found | Bound | Ended) -> None:
        with said:
            send.send(item)

    try:
        _KINDS[peer.kind](work, tell)
    except BaseException as trouble:
        tell(Ended(0.0, f"{type(trouble).__name__}: {trouble}"))
    send.close()
    os._exit(0)  # a solver's threads must not keep the process alive


Tell = Callable[[Found | Bound | Ended], None]


def _greedy(work: Work, tell: Tell) -> None:
    from planner.domain.locks import resolve_locks
    from planner.domain.seats import default_seats
    from solver.baseline import _Greedy

    case = build_case(work[1])
    started = time.monotonic()
    seats = default_seats(case)
    forced = resolve_locks(case, seats).forced
    plan = _Greedy(case, seats, forced, continuity=work[0].key == "greedy-aware").run()
    seconds = time.monotonic() - started
    tell(Found(seconds, plan.holder))
    tell(Ended(seconds))


# ---- general solvers


def _model(work: Work, tell: Tell) -> None:
    from solver.problem import build_problem, plan_of
    from tests.benchmarks.peer_model import PeerModel

    peer, portfolio, limit, _, hinted = work
    problem = build_problem(build_case(portfolio))
    started = time.monotonic()
    model = PeerModel(problem)
    hint, note = None, ""
    if peer.hint and hinted is not None:
        before = time.monotonic()
        hint, complete = model.hint(plan_of(problem, hinted), 300.0)
        note = "" if complete else "the hint could not be completed"
        started += time.monotonic() - before  # that work is ours, not the solver's
    built = time.monotonic() - started
    solving = _Solving(work, model, hint, started, tell)
    if peer.silent:
        marks = [mark for mark in checkpoints(limit) if mark > built + 0.5]
        for mark in marks:
            if solving.run(mark - built, built):
                break
    elif limit > built + 0.5:
        solving.run(limit - built, built)
    note = note or solving.note
    built_note = f"model built in {built:.0f} s" if built >= 1 else ""
    tell(Ended(time.monotonic() - started, "; ".join(filter(None, (note, built_note)))))


class _Solving:
    """Solves one model, and tells what it finds."""

    def __init__(self, work: Work, model: Any, hint: Any, started: float, tell: Tell) -> None:
        from ortools.math_opt.python import mathopt

        self.peer, self.seed = work[0], work[3]
        self.model, self.hint, self.started, self.tell, self.mathopt = model, hint, started, tell, mathopt
        self.note = ""

    def run(self, seconds: float, built: float) -> bool:
        """Solve within some seconds; whether the solver came to an end by itself."""
        m = self.mathopt
        before = time.monotonic()
        parameters = m.SolveParameters(
            time_limit=dt.timedelta(seconds=seconds),
            threads=self.peer.threads or None,
            random_seed=self.seed,
            relative_gap_tolerance=1e-6,
        )
        listens = not self.peer.silent
        result = m.solve(
            self.model.model,
            m.SolverType[self.peer.solver],
            params=parameters,
            model_params=m.ModelSolveParameters(solution_hints=[self.hint] if self.hint is not None else []),
            callback_reg=m.CallbackRegistration(events={m.Event.MIP_SOLUTION}) if listens else None,
            cb=self._heard if listens else None,
        )
        now = built + time.monotonic() - before
        if result.has_primal_feasible_solution():
            counts = self.model.read(result.variable_values())
            self.tell(Found(min(now, built + seconds), counts=counts, since=not listens))
        bound = result.termination.objective_bounds.dual_bound
        if abs(bound) < 1e18:
            self.tell(Bound(now, bound))
        reason = result.termination.reason
        if reason in (m.TerminationReason.INFEASIBLE, m.TerminationReason.INFEASIBLE_OR_UNBOUNDED):
            self.note = "says that no plan meets all floors"
            return True
        return bool(reason == m.TerminationReason.OPTIMAL)

    def _heard(self, data: Any) -> Any:
        if data.solution is not None:
            now = time.monotonic() - self.started
            self.tell(Found(now, counts=self.model.read(data.solution)))
        return self.mathopt.CallbackResult()


def checkpoints(limit: float) -> list[float]:
    """The seconds at which Z is shown: the usual ones within the limit, and the limit."""
    return sorted({mark for mark in CHECKPOINTS if mark < limit} | {limit})


# ---- Timefold


def _timefold(work: Work, tell: Tell) -> None:
    from tests.benchmarks.peer_timefold import run_timefold

    run_timefold(work, tell)


# ---- Throughline


def _throughline(work: Work, tell: Tell) -> None:
    from solver.api import SolveOptions
    from solver.runner import Runner
    from solver.warmup import prepare

    _, portfolio, limit, seed, _ = work
    prepare()
    teller = _Teller(tell, max(0.1, limit / 300))
    runner = Runner(portfolio, SolveOptions(time_limit=limit, seed=seed), teller.progress, lambda: False)
    runner.on_plan = teller.plan
    result = runner.run()
    teller.flush()
    if result.bound is not None:
        tell(Bound(result.seconds, result.bound))
    tell(Ended(result.seconds, ", ".join(result.proven_impossible)))


class _Teller:
    """Sends the best plan on, now and then; the newest is never lost."""

    def __init__(self, tell: Tell, spacing: float) -> None:
        self.tell, self.spacing = tell, spacing
        self.started = time.monotonic()
        self.last = -spacing
        self.waiting: Found | None = None
        self.bound: float | None = None

    def plan(self, best: Callable[[], PlanAhead], _: bool) -> None:
        """A new best plan."""
        self.waiting = Found(time.monotonic() - self.started, best().plan.holder)
        self.flush_if_due()

    def progress(self, news: Any) -> None:
        """News without a plan."""
        if news.bound is not None and news.bound != self.bound:
            self.bound = news.bound
            self.tell(Bound(news.seconds, news.bound))
        self.flush_if_due()

    def flush_if_due(self) -> None:
        """Send what waits unless something was sent a moment ago."""
        if self.waiting is not None and time.monotonic() - self.started - self.last >= self.spacing:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        if self.waiting is not None:
            self.tell(self.waiting)
            self.last, self.waiting = self.waiting.seconds, None


_KINDS: dict[str, Callable[[Work, Tell], None]] = {
    "greedy": _greedy,
    "model": _model,
    "timefold": _timefold,
    "throughline": _throughline,
}
