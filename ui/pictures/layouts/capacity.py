"""Capacity against demand: one large chart for a role, or a small one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pictures.layouts import parts
from ui.pictures.layouts.parts import MARGIN, Key, Months, Scale, tr
from ui.pictures.shapes import Align, Box, Drawing, Ink, Line, Look, Pattern, Scene, Target

if TYPE_CHECKING:
    from planner.domain.case import Int64Array
    from planner.services.pictures.capacity import Capacity, RoleCapacity

SMALLEST = 300.0
"""How wide a small chart is at least."""


def capacity_scene(picture: Capacity, look: Look, width: float, height: float) -> Scene:
    """Columns of demand, by who works it, below the steps of what the people there could work."""
    drawing = Drawing(look)
    title, summary = _title(picture), _summary(picture)
    y = parts.heading(drawing, width, title, summary)
    y = parts.legend(drawing, MARGIN, y, width - 2 * MARGIN, _keys(picture)) + 8
    if not picture.roles:
        parts.empty(drawing, width, y, tr("There is neither demand nor anybody to show."))
        return drawing.scene(width, max(height, y + look.row * 2), title, summary)
    if len(picture.roles) == 1:
        bottom = max(height, y + 220) - MARGIN
        _chart(drawing, picture, picture.roles[0], MARGIN, y, width - 2 * MARGIN, bottom - y, large=True)
        return drawing.scene(width, bottom + MARGIN, title, summary)
    columns = max(1, int((width - 2 * MARGIN + 20) // (SMALLEST + 20)))
    columns = min(columns, len(picture.roles))
    rows = -(-len(picture.roles) // columns)
    wide = (width - 2 * MARGIN - 20 * (columns - 1)) / columns
    high = max(150.0, (height - y - MARGIN) / rows - 12)
    for at, row in enumerate(picture.roles):
        across, down = at % columns, at // columns
        _chart(drawing, picture, row, MARGIN + across * (wide + 20), y + down * (high + 12), wide, high, large=False)
    return drawing.scene(width, max(height, y + rows * (high + 12) + MARGIN), title, summary)


def _title(picture: Capacity) -> str:
    if picture.sponsor:
        return tr("Capacity against demand of {sponsor}").format(sponsor=picture.sponsor)
    return tr("Capacity against demand")


def _summary(picture: Capacity) -> str:
    demand = sum(int(row.demand.sum()) for row in picture.roles) / 100
    left_open = sum(int(row.open.sum()) for row in picture.roles) / 100
    words = tr("{demand} FTE-months of demand, {open} of them open").format(
        demand=parts.fte(demand), open=parts.fte(left_open)
    )
    worst = max(picture.roles, key=lambda row: int(row.open.sum()), default=None)
    if worst is not None and worst.open.any() and len(picture.roles) > 1:
        words += "; " + tr("most of all {role}: {open}").format(
            role=worst.name, open=parts.fte(int(worst.open.sum()) / 100)
        )
    if picture.sponsor:
        words += ". " + tr("Capacity is what the other sponsors leave")
    return words + "."


def _keys(picture: Capacity) -> list[Key]:
    return [
        Key(tr("by people"), Ink.PEOPLE),
        Key(tr("by contractors"), Ink.CONTRACTOR, Pattern.DOTTED),
        Key(tr("open"), Ink.ALERT, Pattern.HATCHED),
        Key(tr("capacity, main role"), Ink.CAPACITY, line=True),
        Key(tr("with people who have the role besides"), Ink.CAPACITY, line=True, dashed=True),
    ]


def _chart(
    drawing: Drawing,
    picture: Capacity,
    row: RoleCapacity,
    x: float,
    y: float,
    width: float,
    height: float,
    large: bool,
) -> None:
    look = drawing.look
    target = Target(role=row.role)
    if not large:
        words = f"{row.name}"
        drawing.words(x, y, width * 0.6, words, bold=True)
        left_open = int(row.open.sum()) / 100
        note = tr("{n} open").format(n=parts.fte(left_open)) if left_open else tr("nothing open")
        drawing.words(x + width * 0.6, y, width * 0.4, note, Align.RIGHT, Ink.ALERT if left_open else Ink.FAINT)
        y, height = y + look.row, height - look.row
    left = look.width("0,000") + 8 + x
    bottom = y + height - 2 * look.row
    top = parts.top_of([float(v) / 100 for v in (*row.demand, *(row.main + row.other))])
    scale = Scale(0.0, top, bottom, y + 6)
    months = Months(picture.months, left, x + width - left)
    _axis(drawing, scale, x, left, x + width)
    for month in range(len(picture.months)):
        _column(drawing, row, month, months, scale)
    _steps(drawing, row.main, months, scale, dashed=False)
    if row.other.any():
        _steps(drawing, row.main + row.other, months, scale, dashed=True)
    drawing.add(Line(((left, bottom), (x + width, bottom)), Ink.STRONG_LINE))
    parts.month_axis(drawing, months, bottom)
    for month, label in enumerate(picture.months):
        drawing.hot(months.x(month), y, months.step, bottom - y, _tip(row, month, label), target)


def _axis(drawing: Drawing, scale: Scale, x: float, left: float, right: float) -> None:
    row = drawing.look.row
    step = parts.nice_step(scale.high, max(2, int((scale.start - scale.end) // (row * 1.6))))
    value = 0.0
    while value <= scale.high * 1.0001:
        y = scale.at(value)
        drawing.add(Line(((left, y), (right, y)), Ink.LINE))
        drawing.words(x, y - row / 2, left - x - 6, parts.short(value), Align.RIGHT, Ink.FAINT, size=0.9)
        value += step


def _column(drawing: Drawing, row: RoleCapacity, month: int, months: Months, scale: Scale) -> None:
    inset = min(2.0, months.step * 0.12)
    x, width = months.x(month) + inset, months.step - 2 * inset
    done = 0.0
    for values, paint, pattern in (
        (row.staffed, Ink.PEOPLE, Pattern.PLAIN),
        (row.contractors, Ink.CONTRACTOR, Pattern.DOTTED),
        (row.open, Ink.ALERT, Pattern.HATCHED),
    ):
        value = int(values[month]) / 100
        if value > 0:
            top, bottom = scale.at(done + value), scale.at(done)
            outline = Ink.ALERT if pattern is Pattern.HATCHED else None
            drawing.add(Box(x, top, width, bottom - top, paint, pattern, outline=outline))
            done += value


def _steps(drawing: Drawing, values: Int64Array, months: Months, scale: Scale, dashed: bool) -> None:
    points: list[tuple[float, float]] = []
    for month, value in enumerate(values.tolist()):
        y = scale.at(max(value / 100, 0.0))
        points += [(months.x(month), y), (months.x(month + 1), y)]
    drawing.add(Line(tuple(points), Ink.CAPACITY, 1.8, dashed))


def _tip(row: RoleCapacity, month: int, label: str) -> str:
    lines = [
        f"{row.name}, {label}",
        tr("Demand {n} FTE").format(n=parts.fte(int(row.demand[month]) / 100)),
        tr("by people {n}").format(n=parts.fte(int(row.staffed[month]) / 100)),
        tr("by contractors {n}").format(n=parts.fte(int(row.contractors[month]) / 100)),
        tr("open {n}").format(n=parts.fte(int(row.open[month]) / 100)),
        tr("Capacity {n} FTE in the main role").format(n=parts.fte(int(row.main[month]) / 100)),
        tr("and {n} besides").format(n=parts.fte(int(row.other[month]) / 100)),
    ]
    return "\n".join(lines)
