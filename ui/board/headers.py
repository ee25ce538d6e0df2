"""The board's frozen edges: row headings on the left, months or quarters on top."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPalette, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.services.board import BoardRow, RowKind
from ui.board.model import BoardModel
from ui.theme import alert_colour, blend, sponsor_colour

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
QUARTER_BELOW = 34
"""Column width, in logical pixels, below which the months' header shows quarters."""

_INDENT = {RowKind.SPONSOR: 0, RowKind.ROLE: 0, RowKind.STUDY: 14, RowKind.SEAT: 32, RowKind.PERSON: 16}


_GRIP = 4
"""Pixels from the right edge within which the headings can be dragged wider."""
_NARROWEST, _WIDEST = 120, 700


class RowHeader(QHeaderView):
    """Labels of seats, people and groups; it stays in place while the months scroll."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._board = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Seats and people"))
        self.setMouseTracking(True)
        self._width = 0  # as wide as the font asks for
        self._dragging = False

    def sizeHint(self) -> QSize:
        return QSize(self._width or max(220, round(self.fontMetrics().averageCharWidth() * 48)), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Base))
        if self._board.rowCount() == 0:
            return
        first = max(0, self.visualIndexAt(event.rect().top()))
        last = self.visualIndexAt(event.rect().bottom())
        last = self._board.rowCount() - 1 if last < 0 else last
        for row in range(first, last + 1):
            rect = QRect(0, self.sectionViewportPosition(row), self.viewport().width(), self.sectionSize(row))
            self._paint_row(painter, rect, row)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        right = self.viewport().width() - 1
        painter.drawLine(right, event.rect().top(), right, event.rect().bottom())

    def _paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        entry = self._board.entry(row)
        palette = self.palette()
        painter.setFont(self.font())
        painter.fillRect(rect, row_background(entry, palette))
        if entry.sponsor >= 0:
            painter.fillRect(QRect(0, rect.top(), 4, rect.height()), sponsor_colour(entry.sponsor))
        left = rect.left() + 8 + _INDENT.get(entry.kind, 0)
        if entry.kind.is_heading:
            self._paint_fold(painter, left, rect, self._board.is_folded(row))
            left += 14
            bold = QFont(self.font())
            bold.setBold(True)
            painter.setFont(bold)
        self._paint_words(painter, rect.adjusted(left, 0, -8, 0), entry)
        if entry.kind in (RowKind.PERSON, RowKind.SEAT):
            painter.setPen(palette.color(QPalette.ColorRole.Midlight))
            painter.drawLine(rect.topLeft(), rect.topRight())

    def _paint_words(self, painter: QPainter, room: QRect, entry: BoardRow) -> None:
        palette = self.palette()
        painter.setPen(alert_colour(palette) if entry.alert else palette.color(QPalette.ColorRole.Text))
        align = Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        wish = self.fontMetrics().horizontalAdvance(entry.note) + 10 if entry.note else 0
        kept = min(wish, room.width() * 2 // 5)  # a long label leaves the note this much
        label = metrics.elidedText(entry.label, Qt.TextElideMode.ElideMiddle, room.width() - kept)
        painter.drawText(room, align | Qt.AlignmentFlag.AlignLeft, label)
        left = room.width() - metrics.horizontalAdvance(label) - 10
        if entry.note:
            painter.setFont(self.font())
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            note = painter.fontMetrics().elidedText(entry.note, Qt.TextElideMode.ElideRight, left)
            painter.drawText(room, align | Qt.AlignmentFlag.AlignRight, note)

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

    def _at_edge(self, event: QMouseEvent) -> bool:
        return abs(event.position().x() - self.viewport().width()) <= _GRIP

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._width = min(max(round(event.position().x()), _NARROWEST), _WIDEST)
            self.updateGeometry()
            self.geometriesChanged.emit()
            return
        self.setCursor(Qt.CursorShape.SplitHCursor if self._at_edge(event) else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._at_edge(event):
            self._dragging = True
            return
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0 and self._board.entry(row).kind.is_heading:
            self._board.toggle_fold(row)
            return
        super().mousePressEvent(event)


def row_background(entry: BoardRow, palette: QPalette) -> QColor:
    """The ground that a row is painted on: headings carry a breath of their sponsor's colour."""
    base = palette.color(QPalette.ColorRole.Base)
    if not entry.kind.is_heading:
        return base
    tint = sponsor_colour(entry.sponsor) if entry.sponsor >= 0 else palette.color(QPalette.ColorRole.PlaceholderText)
    return blend(tint, base, 0.30 if entry.kind is RowKind.SPONSOR else 0.16 if entry.sponsor >= 0 else 0.25)


class MonthHeader(QHeaderView):
    """Years above months, or above quarters when the columns are narrow."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._board = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Months"))

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() * 2 + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        months = self._board.board.months if self._board.board else ()
        middle = self.fontMetrics().height() + 4
        quarters = self.defaultSectionSize() < QUARTER_BELOW
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        for start, stop in spans([label[:4] for label in months]):
            self._paint_span(painter, start, stop, 0, middle, months[start][:4], bold=True)
        if quarters:
            names = [f"{label[:4]} Q{(int(label[5:]) + 2) // 3}" for label in months]
            for start, stop in spans(names):
                self._paint_span(painter, start, stop, middle, self.height(), names[start][5:])
        else:
            for at, label in enumerate(months):
                self._paint_span(painter, at, at + 1, middle, self.height(), MONTHS[int(label[5:]) - 1])
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(0, self.height() - 1, self.viewport().width(), self.height() - 1)

    def _paint_span(
        self, painter: QPainter, start: int, stop: int, top: int, bottom: int, text: str, bold: bool = False
    ) -> None:
        left = self.sectionViewportPosition(start)
        right = self.sectionViewportPosition(stop - 1) + self.sectionSize(stop - 1)
        if right < 0 or left > self.viewport().width():
            return
        palette = self.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(right - 1, top + 3 if not bold else top, right - 1, bottom)
        font = QFont(self.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        room = QRect(max(left, 0), top, min(right, self.viewport().width()) - max(left, 0), bottom - top)
        side = Qt.AlignmentFlag.AlignLeft if bold else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(room.adjusted(6 if bold else 0, 0, 0, 0), side | Qt.AlignmentFlag.AlignVCenter, text)


def spans(names: list[str]) -> list[tuple[int, int]]:
    """(start, stop) of each run of equal names."""
    found: list[tuple[int, int]] = []
    for at, name in enumerate(names):
        if at and names[at - 1] == name:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
