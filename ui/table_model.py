"""A table of plain rows as an item model that sorts and filters by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.domain.telling import Told
from planner.services.tables import Kind, Table, Value, shown
from ui.vocabulary import said

Index = QModelIndex | QPersistentModelIndex
EMPTY = Table((), ())


class TableModel(QAbstractTableModel):
    """Shows a `Table`. Sorting and filtering work on plain values, so 3,000 rows take milliseconds."""

    rows_shown = Signal(int, int)  # rows in sight, all rows

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = EMPTY
        self._order: list[int] = []
        self._filter = ""
        self._sort: tuple[int, bool] | None = None

    def show(self, table: Table) -> None:
        """Show another table; filter and sorting are kept."""
        self.beginResetModel()
        self.table = table
        self._arrange()
        self.endResetModel()
        self.rows_shown.emit(len(self._order), len(table.rows))

    def set_filter(self, text: str) -> None:
        """Show only rows that contain every word of the text."""
        self.beginResetModel()
        self._filter = text.strip().casefold()
        self._arrange()
        self.endResetModel()
        self.rows_shown.emit(len(self._order), len(self.table.rows))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; blanks come last either way; -1 goes back to the sheet's order."""
        self.layoutAboutToBeChanged.emit()
        self._sort = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()
        self.layoutChanged.emit()

    def row_values(self, row: int) -> tuple[Value, ...]:
        """The values of a row in sight."""
        return self.table.rows[self._order[row]]

    def source_row(self, row: int) -> int:
        """Where a row in sight stands in the table."""
        return self._order[row]

    def as_text(self, rows: list[int]) -> str:
        """Rows in sight as tab-separated text with the headings."""
        columns = self.table.columns
        lines = ["\t".join(said(column.name) for column in columns)]
        for row in rows:
            pairs = zip(self.row_values(row), columns, strict=True)
            lines.append("\t".join(" ".join(_text(value, column.kind).split()) for value, column in pairs))
        return "\n".join(lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        kind = self.table.columns[index.column()].kind
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(self.row_values(index.row())[index.column()], kind)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(kind)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            value = _text(self.row_values(index.row())[index.column()], kind)
            return f"{said(self.table.columns[index.column()].name)}: {value or self.tr('blank')}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._order[section] + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return said(column.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return said(column.meaning) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column.kind)
        return None

    def _arrange(self) -> None:
        words = self._filter.split()
        order = [at for at, text in enumerate(_searched(self.table)) if all(word in text for word in words)]
        if self._sort is not None and self._sort[0] < len(self.table.columns):
            column, falling = self._sort
            rows = self.table.rows
            filled = [at for at in order if rows[at][column] is not None]
            blank = [at for at in order if rows[at][column] is None]
            filled.sort(key=lambda at: _key(rows[at][column]), reverse=falling)
            order = filled + blank
        self._order = order


def _text(value: Value, kind: Kind) -> str:
    """A value as it is shown; words of ours in the window's language."""
    return said(shown(value, kind)) if kind is Kind.WORDS or isinstance(value, Told) else shown(value, kind)


def _searched(table: Table) -> Iterable[str]:
    """What each row is found by: its values, and its words in the window's language besides."""
    ours = [at for at, column in enumerate(table.columns) if column.kind is Kind.WORDS]
    if not ours:
        return table.search
    words = (" ".join(_text(row[at], Kind.WORDS) for at in ours).casefold() for row in table.rows)
    return (f"{text}\t{more}" for text, more in zip(table.search, words, strict=True))


def _alignment(kind: Kind) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if kind in (Kind.TEXT, Kind.WORDS, Kind.DATE) else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _key(value: Value) -> Any:
    return value.casefold() if isinstance(value, str) else value if isinstance(value, dt.date) else float(value or 0)
