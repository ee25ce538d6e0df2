"""Margin floors: revenue, cost and margin of studies, sponsors and the portfolio, live over Staffing by study.

Revenue and cost follow the FTE cells. Onboarding and bench do not: they depend on who joins what when, and stay the
figures of the export.
"""

from __future__ import annotations

from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.evaluation import FloorState, Level, MarginRow
from planner.exchange import plan_workbook_styles as style
from planner.exchange.workbook.book import Book
from planner.exchange.workbook.grid import Content, Formula, Grid, GridRow
from planner.exchange.workbook.head import HEAD, print_landscape, put_headings, put_top, set_widths
from planner.exchange.workbook.staffing_study import COST, REVENUE

TITLE = "Margin floors"
HEADINGS = (
    "Level", "Name", "Sponsor", "Margin", "Floor", "Above the floor", "State", "Short by", "Revenue", "Cost of work",
    "Onboarding (as exported)", "Bench (as exported)", "Open FTE-months (as exported)", "Margin as exported",
)  # fmt: skip
_WIDTHS = (11, 26, 22, 10, 10, 12, 14, 15, 17, 17, 15, 15, 13, 12)
NOTE = (
    "Margin, revenue and cost of work follow the FTE cells, kinds and staff ids on Staffing by study. Onboarding, "
    "bench and open demand are the figures of the export and do not follow."
)
PLAIN_NOTE = "All figures are those of the export."
_NOTES = {
    "Margin": "(Revenue − cost of work − onboarding − bench) ÷ revenue.",
    "Above the floor": "Margin less floor, in percentage points. Red: below the floor. Yellow: less than one point "
    "above it.",
    "State": "Not staffed: there is a floor and demand, but no revenue to judge it by.",
    "Short by": "What is missing to meet the floor, in money: floor × revenue − (revenue − all cost).",
    "Revenue": "FTE-months × hours per FTE-month × bill rate, of people and contractors.",
    "Cost of work": "FTE-months × hours per FTE-month × cost rate, of people and contractors.",
    "Onboarding (as exported)": "Time that nobody can bill, of people who join a line. Not worked out again here.",
    "Bench (as exported)": "What employees cost while they are paid and not assigned; the portfolio's cost only.",
}
_MARGIN, _FLOOR, _ABOVE, _STATE, _SHORT, _REVENUE, _COST, _ONBOARDING, _BENCH, _OPEN, _THEN = "DEFGHIJKLMN"
_WORDS = {
    FloorState.MET: "Met",
    FloorState.BROKEN: "Not met",
    FloorState.NOT_STAFFED: "Not staffed",
    FloorState.NO_FLOOR: "No floor",
}
_ORDER = {Level.PORTFOLIO: 0, Level.SPONSOR: 1, Level.STUDY: 2}
_ATLEAST = "0.005"
"""Half a cent: less than this short of a floor is a matter of how fractions add up."""


def write_margin_floors(book: Book) -> None:
    """Write the sheet: the portfolio first, then the sponsors, then the studies."""
    export, sheet = book.export, book.sheet(TITLE)
    set_widths(sheet, _WIDTHS)
    currency = export.case.portfolio.settings.currency
    note = NOTE if book.staffing and export.limits.live else PLAIN_NOTE
    put_top(sheet, export, f"Margins and floors, {currency}", note, len(HEADINGS))
    looks = dict.fromkeys((4, 5, 6, *range(8, 15)), style.HEADER_RIGHT) | {7: style.HEADER_APART}
    put_headings(sheet, HEAD, HEADINGS, looks, lines=3, notes=_NOTES)
    grid = book.grid(sheet, HEAD + 1)
    _Writer(book, grid).write()
    last = grid.last
    if last > HEAD:
        _colour(sheet, last)
        sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(HEADINGS))}{last}"
    sheet.freeze_panes = f"C{HEAD + 1}"
    print_landscape(sheet, f"{HEAD}:{HEAD}")


