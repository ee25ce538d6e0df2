"""The table that is mapped: headings and rows, each with its place in the sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from planner.exchange.importing.draft import Source
from planner.exchange.importing.tables.found import FoundTable
from planner.exchange.importing.values.month_headings import MonthHeading, read_month_heading
from planner.exchange.importing.values.reading import folded_words, written
from planner.exchange.portfolio_cells import is_blank
from planner.exchange.raw import CellValue, DoubtfulCell, column_letters

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column: its heading as the person sees it, the heading's own value (a date may head a month), its place.

    ``column`` is 0-based in the sheet. ``percent``: its numbers are shown as percent, so that 1 is 100 percent.
    """

    heading: str
    column: int
    value: CellValue = ""
    percent: bool = False

    @property
    def key(self) -> str:
        """The heading for comparison."""
        return folded_words(self.heading)

    @property
    def other_keys(self) -> tuple[str, ...]:
        """The heading without what stands in brackets (units, examples, hints), and with ``PersonID`` parted."""
        return tuple(folded_words(text) for text in (_BRACKETS.sub(" ", self.heading), _HUMP.sub(" ", self.heading)))


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row: its 0-based number in the sheet, its cells in the order of the columns.

    ``places`` tells, by position of the column, the sheet and address of values that stand elsewhere (a cell merged
    over several rows); ``sheet`` is set where it is not the table's.
    """

    number: int
    cells: Sequence[CellValue]
    places: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True)
class SourceTable:
    """A table as found in a sheet.

    ``header_row`` is 0-based. ``doubts``: cells that look blank but are not, by 0-based row and column of the sheet.
    ``pairs``: positions of two columns that belong together, what the work is on and how much.
    """

    sheet: str
    columns: tuple[SourceColumn, ...]
    rows: Sequence[SourceRow]
    header_row: int = 0
    doubts: tuple[DoubtfulCell, ...] = ()
    file: str = ""
    pairs: tuple[tuple[int, int], ...] = ()

    @cached_property
    def refs(self) -> tuple[ColumnRef, ...]:
        """What names each column, also where headings repeat."""
        counts: dict[str, int] = {}
        refs = []
        for column in self.columns:
            counts[column.key] = counts.get(column.key, 0) + 1
            refs.append(ColumnRef(column.key, counts[column.key]))
        return tuple(refs)

    @cached_property
    def month_headings(self) -> tuple[MonthHeading | None, ...]:
        """For each column the month that heads it, if one does."""
        return tuple(
            read_month_heading(column.heading if is_blank(column.value) else column.value)
            or read_month_heading(column.heading)
            for column in self.columns
        )

    @cached_property
    def doubt_at(self) -> dict[tuple[int, int], DoubtfulCell]:
        """The doubtful cells by row and column of the sheet."""
        return {(doubt.row, doubt.column): doubt for doubt in self.doubts}

    def position(self, ref: ColumnRef) -> int | None:
        """Where in ``columns`` a column stands, or None."""
        return self._positions.get(ref)

    @cached_property
    def _positions(self) -> dict[ColumnRef, int]:
        return {ref: position for position, ref in enumerate(self.refs)}

    def value(self, row: SourceRow, position: int) -> CellValue:
        """What stands in a column of a row; blank if the row ends before it."""
        return row.cells[position] if position < len(row.cells) else ""

    def place(self, row: SourceRow, position: int) -> Source:
        """Where that stands in the file."""
        if row.places and position in row.places:
            return Source(self.file, *row.places[position])
        letters = self.letters[position]
        return Source(self.file, row.sheet or self.sheet, f"{letters}{row.number + 1}" if letters else "")

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The letters of each column; empty where it is no column of the file."""
        return tuple(column_letters(column.column) if column.column >= 0 else "" for column in self.columns)

    def distinct(self, position: int) -> dict[CellValue, SourceRow]:
        """The different values of a column that are not blank, with the first row of each."""
        known = self._distinct.get(position)
        if known is None:
            values = [row.cells[position] if position < len(row.cells) else "" for row in self.rows]
            first = dict(zip(reversed(values), reversed(self.rows), strict=True))
            known = {value: first[value] for value in dict.fromkeys(values) if not is_blank(value)}
            self._distinct[position] = known
        return known

    @cached_property
    def _distinct(self) -> dict[int, dict[CellValue, SourceRow]]:
        return {}

    def doubt(self, row: SourceRow, position: int) -> DoubtfulCell | None:
        """Why a cell that looks blank is not, if so."""
        if not self.doubts or (row.sheet and row.sheet != self.sheet):
            return None
        return self.doubt_at.get((row.number, self.columns[position].column))

    def values(self, position: int, most: int | None = None) -> list[CellValue]:
        """The filled cells of a column from the top, ``most`` of them."""
        found: list[CellValue] = []
        for row in self.rows:
            value = self.value(row, position)
            if not is_blank(value):
                found.append(value)
                if most is not None and len(found) >= most:
                    break
        return found

    def samples(self, position: int, most: int = 4) -> tuple[str, ...]:
        """The first different values of a column, as the person sees them."""
        return tuple(dict.fromkeys(written(value)[:80] for value in self.values(position, 60)))[:most]


@dataclass(frozen=True, slots=True, order=True)
class ColumnRef:
    """A column by its folded heading, and which of those with the same one (1, 2, …)."""

    heading: str
    number: int = 1


def source_of(found: FoundTable, file: str = "") -> SourceTable:
    """A found table as one that can be mapped."""
    columns = []
    for column in found.columns:
        words = " ".join(dict.fromkeys(written(part) for part in column.parts)) or (
            column.heading if column.derived else ""
        )
        value = column.parts[0] if len(column.parts) == 1 else ""
        columns.append(SourceColumn(words, column.index, value, column.percent))
    rows = [
        SourceRow(
            row.number,
            row.values,
            {position: (place.sheet, place.address) for position, place in row.places.items()},
            row.sheet,
        )
        for row in found.rows
    ]
    header = found.header_rows[-1] if found.header_rows else 0
    pairs = tuple((pair.label, pair.value) for pair in found.pairs)
    return SourceTable(found.sheet, tuple(columns), rows, header, found.doubts, file, pairs)
