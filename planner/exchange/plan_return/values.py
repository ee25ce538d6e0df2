"""What an edited plan workbook says, as values: nothing is compared or judged here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from planner.domain.portfolio import LineKey
from planner.exchange.raw import address

SeatKey = tuple[LineKey, int]
"""A seat: line and number."""
UNREADABLE = "?"
"""Holder of a seat-month of which the sheet says something that nobody can read; it is left as it is."""
OPEN_ID = ""
"""Holder of a seat-month that nobody holds."""


class SheetKind(StrEnum):
    """The two places where a plan can be edited."""

    GRID = "month grid"
    FLAT = "flat sheets"


class Place(NamedTuple):
    """A cell: sheet, and 0-based row and column."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{address(self.row, self.column)}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One seat held, or left open, in one month, as a row says.

    ``seat`` is None where the row names no seat: any open one of the line is meant. ``holder`` is a staff id,
    CONTRACTOR_ID, OPEN_ID or UNREADABLE; ``fte`` in percent; ``place`` the cell to look at.
    """

    line: LineKey
    seat: int | None
    month: int
    holder: str
    fte: int
    place: Place


@dataclass(frozen=True, slots=True)
class LockMark:
    """A lock that somebody has set or lifted: of a holder (staff id) on a seat, in some months."""

    line: LineKey
    seat: int
    holder: str
    months: tuple[int, ...]
    locked: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something written in a cell that nobody can take over."""

    place: Place
    value: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class RowSubject:
    """What a row is about: a seat, or a study, or a sponsor."""

    sponsor: str = ""
    study: str = ""
    line: LineKey | None = None
    seat: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that somebody wrote at a cell; ``subject`` is None where the row is about nothing that has notes."""

    place: Place
    author: str
    text: str
    subject: RowSubject | None


@dataclass
class SheetReading:
    """What one of the two places says. ``months`` are the months of the plan that it speaks of.

    ``seats`` is what the sheet Seats says that seats carry: percent by month (None: no such column or no number), and
    the cells. ``rows`` tells where the row of a seat and holder stands, and ``columns`` where a month of the grid does;
    ``studies`` are those with at least one row.
    """

    kind: SheetKind
    sheet: str
    months: frozenset[int]
    entries: list[Entry] = field(default_factory=list)
    seats: dict[SeatKey, dict[int, tuple[int, Place]]] = field(default_factory=dict)
    rows: dict[tuple[LineKey, int, str], Place] = field(default_factory=dict)
    columns: dict[int, int] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    locks: list[LockMark] = field(default_factory=list)
    studies: set[str] = field(default_factory=set)
    subjects: dict[tuple[str, int], RowSubject] = field(default_factory=dict)
    contractors: bool = True
    """Whether it says what contractors hold."""

    def cell_of(self, line: LineKey, seat: int, holder: str, month: int) -> str:
        """Where the sheet says, or would say, who holds a seat-month: a cell, or the sheet if the row is gone."""
        place = self.rows.get((line, seat, holder))
        if place is None:
            return ""
        return str(place if self.kind is SheetKind.FLAT else place._replace(column=self.columns.get(month, 0)))


@dataclass(frozen=True, slots=True)
class SeatMonths:
    """A seat by month of the plan: who holds it (OPEN_ID: nobody) and the percent that it carries."""

    holder: tuple[str, ...]
    fte: tuple[int, ...]


Version = Mapping[SeatKey, SeatMonths]
"""A plan as one of the three sides knows it."""


@dataclass(frozen=True)
class Export:
    """What the hidden sheet of a plan workbook remembers: facts by name (lower case), and the exported plan.

    ``locked`` are the months in which a lock held the seat's holder; None where an older program did not say so.
    """

    facts: Mapping[str, str]
    seats: Version
    locked: Mapping[SeatKey, frozenset[int]] | None = None


@dataclass(frozen=True)
class Returned:
    """Everything read from an edited plan workbook. ``export`` is None where the hidden sheet is gone."""

    name: str
    export: Export | None
    readings: tuple[SheetReading, ...]
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = ()
