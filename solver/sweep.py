"""Many searches at once, over any executor: frontiers, sampled awards and what-ifs."""

from __future__ import annotations

import logging
import multiprocessing as mp
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.errors import EnvironmentTrouble, UserError
from planner.domain.portfolio import Portfolio
from solver.api import SolveOptions, SolveResult, solve
from solver.children import unheard_by_children

HEED = 0.1
"""Seconds between two looks at whether the sweep shall stop."""
CLUSTER_WAIT = 10.0
"""Seconds in which a cluster must answer."""


@dataclass(frozen=True)
class Member:
    """One search of a sweep."""

    portfolio: Portfolio
    options: SolveOptions = field(default_factory=SolveOptions)


class Ending(StrEnum):
    """How a member of a sweep ended."""

    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Outcome:
    """What became of the member at position ``index``: a ``result`` if done, a ``message`` if failed, else neither."""

    index: int
    ending: Ending
    result: SolveResult | None = None
    message: str = ""


OutcomeListener = Callable[[Outcome], None]
StopAsked = Callable[[], bool]


def run_sweep(
    members: Sequence[Member],
    executor: Executor | None,
    on_outcome: OutcomeListener | None,
    should_stop: StopAsked | None,
    processes: int | None = None,
) -> tuple[Outcome, ...]:
    """Solve all members; see `solver.api.sweep`. ``processes`` is how many local ones to use, if not one per core."""
    sweep = _Sweep(members, on_outcome or (lambda outcome: None), should_stop or (lambda: False))
    if executor is not None:
        sweep.over(executor, range(len(members)))
    else:
        _locally(sweep, processes)
    return sweep.outcomes


class _Sweep:
    """The members, and what has become of each so far."""

    def __init__(self, members: Sequence[Member], on_outcome: OutcomeListener, should_stop: StopAsked) -> None:
        self.members = members
        self._found: dict[int, Outcome] = {}
        self._on_outcome = on_outcome
        self._should_stop = should_stop
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether a stop has been asked for, now or before."""
        self._stopped = self._stopped or self._should_stop()
        return self._stopped

    @property
    def left(self) -> list[int]:
        """The members that have not ended, in order."""
        return [index for index in range(len(self.members)) if index not in self._found]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of all members, in their order."""
        return tuple(self._found[index] for index in range(len(self.members)))

    def end(self, outcome: Outcome) -> None:
        """Enter what became of a member, and tell."""
        self._found[outcome.index] = outcome
        self._on_outcome(outcome)

    def over(self, executor: Executor, indices: Sequence[int], leave_broken: bool = False) -> None:
        """Run some members on an executor; with ``leave_broken`` those that a broken pool took along stay open."""
        waiting = self._submit(executor, indices, leave_broken)
        while waiting and not self.stopped:
            for future in wait(waiting, HEED, FIRST_COMPLETED).done:
                self._take(future, waiting.pop(future), leave_broken)
        if not self.stopped:
            return
        for future, index in waiting.items():
            # what has ended in the meantime is kept; what an executor will not let go of runs on unheard
            if not future.cancel() and future.done():
                self._take(future, index, leave_broken)
        for index in indices:
            if index not in self._found:
                self.end(Outcome(index, Ending.CANCELLED))

    def _submit(self, executor: Executor, indices: Sequence[int], leave_broken: bool) -> dict[Future[SolveResult], int]:
        """Hand members over until a stop; those that the executor refuses have failed."""
        waiting: dict[Future[SolveResult], int] = {}
        for index in indices:
            if self.stopped:
                break
            member = self.members[index]
            try:
                with unheard_by_children():
                    future = executor.submit(solve_member, member.portfolio, member.options)
                waiting[future] = index
            except RuntimeError as trouble:  # it is broken, or has been shut down
                if not (leave_broken and isinstance(trouble, BrokenProcessPool)):
                    self.end(Outcome(index, Ending.FAILED, message=_said(trouble)))
        return waiting

    def _take(self, future: Future[SolveResult], index: int, leave_broken: bool) -> None:
        try:
            outcome = Outcome(index, Ending.DONE, future.result())
        except CancelledError:
            outcome = Outcome(index, Ending.CANCELLED)
        except BrokenProcessPool as trouble:
            if leave_broken:
                return
            outcome = Outcome(index, Ending.FAILED, message=_said(trouble))
        except Exception as trouble:
            outcome = Outcome(index, Ending.FAILED, message=_said(trouble))
        self.end(outcome)


def solve_member(portfolio: Portfolio, options: SolveOptions) -> SolveResult:
    """What a member's process runs."""
    return solve(portfolio, options)


def _said(trouble: BaseException) -> str:
    if isinstance(trouble, BrokenProcessPool):
        return "The process that searched ended unexpectedly."
    if isinstance(trouble, UserError | EnvironmentTrouble):
        return str(trouble)
    return f"{type(trouble).__name__}: {trouble}"


# ---- the local pool


def _locally(sweep: _Sweep, processes: int | None) -> None:
    """Run a sweep on processes of this machine.

    A process that dies breaks its whole pool, and the pool does not tell whose work killed it. So those that may have
    been at work then are tried once more, each in a pool of its own, and everybody else in a fresh pool.
    """
    threads = max((member.options.workers for member in sweep.members), default=1)
    most = processes or (os.cpu_count() or 1) // max(1, threads)
    size = max(1, min(most, len(sweep.members)))
    while left := sweep.left:
        with _pool(size) as pool:
            sweep.over(pool, left, leave_broken=True)
        for index in sweep.left[: size + 1]:  # a pool hands out one piece of work more than it has processes
            with _pool(1) as pool:
                sweep.over(pool, [index])


@contextmanager
def _pool(size: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes end with it, also in the middle of a search."""
    pool = ProcessPoolExecutor(size, mp.get_context("spawn"), initializer=_ignore_ctrl_c)
    try:
        yield pool
    finally:
        processes = list((getattr(pool, "_processes", None) or {}).values())  # shutting down forgets them
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            with suppress(ValueError):  # has been closed
                process.terminate()
        until = time.monotonic() + 1.0
        for process in processes:
            with suppress(ValueError):
                process.join(max(0.0, until - time.monotonic()))


def _ignore_ctrl_c() -> None:
    """In a child: whoever started the sweep decides when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


# ---- a cluster


def _hush() -> None:
    """Keep Dask's own log off the terminal: what became of each member, and why, is told by its outcome."""
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@contextmanager
def executor_for(address: str) -> Iterator[Executor]:
    """An executor over a Dask cluster, such as ``tcp://10.0.0.5:8786``; closes the connection at the end.

    Its workers need Throughline installed, in the same version, and should have one thread each. Raises UserError
    without the extra ``cluster`` or for what is no address, and EnvironmentTrouble if nobody answers at the address.
    """
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ImportError as missing:
        raise UserError(
            "To search on a cluster, install Throughline with the extra cluster: pip install throughline[cluster]"
        ) from missing
    _hush()
    try:
        get_address_host_port(address)  # a client that chokes on an address takes long to go away, and not quietly
    except (ValueError, NotImplementedError) as trouble:
        raise UserError(
            f"{address} is no address of a cluster ({trouble}). One looks like tcp://10.0.0.5:8786."
        ) from trouble
    try:
        client = Client(address, timeout=CLUSTER_WAIT, set_as_default=False)
    except (OSError, ValueError) as trouble:
        raise EnvironmentTrouble(
            f"No cluster answers at {address} ({trouble}). Check the address, and that its scheduler runs."
        ) from trouble
    try:
        yield client.get_executor(pure=False)
    finally:
        client.close()
