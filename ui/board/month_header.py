"""The board's upper edge: years above months or quarters, and where today is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.board.columns import Grain, runs_of

if TYPE_CHECKING:
    from ui.board.model import BoardModel


class MonthHeader(QHeaderView):
    """Years above the columns."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._board = model
        self._today = dt.date.today()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setAccessibleName(self.tr("Months"))

    @property
    def today(self) -> dt.date:
        """The day that the line of today stands at."""
        return self._today

    def set_today(self, day: dt.date) -> None:
        """Move the line of today."""
        self._today = day
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() * 2 + 8)

    def _month_name(self, label: str) -> str:
        names = (
            self.tr("Jan"), self.tr("Feb"), self.tr("Mar"), self.tr("Apr"), self.tr("May"), self.tr("Jun"),
            self.tr("Jul"), self.tr("Aug"), self.tr("Sep"), self.tr("Oct"), self.tr("Nov"), self.tr("Dec"),
        )  # fmt: skip
        return names[int(label[5:]) - 1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        columns = self._board.columns
        firsts = [columns.labels[first] for first, _ in columns.spans]
        middle = self.fontMetrics().height() + 4
        for start, stop in runs_of([label[:4] for label in firsts]):
            self._paint_span(painter, start, stop, 0, middle, firsts[start][:4], bold=True)
        for at, label in enumerate(firsts):
            name = self._month_name(label) if columns.grain is Grain.MONTH else columns.name(at)
            self._paint_span(painter, at, at + 1, middle, self.height(), name)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(0, self.height() - 1, self.viewport().width(), self.height() - 1)
        self._paint_today(painter)

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
        if painter.fontMetrics().horizontalAdvance(text) > room.width() - 2:
            text = text.split(" ")[0]
        side = Qt.AlignmentFlag.AlignLeft if bold else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(room.adjusted(6 if bold else 0, 0, 0, 0), side | Qt.AlignmentFlag.AlignVCenter, text)

    def today_x(self) -> int | None:
        """Where today lies in the viewport, which may be out of sight; None where nothing is shown."""
        labels = self._board.columns.labels
        if not labels:
            return None
        month = (self._today.year - int(labels[0][:4])) * 12 + self._today.month - int(labels[0][5:])
        width = self.length() / len(labels)
        return round((month + (self._today.day - 1) / 31) * width) - self.offset()

    def _paint_today(self, painter: QPainter) -> None:
        """A mark at today; at the edge, with an arrow, where today is out of sight."""
        x = self.today_x()
        if x is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom, right = self.height() - 1, self.viewport().width()
        if x < 0:
            points = [QPoint(1, bottom - 8), QPoint(7, bottom - 13), QPoint(7, bottom - 3)]
        elif x > min(right, self.length() - self.offset()):
            edge = min(right, self.length() - self.offset()) - 1
            points = [QPoint(edge, bottom - 8), QPoint(edge - 6, bottom - 13), QPoint(edge - 6, bottom - 3)]
        else:
            points = [QPoint(x - 5, bottom - 7), QPoint(x + 5, bottom - 7), QPoint(x, bottom)]
        painter.drawPolygon(QPolygon(points))
