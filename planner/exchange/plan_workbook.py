"""Writing a plan as an Excel workbook: sheets for people first, then the flat sheets, then the portfolio it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from planner.exchange import plan_workbook_styles as style
from planner.exchange.export_limits import FULL, PEOPLE_SHEETS, PORTFOLIO, RESTRICTED
from planner.exchange.plan_export import PlanExport, Unit
from planner.exchange.plan_workbook_flat import FlatTable, flat_tables
from planner.exchange.portfolio_writer import add_portfolio_sheets
from planner.exchange.sheet_fill import Filled, Filling, all_texts, filled
from planner.exchange.sheets import add_sheet, new_workbook, put_text, save_workbook, write_table
from planner.exchange.workbook.base import write_base
from planner.exchange.workbook.book import Book, Progress
from planner.exchange.workbook.capacity import write_demand_and_capacity
from planner.exchange.workbook.continuity import write_sponsor_continuity
from planner.exchange.workbook.definitions import write_definitions
from planner.exchange.workbook.grid import Looks
from planner.exchange.workbook.handover_calendar import write_handover_calendar
from planner.exchange.workbook.head import FORMATS, print_landscape
from planner.exchange.workbook.margin_floors import write_margin_floors
from planner.exchange.workbook.open_seats import write_open_seats
from planner.exchange.workbook.overview import link_sheets, write_overview
from planner.exchange.workbook.staffing_person import write_staffing_by_person
from planner.exchange.workbook.staffing_study import write_rates, write_staffing_by_study
from planner.exchange.workbook.tables import add_excel_table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HIDDEN = "hidden sheets"
APART = Alignment(horizontal="left", indent=1)
LAST_ROW = 1_048_576
"""The last row that Excel has; a longer table goes on in a sheet of its own."""
_BUILT = 0.4
"""The share of the time after which all that is left is to pack the workbook."""


def _no_news(fraction: float, text: str) -> None:
    """Nobody listens."""


def write_plan_workbook(export: PlanExport, path: str | Path, progress: Progress = _no_news) -> None:
    """Write the plan workbook, full or restricted, all at once; EnvironmentTrouble leaves an older file as it was.

    ``progress`` is told, often, how far it is (0..1); whatever it raises ends the writing, and nothing is left behind.
    """
    fillings: dict[str, Filled] = {}
    workbook = build_plan_workbook(export, fillings, lambda done, text: progress(done * _BUILT, text))

    def finish(packed: bytes) -> bytes:
        # a sheet knows its place in the archive only once it has been packed
        places = {workbook[name].path[1:]: rows for name, rows in fillings.items()}
        return filled(packed, places, lambda done: progress(_BUILT + (1 - _BUILT) * done, "Packing the workbook"))

    save_workbook(workbook, path, finish)


def build_plan_workbook(
    export: PlanExport, fillings: dict[str, Filled] | None = None, progress: Progress = _no_news
) -> Workbook:
    """The plan workbook in memory; rows that go into ``fillings`` are still to be filled in when it is packed."""
    book = _new_book(export)
    steps: list[Step] = [*_steps(book, fillings), (HIDDEN, partial(_write_hidden, book))]
    for at, (name, step) in enumerate(steps):
        progress(at / len(steps), f"Writing {name}")
        step()
    if fillings is None:
        for grid in book.grids.values():
            grid.put_plain()
    else:
        fillings.update(book.grids)
    return book.workbook


def first_rows(
    export: PlanExport, most: int, before_others: str = ""
) -> Iterator[tuple[str, Worksheet, Filled | None]]:
    """The sheets that people see, one after the other, with no more than ``most`` of the rows that are many.

    Each comes as soon as it is made, the one called ``before_others`` first: the name by which it is chosen, the sheet,
    and the rows that are still to be filled in. Nobody can open such a workbook.
    """
    fillings: dict[str, Filled] = {}
    book = _new_book(export, most)
    steps = _steps(book, fillings)
    names = [name for name, _ in steps]
    wanted = before_others if before_others in names else PORTFOLIO
    early = {wanted, *(["Staffing by study"] if wanted in LIVE_SHEETS else [])}
    for name, step in sorted(steps, key=lambda step: step[0] not in early):
        made = len(book.workbook.worksheets)
        step()
        if name == PEOPLE_SHEETS[0]:
            link_sheets(book, names)
        for sheet in book.workbook.worksheets[made:]:
            yield name, sheet, book.grids.get(sheet.title) or fillings.get(sheet.title)


def _new_book(export: PlanExport, most: int | None = None) -> Book:
    """A workbook without sheets, with everything that they refer to."""
    labels = export.case.grid.labels
    workbook = new_workbook(f"Staffing plan {labels[0]} to {labels[-1]}")
    _describe(workbook, export)
    style.add_styles(workbook, len(export.case.portfolio.sponsors))
    return Book(workbook, export, Looks(workbook), most=most)


Step = tuple[str, Callable[[], None]]


def _steps(book: Book, fillings: dict[str, Filled] | None) -> list[Step]:
    """What writes the sheets that people see, by the names by which they are chosen, in the order of the workbook."""
    portfolio = partial(add_portfolio_sheets, book.workbook, book.export.case.portfolio, book=book)
    every: tuple[Step, ...] = (*_people_steps(book), *_flat_steps(book, fillings), (PORTFOLIO, portfolio))
    return [step for step in every if book.export.limits.wants(step[0])]


PEOPLE: tuple[tuple[str, Callable[[Book], None]], ...] = (
    ("Overview", write_overview),
    ("Staffing by study", write_staffing_by_study),
    ("Staffing by person", write_staffing_by_person),
    ("Demand and capacity", write_demand_and_capacity),
    ("Open seats", write_open_seats),
    ("Handover calendar", write_handover_calendar),
    ("Margin floors", write_margin_floors),
    ("Sponsor continuity", write_sponsor_continuity),
    ("Definitions", write_definitions),
)
"""The sheets for people, in their order, and what writes each of them."""
LIVE_SHEETS = ("Demand and capacity", "Margin floors")
"""Those whose formulas look at Staffing by study, which has to be there before."""


def _people_steps(book: Book) -> Iterator[Step]:
    for name, write in PEOPLE:
        yield name, partial(write, book)


def _flat_steps(book: Book, fillings: dict[str, Filled] | None) -> Iterator[Step]:
    def write(table: FlatTable) -> None:
        for part in split_table(table, LAST_ROW - 1):
            _write_flat(book.workbook, part, fillings)

    for table in flat_tables(book.export):
        if book.export.limits.wants(table.name):
            yield table.name, partial(write, table)


def _write_hidden(book: Book) -> None:
    """The hidden sheets, and what needs all sheets to be there."""
    limits = book.export.limits
    if book.staffing is not None:
        write_rates(book)
    if limits.way_back:
        write_base(book, RESTRICTED if limits.restricted else FULL)
    link_sheets(book, book.workbook.sheetnames)


def _describe(workbook: Workbook, export: PlanExport) -> None:
    """Document properties, and the figures that formulas name."""
    about, source = workbook.properties, export.source
    about.subject = source.plan_name or "Staffing plan"
    about.keywords = "staffing plan; Throughline"
    about.category = "Staffing plan"
    if not export.limits.costs:
        return
    hours = float(export.case.portfolio.settings.hours_per_fte_month)
    workbook.defined_names["HoursPerMonth"] = DefinedName("HoursPerMonth", attr_text=f"{hours!r}")


def split_table(table: FlatTable, limit: int) -> Iterator[FlatTable]:
    """The table in parts of at most ``limit`` rows; the second part's sheet is called "Name (2)" and so on."""
    yield replace(table, rows=table.rows[:limit])
    for number, start in enumerate(range(limit, len(table.rows), limit), 2):
        yield replace(table, name=f"{table.name} ({number})", rows=table.rows[start : start + limit])


