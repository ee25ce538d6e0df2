"""One sheet with a header row, read by its column specification into fields, with everything wrong noted by cell."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from planner.domain.errors import Problem, Severity
from planner.domain.portfolio import Extra
from planner.exchange.portfolio_cells import Complaint, Unusable, is_blank, parse_cell, plain_text, shown
from planner.exchange.portfolio_columns import Column, folded
from planner.exchange.raw import CellValue, Doubt, DoubtfulCell, RawSheet, address

REMEDY_FOR = {  # what is wrong with a doubtful cell, and what to do
    Doubt.ERROR: ("the cell shows an error.", "Correct the formula, or type the value."),
    Doubt.NO_RESULT: (
        "the formula has no stored result.",
        "Open the file in Excel, save it and read it again, or type the value.",
    ),
    Doubt.NO_DATE: ("the cell is formatted as a date, but holds a number before day 0.", "Type the date."),
}


@dataclass
class Notes:
    """What was found wrong so far."""

    problems: list[Problem] = field(default_factory=list)

    def add(
        self,
        sheet: str,
        cell: str,
        value: str,
        message: str,
        remedy: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem."""
        self.problems.append(Problem(sheet, cell, value, message, remedy, severity))

    def complain(self, sheet: str, cell: str, value: CellValue, complaint: Complaint) -> None:
        """Note what a cell's parser said."""
        self.add(sheet, cell, shown(value), complaint.message, complaint.remedy, complaint.severity)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as read: ``row`` 0-based in the sheet, parsed fields, fields that could not be read, unknown columns."""

    row: int
    values: dict[str, Any]
    bad: frozenset[str]
    extra: Extra


class Table:
    """A sheet whose first filled row holds the headings.

    Problems of the header (missing and repeated columns) are noted at construction, those of cells while `rows` runs.
    ``apart`` are folded headings that the caller reads itself.
    """

    def __init__(self, raw: RawSheet, sheet: str, columns: Sequence[Column], notes: Notes) -> None:
        self.raw, self.sheet, self.columns, self.notes = raw, sheet, columns, notes
        self.header_row = next((i for i, row in enumerate(raw.rows) if not all(map(is_blank, row))), 0)
        self.headings = self._headings()
        self.column_of: dict[str, int] = {}
        self._known = {folded(column.heading): column for column in columns}
        self.unknown: dict[int, str] = {}
        self._sort_out()

    @cached_property
    def doubts(self) -> dict[tuple[int, int], DoubtfulCell]:
        """Cells that look blank but are not, by 0-based row and column."""
        return {(doubt.row, doubt.column): doubt for doubt in self.raw.doubts}

    @property
    def data(self) -> Iterator[tuple[int, list[CellValue]]]:
        """The rows under the header that are not blank, with their 0-based numbers."""
        doubtful_rows = {row for row, _ in self.doubts}
        for number in range(self.header_row + 1, len(self.raw.rows)):
            row = self.raw.rows[number]
            if number in doubtful_rows or not all(map(is_blank, row)):
                yield number, row

    def missing(self) -> list[Column]:
        """Required columns that are not there."""
        return [column for column in self.columns if column.required and column.field not in self.column_of]

    def rows(self) -> Iterator[TableRow]:
        """The rows under the header; everything that cannot be read is noted."""
        for number, cells in self.data:
            values: dict[str, Any] = {}
            bad: set[str] = {column.field for column in self.missing_columns}
            for column, index in self.present_columns:
                self._read(column, number, index, cells[index], values, bad)
            yield TableRow(number, values, frozenset(bad), self._extra(number, cells))

    @cached_property
    def present_columns(self) -> tuple[tuple[Column, int], ...]:
        """The known columns and where they are."""
        return tuple((c, self.column_of[c.field]) for c in self.columns if c.field in self.column_of)

    @cached_property
    def missing_columns(self) -> tuple[Column, ...]:
        """`missing`, once and for all."""
        return tuple(self.missing())

    def doubt(self, row: int, column: int, severity: Severity = Severity.ERROR) -> bool:
        """Note an error cell or a formula without result, if the cell is one."""
        found = self.doubts.get((row, column)) if self.raw.doubts else None
        if found is None:
            return False
        message, remedy = REMEDY_FOR[found.doubt]
        self.notes.add(self.sheet, address(row, column), shown(found.text), message, remedy, severity)
        return True

    def _read(
        self, column: Column, row: int, index: int, value: CellValue, values: dict[str, Any], bad: set[str]
    ) -> None:
        if is_blank(value):
            if self.doubt(row, index):
                bad.add(column.field)
            elif column.required:
                remedy = f"Enter it ({column.kind.value}), or clear the whole row."
                self.notes.add(self.sheet, address(row, index), "", f"{column.heading} is missing.", remedy)
                bad.add(column.field)
            return
        try:
            values[column.field], complaint = parse_cell(column, value)
        except Unusable as unusable:
            complaint = unusable.complaint
            bad.add(column.field)
        if complaint is not None:
            self.notes.complain(self.sheet, address(row, index), value, complaint)

    def _extra(self, row: int, cells: list[CellValue]) -> Extra:
        pairs = []
        for index, heading in self.unknown.items():
            if not is_blank(cells[index]):
                pairs.append((heading, plain_text(cells[index])))
            else:
                self.doubt(row, index, Severity.WARNING)
        return tuple(pairs)

    def _headings(self) -> list[CellValue]:
        return self.raw.rows[self.header_row] if self.raw.rows else []

    def _sort_out(self) -> None:
        """Give each heading to the column it names; note repeated and missing ones."""
        for index, value in enumerate(self.headings):
            if is_blank(value):
                if not self.doubt(self.header_row, index):
                    self._warn_if_filled(index)
                continue
            column = None if isinstance(value, dt.date) else self._known.get(folded(plain_text(value)))
            if column is None:
                self.unknown[index] = plain_text(value)
            elif column.field in self.column_of:
                self.note_repeated(column.heading, self.column_of[column.field], index)
            else:
                self.column_of[column.field] = index
        for column in self.missing():
            self._note_missing(column)

    def note_repeated(self, heading: str, first: int, second: int) -> None:
        self.notes.add(
            self.sheet,
            address(self.header_row, second),
            heading,
            f"the column {heading} stands twice; the first one is at {self.sheet}!{address(self.header_row, first)}.",
            "Delete or rename one of them.",
        )

    def _note_missing(self, column: Column) -> None:
        near = difflib.get_close_matches(folded(column.heading), [folded(h) for h in self.unknown.values()], n=1)
        index = next((i for i, h in self.unknown.items() if near and folded(h) == near[0]), None)
        remedy = f"Add a column with the heading {column.heading} ({column.kind.value})."
        if index is not None:
            remedy = f"Did you mean the column “{self.unknown[index]}” at {address(self.header_row, index)}?"
        place = address(self.header_row, 0 if index is None else index)
        self.notes.add(self.sheet, place, "", f"the column {column.heading} is missing.", remedy)

    def _warn_if_filled(self, index: int) -> None:
        filled = next((i for i, row in self.data if not is_blank(row[index])), None)
        if filled is not None:
            self.notes.add(
                self.sheet,
                address(self.header_row, index),
                "",
                f"the column has no heading, so what is in it (from row {filled + 1} on) was not read.",
                "Give it a heading, or delete it.",
                Severity.WARNING,
            )

    def number_repeated_extras(self, claimed: Iterable[int] = ()) -> None:
        """Make the unknown headings distinct, leaving out those that the caller has claimed."""
        for index in claimed:
            self.unknown.pop(index, None)
        seen: set[str] = set()
        for index, heading in self.unknown.items():
            name, number = heading, 2
            while folded(name) in seen:
                name, number = f"{heading} ({number})", number + 1
            seen.add(folded(name))
            self.unknown[index] = name
