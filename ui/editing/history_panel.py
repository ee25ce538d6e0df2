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
        self.list.clear()
        names = (self.tr("As opened"), *map(said, (*steps.done, *steps.undone)))
        for at, name in enumerate(names):
            here, undone = at == len(steps.done), at > len(steps.done)
            mark = "➤ " if here else "   "
            text = self.tr("{name} (undone)").format(name=name) if undone else name
            item = QListWidgetItem(mark + text)
            item.setData(Qt.ItemDataRole.UserRole, at)
            told = self.tr("{name}, where the document stands").format(name=name) if here else text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            item.setToolTip(self.tr("Go to here"))
            font = item.font()
            font.setBold(here)
            font.setItalic(undone)
            item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(len(steps.done))
        self.list.scrollToItem(self.list.item(len(steps.done)))

    def _ask(self, item: QListWidgetItem) -> None:
        at = item.data(Qt.ItemDataRole.UserRole)
        if self._steps is not None and at != len(self._steps.done):
            self.step_asked.emit(at)
