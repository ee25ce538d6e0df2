"""The files of an import as read: the tables in them, or the registry or portfolio workbook that they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from planner.domain.errors import UserError
from planner.exchange.importing.registries.forms import RegistryForm
from planner.exchange.importing.registries.records import RegistryFile, recognised_form, registry_file
from planner.exchange.importing.tables import Findings, find_tables, table_at
from planner.exchange.importing.tables.found import FoundTable
from planner.exchange.portfolio_columns import SETTINGS_SHEET, SHEETS, folded
from planner.exchange.raw import CellValue, RawJson, RawSheet, RawWorkbook, TextForm
from planner.exchange.reading import read_any
from planner.services.importing.choices import TableChoice


class FileKind(StrEnum):
    """What a file is taken for."""

    PORTFOLIO = "portfolio workbook"
    REGISTRY = "download of a trial registry"
    TABLES = "tables"


@dataclass(frozen=True)
class ImportFile:
    """A file as read. ``form`` is the registry that it comes from, if it is one's; JSON is read from a registry only.

    ``notes`` are about the reading, for people. ``called`` is the name where the file's own is not enough
    (`told_apart`).
    """

    path: Path
    read: RawWorkbook | RawJson
    form: RegistryForm | None = None
    notes: tuple[str, ...] = field(default=())
    called: str = ""

    @property
    def name(self) -> str:
        """The name of the file, with as much of its folder as tells it from others of the import."""
        return self.called or self.path.name

    @cached_property
    def kind(self) -> FileKind:
        """What it is taken for."""
        if self.form is not None:
            return FileKind.REGISTRY
        return FileKind.PORTFOLIO if _is_portfolio(self.read) else FileKind.TABLES

    @cached_property
    def findings(self) -> Findings:
        """The tables sheet by sheet, with a sentence about each sheet."""
        return find_tables(self.read) if isinstance(self.read, RawWorkbook) else Findings(())

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        """All tables in the order of the file; a `TableKey` counts them."""
        return self.findings.tables

    @cached_property
    def records(self) -> RegistryFile:
        """The records of a registry's file; `UserError` if it is none."""
        return registry_file(self.read, self.name)

    @property
    def text(self) -> TextForm | None:
        """How a text file was read."""
        return self.read.text if isinstance(self.read, RawWorkbook) else None

    def grid(self, sheet: str) -> list[list[CellValue]]:
        """The cells of a sheet from A1 on, to show where something stands; KeyError if there is no such sheet."""
        return self.sheet(sheet).rows

    def sheet(self, name: str) -> RawSheet:
        """A sheet as read; KeyError if there is none of that name."""
        sheets = self.read.sheets if isinstance(self.read, RawWorkbook) else ()
        for sheet in sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)

    def table(self, number: int, choice: TableChoice) -> FoundTable:
        """A table as found, or as the person has pointed it out; UserError if nothing stands there."""
        found = self.tables[number] if number < len(self.tables) else None
        if found is not None and not choice.points_out:
            return found
        name = found.sheet if found is not None else choice.within or ""
        lines, columns, last = choice.header_rows, choice.columns, choice.last_row
        if lines is None and found is not None:  # its headings are right; only its end, or rows of it, are other ones
            lines, columns = found.header_rows, columns or _columns_of(found)
            last = _last_row(found) if last is None else last
        again = table_at(self.sheet(name), lines or (), columns, last, choice.left_out)
        if again is None:
            raise UserError(f"{self.name}: nothing stands below the headings that were chosen. Choose other rows.")
        return again


def _columns_of(table: FoundTable) -> tuple[int, int] | None:
    """The first and last column of a table in its sheet."""
    places = [column.index for column in table.columns if column.index >= 0]
    return (min(places), max(places)) if places else None


def _last_row(table: FoundTable) -> int | None:
    """The last row of a table in its sheet: of its data, and of what was left out below the headings."""
    numbers = [max(table.own_rows, default=-1), *(out.row for out in table.left_out)]
    return max(numbers) if max(numbers) >= 0 else None


def told_apart(files: Sequence[ImportFile]) -> tuple[ImportFile, ...]:
    """The files of one import, those of the same name called by their folders, too: ``north/list.xlsx``."""
    often = Counter(file.name for file in files)
    if all(count == 1 for count in often.values()):
        return tuple(files)
    twins = {name: [file.path for file in files if file.name == name] for name, count in often.items() if count > 1}
    return tuple(_called(file, twins[file.name]) if file.name in twins else file for file in files)


def _called(file: ImportFile, twins: Sequence[Path]) -> ImportFile:
    """The file under a name that none of its twins has; what has been worked out about it stays known."""
    path = file.path.absolute()
    names = ["/".join(path.parts[-count:]) for count in range(2, len(path.parts) + 1)]
    others = [other.absolute() for other in twins if other.absolute() != path]
    alone = (name for name in names if not any("/".join(o.parts[-name.count("/") - 1 :]) == name for o in others))
    same = copy(file)
    object.__setattr__(same, "called", next(alone, str(path)))
    return same


def read_import_file(
    path: str | Path,
    *,
    text: TextForm | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ImportFile:
    """Read a file in a child process with limits; the tables in it are looked for when they are asked for.

    Raises `UserError` with a plain sentence for a file that cannot be read or is of no use, and what `read_any` raises.
    """
    return file_of(Path(path), read_any(path, text=text, cancelled=cancelled, progress=progress))


def file_of(path: Path, read: RawWorkbook | RawJson) -> ImportFile:
    """What was read, as a file of an import; `UserError` if it is of no use."""
    form = recognised_form(read)
    if form is None and isinstance(read, RawJson):
        raise UserError(
            f"{path.name} is a JSON file, but not an answer of ClinicalTrials.gov, the only kind that can be "
            "imported. Save it as a table (CSV or Excel)."
        )
    return ImportFile(path, read, form, read.notes)


def _is_portfolio(read: RawWorkbook | RawJson) -> bool:
    """Whether it is a workbook in our own form: Settings, and one more of our sheets."""
    if isinstance(read, RawJson):
        return False
    names = {folded(sheet.name) for sheet in read.sheets}
    settings = next((sheet for sheet in read.sheets if folded(sheet.name) == folded(SETTINGS_SHEET)), None)
    if settings is None or not names & {folded(spec.name) for spec in SHEETS}:
        return False
    head = next((row for row in settings.rows if any(cell != "" for cell in row)), [])
    return {"setting", "value"} <= {folded(str(cell)) for cell in head}
