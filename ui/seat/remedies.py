"""What would get open months filled: one row for each remedy, with a button that does exactly what was tried out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.why.explaining import Why
    from planner.services.why.remedies import Remedy


class RemedyList(QScrollArea):
    """The remedies of some answers, the cheapest first."""

    chosen = Signal(object, object)  # Why, Remedy

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(self.tr("What would fill it"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_remedies(())

    def show_remedies(self, answers: Sequence[Why]) -> None:
        """Show other remedies; without any there is nothing to see."""
        self.buttons = []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        for why in answers:
            told = why.sentences[len(why.sentences) - len(why.remedies) :]
            for remedy, sentence in zip(why.remedies, told, strict=True):
                if self.buttons:
                    line = QFrame()
                    line.setFrameShape(QFrame.Shape.HLine)
                    line.setForegroundRole(line.palette().ColorRole.Mid)
                    column.addWidget(line)
                column.addLayout(self._row(why, remedy, said(sentence)))
        column.addStretch(1)
        self.setWidget(page)
        self.setVisible(bool(self.buttons))

    def _row(self, why: Why, remedy: Remedy, words: str) -> QHBoxLayout:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(self.tr("Do it"))
        button.setToolTip(self.tr("Make this change of the plan as one step; Undo takes it back"))
        button.setAccessibleName(self.tr("Do it: {what}").format(what=words))
        button.clicked.connect(partial(self.chosen.emit, why, remedy))
        button.installEventFilter(self)
        self.buttons.append(button)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row whose button has the cursor is in sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QPushButton):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)
