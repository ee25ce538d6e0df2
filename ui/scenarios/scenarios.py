"""Scenarios in the window: the plans of the document, plans side by side, and planning around what is fixed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QInputDialog, QMenu

from ui.jobs import Job, JobControl, JobRunner
from ui.scenarios.page import ScenariosPage
from ui.scenarios.replanning import Replanning
from ui.scenarios.work import Desk, Listed, ShownComparison
from ui.vocabulary import said
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from ui.main_window import MainWindow


class Scenarios(QObject):
    """Fills the tab of scenarios and does what is asked there or in the menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._controller = window.controller
        self.runner = JobRunner(self, threads=1)
        self._desk = Desk()
        self._listing: Job | None = None
        self._stale = True
        self.page = ScenariosPage()
        self.replanning = Replanning(window, self.runner)
        window.workspace.add_view(self.page, self.tr("Scenarios"), before=window.workspace.studies)
        window.help.tells_about(self.page, "scenarios")
        self.page.asked.connect(lambda name: getattr(self, name if name != "show" else "show_plan")())
        self.page.looked_at.connect(self._list)
        self.page.comparison.cell_entered.connect(window.place.setText)
        self._controller.state_changed.connect(self._on_changed)
        self._controller.opened.connect(lambda _: self.page.hide_comparison())
        self._offer_ways()

    def _offer_ways(self) -> None:
        """The button beside Plan: both ways to start from the plan shown."""
        menu = QMenu(self._window.workspace.planning.around_button)
        menu.addAction(self._window.commands["improve_plan"])
        menu.addAction(self._window.commands["plan_around"])
        self._window.workspace.planning.around_button.setMenu(menu)

    # ---- the list

    def _on_changed(self) -> None:
        self._stale = True
        if self.page.isVisible():
            QTimer.singleShot(0, self, self._list)

    def _list(self) -> None:
        """Work the list out anew if anything has changed since."""
        session = self._controller.session
        if not self._stale or session is None:
            return
        self._stale = False
        if self._listing is not None:
            self._listing.cancel()
        portfolio, plans = session.portfolio, session.plans

        def done(listed: Listed) -> None:
            if session is self._controller.session:
                self.page.show_list(listed)
                if not self.page.chosen() and self._controller.shown is not None:
                    self.page.select({self._controller.shown.record_id})

        self._listing = self.runner.start(
            lambda control: self._desk.listed(portfolio, plans, control), done, self._failed(self.tr("list the plans"))
        )

    def _failed(self, what: str) -> Callable[[Exception], None]:
        return lambda error: self._controller.failed.emit(what, error)

    # ---- which plan is meant

    def _chosen(self) -> tuple[PlanRecord, ...]:
        """The plans selected in the list if it is in front, else the plan shown."""
        plans = {plan.id: plan for plan in self._controller.plans}
        if self._window.workspace.tabs.currentWidget() is self.page:
            return tuple(plans[row.id] for row in self.page.chosen() if row.id in plans)
        shown = self._controller.shown
        return (plans[shown.record_id],) if shown is not None and shown.record_id in plans else ()

    def _one(self) -> PlanRecord | None:
        """The one plan that is meant; says so where there is none."""
        chosen = self._chosen()
        if len(chosen) == 1:
            return chosen[0]
        self._window.message.tell(Tone.INFO, self.tr("Select one plan in the list of scenarios first."))
        return None

    # ---- commands

    def show(self) -> None:
        """Bring the list to the front."""
        self._window.workspace.tabs.setCurrentWidget(self.page)
        self.page.plans.view.setFocus()

    def show_plan(self) -> None:
        """Show the selected plan on the board."""
        record = self._one()
        if record is not None:
            self._controller.show_plan(record.id)
            self._window.workspace.tabs.setCurrentWidget(self._window.workspace.board)

    def duplicate(self) -> None:
        """Copy the plan; the copy is shown."""
        from planner.services.scenarios.records import duplicate_plan

        record = self._one()
        if record is not None:
            name = self.tr("Duplicate {name}").format(name=record.name)
            self._controller.edit(name, lambda edit: duplicate_plan(edit, record.id, say=said), self._select)

    def _select(self, record: PlanRecord) -> None:
        """Let a plan be the selected one once the list is there."""
        self.page.select({record.id})

    def rename(self) -> None:
        """Ask for another name."""
        record = self._one()
        if record is None:
            return

        def take(text: str) -> None:
            name = self.tr("Rename {name}").format(name=record.name)
            if text.strip() and text.strip() != record.name:
                self._controller.edit(name, lambda edit: edit.rename_plan(record.id, text.strip()))

        self._ask(self.tr("Rename the plan"), self.tr("Name:"), record.name, take)

    def note(self) -> None:
        """Ask for the note."""
        record = self._one()
        if record is None:
            return

        def take(text: str) -> None:
            name = self.tr("Note on {name}").format(name=record.name)
            if text.strip() != record.note:
                self._controller.edit(name, lambda edit: edit.note_plan(record.id, text.strip()))

        self._ask(self.tr("Note on the plan"), self.tr("Note on {name}:").format(name=record.name), record.note, take)

    def _ask(self, title: str, label: str, value: str, take: Callable[[str], None]) -> None:
        """A dialog with one field."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(value)
        dialog.resize(420, dialog.sizeHint().height())
        dialog.textValueSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def publish(self) -> None:
        """Make the plan the published one, or take that back."""
        record = self._one()
        if record is None:
            return
        if record.published:
            name = self.tr("Take back that {name} is published").format(name=record.name)
            self._controller.edit(name, lambda edit: edit.publish_plan(None))
        else:
            name = self.tr("Publish {name}").format(name=record.name)
            self._controller.edit(
                name, lambda edit: edit.publish_plan(record.id), lambda _: self._tell_published(record)
            )

    def _tell_published(self, record: PlanRecord) -> None:
        self._window.message.tell(
            Tone.INFO,
            self.tr(
                "{name} is the published plan now. Other plans show how far they are from it (Moved, Changed); edits "
                "of it go to a copy."
            ).format(name=record.name),
        )

    def delete(self) -> None:
        """Remove the selected plans; undo brings them back."""
        chosen = self._chosen()
        if not chosen:
            self._one()
            return
        names = ", ".join(record.name for record in chosen)

        def remove(edit: Any) -> None:
            for record in chosen:
                edit.delete_plan(record.id)

        def told(_: Any) -> None:
            words = self.tr("Deleted {names}.").format(names=names)
            self._window.message.tell(Tone.INFO, words, choices=[(self.tr("Undo"), self._take_back)])

        self._controller.edit(self.tr("Delete {names}").format(names=names), remove, told)

    def _take_back(self) -> None:
        self._window.message.hide()
        self._controller.undo()

    def compare(self) -> None:
        """Put the two or three selected plans side by side."""
        session, chosen = self._controller.session, self._chosen()
        if session is None:
            return
        if len(chosen) not in (2, 3):
            self.show()
            words = self.tr("Select two or three plans in the list (Ctrl+click), then press Compare.")
            self._window.message.tell(Tone.INFO, words)
            return
        portfolio = session.portfolio
        self._controller.busy.emit(self.tr("Comparing…"))

        def done(shown: ShownComparison) -> None:
            self._controller.busy.emit("")
            if session is self._controller.session:
                self.page.comparison.show_comparison(shown)
                self.page.show_comparison_view()

        def failed(error: Exception) -> None:
            self._controller.busy.emit("")
            self._failed(self.tr("compare the plans"))(error)

        def work(control: JobControl) -> ShownComparison:
            return self._desk.compared(portfolio, list(chosen), control)

        self.runner.start(work, done, failed)

    def plan_around(self) -> None:
        """Ask what may change of the plan shown, and search."""
        self.replanning.ask()

    def improve(self) -> None:
        """Search from the plan shown, with nothing fixed but locks."""
        self.replanning.improve()

    # ---- the frame

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.page.refresh_look()
        self.replanning.refresh_look()

    def shut_down(self) -> None:
        """End what runs."""
        self.replanning.shut_down()
        self.runner.shut_down(500)
