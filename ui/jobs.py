"""Work off the window's thread, seen as objects with progress, finished, failed and cancelled."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot


class Cancelled(Exception):  # noqa: N818  (it is news, not an error)
    """Raised inside the work when somebody pressed Cancel."""


class JobControl:
    """What the work sees of its job."""

    def __init__(self, report: Callable[[float, str], None]) -> None:
        self._report = report
        self._cancelled = Event()

    def progress(self, fraction: float, text: str = "") -> None:
        """Tell how far the work is (0..1); raises `Cancelled` if it should end."""
        self.check()
        self._report(fraction, text)

    def check(self) -> None:
        """Raise `Cancelled` if the work should end."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to end."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the work should end, for code that asks instead of being told."""
        return self._cancelled.is_set()


Work = Callable[[JobControl], Any]


class Turn:
    """Lets a thread wait until the window has painted what it was told.

    Both would only hold each other up: painting asks for Python's lock hundreds of times. ``over_soon`` is called on
    the window's thread, ``wait`` on the other one; a window that is kept from painting is not waited for long.
    """

    PATIENCE = 0.15
    """Seconds."""

    def __init__(self) -> None:
        self._over = Event()

    def over_soon(self) -> None:
        """Let the thread go on as soon as the window has nothing else to do."""
        QTimer.singleShot(0, self._over.set)

    def wait(self) -> None:
        """Wait for the window."""
        self._over.wait(self.PATIENCE)


class Job(QObject):
    """One piece of work. Exactly one of finished, failed and cancelled comes, on the window's thread."""

    progress = Signal(float, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    dropped = Signal(object)  # a result that came after it was cancelled, for tidying up
    _news = Signal(str, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._over = self._settled = False
        self._control = JobControl(lambda fraction, text: self._news.emit("progress", (fraction, text)))
        self._news.connect(self._deliver)

    @property
    def over(self) -> bool:
        """Whether the outcome has been told."""
        return self._over

    @property
    def settled(self) -> bool:
        """Whether the work itself has ended, too."""
        return self._settled

    def cancel(self) -> None:
        """End it: told at once, whatever the work still does is dropped."""
        self._control.cancel()
        if not self._over:
            self._over = True
            self.cancelled.emit()

    def run(self) -> None:
        """Do the work; called on a thread of the pool."""
        try:
            result = self._work(self._control)
        except Cancelled:
            self._send("cancelled", None)
        except Exception as error:
            self._send("failed", error)
        else:
            self._send("finished", result)

    def _send(self, what: str, value: object) -> None:
        try:
            self._news.emit(what, value)
        except RuntimeError:  # the window was closed meanwhile
            return

    @Slot(str, object)
    def _deliver(self, what: str, value: Any) -> None:
        self._settled = what != "progress"
        if self._over:
            if what == "finished":
                self.dropped.emit(value)
            return
        if what == "progress":
            self.progress.emit(*value)
            return
        self._over = True
        if what == "finished":
            self.finished.emit(value)
        elif what == "failed":
            self.failed.emit(value)
        else:
            self.cancelled.emit()


class JobRunner(QObject):
    """Starts jobs and keeps them alive until they are over."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(-1)  # one thread stays the same thread, as SQLite wants it
        self._jobs: list[Job] = []

    def start(self, work: Work, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
        """Start some work; one of the callbacks runs on the window's thread unless it is cancelled."""
        self._jobs = [job for job in self._jobs if not job.settled]
        job = Job(work, self)
        job.finished.connect(done)
        job.failed.connect(failed)
        self._jobs.append(job)
        self._pool.start(job.run)
        return job

    @property
    def busy(self) -> bool:
        """Whether any job is under way."""
        return any(not job.over for job in self._jobs)

    def shut_down(self, milliseconds: int = 2000) -> None:
        """Cancel everything and wait a moment for the threads."""
        for job in self._jobs:
            job.cancel()
        self.wait(milliseconds)

    def wait(self, milliseconds: int) -> bool:
        """Wait for the threads, without telling any outcome; whether all are idle."""
        return self._pool.waitForDone(milliseconds)
