"""The board as a table that paints itself: zoom, what is where, and the headings that stay at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.services.board_rows import Bar, RowKind
from ui.board.columns import Grain
from ui.board.corner import Corner
from ui.board.figures import Figures
from ui.board.keeping import Kept, keep, keep_selection_in_sight, put_back, selected_rect
from ui.board.month_header import MonthHeader
from ui.board.overlay import paint_selection, paint_today
from ui.board.painting import BoardPainter, Emphasis
from ui.board.row_header import RowHeader
from ui.board.sight import Sight

if TYPE_CHECKING:
    from ui.board.colouring import ColourBy
    from ui.board.model import BoardModel

ZOOM_WIDTHS = (9, 14, 20, 28, 38, 52, 72, 100, 140)
"""Month widths of the zoom steps, logical pixels."""
QUARTER_BELOW = 34
"""Month width below which the columns are quarters."""
QUARTERS, MONTHS = 3, 5
"""The zoom steps that the buttons for quarters and months ask for."""
DEFAULT_ZOOM = MONTHS

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag


class BoardTable(QTableView):
    """Shows rows of bars over months or quarters; `BoardView` lets people do something with them."""

    cell_entered = Signal(str)  # the current cell in words
    zoomed = Signal()

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = model
        self._painter = BoardPainter(model)
        self._zoom = DEFAULT_ZOOM
        self._width = ZOOM_WIDTHS[DEFAULT_ZOOM]
        self._sought = ""
        self._kept: Kept | None = None
        self._anchor = QPersistentModelIndex()
        self.figures = Figures(self)
        self.months = MonthHeader(model, self)
        self.rows = RowHeader(model, self.figures, self)
        self._build()
        self.corner = Corner(self.rows, self)
        model.modelAboutToBeReset.connect(self._before_reset)
        self.setModel(model)
        model.modelReset.connect(self._on_reset)
        model.renewed.connect(self._on_renewed)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.rows.viewport().update())
        # labels stick to the left edge, so what is scrolled sideways must be painted anew
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self._lay_out()

    def _build(self) -> None:
        self.setObjectName("board")
        self.setAccessibleName(self.tr("Staffing board"))
        self.setVerticalHeader(self.rows)
        self.setHorizontalHeader(self.months)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)

    # ---- zoom and colours

    @property
    def zoom(self) -> int:
        """The zoom step, 0..len(ZOOM_WIDTHS) - 1."""
        return self._zoom

    @property
    def grain(self) -> Grain:
        """Whether columns are months or quarters."""
        return self._board.columns.grain

    @property
    def month_width(self) -> int:
        """The width of a month, logical pixels."""
        return self._width

    def set_zoom(self, step: int) -> None:
        """Zoom, keeping the month at the middle of the view where it is."""
        self.zoom_about(step, self.viewport().width() // 2)

    def zoom_about(self, step: int, x: int) -> None:
        """Zoom, keeping what lies at ``x`` where it is."""
        self._zoom = min(max(step, 0), len(ZOOM_WIDTHS) - 1)
        self._set_width(ZOOM_WIDTHS[self._zoom], x)

    def fit_months(self) -> None:
        """Make the months as wide as lets all of them be in sight."""
        months = max(len(self._board.columns.labels), 1)
        width = min(max(self.viewport().width() // months, ZOOM_WIDTHS[0]), ZOOM_WIDTHS[-1])
        self._zoom = max(step for step, steps_width in enumerate(ZOOM_WIDTHS) if steps_width <= width)
        self._set_width(width, 0)

    def _set_width(self, width: int, x: int) -> None:
        bar = self.horizontalScrollBar()
        place = (bar.value() + x) / max(self._width, 1)
        self._width = width
        self._board.set_grain(Grain.QUARTER if width < QUARTER_BELOW else Grain.MONTH)
        self._lay_out()
        bar.setValue(round(place * width - x))
        self.viewport().update()
        self.zoomed.emit()

    @property
    def colour_by(self) -> ColourBy:
        """What the bars' colours stand for."""
        return self._painter.colour_by

    def set_colour_by(self, by: ColourBy) -> None:
        """Let the bars' colours stand for something else."""
        self._painter.set_colour_by(by)
        self.viewport().update()

    def set_sought(self, text: str) -> None:
        """Ring the bars whose label contains a text ('': none)."""
        self._sought = text.strip().casefold()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1 if event.angleDelta().y() > 0 else -1
            self.zoom_about(self._zoom + step, round(event.position().x()))
            event.accept()
            return
        super().wheelEvent(event)

    # ---- what is where

    def sight(self, region: QRect) -> Sight | None:
        """What part of the board a region of the viewport shows; None if nothing."""
        width, height = self._width, self.verticalHeader().defaultSectionSize()
        rows, months = self._board.rowCount(), len(self._board.columns.labels)
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

    @property
    def board_model(self) -> BoardModel:
        """The rows and bars that are shown."""
        return self._board

    def month_x(self, month: int) -> int:
        """Where a month begins in the viewport."""
        return month * self._width - self.horizontalHeader().offset()

    def month_at(self, x: int) -> int:
        """The month at a place of the viewport, the nearest one outside."""
        month = (x + self.horizontalHeader().offset()) // self._width
        return min(max(month, 0), max(len(self._board.columns.labels) - 1, 0))

    def sticky_rows(self) -> list[int]:
        """The headings that stay at the top: those above what is in sight there, outermost first."""
        found: list[int] = []
        height, down = self.verticalHeader().defaultSectionSize(), self.verticalHeader().offset()
        while True:
            row = (down + len(found) * height) // height
            if row >= self._board.rowCount():
                return found
            above = self._board.headings(row)
            if len(above) <= len(found) or above[: len(found)] != found:
                return found
            found.append(above[len(found)])

    def indexAt(self, point: QPoint) -> QModelIndex:
        sticky = self.sticky_rows()
        at = point.y() // self.verticalHeader().defaultSectionSize()
        if 0 <= at < len(sticky):
            return self._board.index(sticky[at], self.columnAt(point.x()))
        return super().indexAt(point)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        height = self.verticalHeader().defaultSectionSize()
        above = self._board.headings(index.row())
        covered = (len(above) - (1 if above and above[-1] == index.row() else 0)) * height
        y = self.rowViewportPosition(index.row())
        if y < covered:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (covered - y))

    # ---- what is selected

    def selected_spans(self) -> list[tuple[int, int, int]]:
        """(visible row, first month, last month) of what is selected, from top to bottom."""
        spans = self._board.columns.spans
        return sorted(
            (row, spans[part.left()][0], spans[part.right()][1])
            for part in list(self.selectionModel().selection())  # type: ignore[call-overload]
            for row in range(part.top(), part.bottom() + 1)
        )

    def select_spans(self, spans: list[tuple[int, int, int]]) -> None:
        """Select these and nothing else; the first becomes current."""
        chosen = QItemSelection()
        of_month = self._board.columns.of_month
        for row, first, last in spans:
            chosen.select(self._board.index(row, of_month[first]), self._board.index(row, of_month[last]))
        if spans:
            row, first, _ = spans[0]
            at = self._board.index(row, of_month[first])
            self.selectionModel().setCurrentIndex(at, Flag.NoUpdate)
            self.set_anchor(at)
        self.selectionModel().select(chosen, Flag.ClearAndSelect)

    def setCurrentIndex(self, at: Index) -> None:  # noqa: N802
        """Select a cell and nothing else, whatever keys are held down, and make it current."""
        self.selectionModel().setCurrentIndex(at, Flag.ClearAndSelect)
        self.set_anchor(at)

    @property
    def anchor(self) -> Index:
        """From where Shift and a click, or Shift and an arrow, select."""
        return self._anchor if self._anchor.isValid() else self.currentIndex()

    def set_anchor(self, at: Index) -> None:
        """Let Shift select from a cell on. Qt keeps such a cell of its own, which only its own events move."""
        self._anchor = QPersistentModelIndex(at)

    def setSelection(self, rect: QRect, command: Flag) -> None:  # noqa: N802
        """Called for the mouse and the arrow keys: ``rect`` goes from where the selection starts to where it ends."""
        if not command & Flag.Current:
            at = self.indexAt(rect.topLeft())
            if at.isValid():
                self.set_anchor(at)
        elif self._anchor.isValid():
            end = self.indexAt(rect.bottomRight())
            if end.isValid():
                top, bottom = sorted((self._anchor.row(), end.row()))
                left, right = sorted((self._anchor.column(), end.column()))
                chosen = QItemSelection(self._board.index(top, left), self._board.index(bottom, right))
                self.selectionModel().select(chosen, command)
            return
        super().setSelection(rect, command)

    def set_current(self, row: int, month: int) -> None:
        """Make a cell current and leave the selection and what is in sight as they are."""
        at = self._board.index(row, self._board.columns.of_month[month])
        self.selectionModel().setCurrentIndex(at, Flag.NoUpdate)

    def current_bar(self) -> Bar | None:
        """The bar under the current cell."""
        at = self.currentIndex()
        if not at.isValid():
            return None
        return next(iter(self._board.bars_in(at.row(), at.column())), None)

    def _ringed_person(self) -> int:
        """By seats: the holder of the current cell, whose other seats are ringed; by people they stand in one row."""
        at, bar = self.currentIndex(), self.current_bar()
        if bar is None or self._board.entry(at.row()).kind is not RowKind.SEAT:
            return -1
        return bar.person

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        emphasis = Emphasis(self._ringed_person(), self._sought)
        for area in event.region():  # type: ignore[attr-defined]
            painter.setClipRect(area)
            painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
            sight = self.sight(area)
            if sight is not None:
                self._painter.paint(painter, sight, self.palette(), self.font(), emphasis)
                paint_selection(painter, self, sight)
                paint_today(painter, self)
        painter.setClipRect(event.rect())
        self.paint_above(painter)
        self._paint_sticky(painter, event.rect())

    def paint_above(self, painter: QPainter) -> None:
        """For what a subclass paints above the bars."""

    def _paint_sticky(self, painter: QPainter, area: QRect) -> None:
        rows = self.sticky_rows()
        height = self.verticalHeader().defaultSectionSize()
        sight = self.sight(self.viewport().rect())
        if rows and sight is not None and area.top() < len(rows) * height:
            self._painter.paint_sticky(painter, sight, rows, self.palette(), self.font())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._renew_sticky(max(dy, 0))

    def _renew_sticky(self, beyond: int) -> None:
        """Paint the headings at the top anew, and what they covered before the rows moved down."""
        rows = self.sticky_rows()
        height = (3 * self.verticalHeader().defaultSectionSize()) + beyond
        self.rows.set_sticky(rows)
        self.viewport().update(0, 0, self.viewport().width(), height)
        self.rows.viewport().update(0, 0, self.rows.viewport().width(), height)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "corner"):
            corner = QRect(self.rows.x(), self.months.y(), self.rows.width(), self.months.height())
            self.corner.place(corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        seen = QRect(QPoint(0, 0), event.oldSize()).intersects(selected_rect(self))
        super().resizeEvent(event)
        if seen:
            keep_selection_in_sight(self)
        if event.oldSize().width() != event.size().width():
            self.rows.geometriesChanged.emit()  # how wide the headings may be depends on the whole
        self._renew_sticky(0)

    # ---- the model

    def _on_current(self, current: QModelIndex) -> None:
        self.viewport().update()
        text = "; ".join(self._board.lines(current.row(), current.column())) if current.isValid() else ""
        self.cell_entered.emit(text)

    def _before_reset(self) -> None:
        self._kept = keep(self, self._board)

    def _on_reset(self) -> None:
        self._lay_out()
        if self._kept is not None:
            put_back(self._kept, self, self._board)
        self._kept = None
        self.viewport().update()
        self._renew_sticky(0)

    def _on_renewed(self) -> None:
        self.viewport().update()
        self.rows.viewport().update()
        self._on_current(self.currentIndex())

    def _lay_out(self) -> None:
        header, spans = self.horizontalHeader(), self._board.columns.spans
        most = max((last - first + 1 for first, last in spans), default=1)
        header.setDefaultSectionSize(self._width * most)
        for column, (first, last) in enumerate(spans):
            wanted = self._width * (last - first + 1)  # quarters at the ends may be short
            if header.sectionSize(column) != wanted:  # one that was made so before keeps its width else
                header.resizeSection(column, wanted)
        rows = self.verticalHeader()
        height = self.fontMetrics().height() + 8
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
