"""Choosing what leaves, with a preview of it, and watching it being written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import ThroughlineError, UserError
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.writing import PAGES
from ui.exporting.options import Options
from ui.exporting.run import ExportRun
from ui.exporting.sheets_view import SheetsView
from ui.settings import text
from ui.theme import tick_boxes
from ui.vocabulary import said
from ui.widgets.message_bar import MessageBar, Tone

if TYPE_CHECKING:
    from planner.services.exporting.preview import Preview

AskFile = Callable[[QWidget, str], Path | None]
"""Asks where to write a file with some ending."""
_SETTLED = 250
"""Milliseconds without a change after which the preview follows."""


class ExportDialog(QDialog):
    """What leaves, on the left; the sheets and the first rows of one, on the right; below, what is left out."""

    exported = Signal(str)

    def __init__(self, parent: QWidget | None, run: ExportRun, settings: QSettings, ask_file: AskFile) -> None:
        super().__init__(parent)
        self.setStyleSheet(tick_boxes())
        self.setWindowTitle(self.tr("Export {name}").format(name=run.place.plan_name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.run, self._settings, self._ask_file = run, settings, ask_file
        run.setParent(self)
        others = [plan.name for plan in run.plans if plan.id != run.place.plan_id and not plan.published]
        published = any(plan.published and plan.id != run.place.plan_id for plan in run.plans)
        self.options = Options(run.outcome.case, others, published, settings)
        kept = text(settings, "export/sheets")
        self.sheets = SheetsView(kept.split(";") if kept else None)
        self._previewed: ExportChoice | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._preview)
        self._connect()
        self._follow()
        self._preview()

    def _build(self) -> None:
        self.message = MessageBar()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAccessibleName(self.tr("What is left out"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(self.tr("How far the export is"))
        self.bar.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = QPushButton(self.tr("&Export…"))
        self.buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.options.setFixedWidth(self.options.fontMetrics().averageCharWidth() * 56)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.options)
        across.addWidget(self.sheets, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.message)
        column.addLayout(across, 1)
        column.addWidget(self.told)
        column.addWidget(self.bar)
        column.addWidget(self.buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.export_button)
        self.export_button.setDefault(True)  # last: a button box chooses one of its own
        self.resize(980, 640)

    def _connect(self) -> None:
        self.options.changed.connect(self._follow)
        self.options.format_changed.connect(self._follow)
        self.sheets.changed.connect(self._follow)
        self.export_button.clicked.connect(self._export)
        self.buttons.rejected.connect(self.reject)
        run = self.run
        run.sheet_previewed.connect(self.sheets.show_sheet)
        run.previewed.connect(self._show_preview)
        run.preview_failed.connect(self._no_preview)
        run.progress.connect(lambda fraction: self.bar.setValue(round(100 * fraction)))
        run.written.connect(self._written)
        run.failed.connect(self._failed)
        run.cancelled.connect(self._idle)

    # ---- what leaves

    def choice(self) -> ExportChoice:
        """What leaves as the dialog stands."""
        return replace(self.options.choice(), sheets=self.sheets.sheets)

    def _follow(self) -> None:
        """Tell what is left out, and have the preview follow."""
        trouble = self.options.trouble()
        if not trouble:
            case = self.run.outcome.case
            self.sheets.offer(self.options.suffix, self.options.choice().checked(case).written())
            trouble = self._say(self.choice())
            if self.options.choice() != self._previewed and self.options.suffix != PAGES:
                self.sheets.waiting()
                self._timer.start(_SETTLED)
        if trouble:
            self.told.setText(trouble)
        self.export_button.setEnabled(not trouble and not self.run.writing)

    def _say(self, choice: ExportChoice) -> str:
        """Say what is left out; gives why nothing can be exported, if so."""
        try:
            checked = choice.checked(self.run.outcome.case)
        except UserError as error:
            return said(str(error))
        if checked.restricted:
            words = self.tr("A restricted export, which cannot be checked or planned from again. {what}")
            self.told.setText(words.format(what=" ".join(map(said, checked.sentences()))))
        else:
            self.told.setText(self.tr("A full export: it can be checked, opened and planned from again."))
        return ""

    # ---- the preview

    def _preview(self) -> None:
        if self.options.trouble() or self.run.writing or self.options.suffix == PAGES:
            return
        self._previewed = self.options.choice()
        self.sheets.waiting()
        self.run.preview(self._previewed, self.sheets.looked_at)

    def _show_preview(self, preview: Preview) -> None:
        self.sheets.show_preview(preview)
        self._follow()

    def _no_preview(self, error: Exception) -> None:
        words = said(str(error)) if isinstance(error, ThroughlineError) else self.tr("The preview could not be made.")
        self.sheets.tell(words)

    # ---- writing

    def _export(self) -> None:
        path = self._ask_file(self, self.options.suffix)
        if path is None:
            return
        self.options.remember()
        self._settings.setValue("export/sheets", self.sheets.remembered)
        self.message.hide()
        self.options.setEnabled(False)
        self.sheets.setEnabled(False)
        self.export_button.setEnabled(False)
        self.bar.setValue(0)
        self.bar.show()
        self.run.write(self.choice(), path)

    def _idle(self) -> None:
        """Nothing is being written any more."""
        self.bar.hide()
        self.options.setEnabled(True)
        self.sheets.setEnabled(True)
        self._previewed = None
        self._follow()

    def _written(self, path: str) -> None:
        self.exported.emit(path)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._idle()
        expected = isinstance(error, ThroughlineError)
        words = (
            said(str(error))
            if expected
            else self.tr("The export could not be written; this is a fault of Throughline.")
        )
        self.message.tell(Tone.ERROR, words, "" if expected else str(error))

    def reject(self) -> None:
        """Cancel: the file that is being written, else the dialog."""
        if self.run.writing:
            self.run.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close, and end the process."""
        self._timer.stop()
        self.run.shut_down()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.run.cancel()
        super().closeEvent(event)
