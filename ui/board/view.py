"""The staffing board: a table view that paints itself, and so keeps keyboard, selection and accessibility."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.services.board_rows import RowKind
from ui.board.overlay import cells_rect
from ui.board.table import DEFAULT_ZOOM, MONTHS, QUARTERS, ZOOM_WIDTHS, BoardTable, Flag

if TYPE_CHECKING:
    from ui.board.gestures import Gestures
    from ui.board.model import BoardModel

__all__ = ["DEFAULT_ZOOM", "MONTHS", "QUARTERS", "ZOOM_WIDTHS", "BoardView"]


class BoardView(BoardTable):
    """The staffing board."""

    bar_chosen = Signal(object)  # a Bar on which somebody pressed Enter or double-clicked
    menu_asked = Signal(QPoint)  # where the menu of the current cell is to appear

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.gestures: Gestures | None = None  # where a plan may be changed by hand
        self.keys: Callable[[QKeyEvent], bool] | None = None  # whether a key was used up
        self.setMouseTracking(True)
        self.rows.row_pressed.connect(self.select_row)

    def go_to(self, kind: RowKind, item: int, month: int) -> bool:
        """Make the cell of a seat, person or group current and bring it into sight; whether it is shown."""
        board = self._board.board
        at = board.row_of(kind, item) if board else -1
        return at >= 0 and self.go_to_row(at, month)

    def go_to_row(self, board_row: int, month: int) -> bool:
        """The same for a row of the board, which is unfolded; whether it is shown."""
        self._board.unfold_to(board_row)
        row = self._board.visible_row(board_row)
        if row < 0:
            return False
        index = self._board.index(row, self._board.columns.of_month[month])
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    # ---- selecting

    def select_row(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        """A heading was pressed: its whole row, for a person with all lanes; Shift goes on from the last one."""
        self.setFocus()
        last = self._board.columnCount() - 1
        first_row = last_row = row
        current = self.anchor.row()
        if modifiers & Qt.KeyboardModifier.ShiftModifier and current >= 0:
            first_row, last_row = min(current, row), max(current, row)
        elif self._board.entry(row).kind is RowKind.PERSON:
            while last_row + 1 < self._board.rowCount() and self._board.entry(last_row + 1).kind is RowKind.LANE:
                last_row += 1
        chosen = QItemSelection(self._board.index(first_row, 0), self._board.index(last_row, last))
        if not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.selectionModel().setCurrentIndex(self._board.index(row, 0), Flag.NoUpdate)
            self.set_anchor(self._board.index(row, 0))
        adds = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self.selectionModel().select(chosen, Flag.Select if adds else Flag.ClearAndSelect)

    def copied_rows(self, headings: bool = False) -> list[list[str]]:
        """What is selected as a table by months, between the outermost ones; with headings above and beside."""
        spans = self.selected_spans()
        if not spans:
            return []
        first, last = min(span[1] for span in spans), max(span[2] for span in spans)
        chosen: dict[int, list[tuple[int, int]]] = {}
        for row, start, end in spans:
            chosen.setdefault(row, []).append((start, end))
        table = [["", *self._board.columns.labels[first : last + 1]]] if headings else []
        for row, parts in chosen.items():
            cells = [
                self._board.cell_text(row, month) if any(a <= month <= b for a, b in parts) else ""
                for month in range(first, last + 1)
            ]
            table.append(
                [str(self._board.headerData(row, Qt.Orientation.Vertical) or ""), *cells] if headings else cells
            )
        return table

    def copy(self, headings: bool = False) -> None:
        """Put what is selected on the clipboard, as text and as HTML."""
        from planner.services.board_clipboard import as_html, tab_separated

        rows = self.copied_rows(headings)
        if rows:
            data = QMimeData()
            data.setText(tab_separated(rows))
            data.setHtml(as_html(rows))
            QGuiApplication.clipboard().setMimeData(data)

    # ---- keyboard and mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.gestures is not None and self.gestures.press(event):
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.gestures is None or not self.gestures.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gestures is None or not self.gestures.release(event):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if at.isValid():
            self.choose(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.currentIndex()
        if not at.isValid():
            return
        if not self.selectionModel().isSelected(at):
            self.setCurrentIndex(at)
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        rect = cells_rect(self, at.row(), at.row(), at.column(), at.column())
        self.menu_asked.emit(self.viewport().mapToGlobal(rect.center()) if by_keyboard else event.globalPos())

    def paint_above(self, painter: QPainter) -> None:
        if self.gestures is not None:
            self.gestures.paint(painter)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """What is typed names a holder; it does not look for a row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.key() == Qt.Key.Key_Escape and self.gestures is not None and self.gestures.active:
            self.gestures.cancel()
            return
        if self.keys is not None and self.keys(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and at.isValid():
            self.choose(at)
            return
        super().keyPressEvent(event)
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.set_anchor(self.currentIndex())

    def choose(self, at: QModelIndex) -> None:
        """Fold or unfold a heading; follow a bar to its other row."""
        if self._board.entry(at.row()).kind.is_heading:
            self._board.toggle_fold(at.row())
            return
        bar = next(iter(self._board.bars_in(at.row(), at.column())), None)
        if bar is not None and bar.person >= 0:
            self.bar_chosen.emit(bar)
