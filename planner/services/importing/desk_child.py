"""The process in which large files are imported: ``python -m planner.services.importing.desk_child``.

It reads requests from standard input and writes its answers to standard output, pickled, piece by piece; so the
window's own process is never busy with a file for longer than a moment, and stopping is ending this process. `desk` is
the other end. It ends when nobody holds the other end any more.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from planner.domain.errors import ThroughlineError, UserError
from planner.exchange.importing.values.countries import Countries
from planner.services.importing.desk_words import (
    Answer,
    Failed,
    Progress,
    Propose,
    Read,
    Remember,
    Request,
    Result,
    Understand,
)
from planner.services.importing.files import ImportFile, read_import_file
from planner.services.importing.memory import ImportMemory
from planner.services.importing.pieces import Piece, file_pieces, proposal_pieces
from planner.services.importing.proposing import propose
from planner.services.importing.reading_tables import read_tables


def main() -> None:
    """Answer requests until there are no more."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not get into the answers
    Countries()  # the names of countries in many languages take a moment to load
    gc.disable()  # what is made here stays until the process ends
    desk = _Desk(lambda answer: _send(output, answer))
    while True:
        try:
            request = pickle.load(sys.stdin.buffer)
        except (EOFError, pickle.UnpicklingError, OSError):
            return
        try:
            desk.answer(request)
        except BrokenPipeError:
            os._exit(0)


def _send(output: BinaryIO, answer: Answer) -> None:
    pickle.dump(answer, output, protocol=pickle.HIGHEST_PROTOCOL)
    output.flush()


class _Desk:
    """The files that were read, by number."""

    def __init__(self, send: Callable[[Answer], None]) -> None:
        self._send = send
        self._files: dict[int, ImportFile] = {}

    def answer(self, request: Request) -> None:
        """Do what is asked for and send what came of it."""
        try:
            for piece in self._pieces(request):
                self._send(piece)
            value = self._value(request)
        except ThroughlineError as error:
            self._send(Failed(error))
        except MemoryError:
            self._send(Failed(UserError("The files need more memory than there is. Import fewer of them at once.")))
        except BrokenPipeError:
            raise
        except Exception:
            self._send(Failed(RuntimeError(traceback.format_exc())))
        else:
            self._send(Result(value))

    def _pieces(self, request: Request) -> Iterator[Piece]:
        match request:
            case Read(number, path, text, wanted):
                file = self._files[number] = read_import_file(path, text=text, progress=self._tell if wanted else None)
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

    def _tell(self, rows: int, of: int) -> None:
        self._send(Progress(rows, of))

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
