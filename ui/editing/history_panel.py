"""The panel of the history: all edits, the one that the document stands at, and the way back to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.history import Steps


class HistoryPanel(QWidget):
    """Lists the steps; clicking one, or Enter on it, asks to go there."""

    step_asked = Signal(int)  # how many edits are to be done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._entries: list[tuple[str, bool, bool]] = []  # name, whether the document stands there, whether undone
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Edits"))
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.itemClicked.connect(self._ask)
        self.list.itemActivated.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.list)

    def show_steps(self, steps: Steps) -> None:
        """The steps done, marked at the present one, and those undone."""
        if steps == self._steps:
            return
        self._steps = steps
        names = ("", *steps.done, *steps.undone)
        entries = [(name, at == len(steps.done), at > len(steps.done)) for at, name in enumerate(names)]
        for at, entry in enumerate(entries):  # a long history is not written anew for each edit
            if at < len(self._entries) and self._entries[at] == entry:
                continue
            if at < self.list.count():
                item = self.list.item(at)
            else:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, at)
                item.setToolTip(self.tr("Go to here"))
                self.list.addItem(item)
            self._write(item, *entry)
        while self.list.count() > len(entries):
            self.list.takeItem(self.list.count() - 1)
        self._entries = entries
        self.list.setCurrentRow(len(steps.done))
        self.list.scrollToItem(self.list.item(len(steps.done)))

    def _write(self, item: QListWidgetItem, step: str, here: bool, undone: bool) -> None:
        name = said(step) if step else self.tr("As opened")
        text = self.tr("{name} (undone)").format(name=name) if undone else name
        item.setText(("➤ " if here else "   ") + text)
        told = self.tr("{name}, where the document stands").format(name=name) if here else text
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        font = item.font()
        font.setBold(here)
        font.setItalic(undone)
        item.setFont(font)

    def _ask(self, item: QListWidgetItem) -> None:
        at = item.data(Qt.ItemDataRole.UserRole)
        if self._steps is not None and at != len(self._steps.done):
            self.step_asked.emit(at)
