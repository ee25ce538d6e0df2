"""A table and a mapping into a draft: canonical rows whose every cell knows where it came from and how it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.exchange.importing.collection import no_collection
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, SharedCells, SharedRead, Source
from planner.exchange.importing.mapping.amounts import Amount, Amounts
from planner.exchange.importing.mapping.cells import CellRead, CellReader, as_it_stands
from planner.exchange.importing.mapping.columns import Truth, first_filled, read_value, values_of
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
from planner.exchange.importing.values.reading import folded_words, written
from planner.exchange.portfolio_cells import Complaint, is_blank, shown
from planner.exchange.portfolio_columns import Column
from planner.exchange.portfolio_tables import REMEDY_FOR
from planner.exchange.raw import CellValue, place_of

Cells = dict[str, DraftCell]
Columns = dict[str, list[SharedRead | None]]
"""What cells mean by canonical heading, row by row; None where a cell is blank or cannot be used."""


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
        self._filled_down = {table.position(ref) for ref in mapping.fill_down}
        self._moved: dict[tuple[int, int], Source] = {}
        """Where values stand that were filled down, by row (its identity) and position of the column."""

    def draft(self) -> Draft:
        """The draft."""
        self._note_missing()
        skipped = self._sums()
        sums = set(map(id, skipped))
        kept = [row for row in self.table.rows if id(row) not in sums] if sums else self.table.rows
        columns = self._cells(kept)
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
        sheet, place = self.mapping.sheet, self._place
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
            shared = SharedCells(reads, row, self._place)
            found.extend(self._rows(row, {read.heading: shared.cell(read) for read in reads if read is not None}))
        return self.amounts.joined(found)

    def _place(self, row: SourceRow, position: int) -> Source:
        """Where a value stands; what was said for all rows has no place but the sheet."""
        if position < 0:
            return Source(self.table.file, self.table.sheet)
        moved = self._moved.get((id(row), position)) if self._moved else None
        return moved or self.table.place(row, position)

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

    def _cells(self, rows: Sequence[SourceRow]) -> Columns:
        """What each cell means, by canonical heading and row: each different value of a column is read once."""
        found: Columns = {}
        others: Columns = {}
        for position, column in self.columns:
            values = self._filled(rows, position) if position in self._filled_down else values_of(rows, position)
            own, read = found.get(column.heading), self._read_column(position, column, rows, values, others)
            found[column.heading] = read if own is None else [new or old for new, old in zip(read, own, strict=True)]
        for heading, also in others.items():
            if heading in self.own:
                own = found.get(heading)
                found[heading] = also if own is None else [one or other for one, other in zip(own, also, strict=True)]
        for heading, constant in self.mapping.constants:
            if heading in self.targets:
                self._constant(found, heading, constant, len(rows))
        return found

    def _read_column(
        self,
        position: int,
        column: Column,
        rows: Sequence[SourceRow],
        values: Sequence[CellValue | Truth],
        others: Columns,
    ) -> list[SharedRead | None]:
        """What a column means, row by row; what its cells say of other columns goes into ``others``."""
        memory: dict[CellValue | Truth, SharedRead | None] = {}
        spoken: dict[CellValue | Truth, CellRead | Complaint] = {}
        heading, reader = column.heading, self._reader_of(column)
        plain = reader is as_it_stands
        for key in dict.fromkeys(values):
            value = key.value if isinstance(key, Truth) else key
            memory[key] = None
            if value == "" or is_blank(value):
                continue
            if plain and value.__class__ is str:  # most different values are names, titles and remarks
                text = str(value)
                memory[key] = SharedRead(heading, position, text.strip(), " ".join(text.split()), "")
                continue
            read = read_value(column, reader, value)
            if isinstance(read, Complaint):
                spoken[key] = read
                continue
            memory[key] = SharedRead(heading, position, read.value, written(value), read.note)
            if read.doubt or read.by_the_way:
                spoken[key] = read
        if self.table.doubts and "" in memory:
            for row, key in zip(rows, values, strict=True):
                if key == "":
                    self._complain_of_doubt(row, position)
        if spoken:
            self._speak(position, column, rows, values, spoken)
            self._also(position, column, values, spoken, others)
        return [memory[key] for key in values]

    def _speak(
        self,
        position: int,
        column: Column,
        rows: Sequence[SourceRow],
        values: Sequence[CellValue | Truth],
        spoken: AnyMapping[CellValue | Truth, CellRead | Complaint],
    ) -> None:
        """Say what is wrong with cells, or doubtful about them."""
        told = {key: read for key, read in spoken.items() if isinstance(read, Complaint) or read.doubt}
        for row, key in zip(rows, values, strict=True) if told else ():
            read = told.get(key)
            if read is None:
                continue
            value, source = key.value if isinstance(key, Truth) else key, self._place(row, position)
            if isinstance(read, Complaint):
                self.complain(source, value, read)
            else:
                self.complain(source, written(value), Complaint(read.doubt, "Check it.", Severity.WARNING))

    def _also(
        self,
        position: int,
        column: Column,
        values: Sequence[CellValue | Truth],
        spoken: AnyMapping[CellValue | Truth, CellRead | Complaint],
        others: Columns,
    ) -> None:
        """What cells say besides their own value, such as the chance that an award stage stands for."""
        also: dict[str, dict[CellValue | Truth, SharedRead]] = {}
        for key, read in spoken.items():
            if isinstance(read, CellRead):
                text = written(key.value if isinstance(key, Truth) else key)
                note = f"from “{shown(text)}” in {column.heading}"
                for heading, value in read.by_the_way:
                    also.setdefault(heading, {})[key] = SharedRead(heading, position, value, text, note)
        for heading, reads in also.items():
            before = others.get(heading)
            now = [reads.get(key) for key in values]
            others[heading] = now if before is None else [one or old for one, old in zip(now, before, strict=True)]

    def _filled(self, rows: Sequence[SourceRow], position: int) -> list[CellValue | Truth]:
        """The values of a column, blank cells repeating the one above, whose place they keep."""
        filled: list[CellValue | Truth] = []
        above: tuple[CellValue | Truth, Source] | None = None
        for row, value in zip(rows, values_of(rows, position), strict=True):
            if isinstance(value, Truth) or not is_blank(value):
                above = value, self.table.place(row, position)
            elif above is not None and any(not is_blank(cell) for cell in row.cells):
                value = above[0]
                self._moved[id(row), position] = above[1]
            filled.append(value)
        return filled

    def _constant(self, columns: Columns, heading: str, constant: str, count: int) -> None:
        """One value for all rows that hold anything and have none of their own."""
        read = read_value(self.targets[heading], self._reader_of(self.targets[heading]), constant)
        if not isinstance(read, CellRead):
            if count:
                self.complain(Source(self.table.file, self.table.sheet), constant, read)
            return
        same = SharedRead(heading, -1, read.value, constant, "the same for all rows, as you said")
        own = columns.get(heading) or [None] * count
        filled = [any(reads) for reads in zip(*columns.values(), strict=True)] if columns else [False] * count
        columns[heading] = [one or (same if there else None) for one, there in zip(own, filled, strict=True)]

    def _reader_of(self, column: Column) -> Callable[[CellValue], CellRead]:
        if column.heading == MONTH and MONTH not in self.own:
            return self.amounts.month_cell
        return self.reader.reader_of(column, self.mapping.sheet)

    def _complain_of_doubt(self, row: SourceRow, position: int) -> None:
        doubt = self.table.doubt(row, position)
        if doubt is not None:
            source = self.table.place(row, position)
            message, remedy = REMEDY_FOR[doubt.doubt]
            self.complain(source, doubt.text, Complaint(message, remedy))

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
