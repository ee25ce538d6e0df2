"""Parts that several pictures have: titles, legends, axes, numbers as text."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.pictures.shapes import Align, Box, Dot, Drawing, Ink, Line, Paint, Pattern

MARGIN = 16.0


def tr(text: str) -> str:
    """Translated in the context of the pictures."""
    return QCoreApplication.translate("pictures", text)


def month_names() -> tuple[str, ...]:
    """Short names of the months."""
    return (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip


def fte(value: float) -> str:
    """FTE with one digit, or two below one."""
    return f"{value:,.2f}" if 0 < abs(value) < 1 else f"{value:,.1f}"


def money(value: float) -> str:
    """Money without cents."""
    return f"{value:,.0f}"


def short(value: float) -> str:
    """A number for an axis: ``1.2M``, ``350k``, ``12``, ``0.5``."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.1f}".rstrip("0").rstrip(".") + letter
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def share(value: float | None) -> str:
    """A fraction of 1 in percent; a dash where it is undefined."""
    return "–" if value is None else f"{value:.1%}"


def nice_step(span: float, most: int) -> float:
    """A round step of which at most so many go into a span (1 for nothing)."""
    if span <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(span / most))
    return next(size * factor for factor in (1, 2, 2.5, 5, 10) if span / (size * factor) <= most + 1e-9)


def heading(drawing: Drawing, width: float, title: str, summary: str) -> float:
    """Title and summary at the top; where the rest may begin."""
    row = drawing.look.row
    drawing.words(MARGIN, 10, width - 2 * MARGIN, title, bold=True, size=1.25, height=row * 1.25)
    drawing.words(MARGIN, 10 + row * 1.3, width - 2 * MARGIN, summary, paint=Ink.FAINT)
    return 10 + row * 2.5


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: an area with a ``letter``, a ``line``, or a ``dot`` (disc, square or hollow)."""

    text: str
    paint: Paint
    pattern: Pattern = Pattern.PLAIN
    line: bool = False
    dashed: bool = False
    letter: str = ""
    dot: str = ""


def legend(drawing: Drawing, x: float, y: float, width: float, keys: Sequence[Key]) -> float:
    """Entries side by side, on as many rows as they need; where the rest may begin."""
    row, size, at = drawing.look.row, drawing.look.text_size, x
    for key in keys:
        needed = size * 1.6 + 6 + drawing.look.width(key.text) + 18
        if at > x and at + needed > x + width:
            at, y = x, y + row
        _key(drawing, key, at, y)
        left = at + size * 1.6 + 6
        drawing.words(left, y, max(x + width - left, 10), key.text)
        at += needed
    return y + row + 4


def _key(drawing: Drawing, key: Key, x: float, y: float) -> None:
    """What stands before the text of an entry."""
    size = drawing.look.text_size
    middle, width = y + drawing.look.row / 2, size * 1.6
    if key.line:
        drawing.add(Line(((x, middle), (x + width, middle)), key.paint, 2.0, key.dashed))
        return
    if key.dot:
        drawing.add(Dot(x + width / 2, middle, 5, key.paint, key.dot == "square", key.dot == "hollow"))
        return
    outline = Ink.ALERT if key.pattern is Pattern.HATCHED else None
    drawing.add(Box(x, middle - size / 2, width, size, key.paint, key.pattern, outline=outline))
    if key.letter:
        drawing.words(x, y, width, key.letter, Align.CENTRE, Ink.ON_COLOUR, size=0.85)


@dataclass(frozen=True)
class Months:
    """Columns of months between two places."""

    labels: tuple[str, ...]
    left: float
    width: float

    @property
    def step(self) -> float:
        """How wide a month is."""
        return self.width / max(1, len(self.labels))

    def x(self, month: float) -> float:
        """The left edge of a month."""
        return self.left + month * self.step


def month_axis(drawing: Drawing, months: Months, y: float) -> float:
    """Months or quarters, and years below; where the rest may begin."""
    row = drawing.look.row
    names = month_names()
    widest = max(drawing.look.width(name, 0.9) for name in names)
    labels = months.labels
    if months.step >= widest + 4:
        spans = [(at, at + 1, names[int(label[5:]) - 1]) for at, label in enumerate(labels)]
    else:
        spans = _spans([f"{label[:4]}Q{(int(label[5:]) + 2) // 3}" for label in labels], lambda name: name[4:])
    years = _spans([label[:4] for label in labels], lambda name: name)
    for start, stop, text in spans:
        room = (stop - start) * months.step
        if drawing.look.width(text, 0.9) <= room:
            drawing.words(months.x(start), y, room, text, Align.CENTRE, Ink.FAINT, size=0.9)
    for start, stop, text in years:
        if start:
            drawing.add(Line(((months.x(start), y), (months.x(start), y + 2 * row)), Ink.STRONG_LINE))
        if drawing.look.width(text, 0.9, True) + 6 <= (stop - start) * months.step:
            drawing.words(
                months.x(start) + 4, y + row * 0.9, (stop - start) * months.step - 6, text, bold=True, size=0.9
            )
    return y + row * 2


def _spans(names: Sequence[str], text: Callable[[str], str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, name in enumerate(names):
        if at and names[at - 1] == name:
            found[-1] = (found[-1][0], at + 1, found[-1][2])
        else:
            found.append((at, at + 1, text(name)))
    return found


@dataclass(frozen=True)
class Scale:
    """Values from ``low`` to ``high`` between two places; on a value axis ``start`` lies below ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies."""
        span = self.high - self.low
        return self.start + (value - self.low) / span * (self.end - self.start) if span else self.start


def value_axis(drawing: Drawing, scale: Scale, left: float, right: float, text: Callable[[float], str]) -> None:
    """Lines across at round values, with their values on the left."""
    row = drawing.look.row
    most = max(2, int(abs(scale.end - scale.start) // (row * 1.7)))
    step = nice_step(scale.high - scale.low, most)
    value = math.ceil(scale.low / step - 1e-9) * step
    while value <= scale.high + step * 1e-6:
        y = scale.at(value)
        drawing.add(Line(((left, y), (right, y)), Ink.LINE))
        drawing.words(0, y - row / 2, left - 6, text(value), Align.RIGHT, Ink.FAINT, size=0.9)
        value += step


def top_of(values: Sequence[float], most: int = 5) -> float:
    """A round value at or above all values (1 where all are 0)."""
    highest = max(values, default=0.0)
    if highest <= 0:
        return 1.0
    step = nice_step(highest, most)
    return math.ceil(highest / step - 1e-9) * step


def empty(drawing: Drawing, width: float, y: float, text: str) -> None:
    """Say that there is nothing to show."""
    drawing.words(MARGIN, y, width - 2 * MARGIN, text, paint=Ink.FAINT)
