"""Sponsor continuity: each sponsor's figures, and charts that Excel draws from the cells."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.evaluation import ContinuityRow, Level, MarginRow
from planner.exchange import plan_workbook_styles as style
from planner.exchange.workbook import capacity
from planner.exchange.workbook.book import Book, Ranges
from planner.exchange.workbook.grid import Grid
from planner.exchange.workbook.head import HEAD, period, print_landscape, put_headings, put_top, set_widths

TITLE = "Sponsor continuity"
HEADINGS = (
    "Letter", "Sponsor", "Sponsor continuity", "Margin", "Continuity floor", "Demand FTE-months", "Staffed FTE-months",
    "By people who know the sponsor", "Open FTE-months", "People", "People joining", "Handovers", "Retention", "COC",
    "SECON",
)  # fmt: skip
_WIDTHS = (8, 26, 12, 10, 12, 13, 13, 15, 11, 9, 9, 11, 11, 9, 9)
NOTE = (
    "Sponsor continuity is the share of the demand that is worked by people who knew the sponsor when they joined the "
    "study. Open demand and contractors lower it. All figures are those of the export."
)
_NOTES = {
    "Sponsor continuity": "FTE-months worked by people who knew the sponsor when they joined the study ÷ FTE-months of "
    "demand.",
    "Retention": "Of the people who worked on it in the plan, the share who did not leave before its end.",
    "COC": "Concentration of the work on few people: 1 is one person, near 0 is many.",
    "SECON": "Share of the work that the same people go on with from month to month.",
    "People joining": "People who start on a line that they are not working on today, counted once for each line.",
}
_COLOURS = ("2F5D7C", "EE8866", "44BB99")


def write_sponsor_continuity(book: Book) -> None:
    """Write the sheet; the charts by month need Demand and capacity."""
    export, sheet = book.export, book.sheet(TITLE)
    set_widths(sheet, _WIDTHS)
    put_top(sheet, export, f"{TITLE}, {period(export)}", NOTE, len(HEADINGS))
    looks = dict.fromkeys(range(3, len(HEADINGS) + 1), style.HEADER_RIGHT)
    costs = export.limits.costs
    headings = HEADINGS if costs else tuple("" if heading == "Margin" else heading for heading in HEADINGS)
    put_headings(sheet, HEAD, headings, looks, lines=3, notes=_NOTES)
    sheet.column_dimensions["D"].hidden = not costs
    grid = book.grid(sheet, HEAD + 1)
    margins = {(m.level, m.name): m for m in export.evaluation.margins}
    index = {sponsor.name: c for c, sponsor in enumerate(export.case.portfolio.sponsors)}
    rows = [c for c in export.evaluation.continuity if c.level is Level.SPONSOR]
    for row in rows:
        _row(book, grid, row, margins.get((row.level, row.name)), index[row.name])
    whole = export.evaluation.portfolio
    _row(book, grid, whole, export.evaluation.portfolio_margin, -1)
    last = grid.last
    below = FormulaRule(
        formula=[f"AND(ISNUMBER($E{HEAD + 1}),$C{HEAD + 1}<$E{HEAD + 1})"],
        fill=PatternFill("solid", bgColor=style.SOFT_ALERT),
    )
    sheet.conditional_formatting.add(f"C{HEAD + 1}:C{last}", below)
    sheet.freeze_panes = f"C{HEAD + 1}"
    if rows:
        _sponsor_chart(sheet, last, len(rows), costs=costs)
    if book.months is not None:
        _month_charts(book, sheet, book.months, last + 20)
    print_landscape(sheet, f"{HEAD}:{HEAD}")


def _row(book: Book, grid: Grid, row: ContinuityRow, margin: MarginRow | None, sponsor: int) -> None:
    line, total = grid.row(), sponsor < 0
    letter = book.export.letters[sponsor] if not total and book.export.letters else ""
    grid.text(line, 1, letter, style.TOTAL if total else style.sponsor_style(sponsor))
    grid.text(line, 2, row.name, style.TOTAL if total else style.LABEL)
    floor = None if total else book.export.case.continuity_floor[sponsor]
    shares = (
        row.sponsor_continuity,
        None if margin is None else margin.margin,
        None if floor is None else float(floor),
    )
    look = style.TOTAL_NUMBER if total else style.NUMBER
    values: list[tuple[float | None, str]] = [(share, style.PERCENT) for share in shares]
    values += [(amount, style.FTE_MONTHS) for amount in (row.demand, row.staffed, row.known, row.open)]
    values += [(count, "#,##0") for count in (row.people, row.people_joining, row.handovers)]
    values += [(row.retention, style.PERCENT), (row.coc, "0.00"), (row.secon, "0.00")]
    for column, (value, number_format) in enumerate(values, 3):
        line.put(column, value, book.looks.of(look, number_format))


def _sponsor_chart(sheet: Worksheet, last: int, sponsors: int, *, costs: bool) -> None:
    """Continuity and margin (where ``costs`` may be shown) of each sponsor, side by side."""
    chart = BarChart()
    chart.type = "col"
    _name(chart, "Continuity and margin by sponsor" if costs else "Continuity by sponsor")
    end = HEAD + sponsors
    chart.add_data(
        Reference(sheet, min_col=3, max_col=4 if costs else 3, min_row=HEAD, max_row=end), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=2, min_row=HEAD + 1, max_row=end))
    chart.y_axis.number_format, chart.y_axis.scaling.max = "0%", 1
    chart.gapWidth = 80
    _dress(chart, 35.5, 8.6)
    sheet.add_chart(chart, f"A{last + 2}")


def _month_charts(book: Book, sheet: Worksheet, months: Ranges, top: int) -> None:
    source = book.workbook[months.sheet]
    count = book.export.case.grid.count
    lines: Any = LineChart()
    _name(lines, "Capacity against demand, FTE, all roles")
    lines.y_axis.number_format = "0"
    _add(lines, source, months, count, (capacity.CAPACITY, capacity.DEMAND, capacity.STAFFED))
    _dress(lines, 18.5, 8.6)
    sheet.add_chart(lines, f"A{top}")
    bench: Any = BarChart()
    bench.type = "col"
    _name(bench, "Bench, FTE")
    bench.y_axis.number_format, bench.gapWidth = "0.0", 60
    _add(bench, source, months, count, (capacity.BENCH,))
    bench.legend = None
    _dress(bench, 16.5, 8.6)
    sheet.add_chart(bench, f"{get_column_letter(8)}{top}")


def _add(chart: Any, source: Worksheet, months: Ranges, count: int, kinds: tuple[str, ...]) -> None:
    """Rows of all roles as series, their names from the cells left of the months."""
    first = months.columns["First month"]
    for kind in kinds:
        row = months.first + capacity.KINDS.index(kind)
        reference = Reference(source, min_col=first - 1, max_col=first + count - 1, min_row=row, max_row=row)
        chart.add_data(reference, from_rows=True, titles_from_data=True)
    chart.set_categories(Reference(source, min_col=first, max_col=first + count - 1, min_row=HEAD, max_row=HEAD))


def _dress(chart: Any, width: float, height: float) -> None:
    """Size in centimetres, colours that colour-blind people tell apart, lines that differ in grey, axes shown."""
    chart.width, chart.height = width, height
    if chart.legend is not None:
        chart.legend.position = "b"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.majorGridlines.spPr = _grey_line()
    for series, colour, dash in zip(chart.series, _COLOURS, ("solid", "dash", "sysDot"), strict=False):
        properties = series.graphicalProperties
        if isinstance(chart, LineChart):
            properties.line.solidFill, properties.line.dashStyle, properties.line.width = colour, dash, 28_000
            series.smooth = False
        else:
            properties.solidFill = colour
            properties.line.solidFill = "444444"


def _name(chart: Any, words: str) -> None:
    """A title of modest size above the chart."""
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

    look = CharacterProperties(sz=1200, b=True)
    chart.title = Title(overlay=False)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=words)])
    chart.title.tx = Text(rich=RichText(p=[paragraph]))


def _grey_line() -> Any:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    return GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))
