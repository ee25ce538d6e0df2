"""What the board's colours and marks mean, on one line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLine, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.board.colouring import Colouring, colour_of
from ui.theme import SPONSOR_TEXT, alert_colour, blend


@dataclass(frozen=True, slots=True)
class _Entry:
    mark: str
    text: str
    place: int = -1


class Legend(QWidget):
    """Colours with their letters, then the marks; what does not fit is counted and named in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: list[_Entry] = []
        self._shown = False
        self._by_people = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))

    def sizeHint(self) -> QSize:
        return QSize(300, self.fontMetrics().height() + 8)

    def show_colours(self, colouring: Colouring | None, by_people: bool = False) -> None:
        """Name the colours of a board; by people the marks of absence, too."""
        shown = colouring is not None
        entries = colouring.entries() if colouring is not None else []
        colours = [_Entry(entry.mark, entry.text, entry.place) for entry in entries]
        if (shown, by_people, colours) == (self._shown, self._by_people, self._colours):
            return
        self._shown, self._by_people, self._colours = shown, by_people, colours
        self.setToolTip("\n".join(f"{e.mark}  {e.text}" for e in self._colours))
        self.setAccessibleDescription("; ".join(f"{e.mark} {e.text}" for e in self._colours))
        self.update()

    def _marks(self) -> list[_Entry]:
        named = {entry.text for entry in self._colours}
        if self._by_people:
            first = [_Entry("leave", self.tr("away")), _Entry("contract", self.tr("no contract"))]
        else:
            first = [_Entry("open", self.tr("open")), _Entry("contractor", self.tr("contractor"))]
        marks = [
            *first,
            _Entry("likely", self.tr("not awarded yet")),
            _Entry("new", self.tr("new to the sponsor")),
            _Entry("handover", self.tr("handover")),
            _Entry("lock", self.tr("locked")),
        ]
        return [entry for entry in marks if entry.text not in named]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 0.5, 7))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        marks = self._marks()
        widths = [metrics.horizontalAdvance(entry.text) + 38 for entry in marks]
        room = self.width() - sum(widths)
        x = 0
        for number, entry in enumerate(self._colours):
            needed = metrics.horizontalAdvance(entry.text) + 44
            if x + needed > room - (60 if number + 1 < len(self._colours) else 0):
                painter.setPen(self.palette().placeholderText().color())
                more = self.tr("+{n} more").format(n=len(self._colours) - number)
                painter.drawText(QRect(x, 0, 70, self.height()), Qt.AlignmentFlag.AlignVCenter, more)
                x += metrics.horizontalAdvance(more) + 16
                break
            x = self._paint_entry(painter, x, entry)
        x = max(x, 0)
        for entry, width in zip(marks, widths, strict=True):
            if x + width > self.width():
                break
            x = self._paint_entry(painter, x, entry)

    def _paint_entry(self, painter: QPainter, x: int, entry: _Entry) -> int:
        size = self.fontMetrics().height() - 1
        box = QRect(x, (self.height() - size) // 2, 24 if entry.place >= 0 else 18, size)
        if entry.place >= 0:
            painter.fillRect(box, colour_of(entry.place))
            painter.setPen(SPONSOR_TEXT)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, entry.mark)
        else:
            self._paint_mark(painter, box, entry.mark)
        painter.setPen(self.palette().windowText().color())
        left = box.right() + 6
        width = painter.fontMetrics().horizontalAdvance(entry.text)
        painter.drawText(QRect(left, 0, width + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, entry.text)
        return left + width + 14

    def _paint_mark(self, painter: QPainter, box: QRect, mark: str) -> None:
        palette = self.palette()
        base, ink, alert = palette.base().color(), palette.text().color(), alert_colour(palette)
        frame = box.adjusted(0, 0, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark == "open":
            painter.setPen(QPen(blend(alert, base, 0.75), 1))
            painter.setBrush(QBrush(blend(alert, base, 0.55), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(frame)
        elif mark == "contractor":
            painter.fillRect(frame, blend(ink, base, 0.18))
            painter.setPen(QPen(blend(ink, base, 0.5), 1))
            painter.setBrush(QBrush(blend(ink, base, 0.45), Qt.BrushStyle.Dense6Pattern))
            painter.drawRect(frame)
        elif mark == "contract":
            painter.fillRect(frame, QBrush(blend(ink, base, 0.28), Qt.BrushStyle.FDiagPattern))
        elif mark == "leave":
            painter.fillRect(frame, blend(ink, base, 0.16))
            painter.setPen(QPen(blend(ink, base, 0.55), 2))
            x, top, bottom = frame.center().x(), frame.top() + 3, frame.bottom() - 3
            painter.drawLines([QLine(x - 3, top, x - 3, bottom), QLine(x + 2, top, x + 2, bottom)])
        elif mark == "likely":
            painter.setPen(QPen(ink, 1.4, Qt.PenStyle.DashLine))
            painter.drawRect(frame)
        elif mark == "new":
            painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "○")
        elif mark == "handover":
            painter.setPen(QPen(ink, 2))
            middle = box.center()
            painter.drawLines(
                [QLine(middle.x(), box.top(), middle.x(), box.bottom()),
                 QLine(middle.x(), box.top(), middle.x() + 5, box.top())]
            )  # fmt: skip
        else:
            middle = box.center()
            painter.setPen(QPen(ink, 1))
            painter.drawRect(middle.x() - 2, middle.y() - 5, 4, 5)
            painter.fillRect(middle.x() - 4, middle.y() - 1, 9, 6, ink)
