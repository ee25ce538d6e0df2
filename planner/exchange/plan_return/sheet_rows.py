"""What reading the month grid and the flat sheets have in common: cells by heading, and who and what is meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planner.domain.portfolio import LineKey
from planner.domain.telling import tell
from planner.exchange.plan_columns import LINE_COLUMNS
from planner.exchange.plan_return.finding import FoundSheet
from planner.exchange.plan_return.naming import Lines, Mistaken, People
from planner.exchange.plan_return.values import (
    OPEN_ID,
    UNREADABLE,
    LockMark,
    Place,
    RowSubject,
    SeatKey,
    SheetReading,
    Version,
    Wrong,
)
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_fte, plain_text, shown
from planner.exchange.raw import CellValue

_LINE = tuple(heading.casefold() for heading in LINE_COLUMNS)
MOST_WRONG = 500
"""Complaints about one sheet: who gets more has given us another table."""


@dataclass(frozen=True)
class Known:
    """What cells are understood by: the lines and people there are, who held what when the workbook was written."""

    lines: Lines
    people: People
    exported: Version
    months: Mapping[str, int]
    locked: Mapping[SeatKey, frozenset[int]] | None = None
    """The locks there were when the workbook was written; None where that is not known, and no lock is read."""

    def holder_in(self, line: LineKey, seat: int, month: int) -> str:
        """Who held a seat in a month when the workbook was written."""
        found = self.exported.get((line, seat))
        return found.holder[month] if found is not None else OPEN_ID

    def holders(self, line: LineKey, seat: int | None) -> frozenset[str]:
        """Who held a seat when the workbook was written."""
        found = self.exported.get((line, seat)) if seat is not None else None
        return frozenset(found.holder) if found is not None else frozenset()


@dataclass
class SheetRows:
    """Reads the rows of one sheet into a reading."""

    known: Known
    table: FoundSheet
    reading: SheetReading

    def __post_init__(self) -> None:
        self._errors = {(doubt.row, doubt.column): doubt.text for doubt in self.table.sheet.doubts}
        self._holders: dict[SeatKey, frozenset[str]] = {}

    def text(self, cells: list[CellValue], heading: str) -> str:
        """What stands under a heading; '' if nothing, or no such column."""
        column = self.table.columns.get(heading)
        return "" if column is None else plain_text(cells[column])

    def line(self, cells: list[CellValue], holder: str) -> LineKey:
        """The line of a row; Mistaken if there is none."""
        columns = self.table.columns
        return self.known.lines.line(tuple(cells[columns[h]] if h in columns else "" for h in _LINE), holder)

    def seat(self, cells: list[CellValue]) -> int | None:
        """The number of the seat; None if the row names none."""
        cell = cells[self.table.columns["seat"]]
        if is_blank(cell):
            return None
        text = plain_text(cell)
        if not text.isdigit() or int(text) < 1:
            raise Mistaken("seat", tell("seats are numbered 1, 2 and so on."), tell("Correct the number, or clear it."))
        return int(text)

    def holder(self, cells: list[CellValue], line: LineKey, seat: int | None) -> str:
        """Who holds it; Mistaken if nobody can tell."""
        if seat is None:
            exported = frozenset[str]()
        elif (line, seat) in self._holders:
            exported = self._holders[line, seat]
        else:
            exported = self._holders[line, seat] = self.known.holders(line, seat)
        return self.known.people.holder(
            self.text(cells, "staff id"), self.text(cells, "name"), self.text(cells, "kind"), exported
        )

    def percent(self, row: int, column: int, cell: CellValue) -> int | None:
        """FTE in percent, 0 if blank; None if nobody can read it, which is noted."""
        if is_blank(cell):
            if (row, column) not in self._errors:
                return 0
            text = self._errors[row, column]
            self.complain(
                row, column, text, tell("the cell has no value that can be read."), tell("Type the number itself.")
            )
            return None
        try:
            percent, _ = parse_fte(cell)
        except Unusable as wrong:
            self.complain(row, column, shown(cell), wrong.complaint.message, wrong.complaint.remedy)
            return None
        if percent < 0:
            self.complain(
                row, column, shown(cell), tell("nobody can work less than nothing."), tell("Correct the number.")
            )
            return None
        return percent

    def lock(self, line: LineKey, seat: int, holder: str, months: Collection[int], place: Place, *, on: bool) -> None:
        """Note a lock that somebody has set for ``holder``, or lifted from whoever held the seat in these months."""
        if on:
            self.reading.locks.append(LockMark(line, seat, holder, tuple(sorted(months)), True, place))
            return
        lifted: dict[str, list[int]] = {}
        for month in sorted(months):
            lifted.setdefault(self.known.holder_in(line, seat, month), []).append(month)
        for who, found in lifted.items():
            self.reading.locks.append(LockMark(line, seat, who, tuple(found), False, place))

    def lock_without_seat(self, row: int, column: int, value: str) -> None:
        """Note a lock in an added row that leaves open which seat is meant."""
        message = tell("a lock needs the seat that it is on, and the row names none.")
        self.complain(
            row, column, value, message, tell("Give the number of the seat, or lock it in the plan afterwards.")
        )

    def mistaken(self, row: int, cells: list[CellValue], wrong: Mistaken) -> None:
        """Note what is wrong with a row at its cell."""
        column = self.table.columns.get(wrong.heading, 0)
        self.complain(row, column, shown(cells[column]), wrong.message, wrong.remedy)

    def complain(self, row: int, column: int, value: str, message: str, remedy: str) -> None:
        """Note what is wrong at a cell."""
        if len(self.reading.wrong) < MOST_WRONG:
            self.reading.wrong.append(Wrong(self.place(row, column), value, message, remedy))

    def place(self, row: int, column: int) -> Place:
        """A cell of this sheet."""
        return Place(self.table.sheet.name, row, column)

    def subject(self, row: int, subject: RowSubject) -> None:
        """Remember what a row is about, for the comments in it."""
        self.reading.subjects[self.table.sheet.name, row] = subject


def unreadable(holder: str | None, percent: int | None) -> tuple[str, int]:
    """Holder and percent of a cell of which one cannot be read."""
    return (holder, percent) if holder is not None and percent is not None else (UNREADABLE, 0)
