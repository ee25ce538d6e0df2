"""The optimizer in a process of its own: start, listen, stop, cancel, and know when it has died."""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue

from planner.domain.plan import Status
from planner.domain.portfolio import Portfolio
from planner.domain.telling import joined, tell
from solver.api import Failure, PlanAhead, Progress, SolveOptions, SolveResult

PLAN_EVERY = 1.0
"""Seconds between two plans that the child sends ahead, so that a dead child does not take its best plan with it."""
PATIENCE = 0.9
"""Seconds that a stop waits for an answer; then the child is ended, and the best plan it has sent is the answer."""
_STOP = "stop"


class SolverProcess:
    """One search in a child process (spawned, killable).

    ``start`` returns at once; ``poll`` hands over the news since the last call and never blocks; the last item is a
    `SolveResult` or a `Failure`, after which ``done`` is true. ``stop`` keeps the best plan; where there is none yet,
    the result says so within a second. ``cancel`` discards and kills. ``fileno`` can be watched by an event loop.
    """

    def __init__(self) -> None:
        self._context = mp.get_context("spawn")
        self._receive: Connection
        self._send_to_child: Connection
        self._receive, child_send = self._context.Pipe(duplex=False)
        child_receive, self._send_to_child = self._context.Pipe(duplex=False)
        self._process = self._context.Process(
            target=_child_main, args=(child_receive, child_send), name="throughline-optimizer", daemon=True
        )
        self._child_ends = (child_receive, child_send)
        self._done = False
        self._stopping = False
        self._sending = threading.Lock()  # a pipe mixes up what two threads send at once
        self._seed = 0
        self._started = 0.0
        self._best: PlanAhead | None = None

    def warm(self) -> None:
        """Start the child ahead of its work: it imports and compiles while nobody waits."""
        if self._process.pid is None:
            self._process.start()
            for end in self._child_ends:
                end.close()  # so that a dead child is seen as the end of the pipe

    def start(self, portfolio: Portfolio, options: SolveOptions) -> None:
        """Send the work to the child, starting it if it is not running yet."""
        self.warm()
        self._seed = options.seed
        self._started = time.monotonic()
        # sending can block while the child imports: a large portfolio does not fit into the pipe
        threading.Thread(target=self._hand_over, args=((portfolio, options),), daemon=True).start()

    def _hand_over(self, work: tuple[Portfolio, SolveOptions]) -> None:
        try:
            with self._sending:
                self._send_to_child.send(work)
        except OSError:
            return  # the child is gone; poll reports it

    def poll(self) -> list[Progress | SolveResult | Failure]:
        """The news since the last call."""
        news: list[Progress | SolveResult | Failure] = []
        while not self._done:
            try:
                if not self._receive.poll():
                    break
                item = self._receive.recv()
            except (EOFError, OSError):
                news.append(self._died())
                self._done = True
                break
            if isinstance(item, PlanAhead):
                self._best = item
                continue
            if isinstance(item, Failure):
                item = Failure(item.message, item.details, self._best_result())
            news.append(item)
            self._done = isinstance(item, SolveResult | Failure)
        if self._done:
            self._close()
        return news

    def _best_result(self) -> SolveResult | None:
        best = self._best
        if best is None:
            return None
        status = Status.STOPPED if best.floors_met else Status.FLOORS_NOT_MET
        return SolveResult(status, best.plan, best.objective, best.bound, time.monotonic() - self._started, self._seed)

    def _died(self) -> SolveResult | Failure:
        self._process.join(1.0)
        if self._stopping:  # we ended it
            return self._best_result() or SolveResult(Status.NO_PLAN, None, None, None, 0.0, self._seed)
        code = self._process.exitcode
        return Failure(
            tell("The optimizer stopped unexpectedly; the best plan it had sent is kept."),
            f"exit status {code}",
            self._best_result(),
        )

    def wait(self, seconds: float) -> bool:
        """Sleep until there is news, or the time is over; whether there is news."""
        if self._done:
            return False
        try:
            return self._receive.poll(seconds)
        except (EOFError, OSError):
            return True

    def fileno(self) -> int:
        """A handle that becomes readable when there is news."""
        return self._receive.fileno()

    def stop(self) -> None:
        """Ask for the best plan so far."""
        if not self._done and not self._stopping:
            self._stopping = True
            threading.Thread(target=self._hand_over_stop, daemon=True).start()
            threading.Thread(target=self._insist, daemon=True).start()

    def _insist(self) -> None:
        """End a child that does not answer to a stop; `poll` then finds the pipe closed."""
        asked = time.monotonic()
        while not self._done and time.monotonic() - asked < PATIENCE:
            time.sleep(0.05)
        if not self._done and self._process.pid is not None:
            self._process.kill()

    def _hand_over_stop(self) -> None:
        try:
            with self._sending:
                self._send_to_child.send(_STOP)
        except OSError:
            return

    def cancel(self) -> None:
        """End the search, drop what it found. Idempotent."""
        self._done = True
        if self._process.pid is not None and self._process.is_alive():
            self._process.kill()
            self._process.join(5.0)
        self._close()

    def _close(self) -> None:
        for end in (self._receive, self._send_to_child):
            if not end.closed:
                end.close()

    @property
    def done(self) -> bool:
        """Whether the result, or the failure, has been handed over."""
        return self._done


