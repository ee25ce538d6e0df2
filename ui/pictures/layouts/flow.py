"""Team flow: ribbons from where people come from, through the studies of a sponsor, to where they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.services.pictures.flow import End, Flow, Ribbon
from ui.pictures.layouts import parts
from ui.pictures.layouts.parts import MARGIN, tr
from ui.pictures.shapes import Align, Band, Box, Drawing, Ink, Line, Look, Paint, Scene, Target

GAP = 7.0
"""Pixels between two nodes of a column."""
NODE = 12.0
"""How wide a node is."""


@dataclass
class _Node:
    """A study or an end in one of the three columns."""

    name: str
    amount: float
    paint: Paint
    y: float = 0.0
    height: float = 0.0
    used: float = 0.0  # how much of its height ribbons have taken so far


def flow_scene(picture: Flow, look: Look, width: float, height: float) -> Scene:
    """Three columns: come from, work on, go to. The width of a ribbon is FTE-months."""
    drawing = Drawing(look)
    title = tr("Team flow of {sponsor}").format(sponsor=picture.name)
    summary = _summary(picture)
    y = parts.heading(drawing, width, title, summary)
    if not picture.studies:
        parts.empty(drawing, width, y, tr("Nobody works for this sponsor in the plan."))
        return drawing.scene(width, max(height, y + look.row * 2), title, summary)
    paints = _paints(picture)
    left = _side(picture, picture.coming, paints)
    right = _side(picture, picture.going, paints)
    middle = {at: _Node(name, picture.staffed[at], paints[name]) for at, name in enumerate(picture.studies)}
    longest = max(len(left), len(middle), len(right))
    height = max(height, y + look.row + longest * (look.row + GAP) + MARGIN)
    room = height - y - look.row - MARGIN
    names = min(width * 0.24, max((look.width(n.name) for n in (*left.values(), *right.values())), default=0) + 60)
    columns = (MARGIN + names, width / 2 - NODE / 2, width - MARGIN - names - NODE)
    heads = (tr("come from"), tr("work in the plan on"), tr("go on to"))
    drawing.words(MARGIN, y, names + NODE, heads[0], Align.RIGHT, Ink.FAINT)
    drawing.words(columns[1] - 100, y, 200 + NODE, heads[1], Align.CENTRE, Ink.FAINT)
    drawing.words(columns[2], y, names + NODE, heads[2], Align.LEFT, Ink.FAINT)
    y += look.row
    total = sum(picture.staffed)
    scale = max(0.01, min((room - GAP * (len(nodes) - 1)) / total for nodes in (left, middle, right)))
    for nodes in (left, middle, right):
        _place(list(nodes.values()), y, room, scale, look.row)
    _ribbons(drawing, picture, picture.coming, left, middle, columns[0] + NODE, columns[1], scale, onward=False)
    for node in middle.values():
        node.used = 0.0
    _ribbons(drawing, picture, picture.going, right, middle, columns[1] + NODE, columns[2], scale, onward=True)
    _nodes(drawing, picture, left, columns[0], names, Align.RIGHT)
    _nodes(drawing, picture, right, columns[2], names, Align.LEFT)
    _studies(drawing, picture, middle, columns[1])
    return drawing.scene(width, height, title, summary)


def _summary(picture: Flow) -> str:
    total = sum(picture.staffed)
    own = sum(r.fte_months for r in picture.coming if not isinstance(r.other, End))
    new = sum(r.fte_months for r in picture.coming if r.other in (End.NEW, End.OTHER_SPONSORS))
    return tr(
        "{total} FTE-months on {n} studies: {own} by people from another of its studies, {new} by people new to it."
    ).format(total=parts.fte(total), n=len(picture.studies), own=parts.fte(own), new=parts.fte(new))


def end_words(end: End) -> str:
    """What an end is called in the window's language."""
    return {
        End.ALREADY_THERE: tr("already there before the plan"),
        End.KNEW: tr("knew the sponsor from earlier"),
        End.OTHER_SPONSORS: tr("from other sponsors"),
        End.NEW: tr("no earlier work known"),
        End.STAYS: tr("stay to its end"),
        End.TO_OTHERS: tr("to other sponsors"),
        End.LEAVES: tr("no further work in the plan"),
    }[end]


def _paints(picture: Flow) -> dict[str, Paint]:
    """A colour for each study; the order is that of the middle column, then the others."""
    names = list(dict.fromkeys((*picture.studies, *picture.others)))
    return {name: at for at, name in enumerate(names)}


def _side(picture: Flow, ribbons: Sequence[Ribbon], paints: dict[str, Paint]) -> dict[int | End, _Node]:
    """The nodes of an outer column: studies in their order, then the ends."""
    amounts: dict[int | End, float] = {}
    for ribbon in ribbons:
        amounts[ribbon.other] = amounts.get(ribbon.other, 0.0) + ribbon.fte_months
    found: dict[int | End, _Node] = {}
    for at, name in enumerate(picture.others):
        if at in amounts:
            found[at] = _Node(name, amounts[at], paints[name])
    for end in End:
        if end in amounts:
            found[end] = _Node(end_words(end), amounts[end], _end_paint(end))
    return found


