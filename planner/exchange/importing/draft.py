"""Drafts: rows for the canonical sheets made from somebody else's file, every cell with where it came from.

Whatever the source, an import first becomes a draft: rows of canonical sheets (`Roadmap`, `Staff`, …) whose cells hold
what a person would have typed into the canonical workbook. The one validator then judges a draft like any workbook, and
its complaints are told by the source's cell. Cells are named tuples: a large file makes a million of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row for a canonical sheet: cells by canonical heading; demand by month under headings like ``2027-03``."""

    sheet: str
    cells: Mapping[str, DraftCell]
    extra: Mapping[str, DraftCell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """All rows that a file gave, what could not be used (by cell), and what was decided on the way, in sentences."""

    rows: tuple[DraftRow, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, sheet: str) -> tuple[DraftRow, ...]:
        """The rows for one canonical sheet."""
        return tuple(row for row in self.rows if row.sheet == sheet)
