"""Reading back an edited plan, as the main window sees it: ways in, the proposal, and taking it over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog

from ui import dialogs
from ui.jobs import Job, JobControl, JobRunner
from ui.settings import text
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from planner.domain.evaluation import Evaluation
    from planner.services.edit import Edit
    from planner.services.returning.desk import ReadBack
    from planner.services.returning.values import Spot
    from planner.services.session import Session
    from ui.main_window import MainWindow
    from ui.returning.dialog import ReturnDialog


class Returning(QObject):
    """Reads, compares and judges on a thread; what a person accepts becomes one step of the document."""

    shown = Signal(object)  # the dialog
    taken = Signal(object)  # the plan's record

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._controller = window.controller
        self._runner = JobRunner(self, threads=1)
        self._reading: Job | None = None
        self._weighing: Job | None = None
        self._session: Session | None = None
        self.dialog: ReturnDialog | None = None
        self._controller.opened.connect(lambda _: self._close())

    # ---- ways in

    def ask(self) -> None:
        """Ask for a workbook and read it back."""
        settings = self._window.settings
        folder = text(settings, "folder/return") or text(settings, "folder/export") or text(settings, "folder/open")
        path = dialogs.ask_returned(self._window, folder)
        if path is not None:
            settings.setValue("folder/return", str(path.parent))
            self.read(path)

    def read(self, path: Path) -> None:
        """Read an edited workbook and show what it would change."""
        session = self._controller.session
        if session is None:
            return
        self._close()
        if self._reading is not None and not self._reading.over:
            self._reading.cancel()
        state, shown = session.state, self._controller.shown
        fallback = shown.name if shown is not None else None
        self._controller.busy.emit(self.tr("Reading {name}…").format(name=path.name))

        def work(control: JobControl) -> ReadBack:
            from planner.services.returning.desk import read_back

            return read_back(path, state, fallback=fallback, cancelled=control.is_cancelled)

        def done(found: ReadBack) -> None:
            self._controller.busy.emit("")
            if session is self._controller.session:
                self._show(session, found)

        self._reading = self._runner.start(work, done, self._failed(self.tr("read the workbook back")))

    def _failed(self, what: str) -> Callable[[Exception], None]:
        def tell(error: Exception) -> None:
            self._controller.busy.emit("")
            self._controller.failed.emit(what, error)

        return tell

    # ---- the proposal

    def _show(self, session: Session, found: ReadBack) -> None:
        from ui.returning.dialog import ReturnDialog

        if found.nothing:
            words = self.tr("{file} says what {plan} says: there is nothing to take over.")
            self._window.message.tell(Tone.INFO, words.format(file=found.path.name, plan=found.record.name))
            return
        self._session = session
        dialog = self.dialog = ReturnDialog(found, self._window)
        dialog.take_asked.connect(lambda: self._take(None))
        dialog.scenario_asked.connect(self._ask_name)
        dialog.choice_asked.connect(self._decide)
        dialog.model.ticks_changed.connect(self._weigh)
        dialog.finished.connect(self._closed)
        self._window.help.helps_in(dialog, "export")
        dialog.open()
        self._weigh()
        self.shown.emit(dialog)

    def _closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _decide(self, spots: tuple[Spot, ...], choice: int) -> None:
        """Judge anew with a conflict decided."""
        dialog = self.dialog
        if dialog is None:
            return
        found = dialog.found
        choices = {**found.choices, **dict.fromkeys(spots, choice)}

        def done(again: ReadBack) -> None:
            if dialog is self.dialog:
                dialog.show_found(again)

        self._runner.start(lambda _: found.decided(choices), done, self._failed(self.tr("decide the conflict")))

    def _weigh(self) -> None:
        """What the chosen parts do to the figures, worked out beside."""
        dialog = self.dialog
        if dialog is None:
            return
        if self._weighing is not None and not self._weighing.over:
            self._weighing.cancel()
        found, parts = dialog.found, dialog.model.parts

        def done(after: Evaluation) -> None:
            if dialog is self.dialog and parts == dialog.model.parts:
                dialog.show_effect(after)

        what = self.tr("work out what the changes do")
        self._weighing = self._runner.start(lambda _: found.effect(parts), done, self._failed(what))

    # ---- taking it over

    def _ask_name(self) -> None:
        """Ask for the name of the scenario."""
        dialog = self.dialog
        if dialog is None:
            return
        taken = {plan.name for plan in self._controller.plans}
        name, number = dialog.found.path.stem, 2
        while name in taken:
            name, number = f"{dialog.found.path.stem} ({number})", number + 1
        asking = QInputDialog(dialog)
        asking.setWindowTitle(self.tr("A new scenario"))
        asking.setLabelText(self.tr("Name:"))
        asking.setTextValue(name)
        asking.textValueSelected.connect(lambda chosen: self._take(chosen.strip() or name))
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _take(self, scenario: str | None) -> None:
        """Take the chosen parts and the comments over, as one step."""
        from planner.services.returning.desk import keep

        dialog, session = self.dialog, self._session
        if dialog is None or session is not self._controller.session:
            return
        found, parts, comments = dialog.found, dialog.model.parts, dialog.comments.isChecked()
        dialog.accept()

        def change(edit: Edit) -> Any:
            return keep(edit, found, parts, scenario=scenario, comments=comments)

        def done(record: Any) -> None:
            words = self.tr("Took {n} of {all} parts of {file} into {plan}.").format(
                n=len(parts), all=found.judged.part_count, file=found.path.name, plan=record.name
            )
            self._window.message.tell(Tone.INFO, words, choices=[(self.tr("Undo"), self._take_back)])
            if record.id != found.record.id:
                self._controller.show_plan(record.id)
            self.taken.emit(record)

        name = self.tr("Read back {file}").format(file=found.path.name)
        self._controller.edit(name, change, done)

    def _take_back(self) -> None:
        self._window.message.hide()
        self._controller.undo()

    # ---- the frame

    def refresh_look(self) -> None:
        """Follow the palette."""
        if self.dialog is not None:
            self.dialog.refresh_look()

    def shut_down(self) -> None:
        """End what runs."""
        self._close()
        self._runner.shut_down(500)
