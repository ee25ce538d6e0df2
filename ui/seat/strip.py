"""A small drawing of the time that somebody has left, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.seat.model import CANDIDATE_ROLE, CandidateModel
from ui.theme import blend

if TYPE_CHECKING:
    from planner.services.candidates.ranking import Candidate

STRIP_WIDTH = 96


class CapacityStrip(QStyledItemDelegate):
    """A column for each month: pale up to the availability, solid up to what is left of it."""

    def __init__(self, model: CandidateModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        from planner.services.candidates.ranking import Candidate

        super().paint(painter, option, index)
        candidate, rows = index.data(CANDIDATE_ROLE), self._model.rows
        if not isinstance(candidate, Candidate) or rows is None or not candidate.capacity:
            return
        area = option.rect.adjusted(3, 3, -3, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        _paint(painter, area, candidate, set(rows.found.months), option.palette, chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(STRIP_WIDTH, super().sizeHint(option, index).height())


def _paint(
    painter: QPainter, area: QRect, candidate: Candidate, asked: set[int], palette: QPalette, chosen: bool
) -> None:
    ground = palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Base)
    ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Accent)
    grey = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
    months = len(candidate.capacity)
    width = area.width() / months
    most = max(100, *candidate.available)
    for t, (left, available) in enumerate(zip(candidate.capacity, candidate.available, strict=True)):
        x = area.left() + t * width
        if t in asked:
            painter.fillRect(QRectF(x, area.top() - 2, width, area.height() + 4), blend(grey, ground, 0.16))
        bar = max(width - 0.8, 0.8)
        for amount, colour in ((available, blend(ink, ground, 0.28)), (left, ink)):
            height = area.height() * amount / most
            painter.fillRect(QRectF(x, area.bottom() + 1 - height, bar, height), QColor(colour))
