"""Handover calendar: month by month who takes over what from whom, and how many there are in each month."""

from __future__ import annotations

from collections import defaultdict

from openpyxl.formatting.rule import DataBarRule

from planner.domain.evaluation import Handover
from planner.exchange import plan_workbook_styles as style
from planner.exchange.workbook.book import Book
from planner.exchange.workbook.grid import Formula, Grid
from planner.exchange.workbook.head import HEAD, period, print_landscape, put_headings, put_top, set_widths

TITLE = "Handover calendar"
HEADINGS = (
    "Month", "Study ID", "Sponsor", "Role", "Countries", "Seat", "From", "From name", "To", "To name", "Knows sponsor",
    "Handovers", "FTE",
)  # fmt: skip
_WIDTHS = (12, 16, 22, 25, 13, 7, 10, 22, 10, 22, 10, 12, 10)
NOTE = (
    "A handover is a month in which a seat passes to somebody who has never held a seat of that line. Plan about two "
    "weeks with both people on it. The row of each month sums up the rows below it."
)
_NOTES = {
    "From": "Staff ID of the last holder.",
    "To": "Staff ID of the person who takes over.",
    "Knows sponsor": "Y: the person who takes over knew the sponsor when joining the study.",
    "FTE": "What the seat carries in that month.",
}


def write_handover_calendar(book: Book) -> None:
    """Write the sheet."""
    export, sheet = book.export, book.sheet(TITLE)
    set_widths(sheet, _WIDTHS)
    put_top(sheet, export, f"{TITLE}, {period(export)}", NOTE, len(HEADINGS))
    looks = dict.fromkeys((12, 13), style.HEADER_RIGHT) | {6: style.HEADER_CENTRE}
    put_headings(sheet, HEAD, HEADINGS, looks, lines=2, notes=_NOTES)
    grid = book.grid(sheet, HEAD + 1)
    by_month: dict[int, list[Handover]] = defaultdict(list)
    for handover in export.evaluation.handovers:
        by_month[handover.month].append(handover)
    for t in range(export.case.grid.count):
        _month(book, grid, t, by_month[t])
    grid.finish()
    bars = DataBarRule("num", 0, "max", None, color="7F9DB9", minLength=0, maxLength=80)
    sheet.conditional_formatting.add(f"L{HEAD + 1}:L{max(grid.last, HEAD + 1)}", bars)
    sheet.freeze_panes = f"B{HEAD + 1}"
    print_landscape(sheet, f"{HEAD}:{HEAD}")


def _month(book: Book, grid: Grid, t: int, handovers: list[Handover]) -> None:
    head = grid.row(0)
    first = book.export.case.grid.months[t].first_day
    grid.date(head, 1, first, style.GROUP_DATE, style.MONTH)
    for column in range(2, 12):
        head.put(column, None, book.looks.of(style.GROUP))
    for handover in handovers:
        _row(book, grid, handover)
    count, total = 0, sum(h.fte for h in handovers) / 100
    cells = f"{head.number + 1}:{{0}}{grid.last}"
    looks = book.looks.of(style.GROUP_NUMBER, "0"), book.looks.of(style.GROUP_NUMBER, style.FTE)
    if not handovers:
        head.put(12, count, looks[0])
        head.put(13, 0, looks[1])
        return
    head.put(12, Formula(f"COUNTA(B{cells.format('B')})", len(handovers)), looks[0])
    head.put(13, Formula(f"SUM(M{cells.format('M')})", total), looks[1])


def _row(book: Book, grid: Grid, handover: Handover) -> None:
    export, case = book.export, book.export.case
    line = case.portfolio.demand[int(case.demand_rows[handover.line])]
    giver, taker = case.portfolio.staff[handover.from_], case.portfolio.staff[handover.to]
    row = grid.row(1)
    grid.date(row, 1, case.grid.months[handover.month].first_day, style.AGAIN_DATE, style.MONTH)
    grid.text(row, 2, line.study, style.GRID_TEXT, "@")
    grid.text(row, 3, case.portfolio.sponsors[int(case.line_sponsor[handover.line])].name, style.GRID_TEXT)
    grid.text(row, 4, line.role, style.GRID_TEXT)
    grid.text(row, 5, "; ".join(line.countries), style.GRID_TEXT)
    row.put(6, int(export.plan.seats.number[handover.seat]), book.looks.of(style.GRID_CENTRE, "0"))
    for column, text in ((7, giver.id), (8, giver.name), (9, taker.id), (10, taker.name)):
        grid.text(row, column, text, style.GRID_TEXT, "@" if column in (7, 9) else "")
    knows = bool(export.evaluation.knows[handover.seat, handover.month])
    grid.text(row, 11, "Y" if knows else "N", style.GRID_TEXT)
    row.put(13, handover.fte / 100, book.looks.of(style.GRID_TEXT, style.FTE))
