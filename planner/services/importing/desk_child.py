"""The process in which large files are imported: ``python -m planner.services.importing.desk_child``.

Its answers come piece by piece, so that the window's own process is never busy with a file for longer than a moment.
`desk` is the other end. It begins to read at once, and loads what else it needs meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.child_process import Tell, serve
from planner.exchange.reading import read_any
from planner.services.importing.desk_words import Progress, Propose, Read, Remember, Request, Understand

if TYPE_CHECKING:
    from planner.services.importing.files import ImportFile
    from planner.services.importing.memory import ImportMemory
    from planner.services.importing.pieces import Piece
    from planner.services.importing.proposal import ImportProposal

TOO_MUCH = "The files need more memory than there is. Import fewer of them at once."


def main() -> None:
    """Answer requests until there are no more."""
    threading.Thread(target=_load, daemon=True).start()
    serve(_Desk().answer, TOO_MUCH)


def _load() -> None:
    """Load what is needed once a file is read."""
    import planner.services.importing.pieces
    import planner.services.importing.proposing  # noqa: F401
    from planner.exchange.importing.values.countries import Countries

    Countries()  # the names of countries in many languages


class _Desk:
    """The files that were read, by number."""

    def __init__(self) -> None:
        self._files: dict[int, ImportFile] = {}

    def answer(self, request: Request, tell: Tell) -> Any:
        """Do what is asked for; what is large is told piece by piece."""
        match request:
            case Read():
                for piece in self._read(request, tell):
                    tell(piece)
            case Understand(numbers, choices, folder):
                from planner.services.importing.reading_tables import read_tables

                tables = read_tables(self._of(numbers), choices, _memory(folder))
                remembered = {table.key: table.remembered for table in tables if table.remembered}
                return tuple(table.reading() for table in tables), remembered
            case Propose():
                from planner.services.importing.pieces import proposal_pieces

                for piece in proposal_pieces(self._proposal(request), request.base):
                    tell(piece)
            case Remember(numbers, choices, folder):
                return _memory(folder).remember(self._of(numbers), choices)
        return None

    def _read(self, request: Read, tell: Tell) -> Iterator[Piece]:
        progress = (lambda rows, of: tell(Progress(rows, of))) if request.wanted else None
        read = read_any(request.path, text=request.text, progress=progress)
        from planner.services.importing.files import file_of
        from planner.services.importing.pieces import file_pieces

        file = self._files[request.number] = file_of(request.path, read)
        if request.wanted:
            yield from file_pieces(file)

    def _proposal(self, request: Propose) -> ImportProposal:
        from planner.services.importing.proposing import propose

        return propose(
            self._of(request.files),
            request.base,
            request.choices,
            _memory(request.folder),
            imported=request.imported,
            into_new=request.into_new,
        )

    def _of(self, numbers: Sequence[int]) -> list[ImportFile]:
        return [self._files[number] for number in numbers]


def _memory(folder: Path | None) -> ImportMemory:
    from planner.services.importing.memory import ImportMemory

    return ImportMemory(folder)


if __name__ == "__main__":
    main()
