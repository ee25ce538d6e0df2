"""Staffing by study: the month grid that people read, edit and send back.

Below each sponsor its studies, below each study its lines, below each line its total, its demand, and one row for each
seat and holder. Sums are formulas; so are revenue and cost of each row, in the columns right of the months, from which
Margin floors works out the margins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from planner.domain.case import RATE_UNITS, Case
from planner.domain.plan import CONTRACTOR, OPEN
from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import PlanExport
from planner.exchange.workbook.book import Book, Ranges
from planner.exchange.workbook.grid import Formula, Grid, GridRow
from planner.exchange.workbook.head import HEAD, period, print_months, put_headings, put_top, set_widths
from planner.exchange.workbook.staffing_rows import (
    BY_CONTRACTOR,
    DEMAND,
    HELD,
    OPEN_KIND,
    TOTAL,
    HolderRow,
    LineRows,
    SponsorRows,
    StudyRows,
    is_awarded,
    staffing_rows,
)

TITLE = "Staffing by study"
FIXED = (
    "Sponsor", "Study ID", "Role", "Countries", "Min grade", "Required skills", "Seat", "Staff ID", "Name", "Kind",
    "Marks",
)  # fmt: skip
SUM, BILL, COST_RATE, REVENUE, COST = "FTE-months", "Bill rate", "Cost rate", "Revenue", "Cost"
FIRST_MONTH = len(FIXED) + 1
RATES_SHEET = "Throughline rates"
SPARE_ROWS = 200
"""How far below the last row formulas look, for rows that people add."""
_WIDTHS = (15, 11, 22, 10, 8, 16, 7, 10, 26, 11, 8)
_MONTH_WIDTH = 7.0
_KIND, _STAFF = FIXED.index("Kind") + 1, FIXED.index("Staff ID") + 1
_LETTERS_UP_TO = 40
"""Excel keeps about 200 number formats; a letter takes up to four."""
NOTE = (
    "Edit it and send it back: another Staff ID is another holder, another FTE changes what the seat carries in that "
    "month, a deleted row is cleared, an added row is a new assignment (Seat blank: any open seat of the line), L in "
    "Marks locks. In a "
    "month: → takes over from somebody else, * has not worked for the sponsor before, bold and underlined is locked; "
    "the letter is the sponsor's; an outline is a study that is not awarded; hatched is open, grey a contractor."
)
_NOTES = {
    "Countries": "Where holders of the line may be (any of these); blank: anywhere.",
    "Seat": "Number of the seat within its line. A seat is one person's worth of the demand.",
    "Staff ID": "Who holds the seat; as on the sheet Staff. Type another one to hand the seat to somebody else.",
    "Name": "Name of the holder. The Staff ID counts where both are changed.",
    "Kind": "Held by a person, by a Contractor, or Open. Total: worked by people and contractors. Demand: asked for.",
    "Marks": "L: locked in some month; typed or cleared, it locks or unlocks the months of the row. H: takes over in "
    "some month. N: has not worked for the sponsor before.",
    SUM: "FTE-months of the row: the sum of its months.",
    BILL: "What an hour is billed at, in the plan's currency.",
    COST_RATE: "What an hour of this holder costs, in the plan's currency; follows the Staff ID.",
    REVENUE: "FTE-months times hours per FTE-month times bill rate; nothing while the seat is open.",
    COST: "FTE-months times hours per FTE-month times cost rate, without onboarding and bench.",
}


def write_staffing_by_study(book: Book) -> None:
    """Write the sheet, and the hidden rates that its formulas look up."""
    export, sheet = book.export, book.sheet(TITLE)
    months = export.case.grid.labels
    after = FIRST_MONTH + len(months)
    money = (BILL, COST_RATE, REVENUE, COST) if export.limits.costs else ()
    headings = (*FIXED, *months, SUM, *money)
    set_widths(sheet, (*_left_widths(export), *(_MONTH_WIDTH for _ in months), 11, *(10, 10, 14, 14)[: len(money)]))
    for column in "DEF":
        sheet.column_dimensions[column].outlineLevel = 1
        sheet.column_dimensions[column].hidden = True
    for number in range(after + 1, after + 1 + len(money)):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.outlineLevel, dimension.hidden = 1, True
    note = NOTE if export.limits.way_back else NOTE[NOTE.index("In a month") :]
    put_top(sheet, export, f"{TITLE}, {period(export)}", note, min(len(headings), FIRST_MONTH + 11))
    looks = dict.fromkeys(range(FIRST_MONTH, after), style.HEADER_MONTH)
    looks |= dict.fromkeys(range(after, len(headings) + 1), style.HEADER_RIGHT) | {7: style.HEADER_CENTRE}
    put_headings(sheet, HEAD, headings, looks, lines=2, notes=_NOTES)
    grid = book.grid(sheet, HEAD + 1)
    _Writer(book, grid).write(staffing_rows(export))
    grid.finish()
    last = max(grid.last, HEAD + 1)
    book.staffing = Ranges(sheet.title, HEAD + 1, last + SPARE_ROWS, {h: i for i, h in enumerate(headings, 1)})
    sheet.freeze_panes = f"{get_column_letter(FIRST_MONTH)}{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(headings))}{last}"
    if export.limits.way_back:
        _guard(book, last, len(months))
    _colour_short(book, last, len(months))
    print_months(sheet, FIRST_MONTH, len(months), f"{HEAD}:{HEAD}")


def _left_widths(export: PlanExport) -> tuple[float, ...]:
    """As wide as sponsors, studies, roles and names need, within reason."""
    portfolio = export.case.portfolio
    texts = {
        0: [sponsor.name for sponsor in portfolio.sponsors],
        1: [study.id for study in portfolio.studies],
        2: [role.name for role in portfolio.roles],
        7: [person.id for person in portfolio.staff],
        8: [person.name for person in portfolio.staff],
    }
    most = {0: 26.0, 1: 18.0, 2: 26.0, 7: 14.0, 8: 34.0}
    longest = {column: max((len(text) for text in found), default=0) for column, found in texts.items()}
    return tuple(
        min(most[at], max(float(width), longest[at] * 0.95 + 1)) if at in most else float(width)
        for at, width in enumerate(_WIDTHS)
    )


def write_rates(book: Book) -> None:
    """The hidden sheet of staff ids and roles, with cost rates in the plan's currency where those may leave."""
    costs = book.export.limits.costs
    case, sheet = book.export.case, book.sheet(RATES_SHEET)
    sheet.sheet_state = "veryHidden"
    headings = ("Staff ID", "Cost rate", "", "Role", "Contractor rate") if costs else ("Staff ID", "", "", "Role", "")
    put_headings(sheet, 1, headings, {})
    staff, roles = case.portfolio.staff, case.portfolio.roles
    grid = book.grid(sheet, 2)
    plain = book.looks.of("Normal")
    for at in range(max(len(staff), len(roles))):
        row = grid.row()
        if at < len(staff):
            grid.text(row, 1, staff[at].id, "Normal", "@")
            row.put(2, int(case.cost[at]) / RATE_UNITS if costs else None, plain)
        if at < len(roles):
            grid.text(row, 4, roles[at].name, "Normal", "@")
            row.put(5, max(0, int(case.contractor_rate[at])) / RATE_UNITS if costs else None, plain)
    for name, column, count in (("StaffIDs", "A", len(staff)), ("StaffCostRates", "B", len(staff)),
                                ("RoleNames", "D", len(roles)), ("ContractorRates", "E", len(roles))):  # fmt: skip
        if not costs and name.endswith("Rates"):
            continue
        where = f"'{sheet.title}'!${column}$2:${column}${max(2, count + 1)}"
        book.workbook.defined_names[name] = DefinedName(name, attr_text=where)


