"""The board as an item model: one row for each visible row, one column for each month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.services.board import Bar, BarKind, Board, BoardRow
from planner.services.board_text import BoardText

Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractTableModel):
    """Shows a `Board`, with headings that fold and rows that a search text leaves out."""

    rows_shown = Signal(int, int)  # visible rows that are no headings, all of them

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self._text: BoardText | None = None
        self._visible: list[int] = []
        self._folded: set[int] = set()
        self._search = ""

    def show(self, board: Board | None, text: BoardText | None) -> None:
        """Show a board (None: nothing). Folding is forgotten, the search is kept."""
        self.beginResetModel()
        self.board, self._text = board, text
        self._folded = set()
        self._visible = self._wanted()
        self.endResetModel()
        self._tell()

    def set_search(self, text: str) -> None:
        """Leave out the rows that do not contain the text, but keep the headings above those that do."""
        self._search = text.strip().casefold()
        self._refresh()

    def toggle_fold(self, row: int) -> None:
        """Fold or unfold a heading; nothing happens on other rows."""
        at = self._visible[row]
        if self.entry(row).kind.is_heading:
            self._folded ^= {at}
            self._refresh()

    def fold_all(self, folded: bool) -> None:
        """Fold every heading that has no heading above it, or unfold everything."""
        rows = self.board.rows if self.board else ()
        self._folded = {i for i, row in enumerate(rows) if row.kind.is_heading and row.parent < 0} if folded else set()
        self._refresh()

    def is_folded(self, row: int) -> bool:
        """Whether a visible row is a folded heading."""
        return self._visible[row] in self._folded

    def entry(self, row: int) -> BoardRow:
        """The row of the board behind a visible row."""
        assert self.board is not None
        return self.board.rows[self._visible[row]]

    def board_row(self, row: int) -> int:
        """Its position in the board."""
        return self._visible[row]

    def visible_row(self, board_row: int) -> int:
        """Where a row of the board is shown; -1 if it is folded away or filtered out."""
        try:
            return self._visible.index(board_row)
        except ValueError:
            return -1

    def bar_at(self, row: int, month: int) -> Bar | None:
        """The bar that covers a cell."""
        return self.board.bar_at(self._visible[row], month) if self.board else None

    def lines(self, row: int, month: int) -> list[str]:
        """What a cell says, for its tooltip."""
        if self.board is None or self._text is None:
            return []
        return self._text.lines(self.board, self._visible[row], month)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.board is None else len(self.board.months)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.board is None or self._text is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(line for line in self.lines(index.row(), index.column()) if line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._text.sentence(self.board, self._visible[index.row()], index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if self.board is None or role not in roles:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.board.months[section]
        entry = self.entry(section)
        return f"{entry.label} {entry.note}".strip()

    def _display(self, row: int, month: int) -> str:
        entry = self.entry(row)
        if entry.kind.is_heading:
            return entry.text if month == 0 else ""
        bar = self.bar_at(row, month)
        if bar is None:
            return ""
        return f"{bar.label} {bar.fte}" if bar.kind is not BarKind.OPEN else f"open {bar.fte}"

    def _refresh(self) -> None:
        self.beginResetModel()
        self._visible = self._wanted()
        self.endResetModel()
        self._tell()

    def _wanted(self) -> list[int]:
        if self.board is None:
            return []
        rows = self.board.rows
        keep = self._matching(rows)
        hidden: set[int] = set()
        wanted = []
        for at, row in enumerate(rows):
            if row.parent in hidden or row.parent in self._folded:
                hidden.add(at)
            elif keep is None or at in keep:
                wanted.append(at)
        return wanted

    def _matching(self, rows: Sequence[BoardRow]) -> set[int] | None:
        """The rows to keep for the search, None for all: matches, the headings above, and all below a match."""
        if not self._search:
            return None
        keep: set[int] = set()
        for at, row in enumerate(rows):
            if self._search in row.search or (row.parent in keep and self._search in rows[row.parent].search):
                keep.add(at)
        for at in tuple(keep):
            parent = rows[at].parent
            while parent >= 0:
                keep.add(parent)
                parent = rows[parent].parent
        return keep

    def _tell(self) -> None:
        rows = self.board.rows if self.board else ()
        shown = sum(1 for at in self._visible if not rows[at].kind.is_heading)
        self.rows_shown.emit(shown, sum(1 for row in rows if not row.kind.is_heading))
