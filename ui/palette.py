"""The command palette: type a few letters of a command, a study, a sponsor or a person, and press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

MOST_SHOWN = 60
"""Entries listed at a time: more than anybody reads."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to do or to go to: its words, a remark (keys, or what it is), and what happens."""

    text: str
    remark: str
    act: Callable[[], None]


def ranked(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that contain every typed word, those whose words begin with them first, else in their order."""
    words = typed.casefold().split()
    found: list[tuple[int, int, Entry]] = []
    for at, entry in enumerate(entries):
        text = f"{entry.text} {entry.remark}".casefold()
        if all(word in text for word in words):
            beginnings = sum(
                1 for word in words if any(part.startswith(word) for part in entry.text.casefold().split())
            )
            found.append((-beginnings, at, entry))
    return [entry for _, _, entry in sorted(found, key=lambda item: item[:2])]


class Palette(QDialog):
    """Lists what fits the typed words; Enter does the chosen one, Esc nothing."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._found: list[Entry] = []
        self.setWindowTitle(self.tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._list("")

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A command, a study, a sponsor or a person…"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._list)
        self.field.installEventFilter(self)
        self.entries = QListWidget()
        self.entries.setAccessibleName(self.tr("Commands found"))
        self.entries.setUniformItemSizes(True)
        self.entries.itemActivated.connect(lambda _: self._do())
        self.entries.itemClicked.connect(lambda _: self._do())
        self._nothing = QLabel(self.tr("Nothing has this name. Try fewer letters."))
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.entries, 1)
        self.resize(620, 420)
        self.field.setFocus()

    def _list(self, typed: str) -> None:
        self._found = ranked(self._entries, typed)[:MOST_SHOWN]
        self.entries.clear()
        for entry in self._found:
            item = QListWidgetItem(f"{entry.text}    {entry.remark}" if entry.remark else entry.text)
            self.entries.addItem(item)
        self.entries.setCurrentRow(0)
        self._nothing.setVisible(not self._found)

    def _do(self) -> None:
        at = self.entries.currentRow()
        if 0 <= at < len(self._found):
            act = self._found[at].act
            self.accept()
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the field keeps the cursor."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                last = self.entries.count() - 1
                self.entries.setCurrentRow(max(0, min(last, self.entries.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)
