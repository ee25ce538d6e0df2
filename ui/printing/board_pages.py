"""Pages of the staffing board: months across, rows down, with the headings repeated on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.services.board_rows import Bar, BarKind, Board, BoardRow, RowKind, Shade
from ui.board.texts import bar_words
from ui.pictures.layouts.parts import month_names
from ui.pictures.shapes import Align, Box, Drawing, Ink, Line, Look, Pattern, Scene
from ui.printing.paper import MARGIN, Headline, Paper, begin, bottom, finish, tr
from ui.vocabulary import said

LABELS = 0.2
"""Share of the width that the headings of the rows take."""
NARROWEST = 22.0
"""Points that a month has at least; more months go on to further pages."""
THIN = 0.6
"""Points that the outlines of bars are wide."""
_INDENT = {RowKind.STUDY: 6.0, RowKind.SEAT: 14.0, RowKind.PERSON: 8.0, RowKind.LANE: 8.0}


@dataclass(frozen=True, slots=True)
class _Item:
    """A row on a page; ``again`` repeats a heading of the page before."""

    row: int
    again: bool = False


def board_pages(
    board: Board,
    rows: Sequence[int],
    look: Look,
    paper: Paper,
    headline: Headline,
    what: str,
    told: Callable[[float], None] | None = None,
) -> list[Scene]:
    """So many rows of the board on pages without numbers; for each page of rows, its months one page after another.

    ``told`` hears how far it is, 0..1, and may raise to break off.
    """
    writer = _Pages(board, look, paper, headline, what)
    parts = [(items, first, last) for items in writer.split(rows) for first, last in writer.month_spans()]
    pages = []
    for at, (items, first, last) in enumerate(parts):
        if told is not None:
            told(at / len(parts))
        pages.append(writer.page(items, first, last))
    return pages


class _Pages:
    def __init__(self, board: Board, look: Look, paper: Paper, headline: Headline, what: str) -> None:
        self.board, self.look, self.paper, self.headline, self.what = board, look, paper, headline, what
        self.left = MARGIN + (paper.width - 2 * MARGIN) * LABELS
        self.row = look.row * 0.98
        self.head = look.row * 2
        self.top = begin(look, paper, headline, what)[1]
        self.end = bottom(look, paper) - look.row * 1.2  # the marks are explained below

    def month_spans(self) -> list[tuple[int, int]]:
        """First and last month of each page across, as even as can be."""
        count = len(self.board.months)
        pages = max(1, -(-count // max(1, int((self.paper.width - MARGIN - self.left) // NARROWEST))))
        edges = [round(count * at / pages) for at in range(pages + 1)]
        return [(edges[at], edges[at + 1] - 1) for at in range(pages)]

    def split(self, rows: Sequence[int]) -> list[list[_Item]]:
        """The rows of each page down; a page that begins in a group repeats the headings above."""
        room = max(4, int((self.end - self.top - self.head) // self.row))
        pages: list[list[_Item]] = [[]]
        for at, row in enumerate(rows):
            entry = self.board.rows[row]
            # a heading at the foot of a page would stand alone
            alone = entry.kind.is_heading and len(pages[-1]) >= room - 1 and at + 1 < len(rows)
            if len(pages[-1]) >= room or alone:
                pages.append([_Item(above, True) for above in self._above(row)])
            pages[-1].append(_Item(row))
        return pages if pages[0] else []

    def _above(self, row: int) -> list[int]:
        found: list[int] = []
        parent = self.board.rows[row].parent
        while parent >= 0:
            found.insert(0, parent)
            parent = self.board.rows[parent].parent
        return found

    # ---- one page

    def page(self, items: Sequence[_Item], first: int, last: int) -> Scene:
        """Some rows in some months."""
        labels = self.board.months
        what = f"{self.what}, {labels[first]} – {labels[last]}"
        drawing, y = begin(self.look, self.paper, self.headline, what)
        right = self.paper.width - MARGIN
        step = (right - self.left) / (last - first + 1)
        self._months(drawing, y, first, last, step, y + self.head + len(items) * self.row)
        y += self.head
        for item in items:
            self._row(drawing, item, y, first, last, step)
            y += self.row
        drawing.add(Line(((MARGIN, y), (right, y)), Ink.STRONG_LINE, 0.7))
        self._marks(drawing, bottom(self.look, self.paper) - self.look.row * 0.9 + 6)
        return finish(drawing, self.paper, what)

    def _months(self, drawing: Drawing, y: float, first: int, last: int, step: float, end: float) -> None:
        names, labels = month_names(), self.board.months
        for month in range(first, last + 1):
            x = self.left + (month - first) * step
            new_year = month == first or labels[month].endswith("-01")
            if new_year:
                drawing.words(x + 3, y, step * 3, labels[month][:4], bold=True)
            drawing.words(x, y + self.look.row, step, names[int(labels[month][5:]) - 1], Align.CENTRE)
            drawing.add(Line(((x, y + (0 if new_year else self.look.row)), (x, end)),
                             Ink.STRONG_LINE if new_year else Ink.LINE, 0.7 if new_year else 0.5))  # fmt: skip

    def _row(self, drawing: Drawing, item: _Item, y: float, first: int, last: int, step: float) -> None:
        entry = self.board.rows[item.row]
        right = self.paper.width - MARGIN
        if entry.kind.is_heading:
            strength = 1.0 if entry.kind is not RowKind.STUDY else 0.55
            drawing.add(Box(MARGIN, y, right - MARGIN, self.row, Ink.LINE, strength=strength))
        self._label(drawing, item, entry, y)
        if entry.kind.is_heading:
            words = said(entry.text) if not item.again else tr("continued")
            paint = Ink.FAINT if item.again else Ink.TEXT
            bold = entry.alert and not item.again
            drawing.words(self.left + 4, y, right - self.left - 6, words, paint=paint, bold=bold, height=self.row)
            return
        if entry.kind is not RowKind.LANE:
            drawing.add(Line(((MARGIN, y), (right, y)), Ink.LINE, 0.5))
        self._shades(drawing, item.row, y, first, last, step)
        for bar in entry.bars:
            if bar.last >= first and bar.first <= last:
                self._bar(drawing, entry, bar, y, first, last, step)

    def _label(self, drawing: Drawing, item: _Item, entry: BoardRow, y: float) -> None:
        indent = _INDENT.get(entry.kind, 0.0)
        room = self.left - MARGIN - indent - 6
        x = MARGIN + indent + 2
        if entry.kind is RowKind.SPONSOR:
            letter = self.board.letters[entry.sponsor]
            drawing.add(Box(MARGIN, y, 14, self.row, entry.sponsor))
            drawing.words(MARGIN, y, 14, letter, Align.CENTRE, Ink.ON_COLOUR, bold=True, height=self.row)
            x, room = x + 16, room - 16
        label = drawing.look.fit(entry.label, room, bold=entry.kind.is_heading)
        drawing.words(x, y, room, label, bold=entry.kind.is_heading, height=self.row)
        used = drawing.look.width(label, bold=entry.kind.is_heading) + 6
        if entry.note and room - used > 20:
            drawing.words(x + used, y, room - used, entry.note, Align.RIGHT, Ink.FAINT, height=self.row)

    def _shades(self, drawing: Drawing, row: int, y: float, first: int, last: int, step: float) -> None:
        for month in range(first, last + 1):
            if self.board.shade[row, month] >= Shade.AWAY:
                drawing.add(Box(self.left + (month - first) * step, y, step, self.row, Ink.LINE, strength=0.6))

    def _bar(self, drawing: Drawing, entry: BoardRow, bar: Bar, y: float, first: int, last: int, step: float) -> None:
        start, stop = max(bar.first, first), min(bar.last, last)
        x, width = self.left + (start - first) * step, (stop - start + 1) * step
        top, height = y + 0.8, self.row - 1.6
        if bar.kind is BarKind.HELD:
            outline = Ink.FAINT if bar.firm else Ink.TEXT
            strength = 0.75 if bar.firm else 0.15
            drawing.add(
                Box(
                    x,
                    top,
                    width,
                    height,
                    bar.sponsor,
                    strength=strength,
                    outline=outline,
                    dashed=not bar.firm,
                    line=THIN,
                )
            )
        elif bar.kind is BarKind.CONTRACTOR:
            drawing.add(Box(x, top, width, height, Ink.CONTRACTOR, Pattern.DOTTED, outline=Ink.FAINT, line=THIN))
        else:
            drawing.add(Box(x, top, width, height, Ink.ALERT, Pattern.HATCHED, outline=Ink.ALERT, line=THIN))
        if bar.handover and bar.first >= first:
            drawing.add(Line(((x + 0.8, y), (x + 0.8, y + self.row)), Ink.TEXT, 1.8))
            drawing.add(Line(((x, y + 0.8), (x + 4, y + 0.8)), Ink.TEXT, 1.8))
        if bar.locked:
            drawing.add(Box(x + width - 6, y + self.row / 2 - 1, 4, 3.5, Ink.TEXT))
            drawing.add(
                Box(
                    x + width - 5.2,
                    y + self.row / 2 - 3.2,
                    2.4,
                    2.6,
                    Ink.TEXT,
                    Pattern.EMPTY,
                    outline=Ink.TEXT,
                    line=THIN,
                )
            )
        self._bar_words(drawing, entry, bar, x + 4, y, width - (12 if bar.locked else 6))

    def _bar_words(self, drawing: Drawing, entry: BoardRow, bar: Bar, x: float, y: float, room: float) -> None:
        fresh = "" if bar.knows or bar.kind is not BarKind.HELD else "○ "
        letter = "" if entry.kind is RowKind.SEAT else f"{self.board.letters[bar.sponsor]} "
        fte = "" if bar.fte == "1.00" else f" {bar.fte}"
        whole = f"{letter}{fresh}{bar_words(bar)}{fte}"
        if drawing.look.width(whole) > room:
            whole = f"{letter}{fresh}{bar_words(bar)}"
        if bar.kind is BarKind.OPEN:  # the hatch would run through the words
            wide = min(drawing.look.width(whole) + 3, room)
            drawing.add(Box(x - 1.5, y + 1.8, max(wide, 0), self.row - 3.6, Ink.GROUND))
        drawing.words(x, y, room, whole, height=self.row)

    def _marks(self, drawing: Drawing, y: float) -> None:
        """What the marks mean."""
        row, x = self.look.row * 0.8, MARGIN
        for mark, words in (
            ("open", tr("open")),
            ("contractor", tr("contractor")),
            ("likely", tr("not awarded yet")),
            ("new", tr("new to the sponsor")),
            ("handover", tr("handover")),
            ("lock", tr("locked")),
        ):
            if mark == "open":
                drawing.add(Box(x, y, 14, row, Ink.ALERT, Pattern.HATCHED, outline=Ink.ALERT, line=THIN))
            elif mark == "contractor":
                drawing.add(Box(x, y, 14, row, Ink.CONTRACTOR, Pattern.DOTTED, outline=Ink.FAINT, line=THIN))
            elif mark == "likely":
                drawing.add(Box(x, y, 14, row, 0, strength=0.15, outline=Ink.TEXT, dashed=True, line=THIN))
            elif mark == "new":
                drawing.words(x, y, 14, "○", Align.CENTRE, height=row)
            elif mark == "handover":
                drawing.add(Line(((x + 5, y), (x + 5, y + row)), Ink.TEXT, 1.8))
                drawing.add(Line(((x + 5, y + 0.8), (x + 9, y + 0.8)), Ink.TEXT, 1.8))
            else:
                drawing.add(Box(x + 4, y + row / 2 - 1, 4, 3.5, Ink.TEXT))
                drawing.add(
                    Box(x + 4.8, y + row / 2 - 3.2, 2.4, 2.6, Ink.TEXT, Pattern.EMPTY, outline=Ink.TEXT, line=THIN)
                )
            wide = drawing.look.width(words) + 2
            drawing.words(x + 18, y, wide, words, paint=Ink.FAINT, height=row)
            x += wide + 30
