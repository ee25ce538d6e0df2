"""Open seats: every stretch that nobody holds, the largest first, with the reason and what would fill it."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import OpenRun
from planner.exchange.workbook.book import Book
from planner.exchange.workbook.grid import Grid
from planner.exchange.workbook.head import HEAD, lines_of, print_landscape, put_headings, put_top, set_widths

TITLE = "Open seats"
HEADINGS = (
    "Study ID", "Sponsor", "Role", "Countries", "Min grade", "Required skills", "Seat", "From", "To", "FTE-months",
    "Most FTE", "Why nobody holds it", "What would fill it",
)  # fmt: skip
_WIDTHS = (16, 20, 25, 13, 8, 16, 7, 11, 11, 11, 8, 50, 70)
_LOOKS = {
    5: style.HEADER_CENTRE, 7: style.HEADER_CENTRE, 8: style.HEADER_CENTRE, 9: style.HEADER_CENTRE,
    10: style.HEADER_RIGHT, 11: style.HEADER_RIGHT, 12: style.HEADER_APART, 13: style.HEADER_APART,
}  # fmt: skip
_NOTES = {
    "From": "First open month.",
    "To": "Last open month.",
    "FTE-months": "What is open, over all its months.",
    "Most FTE": "The largest month.",
    "Why nobody holds it": "How many people each rule rules out. The flat sheet Open demand says it month by month.",
    "What would fill it": "Single steps that were tried out on this plan: each keeps every rule and fills all months. "
    "Score and cost are how this plan's would change.",
}
NOT_LOOKED = "Not looked for; in the workbench, press Why on the seat."
_MOST_LINES = 14


def write_open_seats(book: Book) -> None:
    """Write the sheet."""
    export, sheet = book.export, book.sheet(TITLE)
    set_widths(sheet, _WIDTHS)
    tried = sum(run.remedies is not None for run in export.open_runs)
    total = sum(run.fte_months for run in export.open_runs)
    note = f"{len(export.open_runs):,} open stretches, {total:,.2f} FTE-months together, the largest first. "
    if tried < len(export.open_runs):
        note += f"What would fill them was worked out for the {tried} largest only, since that takes time."
    put_top(sheet, export, TITLE, note, len(HEADINGS))
    put_headings(sheet, HEAD, HEADINGS, _LOOKS, lines=2, notes=_NOTES)
    grid = book.grid(sheet, HEAD + 1)
    for run in export.open_runs:
        _row(book, grid, run)
    if not export.open_runs:
        grid.text(grid.row(), 1, "Nothing is open.", style.CELL)
    last = max(grid.last, HEAD + 1)
    sheet.freeze_panes = f"D{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(HEADINGS))}{last}"
    print_landscape(sheet, f"{HEAD}:{HEAD}")


def _row(book: Book, grid: Grid, run: OpenRun) -> None:
    case, seats = book.export.case, book.export.plan.seats
    line = case.portfolio.demand[int(case.demand_rows[int(seats.line[run.seat])])]
    sponsor = case.portfolio.sponsors[int(case.line_sponsor[int(seats.line[run.seat])])].name
    remedies = NOT_LOOKED if run.remedies is None else "\n".join(run.remedies)
    lines = max(lines_of(run.reason, _WIDTHS[11]), lines_of(remedies, _WIDTHS[12]), 1)
    row = grid.row(0, 13.5 * min(lines, _MOST_LINES) + 2)
    grid.text(row, 1, line.study, style.CELL, "@")
    grid.text(row, 2, sponsor, style.CELL)
    grid.text(row, 3, line.role, style.CELL)
    grid.text(row, 4, "; ".join(line.countries), style.CELL)
    row.put(5, line.min_grade, book.looks.of(style.CELL_CENTRE, "0"))
    grid.text(row, 6, "; ".join(line.skills), style.CELL_WRAPPED)
    row.put(7, int(seats.number[run.seat]), book.looks.of(style.CELL_CENTRE, "0"))
    months = case.grid.months
    grid.date(row, 8, months[run.first].first_day, style.CELL_CENTRE, style.MONTH)
    grid.date(row, 9, months[run.last].first_day, style.CELL_CENTRE, style.MONTH)
    row.put(10, run.fte_months, book.looks.of(style.CELL, style.FTE_MONTHS))
    most = int(seats.fte[run.seat, run.first : run.last + 1].max())
    row.put(11, most / 100, book.looks.of(style.CELL, style.FTE))
    grid.text(row, 12, run.reason, style.CELL_WRAPPED)
    grid.text(row, 13, remedies, style.CELL_WRAPPED if run.remedies is not None else style.NOTE)
