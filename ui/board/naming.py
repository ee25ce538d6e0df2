"""Typing who holds a cell: a field over the cell, with the people who may hold it first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


class NameField(QLineEdit):
    """Offers names while one is typed; Enter takes the first that fits, Esc goes away."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.setAccessibleName(self.tr("Who holds the selected months"))
        self.setPlaceholderText(self.tr("Name, staff id, open or contractor"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.hide()

    def ask(self, place: QRect, names: list[str], text: str) -> None:
        """Appear at a place, with what was typed so far."""
        self._names.setStringList(names)
        width = max(place.width(), self.fontMetrics().averageCharWidth() * 30)
        left = max(0, min(place.left(), self._home.width() - width))
        self.setGeometry(left, place.top(), width, max(place.height(), self.sizeHint().height()))
        self.setText(text)
        self.show()
        self.setFocus()
        self.deselect()
        self.completer().setCompletionPrefix(text)
        if text:
            self.completer().complete()

    def fitting(self) -> str:
        """What Enter takes: the name that is typed, else the first that contains it; '' if none does."""
        typed = self.text().strip().casefold()
        names = self._names.stringList()
        if not typed:
            return ""
        exact = [n for n in names if n.casefold() == typed or n.casefold().startswith(f"{typed} (")]
        ids = [n for n in names if n.casefold().endswith(f"({typed})")]
        within = [n for n in names if typed in n.casefold()]
        return next(iter([*exact, *ids, *within]), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            found = self.fitting()
            if found:
                self._take(found)
            return
        super().keyPressEvent(event)

    def _take(self, name: str) -> None:
        if self.isVisible():
            self.leave()
            self.chosen.emit(name)

    def leave(self) -> None:
        """Go away and give the keyboard back."""
        self.hide()
        popup = self.completer().popup()
        if popup is not None:
            popup.hide()
        self._home.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # Delete and Enter are for the field while it is there
            return True
        return super().event(event)
