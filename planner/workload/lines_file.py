"""The lines of the workload model as a table that people change in a spreadsheet and give back.

Columns: Study ID, Role, Countries, Times, and FTE by month. What stands in a month counts in place of the model's
figure, a blank month is the model's own; Times is a factor on the whole line, and 0 leaves it out. Lines that are not
in the table stay as the model has them.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.domain.errors import InputProblems, Problem, UserError
from planner.domain.months import Month
from planner.exchange.portfolio_cells import is_blank, plain_text, shown
from planner.exchange.portfolio_columns import folded
from planner.exchange.raw import CellValue, RawJson, address
from planner.workload.lines import LineEdit, LineEdits, LineKey, WorkedLine, line_key

STUDY, ROLE, COUNTRIES, TIMES = HEADINGS = ("Study ID", "Role", "Countries", "Times")
LARGEST_FACTOR, LARGEST_FTE = 100.0, 1000.0


def lines_text(lines: Iterable[WorkedLine], labels: Sequence[str]) -> str:
    """Lines as comma-separated text; `read_lines` gives back what was said of them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*HEADINGS, *labels))
    for line in lines:
        typed = line.edit.fte
        fte = (typed.get(label, percent / 100) for label, percent in zip(labels, line.own, strict=True))
        head = (_harmless(line.study), _harmless(line.role), "; ".join(line.countries), f"{line.edit.factor:g}")
        writer.writerow((*head, *(f"{value:g}" for value in fte)))
    return text.getvalue()


def read_lines(path: Path) -> LineEdits:
    """What a file says of single lines.

    Raises `UserError` if it is no such table, `InputProblems` for cells that cannot be used, and what `read_any`
    raises.
    """
    from planner.exchange.reading import read_any

    book = read_any(path)
    if isinstance(book, RawJson) or not book.sheets:
        raise UserError(f"{path.name} holds no table. Save the lines as CSV or as a workbook.")
    return _Reading(path.name, book.sheets[0].name, book.sheets[0].rows).edits()


class _Reading:
    """One table on its way to edits."""

    def __init__(self, file: str, sheet: str, rows: Sequence[Sequence[CellValue]]) -> None:
        self._file, self._sheet, self._rows = file, sheet, rows
        self._problems: list[Problem] = []
        self._columns: dict[str, int] = {}
        self._months: dict[str, int] = {}

    def edits(self) -> LineEdits:
        """All of them."""
        self._read_headings()
        found: dict[LineKey, LineEdit] = {}
        for number, row in enumerate(self._rows[1:], 1):
            if any(not is_blank(value) for value in row):
                self._read_row(number, row, found)
        if self._problems:
            raise InputProblems(tuple(self._problems))
        return found

    def _read_headings(self) -> None:
        for position, value in enumerate(self._rows[0] if self._rows else ()):
            text = plain_text(value)
            if name := next((name for name in HEADINGS if folded(name) == folded(text)), None):
                self._columns[name] = position
            elif month := _month(value):
                self._months[month] = position
        lacking = [name for name in (STUDY, ROLE) if name not in self._columns]
        if lacking:
            raise UserError(
                f"{self._file}: the first row must name the columns {', '.join(HEADINGS)} and the months, and "
                f"{' and '.join(lacking)} is not there. Write such a table with --workload-lines-to, and change it."
            )

    def _read_row(self, number: int, row: Sequence[CellValue], found: dict[LineKey, LineEdit]) -> None:
        study, role = (plain_text(self._value(row, name)).lstrip("'") for name in (STUDY, ROLE))
        for name, text in ((STUDY, study), (ROLE, role)):
            if not text:
                self._complain(number, self._columns[name], "", f"{name} is missing.", "Say which line is meant.")
        codes = plain_text(self._value(row, COUNTRIES)) if COUNTRIES in self._columns else ""
        key = line_key(study, role, (code.strip().upper() for code in codes.split(";") if code.strip()))
        factor = self._number(number, row, self._columns.get(TIMES), LARGEST_FACTOR)
        months = {label: self._number(number, row, at, LARGEST_FTE) for label, at in self._months.items()}
        if key in found:
            self._complain(number, self._columns[STUDY], study, "this line stands there twice.", "Delete one of them.")
        fte = {label: value for label, value in months.items() if value is not None}
        found[key] = LineEdit(1.0 if factor is None else factor, fte)

    def _value(self, row: Sequence[CellValue], name: str) -> CellValue:
        position = self._columns[name]
        return row[position] if position < len(row) else ""

    def _number(self, number: int, row: Sequence[CellValue], at: int | None, most: float) -> float | None:
        value = row[at] if at is not None and at < len(row) else ""
        if at is None or is_blank(value):
            return None
        figure = _figure(value)
        if not 0 <= figure <= most:
            told = f"it is no number from 0 to {most:g}."
            self._complain(number, at, shown(value), told, "Correct it, or leave the cell blank.")
            return None
        return figure

    def _complain(self, row: int, column: int, value: str, message: str, remedy: str) -> None:
        self._problems.append(Problem(self._sheet, address(row, column), value, message, remedy, file=self._file))


def _figure(value: CellValue) -> float:
    if isinstance(value, bool):
        return math.nan
    try:
        return float(value.strip().replace(",", ".")) if isinstance(value, str) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return math.nan


def _month(value: CellValue) -> str:
    """The month that heads a column, in any usual form: spreadsheets like to write 2027-03 as Mar-27."""
    from planner.exchange.importing.values.month_headings import read_month_heading

    found = read_month_heading(value)
    return Month(found.year, found.month).label if found is not None and found.year and not found.label else ""


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
