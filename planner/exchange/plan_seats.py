"""The sheet Seats: what each seat carries in each month, and where that stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.domain.case import Case
from planner.domain.errors import Problem
from planner.domain.plan import SeatRow
from planner.domain.portfolio import LineKey
from planner.domain.seats import default_seats
from planner.exchange.plan_columns import SEAT_COLUMNS
from planner.exchange.plan_lines import LineFinder
from planner.exchange.plan_table import PlanRow, PlanTable
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_fte, parse_month, plain_text
from planner.exchange.raw import RawSheet, address

SeatKey = tuple[LineKey, int]
"""A seat: line and number."""
Place = tuple[LineKey, int, int]
"""A seat-month: line, seat number, month index."""


@dataclass
class SeatSheets:
    """Reads the seats; ``places`` tells where each seat-month stands, for the seats that have a row."""

    case: Case
    lines: LineFinder
    problems: list[Problem]
    file: str
    places: dict[Place, str] = field(default_factory=dict)

    def read(self, sheets: Iterator[RawSheet]) -> dict[SeatKey, SeatRow]:
        """All seats by line and number: those of the sheets, and default seats for lines without rows there."""
        default = self._default_seats()
        found: dict[SeatKey, SeatRow] = {}
        for sheet in sheets:
            table = PlanTable.of(sheet, SEAT_COLUMNS, self.problems, self.file)
            months = self._month_columns(table)
            for row in table.rows(months):
                line, number = self.lines.line(row), row.value("Seat")
                if line is None or number is None:
                    continue
                if number < 1:
                    row.complain("Seat", "seats are numbered 1, 2 and so on.", "Correct the number.")
                elif (line, number) in found:
                    row.complain("Seat", "this seat has a row already.", "Delete one of the two rows.")
                else:
                    today = default.get((line, number))
                    percents = self._percents(row, months)
                    found[line, number] = SeatRow(line, number, percents, today.assignee if today else "")
                    for column, month in months.items():
                        self.places[line, number, month] = f"{sheet.name}!{address(row.number, column)}"
        given = {line for line, _ in found}
        return found | {key: seat for key, seat in default.items() if key[0] not in given}

    def _default_seats(self) -> dict[SeatKey, SeatRow]:
        table, staff, keys = default_seats(self.case), self.case.portfolio.staff, self.case.line_keys
        columns = (table.line.tolist(), table.number.tolist(), table.fte.tolist(), table.assignee.tolist())
        return {
            (keys[d], number): SeatRow(keys[d], number, tuple(fte), staff[assignee].id if assignee >= 0 else "")
            for d, number, fte, assignee in zip(*columns, strict=True)
        }

    def _month_columns(self, table: PlanTable) -> dict[int, int]:
        """Column → month of the plan, for the headings that are months; those that cannot count are noted."""
        labels = self.case.grid.labels
        known = {label: t for t, label in enumerate(labels)}
        columns: dict[int, int] = {}
        for column, heading in enumerate(table.sheet.rows[0] if table.sheet.rows else []):
            try:
                label = parse_month(heading).label
            except Unusable:
                continue
            if label in known and known[label] in columns.values():
                table.complain(0, column, f"there are two columns for {label}.", "Delete one of them.")
            elif label in known:
                columns[column] = known[label]
            elif any(_carries(row[column]) for row in table.sheet.rows[1:]):
                outside = f"the plan covers {labels[0]} to {labels[-1]}, but the seats carry something in this month."
                table.complain(0, column, outside, "Correct the month, or delete the column.")
        for doubt in table.sheet.doubts:
            if doubt.column in columns:
                table.note_doubt(doubt)
        return columns

    def _percents(self, row: PlanRow, months: dict[int, int]) -> tuple[int, ...]:
        percents = [0] * self.case.grid.count
        for column, month in months.items():
            cell = row.cells[column]
            if is_blank(cell):
                continue
            try:
                percent, doubt = parse_fte(cell)
            except Unusable as wrong:
                doubt, percent = wrong.complaint, 0
            if percent < 0:
                row.complain_at(column, "a seat cannot carry less than nothing.", "Correct the number.")
                continue
            percents[month] = percent
            if doubt is not None:
                row.complain_at(column, doubt.message, doubt.remedy, doubt.severity)
        return tuple(percents)


def _carries(cell: object) -> bool:
    return not (cell == 0 or plain_text(cell) == "")  # type: ignore[arg-type]
