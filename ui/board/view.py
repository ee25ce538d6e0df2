"""The staffing board: a table view that paints itself, and so keeps keyboard, selection and accessibility."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.services.board import Bar, RowKind
from ui.board.headers import MonthHeader, RowHeader
from ui.board.model import BoardModel
from ui.board.painting import BoardPainter, Sight

ZOOM_WIDTHS = (14, 20, 28, 38, 52, 72, 100, 140)
"""Column widths of the zoom steps, logical pixels; below `QUARTER_BELOW` the header shows quarters."""
DEFAULT_ZOOM = 4


class BoardView(QTableView):
    """Rows of bars over months."""

    cell_entered = Signal(str)  # the current cell in words
    bar_chosen = Signal(object)  # a Bar on which somebody pressed Enter or double-clicked

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = model
        self._painter = BoardPainter(model)
        self._zoom = DEFAULT_ZOOM
        self._width = ZOOM_WIDTHS[DEFAULT_ZOOM]
        self._build()
        self.setModel(model)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentChanged.connect(self._on_current)
        # labels stick to the left edge, so what is scrolled sideways must be painted anew
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self._lay_out()

    def _build(self) -> None:
        self.setObjectName("board")
        self.setAccessibleName(self.tr("Staffing board"))
        self.setVerticalHeader(RowHeader(self._board, self))
        self.setHorizontalHeader(MonthHeader(self._board, self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)

    @property
    def zoom(self) -> int:
        """The zoom step, 0..len(ZOOM_WIDTHS) - 1."""
        return self._zoom

    def set_zoom(self, step: int) -> None:
        """Zoom, keeping the month at the middle of the view where it is."""
        self.zoom_about(step, self.viewport().width() // 2)

    def zoom_about(self, step: int, x: int) -> None:
        """Zoom, keeping what lies at ``x`` where it is."""
        self._zoom = min(max(step, 0), len(ZOOM_WIDTHS) - 1)
        self._set_width(ZOOM_WIDTHS[self._zoom], x)

    def fit_months(self) -> None:
        """Make the months as wide as lets all of them be in sight."""
        months = max(self._board.columnCount(), 1)
        width = min(max(self.viewport().width() // months, ZOOM_WIDTHS[0]), ZOOM_WIDTHS[-1])
        self._zoom = max(step for step, steps_width in enumerate(ZOOM_WIDTHS) if steps_width <= width)
        self._set_width(width, 0)

    def _set_width(self, width: int, x: int) -> None:
        bar = self.horizontalScrollBar()
        place = (bar.value() + x) / max(self.horizontalHeader().defaultSectionSize(), 1)
        self._width = width
        self._lay_out()
        bar.setValue(round(place * width - x))
        self.viewport().update()

    def sight(self, region: QRect) -> Sight | None:
        """What part of the board a region of the viewport shows; None if nothing."""
        width, height = self.horizontalHeader().defaultSectionSize(), self.verticalHeader().defaultSectionSize()
        rows, months = self._board.rowCount(), self._board.columnCount()
        if not rows or not months:
            return None
        across, down = self.horizontalHeader().offset(), self.verticalHeader().offset()
        top, bottom = (region.top() + down) // height, (region.bottom() + down) // height
        left, right = (region.left() + across) // width, (region.right() + across) // width
        if top >= rows or left >= months:
            return None
        return Sight(
            top=max(top, 0),
            bottom=min(bottom, rows - 1),
            left=max(left, 0),
            right=min(right, months - 1),
            x=max(left, 0) * width - across,
            y=max(top, 0) * height - down,
            cell_width=width,
            row_height=height,
            width=self.viewport().width(),
            height=self.viewport().height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        sight = self.sight(event.rect())
        if sight is None:
            return
        self._painter.paint(painter, sight, self.palette(), self.font(), self._ringed_person())
        self._paint_selection(painter, sight)

    def _paint_selection(self, painter: QPainter, sight: Sight) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        wash = QColor(accent)
        wash.setAlpha(60)
        for part in list(self.selectionModel().selection()):  # type: ignore[call-overload]
            top, bottom = max(part.top(), sight.top), min(part.bottom(), sight.bottom)
            left, right = max(part.left(), sight.left), min(part.right(), sight.right)
            if top <= bottom and left <= right:
                corner = QPoint(sight.column_x(left), sight.row_y(top))
                end = QPoint(sight.column_x(right + 1) - 1, sight.row_y(bottom + 1) - 1)
                painter.fillRect(QRect(corner, end), wash)
        at = self.currentIndex()
        if at.isValid() and sight.top <= at.row() <= sight.bottom and sight.left <= at.column() <= sight.right:
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            x, y = sight.column_x(at.column()), sight.row_y(at.row())
            painter.drawRect(x + 1, y + 1, sight.cell_width - 2, sight.row_height - 2)

    def _ringed_person(self) -> int:
        """By seats: the holder of the current cell, whose other seats are ringed; by people they stand in one row."""
        at, bar = self.currentIndex(), self.current_bar()
        if bar is None or self._board.entry(at.row()).kind is not RowKind.SEAT:
            return -1
        return bar.person

    def current_bar(self) -> Bar | None:
        """The bar under the current cell."""
        at = self.currentIndex()
        return self._board.bar_at(at.row(), at.column()) if at.isValid() else None

    def go_to(self, kind: RowKind, item: int, month: int) -> bool:
        """Make the cell of a seat or person current and bring it into sight; whether it is shown."""
        board = self._board.board
        row = self._board.visible_row(board.row_of(kind, item)) if board else -1
        if row < 0:
            return False
        index = self._board.index(row, month)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def selected_text(self) -> str:
        """The selected cells as tab-separated text, with the row's heading first."""
        picked = sorted((i.row(), i.column()) for i in self.selectionModel().selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, month in picked:
            cells = lines.setdefault(row, [str(self._board.headerData(row, Qt.Orientation.Vertical) or "")])
            cells.append(str(self._board.data(self._board.index(row, month)) or ""))
        return "\n".join("\t".join(cells) for cells in lines.values())

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        QGuiApplication.clipboard().setText(self.selected_text())

    def _on_current(self, current: QModelIndex) -> None:
        self.viewport().update()
        text = "; ".join(self._board.lines(current.row(), current.column())) if current.isValid() else ""
        self.cell_entered.emit(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1 if event.angleDelta().y() > 0 else -1
            self.zoom_about(self._zoom + step, round(event.position().x()))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and at.isValid():
            self._choose(at)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if at.isValid():
            self._choose(at)

    def _choose(self, at: QModelIndex) -> None:
        if self._board.entry(at.row()).kind.is_heading:
            row = self._board.board_row(at.row())
            self._board.toggle_fold(at.row())
            self.setCurrentIndex(self._board.index(self._board.visible_row(row), at.column()))
            return
        bar = self._board.bar_at(at.row(), at.column())
        if bar is not None and bar.person >= 0:
            self.bar_chosen.emit(bar)

    def _lay_out(self) -> None:
        self.horizontalHeader().setDefaultSectionSize(self._width)
        header = self.verticalHeader()
        height = self.fontMetrics().height() + 8
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    def _on_reset(self) -> None:
        self._lay_out()
        self.viewport().update()
