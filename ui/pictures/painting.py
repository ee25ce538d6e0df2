"""Painting a scene with any painter: the window's, an image's, a page's or a file's."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPolygonF,
)

from ui.pictures.shapes import Align, Band, Box, Dot, Ink, Line, Look, Paint, Pattern, Scene, Shape, Words
from ui.theme import SPONSOR_TEXT, alert_colour, blend, is_dark, palette, sponsor_colour

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}
FINE = 10
"""Steps in a pixel for the sizes of fonts."""
HATCH = 6.0
"""Distance between the lines of a hatch."""
DOTS = 5.0
"""Distance between the dots of a dotted area."""
_LIGHT = {
    Ink.KNOWN: "#4477aa",
    Ink.NEW: "#eedd88",
    Ink.PEOPLE: "#77aadd",
    Ink.CAPACITY: "#1b2530",
    Ink.MONEY: "#99b3a0",
}
_DARK = {Ink.KNOWN: "#6699cc", Ink.NEW: "#b8a650", Ink.PEOPLE: "#4f86b8", Ink.CAPACITY: "#e6eaee", Ink.MONEY: "#5f8a6c"}
_OF_PALETTE = {
    Ink.TEXT: QPalette.ColorRole.Text,
    Ink.FAINT: QPalette.ColorRole.PlaceholderText,
    Ink.LINE: QPalette.ColorRole.Midlight,
    Ink.STRONG_LINE: QPalette.ColorRole.Mid,
    Ink.GROUND: QPalette.ColorRole.Base,
    Ink.BAND: QPalette.ColorRole.AlternateBase,
}


def font_of(size: float, bold: bool) -> QFont:
    """The font of texts of a height, as wide on every device: no letter is moved to whole pixels."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class FontMeasure:
    """Measures texts in the program's font."""

    def __init__(self) -> None:
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}
        self._known: dict[tuple[str, int, bool], float] = {}

    def __call__(self, text: str, size: float, bold: bool) -> float:
        """How wide a text is."""
        key = (round(size * FINE), bold)
        found = self._known.get((text, *key))
        if found is None:
            metrics = self._metrics.get(key)
            if metrics is None:
                metrics = self._metrics[key] = QFontMetricsF(font_of(size * FINE, bold))
            found = self._known[text, *key] = metrics.horizontalAdvance(text) / FINE
        return found


def font_look(text_size: float) -> Look:
    """The look of the program's font at a height."""
    return Look(FontMeasure(), text_size)


