"""A table and a mapping into a draft: canonical rows whose every cell knows where it came from and how it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.exchange.importing.collection import no_collection
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, SharedCells, Source
from planner.exchange.importing.mapping.amounts import Amount, Amounts
from planner.exchange.importing.mapping.cells import CellRead, CellReader
from planner.exchange.importing.mapping.column_reading import ColumnReading, Columns
from planner.exchange.importing.mapping.columns import first_filled
from planner.exchange.importing.mapping.context import ImportContext
from planner.exchange.importing.mapping.deciding import decide
from planner.exchange.importing.mapping.heading_words import HeadingWords
from planner.exchange.importing.mapping.mapping import Mapping
from planner.exchange.importing.mapping.source import SourceRow, SourceTable
from planner.exchange.importing.mapping.targets import (
    DURATION,
    FIRST_NAME,
    FTE,
    LAST_NAME,
    MAPPABLE,
    MONTH,
    WORK_COUNTRY,
    lacking,
    spec_of,
    targets_of,
)
from planner.exchange.importing.values.numbers import read_quantity
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.portfolio_cells import Complaint, is_blank, shown
from planner.exchange.portfolio_columns import Column
from planner.exchange.raw import CellValue, place_of

Cells = dict[str, DraftCell]


def draft_of(table: SourceTable, mapping: Mapping, context: ImportContext | None = None) -> Draft:
    """All that the table gives under the mapping. Raises nothing: what cannot be read becomes a problem by cell."""
    if mapping.sheet not in MAPPABLE:
        problem = Problem(table.sheet, "", "", "nobody has said what the table holds.", "Choose one.", file=table.file)
        return Draft((), (problem,))
    with no_collection():
        return _Drafting(table, mapping, context or ImportContext()).draft()


class _Drafting:
    def __init__(self, table: SourceTable, mapping: Mapping, context: ImportContext) -> None:
        self.table, self.mapping, self.context = table, mapping, context
        self.targets = targets_of(mapping.sheet)
        self.own = {column.heading for column in spec_of(mapping.sheet).columns}
        self.decisions = decide(table, mapping, context)
        self.reader = CellReader(self.decisions, context)
        words = HeadingWords(context.folder)
        self.sums = words.sums
        self.problems: list[Problem] = list(self.decisions.problems)
        self.notes = list(dict.fromkeys((*self.reader.notes, *words.notes, *self.decisions.notes)))
        self.columns = self._columns()
        self.amounts = Amounts(table, mapping, self)
        self.reading = ColumnReading(table, mapping, self.columns, self._reader_of, self.complain)

    def draft(self) -> Draft:
        """The draft."""
        self._note_missing()
        skipped = self._sums()
        sums = set(map(id, skipped))
        kept = [row for row in self.table.rows if id(row) not in sums] if sums else self.table.rows
        columns = self.reading.read(kept)
        rows = self._plain_rows(kept, columns) if self._is_plain() else self._worked_rows(kept, columns)
        if skipped:
            numbers = ", ".join(str(row.number + 1) for row in skipped[:8]) + (" …" if len(skipped) > 8 else "")
            self.notes.append(
                f"Sums are not read: row {numbers}." if len(skipped) == 1 else f"Sums are not read: rows {numbers}."
            )
        return Draft(tuple(rows), tuple(sorted(self.problems, key=_place_of)), tuple(self.notes))

    def _is_plain(self) -> bool:
        """Whether each row of the table is one of the sheet as it stands, with nothing to be worked out from it."""
        made = {MONTH, FTE, FIRST_NAME, LAST_NAME, DURATION} - self.own
        worked = self.mapping.months is not None or self.mapping.pairs or self.mapping.sheet == "Demand"
        return not worked and not any(column.heading in made for _, column in self.columns)

    def _plain_rows(self, rows: Sequence[SourceRow], columns: Columns) -> list[DraftRow]:
        """Rows whose cells are made only when somebody asks for them."""
        for position, column in self.columns:
            if column.required and None in columns[column.heading]:
                self._complain_of_missing(rows, columns, position, column)
        kept = [reads for heading, reads in columns.items() if heading in self.own]
        filled = list(zip(*columns.values(), strict=True))
        nothing = (None,) * len(columns)
        own = filled if len(kept) == len(columns) else list(zip(*kept, strict=True)) or [()] * len(filled)
        sheet, place = self.mapping.sheet, self.reading.place
        return [
            DraftRow(sheet, SharedCells(reads, row, place))
            for row, whole, reads in zip(rows, filled, own, strict=True)
            if whole != nothing
        ]

    def _complain_of_missing(self, rows: Sequence[SourceRow], columns: Columns, position: int, column: Column) -> None:
        """Say where a required column is blank in a row that holds something else."""
        for number, read in enumerate(columns[column.heading]):
            if read is None and any(reads[number] is not None for reads in columns.values()):
                self._complain_of_blank(rows[number], position, column)

    def _worked_rows(self, rows: Sequence[SourceRow], columns: Columns) -> list[DraftRow]:
        """Rows that are made of months, pairs, or several columns together."""
        found: list[DraftRow] = []
        for row, reads in zip(rows, zip(*columns.values(), strict=True), strict=True) if columns else ():
            shared = SharedCells(reads, row, self.reading.place)
            found.extend(self._rows(row, {read.heading: shared.cell(read) for read in reads if read is not None}))
        return self.amounts.joined(found)

    def complain(self, source: Source, value: CellValue, complaint: Complaint) -> None:
        """Note what is wrong with one cell."""
        message, remedy, severity = complaint.message, complaint.remedy, complaint.severity
        self.problems.append(Problem(source.sheet, source.cell, shown(value), message, remedy, severity, source.file))

    def _columns(self) -> list[tuple[int, Column]]:
        """Position and canonical column of each use; uses that the file or the sheet lacks are noted."""
        found: list[tuple[int, Column]] = []
        for use in self.mapping.uses:
            position, column = self.table.position(use.source), self.targets.get(use.target)
            if position is None:
                self.notes.append(f"The file has no column “{use.source.heading}” any more; {use.target} stays empty.")
            elif column is not None:
                found.append((position, column))
        return found

    def _note_missing(self) -> None:
        by_month = self.mapping.months is not None or bool(self.mapping.pairs)
        by_month = by_month or MONTH in self.mapping.filled
        for heading in lacking(self.mapping.sheet, self.mapping.filled, by_month):
            remedy = f"Say which column is {heading}, or give one value for all rows."
            message = f"no column of the file gives {heading}, which {self.mapping.sheet} needs."
            self.problems.append(Problem(self.table.sheet, "", "", message, remedy, Severity.ERROR, self.table.file))

    def _sums(self) -> list[SourceRow]:
        """The rows that begin with a word for a sum."""
        firsts = [first_filled(row.cells) for row in self.table.rows]
        words = {text for text in set(firsts) if isinstance(text, str) and folded_words(text) in self.sums}
        return [row for row, text in zip(self.table.rows, firsts, strict=True) if text in words] if words else []

    def _rows(self, row: SourceRow, cells: Cells) -> list[DraftRow]:
        if not cells:
            return []
        country = self._country(cells)
        amounts = self.amounts.of(row, country)
        if amounts is not None and not amounts:
            return []  # a heading between rows, or nobody is on anything
        self._complain_of_blanks(row, cells)
        self._finish(cells)
        month = cells.pop(MONTH, None) if MONTH not in self.own else None
        kept = {heading: cell for heading, cell in cells.items() if heading in self.own}
        if self.mapping.sheet == "Demand":
            return self._demand(kept, amounts, cells.get(FTE), month)
        if amounts is None:
            if month is not None:
                self.amounts.span(kept, month)
            return [DraftRow(self.mapping.sheet, kept)]
        return self.amounts.assignments(kept, amounts)

    def _demand(
        self, kept: Cells, amounts: list[Amount] | None, fte: DraftCell | None, month: DraftCell | None
    ) -> list[DraftRow]:
        extra = {str(amount.month): amount.cell for amount in amounts or ()}
        if fte is not None and month is not None and isinstance(month.value, dt.date):
            extra[Month.of(month.value).label] = fte
        return [DraftRow("Demand", kept, extra)]

    def _reader_of(self, column: Column) -> Callable[[CellValue], CellRead]:
        if column.heading == MONTH and MONTH not in self.own:
            return self.amounts.month_cell
        return self.reader.reader_of(column, self.mapping.sheet)

    def _complain_of_blanks(self, row: SourceRow, cells: Cells) -> None:
        """Say where a required cell is blank; one that could not be read has been spoken of."""
        for position, column in self.columns:
            if column.required and column.heading not in cells:
                self._complain_of_blank(row, position, column)

    def _complain_of_blank(self, row: SourceRow, position: int, column: Column) -> None:
        if is_blank(self.table.value(row, position)) and self.table.doubt(row, position) is None:
            source = self.table.place(row, position)
            self.complain(source, "", Complaint(f"{column.heading} is missing.", "Enter it."))

    def _country(self, cells: Cells) -> str:
        for heading in (WORK_COUNTRY, "Countries"):
            if heading in cells and ";" not in str(cells[heading].value):
                return str(cells[heading].value)
        person = cells.get("Staff ID")
        return self.context.country_of.get(folded_words(str(person.value)), "") if person is not None else ""

    def _finish(self, cells: Cells) -> None:
        """Make what is made of other columns: a name of its two parts, an end of a duration."""
        first, last = cells.get(FIRST_NAME), cells.get(LAST_NAME)
        if self.mapping.sheet == "Staff" and (first or last) and "Name" not in cells:
            parts = [part for part in (first, last) if part is not None]
            name = " ".join(str(part.value) for part in parts)
            cells["Name"] = DraftCell(name, parts[0].source, name, "from first and last name" if len(parts) > 1 else "")
        start, duration = cells.get("Start"), cells.get(DURATION)
        if self.mapping.sheet == "Roadmap" and duration and start and "End" not in cells:
            self._end_of(cells, start, duration)

    def _end_of(self, cells: Cells, start: DraftCell, duration: DraftCell) -> None:
        months = float(read_quantity(duration.value).value) if isinstance(duration.value, float) else 0.0
        if not (isinstance(start.value, dt.date) and months.is_integer() and 1 <= months <= 600):
            complaint = Complaint(
                "the duration is not a whole number of months from 1 to 600.", "Enter the end instead."
            )
            self.complain(duration.source, duration.written, complaint)
            return
        after = Month.of(start.value).plus(int(months))
        day = min(start.value.day, after.last_day.day)
        end = dt.date(after.year, after.month, day) - dt.timedelta(days=1)
        cells["End"] = DraftCell(
            end, duration.source, duration.written, f"{int(months)} months from {start.value.isoformat()}"
        )


def _place_of(problem: Problem) -> tuple[int, int]:
    """Problems of the whole table first, then row by row from the left."""
    return place_of(problem.cell) or (-1, -1)
