"""The open document as a file: what is open, opening, recovering, saving, closing.

Files and the session are touched on one thread of their own (the *desk*), figures are worked out on another pool, and
the results arrive as signals on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.domain.errors import InputProblems, Problem
from ui.jobs import Job, JobControl, JobRunner
from ui.shown import Tables, tables_of
from ui.system import making_what_stays

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.domain.portfolio import Portfolio
    from planner.services.session import Recoverable, Session
    from ui.doors import Doors


@dataclass(frozen=True)
class Opened:
    """A portfolio that has just been opened."""

    session: Session
    tables: Tables
    problems: tuple[Problem, ...]
    source: Path | None


class DocumentFile(QObject):
    """What is open, and how it comes and goes."""

    opened = Signal(object)  # Opened
    refused = Signal(object)  # InputProblems: nothing was opened
    state_changed = Signal()  # title, dirty, undo, plans
    busy = Signal(str)  # what is being done; '' when nothing is
    saved = Signal(str)
    failed = Signal(str, object)  # what was tried, the exception
    recoverable = Signal(object)  # a document whose process died with unsaved changes

    def __init__(self, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doors = doors
        self.desk = JobRunner(self, threads=1)
        self.figures = JobRunner(self)
        self.session: Session | None = None
        self.problems: tuple[Problem, ...] = ()
        self.source: Path | None = None  # the file that the document was opened or made from
        self._opening: Job | None = None

    # ---- what there is

    @property
    def portfolio(self) -> Portfolio | None:
        """The open portfolio."""
        return self.session.portfolio if self.session else None

    @property
    def plans(self) -> tuple[PlanRecord, ...]:
        """The plans of the open document."""
        return self.session.plans if self.session else ()

    @property
    def dirty(self) -> bool:
        """Whether closing would lose something worth asking about: changes to a file, or a plan."""
        return self.session is not None and self.session.dirty

    @property
    def path(self) -> Path | None:
        """The document's file, if it has one."""
        return self.session.path if self.session else None

    @property
    def title(self) -> str:
        """The document's name; '' if nothing is open."""
        return self.session.title if self.session else ""

    # ---- opening

    def open(self, path: Path, read_only: bool = False) -> None:
        """Open a workbook or document in place of what is open."""
        doors = self.doors

        def work(control: JobControl) -> Opened:
            file = doors.open_any(path, control.is_cancelled)
            control.check()
            if file.kind.name == "DOCUMENT":
                session = doors.open_document(path, read_only)
            else:
                session = doors.new_document(file.portfolio, path.stem)
                _add_plans(session, file.plans)
            return Opened(session, tables_of(session.portfolio, file.problems), file.problems, path)

        self._open(work, self.tr("Reading {name}…").format(name=path.name))

    def open_sample(self) -> None:
        """Open the sample portfolio."""
        doors = self.doors

        def work(_: JobControl) -> Opened:
            file = doors.open_sample()
            session = doors.new_document(file.portfolio, self.tr("Sample portfolio"))
            return Opened(session, tables_of(file.portfolio, file.problems), file.problems, None)

        self._open(work, self.tr("Reading the sample…"))

    def look_for_lost_work(self) -> None:
        """Tell of what a process that died has left behind, if anything."""

        def done(found: tuple[Recoverable, ...]) -> None:
            if found:
                self.recoverable.emit(found[0])

        self.desk.start(lambda _: self.doors.list_recoverable(), done, nothing)

    def recover(self, item: Recoverable) -> None:
        """Open what a process that died has left behind."""

        def work(_: JobControl) -> Opened:
            session = self.doors.recover(item)
            return Opened(session, tables_of(session.portfolio, ()), (), None)

        self._open(work, self.tr("Recovering {name}…").format(name=item.title))

    def discard(self, item: Recoverable) -> None:
        """Remove what a process that died has left behind."""
        self.desk.start(lambda _: self.doors.discard(item), nothing, nothing)

    def show_new(self, session: Session) -> None:
        """Show a document that has just been made, in place of what is open."""
        work = lambda _: Opened(session, tables_of(session.portfolio, ()), (), None)  # noqa: E731
        self.figures.start(work, self._take, self._refuse)

    def _open(self, work: Callable[[JobControl], Opened], text: str) -> None:
        if self._opening is not None and not self._opening.over:
            self._opening.cancel()
        self.busy.emit(text)

        def calmly(control: JobControl) -> Opened:
            with making_what_stays():
                return work(control)

        self._opening = self.desk.start(calmly, self._take, self._refuse)
        self._opening.dropped.connect(lambda opened: self._put_away(opened.session))

    def _put_away(self, session: Session) -> None:
        self.desk.start(lambda _: session.close(), nothing, nothing)

    def cancel_opening(self) -> None:
        """Stop reading a file; what was open stays open."""
        if self._opening is not None:
            self._opening.cancel()
        self.busy.emit("")

    def _take(self, opened: Opened) -> None:
        old, self.session = self.session, opened.session
        if old is not None:
            self._put_away(old)
        self.problems = opened.problems
        self.source = opened.source
        self.busy.emit("")
        self.opened.emit(opened)
        self.state_changed.emit()
        self._show_opened()

    def _show_opened(self) -> None:
        """Show what has just been opened."""
        raise NotImplementedError

    def _refuse(self, error: Exception) -> None:
        self.busy.emit("")
        if isinstance(error, InputProblems):
            self.refused.emit(error)
        else:
            self.failed.emit(self.tr("open the file"), error)

    # ---- saving and closing

    def save(self, path: Path | None = None, then: Callable[[], None] | None = None, force: bool = False) -> None:
        """Save to the document's file, or to another one; ``then`` runs only if it worked."""
        session = self.session
        if session is None:
            return

        def work(_: JobControl) -> None:
            if path is None:
                session.save(force=force)
            else:
                session.save_as(path)

        def done(_: Any) -> None:
            self.busy.emit("")
            self.state_changed.emit()
            self.saved.emit(str(session.path or ""))
            if then is not None:
                then()

        self.busy.emit(self.tr("Saving…"))
        self.desk.start(work, done, lambda error: self._save_failed(error))

    def _save_failed(self, error: Exception) -> None:
        self.busy.emit("")
        self.failed.emit(self.tr("save the document"), error)

    def shut_down(self, keep_for_recovery: bool = False) -> None:
        """Close the document and wait a moment for the threads."""
        session, self.session = self.session, None
        self.figures.shut_down(500)
        if session is not None:
            self.desk.start(lambda _: session.close(keep_for_recovery=keep_for_recovery), nothing, nothing)
        self.desk.wait(2000)


def _add_plans(session: Session, plans: tuple[PlanRecord, ...]) -> None:
    if plans:
        with session.edit("Read the plans of the workbook") as edit:
            for record in plans:
                edit.add_plan(record)


def nothing(_: Any) -> None:
    """For jobs whose outcome nobody waits for."""
