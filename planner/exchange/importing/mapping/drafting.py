"""A table and a mapping into a draft: canonical rows whose every cell knows where it came from and how it was read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.exchange.importing.collection import no_collection
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, Source
from planner.exchange.importing.mapping.amounts import Amount, Amounts
from planner.exchange.importing.mapping.cells import CellRead, CellReader
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
from planner.exchange.importing.values.reading import NotGiven, folded_words, written
from planner.exchange.portfolio_cells import Complaint, Unusable, is_blank, shown
from planner.exchange.portfolio_columns import Column
from planner.exchange.portfolio_tables import REMEDY_FOR
from planner.exchange.raw import CellValue

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
        self._is_word_for_sum: dict[str, bool] = {}
        self.problems: list[Problem] = list(self.decisions.problems)
        self.notes = list(dict.fromkeys((*self.reader.notes, *words.notes, *self.decisions.notes)))
        self.columns = self._columns()
        self.amounts = Amounts(table, mapping, self)
        self._filled_down = {table.position(ref) for ref in mapping.fill_down}
        self._refused_constants: set[str] = set()

    def draft(self) -> Draft:
        """The draft."""
        self._note_missing()
        skipped = [row.number + 1 for row in self.table.rows if self._is_sum(row)]
        sums = {number - 1 for number in skipped}
        kept = [row for row in self.table.rows if row.number not in sums] if sums else self.table.rows
        rows: list[DraftRow] = []
        for row, cells in zip(kept, self._cells(kept), strict=True):
            rows.extend(self._rows(row, cells))
        rows = self.amounts.joined(rows)
        if skipped:
            numbers = ", ".join(map(str, skipped[:8])) + (" …" if len(skipped) > 8 else "")
            self.notes.append(
                f"Sums are not read: row {numbers}." if len(skipped) == 1 else f"Sums are not read: rows {numbers}."
            )
        return Draft(tuple(rows), tuple(sorted(self.problems, key=_place_of)), tuple(self.notes))

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

    def _is_sum(self, row: SourceRow) -> bool:
        first = next((cell for cell in row.cells if not is_blank(cell)), "")
        if not isinstance(first, str):
            return False
        if first not in self._is_word_for_sum:
            self._is_word_for_sum[first] = folded_words(first) in self.sums
        return self._is_word_for_sum[first]

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

    def _cells(self, rows: Sequence[SourceRow]) -> list[Cells]:
        """The canonical cells of each row, read column by column, which is twice as fast as row by row."""
        found: list[Cells] = [{} for _ in rows]
        others: dict[int, Cells] = {}
        for position, column in self.columns:
            rows_read = self._filled(rows, position) if position in self._filled_down else rows
            self._read_column(position, column, rows_read, found, others)
        for number, also in others.items():
            for heading, cell in also.items():
                if heading in self.own:
                    found[number].setdefault(heading, cell)
        for cells in found if self.mapping.constants else ():
            for heading, constant in self.mapping.constants if cells else ():
                if heading in self.targets:
                    self._constant(cells, heading, constant)
        return found

    def _read_column(
        self, position: int, column: Column, rows: Sequence[SourceRow], found: list[Cells], others: dict[int, Cells]
    ) -> None:
        heading, table = column.heading, self.table
        file, sheet, letters = table.file, table.sheet, table.letters[position]
        memory: dict[CellValue, tuple[CellRead | Complaint, str]] = {}
        for number, row in enumerate(rows):
            value = row.cells[position] if position < len(row.cells) else ""
            known = memory.get(value)
            if known is None or value.__class__ is bool:  # True is 1 to a dictionary, but not to a person
                if value == "" or is_blank(value):
                    self._complain_of_doubt(row, position)
                    continue
                known = self._read(column, value), written(value)
                if not isinstance(value, bool):
                    memory[value] = known
            read, text = known
            if letters and not row.places and not row.sheet:  # what `SourceTable.place` says, without asking it
                source = Source(file, sheet, f"{letters}{row.number + 1}")
            else:
                source = table.place(row, position)
            if isinstance(read, Complaint):
                self.complain(source, value, read)
                continue
            found[number][heading] = DraftCell(read.value, source, text, read.note)
            if read.doubt or read.by_the_way:
                self._also(read, column, text, source, others.setdefault(number, {}))

    def _filled(self, rows: Sequence[SourceRow], position: int) -> list[SourceRow]:
        """The rows with blank cells of a column repeating the one above, whose place they keep."""
        filled: list[SourceRow] = []
        above: tuple[CellValue, Source] | None = None
        for row in rows:
            value = self.table.value(row, position)
            if not is_blank(value):
                above = value, self.table.place(row, position)
            elif above is not None and any(not is_blank(cell) for cell in row.cells):
                cells = [*row.cells, *[""] * (position + 1 - len(row.cells))]
                cells[position] = above[0]
                row = replace(row, cells=cells, places={**row.places, position: (above[1].sheet, above[1].cell)})
            filled.append(row)
        return filled

    def _also(self, read: CellRead, column: Column, text: str, source: Source, others: Cells) -> None:
        """What a cell says besides its own value."""
        if read.doubt:
            self.complain(source, text, Complaint(read.doubt, "Check it.", Severity.WARNING))
        for heading, also in read.by_the_way:
            others[heading] = DraftCell(also, source, text, f"from “{shown(text)}” in {column.heading}")

    def _constant(self, cells: Cells, heading: str, constant: str) -> None:
        if heading in cells:
            return
        source = Source(self.table.file, self.table.sheet)
        read = self._read(self.targets[heading], constant)
        if isinstance(read, CellRead):
            cells[heading] = DraftCell(read.value, source, constant, "the same for all rows, as you said")
        elif heading not in self._refused_constants:
            self._refused_constants.add(heading)
            self.complain(source, constant, read)

    def _read(self, column: Column, value: CellValue) -> CellRead | Complaint:
        """A filled cell's canonical value, or what is wrong with it."""
        try:
            if column.heading == MONTH and MONTH not in self.own:
                return self.amounts.month_cell(value)
            return self.reader.read(column, value, self.mapping.sheet)
        except NotGiven as unusable:
            severity = Severity.ERROR if column.required else Severity.NOTICE
            return Complaint(unusable.complaint.message, unusable.complaint.remedy, severity)
        except Unusable as unusable:
            return unusable.complaint

    def _complain_of_doubt(self, row: SourceRow, position: int) -> None:
        doubt = self.table.doubt(row, position)
        if doubt is not None:
            source = self.table.place(row, position)
            message, remedy = REMEDY_FOR[doubt.doubt]
            self.complain(source, doubt.text, Complaint(message, remedy))

    def _complain_of_blanks(self, row: SourceRow, cells: Cells) -> None:
        """Say where a required cell is blank; one that could not be read has been spoken of."""
        for position, column in self.columns:
            missing = column.required and column.heading not in cells and is_blank(self.table.value(row, position))
            if missing and self.table.doubt(row, position) is None:
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


_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def _place_of(problem: Problem) -> tuple[int, int, str]:
    """Problems of the whole table first, then row by row from the left."""
    found = _ADDRESS.fullmatch(problem.cell)
    return (int(found[2]), len(found[1]), found[1]) if found else (0, 0, "")
