"""A table found in a sheet: its columns, its data rows, and the cell that every value came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, overload

from planner.exchange.raw import CellValue, DoubtfulCell, address

_NOWHERE: Mapping[int, Place] = MappingProxyType({})


class Place(NamedTuple):
    """A cell, 0-based; ``row`` is -1 for the name of the sheet itself."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """Such as B7; empty for the name of the sheet."""
        return address(self.row, self.column) if self.row >= 0 else ""


class Shape(StrEnum):
    """How a table is laid out."""

    LIST = "list"  # one thing a row
    MONTHS = "months across the columns"
    PAIRS = "pairs of columns"  # a project and its share, side by side, several times


class Reason(StrEnum):
    """Why a row in or round a table is not one of its data rows."""

    TITLE = "title"
    NOTE = "note"
    TOTAL = "total"
    SECTION = "section heading"
    HEADINGS_AGAIN = "headings again"
    ZEROS = "only zeros"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row (0-based) that was not read as data, and what stands in it."""

    row: int
    reason: Reason
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``index`` is its 0-based place in the sheet, ``heading`` its heading lines joined, unique in the table.

    ``parts`` are the heading cells, top line first, untouched (dates stay dates; a cell merged over several columns
    counts for each). ``blank_heading``: the heading was made up. ``samples`` are the first different values, ``filled``
    counts the rows that have one. ``percent``: its numbers are shown as percent. ``derived``: no column of the file,
    but taken from section headings, the headings or the name of the sheet.
    """

    index: int
    heading: str
    parts: tuple[CellValue, ...] = ()
    samples: tuple[CellValue, ...] = ()
    filled: int = 0
    hidden: bool = False
    percent: bool = False
    blank_heading: bool = False
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns that belong together, by position in the table: what is worked on, and how much."""

    label: int
    value: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A data row: its 0-based ``number`` in the sheet and one value per column.

    ``places`` tells, by position of the column, where a value stands that is not in this row (filled down from a merged
    cell, say). ``sheet`` is set where a table has rows of several sheets.
    """

    number: int
    values: Sequence[CellValue]
    places: Mapping[int, Place] = field(default_factory=lambda: _NOWHERE)
    hidden: bool = False
    sheet: str = ""


class RowsByNumber(Sequence[TableRow]):
    """Rows of a table known by their numbers only, without values: enough to show which rows of a sheet it is."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """``numbers``: 0-based, from the top."""
        self._in_order = tuple(numbers)
        self.numbers = frozenset(numbers)

    def __len__(self) -> int:
        return len(self._in_order)

    @overload
    def __getitem__(self, at: int) -> TableRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[TableRow]: ...

    def __getitem__(self, at: int | slice) -> TableRow | Sequence[TableRow]:
        if isinstance(at, slice):
            return RowsByNumber(self._in_order[at])
        return TableRow(self._in_order[at], ())


@dataclass(frozen=True)
class FoundTable:
    """A table of a sheet. Rows are 0-based; ``header_rows`` is empty if the table has no headings.

    ``notes`` are sentences for people on how it was read; ``left_out`` the rows in and round it that are no data;
    ``doubts`` the cells of its data that look blank but are not, ``other_doubts`` those in rows of other sheets, with
    the name of the sheet. `doubt` finds either.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: Sequence[TableRow]
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[DoubtfulCell, ...] = ()
    shape: Shape = Shape.LIST
    month_columns: tuple[int, ...] = ()
    pairs: tuple[Pair, ...] = ()
    other_doubts: tuple[tuple[str, DoubtfulCell], ...] = ()

    @cached_property
    def own_rows(self) -> frozenset[int]:
        """The rows of its own sheet (0-based) that are its data."""
        if isinstance(self.rows, RowsByNumber):
            return self.rows.numbers
        return frozenset(row.number for row in self.rows if not row.sheet or row.sheet == self.sheet)

    def doubt(self, row: int, column: int) -> DoubtfulCell | None:
        """Why the value of the ``row``-th data row in the ``column``-th column is not known although it looks blank."""
        return self._doubt_at.get(self.place(row, column)) if self._doubt_at else None

    @cached_property
    def _doubt_at(self) -> Mapping[Place, DoubtfulCell]:
        all_doubts = [*((self.sheet, doubt) for doubt in self.doubts), *self.other_doubts]
        return {Place(name, doubt.row, doubt.column): doubt for name, doubt in all_doubts}

    def place(self, row: int, column: int) -> Place:
        """Where the value of the ``row``-th data row in the ``column``-th column stands in the file."""
        found = self.rows[row]
        elsewhere = found.places.get(column)
        return elsewhere or Place(found.sheet or self.sheet, found.number, self.columns[column].index)

    def address(self, row: int, column: int) -> str:
        """The address of that place, such as B7."""
        return self.place(row, column).address

    def position(self, heading: str) -> int:
        """The position of the column so headed; raises KeyError."""
        for position, column in enumerate(self.columns):
            if column.heading == heading:
                return position
        raise KeyError(heading)

    def values(self, column: int) -> Iterator[CellValue]:
        """The values of the ``column``-th column, row by row."""
        return (row.values[column] for row in self.rows)

    @property
    def title(self) -> str:
        """The lines above the headings, joined."""
        return " ".join(out.text for out in self.left_out if out.reason is Reason.TITLE)