def _write_flat(workbook: Workbook, table: FlatTable, fillings: dict[str, Filled] | None) -> None:
    """One flat sheet. Tables of plain texts and numbers are filled in when the workbook is packed."""
    sheet = add_sheet(workbook, table.name)
    write_table(sheet, table.headings, (), widths=_widths(table), filters=False)
    columns = tuple(get_column_letter(i) for i in range(1, len(table.headings) + 1))
    last = len(table.rows) + 1
    safe: dict[str, str | None] = {}
    if fillings is not None and _plain(sheet, table, safe):
        apart = dict.fromkeys((columns[at] for at in _beside_numbers(table)), _apart_number(sheet))
        units = [_style_number(sheet, unit) for unit in table.units]
        fillings[sheet.title] = Filling(columns, table.rows, units, apart)
    else:
        for values in table.rows:
            sheet.append([_cell(sheet, value, safe) if isinstance(value, str) else value for value in values])
        for column in _beside_numbers(table):
            for row in range(2, last + 1):
                sheet.cell(row, column + 1).alignment = APART
        formats = dict.fromkeys(table.percent, style.PERCENT) | dict.fromkeys(table.money, style.MONEY)
        for heading, number_format in formats.items():
            column = table.headings.index(heading) + 1
            for row in range(2, last + 1):
                sheet.cell(row, column).number_format = number_format
        for row, unit in enumerate(table.units, 2):
            sheet.cell(row, len(columns)).number_format = _number_format(unit)
    add_excel_table(sheet, table.headings, len(table.rows))
    print_landscape(sheet, "1:1")


