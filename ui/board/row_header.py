"""The board's left edge: headings of the rows and their figures; it stays in place while the months scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.services.board_rows import BoardRow, RowKind
from ui.board.figures import NOTE, Figures
from ui.board.row_brush import GAP, RowBrush, RowBrushes
from ui.theme import SPONSOR_TEXT, sponsor_colour

if TYPE_CHECKING:
    from ui.board.model import BoardModel

_INDENT = {RowKind.SPONSOR: 0, RowKind.ROLE: 0, RowKind.STUDY: 14, RowKind.SEAT: 32, RowKind.PERSON: 16}

_GRIP = 4
"""Pixels from the right edge within which the headings can be dragged wider."""
_NARROWEST, _WIDEST = 120, 700


class RowHeader(QHeaderView):
    """Labels of seats, people and groups, and their figures in columns."""

    row_pressed = Signal(int, object)  # visible row, keyboard modifiers

    def __init__(self, model: BoardModel, figures: Figures, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._board = model
        self.figures = figures
        self._sticky: list[int] = []
        self._brushes = RowBrushes()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Seats and people"))
        self.setMouseTracking(True)
        self._width = 0  # of the labels; 0: as wide as the font asks for
        self._dragging = False
        self._beside = 0  # the labels' edge, seen from where a drag of it began
        figures.changed.connect(self._follow_figures)

    def set_sticky(self, rows: list[int]) -> None:
        """The headings that stay at the top, one below the other."""
        self._sticky = rows

    # ---- widths

    @property
    def label_width(self) -> int:
        """The width of the labels, without the figures."""
        of_a_letter = self.fontMetrics().averageCharWidth()
        roomy = self._room() > 190 * of_a_letter  # else the figures beside the labels would have no room
        wish = self._width or max(180, round(of_a_letter * (44 if roomy else 37)))
        return min(wish, max(round(self._room() * 0.45), _NARROWEST))

    def _room(self) -> int:
        """The width of the whole board, of which the months must keep a good part."""
        view = self.parent()
        return view.width() if isinstance(view, QWidget) else _WIDEST * 2

    def set_label_width(self, width: int) -> None:
        """Make the labels so wide (0: as the font asks for)."""
        self._width = min(max(width, _NARROWEST), _WIDEST) if width else 0
        self._follow_figures()

    def figure_places(self) -> list[tuple[str, int, int]]:
        """(name, left, width) of each shown column of figures; a narrow window has no room for all of them."""
        found, left = [], self.label_width
        metrics = self.fontMetrics()
        for column in self.figures.shown():
            width = max(metrics.horizontalAdvance(column.sample), metrics.horizontalAdvance(column.title)) + GAP
            if left + width > self._room() * 0.56:
                break
            found.append((column.name, left, width))
            left += width
        return found

    def sizeHint(self) -> QSize:
        return QSize(self.label_width + sum(width for _, _, width in self.figure_places()), 0)

    def _follow_figures(self) -> None:
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.viewport().update()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._board.rowCount() == 0:
            return
        brush = self._renewed_brush()
        for area in event.region():  # type: ignore[attr-defined]
            first = max(0, self.visualIndexAt(area.top()))
            last = self.visualIndexAt(area.bottom())
            last = self._board.rowCount() - 1 if last < 0 else last
            top = self.sectionViewportPosition(first)
            for at in range(last - first + 1):
                self._paint_row(painter, top + at * brush.height, first + at, brush)
        if event.rect().top() < len(self._sticky) * brush.height:
            for at, row in enumerate(self._sticky):
                self._paint_row(painter, at * brush.height, row, brush)
            painter.setPen(brush.line)
            bottom = len(self._sticky) * brush.height - 1
            painter.drawLine(0, bottom, self.viewport().width(), bottom)
        self._paint_lines(painter, event.rect(), brush)

    def _renewed_brush(self) -> RowBrush:
        return self._brushes.renewed(
            self.palette(), self.font(), self.defaultSectionSize(), self.viewport().width(), self.label_width,
            self.figure_places(), self.figures.is_shown(NOTE), self.selectionModel(),
        )  # fmt: skip

    def _paint_lines(self, painter: QPainter, area: QRect, brush: RowBrush) -> None:
        painter.setPen(brush.faint_line)
        for _, left, _ in brush.places:
            painter.drawLine(left, area.top(), left, area.bottom())
        painter.setPen(brush.line)
        right = self.viewport().width() - 1
        painter.drawLine(right, area.top(), right, area.bottom())

    def _paint_row(self, painter: QPainter, y: int, row: int, brush: RowBrush) -> None:
        entry = self._board.entry(row)
        heading = entry.kind.is_heading
        if heading:
            painter.fillRect(0, y, brush.width, brush.height, brush.ground(entry))
        else:
            painter.fillRect(0, y, brush.width, brush.height, brush.base)
        if brush.is_selected(row):
            painter.fillRect(0, y, brush.width, brush.height, brush.wash)
        if entry.sponsor >= 0:
            painter.fillRect(0, y, 4, brush.height, sponsor_colour(entry.sponsor))
        left = 8 + _INDENT.get(entry.kind, 0)
        if heading:
            self._paint_fold(painter, left, QRect(0, y, brush.width, brush.height), self._board.is_folded(row))
            left += 14
            if entry.kind is RowKind.SPONSOR:
                left = self._paint_letter(painter, QRect(0, y, brush.width, brush.height), left, entry)
        elif entry.kind is not RowKind.LANE:
            painter.setPen(brush.faint_line)
            painter.drawLine(0, y, brush.width, y)
        brush.write_label(painter, entry, left, y)
        brush.write_figures(painter, entry, y)

    def _paint_letter(self, painter: QPainter, rect: QRect, left: int, entry: BoardRow) -> int:
        """The sponsor's letter on its colour, which bars by people carry."""
        board = self._board.board
        letter = board.letters[entry.sponsor] if board is not None else ""
        painter.setFont(self.font())
        width = painter.fontMetrics().horizontalAdvance(letter) + 8
        box = QRect(left, rect.top() + 4, width, rect.height() - 7)
        painter.fillRect(box, sponsor_colour(entry.sponsor))
        painter.setPen(SPONSOR_TEXT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
        return left + width + 6

    def _paint_fold(self, painter: QPainter, left: int, rect: QRect, folded: bool) -> None:
        centre = rect.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        if folded:
            points = [QPoint(left + 1, centre - 4), QPoint(left + 7, centre), QPoint(left + 1, centre + 4)]
        else:
            points = [QPoint(left, centre - 2), QPoint(left + 8, centre - 2), QPoint(left + 4, centre + 4)]
        painter.drawPolygon(QPolygon(points))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # ---- mouse

    def row_at(self, y: int) -> int:
        """The row at a height, those that stick to the top first; -1 below the last."""
        stuck = y // max(self.defaultSectionSize(), 1)
        return self._sticky[stuck] if 0 <= stuck < len(self._sticky) else self.logicalIndexAt(y)

    def _at_edge(self, event: QMouseEvent) -> bool:
        x = event.position().x()
        return abs(x - self.label_width) <= _GRIP or abs(x - self.viewport().width()) <= _GRIP

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.set_label_width(round(event.position().x()) + self._beside)
            return
        self.setCursor(Qt.CursorShape.SplitHCursor if self._at_edge(event) else Qt.CursorShape.ArrowCursor)
        if event.buttons() & Qt.MouseButton.LeftButton:
            row = self.row_at(round(event.position().y()))
            if row >= 0:
                self.row_pressed.emit(row, Qt.KeyboardModifier.ShiftModifier)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._at_edge(event):
            self._dragging = True
            self._beside = self.label_width - round(event.position().x())
            return
        row = self.row_at(round(event.position().y()))
        if row < 0:
            return
        entry = self._board.entry(row)
        if entry.kind.is_heading and event.position().x() <= 8 + _INDENT[entry.kind] + 16:
            self._board.toggle_fold(row)
            return
        self.row_pressed.emit(row, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(round(event.position().y()))
        if self._at_edge(event):
            self.set_label_width(0)
        elif row >= 0 and self._board.entry(row).kind.is_heading:
            self._board.toggle_fold(row)
