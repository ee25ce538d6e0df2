"""Exporting as the main window sees it: the dialog on the plan that is shown, and where files go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs import with_suffix
from ui.jobs import JobRunner
from ui.settings import text

if TYPE_CHECKING:
    from ui.exporting.dialog import ExportDialog
    from ui.exporting.run import ExportRun
    from ui.main_window import MainWindow
    from ui.shown import ShownPlan


class Exporting(QObject):
    """Opens the dialog. What it is made of is loaded off the window's thread first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._loader = JobRunner(self, threads=1)
        self.dialog: ExportDialog | None = None

    def ask(self) -> None:
        """Ask what of the shown plan leaves, and write it."""
        if self.dialog is not None:
            self.dialog.raise_()
        elif self._window.controller.shown is not None:
            self._loader.start(lambda _: _load(), lambda _: self._open(), self._refuse)

    def shut_down(self) -> None:
        """End what is under way."""
        if self.dialog is not None:
            self.dialog.run.shut_down()
            self.dialog.run.wait(3000)

    def _refuse(self, error: Exception) -> None:
        self._window.controller.failed.emit(self.tr("export the plan"), error)

    def _open(self) -> None:
        from ui.exporting.dialog import ExportDialog

        shown = self._window.controller.shown
        if shown is None or self.dialog is not None:
            return
        dialog = self.dialog = ExportDialog(self._window, self._run(shown), self._window.settings, self.ask_file)
        dialog.exported.connect(self._window.controller.exported)
        dialog.finished.connect(self._closed)
        self._window.help.helps_in(dialog, "export")
        dialog.open()

    def _run(self, shown: ShownPlan) -> ExportRun:
        from planner.services.exporting.restricted import ExportSource
        from ui.exporting.run import ExportRun

        controller = self._window.controller
        place = ExportSource(
            document_title=Path(controller.title).stem, plan_id=shown.record_id, plan_name=shown.name
        )  # fmt: skip
        return ExportRun(shown.outcome, place, controller.plans)

    def _closed(self) -> None:
        self.dialog = None

    def ask_file(self, parent: QWidget, suffix: str) -> Path | None:
        """Where to write a file with this ending."""
        settings, controller = self._window.settings, self._window.controller
        folder = Path(text(settings, "folder/export") or text(settings, "folder/open") or Path.home())
        name = controller.shown.name if controller.shown is not None else ""
        suggestion = folder / f"{Path(controller.title).stem or 'plan'} - {name}{suffix}"
        kinds = {
            ".xlsx": self.tr("Excel workbooks (*.xlsx)"),
            ".csv": self.tr("CSV files (*.csv)"),
            ".zip": self.tr("Zip archives (*.zip)"),
            ".pdf": self.tr("PDF documents (*.pdf)"),
        }
        chosen, _ = QFileDialog.getSaveFileName(parent, self.tr("Export the plan"), str(suggestion), kinds[suffix])
        if not chosen:
            return None
        path = with_suffix(Path(chosen), suffix)
        settings.setValue("folder/export", str(path.parent))
        return path


def _load() -> None:
    """Load what the dialog is made of."""
    import planner.services.exporting.desk
    import planner.services.exporting.sources  # noqa: F401