class _Writer:
    def __init__(self, book: Book, grid: Grid) -> None:
        self.export, self.grid, self.looks = book.export, grid, book.looks
        self.staffing = book.staffing if book.export.limits.live else None  # of a part, the rows give no margin
        self.rows = sorted(self.export.evaluation.margins, key=lambda m: _ORDER[m.level])
        studies = [at for at, m in enumerate(self.rows) if m.level is Level.STUDY]
        first = HEAD + 1
        self.first, self.last = first + min(studies, default=0), first + max(studies, default=0)
        self.sponsors = {study.id: study.sponsor for study in self.export.case.portfolio.studies}

    def write(self) -> None:
        """All rows."""
        for margin in self.rows:
            self._row(margin)

    def _row(self, margin: MarginRow) -> None:
        row = self.grid.row(0)
        font = "b" if margin.level is Level.PORTFOLIO else ""
        sponsor = self.sponsors.get(margin.name, "") if margin.level is Level.STUDY else ""
        if margin.level is Level.SPONSOR:
            sponsor = margin.name
        for column, text in enumerate((str(margin.level), margin.name, sponsor), 1):
            self.grid.text(row, column, text, style.LABEL, "@" if column == 2 else "", font)
        n = row.number
        live = self.staffing is not None
        put = self._put
        costs = f"{_COST}{n}-{_ONBOARDING}{n}-{_BENCH}{n}"
        put(row, 4, f'IF({_REVENUE}{n}=0,"",({_REVENUE}{n}-{costs})/{_REVENUE}{n})', margin.margin, style.PERCENT, live)
        floor = None if margin.floor is None else float(margin.floor)
        row.put(5, floor, self.looks.of(style.NUMBER, style.PERCENT))
        above = None if floor is None or margin.margin is None else margin.margin - floor
        text = f'IF(OR({_FLOOR}{n}="",{_MARGIN}{n}=""),"",{_MARGIN}{n}-{_FLOOR}{n})'
        put(row, 6, text, above, "+0.0%;-0.0%;0.0%", live)
        short = f"{_FLOOR}{n}*{_REVENUE}{n}-({_REVENUE}{n}-{costs})"
        state = (
            f'IF({_FLOOR}{n}="","No floor",IF({short}>{_ATLEAST},"Not met",'
            f'IF(AND({_REVENUE}{n}=0,{_OPEN}{n}>0),"Not staffed","Met")))'
        )
        words = _WORDS[margin.state]
        row.put(7, Formula(state, words) if live else words, self.looks.of(style.WORDS))
        missing = margin.shortfall if margin.state is FloorState.BROKEN else None
        put(row, 8, f'IF({_STATE}{n}="Not met",{short},"")', missing, style.MONEY, live)
        self._money(row, margin)
        row.put(13, margin.open, self.looks.of(style.NUMBER, style.FTE_MONTHS))
        row.put(14, margin.margin, self.looks.of(style.NUMBER, style.PERCENT))

    def _money(self, row: GridRow, margin: MarginRow) -> None:
        """Revenue and cost of work: of a study over its rows on Staffing by study, else over the studies here."""
        work = margin.cost - margin.onboarding_cost - margin.bench_cost
        for column, heading, value in ((9, REVENUE, margin.revenue), (10, COST, work)):
            self._put(
                row, column, self._sum(row, column, heading, margin), value, style.MONEY, self.staffing is not None
            )
        onboarding = self._sum(row, 11, "", margin) if margin.level is not Level.STUDY else ""
        self._put(row, 11, onboarding, margin.onboarding_cost, style.MONEY, bool(onboarding))
        row.put(12, margin.bench_cost, self.looks.of(style.NUMBER, style.MONEY))

    def _sum(self, row: GridRow, column: int, heading: str, margin: MarginRow) -> str:
        letter = get_column_letter(column)
        here = f"{letter}${self.first}:{letter}${self.last}"
        if margin.level is Level.STUDY:
            if self.staffing is None:
                return ""
            names, amounts = self.staffing.of("Study ID"), self.staffing.of(heading)
            return f"SUMPRODUCT(--({names}=$B{row.number}),{amounts})"
        if margin.level is Level.SPONSOR:
            return f"SUMPRODUCT(--($C${self.first}:$C${self.last}=$B{row.number}),{here})"
        return f"SUM({here})"

    def _put(self, row: GridRow, column: int, text: str, value: float | None, number: str, live: bool) -> None:
        content: Content = Formula(text, value) if live and text else value
        row.put(column, content, self.looks.of(style.NUMBER, number))


def _colour(sheet: Worksheet, last: int) -> None:
    """Below the floor, within one point above it, and safely above it; not staffed counts as a warning."""
    alert, warning, calm = (
        PatternFill("solid", bgColor=c) for c in (style.SOFT_ALERT, style.SOFT_WARNING, style.SOFT_CALM)
    )
    first = HEAD + 1
    points, states = f"{_ABOVE}{first}:{_ABOVE}{last}", f"{_STATE}{first}:{_STATE}{last}"
    rules = sheet.conditional_formatting
    rules.add(points, FormulaRule(formula=[f"NOT(ISNUMBER({_ABOVE}{first}))"], stopIfTrue=True))
    rules.add(points, CellIsRule(operator="lessThan", formula=["0"], fill=alert, stopIfTrue=True))
    rules.add(points, CellIsRule(operator="lessThan", formula=["0.01"], fill=warning, stopIfTrue=True))
    rules.add(points, CellIsRule(operator="greaterThanOrEqual", formula=["0.01"], fill=calm))
    rules.add(states, FormulaRule(formula=[f'${_STATE}{first}="Not met"'], fill=alert))
    rules.add(states, FormulaRule(formula=[f'${_STATE}{first}="Not staffed"'], fill=warning))