@dataclass(frozen=True, slots=True)
class _Place:
    """What the rows of one line have in common."""

    sponsor: int
    awarded: bool
    labels: tuple[str, str, str]
    countries: str
    grade: int | None
    skills: str
    bill: float


class _Writer:
    def __init__(self, book: Book, grid: Grid) -> None:
        self.export, self.grid, self.looks = book.export, grid, book.looks
        self.case: Case = book.export.case
        portfolio = self.case.portfolio
        self.months = self.case.grid.count
        self.hours = float(portfolio.settings.hours_per_fte_month)
        self.letters = [get_column_letter(FIRST_MONTH + t) for t in range(self.months + 5)]
        signs = [mark.replace('"', "").replace("\\", "") for mark in self.export.letters]
        self.signs = signs if 0 < len(signs) <= _LETTERS_UP_TO else [""] * len(portfolio.sponsors)
        self.kind = get_column_letter(_KIND)

    def write(self, tree: Sequence[SponsorRows]) -> None:
        """All rows."""
        for sponsor in tree:
            name = self.case.portfolio.sponsors[sponsor.sponsor].name
            look = style.heading_style(sponsor.sponsor)
            head = self.grid.row(0, 18)
            mark = self.export.letters[sponsor.sponsor] if self.export.letters else ""
            self._labels(head, (name, "", ""), (look, look, look), f"Letter {mark}" if mark else "", TOTAL, look)
            for study in sponsor.studies:
                self._study(sponsor.sponsor, name, study)
            self._sums(head, [line for study in sponsor.studies for line in study.lines], look)

    def _study(self, sponsor: int, sponsor_name: str, rows: StudyRows) -> None:
        study = self.case.portfolio.studies[int(self.case.study_rows[rows.study])]
        head = self.grid.row(1)
        told = ", ".join(part for part in (study.status.value, study.title) if part)
        looks = (style.GROUP, style.GROUP, style.GROUP)
        self._labels(head, (sponsor_name, study.id, ""), looks, "", TOTAL, style.GROUP, title=told)
        for line in rows.lines:
            self._line(sponsor, line)
        self._sums(head, rows.lines, style.GROUP_NUMBER)

    def _line(self, sponsor: int, rows: LineRows) -> None:
        row = self.case.portfolio.demand[int(self.case.demand_rows[rows.line])]
        owner = self.case.portfolio.sponsors[sponsor].name
        place = _Place(
            sponsor, is_awarded(self.case, int(self.case.line_study[rows.line])), (owner, row.study, row.role),
            "; ".join(row.countries), row.min_grade, "; ".join(row.skills),
            int(self.case.bill[rows.line]) / RATE_UNITS,
        )  # fmt: skip
        total, demand = self.grid.row(2), self.grid.row(2)
        needs = (place.countries, "" if row.min_grade is None else f"grade {row.min_grade}", place.skills)
        told = " · ".join(part for part in needs if part)
        again = (style.AGAIN, style.AGAIN)
        self._labels(total, place.labels, (*again, style.TOTAL), told, TOTAL, style.TOTAL, place)
        self._labels(demand, place.labels, (*again, style.DEMAND), "", DEMAND, style.DEMAND, place)
        first = self.grid.next
        for holder in rows.holders:
            self._holder(place, holder)
        last = self.grid.last
        if not total.wanted:
            return
        look, none = (self.looks.of(style.TOTAL_NUMBER, shown) for shown in (style.FTE_OR_BLANK, style.FTE))
        for t, staffed in enumerate(rows.staffed):
            letter = self.letters[t]
            text = f'SUMIFS({letter}{first}:{letter}{last},${self.kind}{first}:${self.kind}{last},"<>{OPEN_KIND}")'
            total.put(FIRST_MONTH + t, Formula(text, staffed / 100), look if staffed or not rows.demand[t] else none)
        self._across(total, rows.staffed, style.TOTAL_NUMBER)
        look = self.looks.of(style.DEMAND_NUMBER, style.FTE_OR_BLANK)
        for t, asked in enumerate(rows.demand):
            demand.put(FIRST_MONTH + t, asked / 100, look)
        self._across(demand, rows.demand, style.DEMAND_NUMBER)

    def _holder(self, place: _Place, holder: HolderRow) -> None:
        row, grid = self.grid.row(3), self.grid
        if not row.wanted:
            return
        self._labels(row, place.labels, (style.AGAIN,) * 3, "", "", style.GRID_TEXT, place, fixed_only=True)
        row.put(7, holder.number, self.looks.of(style.GRID_CENTRE, "0"))
        if holder.holder >= 0:
            person = self.case.portfolio.staff[holder.holder]
            grid.text(row, 8, person.id, style.GRID_TEXT, "@")
            grid.text(row, 9, person.name, style.GRID_TEXT)
        else:
            row.put(8, None, self.looks.of(style.GRID_TEXT, "@"))
            row.put(9, None, self.looks.of(style.GRID_TEXT))
        grid.text(row, 10, holder.kind, style.GRID_TEXT)
        row.put(11, holder.marks or None, self.looks.of(style.GRID_TEXT))
        for t, percent in enumerate(holder.fte):
            if percent:
                row.put(FIRST_MONTH + t, percent / 100, self._month_look(place, holder, t))
        self._across(row, holder.fte, style.GRID_TEXT)
        if self.export.limits.costs:
            self._money(row, place, holder)

    def _month_look(self, place: _Place, holder: HolderRow, t: int) -> int:
        if holder.holder == OPEN:
            return self.looks.of(style.OPEN_SEAT, style.FTE)
        if holder.holder == CONTRACTOR:
            return self.looks.of(style.CONTRACTOR_SEAT, style.FTE)
        name = style.sponsor_style(place.sponsor) if place.awarded else style.outline_style(place.sponsor)
        before = '"→"' if t in holder.takes_over else ""
        after = f"{'*' if t in holder.new else ''} {self.signs[place.sponsor]}".rstrip()
        number_format = f'{before}0.00"{after}"' if after else f"{before}0.00"
        return self.looks.of(name, number_format, "bu" if t in holder.locked else "")

    def _money(self, row: GridRow, place: _Place, holder: HolderRow) -> None:
        """Bill rate, cost rate, revenue and cost; the last three follow what people edit."""
        n, fte = row.number, sum(holder.fte)
        staff, role = get_column_letter(_STAFF), "$C"
        sums, bill, rate = (f"{letter}{n}" for letter in self.letters[self.months : self.months + 3])
        cost = self._cost_rate(holder)
        look = self.looks.of(style.GRID_TEXT, "#,##0.00")
        column = FIRST_MONTH + self.months + 1
        lookup = (
            f'IF(${self.kind}{n}="{HELD}",IFERROR(INDEX(StaffCostRates,MATCH(${staff}{n},StaffIDs,0)),0),'
            f'IF(${self.kind}{n}="{BY_CONTRACTOR}",IFERROR(INDEX(ContractorRates,MATCH({role}{n},RoleNames,0)),0),0))'
        )
        row.put(column, place.bill, look)
        row.put(column + 1, Formula(lookup, cost), look)
        money = self.looks.of(style.GRID_TEXT, style.MONEY)
        worked = holder.holder != OPEN
        revenue = f'IF(OR(${self.kind}{n}="{HELD}",${self.kind}{n}="{BY_CONTRACTOR}"),{sums}*{bill}*HoursPerMonth,0)'
        row.put(column + 2, Formula(revenue, fte / 100 * place.bill * self.hours if worked else 0), money)
        row.put(column + 3, Formula(f"{sums}*{rate}*HoursPerMonth", fte / 100 * cost * self.hours), money)

    def _cost_rate(self, holder: HolderRow) -> float:
        if holder.holder >= 0:
            return int(self.case.cost[holder.holder]) / RATE_UNITS
        if holder.holder == CONTRACTOR:
            role = int(self.case.line_role[int(self.export.plan.seats.line[holder.seat])])
            return max(0, int(self.case.contractor_rate[role])) / RATE_UNITS
        return 0.0

    def _labels(
        self,
        row: GridRow,
        labels: tuple[str, str, str],
        looks: tuple[str, str, str],
        told: str,
        kind: str,
        look: str,
        place: _Place | None = None,
        *,
        fixed_only: bool = False,
        title: str = "",
    ) -> None:
        """Columns Sponsor to Required skills, and unless ``fixed_only`` Seat to Marks of a row that sums up.

        ``told`` stands below Name; a ``title``, which is longer, begins below Seat.
        """
        grid, quiet = self.grid, style.AGAIN if place else look
        for column, (text, name) in enumerate(zip(labels, looks, strict=True), 1):
            grid.text(row, column, text, name, "@" if column == 2 else "")
        grid.text(row, 4, place.countries if place else "", quiet)
        row.put(5, place.grade if place else None, self.looks.of(quiet))
        grid.text(row, 6, place.skills if place else "", quiet)
        if fixed_only:
            return
        grid.text(row, 7, title, look)
        row.put(8, None, self.looks.of(look))
        grid.text(row, 9, told, style.AGAIN if place else look)
        grid.text(row, 10, kind, look)
        row.put(11, None, self.looks.of(look))

    def _sums(self, head: GridRow, lines: Sequence[LineRows], look: str) -> None:
        """The months of a sponsor or study: what people and contractors work on the rows below."""
        if not head.wanted:
            return
        first, last = head.number + 1, self.grid.last
        number = self.looks.of(look, style.FTE_OR_BLANK)
        kinds = f"${self.kind}{first}:${self.kind}{last}"
        totals = [sum(line.staffed[t] for line in lines) for t in range(self.months)]
        for t, total in enumerate(totals):
            cells = f"{self.letters[t]}{first}:{self.letters[t]}{last}"
            text = f'SUMIFS({cells},{kinds},"{HELD}")+SUMIFS({cells},{kinds},"{BY_CONTRACTOR}")'
            head.put(FIRST_MONTH + t, Formula(text, total / 100), number)
        self._across(head, totals, look)

    def _across(self, row: GridRow, percents: Sequence[int], look: str) -> None:
        text = f"SUM({self.letters[0]}{row.number}:{self.letters[self.months - 1]}{row.number})"
        row.put(FIRST_MONTH + self.months, Formula(text, sum(percents) / 100), self.looks.of(look, style.FTE_MONTHS))


