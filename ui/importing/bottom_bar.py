"""The bottom of the import wizard: what is being done and how far it is, and the buttons of the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.importing.way import Step


class BottomBar(QWidget):
    """Work under way at the left, Back, Next and Cancel at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(220)
        self.progress.setTextVisible(False)
        self.stop = QPushButton(self.tr("&Stop"))
        self.back = QPushButton(self.tr("‹ &Back"))
        self.next = QPushButton(self.tr("&Next ›"))
        self.next.setDefault(True)
        self.cancel = QPushButton(self.tr("&Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 10)
        for widget in (self.words, self.progress, self.stop):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.back, self.next, self.cancel):
            row.addWidget(button)
        self.show_busy("", -1.0)

    def show_busy(self, words: str, fraction: float) -> None:
        """Say what is being done ('': nothing) and how far it is (-1: not known)."""
        for widget in (self.words, self.progress, self.stop):
            widget.setVisible(bool(words))
        self.words.setText(words)
        self.progress.setRange(0, 0 if fraction < 0 else 100)
        if fraction >= 0:
            self.progress.setValue(round(100 * fraction))

    def show_step(self, step: Step, can_go_on: bool, working: bool) -> None:
        """Offer what can be done on a page."""
        last = step is Step.DONE
        self.back.setVisible(not last)
        self.back.setEnabled(step is not Step.FILES and not working)
        self.next.setEnabled(last or (can_go_on and not working))
        words = {Step.REVIEW: self.tr("&Import"), Step.DONE: self.tr("&Close")}
        self.next.setText(words.get(step, self.tr("&Next ›")))
        self.cancel.setVisible(not last)
