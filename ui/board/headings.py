"""A group's heading among the months: FTE of each column, and how much of it is held."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from planner.services.board import BoardRow, RowKind
from ui.board.colours import BoardColours
from ui.board.columns import Columns
from ui.board.sight import Sight
from ui.board.texts import Texts
from ui.theme import blend


def paint_heading(
    painter: QPainter,
    rect: QRect,
    sight: Sight,
    entry: BoardRow,
    columns: Columns,
    colours: BoardColours,
    texts: Texts,
) -> None:
    """Paint one heading: by seats the demand of each column, by people the work planned in it.

    The line below shows the part that is held (by people: the part of the availability that is planned); what is
    missing is left out of it, and written in the colour of alerts.
    """
    painter.fillRect(rect, colours.ground(entry))
    sums = entry.sums
    if not sums.asked:
        return
    by_people = entry.kind is RowKind.ROLE
    lift = rect.top() + (rect.height() - painter.fontMetrics().height()) // 2 - 1
    track, bar = blend(colours.ink, colours.base, 0.16), blend(colours.ink, colours.base, 0.55)
    for first, last in columns.spans:
        if last < sight.left or first > sight.right:
            continue
        asked, held = sum(sums.asked[first : last + 1]), sum(sums.held[first : last + 1])
        if not asked:
            continue
        x, end = sight.column_x(first), sight.column_x(last + 1)
        room = end - x - 6
        y = rect.bottom() - 2
        painter.fillRect(x + 3, y, room, 2, track)
        painter.fillRect(x + 3, y, round(room * min(held / asked, 1)), 2, bar)
        shown = (held if by_people else asked) / (last - first + 1) / 100
        width, text = texts.whole(f"{shown:.1f}")
        if width <= room + 4:
            painter.setPen(colours.ink if by_people or held >= asked else colours.alert)
            painter.drawStaticText(x + (end - x - width) // 2, lift, text)
