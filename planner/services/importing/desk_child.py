"""The process in which large files are imported: ``python -m planner.services.importing.desk_child``.

Its answers come piece by piece, so that the window's own process is never busy with a file for longer than a moment.
`desk` is the other end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.child_process import Tell, serve
from planner.exchange.importing.values.countries import Countries
from planner.services.importing.desk_words import Progress, Propose, Read, Remember, Request, Understand
from planner.services.importing.files import ImportFile, read_import_file
from planner.services.importing.memory import ImportMemory
from planner.services.importing.pieces import Piece, file_pieces, proposal_pieces
from planner.services.importing.proposing import propose
from planner.services.importing.reading_tables import read_tables

TOO_MUCH = "The files need more memory than there is. Import fewer of them at once."


def main() -> None:
    """Answer requests until there are no more."""
    Countries()  # the names of countries in many languages take a moment to load
    serve(_Desk().answer, TOO_MUCH)


class _Desk:
    """The files that were read, by number."""

    def __init__(self) -> None:
        self._files: dict[int, ImportFile] = {}

    def answer(self, request: Request, tell: Tell) -> Any:
        """Do what is asked for; what is large is told piece by piece."""
        for piece in self._pieces(request, tell):
            tell(piece)
        return self._value(request)

    def _pieces(self, request: Request, tell: Tell) -> Iterator[Piece]:
        match request:
            case Read(number, path, text, wanted):
                progress = (lambda rows, of: tell(Progress(rows, of))) if wanted else None
                file = self._files[number] = read_import_file(path, text=text, progress=progress)
                if wanted:
                    yield from file_pieces(file)
            case Propose():
                proposal = propose(
                    self._of(request.files),
                    request.base,
                    request.choices,
                    ImportMemory(request.folder),
                    imported=request.imported,
                    into_new=request.into_new,
                )
                yield from proposal_pieces(proposal, request.base)

    def _value(self, request: Request) -> Any:
        match request:
            case Understand(numbers, choices, folder):
                tables = read_tables(self._of(numbers), choices, ImportMemory(folder))
                remembered = {table.key: table.remembered for table in tables if table.remembered}
                return tuple(table.reading() for table in tables), remembered
            case Remember(numbers, choices, folder):
                return ImportMemory(folder).remember(self._of(numbers), choices)
        return None

    def _of(self, numbers: tuple[int, ...]) -> list[ImportFile]:
        return [self._files[number] for number in numbers]


if __name__ == "__main__":
    main()
