"""A plan sheet seen by its headings: rows whose cells are parsed when asked for, and problems noted by cell."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.domain.errors import Problem, Severity
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_cell, plain_text, shown
from planner.exchange.portfolio_columns import Column, folded
from planner.exchange.raw import CellValue, DoubtfulCell, RawSheet, address

NEAR = 0.8
"""How alike (0..1) a heading must be to a missing one for being taken as a misspelling of it."""


@dataclass(frozen=True)
class PlanTable:
    """A sheet seen by its headings."""

    sheet: RawSheet
    specs: Mapping[str, Column]
    columns: Mapping[str, int]
    problems: list[Problem]
    file: str
    parsed: dict[str, dict[CellValue, Any]] = field(default_factory=dict)
    """By heading what cells that are in order mean: long tables say the same again and again."""

    @classmethod
    def of(cls, sheet: RawSheet, specs: tuple[Column, ...], problems: list[Problem], file: str) -> PlanTable:
        """Find the headings in row 1; what is required and missing is a problem."""
        headings = [folded(plain_text(cell)) for cell in sheet.rows[0]] if sheet.rows else []
        columns: dict[str, int] = {}
        for spec in specs:
            if folded(spec.heading) in headings:
                columns[spec.heading] = headings.index(folded(spec.heading))
            elif near := difflib.get_close_matches(folded(spec.heading), headings, n=1, cutoff=NEAR):
                meant = sheet.rows[0][headings.index(near[0])]
                remedy = f"Did you mean the column “{meant}”? Spell it {spec.heading}."
                message = f"the column {spec.heading} is missing."
                problems.append(
                    Problem(sheet.name, address(0, headings.index(near[0])), "", message, remedy, file=file)
                )
            elif spec.required:
                remedy = "Put the headings into row 1, spelled as in an exported plan."
                problems.append(
                    Problem(sheet.name, "", "", f"the column {spec.heading} is missing.", remedy, file=file)
                )
        table = cls(sheet, {spec.heading: spec for spec in specs}, columns, problems, file)
        table._note_repeated(headings)
        for doubt in sheet.doubts:
            if doubt.column in columns.values():
                table.note_doubt(doubt)
        return table

    def _note_repeated(self, headings: list[str]) -> None:
        """Two columns of one name could say two things."""
        for heading, first in self.columns.items():
            for column in range(first + 1, len(headings)):
                if headings[column] == folded(heading):
                    self.complain(0, column, f"there are two columns {heading}.", "Delete or rename one of them.")

    def note_doubt(self, doubt: DoubtfulCell) -> None:
        """Note a cell that looks blank but is not."""
        place, message = address(doubt.row, doubt.column), "the cell has no value that can be read."
        self.problems.append(
            Problem(self.sheet.name, place, doubt.text, message, "Type the value itself.", file=self.file)
        )

    def complain(self, row: int, column: int, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at a 0-based row and column."""
        place, value = address(row, column), shown(self.sheet.rows[row][column])
        problem = Problem(self.sheet.name, place, value, message, remedy, severity, self.file)
        if problem not in self.problems[-8:]:
            self.problems.append(problem)

    def rows(self, others: Collection[int] = ()) -> Iterator[PlanRow]:
        """The rows that are not blank in the known columns and in ``others``; none if a required column is missing."""
        if any(spec.required and heading not in self.columns for heading, spec in self.specs.items()):
            return
        used = sorted({*self.columns.values(), *others})
        for number, cells in enumerate(self.sheet.rows[1:], 1):
            if any(not is_blank(cells[column]) for column in used):
                yield PlanRow(self, number, cells)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row; ``number`` is 0-based."""

    table: PlanTable
    number: int
    cells: list[CellValue]

    def raw(self, heading: str) -> CellValue | None:
        """What stands in the cell; None if there is no such column."""
        column = self.table.columns.get(heading)
        return None if column is None else self.cells[column]

    def value(self, heading: str) -> Any:
        """The parsed value; None if it is blank or unusable, which is noted where it matters."""
        raw, spec = self.raw(heading), self.table.specs.get(heading)
        if raw is None or spec is None:
            return None
        known = self.table.parsed.setdefault(heading, {})
        if raw.__class__ is not bool and raw in known:  # True is no 1
            return known[raw]
        if is_blank(raw):
            if spec.required:
                self.complain(heading, f"{heading} is blank.", "Fill it in, or delete the row.")
            return None
        try:
            parsed, doubt = parse_cell(spec, raw)
        except Unusable as wrong:
            parsed, doubt = None, wrong.complaint
        if doubt is not None:
            self.complain(heading, doubt.message, doubt.remedy, doubt.severity)
        elif raw.__class__ is not bool:
            known[raw] = parsed
        return parsed

    def complain(self, heading: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at this row's cell in a column."""
        self.complain_at(self.table.columns.get(heading, 0), message, remedy, severity)

    def complain_at(self, column: int, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at this row's cell in a 0-based column."""
        self.table.complain(self.number, column, message, remedy, severity)
