"""A group's heading among the months: FTE of each column, and how much of it is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QStaticText

from planner.services.board_rows import BoardRow, RowKind

if TYPE_CHECKING:
    from ui.board.colours import BoardColours
    from ui.board.columns import Columns
    from ui.board.sight import Sight
    from ui.board.texts import Texts


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
    y = rect.bottom() - 2
    tracks: list[QRect] = []
    parts: list[QRect] = []
    whole: list[tuple[int, QStaticText]] = []
    short: list[tuple[int, QStaticText]] = []
    for first, last in columns.spans:
        if last < sight.left or first > sight.right:
            continue
        asked, held = sum(sums.asked[first : last + 1]), sum(sums.held[first : last + 1])
        if not asked:
            continue
        x, end = sight.column_x(first), sight.column_x(last + 1)
        room = end - x - 6
        tracks.append(QRect(x + 3, y, room, 2))
        parts.append(QRect(x + 3, y, round(room * min(held / asked, 1)), 2))
        shown = (held if by_people else asked) / (last - first + 1) / 100
        width, text = texts.whole(f"{shown:.1f}")
        if width <= room + 4:
            (whole if by_people or held >= asked else short).append((x + (end - x - width) // 2, text))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.track)
    painter.drawRects(tracks)
    painter.setBrush(colours.held)
    painter.drawRects(parts)
    for colour, placed in ((colours.ink, whole), (colours.alert, short)):
        painter.setPen(colour)
        for x, text in placed:
            painter.drawStaticText(x, lift, text)
