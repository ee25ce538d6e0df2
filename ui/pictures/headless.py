"""Pictures and pages without a window, for the command line."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from planner.services.board import Arrange, board_model
from ui.pictures.export import export_scene
from ui.pictures.layouts.laying import scene_of
from ui.pictures.painting import font_look

if TYPE_CHECKING:
    from planner.services.pictures.numbers import Picture
    from planner.services.planning import PlanOutcome

TEXT_SIZE = 13.0
"""Height of the text in a picture, in pixels."""


@cache
def application() -> QCoreApplication:
    """The program as Qt wants it, without a screen; it stays until the process ends."""
    running = QApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["throughline"])


def write_picture(picture: Picture, path: Path, width: float, height: float) -> None:
    """Write a picture as PNG, SVG or PDF, in the light look; ``width`` and the least ``height`` are in pixels."""
    application()
    export_scene(scene_of(picture, font_look(TEXT_SIZE), width, height), path)


def write_plan_pages(
    outcome: PlanOutcome, name: str, document: str, path: Path, summary: bool, by_people: bool, paper: str
) -> int:
    """Write the summary, or the board, as PDF; how many pages there are."""
    from ui.printing.pages import Wanted, plan_pages, write_pdf
    from ui.printing.paper import Paper

    application()
    arrange = Arrange.PEOPLE if by_people else Arrange.SEATS
    board = board_model(outcome.case, outcome.plan, outcome.evaluation, arrange)
    wanted = Wanted(Paper[paper], summary=summary, board=not summary, arrange=arrange)
    pages = plan_pages(outcome, board, wanted, document, name)
    write_pdf(pages, path, f"{document}: {name}")
    return len(pages)
