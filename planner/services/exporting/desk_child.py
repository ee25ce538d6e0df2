"""The process in which plans are exported: ``python -m planner.services.exporting.desk_child``.

`desk` is the other end. It writes only where it is told, which is a place of the other end's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner.child_process import Tell as Hear
from planner.child_process import serve
from planner.domain.errors import UserError
from planner.services.export import Progress as Tell
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.desk_words import Part, Request, Show, Write
from planner.services.exporting.preview import Preview, preview_of
from planner.services.exporting.restricted import Source
from planner.services.exporting.writing import PAGES, write_export

WritePages = Callable[[Source, ExportChoice, Path, Tell], None]
"""Writes pages; known only where there is something to paint with."""


TOO_MUCH = "The export needs more memory than there is. Export fewer sheets or months."


def main(write_pages: WritePages | None = None) -> None:
    """Answer requests until there are no more."""
    serve(_Desk(write_pages).answer, TOO_MUCH)


class _Desk:
    """The source, part by part."""

    def __init__(self, write_pages: WritePages | None) -> None:
        self._write_pages = write_pages
        self._parts: dict[str, Any] = {}

    def answer(self, request: Request, hear: Hear) -> Preview | None:
        """Do what is asked for."""
        tell: Tell = lambda fraction, text: hear((fraction, text))  # noqa: E731
        match request:
            case Part(name, value):
                self._parts[name] = value
            case Show(choice, suffix, looked_at):
                return preview_of(self._source(), choice, suffix, looked_at, hear)
            case Write(choice, path) if path.suffix.lower() != PAGES:
                write_export(self._source(), choice, path, progress=tell)
            case Write() if self._write_pages is None:
                raise UserError("Pages cannot be made here.")
            case Write(choice, path):
                self._write_pages(self._source(), choice, path, tell)
        return None

    def _source(self) -> Source:
        parts = self._parts
        source: Source = parts["source"]
        outcome = replace(source.outcome, case=parts["case"], plan=parts["plan"], evaluation=parts["evaluation"])
        return replace(source, outcome=outcome)


if __name__ == "__main__":
    main()
