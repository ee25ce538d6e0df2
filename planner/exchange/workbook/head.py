"""What the sheets for people share: title, banner, headings with notes, number formats, and how they print."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.evaluation import Level, MarginRow
from planner.domain.plan import OPEN, Status
from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import PlanExport, Unit
from planner.exchange.sheets import put_text

SHOWN = 6
"""How many broken floors the banner names before it says how many more there are."""
FORMATS = {
    Unit.COUNT: "#,##0",
    Unit.SHARE: style.PERCENT,
    Unit.FTE_MONTHS: style.FTE_MONTHS,
    Unit.SCORE: style.SCORE,
    Unit.MONEY: style.MONEY,
    Unit.POINTS: style.PERCENT,
}
"""How the numbers of each unit are shown."""
HEAD = 4
"""The heading row of the sheets for people: title, banner and a line of explanation stand above it."""
_A4, _A3 = 9, 8
_A4_WIDE = 210.0
"""How many characters of width are still readable on one A4 page across; A3 takes 1.4 times as many."""
_STATUS_WORDS = {
    Status.OPTIMAL: "All margin floors are met, and no better plan exists.",
    Status.FEASIBLE: "All margin floors are met.",
    Status.STOPPED: "All margin floors are met. The search was stopped by hand.",
}


def banner_text(export: PlanExport) -> str:
    """The sentence on top of every sheet for people."""
    if not export.limits.costs:
        return _open_text(export)
    broken, unstaffed = export.evaluation.floors_broken, export.evaluation.not_staffed
    tail = f" Not staffed: {', '.join(m.name for m in unstaffed[:SHOWN])}{_more(unstaffed)}." if unstaffed else ""
    if not broken:
        return _STATUS_WORDS.get(export.facts.status, _STATUS_WORDS[Status.FEASIBLE]) + tail
    named = "; ".join(f"{_within(m)} by {amount(m.shortfall, export)}" for m in broken[:SHOWN])
    noun = "floor is" if len(broken) == 1 else "floors are"
    return f"FLOORS NOT MET: {len(broken)} margin {noun} broken: {named}{_more(broken)}.{tail}"


def _open_text(export: PlanExport) -> str:
    """The same where nothing may be said of money."""
    seats = export.plan.seats
    asked, left = int(seats.fte.sum()) / 100, int(seats.fte[export.plan.holder == OPEN].sum()) / 100
    return f"{left:,.1f} of the {asked:,.1f} FTE-months shown here are open."


def _more(rows: Sequence[MarginRow]) -> str:
    return f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""


def _within(row: MarginRow) -> str:
    """The margin's name inside a sentence."""
    return "the portfolio" if row.level is Level.PORTFOLIO else f"{row.level.lower()} {row.name}"


def level_name(row: MarginRow) -> str:
    """The margin's name by itself; the portfolio has none but its level."""
    return str(row.level) if row.level is Level.PORTFOLIO else f"{row.level} {row.name}"


def amount(money: float, export: PlanExport) -> str:
    """Money as people read it."""
    return f"{money:,.0f} {export.case.portfolio.settings.currency}"


def period(export: PlanExport) -> str:
    """The plan's months in words."""
    labels = export.case.grid.labels
    return f"{labels[0]} to {labels[-1]}"


def put_top(sheet: Worksheet, export: PlanExport, title: str, note: str, columns: int) -> None:
    """Title, banner and a line of explanation, across the first ``columns`` columns: rows 1 to 3."""
    put_labels(sheet, 1, [title], style.TITLE)
    sheet.row_dimensions[1].height = 24
    put_banner(sheet, export, 2, columns)
    put_styled(sheet, 3, 1, note, style.NOTE)
    sheet.merge_cells(start_row=3, start_column=1, end_row=3, end_column=columns)
    sheet.row_dimensions[3].height = 15.0 * lines_of(note, _width_of(sheet, columns))


def put_banner(sheet: Worksheet, export: PlanExport, row: int, columns: int) -> None:
    """Write the banner across the first ``columns`` columns of a row."""
    look = style.BANNER_ALERT if export.evaluation.floors_broken else style.BANNER_CALM
    text = banner_text(export)
    for column in range(1, columns + 1):
        sheet.cell(row, column).style = look
    put_text(sheet.cell(row, 1), text)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    sheet.row_dimensions[row].height = 4 + 15.0 * lines_of(text, _width_of(sheet, columns))


def _width_of(sheet: Worksheet, columns: int) -> float:
    """The characters that the first columns hold; set the widths before."""
    letters = (get_column_letter(column) for column in range(1, columns + 1))
    return sum(0.0 if sheet.column_dimensions[letter].hidden else sheet.column_dimensions[letter].width
               for letter in letters)  # fmt: skip


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell of ``width`` characters: not every program makes rows high enough."""
    return sum(max(1, math.ceil(len(part) / max(width * 1.1, 1.0))) for part in text.split("\n"))


def put_styled(sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
    """Write a text in a named style (the style first: set afterwards it would undo what keeps text text)."""
    cell = sheet.cell(row, column)
    cell.style = look
    put_text(cell, text)


def put_headings(
    sheet: Worksheet,
    row: int,
    headings: Sequence[str],
    looks: Mapping[int, str],
    *,
    lines: int = 1,
    notes: Mapping[str, str] | None = None,
) -> None:
    """Write a heading row, ``lines`` lines high; ``looks`` are the styles by column where they are not the usual.

    ``notes`` define what stands under a heading; they become comments.
    """
    for column, heading in enumerate(headings, 1):
        put_styled(sheet, row, column, heading, looks.get(column, style.HEADER))
        note = (notes or {}).get(heading)
        if note:
            height = 40 + 18 * (1 + len(note) // 38)
            sheet.cell(row, column).comment = Comment(note, "Throughline", height=height, width=300)
    sheet.row_dimensions[row].height = 3 + 15 * lines


def put_labels(sheet: Worksheet, row: int, texts: Sequence[str], look: str = style.LABEL) -> None:
    """Write texts side by side from the first column on."""
    for column, text in enumerate(texts, 1):
        put_styled(sheet, row, column, text, look)


def put_number(
    sheet: Worksheet, row: int, column: int, value: float | None, number_format: str, look: str = style.LABEL
) -> None:
    """Write a number; None leaves the cell blank."""
    cell = sheet.cell(row, column, value)
    cell.style = look
    cell.number_format = number_format


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """The widths of the first columns, in characters."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def print_landscape(sheet: Worksheet, repeat_rows: str) -> None:
    """On paper: landscape, one page wide, the heading rows on every page, and which page of how many it is.

    A3 where the columns would be too small to read on A4.
    """
    wide = sum(d.width for d in sheet.column_dimensions.values() if not d.hidden)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4 if wide <= _A4_WIDE else _A3
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.7, 0.3, 0.3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = repeat_rows
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"


def print_months(sheet: Worksheet, first_month: int, months: int, repeat_rows: str) -> None:
    """The same for a month grid: as many pages across as it takes, what stands left of the months on each of them."""
    print_landscape(sheet, repeat_rows)
    left = _width_of(sheet, first_month - 1)
    month = sheet.column_dimensions[get_column_letter(first_month)].width
    room = _A4_WIDE * 1.65  # A3, a little smaller than other sheets rather than twice as many pages
    across = max(1, math.ceil(months * month / max(room - left, month)))
    sheet.page_setup.fitToWidth = across
    if across > 1:
        sheet.print_title_cols = f"A:{get_column_letter(first_month - 1)}"
