"""The board as an item model: one row for each visible row, one column for each month or quarter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.services.board_rows import Bar, Board, BoardRow, RowKind
from ui.board.columns import Columns, Grain
from ui.board.texts import bar_words
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.board_text import BoardText

Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractTableModel):
    """Shows a `Board`, with headings that fold and rows that a search text or a filter leaves out."""

    rows_shown = Signal(int, int)  # visible rows that are no headings, all of them
    renewed = Signal()  # the same rows say something else

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self.columns = Columns()
        self.hits: list[int] = []  # rows of the board that contain the search text themselves
        self._text: BoardText | None = None
        self._visible: list[int] = []
        self._place: list[int] = []  # the visible row of each row of the board, -1 where it is not shown
        self._folded: set[str] = set()
        self._search = ""
        self._only_hits = True
        self._kept: set[int] | None = None
        self._total = 0

    # ---- what is shown

    def show(self, board: Board | None, text: BoardText | None, kept: set[int] | None = None) -> None:
        """Show a board (None: nothing), of it the rows ``kept`` (None: all). Search and folded headings stay."""
        if self._renew(board, text, kept):
            return
        self.beginResetModel()
        self.board, self._text, self._kept = board, text, kept
        self.columns = Columns(board.months if board else (), self.columns.grain)
        self._total = len(board.rows) - len(board.headings) if board else 0
        self._choose_rows()
        self.endResetModel()
        self._tell()

    def _renew(self, board: Board | None, text: BoardText | None, kept: set[int] | None) -> bool:
        """Show a board whose rows stand where they do now, as after most edits; False, and nothing done, otherwise.

        Everything in sight, selected or remembered then stays by itself, which is much less work than a new start.
        """
        before = self.board
        if board is None or before is None or board.months != before.months or not same_rows(before, board):
            return False
        was, hits = (before, self._text, self._kept), self.hits
        self.board, self._text, self._kept = board, text, kept
        visible = self._wanted()
        if visible != self._visible:
            (self.board, self._text, self._kept), self.hits = was, hits
            return False
        self.renewed.emit()
        if visible:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self._tell()
        return True

    def set_grain(self, grain: Grain) -> None:
        """Let columns be months or quarters."""
        if grain is not self.columns.grain:
            self.beginResetModel()
            self.columns = Columns(self.columns.labels, grain)
            self.endResetModel()

    def set_search(self, text: str, only: bool = True) -> None:
        """Look for a text. ``only``: leave out the rows without it, but keep the headings above those with it."""
        self._search, self._only_hits = text.strip().casefold(), only
        self._refresh()

    def set_kept(self, kept: set[int] | None) -> None:
        """Leave out all rows but these (rows of the board; None keeps all)."""
        self._kept = kept
        self._refresh()

    def toggle_fold(self, row: int) -> None:
        """Fold or unfold a heading; nothing happens on other rows."""
        entry = self.entry(row)
        if entry.kind.is_heading:
            self._folded ^= {fold_key(entry)}
            self._refresh()

    def fold_all(self, folded: bool) -> None:
        """Fold every heading that has no heading above it, or unfold everything."""
        rows = [self.board.rows[at] for at in self.board.headings] if self.board else []
        mine = {fold_key(row) for row in rows}
        tops = {fold_key(row) for row in rows if row.parent < 0}
        self._folded = self._folded - mine | (tops if folded else set())
        self._refresh()

    def reachable_hits(self) -> list[int]:
        """The rows of the board that contain the search text and that no filter leaves out."""
        return self.hits if self._kept is None else [at for at in self.hits if at in self._kept]

    @property
    def folded(self) -> tuple[str, ...]:
        """The folded headings, to be remembered."""
        return tuple(sorted(self._folded))

    def set_folded(self, keys: Iterable[str]) -> None:
        """Fold these headings and no others; unknown ones do no harm."""
        self._folded = set(keys)
        self._refresh()

    # ---- rows

    def is_folded(self, row: int) -> bool:
        """Whether a visible row is a folded heading."""
        entry = self.entry(row)
        return entry.kind.is_heading and fold_key(entry) in self._folded

    def entry(self, row: int) -> BoardRow:
        """The row of the board behind a visible row."""
        assert self.board is not None
        return self.board.rows[self._visible[row]]

    def board_row(self, row: int) -> int:
        """Its position in the board."""
        return self._visible[row]

    def visible_row(self, board_row: int) -> int:
        """Where a row of the board is shown; -1 if it is folded away or filtered out."""
        return self._place[board_row] if 0 <= board_row < len(self._place) else -1

    def unfold_to(self, board_row: int) -> None:
        """Unfold the headings above a row of the board."""
        assert self.board is not None
        above = set()
        parent = self.board.rows[board_row].parent
        while parent >= 0:
            above.add(fold_key(self.board.rows[parent]))
            parent = self.board.rows[parent].parent
        if above & self._folded:
            self._folded -= above
            self._refresh()

    def headings(self, row: int) -> list[int]:
        """The visible headings above a visible row, outermost first, with the row itself if it is one."""
        assert self.board is not None
        found = []
        at = self._visible[row]
        if not self.board.rows[at].kind.is_heading:
            at = self.board.rows[at].parent
        while at >= 0:
            found.append(self._place[at])
            at = self.board.rows[at].parent
        return found[::-1]

    # ---- cells

    def bar_at(self, row: int, month: int) -> Bar | None:
        """The bar that covers a month of a visible row."""
        return self.board.bar_at(self._visible[row], month) if self.board else None

    def bars_in(self, row: int, column: int) -> list[Bar]:
        """The bars in a cell, which may be several in a quarter."""
        first, last = self.columns.spans[column]
        return [bar for bar in self.entry(row).bars if bar.first <= last and bar.last >= first]

    def seats_at(self, row: int, month: int) -> tuple[int, ...]:
        """The seats that a month of a visible row stands for."""
        if self.board is None or self._text is None:
            return ()
        return self._text.seats_at(self.board, self._visible[row], month)

    def lines(self, row: int, column: int) -> list[str]:
        """What a cell says, for its tooltip."""
        if self.board is None or self._text is None:
            return []
        at = self._visible[row]
        if self.columns.grain is Grain.MONTH:
            return spoken(self._text.lines(self.board, at, column))
        bars = self.bars_in(row, column)
        first, last = self.columns.spans[column]
        if not bars or self.entry(row).kind.is_heading:
            return spoken(self._text.lines(self.board, at, first))
        months = [max(first, bar.first) for bar in bars]
        return spoken([line for month in months for line in self._text.lines(self.board, at, min(month, last))])

    def cell_text(self, row: int, month: int) -> str:
        """What a month of a visible row is copied as: by seats the holder, by people the study."""
        if self.board is None or self._text is None:
            return ""
        return self._text.cell(self.board, self._visible[row], month)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.board is None or self._text is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(line for line in self.lines(index.row(), index.column()) if line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join(line for line in self.lines(index.row(), index.column()) if line)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if self.board is None or role not in roles:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns.name(section)
        entry = self.entry(section)
        name = f"{entry.label} {entry.note}".strip()
        return name if role == Qt.ItemDataRole.DisplayRole or not entry.text else f"{name}; {said(entry.text)}"

    def _display(self, row: int, column: int) -> str:
        entry = self.entry(row)
        if entry.kind.is_heading:
            return said(entry.text) if column == 0 else ""
        words = [f"{bar_words(bar)} {bar.fte}" for bar in self.bars_in(row, column)]
        return ", ".join(words)

    # ---- choosing rows

    def _refresh(self) -> None:
        self.beginResetModel()
        self._choose_rows()
        self.endResetModel()
        self._tell()

    def _choose_rows(self) -> None:
        import numpy as np

        self._visible = self._wanted()
        place = np.full(len(self.board.rows) if self.board else 0, -1, dtype=np.int64)
        place[self._visible] = np.arange(len(self._visible))
        self._place = place.tolist()

    def _wanted(self) -> list[int]:
        if self.board is None:
            self.hits = []
            return []
        rows = self.board.rows
        found = self._found()
        keep = found if self._only_hits else None
        if not self._folded and keep is None and self._kept is None:
            return list(range(len(rows)))
        folded = {at for at in self.board.headings if fold_key(rows[at]) in self._folded}
        hidden: set[int] = set()
        wanted = []
        for at, row in enumerate(rows):
            if row.parent in hidden or row.parent in folded:
                hidden.add(at)
            elif (keep is None or at in keep) and (self._kept is None or at in self._kept):
                wanted.append(at)
        return wanted

    def _found(self) -> set[int] | None:
        """The rows to keep for the search, None for all: matches, the headings above, and all below a match."""
        self.hits = []
        if not self._search or self.board is None:
            return None
        rows, keep = self.board.rows, set()
        for at, row in enumerate(rows):
            if self._search in row.search:
                keep.add(at)
                if row.kind is not RowKind.LANE or not self.hits or rows[self.hits[-1]].item != row.item:
                    self.hits.append(at)
            elif row.parent in keep and self._search in rows[row.parent].search:
                keep.add(at)
        for at in tuple(keep):
            parent = rows[at].parent
            while parent >= 0:
                keep.add(parent)
                parent = rows[parent].parent
        return keep

    def _tell(self) -> None:
        rows = self.board.rows if self.board else ()
        if len(self._visible) == len(rows):
            shown = self._total
        else:
            shown = sum(1 for at in self._visible if not rows[at].kind.is_heading)
        self.rows_shown.emit(shown, self._total)


def same_rows(one: Board, other: Board) -> bool:
    """Whether two boards have the same rows in the same places, whatever these say."""
    return len(one.rows) == len(other.rows) and all(
        a is b or (a.kind is b.kind and a.item == b.item) for a, b in zip(one.rows, other.rows, strict=True)
    )


def fold_key(entry: BoardRow) -> str:
    """What a heading is remembered by: names stay, positions do not."""
    return f"{entry.kind.name}:{entry.label}"


def spoken(lines: list[str]) -> list[str]:
    """Lines about a cell in the window's language."""
    return [said(line) for line in lines]
