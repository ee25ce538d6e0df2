"""The optimizer's door: what the command line and the window may use of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.arrays import BoolArray
from planner.domain.plan import Plan, Status
from planner.domain.portfolio import Portfolio

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from solver.sweep import Member, Outcome


class Stop(StrEnum):
    """How a person ends a run early."""

    KEEP = "stop"  # keep the best plan found
    DISCARD = "cancel"  # back to before


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How to search.

    ``time_limit`` in seconds; with ``deterministic`` it is a budget of work instead (seconds times a fixed rate) and
    the clock only a safety stop. ``floors`` False searches as if no margin floor were set (a what-if). ``workers`` is
    the number of threads that search. ``start`` is a plan of this portfolio to start from: if it keeps rules 1-5 the
    result is never worse (floors first, then Z); where it breaks them, what fits is kept. The result has its seats,
    where they still make the demand, and its locks by hand.

    ``fixed`` [S, T] (bool, by the seats of ``start``) are the seat-months whose holder may not change, be it a person,
    a contractor or nobody; one that a lock or today's rules contradict gives way, which a note says. ``movable`` [P]
    (bool) are the people who may get or lose seat-months; what the others hold is fixed. ``most_moved`` is how many
    people may have any seat-month that differs from ``start`` (more only where locks and rules move them; a note says
    so). All three need a ``start``; a bound that comes with them holds without them, too.
    """

    time_limit: float = 60.0
    seed: int = 1
    workers: int = 2
    deterministic: bool = False
    floors: bool = True
    start: Plan | None = None
    fixed: BoolArray | None = None
    movable: BoolArray | None = None
    most_moved: int | None = None

    def __post_init__(self) -> None:
        restricted = self.fixed is not None or self.movable is not None or self.most_moved is not None
        if self.start is None and restricted:
            raise ValueError("what is fixed, and who may move, needs a plan to start from")


@dataclass(frozen=True, slots=True)
class Progress:
    """News of a running search. ``objective`` and ``bound`` are None until there is one; ``fraction`` is 0..1."""

    phase: str
    seconds: float
    objective: float | None = None
    bound: float | None = None
    fraction: float = 0.0
    improved: bool = False  # a new best plan, to be entered in the trace


@dataclass(frozen=True)
class SolveResult:
    """The outcome of a search; ``plan`` is None only with status NO_PLAN. Z is the evaluator's, never the solver's."""

    status: Status
    plan: Plan | None
    objective: float | None
    bound: float | None
    seconds: float
    seed: int
    trace: tuple[tuple[float, float, float | None], ...] = ()
    first_plan_seconds: float | None = None  # until rules 1-5 held
    first_valid_seconds: float | None = None  # until all floors were met, too
    bound_open: float | None = None  # lower bound on open demand and contractors alone, in Z
    bound_rest: float | None = None  # lower bound on the rest of Z, given this plan's open demand and contractors
    peak_mb: float = 0.0
    deterministic: bool = False
    safety_stop: bool = False  # deterministic mode only: the clock ended the search
    proven_impossible: tuple[str, ...] = ()  # floors proven impossible to meet, as "Level Name"
    notes: tuple[str, ...] = field(default=())

    @property
    def gap(self) -> float | None:
        """(Z − bound) / Z; 0 if both are 0; None without a bound."""
        if self.objective is None or self.bound is None:
            return None
        if self.objective == 0:
            return 0.0
        return max(0.0, (self.objective - self.bound) / self.objective)


@dataclass(frozen=True, slots=True)
class PlanAhead:
    """The best plan so far, for whoever may lose this process: Z and bound as far as known, whether floors are met."""

    plan: Plan
    objective: float
    bound: float | None
    floors_met: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """The worker process died or raised; ``best`` is the last plan it had sent, if any."""

    message: str
    details: str
    best: SolveResult | None = None


ProgressListener = Callable[[Progress], None]


def solve(
    portfolio: Portfolio,
    options: SolveOptions,
    on_progress: ProgressListener | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> SolveResult:
    """Search in this process; progress comes after every round (well under a second apart), and a stop is obeyed then.

    The clock starts when the compiled search is ready. See `solver.process` for a process of its own.
    """
    from solver.runner import Runner  # compiled code and OR-Tools are loaded only by whoever searches

    def ignore(_: Progress) -> None:
        return

    return Runner(portfolio, options, on_progress or ignore, should_stop or (lambda: False)).run()


def sweep(
    problems: Sequence[Member],
    executor: Executor | None = None,
    on_outcome: Callable[[Outcome], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> tuple[Outcome, ...]:
    """Solve many problems over an executor, without one over processes of this machine; outcomes in their order.

    ``on_outcome`` is told, in this thread, of each member as it ends. A stop keeps what is done and cancels the rest
    within a second: processes of our own end, while another's executor may go on with what it has begun. A member that
    fails says why in its outcome and disturbs no other. `solver.sweep.executor_for` gives the executor of a cluster.
    """
    from solver.sweep import run_sweep  # pools are loaded only by whoever sweeps

    return run_sweep(problems, executor, on_outcome, should_stop)


def solve_many(
    portfolios: Sequence[Portfolio],
    options: SolveOptions,
    on_outcome: Callable[[Outcome], None],
    should_stop: Callable[[], bool],
) -> tuple[Outcome, ...]:
    """`sweep` of portfolios that are all searched in the same way, over processes of this machine."""
    from solver.sweep import Member

    return sweep([Member(portfolio, options) for portfolio in portfolios], None, on_outcome, should_stop)
