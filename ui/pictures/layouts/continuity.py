"""Continuity and handovers: a row for each sponsor, or the months of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pictures.layouts import parts
from ui.pictures.layouts.parts import MARGIN, Key, Months, Scale, tr
from ui.pictures.shapes import Align, Box, Drawing, Ink, Line, Look, Paint, Pattern, Scene, Target

if TYPE_CHECKING:
    from planner.domain.case import Int64Array
    from planner.services.pictures.continuity import Continuity, SponsorMonths


def continuity_scene(picture: Continuity, look: Look, width: float, height: float) -> Scene:
    """Who works the demand of each sponsor, and where seats pass from one person to another."""
    drawing = Drawing(look)
    title, summary = _title(picture), _summary(picture)
    y = parts.heading(drawing, width, title, summary)
    y = parts.legend(drawing, MARGIN, y, width - 2 * MARGIN, _keys()) + 4
    if not picture.sponsors:
        parts.empty(drawing, width, y, tr("No sponsor has any demand here."))
        return drawing.scene(width, max(height, y + look.row * 2), title, summary)
    if len(picture.sponsors) == 1:
        height = max(height, y + 240)
        _months_of_one(drawing, picture, y, width, height)
        return drawing.scene(width, height, title, summary)
    bottom = _rows(drawing, picture, y, width)
    return drawing.scene(width, max(height, bottom + MARGIN), title, summary)


def _title(picture: Continuity) -> str:
    title = tr("Continuity and handovers by sponsor")
    if len(picture.sponsors) == 1:
        title = tr("Continuity and handovers of {sponsor}").format(sponsor=picture.sponsors[0].name)
    return f"{title} ({picture.role})" if picture.role else title


def _summary(picture: Continuity) -> str:
    demand = sum(int(row.demand.sum()) for row in picture.sponsors)
    known = sum(int(row.known.sum()) for row in picture.sponsors)
    handovers = sum(int(row.handovers.sum()) for row in picture.sponsors)
    return tr("{share} of {demand} FTE-months are worked by people who knew the sponsor; {n} handovers.").format(
        share=parts.share(known / demand if demand else None), demand=parts.fte(demand / 100), n=handovers
    )


def _keys() -> list[Key]:
    return [
        Key(tr("knew the sponsor"), Ink.KNOWN),
        Key(tr("new to the sponsor"), Ink.NEW),
        Key(tr("contractors"), Ink.CONTRACTOR, Pattern.DOTTED),
        Key(tr("open"), Ink.ALERT, Pattern.HATCHED),
    ]


def _stack(row: SponsorMonths) -> tuple[tuple[Int64Array, Paint, Pattern], ...]:
    return (
        (row.known, Ink.KNOWN, Pattern.PLAIN),
        (row.new, Ink.NEW, Pattern.PLAIN),
        (row.contractors, Ink.CONTRACTOR, Pattern.DOTTED),
        (row.open, Ink.ALERT, Pattern.HATCHED),
    )


# ---- a row for each sponsor


def _rows(drawing: Drawing, picture: Continuity, y: float, width: float) -> float:
    look = drawing.look
    names = min(max(look.width(row.name) for row in picture.sponsors) + 44, width * 0.2)
    bar_left = MARGIN + names
    bar = max(90.0, (width - 2 * MARGIN) * 0.24)
    months_left = bar_left + bar + look.width("100.0%  ") + 34
    months = Months(picture.months, months_left, width - MARGIN - months_left - look.width("0,000") - 8)
    row_height = look.row + 4
    drawing.words(bar_left, y, bar + 60, tr("Continuity"), paint=Ink.FAINT)
    drawing.words(months_left, y, months.width, tr("Handovers by month"), paint=Ink.FAINT)
    sums = months.x(len(months.labels))
    drawing.words(sums, y, width - MARGIN - sums, tr("all"), Align.RIGHT, Ink.FAINT)
    y += look.row
    most = max(1, max(int(row.handovers.max(initial=0)) for row in picture.sponsors))
    top = y
    for row in picture.sponsors:
        target = Target(sponsor=row.sponsor)
        drawing.add(Box(MARGIN, y + 2, 26, row_height - 4, row.sponsor))
        drawing.words(MARGIN, y, 26, row.letter, Align.CENTRE, Ink.ON_COLOUR, height=row_height, bold=True)
        drawing.words(MARGIN + 32, y, names - 38, row.name, height=row_height)
        drawing.hot(MARGIN, y, names, row_height, _tip(row), target)
        _share_bar(drawing, row, bar_left, y + 2, bar, row_height - 4, target)
        share = parts.share(row.continuity)
        drawing.words(bar_left + bar + 6, y, look.width("100.0%") + 4, share, Align.RIGHT, height=row_height, bold=True)
        _cells(drawing, row, months, y, row_height, most, target)
        total = f"{int(row.handovers.sum()):,}"
        drawing.words(sums, y, width - MARGIN - sums, total, Align.RIGHT, height=row_height, bold=True)
        y += row_height
    for month, label in enumerate(months.labels):
        if label.endswith("-01") and month:
            drawing.add(Line(((months.x(month), top), (months.x(month), y)), Ink.STRONG_LINE))
    return parts.month_axis(drawing, months, y + 2)


def _share_bar(
    drawing: Drawing, row: SponsorMonths, x: float, y: float, width: float, height: float, target: Target
) -> None:
    demand = int(row.demand.sum())
    if not demand:
        return
    for values, paint, pattern in _stack(row):
        part = int(values.sum()) / demand * width
        if part > 0:
            outline = Ink.ALERT if pattern is Pattern.HATCHED else None
            drawing.add(Box(x, y, part, height, paint, pattern, outline=outline))
            x += part
    drawing.hot(x - width, y, width, height, _tip(row), target)


def _cells(
    drawing: Drawing, row: SponsorMonths, months: Months, y: float, height: float, most: int, target: Target
) -> None:
    """Handovers as numbers on a shade; months without demand stay empty."""
    for month, count in enumerate(row.handovers.tolist()):
        x = months.x(month)
        if count:
            strength = 0.25 + 0.75 * count / most
            drawing.add(Box(x + 0.5, y + 1, months.step - 1, height - 2, Ink.NEW, strength=strength))
            paint = Ink.ON_COLOUR if strength > 0.65 else Ink.TEXT  # a strong cell is light in the dark look, too
            drawing.words(x - 4, y, months.step + 8, str(count), Align.CENTRE, paint, height=height, size=0.9)
        elif row.demand[month]:
            drawing.add(Box(x + 0.5, y + 1, months.step - 1, height - 2, Ink.LINE, strength=0.5))
        if row.demand[month]:
            drawing.hot(x, y, months.step, height, _month_tip(row, month, months.labels[month]), target)


# ---- one sponsor


def _months_of_one(drawing: Drawing, picture: Continuity, y: float, width: float, height: float) -> None:
    row, look = picture.sponsors[0], drawing.look
    left = look.width("0,000") + 8 + MARGIN
    months = Months(picture.months, left, width - MARGIN - left)
    drawing.words(MARGIN, y, width - 2 * MARGIN, tr("FTE, and handovers above the columns"), paint=Ink.FAINT)
    y += look.row
    bottom = height - MARGIN - 2 * look.row
    scale = Scale(0, parts.top_of([v / 100 for v in row.demand.tolist()]) * 1.08, bottom, y + look.row)
    parts.value_axis(drawing, scale, left, width - MARGIN, parts.short)
    inset = min(2.0, months.step * 0.12)
    target = Target(sponsor=row.sponsor)
    for month, label in enumerate(picture.months):
        done = 0.0
        x, wide = months.x(month) + inset, months.step - 2 * inset
        for values, paint, pattern in _stack(row):
            value = int(values[month]) / 100
            if value > 0:
                high = scale.at(done) - scale.at(done + value)
                outline = Ink.ALERT if pattern is Pattern.HATCHED else None
                drawing.add(Box(x, scale.at(done + value), wide, high, paint, pattern, outline=outline))
                done += value
        if row.handovers[month]:
            words = f"⇄{int(row.handovers[month])}"
            drawing.words(
                months.x(month) - 6, scale.at(done) - look.row, months.step + 12, words, Align.CENTRE, size=0.9
            )
        drawing.hot(months.x(month), y, months.step, bottom - y, _month_tip(row, month, label), target)
    drawing.add(Line(((left, bottom), (width - MARGIN, bottom)), Ink.STRONG_LINE))
    parts.month_axis(drawing, months, bottom)


def _tip(row: SponsorMonths) -> str:
    return "\n".join(
        (
            row.name,
            tr("Continuity {share}").format(share=parts.share(row.continuity)),
            *_amounts(row, [int(v.sum()) / 100 for v in (row.demand, row.known, row.new, row.contractors, row.open)]),
            _handovers(int(row.handovers.sum())),
        )
    )


def _month_tip(row: SponsorMonths, month: int, label: str) -> str:
    demand, known = int(row.demand[month]), int(row.known[month])
    values = [int(v[month]) / 100 for v in (row.demand, row.known, row.new, row.contractors, row.open)]
    return "\n".join(
        (
            f"{row.name}, {label}",
            tr("Continuity {share}").format(share=parts.share(known / demand if demand else None)),
            *_amounts(row, values),
            _handovers(int(row.handovers[month])),
        )
    )


def _handovers(count: int) -> str:
    return tr("1 handover") if count == 1 else tr("{n} handovers").format(n=count)


def _amounts(row: SponsorMonths, values: list[float]) -> tuple[str, ...]:
    demand, known, new, contractors, left_open = map(parts.fte, values)
    return (
        tr("Demand {n}").format(n=demand),
        tr("knew the sponsor {n}").format(n=known),
        tr("new to the sponsor {n}").format(n=new),
        tr("contractors {n}").format(n=contractors),
        tr("open {n}").format(n=left_open),
    )
