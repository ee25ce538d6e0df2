"""The export's process as the window starts it: the library's, which can paint pages, too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.desk_child import main
from planner.services.exporting.restricted import Source

MODULE = "ui.exporting.child"
"""What the window tells `ExportDesk` to start."""


def write_pages(source: Source, choice: ExportChoice, path: Path, tell: Callable[[float, str], None]) -> None:
    """Write the pages of a choice, without a screen."""
    from ui.exporting.pages import write_chosen_pages
    from ui.pictures.headless import application

    application()
    place = source.place
    name, document = ("", "") if place is None else (place.plan_name, place.document_title)
    write_chosen_pages(source, choice, name, document, path, tell)


if __name__ == "__main__":
    main(write_pages)
