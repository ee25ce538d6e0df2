"""Definitions: what the plan assumes, what each figure means, and what colours and signs say."""

from __future__ import annotations

from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import PlanExport
from planner.exchange.workbook.book import Book
from planner.exchange.workbook.grid import Grid
from planner.exchange.workbook.head import HEAD, lines_of, period, print_landscape, put_headings, put_top, set_widths

TITLE = "Definitions"
_WIDTHS = (34, 30, 110)
_WORDS = (
    ("Line", "One row of Demand: a study, a role, and what holders must bring (countries, grade, skills)."),
    ("Seat", "One person's worth of a line. It is held whole, by one person, a contractor or nobody, month by month."),
    ("FTE-month", "One full-time equivalent for one month."),
    ("Knew the sponsor", ("Has experience with the sponsor, had an assignment there before the plan, or worked on "
     "another of its studies in an earlier month of the plan.")),
    ("Sponsor continuity", ("FTE-months worked by people who knew the sponsor when they joined the study, divided by "
     "FTE-months of demand. Open demand and contractors lower it.")),
    ("Demand filled", "FTE-months worked by people, divided by FTE-months of demand. Contractors stand beside it."),
    ("Handover", ("A month in which a seat passes to a person who has never held a seat of that line, while somebody "
     "else held this one before.")),
    ("People joining", "People with work on a line that they are not working on today, counted once for each line."),
    ("Revenue", "FTE-months of people and contractors × hours per FTE-month × bill rate of the line."),
    ("Cost of work", "FTE-months of people × hours × their cost rate, and of contractors × hours × contractor rate."),
    ("Onboarding", ("Time that nobody can bill when a person joins a line, by role, less if they knew the sponsor. "
     "Worked out by Throughline; in this workbook it does not follow edits.")),
    ("Bench", ("What employees cost while they are available and not assigned. It counts against the portfolio only. "
     "In this workbook it does not follow edits.")),
    ("Margin", ("(Revenue − cost of work − onboarding) ÷ revenue; of the portfolio, bench is taken off too. Blank "
     "without revenue.")),
    ("Floor", ("The least margin of a study, a sponsor or the portfolio. A study with a floor and demand on which "
     "nobody works is not staffed; it is never counted as met.")),
    ("Team carry-over", ("Share of a study's first three months worked by people who worked for the sponsor in the "
     "twelve months before.")),
    ("Retention", "Of the people who worked on it, the share who did not leave while there still was demand."),
    ("COC", "Sum over people of the square of their share of the work: 1 is one person, near 0 is many."),
    ("SECON", "Share of the work that the same people go on with from one month to the next."),
    ("Score", ("What the plan was made to make small: open demand, contractors, work by people new to the sponsor, "
     "handovers, cost and more, weighted as below. The measure is FTE-months.")),
    ("Request by request", ("The plan that comes of filling each request in the order of the list, as it comes in; "
     "with continuity first, people who know the sponsor are taken where there are any.")),
)  # fmt: skip
_SIGNS = (
    ("Letter and colour", ("The sponsor's; its heading row on Staffing by study says which. From the ninth sponsor on, "
     "colours come again with a pattern.")),
    ("Outline instead of a fill", "A study that is neither ongoing nor awarded: it may not come, or later."),
    ("→ before a number", "Takes over from somebody else in this month."),
    ("* after a number", "By somebody who did not know the sponsor when joining the study."),
    ("Bold and underlined", "Locked: the plan may not move it."),
    ("Red, hatched", "Open: nobody holds it."),
    ("Grey, slanted", "A contractor."),
    ("Yellow total", "Less is worked than asked for in this month."),
)  # fmt: skip
_LIVE = (
    ("Follows edits", ("Sums on Staffing by study; revenue, cost of work, margin, state and shortfall on Margin "
     "floors; staffed, contractors and open demand on Demand and capacity.")),
    ("Does not follow edits", ("Onboarding, bench, continuity, handovers, open seats, Overview and all flat sheets: "
     "they are what Throughline worked out for the plan as exported. Send the workbook back to have them worked out.")),
)  # fmt: skip
_MONEY = ("Currency", "Portfolio margin floor")
"""Assumptions that do not leave where money does not."""


def write_definitions(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(TITLE)
    set_widths(sheet, _WIDTHS)
    put_top(sheet, book.export, f"{TITLE} and assumptions", "What every figure in this workbook rests on.", 3)
    put_headings(sheet, HEAD, ("What", "Value", "Meaning"), {})
    grid = book.grid(sheet, HEAD + 1)
    _section(grid, "Assumptions")
    for name, value, meaning in _assumptions(book.export):
        _entry(grid, name, value, meaning)
    for title, entries in (("What follows edits", _LIVE), ("Figures", _WORDS), ("Colours and signs", _SIGNS)):
        _section(grid, title)
        for name, meaning in entries:
            _entry(grid, name, "", meaning)
    sheet.freeze_panes = f"B{HEAD + 1}"
    print_landscape(sheet, f"{HEAD}:{HEAD}")


def _assumptions(export: PlanExport) -> list[tuple[str, str, str]]:
    settings, weights = export.case.portfolio.settings, export.case.portfolio.settings.weights
    floor = settings.portfolio_margin_floor
    told = ", ".join(
        f"{name} {float(getattr(weights, name)):g}"
        for name in ("open", "contractor", "new", "handover", "cost", "fair", "change")
    )
    rows = [
        ("Period", period(export), f"{export.case.grid.count} months."),
        ("Currency", settings.currency, "All money, converted with the sheet Exchange rates."),
        ("Hours per FTE-month", f"{float(settings.hours_per_fte_month):g}", "One figure for all money."),
        ("Planned utilisation", f"{float(settings.planned_utilisation):.0%}", ("The share of people's time, after "
         "leave, that may be assigned. Months with five weekdays of leave or less count in full.")),
        ("Portfolio margin floor", "none" if floor is None else f"{float(floor):.1%}", "Set on the sheet Settings."),
        ("Studies planned", f"from {float(settings.plan_studies_from_probability):.0%} probability",
         ("Ongoing and awarded studies count as certain. Where the roadmap says nothing: verbal 90 %, RFP 40 %, "
         "forecast 25 %.")),
        ("Weights of the score", told, ("FTE-months of open demand, of contractors, of people new to the sponsor, of "
         "handovers; cost relative to the mean; continuity floors; changes to the published plan.")),
    ]  # fmt: skip
    return rows if export.limits.costs else [row for row in rows if row[0] not in _MONEY]


def _section(grid: Grid, title: str) -> None:
    row = grid.row(0, 22)
    grid.text(row, 1, title, style.SECTION)


def _entry(grid: Grid, name: str, value: str, meaning: str) -> None:
    row = grid.row(0, 15.0 * max(lines_of(meaning, _WIDTHS[2]), lines_of(value, _WIDTHS[1])))
    grid.text(row, 1, name, style.CELL)
    grid.text(row, 2, value, style.CELL_WRAPPED)
    grid.text(row, 3, meaning, style.CELL_WRAPPED)
