"""Staffing by person: the same months, grouped by role and person; total and free time by formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import PlanExport
from planner.exchange.workbook.book import Book
from planner.exchange.workbook.grid import Formula, Grid, GridRow
from planner.exchange.workbook.head import HEAD, period, print_months, put_headings, put_top, set_widths
from planner.exchange.workbook.staffing_rows import is_awarded

TITLE = "Staffing by person"
FIXED = ("Role", "Staff ID", "Name", "Country", "Study ID", "Sponsor", "Works as", "Kind")
FIRST_MONTH = len(FIXED) + 1
ASSIGNED, WORK, LEAVE, AVAILABLE, FREE = "Assigned", "Work", "Leave", "Available", "Free"
_WIDTHS = (24, 10, 24, 9, 16, 20, 24, 10)
_MONTH_WIDTH = 7.0
_KIND = get_column_letter(FIXED.index("Kind") + 1)
NOTE = (
    "For reading: changes made here are not read back; edit Staffing by study. Assigned is the sum of the work below "
    "it, Free what is left of the time that the person has. Open the groups at the left edge to see the studies."
)
_NOTES = {
    "Role": "The person's main role.",
    "Works as": "The role that the person has on the study.",
    "Kind": "Assigned: all work. Work: on one study. Leave: taken off the time that the person has. Available: what is "
    "left of the contract after leave, times planned utilisation. Free: Available less Assigned.",
    "FTE-months": "The sum of the months.",
}


@dataclass(frozen=True)
class WorkRow:
    """One person on one study in one role; percent by month."""

    study: int
    role: str
    fte: tuple[int, ...]


def work_by_person(export: PlanExport) -> dict[int, list[WorkRow]]:
    """Who works on what, by person, in the order of the studies."""
    case, months = export.case, export.case.grid.count
    found: dict[tuple[int, int, int], list[int]] = {}
    lines, studies, roles = export.plan.seats.line.tolist(), case.line_study.tolist(), case.line_role.tolist()
    for line, holders, percents in zip(lines, export.plan.holder.tolist(), export.plan.seats.fte.tolist(), strict=True):
        for t, holder in enumerate(holders):
            if holder >= 0 and percents[t]:
                key = (holder, studies[line], roles[line])
                found.setdefault(key, [0] * months)[t] += percents[t]
    rows: dict[int, list[WorkRow]] = {}
    for (person, study, role), fte in sorted(found.items()):
        rows.setdefault(person, []).append(WorkRow(study, case.portfolio.roles[role].name, tuple(fte)))
    return rows


def write_staffing_by_person(book: Book) -> None:
    """Write the sheet."""
    export, sheet = book.export, book.sheet(TITLE)
    months = export.case.grid.labels
    headings = (*FIXED, *months, "FTE-months")
    set_widths(sheet, (*_WIDTHS, *(_MONTH_WIDTH for _ in months), 11))
    put_top(sheet, export, f"{TITLE}, {period(export)}", NOTE, min(len(headings), FIRST_MONTH + 11))
    looks = dict.fromkeys(range(FIRST_MONTH, len(headings)), style.HEADER_MONTH) | {len(headings): style.HEADER_RIGHT}
    put_headings(sheet, HEAD, headings, looks, lines=2, notes=_NOTES)
    grid = book.grid(sheet, HEAD + 1)
    _Writer(book, grid).write()
    grid.finish()
    last = max(grid.last, HEAD + 1)
    sheet.freeze_panes = f"{get_column_letter(FIRST_MONTH)}{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(headings))}{last}"
    first, final = get_column_letter(FIRST_MONTH), get_column_letter(FIRST_MONTH + len(months) - 1)
    over = FormulaRule(
        formula=[f'AND(${_KIND}{HEAD + 1}="{FREE}",ROUND({first}{HEAD + 1},4)<0)'],
        fill=PatternFill("solid", bgColor=style.SOFT_ALERT),
    )
    sheet.conditional_formatting.add(f"{first}{HEAD + 1}:{final}{last}", over)
    print_months(sheet, FIRST_MONTH, len(months), f"{HEAD}:{HEAD}")


def _people_by_role(export: PlanExport) -> Iterator[tuple[str, list[int]]]:
    """Main roles in the order of the sheet Roles, with their people."""
    portfolio = export.case.portfolio
    people: dict[str, list[int]] = {role.name: [] for role in portfolio.roles}
    for p, person in enumerate(portfolio.staff):
        people.setdefault(person.role, []).append(p)
    yield from ((role, found) for role, found in people.items() if found)


class _Writer:
    def __init__(self, book: Book, grid: Grid) -> None:
        self.export, self.case, self.grid, self.looks = book.export, book.export.case, grid, book.looks
        self.months = self.case.grid.count
        self.letters = [get_column_letter(FIRST_MONTH + t) for t in range(self.months)]
        self.available = self.case.available.tolist()
        self.work = work_by_person(self.export)
        self.rows, self.sponsors = self.case.study_rows.tolist(), self.case.study_sponsor.tolist()

    def write(self) -> None:
        """All rows."""
        for role, people in _people_by_role(self.export):
            head = self.grid.row(0)
            self._labels(head, (role, "", f"{len(people)} people", "", "", "", "", ASSIGNED), style.GROUP)
            totals = [0] * self.months
            for person in people:
                for t, percent in enumerate(self._person(role, person)):
                    totals[t] += percent
            self._sums(head, ASSIGNED, totals, style.GROUP_NUMBER)

    def _person(self, role: str, p: int) -> list[int]:
        """The rows of one person; gives the percents assigned by month."""
        person, work = self.case.portfolio.staff[p], self.work.get(p, [])
        labels = (role, person.id, person.name, person.country)
        head = self.grid.row(1)
        self._labels(head, (*labels, "", "", "", ASSIGNED), style.TOTAL)
        totals = [sum(column) for column in zip(*(row.fte for row in work), strict=True)] or [0] * self.months
        for row in work:
            self._work(labels, row)
        self._sums(head, WORK, totals, style.TOTAL_NUMBER)
        away = self.export.away[p] if self.export.away else ()
        if any(away):
            self._values(labels, LEAVE, away, style.AWAY)
        self._values(labels, AVAILABLE, self.available[p], style.DEMAND_NUMBER, style.FTE_OR_BLANK)
        self._free(labels, head.number, totals, self.available[p])
        return totals

    def _work(self, labels: Sequence[str], work: WorkRow) -> None:
        study = self.case.portfolio.studies[self.rows[work.study]]
        sponsor = self.sponsors[work.study]
        row = self.grid.row(2)
        if not row.wanted:
            return
        self._labels(row, (*labels, study.id, study.sponsor, work.role, WORK), style.GRID_TEXT)
        firm = is_awarded(self.case, work.study)
        letter = self.export.letters[sponsor].replace('"', "") if 0 < len(self.export.letters) <= 40 else ""
        number = f'0.00" {letter}"' if letter else style.FTE
        look = self.looks.of(style.sponsor_style(sponsor) if firm else style.outline_style(sponsor), number)
        for t, percent in enumerate(work.fte):
            if percent:
                row.put(FIRST_MONTH + t, percent / 100, look)
        self._across(row, work.fte, style.GRID_TEXT)

    def _values(
        self, labels: Sequence[str], kind: str, percents: Sequence[int], look: str, number_format: str = style.FTE
    ) -> None:
        row = self.grid.row(2)
        if not row.wanted:
            return
        self._labels(row, (*labels, "", "", "", kind), style.DEMAND)
        number = self.looks.of(look, number_format)
        for t, percent in enumerate(percents):
            if percent:
                row.put(FIRST_MONTH + t, percent / 100, number)
        self._across(row, percents, style.DEMAND_NUMBER)

    def _free(self, labels: Sequence[str], head: int, totals: Sequence[int], available: Sequence[int]) -> None:
        """What is available less what is assigned; the row above holds what is available."""
        row = self.grid.row(2)
        if not row.wanted:
            return
        self._labels(row, (*labels, "", "", "", FREE), style.TOTAL)
        look = self.looks.of(style.TOTAL_NUMBER, style.FTE_OR_BLANK)
        free = [has - used for has, used in zip(available, totals, strict=True)]
        for t, percent in enumerate(free):
            letter = self.letters[t]
            # rounded: the sum of fractions may miss nothing at all by a hair
            formula = Formula(f"ROUND({letter}{row.number - 1}-{letter}{head},4)", percent / 100)
            row.put(FIRST_MONTH + t, formula, look)
        self._across(row, free, style.TOTAL_NUMBER)

    def _labels(self, row: GridRow, texts: Sequence[str], look: str) -> None:
        if not row.wanted:
            return
        quiet = style.GROUP if look == style.GROUP else style.AGAIN
        for column, text in enumerate(texts, 1):
            shown = look if column == len(texts) or row.level < 2 else quiet
            if look == style.GRID_TEXT and column in (5, 6, 7):
                shown = look
            self.grid.text(row, column, text, shown, "@" if column in (2, 5) else "")

    def _sums(self, head: GridRow, kind: str, totals: Sequence[int], look: str) -> None:
        if not head.wanted:
            return
        first, last = head.number + 1, max(self.grid.last, head.number + 1)
        number = self.looks.of(look, style.FTE_OR_BLANK)
        # the rows of one role hold both kinds: persons' sums and their parts
        kinds = f'${_KIND}{first}:${_KIND}{last},"{kind}"'
        for t, total in enumerate(totals):
            cells = f"{self.letters[t]}{first}:{self.letters[t]}{last}"
            head.put(FIRST_MONTH + t, Formula(f"SUMIFS({cells},{kinds})", total / 100), number)
        self._across(head, totals, look)

    def _across(self, row: GridRow, percents: Sequence[int], look: str) -> None:
        text = f"SUM({self.letters[0]}{row.number}:{self.letters[-1]}{row.number})"
        row.put(FIRST_MONTH + self.months, Formula(text, sum(percents) / 100), self.looks.of(look, style.FTE_MONTHS))
