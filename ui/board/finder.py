"""Finding on the board: a field, from hit to hit, how many there are, and whether the other rows are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from ui.board.model import BoardModel
    from ui.board.view import BoardView


class Finder(QWidget):
    """Looks for a text in the rows of the board."""

    changed = Signal()

    def __init__(self, model: BoardModel, view: BoardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._view = model, view
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find a person, study, role or sponsor…"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("Find on the board"))
        self.field.setMinimumWidth(110)
        self.field.setMaximumWidth(300)
        self.field.textChanged.connect(self._seek)
        self.field.installEventFilter(self)
        self.only = QToolButton()
        self.only.setText(self.tr("Only hits"))
        self.only.setCheckable(True)
        self.only.setChecked(True)
        self.only.setToolTip(self.tr("Leave out the rows that do not contain the text"))
        self.only.toggled.connect(self._seek)
        self.previous = self._step_button("◂", self.tr("Previous hit (Shift+F3)"), -1)
        self.next = self._step_button("▸", self.tr("Next hit (F3)"), 1)
        self.count = QLabel()
        self.count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.count.setAccessibleName(self.tr("Rows found"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 2)
        for widget in (self.previous, self.next, self.only, self.count):
            row.addWidget(widget)
        self._show_state()

    def _step_button(self, text: str, tip: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.step(by))
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self._view.setFocus()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def start(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus()
        self.field.selectAll()

    def _seek(self) -> None:
        self._model.set_search(self.field.text(), self.only.isChecked())
        self._view.set_sought(self.field.text())
        self._show_state()
        self.changed.emit()

    def renew(self) -> None:
        """Count again after the board has changed."""
        self._show_state()

    def _hits(self) -> list[int]:
        """The hits that can be gone to: those in folded groups too, but not those that a filter leaves out."""
        return self._model.reachable_hits()

    def step(self, by: int) -> None:
        """Go to the next hit after the current row, or to the one before it; round and round."""
        hits = self._hits()
        if not hits:
            return
        at = self._view.currentIndex()
        here = self._model.board_row(at.row()) if at.isValid() else -1
        if by > 0:
            target = next((hit for hit in hits if hit > here), hits[0])
        else:
            target = next((hit for hit in reversed(hits) if hit < here), hits[-1])
        self._view.go_to_row(target, self._month_of(target))
        self._show_state()

    def _month_of(self, board_row: int) -> int:
        """Where in the row the text stands: at the first bar that contains it, else where the cursor was."""
        text = self.field.text().strip().casefold()
        assert self._model.board is not None
        for bar in self._model.board.rows[board_row].bars:
            if text in bar.label.casefold():
                return bar.first
        at = self._view.currentIndex()
        return self._model.columns.spans[at.column()][0] if at.isValid() else 0

    def _show_state(self) -> None:
        sought = bool(self.field.text().strip())
        hits = self._hits() if sought else []
        for widget in (self.previous, self.next, self.only):
            widget.setVisible(sought)
        for widget in (self.previous, self.next):
            widget.setEnabled(bool(hits))
        at = self._view.currentIndex()
        here = self._model.board_row(at.row()) if at.isValid() and self._model.rowCount() > at.row() else -1
        if not sought:
            self.count.setText("")
        elif here in hits:
            self.count.setText(self.tr("{at} of {n} hits").format(at=hits.index(here) + 1, n=len(hits)))
        else:
            self.count.setText(self.tr("{n} hits").format(n=len(hits)))