def _guard(book: Book, last: int, months: int) -> None:
    """What people may type."""
    sheet, first = book.workbook[TITLE], HEAD + 1
    end = last + SPARE_ROWS
    month, final = get_column_letter(FIRST_MONTH), get_column_letter(FIRST_MONTH + months - 1)
    kinds = DataValidation("list", formula1=f'"{HELD},{BY_CONTRACTOR},{OPEN_KIND}"', allow_blank=True)
    kinds.add(f"{get_column_letter(_KIND)}{first}:{get_column_letter(_KIND)}{end}")
    staff = DataValidation("list", formula1="StaffIDs", allow_blank=True, errorStyle="warning")
    staff.errorTitle, staff.error = "Not on the sheet Staff", "Nobody on the sheet Staff has this Staff ID."
    staff.add(f"{get_column_letter(_STAFF)}{first}:{get_column_letter(_STAFF)}{end}")
    amount = DataValidation("decimal", operator="between", formula1="0", formula2="1000", allow_blank=True)
    amount.errorTitle, amount.error = "Not an FTE", "Type an FTE as a number, such as 0.5."
    amount.add(f"{month}{first}:{final}{end}")
    for rule in (kinds, staff, amount):
        sheet.add_data_validation(rule)


def _colour_short(book: Book, last: int, months: int) -> None:
    """A colour where less is worked than asked for; the row below a line's total is its demand."""
    sheet, first = book.workbook[TITLE], HEAD + 1
    month, final = get_column_letter(FIRST_MONTH), get_column_letter(FIRST_MONTH + months - 1)
    short = PatternFill("solid", bgColor=style.SOFT_WARNING)
    kind = get_column_letter(_KIND)
    text = f'AND(${kind}{first}="{TOTAL}",${kind}{first + 1}="{DEMAND}",ROUND({month}{first}-{month}{first + 1},4)<0)'
    sheet.conditional_formatting.add(f"{month}{first}:{final}{last}", FormulaRule(formula=[text], fill=short))
