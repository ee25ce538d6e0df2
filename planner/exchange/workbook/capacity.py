"""Demand and capacity: for each role and month who is there, what is asked for, what is worked, and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import RoleMonths
from planner.exchange.workbook.book import Book, Ranges
from planner.exchange.workbook.grid import Content, Formula, Grid, GridRow
from planner.exchange.workbook.head import HEAD, period, print_months, put_headings, put_top, set_widths
from planner.exchange.workbook.staffing_rows import BY_CONTRACTOR, HELD

TITLE = "Demand and capacity"
FIRST_MONTH = 3
CAPACITY, DEMAND, STAFFED, CONTRACTORS, OPEN, SHORT, BENCH = (
    "Capacity", "Demand", "Staffed", "Contractors", "Open", "Capacity less demand", "Bench (as exported)",
)  # fmt: skip
KINDS = (CAPACITY, DEMAND, STAFFED, CONTRACTORS, OPEN, SHORT, BENCH)
ALL_ROLES = "All roles"
NOTE = (
    "FTE by month. Capacity is the time of the people whose main role it is, after leave. Staffed, contractors and "
    "open demand follow Staffing by study; people may also work in other roles than their main one."
)
PLAIN_NOTE = NOTE.replace(" follow Staffing by study", " are those of the export")
_NOTES = {
    "Figure": "Capacity: time of people of the role, after leave, times planned utilisation. Demand: what studies ask "
    "for. Staffed: worked by people, whatever their main role. Open: demand that nobody works. Bench: employees of the "
    "role who are paid and not assigned.",
}


def write_demand_and_capacity(book: Book) -> None:
    """Write the sheet: all roles first, then role by role, each in the order of `KINDS`."""
    export, sheet = book.export, book.sheet(TITLE)
    months = export.case.grid.labels
    set_widths(sheet, (30, 21, *(8 for _ in months), 12))
    note = PLAIN_NOTE if book.staffing is None else NOTE
    put_top(sheet, export, f"{TITLE}, {period(export)}", note, min(FIRST_MONTH + len(months), 16))
    headings = ("Role", "Figure", *months, "FTE-months")
    looks = dict.fromkeys(range(FIRST_MONTH, len(headings)), style.HEADER_MONTH) | {len(headings): style.HEADER_RIGHT}
    put_headings(sheet, HEAD, headings, looks, notes=_NOTES)
    grid = book.grid(sheet, HEAD + 1)
    _Writer(book, grid).write()
    grid.finish()
    first, final = get_column_letter(FIRST_MONTH), get_column_letter(FIRST_MONTH + len(months) - 1)
    short = FormulaRule(
        formula=[f'AND($B{HEAD + 1}="{SHORT}",ROUND({first}{HEAD + 1},4)<0)'],
        fill=PatternFill("solid", bgColor=style.SOFT_ALERT),
    )
    sheet.conditional_formatting.add(f"{first}{HEAD + 1}:{final}{max(grid.last, HEAD + 1)}", short)
    sheet.freeze_panes = f"{first}{HEAD + 1}"
    print_months(sheet, FIRST_MONTH, len(months), f"{HEAD}:{HEAD}")
    book.months = Ranges(sheet.title, HEAD + 1, grid.last, {"Role": 1, "Figure": 2, "First month": FIRST_MONTH})


class _Writer:
    def __init__(self, book: Book, grid: Grid) -> None:
        self.book, self.export, self.grid, self.looks = book, book.export, grid, book.looks
        self.count = self.export.case.grid.count
        self.letters = [get_column_letter(FIRST_MONTH + t) for t in range(self.count)]
        self.blocks = [HEAD + 1 + len(KINDS) * (1 + at) for at in range(len(self.export.roles))]

    def write(self) -> None:
        """All rows: the sums of all roles, then role by role."""
        roles = self.export.roles
        self._block(ALL_ROLES, None, _sum_of(roles, self.count))
        for role in roles:
            self._block(role.name, role, role)

    def _block(self, name: str, role: RoleMonths | None, months: RoleMonths) -> None:
        first = self.grid.next
        values = {
            CAPACITY: months.main, DEMAND: months.demand, STAFFED: months.staffed, CONTRACTORS: months.contractors,
            OPEN: _less(months.demand, months.staffed, months.contractors), SHORT: _less(months.main, months.demand),
            BENCH: months.bench,
        }  # fmt: skip
        for at, kind in enumerate(KINDS):
            row = self.grid.row(0 if at == 0 else 1)
            look = style.GROUP if at == 0 else style.TOTAL if kind in (OPEN, SHORT) else style.GRID_TEXT
            number = style.GROUP_NUMBER if at == 0 else style.TOTAL_NUMBER if kind in (OPEN, SHORT) else style.GRID_TEXT
            self.grid.text(row, 1, name, look if at == 0 else style.AGAIN)
            self.grid.text(row, 2, kind, look)
            for t, percent in enumerate(values[kind]):
                content = self._content(kind, role is None, t, first, percent / 100)
                row.put(FIRST_MONTH + t, content, self.looks.of(number, "#,##0.00"))
            self._across(row, values[kind], number)

    def _content(self, kind: str, everything: bool, t: int, first: int, value: float) -> Content:
        """The formula of a figure where one follows from others, else its value."""
        letter, at = self.letters[t], KINDS.index(kind)
        if kind == OPEN:
            return Formula(f"ROUND({letter}{first + 1}-{letter}{first + 2}-{letter}{first + 3},4)", value)
        if kind == SHORT:
            return Formula(f"ROUND({letter}{first}-{letter}{first + 1},4)", value)
        if everything:
            cells = f"{letter}${self.blocks[0]}:{letter}${self.blocks[-1] + len(KINDS)}" if self.blocks else ""
            figures = cells.replace(letter, "$B") if cells else ""
            return Formula(f'SUMIFS({cells},{figures},"{kind}")', value) if cells else value
        if kind in (STAFFED, CONTRACTORS) and self.book.staffing is not None:
            rows = self.book.staffing
            kinds = f'--({rows.of("Kind")}="{HELD if kind == STAFFED else BY_CONTRACTOR}")'
            month = self.export.case.grid.labels[t]
            text = f"SUMPRODUCT(--({rows.of('Role')}=$A{first + at}),{kinds},{rows.of(month)})"
            return Formula(text, value)
        return value

    def _across(self, row: GridRow, percents: Sequence[int], look: str) -> None:
        text = f"SUM({self.letters[0]}{row.number}:{self.letters[-1]}{row.number})"
        look_number = self.looks.of(look, style.FTE_MONTHS)
        row.put(FIRST_MONTH + self.count, Formula(text, sum(percents) / 100), look_number)


def _less(whole: Sequence[int], *parts: Sequence[int]) -> tuple[int, ...]:
    return tuple(value - sum(part[t] for part in parts) for t, value in enumerate(whole))


def _sum_of(roles: Sequence[RoleMonths], months: int) -> RoleMonths:
    def total(name: str) -> tuple[int, ...]:
        return tuple(sum(getattr(role, name)[t] for role in roles) for t in range(months))

    return RoleMonths(ALL_ROLES, total("main"), total("demand"), total("staffed"), total("contractors"), total("bench"))