class ScenePainter:
    """Paints scenes in the colours of a palette; light ones without."""

    def __init__(self, shown: QPalette | None = None) -> None:
        self._palette = shown or palette(False)
        self._dark = is_dark(self._palette)
        self._base = self._palette.color(QPalette.ColorRole.Base)

    def paint(self, painter: QPainter, scene: Scene, ground: bool = True) -> None:
        """Paint a scene at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ground:
            painter.fillRect(QRectF(0, 0, scene.width, scene.height), self._base)
        for shape in scene.shapes:
            self._paint(painter, shape, scene)

    def colour(self, paint: Paint, strength: float = 1.0) -> QColor:
        """The colour of a paint on the ground."""
        colour = self._colour(paint)
        return colour if strength >= 1 else blend(colour, self._base, strength)

    def _colour(self, paint: Paint) -> QColor:
        if isinstance(paint, int):
            return sponsor_colour(paint)
        role = _OF_PALETTE.get(paint)
        if role is not None:
            return self._palette.color(role)
        if paint is Ink.ALERT:
            return alert_colour(self._palette)
        if paint is Ink.ON_COLOUR:
            return SPONSOR_TEXT
        if paint is Ink.CONTRACTOR:
            return blend(self._palette.color(QPalette.ColorRole.Text), self._base, 0.45)
        return QColor((_DARK if self._dark else _LIGHT)[paint])

    def _paint(self, painter: QPainter, shape: Shape, scene: Scene) -> None:
        if isinstance(shape, Box):
            self._box(painter, shape)
        elif isinstance(shape, Words):
            self._words(painter, shape, scene.text_size)
        elif isinstance(shape, Line):
            painter.setPen(self._pen(shape.paint, shape.width, shape.dashed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        elif isinstance(shape, Band):
            seen_through = QColor(self._colour(shape.paint))  # ribbons cross: each stays in sight below the next
            seen_through.setAlphaF(shape.strength)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(seen_through)
            painter.drawPath(_ribbon(shape))
        else:
            self._dot(painter, shape)

    def _pen(self, paint: Paint, width: float, dashed: bool = False) -> QPen:
        pen = QPen(self._colour(paint), width)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _box(self, painter: QPainter, box: Box) -> None:
        rect = QRectF(box.x, box.y, box.width, box.height)
        if box.pattern is Pattern.PLAIN:
            painter.fillRect(rect, self.colour(box.paint, box.strength))
        elif box.pattern is Pattern.HATCHED:
            painter.setPen(QPen(self.colour(box.paint, 0.6 * box.strength), 1))
            painter.drawLines(hatch(rect))
        elif box.pattern is Pattern.DOTTED:
            painter.fillRect(rect, self.colour(box.paint, 0.3 * box.strength))
            pen = QPen(self.colour(box.paint, box.strength), 1.4)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(QPolygonF(dots(rect)))
        if box.outline is not None:
            painter.setPen(self._pen(box.outline, box.line, box.dashed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = box.line / 2
            painter.drawRect(rect.adjusted(half, half, -half, -half))

    def _dot(self, painter: QPainter, dot: Dot) -> None:
        painter.setPen(self._pen(Ink.TEXT if not dot.hollow else dot.paint, 1.6))
        painter.setBrush(self._base if dot.hollow else self._colour(dot.paint))
        if dot.square:
            side = dot.radius * 1.8
            painter.drawRect(QRectF(dot.x - side / 2, dot.y - side / 2, side, side))
        else:
            painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)

    def _words(self, painter: QPainter, words: Words, text_size: float) -> None:
        size = text_size * words.size
        flags = _ALIGN[words.align] | Qt.AlignmentFlag.AlignVCenter
        flags |= Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.setPen(self._colour(words.paint))
        if size == round(size):
            painter.setFont(font_of(size, words.bold))
            painter.drawText(QRectF(words.x, words.y, words.width, words.height), int(flags), words.text)
            return
        painter.save()  # fonts have whole pixels: the rest comes from a larger one, scaled down
        painter.translate(words.x, words.y)
        painter.scale(1 / FINE, 1 / FINE)
        painter.setFont(font_of(size * FINE, words.bold))
        painter.drawText(QRectF(0, 0, words.width * FINE, words.height * FINE), int(flags), words.text)
        painter.restore()


def hatch(rect: QRectF) -> list[QLineF]:
    """Lines at 45 degrees across a rectangle, from lower left to upper right, in step from area to area."""
    lines = []
    first = int((rect.left() + rect.top()) // HATCH)
    last = int((rect.right() + rect.bottom()) // HATCH) + 1
    for number in range(first, last + 1):
        total = number * HATCH  # x + y is the same all along a line
        left, right = max(rect.left(), total - rect.bottom()), min(rect.right(), total - rect.top())
        if right > left:
            lines.append(QLineF(left, total - left, right, total - right))
    return lines


def dots(rect: QRectF) -> list[QPointF]:
    """Points in a rectangle, every other row shifted by half."""
    points = []
    row = int(rect.top() // DOTS) + 1
    while row * DOTS < rect.bottom() - 1:
        column = int(rect.left() // DOTS) + 1
        while (x := (column + (row % 2) / 2) * DOTS) < rect.right() - 1:
            if x > rect.left() + 1 and row * DOTS > rect.top() + 1:
                points.append(QPointF(x, row * DOTS))
            column += 1
        row += 1
    return points


def _ribbon(band: Band) -> QPainterPath:
    middle = (band.x + band.to_x) / 2
    path = QPainterPath(QPointF(band.x, band.y))
    path.cubicTo(QPointF(middle, band.y), QPointF(middle, band.to_y), QPointF(band.to_x, band.to_y))
    path.lineTo(QPointF(band.to_x, band.to_y + band.width))
    path.cubicTo(
        QPointF(middle, band.to_y + band.width),
        QPointF(middle, band.y + band.width),
        QPointF(band.x, band.y + band.width),
    )
    path.closeSubpath()
    return path