def _end_paint(end: End) -> Paint:
    if end in (End.ALREADY_THERE, End.KNEW):
        return Ink.KNOWN
    return Ink.NEW if end in (End.OTHER_SPONSORS, End.NEW) else Ink.CONTRACTOR


def _place(nodes: list[_Node], y: float, room: float, scale: float, row: float) -> None:
    """Spread a column over the room, in order; small nodes keep enough distance for their names."""
    for node in nodes:
        node.height = node.amount * scale
    slots = [max(node.height, row) for node in nodes]
    spare = room - sum(slots)
    gap = max(0.0, min(GAP * 3, spare / max(1, len(nodes) - 1))) if len(nodes) > 1 else 0.0
    shrink = 1.0 if spare >= 0 else room / sum(slots)
    y += max(0.0, (spare - gap * (len(nodes) - 1)) / 2)
    for node, slot in zip(nodes, slots, strict=True):
        node.y = y + (slot * shrink - node.height) / 2
        y += slot * shrink + gap


def _ribbons(
    drawing: Drawing,
    picture: Flow,
    ribbons: Sequence[Ribbon],
    outer: dict[int | End, _Node],
    middle: dict[int, _Node],
    left: float,
    right: float,
    scale: float,
    onward: bool,
) -> None:
    order = {key: at for at, key in enumerate(outer)}
    for ribbon in sorted(ribbons, key=lambda r: (r.study, order[r.other])):
        inner, far = middle[ribbon.study], outer[ribbon.other]
        wide = ribbon.fte_months * scale
        y_inner, y_far = inner.y + inner.used, far.y + far.used
        inner.used, far.used = inner.used + wide, far.used + wide
        start, end = (y_inner, y_far) if onward else (y_far, y_inner)
        paint = inner.paint if onward else far.paint
        drawing.add(Band(left, start, right, end, max(wide, 0.7), paint, 0.45))
        words = _ribbon_tip(picture, ribbon, onward)
        target = Target(sponsor=picture.sponsor, study=picture.rows[ribbon.study])
        # a place to point at on either end, since a bent ribbon is no rectangle
        for x, y in ((left, start), (right - 40, end)):
            drawing.hot(x, y, 40, max(wide, 4.0), words, target)


def _ribbon_tip(picture: Flow, ribbon: Ribbon, onward: bool) -> str:
    study = picture.studies[ribbon.study]
    other = end_words(ribbon.other) if isinstance(ribbon.other, End) else picture.others[ribbon.other]
    people = tr("1 person") if ribbon.people == 1 else tr("{n} people").format(n=ribbon.people)
    way = f"{study} → {other}" if onward else f"{other} → {study}"
    amount = tr("{people}, {n} FTE-months on {study}").format(
        people=people, n=parts.fte(ribbon.fte_months), study=study
    )
    return f"{way}\n{amount}"


def _nodes(drawing: Drawing, picture: Flow, nodes: dict[int | End, _Node], x: float, names: float, side: Align) -> None:
    row = drawing.look.row
    for node in nodes.values():
        drawing.add(Box(x, node.y, NODE, max(node.height, 1.5), node.paint, outline=Ink.GROUND))
        y = node.y + node.height / 2 - row / 2
        text = f"{node.name}  {parts.fte(node.amount)}"
        if side is Align.RIGHT:
            drawing.words(MARGIN, y, names - 6, text, side)
        else:
            drawing.words(x + NODE + 6, y, names - 6, text, side)


def _studies(drawing: Drawing, picture: Flow, nodes: dict[int, _Node], x: float) -> None:
    row = drawing.look.row
    for at, node in nodes.items():
        drawing.add(Box(x, node.y, NODE, max(node.height, 1.5), node.paint, outline=Ink.TEXT))
        text = f"{node.name}  {parts.fte(node.amount)}"
        wide = drawing.look.width(text, bold=True) + 10
        y = node.y + node.height / 2 - row / 2
        drawing.add(
            Box(x + NODE / 2 - wide / 2, y + 1, wide, row - 2, Ink.GROUND, strength=1.0, outline=Ink.STRONG_LINE)
        )
        drawing.add(
            Line(((x + NODE / 2 - wide / 2 + 3, y + 3), (x + NODE / 2 - wide / 2 + 3, y + row - 3)), node.paint, 4)
        )
        drawing.words(x + NODE / 2 - wide / 2 + 4, y, wide - 6, text, Align.CENTRE, bold=True)
        tip = tr("{study}: {n} FTE-months by people").format(study=node.name, n=parts.fte(node.amount))
        target = Target(sponsor=picture.sponsor, study=picture.rows[at])
        drawing.hot(x + NODE / 2 - wide / 2, y, wide, row, tip, target)
