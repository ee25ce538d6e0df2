"""The pages of a choice: summary and board of what may leave, as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.services.board import Arrange, board_model
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.restricted import Source, chosen_export
from planner.services.exporting.without import without_names
from planner.services.pictures.handout import export_handout
from planner.services.planning import PlanOutcome
from ui.printing.pages import Wanted, plan_pages, write_pdf

Tell = Callable[[float, str], None]


def _no_news(fraction: float, text: str) -> None:
    """Nobody listens."""


def write_chosen_pages(
    source: Source, choice: ExportChoice, name: str, document: str, path: Path, progress: Tell = _no_news
) -> int:
    """Write the pages; how many there are. The sheets of a choice do not matter here. Needs a Qt application.

    Raises UserError for a choice that makes no sense, EnvironmentTrouble if the place does not take the file.
    """
    export = chosen_export(source, choice, remedies=0)
    progress(0.2, "Laying out the pages")
    if not choice.names:
        export = without_names(export, instead=True)
    if choice.sponsor_safe:
        document, name = choice.sponsors[0], "Staffing plan"
    elif export.limits.restricted:
        name = f"{name} (restricted)"
    outcome = PlanOutcome(export.case, export.plan, export.evaluation, export.facts)
    board = board_model(export.case, export.plan, export.evaluation, Arrange.SEATS)
    pages = plan_pages(
        outcome, board, Wanted(), document, name,
        told=lambda fraction: progress(0.2 + 0.3 * fraction, "Laying out the pages"), content=export_handout(export),
    )  # fmt: skip
    write_pdf(pages, path, f"{document}: {name}", lambda fraction: progress(0.5 + 0.5 * fraction, "Painting the pages"))
    return len(pages)
