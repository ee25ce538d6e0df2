"""The frontier: plans as points, continuity to the right and margin upwards."""

from __future__ import annotations

from planner.services.pictures.frontier import Frontier, FrontierPoint, unbeaten
from ui.pictures.layouts import parts
from ui.pictures.layouts.parts import MARGIN, Key, Scale, tr
from ui.pictures.shapes import Align, Box, Dot, Drawing, Ink, Line, Look, Scene, Target

RADIUS = 7.0


def frontier_scene(picture: Frontier, look: Look, width: float, height: float, chosen: str = "") -> Scene:
    """Discs are searches of a sweep, squares plans of the document; ``chosen`` is the id of the plan that is shown."""
    drawing = Drawing(look)
    title, summary = tr("What continuity costs"), _summary(picture)
    y = parts.heading(drawing, width, title, summary)
    able = [at for at, p in enumerate(picture.points) if p.continuity is not None and p.margin is not None]
    if not able:
        parts.empty(drawing, width, y, tr("There is no point yet. Plan, or search the frontier."))
        return drawing.scene(width, max(height, y + look.row * 2), title, summary)
    y = _legend(drawing, picture, y, width)
    height = max(height, y + 260)
    left = look.width("100.0%") + 14 + MARGIN
    bottom = height - MARGIN - 2 * look.row
    xs = [picture.points[at].continuity or 0.0 for at in able]
    ys = [picture.points[at].margin or 0.0 for at in able]
    if picture.floor is not None and min(ys) - 0.05 < picture.floor < max(ys) + 0.05:
        ys.append(picture.floor)
    across = Scale(*_span(xs), left, width - MARGIN - 8)
    up = Scale(*_span(ys), bottom, y + look.row)
    _axes(drawing, across, up, left, width, bottom)
    drawing.words(MARGIN, y, width / 2, tr("Portfolio margin"), paint=Ink.FAINT)
    drawing.words(width / 2, bottom + look.row, width / 2 - MARGIN, tr("Sponsor continuity →"), Align.RIGHT, Ink.FAINT)
    _floor(drawing, picture, up, left, width)
    best = unbeaten(picture.points)
    points = [picture.points[at] for at in best]
    if len(points) > 1:
        where = tuple((across.at(p.continuity or 0), up.at(p.margin or 0)) for p in points)
        drawing.add(Line(where, Ink.PEOPLE, 2.0))
    places = [(across.at(picture.points[at].continuity or 0), up.at(picture.points[at].margin or 0)) for at in able]
    labels = [(x - RADIUS - 1, y - look.row / 2, 2 * RADIUS + 2) for x, y in places]  # no label runs into a point
    for at in able:
        _point(drawing, picture, at, across, up, width - MARGIN, chosen, labels)
    return drawing.scene(width, height, title, summary)


def _summary(picture: Frontier) -> str:
    best = [picture.points[at] for at in unbeaten(picture.points)]
    if len(best) < 2:
        return tr("Each point is a plan: the further right, the more continuity; the higher, the more margin.")
    most, least = best[0], best[-1]
    points = ((most.continuity or 0) - (least.continuity or 0)) * 100
    return tr(
        "From {a} to {b} continuity the margin goes from {c} to {d}: {money} {currency} for {points} points."
    ).format(
        a=parts.share(least.continuity),
        b=parts.share(most.continuity),
        c=parts.share(least.margin),
        d=parts.share(most.margin),
        money=parts.money(least.margin_money - most.margin_money),
        currency=picture.currency,
        points=f"{points:.1f}",
    )


def _legend(drawing: Drawing, picture: Frontier, y: float, width: float) -> float:
    keys = [
        Key(tr("search at a position of the slider"), Ink.PEOPLE, dot="disc"),
        Key(tr("plan of this document"), Ink.NEW, dot="square"),
        Key(tr("hollow: a margin floor is broken"), Ink.PEOPLE, dot="hollow"),
        Key(tr("no plan is better in both"), Ink.PEOPLE, line=True),
    ]
    if picture.floor is not None:
        keys.append(Key(tr("portfolio margin floor"), Ink.ALERT, line=True, dashed=True))
    return parts.legend(drawing, MARGIN, y, width - 2 * MARGIN, keys) + 4


def _span(values: list[float]) -> tuple[float, float]:
    """From the least to the greatest with air around, at least one point of a percent wide."""
    low, high = min(values), max(values)
    air = max((high - low) * 0.15, 0.005)
    return low - air, high + air


