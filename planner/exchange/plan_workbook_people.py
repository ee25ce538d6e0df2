"""The sheets of a plan workbook that people read: Overview, Timeline and Margin floors.

Each carries the same banner on top: whether all margin floors hold, and if not, which do not and by how much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.evaluation import FloorState, Level, MarginRow
from planner.domain.plan import Status
from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import Figure, PlanExport, Unit
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
_THREE_NUMBERS = dict.fromkeys((2, 3, 4), style.HEADER_RIGHT) | {5: style.HEADER_APART}
"""How the Overview's columns are headed: three of numbers, then words that keep clear of them."""
_NOTE_WIDTH = 92
"""How wide the Overview's last column is, in characters."""
_STATUS_WORDS = {
    Status.OPTIMAL: "All margin floors are met, and no better plan exists.",
    Status.FEASIBLE: "All margin floors are met.",
    Status.STOPPED: "All margin floors are met. The search was stopped by hand.",
}


def banner_text(export: PlanExport) -> str:
    """The sentence on top of every sheet for people."""
    broken, unstaffed = export.evaluation.floors_broken, export.evaluation.not_staffed
    tail = f" Not staffed: {', '.join(m.name for m in unstaffed[:SHOWN])}{_more(unstaffed)}." if unstaffed else ""
    if not broken:
        return _STATUS_WORDS.get(export.facts.status, _STATUS_WORDS[Status.FEASIBLE]) + tail
    named = "; ".join(f"{_within(m)} by {amount(m.shortfall, export)}" for m in broken[:SHOWN])
    noun = "floor is" if len(broken) == 1 else "floors are"
    return f"FLOORS NOT MET: {len(broken)} margin {noun} broken: {named}{_more(broken)}.{tail}"


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


def put_banner(sheet: Worksheet, export: PlanExport, row: int, columns: int) -> None:
    """Write the banner across the first ``columns`` columns of a row."""
    look = style.BANNER_ALERT if export.evaluation.floors_broken else style.BANNER_CALM
    text = banner_text(export)
    for column in range(1, columns + 1):
        sheet.cell(row, column).style = look
    put_text(sheet.cell(row, 1), text)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    sheet.row_dimensions[row].height = 18 * (1 + len(text) // (columns * 16))


def put_styled(sheet: Worksheet, row: int, column: int, text: str, look: str) -> None:
    """Write a text in a named style (the style first: set afterwards it would undo what keeps text text)."""
    cell = sheet.cell(row, column)
    cell.style = look
    put_text(cell, text)


def put_headings(
    sheet: Worksheet, row: int, headings: Sequence[str], looks: Mapping[int, str], *, lines: int = 1
) -> None:
    """Write a heading row, ``lines`` lines high; ``looks`` are the styles by column where they are not the usual."""
    for column, heading in enumerate(headings, 1):
        put_styled(sheet, row, column, heading, looks.get(column, style.HEADER))
    sheet.row_dimensions[row].height = 3 + 15 * lines


def put_labels(sheet: Worksheet, row: int, texts: Sequence[str], look: str = style.LABEL) -> None:
    """Write texts side by side from the first column on."""
    for column, text in enumerate(texts, 1):
        put_styled(sheet, row, column, text, look)


def put_number(sheet: Worksheet, row: int, column: int, value: float | None, number_format: str) -> None:
    """Write a number; None leaves the cell blank."""
    cell = sheet.cell(row, column, value)
    cell.style = style.LABEL
    cell.number_format = number_format


def write_overview(sheet: Worksheet, export: PlanExport) -> None:
    """What the plan gives, beside both request-by-request baselines; what does not hold; which locks gave way."""
    grid = export.case.grid
    for column, width in zip("ABCDE", (38, 18, 22, 22, _NOTE_WIDTH), strict=True):
        sheet.column_dimensions[column].width = width
    put_labels(sheet, 1, [f"Staffing plan {grid.labels[0]} to {grid.labels[-1]}"], style.TITLE)
    put_banner(sheet, export, 2, 5)
    headings = ("Measure", "This plan", "Request by request, continuity first", "Request by request", "What it means")
    put_headings(sheet, 4, headings, _THREE_NUMBERS, lines=2)
    row = 5
    for figure in export.figures:
        _put_figure(sheet, row, figure)
        row += 1
    row = _put_shortfalls(sheet, row + 1, export)
    _put_conflicts(sheet, row + 1, export)
    sheet.freeze_panes = "B5"
    print_landscape(sheet, "4:4")


def _put_figure(sheet: Worksheet, row: int, figure: Figure) -> None:
    put_labels(sheet, row, [figure.label])
    if isinstance(figure.value, str) or figure.unit is Unit.TEXT:
        put_styled(sheet, row, 2, figure.text, style.LABEL)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=4)
    else:
        for column, value in ((2, figure.value), (3, figure.continuity_aware), (4, figure.list_order)):
            put_number(sheet, row, column, value, FORMATS[figure.unit])
    _put_note(sheet, row, figure.tooltip)


