"""A small curve of a search: the best score and the bound over time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.words import score_words

Point = tuple[float, float, float | None]


class Curve(QWidget):
    """Steps of the best score downwards, the bound upwards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self.setAccessibleName(self.tr("Course of the search"))
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMaximumWidth(170)

    def sizeHint(self) -> QSize:
        return QSize(170, 40)

    def clear(self) -> None:
        """Forget all points."""
        self._points = []
        self.update()

    def add(self, seconds: float, best: float, bound: float | None) -> None:
        """One more point; times must not fall."""
        self._points.append((seconds, best, bound))
        self.setToolTip(
            self.tr("Best score {best} after {seconds} s").format(best=score_words(best), seconds=round(seconds))
        )
        self.update()

    def set_points(self, points: tuple[Point, ...]) -> None:
        """Show a whole course at once."""
        self._points = list(points)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        frame = self.rect().adjusted(0, 2, -1, -3)
        painter.fillRect(frame, palette.color(QPalette.ColorRole.Base))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(frame)
        if not self._points:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = [bound for _, _, bound in self._points if bound is not None]
        bests = sorted(best for _, best, _ in self._points)
        high = min(bests[-1], 1.6 * bests[0]) if bests[0] > 0 else bests[-1]
        low = min([bests[0], *(b for b in bounds if b > 0.4 * bests[0])])
        span = max(high - low, 1e-9)
        end = max(self._points[-1][0], 1e-9)

        def place(seconds: float, value: float) -> QPointF:
            share = min(max((value - low) / span, 0.0), 1.0)
            return QPointF(
                frame.left() + 3 + (frame.width() - 6) * seconds / end,
                frame.bottom() - 4 - (frame.height() - 8) * share,
            )

        best_line = _steps([place(s, best) for s, best, _ in self._points])
        bound_line = _steps([place(s, bound) for s, _, bound in self._points if bound is not None])
        painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.2))
        painter.drawPolyline(bound_line)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1.8))
        painter.drawPolyline(best_line)


def _steps(points: list[QPointF]) -> QPolygonF:
    """A staircase through points: a value holds until the next one."""
    line = QPolygonF()
    for at, point in enumerate(points):
        if at:
            line.append(QPointF(point.x(), points[at - 1].y()))
        line.append(point)
    return line
