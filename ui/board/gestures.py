"""What the mouse does to bars: dragging them to other rows, dragging their ends, and filling from the corner.

Nothing is changed here: a gesture becomes a `planner.services.changing` value, which is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPalette, QPen

from planner.services.board_rows import Bar, BarKind
from ui.board.overlay import cells_rect, handle_rect

if TYPE_CHECKING:
    from ui.board.dropping import Drop, Dropping
    from ui.board.table import BoardTable

_EDGE = 4
"""Pixels on both sides of a bar's end within which it can be taken."""


class Hold(Enum):
    """What the mouse has taken."""

    NOTHING = 0
    BAR = 1  # a bar or the selection, pressed but perhaps not moved yet
    END = 2  # the right end of a bar
    START = 3  # its left end
    CORNER = 4  # the corner of the selection


@dataclass
class _Taken:
    """Where and what was pressed."""

    hold: Hold = Hold.NOTHING
    at: QPoint = QPoint()  # noqa: RUF009 - replaced, never changed
    row: int = -1
    first: int = -1
    last: int = -1
    moving: bool = False
    selected: bool = False


class Gestures(QObject):
    """Follows one press of the left button at a time."""

    asked = Signal(object)  # Drop: what is to be done where the button was released
    told = Signal(str)  # what would be done here, or why it cannot be

    def __init__(self, view: BoardTable, dropping: Dropping) -> None:
        super().__init__(view)
        self._view, self._dropping = view, dropping
        self._taken = _Taken()
        self._drop: Drop | None = None

    @property
    def active(self) -> bool:
        """Whether something is being dragged."""
        return self._taken.moving

    # ---- the mouse

    def press(self, event: QMouseEvent) -> bool:
        """Take what is pressed; whether the press is used up."""
        point = event.position().toPoint()
        self._taken = self._at(point)
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if not self._dropping.ready or (self._taken.hold is Hold.BAR and not plain):
            self._taken = _Taken()
        self._taken.at = point
        if self._taken.hold is not Hold.NOTHING:
            self._dropping.get_ready()
        return self._taken.hold in (Hold.END, Hold.START, Hold.CORNER) or (
            self._taken.hold is Hold.BAR and self._taken.selected
        )

    def move(self, event: QMouseEvent) -> bool:
        """Follow the mouse; whether the move is used up."""
        point, taken = event.position().toPoint(), self._taken
        if not event.buttons() & Qt.MouseButton.LeftButton or taken.hold is Hold.NOTHING:
            self._show_cursor(self._at(point).hold if not event.buttons() else Hold.NOTHING)
            return False
        if not taken.moving and not self._begins(point):
            return taken.hold is not Hold.BAR or taken.selected
        taken.moving = True
        self._drop = self._dropping.drop(taken.hold.name, (taken.row, taken.first, taken.last), *self._place(point))
        self._view.setCursor(Qt.CursorShape.ForbiddenCursor if self._drop.trouble else Qt.CursorShape.ClosedHandCursor)
        self.told.emit(self._drop.trouble or self._drop.words)
        self._view.viewport().update()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go; whether the release is used up."""
        taken, drop = self._taken, self._drop
        if not taken.moving:
            self._taken = _Taken()
            if taken.hold is Hold.BAR and taken.selected:  # a click after all, on one cell of the selection
                self._view.setCurrentIndex(self._view.indexAt(taken.at))
                return True
            return taken.hold in (Hold.END, Hold.START, Hold.CORNER)
        self.cancel()
        if drop is not None and drop.change is not None:
            self.asked.emit(drop.with_keys(event.modifiers(), event.globalPosition().toPoint()))
        elif drop is not None and drop.trouble:
            self.told.emit(drop.trouble)
        return True

    def cancel(self) -> None:
        """Let go without doing anything."""
        self._taken, self._drop = _Taken(), None
        self._view.unsetCursor()
        self.told.emit("")
        self._view.viewport().update()

    def _begins(self, point: QPoint) -> bool:
        """Whether a press has become a drag: from a bar that is not selected only straight up or down."""
        away = point - self._taken.at
        if away.manhattanLength() < QGuiApplication.styleHints().startDragDistance():
            return False
        if self._taken.hold is not Hold.BAR or self._taken.selected:
            return True
        if abs(away.y()) > abs(away.x()):
            self._view.select_spans([(self._taken.row, self._taken.first, self._taken.last)])
            return True
        self._taken = _Taken()  # sideways, cells are selected
        return False

    def _place(self, point: QPoint) -> tuple[int, int]:
        """The row and month at a point; row -1 outside."""
        return self._view.indexAt(QPoint(max(point.x(), 0), point.y())).row(), self._view.month_at(point.x())

    # ---- what is there to take

    def _at(self, point: QPoint) -> _Taken:
        corner = handle_rect(self._view)
        spans = self._view.selected_spans() if corner is not None else []
        if corner is not None and corner.adjusted(-2, -2, 2, 2).contains(point):
            return _Taken(Hold.CORNER, point, spans[-1][0], spans[-1][1], spans[-1][2], selected=True)
        row, month = self._place(point)
        if row < 0 or self._view.board_model.entry(row).kind.is_heading:
            return _Taken()
        found = [end for bar in self._view.board_model.entry(row).bars for end in self._ends(bar, row, point)]
        if found:
            return min(found, key=lambda end: end[0])[1]
        return self._bar_at(row, month, point)

    def _ends(self, bar: Bar, row: int, point: QPoint) -> list[tuple[bool, _Taken]]:
        """The ends of a bar that are near enough; first whether the point lies outside of it, in another one's."""
        left, right = self._view.month_x(bar.first), self._view.month_x(bar.last + 1)
        if bar.kind is BarKind.OPEN or right - left <= 4 * _EDGE:
            return []
        outside = not left <= point.x() < right
        found = []
        if abs(point.x() - right) <= _EDGE:
            found.append((outside, _Taken(Hold.END, point, row, bar.first, bar.last)))
        if abs(point.x() - left) <= _EDGE:
            found.append((outside, _Taken(Hold.START, point, row, bar.first, bar.last)))
        return found

    def _bar_at(self, row: int, month: int, point: QPoint) -> _Taken:
        bar: Bar | None = self._view.board_model.bar_at(row, month)
        if bar is None or bar.kind is BarKind.OPEN:
            return _Taken()
        for at, first, last in self._view.selected_spans():
            if at == row and first <= month <= last:
                return _Taken(Hold.BAR, point, row, first, last, selected=True)
        return _Taken(Hold.BAR, point, row, bar.first, bar.last)

    def _show_cursor(self, hold: Hold) -> None:
        if hold in (Hold.END, Hold.START):
            self._view.setCursor(Qt.CursorShape.SizeHorCursor)
        elif hold is Hold.CORNER:
            self._view.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self._view.unsetCursor()

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        """An outline where the drop would go: dashed, and crossed out where it cannot."""
        drop = self._drop
        if drop is None or drop.row < 0:
            return
        of_month = self._view.board_model.columns.of_month
        rect = cells_rect(self._view, drop.row, drop.row, of_month[drop.first], of_month[drop.last])
        palette = self._view.palette()
        role = QPalette.ColorRole.BrightText if drop.trouble else QPalette.ColorRole.Accent
        painter.setPen(QPen(palette.color(role), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame: QRect = rect.adjusted(1, 1, -1, -1)
        painter.drawRect(frame)
        if drop.trouble:
            painter.drawLine(frame.bottomLeft(), frame.topRight())
