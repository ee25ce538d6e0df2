"""Sheets of paper, and what stands on every page: whose plan, of when, which page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.pictures.shapes import Align, Drawing, Ink, Line, Look, Scene

MARGIN = 30.0
"""Points left free at every edge."""


def tr(text: str) -> str:
    """Translated in the context of the pages."""
    return QCoreApplication.translate("pages", text)


class Paper(Enum):
    """A sheet in landscape: width and height in points."""

    A4 = (842.0, 595.0)
    A3 = (1191.0, 842.0)

    @property
    def width(self) -> float:
        """Across."""
        return self.value[0]

    @property
    def height(self) -> float:
        """Down."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Headline:
    """What heads every page: the document, the plan, and the day that it is printed."""

    document: str
    plan: str
    day: dt.date


def begin(look: Look, paper: Paper, headline: Headline, what: str) -> tuple[Drawing, float]:
    """A new page with its head; where its content may begin."""
    drawing = Drawing(look)
    wide = paper.width - 2 * MARGIN
    drawing.words(MARGIN, MARGIN - 8, wide * 0.7, f"{headline.plan}  ·  {what}", bold=True, size=1.25)
    note = f"{headline.document}  ·  {headline.day.isoformat()}"
    drawing.words(MARGIN + wide * 0.5, MARGIN - 8, wide * 0.5, note, Align.RIGHT, Ink.FAINT)
    y = MARGIN - 8 + look.row * 1.3
    drawing.add(Line(((MARGIN, y), (paper.width - MARGIN, y)), Ink.STRONG_LINE, 0.7))
    return drawing, y + 6


def finish(drawing: Drawing, paper: Paper, what: str) -> Scene:
    """The page; `numbered` adds its number."""
    return drawing.scene(paper.width, paper.height, what, "")


def bottom(look: Look, paper: Paper) -> float:
    """Where the content must end."""
    return paper.height - MARGIN - look.row


def numbered(pages: Sequence[Scene], look: Look) -> tuple[Scene, ...]:
    """The pages with their numbers at the foot."""
    done = []
    for at, page in enumerate(pages, start=1):
        foot = Drawing(look)
        words = tr("Page {n} of {all}").format(n=at, all=len(pages))
        foot.words(page.width / 2, page.height - MARGIN - look.row + 6, page.width / 2 - MARGIN, words, Align.RIGHT,
                   Ink.FAINT)  # fmt: skip
        done.append(replace(page, shapes=(*page.shapes, *foot.shapes)))
    return tuple(done)
