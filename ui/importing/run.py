"""One import under way: its files, what was said so far, and the proposal that follows; all work off this thread.

The run knows no widgets. It holds the document only as the immutable portfolio that it was started with, so that
nothing can happen to the document until the proposal is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.domain.errors import ThroughlineError
from planner.services.importing.choices import ImportChoices, TableChoice, TableKey
from planner.services.importing.files import FileKind, ImportFile, told_apart
from ui.importing.sheet_grid import ProblemCells, problem_cells
from ui.jobs import Job, JobControl, JobRunner

if TYPE_CHECKING:
    from planner.domain.document import ImportedRow
    from planner.domain.portfolio import Portfolio
    from planner.services.import_preview import FoundTable
    from planner.services.importing.desk import ImportDesk
    from planner.services.importing.proposal import ImportProposal, TableReading


@dataclass(frozen=True)
class Entry:
    """A file that was chosen: read, or why it could not be."""

    path: Path
    file: ImportFile | None = None
    error: str = ""


class ImportRun(QObject):
    """Files, choices, readings, proposal."""

    files_changed = Signal()
    readings_changed = Signal()
    proposed = Signal()
    busy = Signal(str, float)  # what is being done, and how far (-1: not known); '' when nothing is
    failed = Signal(object)  # an exception

    def __init__(
        self,
        base: Portfolio | None,
        folder: Path | None = None,
        imported: tuple[ImportedRow, ...] = (),
        parent: QObject | None = None,
    ) -> None:
        """``imported``: what files said last about the document's rows, so that edits by hand are known as such."""
        super().__init__(parent)
        self.base = base
        self.imported = imported
        self.into_new = base is None
        self.pasted = self.answered = False
        self.folder = folder
        self.entries: tuple[Entry, ...] = ()
        self._files: tuple[ImportFile, ...] = ()
        self.choices = ImportChoices()
        self.readings: tuple[TableReading, ...] = ()
        self.remembered: dict[TableKey, str] = {}
        self.proposal: ImportProposal | None = None
        self.problem_cells: ProblemCells = {}
        self._pointed_out: dict[tuple[TableKey, object], FoundTable] = {}
        self._runner = JobRunner(self, threads=1)
        self._job: Job | None = None
        self._made_desk: ImportDesk | None = None

    def start_from(self, people: str) -> None:
        """Begin the new document with the people of a file, of the sample (`SAMPLE`), or ('') with nobody."""

        def work(_: JobControl) -> Portfolio | None:
            from planner.services.importing.beginnings import with_people_of

            return with_people_of(people) if people else None

        def done(base: Portfolio | None) -> None:
            self.base = base
            self._forget()
            self.files_changed.emit()

        self._start(self.tr("Reading the people…"), work, done)

    # ---- files

    @property
    def files(self) -> tuple[ImportFile, ...]:
        """The files that could be read, in their order; a `TableKey` counts them."""
        return self._files

    @property
    def _as_read(self) -> tuple[ImportFile, ...]:
        """The files as the desk knows them."""
        return tuple(entry.file for entry in self.entries if entry.file is not None)

    def add(self, paths: Sequence[Path]) -> None:
        """Read further files; one that cannot be read says why and is in nobody's way."""
        known = {entry.path for entry in self.entries}
        new = [path for path in dict.fromkeys(paths) if path not in known]
        if new:
            self._entries((*self.entries, *(Entry(path) for path in new)))
            self._read_waiting()

    def remove(self, at: int) -> None:
        """Take a file out."""
        self._entries((*self.entries[:at], *self.entries[at + 1 :]))

    def read_again(self, at: int, text: Any) -> None:
        """Read a text file with another encoding or separator (`TextForm`)."""
        entry = self.entries[at]
        self._entries((*self.entries[:at], Entry(entry.path), *self.entries[at + 1 :]))
        self._read_waiting({entry.path: text})

    def _entries(self, entries: tuple[Entry, ...]) -> None:
        kept = [entry.path for entry in self.entries if entry.file is not None]
        self.entries = entries
        self._files = told_apart(self._as_read)
        if [entry.path for entry in entries if entry.file is not None][: len(kept)] != kept:
            self.choices = replace(self.choices, tables={})  # their keys count the files
            self._pointed_out = {}
        self._forget()
        self.files_changed.emit()

    def _read_waiting(self, forms: dict[Path, Any] | None = None) -> None:
        waiting = [entry.path for entry in self.entries if entry.file is None and not entry.error]
        forms = forms or {}

        def work(control: JobControl) -> dict[Path, Entry]:
            found = {}
            self._desk().expect(waiting)
            for path in waiting:
                text = self.tr("Reading {name}…").format(name=path.name)
                control.progress(-1.0, text)

                def tell(rows: int, of: int, text: str = text) -> None:
                    control.progress(rows / of if of else -1.0, text)

                try:
                    file = self._desk().read(path, text=forms.get(path), cancelled=control.is_cancelled, progress=tell)
                except ThroughlineError as error:
                    control.check()
                    found[path] = Entry(path, None, str(error))
                else:
                    found[path] = Entry(path, file)
            return found

        def done(found: dict[Path, Entry]) -> None:
            self._entries(tuple(found.get(entry.path, entry) for entry in self.entries))

        self._start(self.tr("Reading…"), work, done)

    # ---- what was said

    def say(self, **changes: Any) -> None:
        """Change what was said about the import as a whole."""
        self.set_choices(replace(self.choices, **changes))

    def with_demand_worked_out(self) -> ImportChoices:
        """What was said, and that demand is to be worked out; of tables that were pointed out by hand nothing."""
        tables = {key: choice for key, choice in self.choices.tables.items() if not choice.points_out}
        return replace(self.choices, tables=tables, workload=True)

    def answer_as_before(self, choices: ImportChoices) -> None:
        """Begin with what was said about the same files, so that their tables need not be asked about again."""
        self.answered = True
        self.set_choices(choices)

    def say_of(self, key: TableKey, **changes: Any) -> None:
        """Change what was said about one table."""
        tables = {**self.choices.tables, key: replace(self.choices.of(key), **changes)}
        self.set_choices(replace(self.choices, tables=tables))

    def table_of(self, key: TableKey) -> FoundTable:
        """A table as found, or as it was pointed out; UserError if nothing stands there."""
        choice = self.table_choice(key)
        if not choice.points_out:
            return self.files[key.file].tables[key.table]
        place = (key, choice.place)
        if place not in self._pointed_out:
            self._pointed_out[place] = self.files[key.file].table(key.table, choice)
        return self._pointed_out[place]

    def point_out(self, key: TableKey, place: TableChoice, then: Callable[[], None]) -> None:
        """Read a table where somebody says that it stands; where nothing does, `failed` says so and all stays."""
        file = self.files[key.file]

        def done(table: FoundTable) -> None:
            self._pointed_out[key, place.place] = table
            said = replace(self.choices.of(key).at(place), mapping=None)
            self.set_choices(replace(self.choices, tables={**self.choices.tables, key: said}))
            then()

        self._start(self.tr("Looking at the table…"), lambda _: file.table(key.table, place), done)

    def forget_table(self, key: TableKey) -> None:
        """Take back where a table stands; one that was not found by itself is no table any more."""
        choice = self.choices.of(key)
        tables = {other: said for other, said in self.choices.tables.items() if other != key}
        if choice.within is None or key.table < len(self.files[key.file].tables):
            tables[key] = replace(choice.at(TableChoice()), as_found=True, mapping=None)
        self.set_choices(replace(self.choices, tables=tables))

    def table_choice(self, key: TableKey) -> TableChoice:
        """What was said about a table."""
        return self.choices.of(key)

    def set_choices(self, choices: ImportChoices) -> None:
        """Say something else; what followed from the old choices is forgotten."""
        if choices != self.choices:
            self.choices = choices
            self._forget()

    def _forget(self) -> None:
        self.proposal = None

    # ---- what follows

    @property
    def all_remembered(self) -> bool:
        """Whether every table is read by a remembered mapping and lacks nothing."""
        if not self.readings:  # there are no tables, or none was found where some should be
            return all(file.kind is not FileKind.TABLES for file in self.files)
        read = [reading for reading in self.readings if reading.sheet]
        return bool(read) and all(reading.key in self.remembered and not reading.missing for reading in read)

    def understand(self, then: Callable[[], None] | None = None) -> None:
        """Work out how every table is read; `readings` is new when ``then`` is called."""
        files, choices = self._as_read, self.choices

        def work(
            control: JobControl,
        ) -> tuple[tuple[TableReading, ...], dict[TableKey, str], dict[TableKey, FoundTable]]:
            readings, remembered = self._desk().understand(files, choices, control.is_cancelled)
            again = {one.key: one.place_again for one in readings if one.place_again is not None}
            return readings, remembered, {key: files[key.file].table(key.table, at) for key, at in again.items()}

        def done(result: tuple[tuple[TableReading, ...], dict[TableKey, str], dict[TableKey, FoundTable]]) -> None:
            self.readings, self.remembered, again = result
            self._adopt(again)
            self.readings_changed.emit()
            if then is not None:
                then()

        self._start(self.tr("Looking at the tables…"), work, done)

    def _adopt(self, again: dict[TableKey, FoundTable]) -> None:
        """Say of tables that were pointed out in an earlier file where they stand in this one."""
        for reading in self.readings:
            place = reading.place_again
            if place is not None and reading.key in again:
                self._pointed_out[reading.key, place.place] = again[reading.key]
                said = self.choices.of(reading.key).at(place)
                self.choices = replace(self.choices, tables={**self.choices.tables, reading.key: said})

    def propose(self, then: Callable[[], None] | None = None) -> None:
        """Work out the proposal; `proposal` is new when ``then`` is called. Nothing is done twice."""
        if self.proposal is not None:
            self.proposed.emit()
            if then is not None:
                then()
            return
        files, base, choices = self._as_read, self.base, self.choices
        into_new, imported = self.into_new, self.imported

        def work(control: JobControl) -> tuple[ImportProposal, ProblemCells]:
            proposal = self._desk().propose(
                files, base, choices, imported=imported, into_new=into_new, cancelled=control.is_cancelled
            )
            for many in (proposal.changes, proposal.wanted, proposal.gone):
                len(many)  # worked out here, once, and not on the window's thread
            return proposal, problem_cells(proposal.problems)

        def done(result: tuple[ImportProposal, ProblemCells]) -> None:
            self.proposal, self.problem_cells = result
            self.readings = self.proposal.tables
            self.proposed.emit()
            if then is not None:
                then()

        self._start(self.tr("Comparing with the document…"), work, done)

    def remember(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Keep how the tables were read for the next file of the same layout; ``then`` is told what was kept."""
        files, choices = self._as_read, self.choices

        def work(control: JobControl) -> tuple[str, ...]:
            return self._desk().remember(files, choices, control.is_cancelled)

        self._start(self.tr("Remembering the columns…"), work, then)

    # ---- the work

    def _desk(self) -> ImportDesk:
        """Where the work is done, made on the thread that works."""
        if self._made_desk is None:
            from planner.services.importing.desk import ImportDesk

            self._made_desk = ImportDesk(self.folder)
        return self._made_desk

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return self._job is not None and not self._job.over

    def start(self, text: str, work: Callable[[JobControl], Any], done: Callable[[Any], None]) -> None:
        """Do something off this thread, in place of what is under way."""
        self._start(text, work, done)

    def _start(self, text: str, work: Callable[[JobControl], Any], done: Callable[[Any], None]) -> None:
        self.stop()
        self.busy.emit(text, -1.0)

        def over(result: Any) -> None:
            self.busy.emit("", -1.0)
            done(result)

        def failed(error: Exception) -> None:
            self.busy.emit("", -1.0)
            self.failed.emit(error)

        self._job = self._runner.start(work, over, failed)
        self._job.progress.connect(lambda fraction, words: self.busy.emit(words or text, fraction))

    def stop(self) -> None:
        """Give up what is under way; told at once. Files that were being read are taken out."""
        if self._job is not None and not self._job.over:
            self._job.cancel()
            self.busy.emit("", -1.0)

    def drop_unread(self) -> None:
        """Take out files that were never read."""
        self._entries(tuple(entry for entry in self.entries if entry.file is not None or entry.error))

    def shut_down(self) -> None:
        """End the work and wait a moment for it."""
        self._runner.shut_down(1500)
        if self._made_desk is not None:
            self._made_desk.close()
