"""Drafts: rows for the canonical sheets made from somebody else's file, every cell with where it came from.

Whatever the source, an import first becomes a draft: rows of canonical sheets (`Roadmap`, `Staff`, …) whose cells hold
what a person would have typed into the canonical workbook. The one validator then judges a draft like any workbook, and
its complaints are told by the source's cell. Cells are named tuples; those of a large table, which has a million, are
made only when somebody asks for one (`SharedCells`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner.domain.errors import Problem
from planner.exchange.raw import CellValue


class Source(NamedTuple):
    """A cell of an imported file: its sheet (empty in a text file) and address ("B7"); both empty if none."""

    file: str
    sheet: str = ""
    cell: str = ""


class DraftCell(NamedTuple):
    """A canonical value, what stood in the file, and, where they differ in meaning, a note ("Q3 2026: its start")."""

    value: CellValue
    source: Source
    written: str = ""
    note: str = ""


class SharedRead:
    """What one of the different values of a column means; all its cells share it. Equal only to itself."""

    __slots__ = ("heading", "note", "position", "value", "written")

    def __init__(self, heading: str, position: int, value: CellValue, written: str, note: str) -> None:
        self.heading, self.position, self.value, self.written, self.note = heading, position, value, written, note


class SharedCells(Mapping[str, DraftCell]):
    """The cells of one row: what is shared with the same values of other rows, and how to learn where they stand."""

    __slots__ = ("_place", "_row", "reads")

    def __init__(self, reads: Sequence[SharedRead | None], row: Any, place: Callable[[Any, int], Source]) -> None:
        """``reads``: one for each column, None where it is blank or unusable; ``place``: by row and position."""
        self.reads, self._row, self._place = reads, row, place

    def __getitem__(self, heading: str) -> DraftCell:
        for read in self.reads:
            if read is not None and read.heading == heading:
                return self.cell(read)
        raise KeyError(heading)

    def __iter__(self) -> Iterator[str]:
        return (read.heading for read in self.reads if read is not None)

    def __len__(self) -> int:
        return len(self.reads) - self.reads.count(None)

    def cell(self, read: SharedRead) -> DraftCell:
        """The cell of this row that one of its ``reads`` stands for."""
        return DraftCell(read.value, self._place(self._row, read.position), read.written, read.note)

    def value(self, heading: str) -> CellValue:
        """The value under a heading, blank if there is none."""
        for read in self.reads:
            if read is not None and read.heading == heading:
                return read.value
        return ""

    @property
    def source(self) -> Source:
        """Where its first cell stands."""
        for read in self.reads:
            if read is not None:
                return self._place(self._row, read.position)
        return Source("")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row for a canonical sheet: cells by canonical heading; demand by month under headings like ``2027-03``."""

    sheet: str
    cells: Mapping[str, DraftCell]
    extra: Mapping[str, DraftCell] = field(default_factory=dict)

    def value(self, heading: str) -> CellValue:
        """The value under a canonical heading, blank if there is none."""
        if isinstance(self.cells, SharedCells):
            return self.cells.value(heading)
        cell = self.cells.get(heading)
        return "" if cell is None else cell.value


@dataclass(frozen=True, slots=True)
class Draft:
    """All rows that a file gave, what could not be used (by cell), and what was decided on the way, in sentences."""

    rows: tuple[DraftRow, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, sheet: str) -> tuple[DraftRow, ...]:
        """The rows for one canonical sheet."""
        return tuple(row for row in self.rows if row.sheet == sheet)
