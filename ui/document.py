"""The document controller: what is open, what is shown, and everything a person can do to it.

Files and the session are touched on one thread of their own (the *desk*), figures are worked out on another pool, and
the results arrive as signals on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.errors import InputProblems, Problem, ThroughlineError
from ui.following import follow
from ui.jobs import Job, JobControl, JobRunner
from ui.shown import ShownPlan, Tables, show_record, tables_of

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.domain.portfolio import Portfolio
    from planner.services.edit import Edit
    from planner.services.session import Recoverable, Session
    from ui.doors import Doors


@dataclass(frozen=True)
class Opened:
    """A portfolio that has just been opened. ``fresh`` plans are to be added to the new document."""

    session: Session
    tables: Tables
    problems: tuple[Problem, ...]
    source: Path | None


class DocumentController(QObject):
    """The open document and the shown plan."""

    opened = Signal(object)  # Opened
    refused = Signal(object)  # InputProblems: nothing was opened
    portfolio_changed = Signal(object)  # Tables
    plan_shown = Signal(object)  # ShownPlan, or None
    state_changed = Signal()  # title, dirty, undo, plans
    busy = Signal(str)  # what is being done; '' when nothing is
    saved = Signal(str)
    exported = Signal(str)
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
        self.shown: ShownPlan | None = None
        self._kept: dict[str, ShownPlan] = {}
        self.remembered: Callable[[int], ShownPlan | None] = _nothing  # by revision of the document
        self._opening: Job | None = None
        self._showing: Job | None = None

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

        self.desk.start(lambda _: self.doors.list_recoverable(), done, _nothing)

    def recover(self, item: Recoverable) -> None:
        """Open what a process that died has left behind."""

        def work(_: JobControl) -> Opened:
            session = self.doors.recover(item)
            return Opened(session, tables_of(session.portfolio, ()), (), None)

        self._open(work, self.tr("Recovering {name}…").format(name=item.title))

    def discard(self, item: Recoverable) -> None:
        """Remove what a process that died has left behind."""
        self.desk.start(lambda _: self.doors.discard(item), _nothing, _nothing)

    def _open(self, work: Callable[[JobControl], Opened], text: str) -> None:
        if self._opening is not None and not self._opening.over:
            self._opening.cancel()
        self.busy.emit(text)
        self._opening = self.desk.start(work, self._take, self._refuse)
        self._opening.dropped.connect(lambda opened: self._put_away(opened.session))

    def _put_away(self, session: Session) -> None:
        self.desk.start(lambda _: session.close(), _nothing, _nothing)

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
        self._kept.clear()
        self.busy.emit("")
        self.opened.emit(opened)
        self.state_changed.emit()
        self.show_latest()

    def _refuse(self, error: Exception) -> None:
        self.busy.emit("")
        if isinstance(error, InputProblems):
            self.refused.emit(error)
        else:
            self.failed.emit(self.tr("open the file"), error)

    def show_new(self, session: Session) -> None:
        """Show a document that has just been made, in place of what is open."""
        work = lambda _: Opened(session, tables_of(session.portfolio, ()), (), None)  # noqa: E731
        self.figures.start(work, self._take, self._refuse)

    def renew(self) -> None:
        """Show tables and plan again after an edit of the portfolio."""
        session = self.session
        if session is None:
            return
        self._kept.clear()
        self.state_changed.emit()
        self._show_tables(session)
        present = self.shown.record_id if self.shown else ""
        if present in {plan.id for plan in self.plans}:
            self.show_plan(present)
        else:
            self.show_latest()

    def _show_tables(self, session: Session) -> None:
        portfolio, problems = session.portfolio, self.problems

        def done(tables: Tables) -> None:
            if session is self.session:
                self.portfolio_changed.emit(tables)

        self.figures.start(lambda _: tables_of(portfolio, problems), done, self._plan_failed)

    # ---- plans

    def keep_plan(self, shown: ShownPlan, name: str, record: PlanRecord) -> None:
        """Put a new plan into the document, as one undoable edit, and show it."""
        session = self.session
        if session is None:
            return

        def work(_: JobControl) -> PlanRecord:
            with session.edit(self.tr("Make {name}").format(name=name)) as edit:
                return edit.add_plan(record)

        def kept(added: PlanRecord) -> None:
            if session is self.session:
                # what is on the screen stays as it is: only its place in the document has become known
                self.shown = self._kept[added.id] = replace(shown, record_id=added.id, name=added.name)
                self.state_changed.emit()

        def failed(error: Exception) -> None:
            self.failed.emit(self.tr("keep the plan"), error)

        def keep() -> None:
            if session is self.session:
                self.desk.start(work, kept, failed)

        self._set_shown(shown)
        QTimer.singleShot(0, self, keep)  # once the board is on the screen, whose painting the writing would slow down

    def edit(self, name: str, change: Callable[[Edit], Any], then: Callable[[Any], None] | None = None) -> None:
        """Do one named, undoable edit; what is shown follows, and ``then`` is handed what ``change`` gave back."""
        session = self.session
        if session is None:
            return
        before, portfolio = session.plans, session.portfolio

        def work(_: JobControl) -> Any:
            with session.edit(name) as edit:
                return change(edit)

        def done(result: Any) -> None:
            if session is self.session:
                self._follow(before, session.portfolio is not portfolio)
                if then is not None:
                    then(result)

        self.desk.start(work, done, lambda error: self.failed.emit(self.tr("change the document"), error))

    def _follow(self, before: tuple[PlanRecord, ...], portfolio_changed: bool = False) -> None:
        """Show what there is after an edit (`ui.following`)."""
        if portfolio_changed:
            self.renew()
            return
        found = follow(before, self.plans, self._kept, self.shown.record_id if self.shown else "")
        self._kept = found.kept
        self.state_changed.emit()
        if found.show is not None:
            self.show_plan(found.show)

    def show_latest(self) -> None:
        """Show the newest plan of the document, or none."""
        self.show_plan(self.plans[-1].id if self.plans else "")

    def show_plan(self, plan_id: str) -> None:
        """Show a plan of the document; '' shows none."""
        if self._showing is not None and not self._showing.over:
            self._showing.cancel()  # a plan asked for later must not be followed by one asked for before
            self.busy.emit("")
        record = next((plan for plan in self.plans if plan.id == plan_id), None)
        if record is None or self.session is None:
            self._set_shown(None)
            return
        known = self._kept.get(plan_id)
        if known is not None:
            self._set_shown(known)
            return
        session, portfolio, baselines = self.session, self.session.portfolio, self.doors.baselines
        self.busy.emit(self.tr("Working out {name}…").format(name=record.name))

        def done(shown: ShownPlan) -> None:
            self.busy.emit("")
            if session is self.session:
                self._set_shown(shown)

        self._showing = self.figures.start(lambda _: show_record(record, portfolio, baselines), done, self._plan_failed)

    def _plan_failed(self, error: Exception) -> None:
        self.busy.emit("")
        self.failed.emit(self.tr("show the plan"), error)

    def _set_shown(self, shown: ShownPlan | None) -> None:
        self.shown = shown
        if shown is not None and shown.record_id:
            self._kept[shown.record_id] = shown
        self.plan_shown.emit(shown)

    # ---- undo, redo, save, export

    def show_edited(self, shown: ShownPlan) -> None:
        """Show a plan as edited by hand; the document gets it in a moment."""
        self._set_shown(shown)

    def show_again(self, plan_id: str) -> None:
        """Show a plan as the document has it, worked out anew."""
        self._kept.pop(plan_id, None)
        self.show_plan(plan_id)

    def go_to_step(self, done: int) -> None:
        """Undo or redo until that many edits are done."""
        self._step(lambda session: session.go_to(done), self.tr("go back to that edit"))

    def undo(self) -> None:
        """Take the last edit back."""
        self._step(lambda session: session.undo(), self.tr("undo"))

    def redo(self) -> None:
        """Repeat the edit taken back last."""
        self._step(lambda session: session.redo(), self.tr("redo"))

    def _step(self, act: Callable[[Session], bool], what: str) -> None:
        session = self.session
        if session is None:
            return

        before, portfolio = session.plans, session.portfolio

        def done(_: bool) -> None:
            if session is self.session and not self._show_remembered(session, before, portfolio):
                self._follow(before, session.portfolio is not portfolio)

        self.desk.start(lambda _: act(session), done, lambda error: self.failed.emit(what, error))

    def _show_remembered(self, session: Session, before: tuple[PlanRecord, ...], portfolio: Portfolio) -> bool:
        """Show at once what was on the screen when the document was in its present state, if that is known."""
        known = self.remembered(session.revision)
        if known is None or known.record_id not in {plan.id for plan in self.plans}:
            return False
        found = follow(before, self.plans, self._kept, known.record_id)
        self._kept = found.kept if session.portfolio is portfolio else {}
        if session.portfolio is not portfolio:
            self._show_tables(session)
        self._set_shown(known)
        self.state_changed.emit()
        return True

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

    def export(self, path: Path) -> None:
        """Write the shown plan to an Excel workbook."""
        shown = self.shown
        if shown is None:
            return
        self.busy.emit(self.tr("Writing {name}…").format(name=path.name))

        def done(_: Any) -> None:
            self.busy.emit("")
            self.exported.emit(str(path))

        def failed(error: Exception) -> None:
            self.busy.emit("")
            self.failed.emit(self.tr("write the workbook"), error)

        self.figures.start(lambda _: self.doors.export(shown.outcome, path), done, failed)

    def shut_down(self, keep_for_recovery: bool = False) -> None:
        """Close the document and wait a moment for the threads."""
        session, self.session = self.session, None
        self.figures.shut_down(500)
        if session is not None:
            self.desk.start(lambda _: session.close(keep_for_recovery=keep_for_recovery), _nothing, _nothing)
        self.desk.wait(2000)


def _add_plans(session: Session, plans: tuple[PlanRecord, ...]) -> None:
    if plans:
        with session.edit("Read the plans of the workbook") as edit:
            for record in plans:
                edit.add_plan(record)


def _nothing(_: Any) -> None:
    """For jobs whose outcome nobody waits for."""


def is_expected(error: Exception) -> bool:
    """Whether an error's message is meant for people."""
    return isinstance(error, (ThroughlineError, OSError))
