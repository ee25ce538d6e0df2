"""A workbook in our own form as a batch: no mapping is needed, and nothing is understood in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.domain.portfolio import Settings
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, Source
from planner.exchange.portfolio_cells import is_blank, plain_text, shown
from planner.exchange.portfolio_columns import OWN_SHEETS, SETTINGS_SHEET, SHEETS, SheetSpec, folded
from planner.exchange.portfolio_settings import read_settings
from planner.exchange.portfolio_tables import REMEDY_FOR, Notes
from planner.exchange.raw import CellValue, RawSheet, RawWorkbook, address
from planner.services.importing.batches import Batch


@dataclass(frozen=True)
class CanonicalFile:
    """The batch, and the file's settings (None if they could not all be read)."""

    batch: Batch
    settings: Settings | None


def canonical_batch(book: RawWorkbook, file: str, only: str = "") -> CanonicalFile:
    """All sheets of a portfolio workbook, or ``only`` one of them, as one batch."""
    reading = _Reading(file)
    specs = {folded(spec.name): spec for spec in SHEETS if not only or spec.name == only}
    settings = None
    for sheet in book.sheets:
        spec = specs.get(folded(sheet.name))
        if spec is not None:
            reading.sheet(sheet, spec)
        elif folded(sheet.name) == folded(SETTINGS_SHEET):
            settings = _settings(sheet)
        elif folded(sheet.name) not in OWN_SHEETS and not only:
            reading.notes.append(f"The sheet {sheet.name} is not part of a portfolio and was not read.")
    draft = Draft(tuple(reading.rows), tuple(reading.problems), tuple(reading.notes))
    batch = Batch(
        draft,
        file,
        None,
        reading.columns,
        tuple(sorted(reading.months)),
        frozenset(reading.columns),
        everything=True,
        blanks_clear=True,
    )
    return CanonicalFile(batch, settings)


def _settings(sheet: RawSheet) -> Settings | None:
    read = read_settings(sheet, Notes())
    return None if read.bad else read.values


class _Reading:
    """The sheets read so far."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.rows: list[DraftRow] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.columns: dict[str, frozenset[str]] = {}
        self.months: set[Month] = set()

    def sheet(self, sheet: RawSheet, spec: SheetSpec) -> None:
        """Take in the rows of a sheet whose first filled row holds the headings."""
        head = next((i for i, row in enumerate(sheet.rows) if not all(map(is_blank, row))), None)
        if head is None:
            return
        headings = self._headings(sheet, head, spec)
        known = {column.heading for column in spec.columns}
        self.columns[spec.name] = frozenset(heading for heading in headings.values() if heading in known)
        for doubt in sheet.doubts:
            if doubt.row > head and doubt.column in headings:
                message, remedy = REMEDY_FOR[doubt.doubt]
                self._problem(sheet.name, address(doubt.row, doubt.column), doubt.text, message, remedy)
        for number in range(head + 1, len(sheet.rows)):
            cells = dict(self._cells(sheet, number, headings))
            if cells:
                own = {heading: cell for heading, cell in cells.items() if heading in known}
                self.rows.append(DraftRow(spec.name, own, {h: c for h, c in cells.items() if h not in known}))

    def _cells(self, sheet: RawSheet, number: int, headings: dict[int, str]) -> Iterator[tuple[str, DraftCell]]:
        row: Sequence[CellValue] = sheet.rows[number]
        for column, heading in headings.items():
            value = row[column] if column < len(row) else ""
            if not is_blank(value):
                source = Source(self._file, sheet.name, address(number, column))
                yield heading, DraftCell(value, source, plain_text(value))

    def _headings(self, sheet: RawSheet, head: int, spec: SheetSpec) -> dict[int, str]:
        """The heading of each column: ours in our spelling, months as YYYY-MM, others as they are, each once."""
        known = {folded(column.heading): column.heading for column in spec.columns}
        found: dict[int, str] = {}
        for column, value in enumerate(sheet.rows[head]):
            if is_blank(value):
                continue
            heading = self._month(value) if spec.by_month else ""
            heading = heading or known.get(folded(plain_text(value)), plain_text(value))
            if heading in found.values():
                message = f"the column {heading} stands twice; the first one was read."
                self._problem(sheet.name, address(head, column), heading, message, "Delete or rename one of them.")
                continue
            found[column] = heading
        return found

    def _month(self, value: CellValue) -> str:
        try:
            month = Month.of(value) if hasattr(value, "year") else Month.parse(plain_text(value))  # type: ignore[arg-type]
        except ValueError:
            return ""
        self.months.add(month)
        return month.label

    def _problem(self, sheet: str, cell: str, value: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(sheet, cell, shown(value), message, remedy, Severity.ERROR, self._file))
