"""The month columns of Demand: which column is which month of the plan, and the FTE in them."""

from __future__ import annotations

import datetime as dt

from planner.domain.errors import Severity
from planner.domain.months import Grid, Month
from planner.domain.portfolio import Settings
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_fte
from planner.exchange.portfolio_tables import Table
from planner.exchange.raw import CellValue, address

MOST_MONTHS = 240


class MonthColumns:
    """The columns of Demand whose heading is a month, as YYYY-MM or as a date on the first of one.

    With ``grid_known`` false (Plan start or Months could not be read) the columns are checked but nothing is said about
    months that are missing.
    """

    def __init__(self, table: Table, settings: Settings, grid_known: bool) -> None:
        self._table = table
        self._grid_known = grid_known and 1 <= settings.months <= MOST_MONTHS
        self._grid = Grid(settings.plan_start, settings.months if self._grid_known else 1)
        self._by_month: dict[Month, int] = {}
        self.claimed: list[int] = []
        for index, value in enumerate(table.headings):
            if index in table.unknown:
                self._claim(index, value)
        self._outside = {month: i for month, i in self._by_month.items() if month not in set(self._grid.months)}
        self._columns = [self._by_month.get(month) for month in self._grid.months]
        self._outside_filled = False
        self.complete = self._grid_known and None not in self._columns

    def column_of(self, month: int) -> int | None:
        """The 0-based column of a month of the plan, or None if there is none."""
        return self._columns[month] if month < len(self._columns) else None

    def read(self, row: int, cells: list[CellValue]) -> tuple[int, ...]:
        """The row's FTE in percent for each month of the plan; what cannot be read is noted and counts as 0."""
        if self._outside and not self._outside_filled:
            self._outside_filled = any(not is_blank(cells[i]) and cells[i] != 0 for i in self._outside.values())
        if not self._grid_known:
            for index in self._outside.values():
                self._cell(row, index, cells[index])
        return tuple(0 if index is None else self._cell(row, index, cells[index]) for index in self._columns)

    def finish(self, any_rows: bool) -> None:
        """Note months of the plan without a column, and columns with demand outside the plan."""
        if not (self._grid_known and any_rows):
            return
        lacking = [month.label for month, index in zip(self._grid.months, self._columns, strict=True) if index is None]
        notes, sheet, header = self._table.notes, self._table.sheet, self._table.header_row
        if lacking:
            notes.add(
                sheet,
                address(header, 0),
                "",
                f"there is no column for {_listed(lacking)}.",
                f"Add a column for each month of the plan, with a heading such as {lacking[0]} "
                "(0 if nothing is needed), or correct Plan start and Months.",
            )
        if self._outside_filled:
            months = _listed([month.label for month in sorted(self._outside)])
            first = address(header, min(self._outside.values()))
            message = f"there is demand outside the plan, in {months}; it was left out."
            notes.add(sheet, first, "", message, "Change Plan start or Months if it should count.", Severity.NOTICE)

    def _claim(self, index: int, value: CellValue) -> None:
        try:
            month = Month.of(value) if isinstance(value, dt.date) and value.day == 1 else Month.parse(str(value))
        except ValueError:
            return
        self.claimed.append(index)
        if month in self._by_month:
            self._table.note_repeated(month.label, self._by_month[month], index)
        else:
            self._by_month[month] = index

    def _cell(self, row: int, column: int, value: CellValue) -> int:
        if is_blank(value):
            self._table.doubt(row, column)
            return 0
        try:
            percent, complaint = parse_fte(value)
        except Unusable as unusable:
            percent, complaint = 0, unusable.complaint
        if complaint is not None:
            self._table.notes.complain(self._table.sheet, address(row, column), value, complaint)
        return percent


def _listed(labels: list[str]) -> str:
    """The first few of a list of months, and how many more."""
    if len(labels) <= 6:
        return ", ".join(labels)
    return f"{', '.join(labels[:5])} and {len(labels) - 5} more months"
