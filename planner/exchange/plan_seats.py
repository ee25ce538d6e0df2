"""The sheet Seats: what each seat carries in each month, and where that stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from planner.exchange.raw import CellValue, RawSheet, address

SeatKey = tuple[LineKey, int]
"""A seat: line and number."""
Place = tuple[LineKey, int, int]
"""A seat-month: line, seat number, month index."""


class SeatPlaces(Mapping[Place, str]):
    """Where each seat-month stands, as ``Sheet!Cell``: told from the rows and columns when somebody asks."""

    def __init__(self) -> None:
        self._rows: dict[SeatKey, tuple[str, int, Mapping[int, int]]] = {}

    def add(self, seat: SeatKey, sheet: str, row: int, columns: Mapping[int, int]) -> None:
        """The 0-based row of a seat; ``columns`` are those of the months."""
        self._rows[seat] = sheet, row, columns

    def __getitem__(self, place: Place) -> str:
        line, number, month = place
        sheet, row, columns = self._rows[line, number]
        return f"{sheet}!{address(row, columns[month])}"

    def __iter__(self) -> Iterator[Place]:
        return ((line, number, month) for (line, number), (_, _, columns) in self._rows.items() for month in columns)

    def __len__(self) -> int:
        return sum(len(columns) for _, _, columns in self._rows.values())


@dataclass
class SeatSheets:
    """Reads the seats; ``places`` tells where each seat-month stands, for the seats that have a row."""

    case: Case
    lines: LineFinder
    problems: list[Problem]
    file: str
    places: SeatPlaces = field(default_factory=SeatPlaces)
    _clean: dict[CellValue, int] = field(default_factory=dict)

    def read(self, sheets: Iterator[RawSheet]) -> dict[SeatKey, SeatRow]:
        """All seats by line and number: those of the sheets, and default seats for lines without rows there."""
        default = self._default_seats()
        found: dict[SeatKey, SeatRow] = {}
        for sheet in sheets:
            table = PlanTable.of(sheet, SEAT_COLUMNS, self.problems, self.file)
            months = self._month_columns(table)
            columns = {month: column for column, month in months.items()}
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
                    self.places.add((line, number), sheet.name, row.number, columns)
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
            if cell in self._clean and cell.__class__ is float:  # nearly always; True is no 1
                percents[month] = self._clean[cell]
                continue
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
            elif cell.__class__ is float:
                self._clean[cell] = percent
        return tuple(percents)


def _carries(cell: object) -> bool:
    return not (cell == 0 or plain_text(cell) == "")  # type: ignore[arg-type]
