"""The bench by month: FTE by role above, money below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.pictures.layouts import parts
from ui.pictures.layouts.parts import MARGIN, Key, Months, Scale, tr
from ui.pictures.shapes import Align, Box, Drawing, Ink, Line, Look, Scene, Target

if TYPE_CHECKING:
    from planner.services.pictures.bench import Bench, RoleBench

MOST_ROLES = 8
"""Roles that are shown by themselves; the rest is one grey part."""


@dataclass(frozen=True)
class _Part:
    """What is stacked: a role, or the rest."""

    letter: str
    name: str
    role: int
    paint: Ink | int
    fte: tuple[float, ...]
    cost: tuple[float, ...]


def bench_scene(picture: Bench, look: Look, width: float, height: float) -> Scene:
    """Stacked columns of FTE by main role, and below them what they cost."""
    drawing = Drawing(look)
    title, summary = tr("Bench by month"), _summary(picture)
    y = parts.heading(drawing, width, title, summary)
    stack = _parts_of(picture)
    if not stack:
        parts.empty(drawing, width, y, tr("Every employee is assigned in every month."))
        return drawing.scene(width, max(height, y + look.row * 2), title, summary)
    y = parts.legend(drawing, MARGIN, y, width - 2 * MARGIN, [Key(p.name, p.paint, letter=p.letter) for p in stack])
    height = max(height, y + 340)
    room = height - y - MARGIN - 2 * look.row - 4 * look.row
    left = look.width("00,000") + 8 + MARGIN
    months = Months(picture.months, left, width - MARGIN - left)
    drawing.words(MARGIN, y, width - 2 * MARGIN, tr("FTE, by main role"), paint=Ink.FAINT)
    upper = Scale(
        0, parts.top_of([v / 100 for v in picture.fte.tolist()]), y + look.row + room * 0.68, y + look.row + 4
    )
    parts.value_axis(drawing, upper, left, width - MARGIN, parts.short)
    for month in range(len(picture.months)):
        _column(drawing, stack, month, months, upper)
    y = parts.month_axis(drawing, months, upper.start) + 4
    drawing.add(Line(((left, upper.start), (width - MARGIN, upper.start)), Ink.STRONG_LINE))
    cost_words = tr("Cost by month, {currency}").format(currency=picture.currency)
    drawing.words(MARGIN, y, width - 2 * MARGIN, cost_words, paint=Ink.FAINT)
    lower = Scale(0, parts.top_of(picture.cost.tolist()), height - MARGIN, y + look.row + 4)
    _money(drawing, picture, months, lower, left, width - MARGIN)
    return drawing.scene(width, height, title, summary)


def _summary(picture: Bench) -> str:
    total, money = int(picture.fte.sum()) / 100, float(picture.cost.sum())
    words = tr("{fte} FTE-months paid and not assigned; they cost {money} {currency}").format(
        fte=parts.fte(total), money=parts.money(money), currency=picture.currency
    )
    worst = max(picture.roles, key=lambda row: float(row.cost.sum()), default=None)
    if worst is not None and len(picture.roles) > 1 and worst.cost.any():
        words += "; " + tr("most of all {role}: {money}").format(
            role=worst.name, money=parts.money(float(worst.cost.sum()))
        )
    return words + "."


def _parts_of(picture: Bench) -> list[_Part]:
    """The roles with most bench, in their order, and the rest as one."""
    able = [row for row in picture.roles if row.fte.any()]
    ranked = sorted(able, key=lambda row: -int(row.fte.sum()))
    own = ranked[:MOST_ROLES] if len(ranked) > MOST_ROLES + 1 else ranked
    chosen = [row for row in able if row in own]
    rest = [row for row in able if row not in own]
    found = [_part(row, at, row.name, chr(65 + at)) for at, row in enumerate(chosen)]
    if rest:
        fte = tuple(sum(int(row.fte[t]) for row in rest) / 100 for t in range(len(picture.months)))
        cost = tuple(sum(float(row.cost[t]) for row in rest) for t in range(len(picture.months)))
        found.append(_Part("…", tr("{n} other roles").format(n=len(rest)), -1, Ink.CONTRACTOR, fte, cost))
    return found


def _part(row: RoleBench, at: int, name: str, letter: str) -> _Part:
    return _Part(letter, name, row.role, at, tuple(v / 100 for v in row.fte.tolist()), tuple(row.cost.tolist()))


def _column(drawing: Drawing, stack: list[_Part], month: int, months: Months, scale: Scale) -> None:
    inset = min(2.0, months.step * 0.12)
    x, width = months.x(month) + inset, months.step - 2 * inset
    done, row = 0.0, drawing.look.text_size
    for part in stack:
        value = part.fte[month]
        if value <= 0:
            continue
        top, bottom = scale.at(done + value), scale.at(done)
        drawing.add(Box(x, top, width, bottom - top, part.paint, outline=Ink.GROUND if bottom - top > 3 else None))
        if bottom - top >= row + 2 and width >= row:
            drawing.words(x, top, width, part.letter, Align.CENTRE, Ink.ON_COLOUR, size=0.85, height=bottom - top)
        tip = "\n".join(
            (
                f"{part.name}, {months.labels[month]}",
                tr("{n} FTE paid and not assigned").format(n=parts.fte(value)),
                tr("Cost {n}").format(n=parts.money(part.cost[month])),
            )
        )
        drawing.hot(x, top, width, bottom - top, tip, Target(role=part.role) if part.role >= 0 else None)
        done += value


def _money(drawing: Drawing, picture: Bench, months: Months, scale: Scale, left: float, right: float) -> None:
    parts.value_axis(drawing, scale, left, right, parts.short)
    inset = min(2.0, months.step * 0.12)
    for month, value in enumerate(picture.cost.tolist()):
        x, top = months.x(month) + inset, scale.at(value)
        if value > 0:
            drawing.add(Box(x, top, months.step - 2 * inset, scale.start - top, Ink.MONEY))
        tip = tr("{month}: bench costs {money} {currency}").format(
            month=months.labels[month], money=parts.money(value), currency=picture.currency
        )
        drawing.hot(months.x(month), scale.end, months.step, scale.start - scale.end, tip)
    drawing.add(Line(((left, scale.start), (right, scale.start)), Ink.STRONG_LINE))
