"""FTE by month as stacked areas, one for each role: the preview of the workload model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import blend, sponsor_colour

_TICKS = 4


class DemandCurves(QWidget):
    """Areas stacked in the order given, a legend beside them, months below, FTE on the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Sequence[str] = ()
        self._empty = ""
        self._curves: Mapping[str, Sequence[float]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 170)

    def sizeHint(self) -> QSize:
        return QSize(640, 280)

    def show_nothing(self, why: str) -> None:
        """Say why there are no curves."""
        self._empty = why
        self.show_curves((), {})

    def show_curves(self, months: Sequence[str], curves: Mapping[str, Sequence[float]]) -> None:
        """Show FTE by role; ``months`` are labels such as 2027-03, one for each value."""
        self._months = months
        self._curves = dict(sorted(curves.items(), key=lambda item: -sum(item[1])))
        peak = max((sum(values) for values in zip(*self._curves.values(), strict=False)), default=0.0)
        roles = ", ".join(self._curves)
        self.setAccessibleName(self.tr("Demand by month"))
        self.setAccessibleDescription(
            self.tr("Demand of {roles}; at most {peak} FTE in a month").format(roles=roles, peak=f"{peak:.1f}")
        )
        self.update()

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles shown, the largest first."""
        return tuple(self._curves)

    def _colour(self, at: int) -> QColor:
        return blend(sponsor_colour(at), self.palette().color(QPalette.ColorRole.Base), 0.9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if not self._curves or not self._months:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
            return
        legend = max(metrics.horizontalAdvance(name) for name in self._curves) + metrics.height() + 18
        left = metrics.horizontalAdvance("0000.0") + 10
        area = QRectF(left, 10, self.width() - left - legend - 16, self.height() - metrics.height() - 24)
        if area.width() < 40 or area.height() < 40:
            return
        totals = [sum(values) for values in zip(*self._curves.values(), strict=True)]
        top = _round_up(max(totals, default=0.0))
        self._paint_grid(painter, area, top)
        self._paint_areas(painter, area, top)
        self._paint_legend(painter, area)

    def _paint_grid(self, painter: QPainter, area: QRectF, top: float) -> None:
        palette, metrics = self.palette(), self.fontMetrics()
        for tick in range(_TICKS + 1):
            y = area.bottom() - area.height() * tick / _TICKS
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            box = QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height())
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{top * tick / _TICKS:g}"
            )
        wide = metrics.horizontalAdvance("0000-00") + 14
        step = max(1, round(wide * max(len(self._months) - 1, 1) / area.width() + 0.5))
        for at in range(0, len(self._months), step):
            x = self._x(area, at)
            box = QRectF(x - wide / 2, area.bottom() + 4, wide, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._months[at])

    def _x(self, area: QRectF, at: int) -> float:
        return area.left() + area.width() * at / max(len(self._months) - 1, 1)

    def _paint_areas(self, painter: QPainter, area: QRectF, top: float) -> None:
        below = [0.0] * len(self._months)
        for number, values in enumerate(self._curves.values()):
            above = [low + value for low, value in zip(below, values, strict=True)]
            line = [QPointF(self._x(area, at), area.bottom() - area.height() * v / top) for at, v in enumerate(above)]
            base = [QPointF(self._x(area, at), area.bottom() - area.height() * v / top) for at, v in enumerate(below)]
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 1))
            painter.setBrush(self._colour(number))
            painter.drawPolygon(QPolygonF([*line, *reversed(base)]))
            below = above

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        metrics, x = self.fontMetrics(), area.right() + 18
        room = max(1, int((self.height() - 14) // (metrics.height() + 2)))
        names = list(self._curves)
        shown = names if len(names) <= room else names[: room - 1]
        for number, name in enumerate(shown):
            y = 8 + number * (metrics.height() + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(number))
            painter.drawRect(QRectF(x, y + 3, metrics.height() - 6, metrics.height() - 6))
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(QPointF(x + metrics.height(), y + metrics.ascent()), name)
        if len(shown) < len(names):
            y = 8 + len(shown) * (metrics.height() + 2)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words = self.tr("and {n} more").format(n=len(names) - len(shown))
            painter.drawText(QPointF(x + metrics.height(), y + metrics.ascent()), words)


def _round_up(value: float) -> float:
    """The next round number of which a quarter reads well."""
    size = 0.1
    while True:
        for factor in (4, 6, 8, 10, 12, 16, 20, 24, 30):
            if size * factor >= value:
                return size * factor
        size *= 10