def _axes(drawing: Drawing, across: Scale, up: Scale, left: float, width: float, bottom: float) -> None:
    row = drawing.look.row
    parts.value_axis(drawing, up, left, width - MARGIN, parts.share)
    step = parts.nice_step(across.high - across.low, max(2, int((across.end - across.start) // 90)))
    value = (int(across.low / step) + 1) * step
    while value < across.high:
        x = across.at(value)
        drawing.add(Line(((x, up.end), (x, bottom)), Ink.LINE))
        half = min(40.0, width - x)
        drawing.words(x - half, bottom, 2 * half, parts.share(value), Align.CENTRE, Ink.FAINT, size=0.9, height=row)
        value += step
    drawing.add(Line(((left, up.end), (left, bottom), (width - MARGIN, bottom)), Ink.STRONG_LINE))


def _floor(drawing: Drawing, picture: Frontier, up: Scale, left: float, width: float) -> None:
    if picture.floor is not None and up.low <= picture.floor <= up.high:
        y = up.at(picture.floor)
        drawing.add(Line(((left, y), (width - MARGIN, y)), Ink.ALERT, 1.5, True))
        words = tr("floor {share}").format(share=parts.share(picture.floor))
        drawing.words(left + 6, y - drawing.look.row, 200, words, paint=Ink.ALERT, size=0.9)


def _point(
    drawing: Drawing,
    picture: Frontier,
    at: int,
    across: Scale,
    up: Scale,
    right: float,
    chosen: str,
    labels: list[tuple[float, float, float]],
) -> None:
    point, row = picture.points[at], drawing.look.row
    x, y = across.at(point.continuity or 0.0), up.at(point.margin or 0.0)
    paint = Ink.NEW if point.finding is None else Ink.PEOPLE
    shown = bool(chosen) and point.plan_id == chosen
    drawing.add(Dot(x, y, RADIUS, paint, square=point.finding is None, hollow=bool(point.floors_broken)))
    text = f"{point.position:+d}" if point.position else "0" if point.position == 0 else point.label
    wide = min(drawing.look.width(text, 0.9, shown), 160) + 2
    place = _free(x, y, wide, row, right, labels)
    if place is not None:
        labels.append((*place, wide))
        drawing.add(Box(place[0], place[1] + row * 0.1, wide, row * 0.8, Ink.GROUND, strength=1.0))
        drawing.words(place[0], place[1], wide, text, size=0.9, bold=shown)
    drawing.hot(x - RADIUS - 3, y - RADIUS - 3, 2 * RADIUS + 6, 2 * RADIUS + 6, point_tip(point, picture.currency),
                Target(point=at))  # fmt: skip


def _free(
    x: float, y: float, wide: float, row: float, right: float, taken: list[tuple[float, float, float]]
) -> tuple[float, float] | None:
    """A place for a label beside a point that no other label has; None if there is none."""
    gap = RADIUS + 4
    for left, top in (
        (x + gap, y - row / 2),
        (x - gap - wide, y - row / 2),
        (x - wide / 2, y - gap - row),
        (x - wide / 2, y + gap),
        (x + gap, y - row * 1.3),
        (x + gap, y + row * 0.3),
    ):
        inside = left + wide <= right
        if inside and all(left > a + w or left + wide < a or abs(top - b) >= row * 0.85 for a, b, w in taken):
            return left, top
    return None


def point_tip(point: FrontierPoint, currency: str) -> str:
    """What a point says."""
    lines = [
        point.label if point.position is None else tr("Slider {n}: {words}").format(
            n=f"{point.position:+d}", words=point.label
        ),
        tr("Continuity {share}").format(share=parts.share(point.continuity)),
        tr("Margin {share}, {money} {currency}").format(
            share=parts.share(point.margin), money=parts.money(point.margin_money), currency=currency
        ),
        tr("{n} FTE-months open, {handovers} handovers").format(n=parts.fte(point.open), handovers=point.handovers),
    ]  # fmt: skip
    if point.floors_broken:
        broken = point.floors_broken
        lines.append(tr("1 margin floor broken") if broken == 1 else tr("{n} margin floors broken").format(n=broken))
    lines.append(tr("Click to show this plan") if point.finding is None else tr("Click to keep it as a scenario"))
    return "\n".join(lines)
