"""The optimizer's process seen as an object of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from planner.domain.portfolio import Portfolio
    from solver.api import Failure, Progress, SolveOptions, SolveResult
    from ui.jobs import JobControl, JobRunner

POLL_MILLISECONDS = 80


class Searcher(Protocol):
    """What the window uses of `solver.process.SolverProcess`."""

    def start(self, portfolio: Portfolio, options: SolveOptions) -> None: ...
    def poll(self) -> list[Progress | SolveResult | Failure]: ...
    def stop(self) -> None: ...
    def cancel(self) -> None: ...
    @property
    def done(self) -> bool: ...


def new_process() -> Searcher:
    """The real thing; imported late, for it is not needed before the first plan."""
    from solver.process import SolverProcess

    return SolverProcess()


class SolveJob(QObject):
    """One search: progress comes as news, and one of finished, failed and cancelled ends it."""

    progress = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self, runner: JobRunner, make: Callable[[], Searcher] = new_process, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._make = runner, make
        self._process: Searcher | None = None
        self._keep_asked = False
        self._over = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)

    def start(self, portfolio: Portfolio, options: SolveOptions) -> None:
        """Start the child; sending a large portfolio takes a moment, so it happens on a thread."""

        def work(_: JobControl) -> Searcher:
            process = self._make()
            process.start(portfolio, options)
            return process

        self._runner.start(work, self._started, self._not_started)

    @property
    def running(self) -> bool:
        """Whether no outcome has been told yet."""
        return not self._over

    def stop(self) -> None:
        """Ask for the best plan so far; the result follows."""
        self._keep_asked = True
        if self._process is not None:
            self._process.stop()

    def cancel(self) -> None:
        """End the search and drop what it found; told at once."""
        self._timer.stop()
        if self._process is not None:
            self._process.cancel()
        if not self._over:
            self._over = True
            self.cancelled.emit()

    def _started(self, process: Searcher) -> None:
        if self._over:
            process.cancel()
            return
        self._process = process
        if self._keep_asked:
            process.stop()
        self._timer.start()

    def _not_started(self, error: Exception) -> None:
        from solver.api import Failure

        self._end(Failure(self.tr("The optimizer could not be started: {error}").format(error=error), repr(error)))

    def _poll(self) -> None:
        from solver.api import Progress

        if self._process is None or self._over:
            return
        latest: Progress | None = None
        for item in self._process.poll():
            if isinstance(item, Progress):
                latest = item  # a screen has no use for what was true a blink ago
            else:
                self._end(item)
                return
        if latest is not None:
            self.progress.emit(latest)

    def _end(self, outcome: SolveResult | Failure) -> None:
        from solver.api import Failure

        self._timer.stop()
        if self._over:
            return
        self._over = True
        (self.failed if isinstance(outcome, Failure) else self.finished).emit(outcome)
