"""Pages of the summary: tables that go on over as many pages as they need, each with its headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.pictures.shapes import Align, Box, Drawing, Ink, Line, Look, Scene
from ui.printing.paper import MARGIN, Headline, Paper, begin, bottom, finish, tr
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.pictures.handout import Handout, Section

_GAP = 10.0
"""Points between two columns."""
PLAIN = 0.15
"""Share of the width that a column takes at most beside one of sentences."""
LINES = 3
"""Lines that a sentence may take."""


def summary_pages(content: Handout, look: Look, paper: Paper, headline: Headline) -> list[Scene]:
    """The summary on pages without numbers."""
    return _Writer(look, paper, headline).write(content)


class _Writer:
    """Goes down the page, and on to the next."""

    def __init__(self, look: Look, paper: Paper, headline: Headline) -> None:
        self.look, self.paper, self.headline = look, paper, headline
        self.pages: list[Scene] = []
        self.what = tr("Summary")
        self.drawing: Drawing
        self.y = 0.0
        self._begin()

    def _begin(self) -> None:
        self.drawing, self.y = begin(self.look, self.paper, self.headline, self.what)

    def _next(self) -> None:
        self.pages.append(finish(self.drawing, self.paper, self.what))
        self._begin()

    def _fits(self, rows: float) -> bool:
        return self.y + rows * self.look.row <= bottom(self.look, self.paper)

    def write(self, content: Handout) -> list[Scene]:
        """All sections."""
        wide = self.paper.width - 2 * MARGIN
        self.drawing.words(MARGIN, self.y, wide, said(content.status), bold=True)
        self.y += self.look.row * 1.4
        for section in content.sections:
            self._section(_spoken(section, whole=section in (content.figures, content.floors)))
        self.pages.append(finish(self.drawing, self.paper, self.what))
        return self.pages

    def _section(self, section: Section) -> None:
        if not self._fits(4):
            self._next()
        wide = self.paper.width - 2 * MARGIN
        self.drawing.words(MARGIN, self.y, wide, section.title, bold=True, size=1.1)
        self.y += self.look.row * 1.2
        if not section.rows:
            self.drawing.words(MARGIN, self.y, wide, section.empty or "–", paint=Ink.FAINT)
            self.y += self.look.row * 1.8
            return
        widths = self._widths(section, wide)
        self._headings(section, widths)
        for at, row in enumerate(section.rows):
            lines = self._lines(section, row, widths, at in section.marked)
            if not self._fits(lines):
                self._next()
                going_on = tr("{title} (continued)").format(title=section.title)
                self.drawing.words(MARGIN, self.y, wide, going_on, bold=True, size=1.1)
                self.y += self.look.row * 1.2
                self._headings(section, widths)
            if at % 2:
                self.drawing.add(Box(MARGIN - 2, self.y, sum(widths) + 4, lines * self.look.row, Ink.BAND))
            self._cells(section, row, widths, bold=at in section.marked)
        self.y += self.look.row * 0.8

    def _widths(self, section: Section, wide: float) -> list[float]:
        """As much as each column needs; where that is too much, the widest give way."""
        rows = [section.headings, *section.rows[:400]]
        needs = [max(self.look.width(row[c], bold=True) for row in rows) + _GAP for c in range(len(section.headings))]
        if "s" in section.kinds:  # sentences take what the rest leaves
            most = wide * PLAIN
            needs = [n if kind == "s" else min(n, most) for kind, n in zip(section.kinds, needs, strict=True)]
        while sum(needs) > wide + 0.5:
            widest = sorted(needs)[-1]
            second = max([n for n in needs if n < widest - 0.5], default=widest / 2)
            count = sum(1 for n in needs if n >= widest - 0.5)
            cut = min(widest - second, (sum(needs) - wide) / count)
            needs = [n - cut if n >= widest - 0.5 else n for n in needs]
        return needs

    def _lines(self, section: Section, row: tuple[str, ...], widths: list[float], bold: bool) -> int:
        """How many lines of text a row takes: its sentences go on below."""
        sentences = [(text, width) for kind, text, width in zip(section.kinds, row, widths, strict=True) if kind == "s"]
        return max((len(self.look.wrap(text, width - _GAP, LINES, bold)) for text, width in sentences), default=1)

    def _headings(self, section: Section, widths: list[float]) -> None:
        self._cells(section, section.headings, widths, heading=True)
        end = MARGIN + sum(widths)
        self.drawing.add(Line(((MARGIN - 2, self.y), (end, self.y)), Ink.STRONG_LINE, 0.7))
        self.y += 2

    def _cells(
        self, section: Section, row: tuple[str, ...], widths: list[float], bold: bool = False, heading: bool = False
    ) -> None:
        x = MARGIN
        for kind, text, width in zip(section.kinds, row, widths, strict=True):
            align = Align.RIGHT if kind == "n" else Align.LEFT
            paint = Ink.FAINT if heading else Ink.TEXT
            parts = self.look.wrap(text, width - _GAP, LINES, bold) if kind == "s" else [text]
            for at, part in enumerate(parts):
                self.drawing.words(x, self.y + at * self.look.row, width - _GAP, part, align, paint, bold=bold)
            x += width
        self.y += self.look.row * self._lines(section, row, widths, bold)


def _spoken(section: Section, whole: bool) -> Section:
    """A table in the window's language: title and headings, and its cells where they are figures and states."""
    rows = tuple(tuple(said(cell) for cell in row) for row in section.rows) if whole else section.rows
    headings = tuple(said(heading) for heading in section.headings)
    return replace(section, title=said(section.title), headings=headings, rows=rows, empty=said(section.empty))
