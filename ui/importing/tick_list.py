"""A list of thousands of things to tick, with a filter; only the rows in sight cost anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from ui.importing.page import airy

if TYPE_CHECKING:
    from ui.table_model import Index

Role = Qt.ItemDataRole


class _Model(QAbstractListModel):
    """Words and values, of which those that hold every word of the filter are in sight."""

    ticked_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[tuple[str, str]] = ()
        self.ticked: set[str] = set()
        self._shown: Sequence[int] = ()

    def show(self, rows: Sequence[tuple[str, str]], ticked: Iterable[str]) -> None:
        """Show other things."""
        self.rows, self.ticked = rows, set(ticked)
        self.set_filter("")

    def set_filter(self, text: str) -> None:
        """Show only what holds every word."""
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [at for at, (name, _) in enumerate(self.rows) if all(word in name.casefold() for word in words)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        words, value = self.rows[self._shown[index.row()]]
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if value in self.ticked else Qt.CheckState.Unchecked
        return words if role in (Role.DisplayRole, Role.ToolTipRole) else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        if role != Role.CheckStateRole:
            return False
        name = self.rows[self._shown[index.row()]][1]
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ticked = self.ticked | {name} if on else self.ticked - {name}
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True


class TickList(QListView):
    """Names to tick."""

    ticked_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = _Model(self)
        self.names.ticked_changed.connect(self.ticked_changed)
        self.setModel(self.names)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        airy(self)

    def show_names(self, rows: Sequence[tuple[str, str]], ticked: Iterable[str]) -> None:
        """Show names (words and value) with some of them ticked."""
        self.names.show(rows, ticked)

    def set_filter(self, text: str) -> None:
        """Show only names that hold every word of a text; ticks out of sight stay."""
        self.names.set_filter(text)

    @property
    def ticked(self) -> frozenset[str]:
        """The values ticked, in sight or not."""
        return frozenset(self.names.ticked)
