"""Where files are imported: in this process, or for large ones in a process of their own.

A proposal for a large file keeps Python busy for seconds, and whoever shares the process with it waits: the window
would stand still. Small files are not worth the start of a process.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from planner.child_process import ChildProcess, Stopped
from planner.domain.document import ImportedRow
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.collection import no_collection
from planner.exchange.raw import TextForm
from planner.exchange.reading import ReadingCancelled
from planner.services.importing.choices import ImportChoices, TableKey
from planner.services.importing.desk_words import Progress, Propose, Read, Remember, Request, Understand
from planner.services.importing.files import ImportFile, read_import_file
from planner.services.importing.memory import ImportMemory
from planner.services.importing.pieces import Piece, Together
from planner.services.importing.proposal import ImportProposal, TableReading
from planner.services.importing.proposing import propose
from planner.services.importing.reading_tables import read_tables

LARGE = 200_000
"""Bytes of files from which they are imported in a process of their own; a workbook of so many has 50,000 cells."""
CHILD = "planner.services.importing.desk_child"
DIED = "The files could not be imported: they need more memory than there is. Import fewer at once."

Cancelled = Callable[[], bool]
Readings = tuple[tuple[TableReading, ...], dict[TableKey, str]]


def never() -> bool:
    """For who does not want to cancel."""
    return False


class ImportDesk:
    """Reads files and works out what they would do. Not for use by several threads at once; `close` ends it."""

    def __init__(self, folder: Path | None = None, large: int = LARGE) -> None:
        """``folder`` is that of the `ImportMemory`."""
        self._folder, self._large = folder, large
        self._child = ChildProcess(CHILD, DIED)
        self._numbers: list[tuple[ImportFile, TextForm | None]] = []
        self._there: set[int] = set()

    def expect(self, paths: Sequence[Path]) -> None:
        """Make ready for files of which some are large."""
        if sum(map(_size, paths)) >= self._large:
            self.warm_up()

    def warm_up(self) -> None:
        """Start the process before a large file is there, so that it has loaded what it needs by then."""
        if not self._child.running:
            self._there = set()
            self._child.start()

    def read(
        self,
        path: Path,
        *,
        text: TextForm | None = None,
        cancelled: Cancelled = never,
        progress: Callable[[int, int], None] | None = None,
    ) -> ImportFile:
        """A file with its tables, or a registry's records; raises what `read_import_file` raises."""
        if not self._is_large(path):
            file = read_import_file(path, text=text, cancelled=cancelled, progress=progress)
        else:
            number = len(self._numbers)
            with no_collection():
                file = self._ask(Read(number, path, text, wanted=True), cancelled, progress)[0].file()
                gc.freeze()
            self._there.add(number)
        _ = file.findings if file.form is None else file.records
        self._numbers.append((file, text))
        return file

    def understand(self, files: Sequence[ImportFile], choices: ImportChoices, cancelled: Cancelled = never) -> Readings:
        """How every table is read, and by table the notice where a remembered mapping is used."""
        if not self._any_large(files):
            tables = read_tables(files, choices, ImportMemory(self._folder))
            remembered = {table.key: table.remembered for table in tables if table.remembered}
            return tuple(table.reading() for table in tables), remembered
        request = Understand(self._in_child(files, cancelled), choices, self._folder)
        result: Readings = self._ask(request, cancelled)[1]
        return result

    def propose(
        self,
        files: Sequence[ImportFile],
        base: Portfolio | None,
        choices: ImportChoices,
        *,
        imported: tuple[ImportedRow, ...] = (),
        into_new: bool = False,
        cancelled: Cancelled = never,
    ) -> ImportProposal:
        """What `propose` gives."""
        if not self._any_large(files):
            memory = ImportMemory(self._folder)
            return propose(files, base, choices, memory, imported=imported, into_new=into_new)
        numbers = self._in_child(files, cancelled)
        request = Propose(numbers, base, choices, self._folder, imported, into_new)
        with no_collection():
            together = self._ask(request, cancelled, base=base)[0]
            proposal = together.proposal()
            gc.freeze()  # a hundred thousand values that stay: looking for garbage among them would stop the window
        return proposal

    def remember(
        self, files: Sequence[ImportFile], choices: ImportChoices, cancelled: Cancelled = never
    ) -> tuple[str, ...]:
        """What `ImportMemory.remember` gives."""
        if not self._any_large(files):
            return ImportMemory(self._folder).remember(files, choices)
        request = Remember(self._in_child(files, cancelled), choices, self._folder)
        kept: tuple[str, ...] = self._ask(request, cancelled)[1]
        return kept

    def close(self) -> None:
        """End the process, if there is one; what it knew is read again if it is asked for again."""
        self._child.end()

    def _is_large(self, path: Path) -> bool:
        try:
            return path.stat().st_size >= self._large
        except OSError:
            return False

    def _any_large(self, files: Sequence[ImportFile]) -> bool:
        return sum(_size(file.path) for file in files) >= self._large

    def _in_child(self, files: Sequence[ImportFile], cancelled: Cancelled) -> tuple[int, ...]:
        """The numbers of files in the process, which reads those that it does not have."""
        numbers = []
        for file in files:
            number = next((n for n, (known, _) in enumerate(self._numbers) if known is file), None)
            if number is None:
                self._numbers.append((file, file.text))
                number = len(self._numbers) - 1
            if number not in self._there or not self._child.running:
                self._ask(Read(number, file.path, self._numbers[number][1], wanted=False), cancelled)
                self._there.add(number)
            numbers.append(number)
        return tuple(numbers)

    def _ask(
        self,
        request: Request,
        cancelled: Cancelled,
        progress: Callable[[int, int], None] | None = None,
        base: Portfolio | None = None,
    ) -> tuple[Together, Any]:
        """What came of a request; `ReadingCancelled` at once if it is no longer wanted."""
        self.warm_up()
        together = Together(base)

        def hear(told: Piece | Progress) -> None:
            if not isinstance(told, Progress):
                together.add(told)
            elif progress is not None:
                progress(told.rows, told.of)

        try:
            return together, self._child.ask(request, cancelled, hear)
        except Stopped as wish:
            raise ReadingCancelled("The import was cancelled.") from wish


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
