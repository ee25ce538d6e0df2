"""A list of many things to tick, with a field to find them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.table_model import Index

Role = Qt.ItemDataRole


class _Model(QAbstractListModel):
    """Names with what tells them apart; those with every word of the filter are in sight."""

    changed = Signal()

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self.rows = rows
        self.picked: set[int] = set()
        self._sight = list(range(len(rows)))

    def set_filter(self, text: str) -> None:
        """Show only rows with every word of the text."""
        words = text.casefold().split()
        self.beginResetModel()
        self._sight = [
            at for at, row in enumerate(self.rows) if all(word in f"{row[0]} {row[1]}".casefold() for word in words)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._sight)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        at = self._sight[index.row()]
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if at in self.picked else Qt.CheckState.Unchecked
        return "  ·  ".join(self.rows[at]) if role == Role.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        if role != Role.CheckStateRole:
            return False
        at = self._sight[index.row()]
        self.picked = self.picked | {at} if Qt.CheckState(value) is Qt.CheckState.Checked else self.picked - {at}
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True


class _View(QListView):
    """Space ticks the current row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and at.isValid():
            on = self.model().data(at, Role.CheckStateRole) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.model().setData(at, wanted, Role.CheckStateRole)
            return
        super().keyPressEvent(event)


class PickList(QWidget):
    """Things to tick; ``picked`` gives their positions."""

    changed = Signal()

    def __init__(self, name: str, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = _Model(rows, self)
        self.model.changed.connect(self.changed)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find…"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Find in: {name}").format(name=name))
        self.filter.textChanged.connect(self.model.set_filter)
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setStyleSheet("QAbstractItemView::item { padding: 3px 2px; }")  # or the boxes are cut off
        self.view.setAccessibleName(name)
        whole = QVBoxLayout(self)
        whole.addWidget(self.filter)
        whole.addWidget(self.view, 1)

    def picked(self) -> set[int]:
        """The positions of what is ticked."""
        return set(self.model.picked)
