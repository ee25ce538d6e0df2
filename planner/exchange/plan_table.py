"""A plan sheet seen by its headings: rows whose cells are parsed when asked for, and problems noted by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.errors import Problem
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_cell, plain_text, shown
from planner.exchange.portfolio_columns import Column, folded
from planner.exchange.raw import CellValue, RawSheet, address


@dataclass(frozen=True)
class PlanTable:
    """A sheet seen by its headings."""

    sheet: RawSheet
    specs: Mapping[str, Column]
    columns: Mapping[str, int]
    problems: list[Problem]
    file: str

    @classmethod
    def of(cls, sheet: RawSheet, specs: tuple[Column, ...], problems: list[Problem], file: str) -> PlanTable:
        """Find the headings in row 1; what is required and missing is a problem."""
        headings = [folded(plain_text(cell)) for cell in sheet.rows[0]] if sheet.rows else []
        columns: dict[str, int] = {}
        for spec in specs:
            if folded(spec.heading) in headings:
                columns[spec.heading] = headings.index(folded(spec.heading))
            elif spec.required:
                remedy = "Put the headings into row 1, spelled as in an exported plan."
                problems.append(
                    Problem(sheet.name, "", "", f"the column {spec.heading} is missing.", remedy, file=file)
                )
        table = cls(sheet, {spec.heading: spec for spec in specs}, columns, problems, file)
        table._note_doubts()
        return table

    def _note_doubts(self) -> None:
        for doubt in self.sheet.doubts:
            if doubt.column in self.columns.values():
                self.problems.append(
                    Problem(
                        self.sheet.name, address(doubt.row, doubt.column), doubt.text,
                        "the cell has no value that can be read.", "Type the value itself.", file=self.file,
                    )
                )  # fmt: skip

    def rows(self) -> Iterator[PlanRow]:
        """The rows that are not blank; none if a required column is missing."""
        if any(spec.required and heading not in self.columns for heading, spec in self.specs.items()):
            return
        used = sorted(self.columns.values())
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
        if is_blank(raw):
            if spec.required:
                self.complain(heading, f"{heading} is blank.", "Fill it in, or delete the row.")
            return None
        try:
            return parse_cell(spec, raw)[0]
        except Unusable as wrong:
            self.complain(heading, wrong.complaint.message, wrong.complaint.remedy)
            return None

    def complain(self, heading: str, message: str, remedy: str) -> None:
        """Note a problem at this row's cell in a column."""
        self.complain_at(self.table.columns.get(heading, 0), message, remedy)

    def complain_at(self, column: int, message: str, remedy: str) -> None:
        """Note a problem at this row's cell in a 0-based column."""
        place = address(self.number, column)
        problem = Problem(
            self.table.sheet.name, place, shown(self.cells[column]), message, remedy, file=self.table.file
        )
        if problem not in self.table.problems[-8:]:
            self.table.problems.append(problem)
