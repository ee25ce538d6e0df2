"""Overview: the plan on one page: what it gives, what needs a decision, what changed, and what every figure means."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.evaluation import FloorState, MarginRow
from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import Change, Figure, PlanExport, Unit
from planner.exchange.workbook.book import Book
from planner.exchange.workbook.head import (
    FORMATS,
    level_name,
    lines_of,
    period,
    print_landscape,
    put_headings,
    put_labels,
    put_number,
    put_styled,
    put_top,
    set_widths,
)

TITLE = "Overview"
_WIDTHS = (38, 18, 20, 18, 18, 18, 76)
_LAST = len(_WIDTHS)
_TILES = ("sponsor_continuity", "demand_filled", "portfolio_margin", "open_months", "handovers", "people_joining")
_MOST_SEATS, _MOST_CHANGES, _MOST_ROWS = 10, 12, 40
_NUMBERS = dict.fromkeys(range(2, _LAST), style.HEADER_RIGHT) | {_LAST: style.HEADER_APART}
_WAY_BACK = "Edit it and send it back."
SHEETS = {
    "Staffing by study": "Who holds which seat, month by month.",
    "Staffing by person": "What everybody works on, their leave, and what time they have left.",
    "Demand and capacity": "By role: what is asked for, who is there, what stays open, the bench.",
    "Open seats": "What nobody holds, the largest first, why, and what would fill it.",
    "Handover calendar": "Who takes over what from whom, month by month.",
    "Margin floors": "Margins against their floors; follows the FTE cells of Staffing by study.",
    "Sponsor continuity": "Continuity and teams by sponsor, with charts.",
    "Definitions": "What every figure, colour and sign means, and what the plan assumes.",
    "Plan assignments": "The whole plan as one flat table, for pivot tables.",
}


def write_overview(book: Book) -> None:
    """Write the page; the links to other sheets follow with `link_sheets` once those are there."""
    sheet, export = book.sheet(TITLE), book.export
    set_widths(sheet, _WIDTHS)
    source = export.source
    parts = [source.document_title, source.plan_name, f"Throughline {source.program}" if source.program else ""]
    limits = export.limits
    told = ("Restricted export.", *limits.sentences) if limits.restricted else ()
    note = " · ".join(part for part in (" ".join(told), *parts) if part) or "Full export."
    put_top(sheet, export, f"Staffing plan {period(export)}", note, _LAST)
    _put_tiles(sheet, 5, export)
    row = _put_decisions(sheet, 9, export)
    if export.published is not None or export.limits.since:
        row = _put_changes(sheet, row + 1, export)
    _put_figures(sheet, row + 1, export)
    sheet.freeze_panes = "A4"
    sheet.sheet_view.showGridLines = False
    print_landscape(sheet, "1:3")


def link_sheets(book: Book, names: Collection[str]) -> None:
    """List the other sheets at the end of the page, with links; ``names`` are the sheets that there will be."""
    if TITLE not in book.workbook.sheetnames:
        return
    sheet = book.workbook[TITLE]
    row = sheet.max_row + 2
    put_labels(sheet, row, ["Sheets"], style.SECTION)
    for name, words in SHEETS.items():
        if name not in names:
            continue
        row += 1
        put_styled(sheet, row, 1, name, style.LINK)
        place = f"{quote_sheetname(name)}!A1"
        sheet.cell(row, 1).hyperlink = Hyperlink(ref=f"A{row}", location=place, display=name)
        sheet.cell(row, 1).style = style.LINK
        back = name == "Staffing by study" and book.export.limits.way_back
        put_styled(sheet, row, 2, f"{words} {_WAY_BACK}" if back else words, style.LABEL)


def _put_tiles(sheet: Worksheet, row: int, export: PlanExport) -> None:
    """The six figures that people ask for first, each with what it is compared with."""
    figures = {figure.key: figure for figure in export.figures}
    heights = (18, 32, 18)
    for offset, height in enumerate(heights):
        sheet.row_dimensions[row + offset].height = height
    for column, key in enumerate([key for key in _TILES if key in figures], 1):
        figure = figures[key]
        put_styled(sheet, row, column, figure.label, style.TILE_NAME)
        value = figure.value if not isinstance(figure.value, str) else None
        put_number(sheet, row + 1, column, value, FORMATS[figure.unit], style.TILE_VALUE)
        if figure.value is None:
            put_styled(sheet, row + 1, column, "–", style.TILE_VALUE)
        put_styled(sheet, row + 2, column, _beside(figure, export), style.TILE_NOTE)


def _beside(figure: Figure, export: PlanExport) -> str:
    """What the published plan has, else what filling request by request would give."""
    before = export.published_figures.get(figure.key)
    agreed = export.limits.since or "published"
    name, other = (agreed, before) if isinstance(before, (int, float)) else ("baseline", figure.continuity_aware)
    if not isinstance(other, (int, float)):
        return " "
    if figure.unit is Unit.SHARE:
        return f"{name}: {other:.1%}"
    return f"{name}: {other:,.0f}" if figure.unit is Unit.COUNT else f"{name}: {other:,.1f}"


def _put_decisions(sheet: Worksheet, row: int, export: PlanExport) -> int:
    """Floors that do not hold, locks that gave way, and the largest open seats; gives the next free row."""
    put_labels(sheet, row, ["What needs a decision"], style.SECTION)
    if export.limits.costs:
        row = _put_floors(sheet, row + 1, export)
    if export.limits.way_back:
        row = _put_conflicts(sheet, row + 1, export)
    return _put_open(sheet, row + 1, export)


def _put_floors(sheet: Worksheet, row: int, export: PlanExport) -> int:
    broken, unstaffed = export.evaluation.floors_broken, export.evaluation.not_staffed
    headings = ("Margin floors that do not hold", "Short by", "Margin", "Floor", "", "", "What is known")
    put_headings(sheet, row, headings, _NUMBERS)
    if not broken and not unstaffed:
        put_labels(sheet, row + 1, ["None"])
        return row + 2
    shown = (*broken, *unstaffed)
    for margin in shown[:_MOST_ROWS]:
        row += 1
        put_labels(sheet, row, [level_name(margin)])
        put_number(sheet, row, 2, margin.shortfall if margin in broken else None, style.MONEY)
        put_number(sheet, row, 3, margin.margin, style.PERCENT)
        put_number(sheet, row, 4, None if margin.floor is None else float(margin.floor), style.PERCENT)
        _put_note(sheet, row, _what_is_known(margin, export))
    return _put_more(sheet, row + 1, len(shown) - _MOST_ROWS, "Margin floors", export)


def _put_more(sheet: Worksheet, row: int, more: int, where: str, export: PlanExport, beside: str = "") -> int:
    """Say how many more there are, if any, and on which sheet if it leaves, too; gives the next free row."""
    if more <= 0:
        return row
    there = export.limits.sheets is None or where in export.limits.sheets
    put_labels(sheet, row, [f"and {more:,} more, on the sheet {where}{beside}" if there else f"and {more:,} more"])
    return row + 1


def _what_is_known(margin: MarginRow, export: PlanExport) -> str:
    open_text = f"{margin.open:,.2f} FTE-months are open."
    if margin.state is FloorState.NOT_STAFFED:
        return f"Not staffed: there is demand, but nobody works on it, so there is no margin to judge. {open_text}"
    if f"{margin.level} {margin.name}" in export.facts.proven_impossible:
        return f"Proven impossible with these people, rates and locks. {open_text}"
    return f"No plan that meets it was found; that none exists is not proven. {open_text}"


def _put_conflicts(sheet: Worksheet, row: int, export: PlanExport) -> int:
    put_headings(sheet, row, ("Locks that gave way", *[""] * (_LAST - 1)), _NUMBERS)
    lines = [str(conflict) for conflict in export.evaluation.conflicts] or ["None"]
    for offset, text in enumerate(lines[:_MOST_ROWS], 1):
        put_labels(sheet, row + offset, [text])
    end = row + 1 + min(len(lines), _MOST_ROWS)
    return _put_more(sheet, end, len(lines) - _MOST_ROWS, "Summary", export)


def _put_open(sheet: Worksheet, row: int, export: PlanExport) -> int:
    case, seats, runs = export.case, export.plan.seats, export.open_runs
    told = "What would fill it" if any(run.remedies or run.reason for run in runs) else ""
    headings = ("Largest open seats", "FTE-months", "From", "To", "Seat", "", told)
    put_headings(sheet, row, headings, _NUMBERS)
    if not runs:
        put_labels(sheet, row + 1, ["None"])
        return row + 2
    for run in runs[:_MOST_SEATS]:
        row += 1
        line = case.portfolio.demand[int(case.demand_rows[int(seats.line[run.seat])])]
        put_labels(sheet, row, [f"{line.study}, {line.role}"])
        put_number(sheet, row, 2, run.fte_months, style.FTE_MONTHS)
        for column, month in ((3, run.first), (4, run.last)):
            cell = sheet.cell(row, column, case.grid.months[month].first_day)
            cell.style = style.NUMBER
            cell.number_format = style.MONTH
        put_number(sheet, row, 5, int(seats.number[run.seat]), "0", style.NUMBER)
        _put_note(sheet, row, run.remedies[0] if run.remedies else run.reason)
    return _put_more(sheet, row + 1, len(runs) - _MOST_SEATS, "Open seats", export)


def _put_changes(sheet: Worksheet, row: int, export: PlanExport) -> int:
    """What differs from the published plan, the largest differences first; gives the next free row."""
    changes = export.changes
    agreed = export.limits.since or "the published plan"
    put_labels(sheet, row, [f"What changed since {agreed}"], style.SECTION)
    put_labels(sheet, row + 1, [_change_words(changes)])
    if not changes:
        return row + 2
    row += 2
    put_headings(sheet, row, ("Person", "Before, FTE-months", "Now", "Difference", "Study", "", "Role"), _NUMBERS)
    for change in changes[:_MOST_CHANGES]:
        row += 1
        person = export.case.portfolio.staff[change.person]
        put_labels(sheet, row, [f"{person.name} ({person.id})" if person.name else person.id])
        put_number(sheet, row, 2, change.before, style.FTE_MONTHS)
        put_number(sheet, row, 3, change.now, style.FTE_MONTHS)
        put_number(sheet, row, 4, round(change.now - change.before, 4), "+#,##0.00;-#,##0.00;0.00")
        put_styled(sheet, row, 5, change.study, style.LABEL)
        put_styled(sheet, row, _LAST, change.role, style.WORDS)
    where, beside = ("Plan assignments", "") if export.limits.since else ("Published plan", ", beside Plan assignments")
    return _put_more(sheet, row + 1, len(changes) - _MOST_CHANGES, where, export, beside)


def _change_words(changes: Sequence[Change]) -> str:
    if not changes:
        return "Nothing: everybody works what was agreed on."
    new, gone = sum(not c.before for c in changes), sum(not c.now for c in changes)
    people = len({change.person for change in changes})
    return (
        f"{people:,} people have other work: {new:,} assignments are new, {gone:,} ended, "
        f"{len(changes) - new - gone:,} carry more or less than before."
    )


def _put_figures(sheet: Worksheet, row: int, export: PlanExport) -> None:
    put_labels(sheet, row, ["All figures"], style.SECTION)
    aware = any(figure.continuity_aware is not None for figure in export.figures)
    greedy = ("Request by request, continuity first", "Request by request") if aware else ("", "")
    since = export.limits.since
    agreed = (since or "Published plan", f"Against {since or 'published'}") if export.published_figures else ("", "")
    headings = ("Measure", "This plan", *greedy, *agreed, "What it means")
    put_headings(sheet, row + 1, headings, _NUMBERS, lines=2)
    for at, figure in enumerate(export.figures, row + 2):
        _put_figure(sheet, at, figure, export)


def _put_figure(sheet: Worksheet, row: int, figure: Figure, export: PlanExport) -> None:
    put_labels(sheet, row, [figure.label])
    _put_note(sheet, row, figure.tooltip)
    if isinstance(figure.value, str) or figure.unit is Unit.TEXT:
        put_styled(sheet, row, 2, figure.text, style.LABEL)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=_LAST - 1)
        return
    before = export.published_figures.get(figure.key)
    agreed = float(before) if isinstance(before, (int, float)) else None
    numbers = (figure.value, figure.continuity_aware, figure.list_order, agreed)
    for column, value in enumerate(numbers, 2):
        put_number(sheet, row, column, value, FORMATS[figure.unit])
    if agreed is not None and figure.value is not None:
        number_format = FORMATS[figure.unit]
        put_number(sheet, row, 6, figure.value - agreed, f"+{number_format};-{number_format};{number_format}")


def _put_note(sheet: Worksheet, row: int, text: str) -> None:
    """Words in the last column; the row is as high as they need, for not every program sees to that."""
    put_styled(sheet, row, _LAST, text, style.NOTE)
    sheet.row_dimensions[row].height = 15.0 * lines_of(text, _WIDTHS[-1])
