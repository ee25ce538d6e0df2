"""A plan's pages: what is wanted on them, made and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from planner.domain.errors import UserError
from planner.services.board_rows import Arrange, Board
from planner.services.pictures.handout import Handout, handout
from planner.services.saving import check_place, explained, save_bytes
from ui.pictures.painting import ScenePainter, font_look
from ui.printing.board_pages import board_pages
from ui.printing.paper import Headline, Paper, numbered, tr
from ui.printing.summary_pages import summary_pages

if TYPE_CHECKING:
    from planner.services.planning import PlanOutcome
    from ui.pictures.shapes import Scene

TEXT_SIZE = 7.5
"""Height of the text in points."""
RESOLUTION = 600
"""Dots per inch of a PDF's grid; shapes and text are drawn as such."""

Told = Callable[[float], None]
"""Hears how far it is, 0..1; may raise to break off."""


@dataclass(frozen=True)
class Wanted:
    """What goes on the pages; ``rows`` are the board's rows to show, None for all of them."""

    paper: Paper = Paper.A4
    summary: bool = True
    board: bool = True
    arrange: Arrange = Arrange.SEATS
    rows: tuple[int, ...] | None = None


def plan_pages(
    outcome: PlanOutcome,
    board: Board,
    wanted: Wanted,
    document: str,
    name: str,
    day: dt.date | None = None,
    told: Told | None = None,
    content: Handout | None = None,
) -> tuple[Scene, ...]:
    """The pages of a plan with their numbers; ``content`` is its summary where it is known.

    Raises UserError where nothing is wanted, or nothing is left to show.
    """
    look = font_look(TEXT_SIZE)
    headline = Headline(document, name, day or dt.date.today())
    pages: list[Scene] = []
    if wanted.summary:
        pages += summary_pages(content or handout(outcome), look, wanted.paper, headline)
    if wanted.board:
        rows = range(len(board.rows)) if wanted.rows is None else wanted.rows
        what = tr("Board by seats") if wanted.arrange is Arrange.SEATS else tr("Board by people")
        if wanted.rows is not None and len(wanted.rows) < len(board.rows):
            what = tr("{board}, as on the screen").format(board=what)
        pages += board_pages(board, rows, look, wanted.paper, headline, what, told)
    if not pages:
        raise UserError(tr("There is nothing to print: choose the summary, the board or both, and check the filters."))
    return numbered(pages, look)


def write_pdf(pages: Sequence[Scene], path: Path, title: str, told: Told | None = None) -> None:
    """Write pages as PDF; EnvironmentTrouble if the place does not take it, an older file is then left as it was."""
    with explained(path):
        check_place(path)
        packed = QBuffer()  # painted on the disk, a document would be cut off without a word where that is full
        packed.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(packed)
        writer.setTitle(title)
        writer.setCreator("Throughline")
        writer.setResolution(RESOLUTION)
        lay_paper(writer, pages[0])
        paint_pages(writer, pages, told)
        del writer
        packed.close()
    save_bytes(bytes(packed.data().data()), path)


def lay_paper(device: QPagedPaintDevice, page: Scene) -> None:
    """Give a device the sheet of a page, without margins: the page has its own."""
    size = QPageSize(QSizeF(page.height, page.width), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF()))


def paint_pages(device: QPagedPaintDevice, pages: Sequence[Scene], told: Told | None = None) -> None:
    """Paint pages on a device one after another, each as large as the sheet allows. OSError if it cannot begin."""
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, tr("the printer or file could not be opened"))
    try:
        colours = ScenePainter()
        for at, page in enumerate(pages):
            if told is not None:
                told(at / len(pages))
            if at:
                device.newPage()
            painter.save()
            scale = min(device.width() / page.width, device.height() / page.height)
            painter.scale(scale, scale)
            colours.paint(painter, page, ground=False)
            painter.restore()
    finally:
        painter.end()
