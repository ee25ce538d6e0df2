"""The document controller: what is shown of the open document, and everything a person can do to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.errors import ThroughlineError
from ui.document_file import DocumentFile, nothing
from ui.following import follow
from ui.shown import ShownPlan, Tables, show_record, tables_of
from ui.system import making_what_stays

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.domain.portfolio import Portfolio
    from planner.services.edit import Edit
    from planner.services.session import Session
    from ui.doors import Doors
    from ui.jobs import Job, JobControl


class DocumentController(DocumentFile):
    """The open document and the shown plan."""

    portfolio_changed = Signal(object)  # Tables
    plan_shown = Signal(object)  # ShownPlan, or None
    exported = Signal(str)

    def __init__(self, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(doors, parent)
        self.shown: ShownPlan | None = None
        self._kept: dict[str, ShownPlan] = {}
        self.remembered: Callable[[int], ShownPlan | None] = nothing  # by revision of the document
        self._showing: Job | None = None

    def _show_opened(self) -> None:
        self._kept.clear()
        self.show_latest()

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

        def work(_: JobControl) -> ShownPlan:
            with making_what_stays():
                return show_record(record, portfolio, baselines)

        self._showing = self.figures.start(work, done, self._plan_failed)

    def _plan_failed(self, error: Exception) -> None:
        self.busy.emit("")
        self.failed.emit(self.tr("show the plan"), error)

    def _set_shown(self, shown: ShownPlan | None) -> None:
        self.shown = shown
        if shown is not None and shown.record_id:
            self._kept[shown.record_id] = shown
        self.plan_shown.emit(shown)

    def show_edited(self, shown: ShownPlan) -> None:
        """Show a plan as edited by hand; the document gets it in a moment."""
        self._set_shown(shown)

    def show_again(self, plan_id: str) -> None:
        """Show a plan as the document has it, worked out anew."""
        self._kept.pop(plan_id, None)
        self.show_plan(plan_id)

    # ---- undo, redo

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


def is_expected(error: Exception) -> bool:
    """Whether an error's message is meant for people."""
    return isinstance(error, (ThroughlineError, OSError))
