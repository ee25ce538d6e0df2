"""Editing by hand: changes made in order on a thread, answered at once, shown, and kept in the document one by one."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from planner.services.board_rows import RowKind
from ui.editing.answer_panel import AnswerPanel
from ui.editing.commands import EditingCommands
from ui.editing.history_panel import HistoryPanel
from ui.editing.work import Edited, with_baselines, work_out
from ui.jobs import JobControl, JobRunner, Turn
from ui.shown import ShownPlan, Tables, tables_of
from ui.vocabulary import said
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from planner.services.changing import Answer, Change
    from planner.services.planning import PlanOutcome
    from planner.services.session import Session
    from planner.services.stretch import Stretch
    from ui.main_window import MainWindow

SAID = 12_000
"""Milliseconds for which the status line says what an edit did."""
REMEMBERED = 40
"""States of plans kept ready for undo and redo."""


class _Line:
    """Edits one after the other, each made of what the one before gave; whatever else is shown begins another line.

    So an edit that ends late can neither be shown nor kept as one of another plan or document.
    """

    head: ShownPlan | None = None


class Editing(EditingCommands):
    """``change`` makes a change of the shown plan; everything else follows.

    Changes wait for each other. Each one is worked out from the plan that the one before has led to, shown, and then
    written by the desk, in the same order.
    """

    begun = Signal()  # a change is being worked out; what is asked about the plan so far can wait
    ended = Signal()  # it was shown, or refused
    answered = Signal(object)  # Answer, before the board shows it
    shown = Signal(object)  # Answer, on the board now
    refused = Signal(object, object)  # Change, ChangeRefused
    kept = Signal(str)  # name of the step that the document has now
    _told = Signal(object, object, object)  # from the thread: _Line, Answer, Turn

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._line: _Line | None = None  # none while a document is opened
        self._own = False
        self._remembered: OrderedDict[int, ShownPlan] = OrderedDict()
        self._session: Session | None = None
        self.runner = JobRunner(self, threads=1)
        self.answer_panel = AnswerPanel()
        self.history_panel = HistoryPanel()
        window.add_panel("answer", self.tr("Answer"), self.answer_panel)
        self._history_dock = window.add_panel("history", self.tr("History"), self.history_panel)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.answer_panel.place_asked.connect(self.go_to)
        self.answer_panel.possible_asked.connect(self.change_where_possible)
        self.history_panel.step_asked.connect(self.go_to_step)
        window.controller.plan_shown.connect(self._on_plan_shown)
        window.controller.state_changed.connect(self._refresh_history)
        window.controller.opened.connect(lambda _: self._forget())
        window.controller.remembered = self.remembered

    # ---- changing

    def change(self, change: Change) -> None:
        """Make a change of the shown plan, as one named step; refused ones change nothing and say why."""
        controller = self._window.controller
        shown, session, line = controller.shown, controller.session, self._line
        if shown is None or session is None:
            return
        if not shown.record_id or line is None:
            self._window.message.tell(Tone.WARNING, self.tr("The plan is still being kept. Try again in a moment."))
            return
        if line.head is None or not self.runner.busy:
            line.head = shown

        def work(_: JobControl) -> Edited:
            assert line.head is not None
            edited = work_out(line.head, change, partial(self._tell_and_wait, line))
            line.head = edited.shown
            return edited

        def over(outcome: Edited | Exception) -> None:
            self.ended.emit()
            if line is not self._line:
                self._too_late()
            elif isinstance(outcome, Exception):
                self._failed(change, outcome)
            else:
                self._done(session, outcome)

        self.begun.emit()
        self.runner.start(work, over, over)

    def change_where_possible(self, change: Change) -> None:
        """Make the part of a refused change that no rule speaks against."""
        from planner.services.changing.changes import HoldChange

        if isinstance(change, HoldChange):
            self.change(replace(change, where_possible=True))

    def _tell_and_wait(self, line: _Line, answer: Answer) -> None:
        """From the thread: the answer first, and the boards once it is on the screen."""
        turn = Turn()
        self._told.emit(line, answer, turn)
        turn.wait()

    def _tell(self, line: _Line, answer: Answer, turn: Turn) -> None:
        if line is self._line:
            self.answer_panel.show_answer(answer, answer.outcome.case.portfolio.settings.currency)
            self.answered.emit(answer)
        turn.over_soon()

    def _too_late(self) -> None:
        words = self.tr("The change was not made: another plan, or another state of it, was shown meanwhile.")
        self._window.message.tell(Tone.WARNING, words)

    def _failed(self, change: Change, error: Exception) -> None:
        from planner.services.changing import ChangeRefused
        from planner.services.changing.changes import HoldChange

        if not isinstance(error, ChangeRefused):
            self._window.controller.failed.emit(self.tr("make the change"), error)
            return
        can_part = bool(error.possible) and isinstance(change, HoldChange)
        if error.objections or can_part:
            self.answer_panel.show_refused(change, error, can_part)
        choices = [(self.tr("Do it where possible"), lambda: self.change_where_possible(change))] if can_part else []
        if error.objections:
            choices.append((self.tr("Show the rules"), self.show_answer))
        self._window.message.tell(Tone.WARNING, said(str(error)), choices=choices)
        self.refused.emit(change, error)

    def _done(self, session: Session, edited: Edited) -> None:
        import uuid

        from planner.services.changing import copy_name

        controller = self._window.controller
        present = controller.shown
        assert present is not None
        plan_id, copy = present.record_id, ("", "")  # an earlier edit may have led to a copy meanwhile
        shown = replace(edited.shown, record_id=plan_id, name=present.name)
        record = next((plan for plan in controller.plans if plan.id == plan_id), None)
        if record is not None and record.published:
            copy = (uuid.uuid4().hex, copy_name(record.name, controller.plans, said))
            shown = replace(shown, record_id=copy[0], name=copy[1])
            self._window.message.tell(
                Tone.INFO,
                self.tr("{name} is published and stays as it is. Your edits go to a new plan, {copy}.").format(
                    name=record.name, copy=copy[1]
                ),
            )
        before = replace(edited.before, record_id=plan_id, name=present.name)
        self._write(session, replace(edited, before=before, shown=shown), copy)
        self._own = True
        controller.show_edited(shown)
        self._own = False
        self._say_done(edited)
        if edited.answer.changed.portfolio_changed:
            self._portfolio_changed(session, edited.answer.outcome)
        self.shown.emit(edited.answer)

    def _say_done(self, edited: Edited) -> None:
        """What was done and what it cost, for who does not look at the answer's panel."""
        answer, before = edited.answer, edited.before.outcome.evaluation.objective
        after = answer.outcome.evaluation.objective
        told = f"{before:,.2f}", f"{after:,.2f}"
        words = self.tr("{what}: score {before} → {after}")
        if told[0] == told[1]:
            words = self.tr("{what}: the score stays {after}")
        words = words.format(what=said(answer.name), before=told[0], after=told[1])
        if answer.floors_broken:
            words += "; " + self.tr("margin floors newly broken: {n}").format(n=len(answer.floors_broken))
        if answer.lost:
            words += "; " + self.tr("not done, or lost: {n}").format(n=len(answer.lost))
        self._window.statusBar().showMessage(words + ". " + self.tr("More in the Answer panel (Ctrl+Shift+E)."), SAID)

    # ---- keeping

    def _write(self, session: Session, edited: Edited, copy: tuple[str, str]) -> None:
        from planner.services.changing import keep_change

        said, plan_id = edited.answer, edited.before.record_id
        turn = Turn()  # the document gets it in its turn, but not while the board is painted

        def work(_: JobControl) -> tuple[int, int]:
            turn.wait()
            before = session.revision
            with session.edit(said.name) as edit:
                keep_change(edit, plan_id, said.changed, said.outcome, copy)
            return before, session.revision

        def done(revisions: tuple[int, int]) -> None:
            if session is self._window.controller.session:
                before, after = revisions
                self._remember(before, edited.before)
                self._remember(after, edited.shown)
                self._window.controller.state_changed.emit()
                self.kept.emit(said.name)

        self._window.controller.desk.start(work, done, lambda error: self._not_kept(session, plan_id, error))
        turn.over_soon()

    def _not_kept(self, session: Session, plan_id: str, error: Exception) -> None:
        """The document refuses: what is shown goes back to what it holds."""
        self._window.controller.failed.emit(self.tr("keep the change"), error)
        if session is self._window.controller.session:
            self._line = None
            self._window.controller.show_again(plan_id)

    def _portfolio_changed(self, session: Session, outcome: PlanOutcome) -> None:
        """The tables follow, and the request-by-request plans of the new portfolio stand beside the plan again."""
        controller = self._window.controller
        problems, baselines = controller.problems, controller.doors.baselines

        def tables(_: JobControl) -> Tables:
            return tables_of(outcome.case.portfolio, problems)

        def show(found: Tables) -> None:
            if session is controller.session:
                controller.portfolio_changed.emit(found)

        def beside(judged: PlanOutcome) -> None:
            shown = controller.shown
            if session is controller.session and shown is not None and shown.outcome is outcome:
                self._own = True
                controller.show_edited(replace(shown, outcome=judged))
                self._own = False

        fail = lambda error: controller.failed.emit(self.tr("show the portfolio"), error)  # noqa: E731
        controller.figures.start(tables, show, fail)
        controller.figures.start(lambda _: with_baselines(outcome, baselines), beside, fail)

    # ---- undo, redo, history

    def _remember(self, revision: int, shown: ShownPlan) -> None:
        self._remembered[revision] = shown
        self._remembered.move_to_end(revision)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def remembered(self, revision: int) -> ShownPlan | None:
        """What was shown when the document was in this state, if that is remembered."""
        return self._remembered.get(revision)

    def go_to_step(self, done: int) -> None:
        """Undo or redo until that many edits are done."""
        self._window.controller.go_to_step(done)

    def _forget(self) -> None:
        self._remembered.clear()
        self._line = None
        self.answer_panel.clear()

    def _on_plan_shown(self, shown: ShownPlan | None) -> None:
        if not self._own:
            self._line = _Line()
            self._window.statusBar().clearMessage()  # what it said was of another plan

    def _refresh_history(self) -> None:
        session = self._window.controller.session
        if session is not None and not session.closed:
            self.history_panel.show_steps(session.steps)

    # ---- panels and places

    def show_answer(self) -> None:
        """Bring the answer to the front."""
        self._window.panels.show("answer")
        self.answer_panel.tree.setFocus()

    def show_history(self) -> None:
        """Bring the history to the front."""
        self._window.panels.show("history")
        self.history_panel.list.setFocus()

    def go_to(self, place: Stretch) -> None:
        """Show a place on the board, by seats."""
        page = self._window.workspace.board
        self._window.looking.by_seats()
        page.view.go_to(RowKind.SEAT, place.seat, place.first)
        page.view.setFocus()

    def shut_down(self) -> None:
        """Finish what was begun; nothing is left half-way."""
        self.runner.wait(2000)
