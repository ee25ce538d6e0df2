"""What a comparison of an edited workbook finds, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from planner.domain.portfolio import LineKey
from planner.exchange.plan_return.values import Comment, SheetKind, Wrong

Spot = tuple[LineKey, int, int]
"""A seat-month: line, seat number, month of the plan."""


class Value(NamedTuple):
    """Who holds a seat-month (staff id, CONTRACTOR_ID, or '' for nobody), and the percent that it carries."""

    holder: str
    fte: int


NOTHING = Value("", 0)
"""A seat that is not there, or carries nothing."""


class Kind(StrEnum):
    """What an edit is to the plan in the document."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"
    REFUSED = "refused"


class Offer(NamedTuple):
    """What one sheet wants of a seat-month, and the cell that says so ('' where a row was deleted)."""

    value: Value
    cell: str
    sheet: SheetKind


@dataclass(frozen=True, slots=True)
class SeatEdit:
    """One seat-month that somebody has edited: as exported, as the document has it now, and as the sheets want it.

    It is a conflict where the document has changed meanwhile, too, or where two sheets want different things.
    """

    line: LineKey
    seat: int
    month: int
    exported: Value
    present: Value
    offers: tuple[Offer, ...]

    @property
    def spot(self) -> Spot:
        """Which seat-month."""
        return self.line, self.seat, self.month

    @property
    def conflict(self) -> bool:
        """Whether somebody has to choose."""
        return len(self.offers) > 1 or self.present != self.exported


@dataclass(frozen=True, slots=True)
class LockEdit:
    """A lock of ``holder`` (staff id) on one seat-month that somebody has set or lifted, and the cell that says so."""

    line: LineKey
    seat: int
    month: int
    holder: str
    locked: bool
    cell: str

    @property
    def spot(self) -> Spot:
        """Which seat-month."""
        return self.line, self.seat, self.month


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an edit cannot be made."""

    rule: str
    sentence: str


@dataclass(frozen=True)
class Comparison:
    """What the workbook wants of the plan in the document.

    ``already`` counts edits that the document has made, too; ``missing`` are studies of which the sheets have no row
    any more, though the export had some; ``stripped`` tells that the workbook no longer says what was exported.
    ``locks`` are edits of locks.
    """

    name: str
    edits: tuple[SeatEdit, ...]
    wrong: tuple[Wrong, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = ()
    already: int = 0
    missing: frozenset[str] = frozenset()
    stripped: bool = False
    locks: tuple[LockEdit, ...] = ()
