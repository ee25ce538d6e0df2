"""The month grid: one row for each seat and holder, one column for each month."""

from __future__ import annotations

from collections.abc import Sequence

from planner.exchange.plan_return.finding import FoundSheet
from planner.exchange.plan_return.naming import Mistaken
from planner.exchange.plan_return.sheet_rows import Known, SheetRows, unreadable
from planner.exchange.plan_return.values import UNREADABLE, Entry, RowSubject, SheetKind, SheetReading
from planner.exchange.portfolio_cells import is_blank
from planner.exchange.raw import CellValue

_SUMS = ("total", "demand")


def read_grid(tables: Sequence[FoundSheet], known: Known) -> SheetReading:
    """What the month grid says."""
    months = frozenset(known.months[label] for table in tables for label in table.months if label in known.months)
    reading = SheetReading(SheetKind.GRID, tables[0].sheet.name, months)
    for table in tables:
        _Grid(known, table, reading).read()
    return reading


class _Grid(SheetRows):
    """One sheet of the month grid."""

    def read(self) -> None:
        columns = {
            self.known.months[label]: at for label, at in self.table.months.items() if label in self.known.months
        }
        self.reading.columns.update(columns)
        for row, cells in self.table.rows():
            if self._is_sum(cells):
                subject = RowSubject(self.text(cells, "sponsor"), self.text(cells, "study id"))
                self.subject(row, subject)
                continue
            try:
                self._row(row, cells, columns)
            except Mistaken as wrong:
                self.mistaken(row, cells, wrong)

    def _is_sum(self, cells: list[CellValue]) -> bool:
        """Whether a row is a heading or a sum of a group, or one that somebody has added without a study and a role."""
        if self.text(cells, "kind").casefold() in _SUMS:
            return True
        return not self.text(cells, "study id") or not self.text(cells, "role")

    def _row(self, row: int, cells: list[CellValue], columns: dict[int, int]) -> None:
        seat = self.seat(cells)
        guess = self.text(cells, "staff id")
        line = self.line(cells, guess)
        holder: str | None = None
        try:
            holder = self.holder(cells, line, seat)
        except Mistaken as wrong:
            if any(not is_blank(cells[column]) for column in columns.values()):
                self.mistaken(row, cells, wrong)
        self.reading.studies.add(line.study)
        if seat is not None:
            self.subject(row, RowSubject(line=line, seat=seat))
            self.reading.rows.setdefault((line, seat, holder or UNREADABLE), self.place(row, 0))
        for month, column in columns.items():
            percent = self.percent(row, column, cells[column])
            if percent == 0:
                continue
            who, fte = unreadable(holder, percent)
            self.reading.entries.append(Entry(line, seat, month, who, fte, self.place(row, column)))