def _beside_numbers(table: FlatTable) -> list[int]:
    """The columns whose texts begin where numbers end: a gap keeps them apart."""
    kinds = [{value.__class__ for value in column} for column in zip(*table.rows, strict=True)]
    numbers = [bool(kind & {int, float}) for kind in kinds]
    return [at for at, kind in enumerate(kinds) if at and numbers[at - 1] and str in kind and not numbers[at]]


def _apart_number(sheet: Worksheet) -> int:
    """The workbook's number of the style of texts with a gap before them."""
    cell = Cell(sheet, row=1, column=1)
    cell.alignment = APART
    return int(cell.style_id)


def _widths(table: FlatTable) -> dict[int, float]:
    """By column, wide enough for its heading, texts and numbers (as money at most), as far as a screen goes."""
    widths: dict[int, float] = {}
    for column, heading in enumerate(table.headings):
        texts = {row[column] for row in table.rows}
        longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
        largest = max((abs(value) for value in texts if isinstance(value, (int, float))), default=0)
        longest = max(longest, len(f"-{largest:,.2f}"))
        widths[column] = min(80.0, max(9.0, len(heading) + 4.0, longest + 2.0))
    return widths


def _number_format(unit: Unit | None) -> str:
    return "General" if unit is None else FORMATS.get(unit, "General")


def _style_number(sheet: Worksheet, unit: Unit | None) -> int:
    """The workbook's number of the style that shows a unit, for cells that openpyxl does not write."""
    cell = Cell(sheet, row=1, column=1)
    cell.number_format = _number_format(unit)
    return int(cell.style_id)


def _plain(sheet: Worksheet, table: FlatTable, safe: dict[str, str | None]) -> bool:
    """Whether no cell needs a style of its own."""
    if table.percent or table.money:
        return False
    return not any(isinstance(_cell(sheet, text, safe), Cell) for text in all_texts(table.rows))


def _cell(sheet: Worksheet, text: str, safe: dict[str, str | None]) -> Cell | str | None:
    """What to append for a text: itself if Excel takes it as it is, else a cell that keeps it text."""
    if text in safe:
        return safe[text]
    cell = Cell(sheet, row=1, column=1)  # the row is set on appending
    put_text(cell, text)
    if cell.has_style or cell.value != (text or None):
        return cell
    safe[text] = text or None
    return safe[text]
