"""What lies over the board's bars: the selection, the current cell, the line of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

if TYPE_CHECKING:
    from ui.board.sight import Sight
    from ui.board.table import BoardTable

HANDLE = 7
"""Side of the square at the selection's corner, logical pixels."""


def paint_selection(painter: QPainter, view: BoardTable, sight: Sight) -> None:
    """A wash over what is selected, a frame round the current cell, a square at the corner to drag it further."""
    accent = view.palette().color(QPalette.ColorRole.Highlight)
    wash = QColor(accent)
    wash.setAlpha(60)
    for part in list(view.selectionModel().selection()):  # type: ignore[call-overload]
        rect = cells_rect(view, part.top(), part.bottom(), part.left(), part.right())
        if rect.bottom() >= sight.y and rect.top() <= sight.row_y(sight.bottom + 1):
            painter.fillRect(rect, wash)
    at = view.currentIndex()
    if at.isValid() and sight.top <= at.row() <= sight.bottom:
        rect = cells_rect(view, at.row(), at.row(), at.column(), at.column())
        painter.setPen(QPen(accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
    corner = handle_rect(view)
    if corner is not None:
        painter.fillRect(corner, accent)
        painter.setPen(QPen(view.palette().color(QPalette.ColorRole.Base), 1))
        painter.drawRect(corner.adjusted(-1, -1, 0, 0))


def cells_rect(view: BoardTable, top: int, bottom: int, left: int, right: int) -> QRect:
    """Where a block of cells lies in the viewport, both ends included."""
    height = view.verticalHeader().defaultSectionSize()
    y = top * height - view.verticalHeader().offset()
    x = view.columnViewportPosition(left)
    end = view.columnViewportPosition(right) + view.columnWidth(right)
    return QRect(QPoint(x, y), QPoint(end - 1, y + (bottom - top + 1) * height - 1))


def handle_rect(view: BoardTable) -> QRect | None:
    """The square at the corner of a selection that is one block of cells; None where there is none."""
    parts = list(view.selectionModel().selection())  # type: ignore[call-overload]
    if len(parts) != 1:
        return None
    part = parts[0]
    rect = cells_rect(view, part.top(), part.bottom(), part.left(), part.right())
    return QRect(rect.right() - HANDLE // 2, rect.bottom() - HANDLE // 2, HANDLE, HANDLE)


def paint_today(painter: QPainter, view: BoardTable) -> None:
    """A line at today, where it is in sight."""
    x = view.months.today_x()
    if x is not None and 0 <= x <= view.viewport().width():
        painter.setPen(QPen(view.palette().color(QPalette.ColorRole.Accent), 1, Qt.PenStyle.DashLine))
        painter.drawLine(x, 0, x, view.viewport().height())