class _Mailbox:
    """The child's ears: takes work and the word to stop on a thread, and ends the child if its parent is gone."""

    def __init__(self, receive: Connection) -> None:
        self.stopped = threading.Event()
        self.work: SimpleQueue[tuple[Portfolio, SolveOptions]] = SimpleQueue()
        threading.Thread(target=self._listen, args=(receive,), daemon=True).start()

    def _listen(self, receive: Connection) -> None:
        try:
            while True:
                item = receive.recv()
                if item == _STOP:
                    self.stopped.set()
                else:
                    self.work.put(item)
        except (EOFError, OSError):
            os._exit(3)  # nobody is left to hear the result


def _child_main(receive: Connection, send: Connection) -> None:
    """Compile, wait for the work, search, send the result, and leave without waiting for solver threads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole terminal; the parent decides what it means
    mailbox = _Mailbox(receive)
    try:
        from solver.runner import Runner
        from solver.warmup import prepare

        send.send(Progress("preparing the optimizer", 0.0))
        prepare()
        portfolio, options = mailbox.work.get()
        runner = Runner(portfolio, options, _Throttle(send), mailbox.stopped.is_set)
        runner.on_plan = _Ahead(send)
        send.send(runner.run())
    except BaseException as trouble:
        out_of_memory = isinstance(trouble, MemoryError)
        message = tell("The optimizer ran out of memory.") if out_of_memory else tell("The optimizer failed.")
        send.send(Failure(joined(" ", (message, f"{type(trouble).__name__}: {trouble}")), traceback.format_exc()))
    send.close()
    os._exit(0)  # a solve on the proof's thread cannot be interrupted and must not keep the process alive


class _Throttle:
    """Sends progress at most ten times a second, improvements always counted."""

    def __init__(self, send: Connection) -> None:
        self._send = send
        self._last = 0.0
        self._phase = ""
        self._improved = False

    def __call__(self, progress: Progress) -> None:
        self._improved = self._improved or progress.improved
        now = time.monotonic()
        if progress.phase == self._phase and now - self._last < 0.1:
            return
        self._last, self._phase = now, progress.phase
        self._send.send(
            Progress(
                progress.phase,
                progress.seconds,
                progress.objective,
                progress.bound,
                progress.fraction,
                self._improved,
            )
        )
        self._improved = False


class _Ahead:
    """Sends the best plan ahead now and then, and when it matters."""

    def __init__(self, send: Connection) -> None:
        self._send = send
        self._last = -PLAN_EVERY

    def __call__(self, best: Callable[[], PlanAhead], now: bool) -> None:
        if now or time.monotonic() - self._last >= PLAN_EVERY:
            self._send.send(best())
            self._last = time.monotonic()
