"""Planning around what is fixed, from the question to the proposal and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from planner.domain.errors import UserError
from ui.jobs import Job, JobControl, JobRunner
from ui.planning_run import Concluded, RunSettings
from ui.scenarios.work import ShownProposal, accepted, effects, outcome_of, proposed
from ui.vocabulary import said
from ui.widgets.message_bar import Tone
from ui.words import gap_words, seconds_words

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.domain.evaluation import Evaluation
    from planner.domain.plan import Plan
    from planner.services.scenarios.comparing import Compared
    from planner.services.scenarios.scope import Scope
    from ui.main_window import MainWindow
    from ui.scenarios.around_dialog import AroundDialog
    from ui.scenarios.proposal_page import ProposalPage
    from ui.shown import ShownPlan

PAUSE = 120
"""Milliseconds after the last tick until the chosen parts are worked out."""


class Replanning(QObject):
    """Asks, searches, proposes, and puts into the document what a person accepts."""

    def __init__(self, window: MainWindow, runner: JobRunner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._controller = window.controller
        self.dialog: AroundDialog | None = None
        self._page: ProposalPage | None = None
        self._concluded: Concluded | None = None
        self._base: PlanRecord | None = None
        self._weighing: Job | None = None
        self._scales = JobRunner(self, threads=1)  # what the ticks do is told at once, whatever else is worked out
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._weigh)
        window.planning.proposed.connect(self._on_proposed)
        self._controller.opened.connect(lambda _: self._close())

    @property
    def page(self) -> ProposalPage:
        """The page of the proposal, made when it is needed first."""
        from ui.scenarios.proposal_page import ProposalPage

        if self._page is None:
            self._page = page = ProposalPage()
            page.hide()
            page.accept_asked.connect(self.accept)
            page.keep_asked.connect(self.keep)
            page.reject_asked.connect(self.reject)
            page.model.ticked_changed.connect(self._timer.start)
            page.comparison.cell_entered.connect(self._window.place.setText)
        return self._page

    def refresh_look(self) -> None:
        """Follow the palette."""
        if self._page is not None:
            self._page.refresh_look()

    # ---- asking and searching

    def ask(self) -> None:
        """The dialog; its answer starts the search."""
        from ui.scenarios.around_dialog import AroundDialog

        shown = self._controller.shown
        if shown is None or self._window.planning.running:
            return
        outcome, selection = shown.outcome, self._window.workspace.board.selection
        self.dialog = AroundDialog(outcome.case, outcome.plan, shown.name, selection, self._window)
        self.dialog.chosen.connect(lambda scope: self._start(shown, scope))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self._window.help.helps_in(self.dialog, "scenarios")
        self.dialog.open()

    def improve(self) -> None:
        """Search from the plan shown, with everything free to change."""
        from planner.services.scenarios.scope import EVERYTHING

        shown = self._controller.shown
        if shown is not None and not self._window.planning.running:
            self._start(shown, EVERYTHING)

    def _start(self, shown: ShownPlan, scope: Scope) -> None:
        strip = self._window.workspace.planning
        settings = RunSettings(
            strip.seconds.value(), strip.slider.value(), strip.floors.isChecked(), start=shown, scope=scope
        )
        try:
            self._window.planning.start(settings)
        except UserError as trouble:
            self._window.message.tell(Tone.WARNING, said(str(trouble)))

    # ---- the proposal

    def _on_proposed(self, concluded: Concluded) -> None:
        """The search is over: cut its result into parts."""
        from planner.services.scenarios.comparing import Compared

        outcome, start = concluded.shown.outcome, concluded.settings.start
        assert start is not None  # only such runs propose
        strip = self._window.workspace.planning
        gap = gap_words(outcome.evaluation.objective, outcome.facts.bound)
        strip.end(f"{seconds_words(concluded.result.seconds)}: {gap}", outcome.trace)
        self._controller.state_changed.emit()
        base = next((plan for plan in self._controller.plans if plan.id == start.record_id), None)
        if base is None:
            self._window.message.tell(Tone.WARNING, self.tr("The plan that the search started from is gone."))
            return
        self._controller.busy.emit(self.tr("Comparing…"))

        def work(_: JobControl) -> ShownProposal:
            # both judged by the weights of the search, so that their scores compare
            judged = _judged(concluded, start)
            after = Compared(self.tr("Proposal"), outcome.plan, outcome.evaluation, outcome.status)
            return proposed(outcome.case, judged, after)

        def done(found: ShownProposal) -> None:
            self._controller.busy.emit("")
            self._propose(concluded, base, found)

        self._runner.start(work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._controller.busy.emit("")
        self._controller.failed.emit(self.tr("compare the plans"), error)

    def _propose(self, concluded: Concluded, base: PlanRecord, found: ShownProposal) -> None:
        from planner.services.scenarios.scope import scope_words

        scope = concluded.settings.scope
        words = said(scope_words(found.proposal.case, scope))
        notes = " ".join(map(said, concluded.shown.outcome.facts.notes))
        if not found.proposal.parts:
            text = self.tr(
                "No better plan was found than {name}. {words}. Let more change, or give the search more time."
            ).format(name=base.name, words=words)
            self._window.message.tell(Tone.INFO, f"{text} {notes}".strip())
            return
        self._concluded, self._base = concluded, base
        heading = self.tr("Proposal for {name}. {words}. {summary}").format(
            name=base.name, words=words, summary=said(found.shown.comparison.summaries[1])
        )
        self.page.show_proposal(found, f"{heading} {notes}".strip())
        tabs = self._window.workspace.tabs
        if tabs.indexOf(self.page) < 0:
            self._window.workspace.add_view(self.page, self.tr("Proposal"))
            self._window.help.tells_about(self.page, "scenarios")
        tabs.setCurrentWidget(self.page)
        self.page.view.setFocus()
        self._runner.start(lambda control: effects(found, control), self.page.model.show_effects, self._failed)

    def _weigh(self) -> None:
        """Work out what the chosen parts do together."""
        found, chosen = self.page.shown, self.page.chosen
        if self._weighing is not None:
            self._weighing.cancel()
        if found is None or self._concluded is None:
            return

        def done(result: tuple[Plan, Evaluation]) -> None:
            if found is self.page.shown and chosen == self.page.chosen:
                self.page.show_outcome(found.base, result[1])

        self._weighing = self._scales.start(lambda _: outcome_of(found, chosen), done, self._failed)

    def shut_down(self) -> None:
        """End what runs."""
        self._scales.shut_down(500)

    # ---- what becomes of it

    def accept(self) -> None:
        """Take the chosen parts over into the plan, as one step."""
        from planner.services.scenarios.records import same_rows

        found, chosen, base = self.page.shown, self.page.chosen, self._base
        if found is None or base is None or not chosen:
            return
        record = next((plan for plan in self._controller.plans if plan.id == base.id), None)
        if record is None or not same_rows(record, base):
            words = self.tr(
                "{name} has changed since the search started from it. Keep the proposal as a scenario instead, or "
                "undo the change."
            )
            self._window.message.tell(Tone.WARNING, words.format(name=base.name))
            return
        count = len(found.proposal.parts)
        name = (
            self.tr("Accept the proposal into {name}").format(name=record.name)
            if len(chosen) == count
            else self.tr("Accept {n} of {all} parts into {name}").format(n=len(chosen), all=count, name=record.name)
        )
        self._close()
        self._controller.edit(name, lambda edit: edit.replace_plan(accepted(found, chosen, record)), self._accepted)

    def _accepted(self, _: Any) -> None:
        self._window.workspace.tabs.setCurrentWidget(self._window.workspace.board)

    def keep(self) -> None:
        """Keep the whole proposal as a plan of its own."""
        concluded = self._concluded
        if concluded is None:
            return
        self._close()
        self._controller.keep_plan(concluded.shown, concluded.shown.name, concluded.record)
        self._window.workspace.tabs.setCurrentWidget(self._window.workspace.board)

    def reject(self) -> None:
        """Drop the proposal."""
        self._close()
        self._window.workspace.tabs.setCurrentWidget(self._window.workspace.board)
        self._window.workspace.planning.end(self.tr("Rejected; nothing was changed."))

    def _close(self) -> None:
        """Take the proposal's tab away."""
        self._concluded = self._base = None
        if self._page is None:
            return
        self._page.shown = None
        tabs = self._window.workspace.tabs
        at = tabs.indexOf(self._page)
        if at >= 0:
            tabs.removeTab(at)


def _judged(concluded: Concluded, start: ShownPlan) -> Compared:
    """The plan that a search started from, judged by the weights of the search."""
    from planner.domain.evaluate import evaluate
    from planner.services.scenarios.comparing import Compared

    outcome = concluded.shown.outcome
    plan = start.outcome.plan
    return Compared(start.name, plan, evaluate(outcome.case, plan, outcome.published), start.outcome.status)
