"""What the columns of a table mean, row by row: each different value of a column is read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping

from planner.domain.errors import Severity
from planner.exchange.importing.draft import SharedRead, Source
from planner.exchange.importing.mapping.cells import CellRead, as_it_stands
from planner.exchange.importing.mapping.columns import Truth, read_value, values_of
from planner.exchange.importing.mapping.mapping import Mapping
from planner.exchange.importing.mapping.source import SourceRow, SourceTable
from planner.exchange.importing.mapping.targets import spec_of, targets_of
from planner.exchange.importing.values.reading import written
from planner.exchange.portfolio_cells import Complaint, is_blank, shown
from planner.exchange.portfolio_columns import Column
from planner.exchange.portfolio_tables import REMEDY_FOR
from planner.exchange.raw import CellValue

Columns = dict[str, list[SharedRead | None]]
"""What cells mean by canonical heading, row by row; None where a cell is blank or cannot be used."""
Reader = Callable[[CellValue], CellRead]
Complain = Callable[[Source, CellValue, Complaint], None]


class ColumnReading:
    """Reads the columns that a mapping names, and the values that it gives for all rows."""

    def __init__(
        self,
        table: SourceTable,
        mapping: Mapping,
        columns: Sequence[tuple[int, Column]],
        reader_of: Callable[[Column], Reader],
        complain: Complain,
    ) -> None:
        """``columns``: position in the table and canonical column of each use."""
        self._table, self._mapping, self._columns = table, mapping, columns
        self._reader_of, self._complain = reader_of, complain
        self._targets = targets_of(mapping.sheet)
        self._own = {column.heading for column in spec_of(mapping.sheet).columns}
        self._filled_down = {table.position(ref) for ref in mapping.fill_down}
        self._moved: dict[tuple[int, int], Source] = {}
        """Where values stand that were filled down, by row (its identity) and position of the column."""

    def read(self, rows: Sequence[SourceRow]) -> Columns:
        """What each cell means, by canonical heading and row: each different value of a column is read once."""
        found: Columns = {}
        others: Columns = {}
        for position, column in self._columns:
            values = self._filled(rows, position) if position in self._filled_down else values_of(rows, position)
            own, read = found.get(column.heading), self._read_column(position, column, rows, values, others)
            found[column.heading] = read if own is None else [new or old for new, old in zip(read, own, strict=True)]
        for heading, also in others.items():
            if heading in self._own:
                own = found.get(heading)
                found[heading] = also if own is None else [one or other for one, other in zip(own, also, strict=True)]
        for heading, constant in self._mapping.constants:
            if heading in self._targets:
                self._constant(found, heading, constant, len(rows))
        return found

    def place(self, row: SourceRow, position: int) -> Source:
        """Where a value stands; what was said for all rows has no place but the sheet."""
        if position < 0:
            return Source(self._table.file, self._table.sheet)
        moved = self._moved.get((id(row), position)) if self._moved else None
        return moved or self._table.place(row, position)

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
        if self._table.doubts and "" in memory:
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
            value, source = key.value if isinstance(key, Truth) else key, self.place(row, position)
            if isinstance(read, Complaint):
                self._complain(source, value, read)
            else:
                self._complain(source, written(value), Complaint(read.doubt, "Check it.", Severity.WARNING))

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
                above = value, self._table.place(row, position)
            elif above is not None and any(not is_blank(cell) for cell in row.cells):
                value = above[0]
                self._moved[id(row), position] = above[1]
            filled.append(value)
        return filled

    def _constant(self, columns: Columns, heading: str, constant: str, count: int) -> None:
        """One value for all rows that hold anything and have none of their own."""
        read = read_value(self._targets[heading], self._reader_of(self._targets[heading]), constant)
        if not isinstance(read, CellRead):
            if count:
                self._complain(Source(self._table.file, self._table.sheet), constant, read)
            return
        same = SharedRead(heading, -1, read.value, constant, "the same for all rows, as you said")
        own = columns.get(heading) or [None] * count
        filled = [any(reads) for reads in zip(*columns.values(), strict=True)] if columns else [False] * count
        columns[heading] = [one or (same if there else None) for one, there in zip(own, filled, strict=True)]

    def _complain_of_doubt(self, row: SourceRow, position: int) -> None:
        doubt = self._table.doubt(row, position)
        if doubt is not None:
            source = self._table.place(row, position)
            message, remedy = REMEDY_FOR[doubt.doubt]
            self._complain(source, doubt.text, Complaint(message, remedy))