def _put_note(sheet: Worksheet, row: int, text: str) -> None:
    """Words in the Overview's last column; the row is as high as they need, for not every program sees to that."""
    put_styled(sheet, row, 5, text, style.NOTE)
    sheet.row_dimensions[row].height = 15 * (1 + len(text) // _NOTE_WIDTH)


def _put_shortfalls(sheet: Worksheet, row: int, export: PlanExport) -> int:
    """The floors that do not hold and the studies without revenue; gives the next free row."""
    broken, unstaffed = export.evaluation.floors_broken, export.evaluation.not_staffed
    put_labels(sheet, row, ["Margin floors that do not hold"], style.SECTION)
    if not broken and not unstaffed:
        put_labels(sheet, row + 1, ["None"])
        return row + 2
    put_headings(sheet, row + 1, ("What", "Short by", "Margin", "Floor", "What is known"), _THREE_NUMBERS)
    row += 2
    for margin in (*broken, *unstaffed):
        put_labels(sheet, row, [level_name(margin)])
        put_number(sheet, row, 2, margin.shortfall if margin in broken else None, style.MONEY)
        put_number(sheet, row, 3, margin.margin, style.PERCENT)
        put_number(sheet, row, 4, None if margin.floor is None else float(margin.floor), style.PERCENT)
        _put_note(sheet, row, _what_is_known(margin, export))
        row += 1
    return row


def _what_is_known(margin: MarginRow, export: PlanExport) -> str:
    open_text = f"{margin.open:,.2f} FTE-months are open."
    if margin.state is FloorState.NOT_STAFFED:
        return f"Not staffed: there is demand, but nobody works on it, so there is no margin to judge. {open_text}"
    if f"{margin.level} {margin.name}" in export.facts.proven_impossible:
        return f"Proven impossible with these people, rates and locks. {open_text}"
    return f"No plan that meets it was found; that none exists is not proven. {open_text}"


def _put_conflicts(sheet: Worksheet, row: int, export: PlanExport) -> None:
    put_labels(sheet, row, ["Locks that gave way"], style.SECTION)
    lines = [str(conflict) for conflict in export.evaluation.conflicts] or ["None"]
    for offset, text in enumerate(lines, 1):
        put_labels(sheet, row + offset, [text])


def write_margin_floors(sheet: Worksheet, export: PlanExport) -> None:
    """Every margin against its floor, with conditional formats that follow when somebody edits a figure."""
    headings = (
        "Level", "Name", "Margin", "Floor", "Above the floor", "State", "Short by", "Revenue", "Cost",
        "Onboarding cost", "Bench cost", "Open FTE-months",
    )  # fmt: skip
    looks = dict.fromkeys((3, 4, 5, *range(7, 13)), style.HEADER_RIGHT) | {6: style.HEADER_APART}
    put_labels(sheet, 1, [f"Margins and floors, {export.case.portfolio.settings.currency}"], style.TITLE)
    put_banner(sheet, export, 2, len(headings))
    put_headings(sheet, 4, headings, looks, lines=2)
    order = {Level.PORTFOLIO: 0, Level.SPONSOR: 1, Level.STUDY: 2}
    row = 4
    for row, margin in enumerate(sorted(export.evaluation.margins, key=lambda m: order[m.level]), 5):
        _put_margin(sheet, row, margin, export)
    for column, width in enumerate((11, 30, 10, 10, 13, 36, 14, 16, 16, 17, 14, 17), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    if row > 4:
        _colour_margins(sheet, row)
        sheet.auto_filter.ref = f"A4:{get_column_letter(len(headings))}{row}"
    sheet.freeze_panes = "C5"
    print_landscape(sheet, "4:4")


def _put_margin(sheet: Worksheet, row: int, margin: MarginRow, export: PlanExport) -> None:
    put_labels(sheet, row, (str(margin.level), margin.name))
    put_number(sheet, row, 3, margin.margin, style.PERCENT)
    put_number(sheet, row, 4, None if margin.floor is None else float(margin.floor), style.PERCENT)
    above = None if margin.floor is None or margin.margin is None else margin.margin - float(margin.floor)
    put_number(sheet, row, 5, above, "+0.0%;-0.0%;0.0%")
    put_styled(sheet, row, 6, _state_words(margin, export), style.WORDS)
    put_number(sheet, row, 7, margin.shortfall if margin.state is FloorState.BROKEN else None, style.MONEY)
    for column, value in enumerate((margin.revenue, margin.cost, margin.onboarding_cost, margin.bench_cost), 8):
        put_number(sheet, row, column, value, style.MONEY)
    put_number(sheet, row, 12, margin.open, style.FTE_MONTHS)


def _state_words(margin: MarginRow, export: PlanExport) -> str:
    if margin.state is FloorState.BROKEN:
        return f"Not met, short by {amount(margin.shortfall, export)}"
    words = {FloorState.MET: "Met", FloorState.NOT_STAFFED: "Not staffed", FloorState.NO_FLOOR: "No floor"}
    return words[margin.state]


def _colour_margins(sheet: Worksheet, last: int) -> None:
    """Below the floor, within one point above it, and safely above it; not staffed counts as a warning."""
    fills = [PatternFill("solid", bgColor=c) for c in (style.SOFT_ALERT, style.SOFT_WARNING, style.SOFT_CALM)]
    alert, warning, calm = fills
    points = f"E5:E{last}"
    blank = FormulaRule(formula=["ISBLANK(E5)"], stopIfTrue=True)
    sheet.conditional_formatting.add(points, blank)
    sheet.conditional_formatting.add(
        points, CellIsRule(operator="lessThan", formula=["0"], fill=alert, stopIfTrue=True)
    )
    sheet.conditional_formatting.add(
        points, CellIsRule(operator="lessThan", formula=["0.01"], fill=warning, stopIfTrue=True)
    )
    sheet.conditional_formatting.add(points, CellIsRule(operator="greaterThanOrEqual", formula=["0.01"], fill=calm))
    states = f"F5:F{last}"
    sheet.conditional_formatting.add(states, FormulaRule(formula=['LEFT($F5,7)="Not met"'], fill=alert))
    sheet.conditional_formatting.add(states, FormulaRule(formula=['$F5="Not staffed"'], fill=warning))


def print_landscape(sheet: Worksheet, repeat_rows: str) -> None:
    """On paper: landscape, one page wide, the heading rows on every page."""
    sheet.page_setup.orientation = "landscape"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.5
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = repeat_rows
