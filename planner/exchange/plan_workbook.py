"""Writing a plan as an Excel workbook: sheets for people first, then the flat sheets, then the portfolio it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import PlanExport, Unit
from planner.exchange.plan_workbook_flat import FlatTable, flat_tables
from planner.exchange.plan_workbook_people import FORMATS, print_landscape, write_margin_floors, write_overview
from planner.exchange.plan_workbook_timeline import write_timeline
from planner.exchange.portfolio_writer import add_portfolio_sheets
from planner.exchange.sheet_fill import Filling, all_texts, filled
from planner.exchange.sheets import add_sheet, new_workbook, put_text, save_workbook, write_table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 1_048_576
"""The last row that Excel has; a longer table goes on in a sheet of its own."""


def write_plan_workbook(export: PlanExport, path: str | Path) -> None:
    """Write the full plan workbook all at once; EnvironmentTrouble leaves an older file as it was."""
    fillings: dict[str, Filling] = {}
    workbook = build_plan_workbook(export, fillings)
    # a sheet knows its place in the archive only once it has been packed
    save_workbook(
        workbook, path, lambda packed: filled(packed, {workbook[name].path[1:]: f for name, f in fillings.items()})
    )


def build_plan_workbook(export: PlanExport, fillings: dict[str, Filling] | None = None) -> Workbook:
    """The full plan workbook in memory; rows that go into ``fillings`` are still to be filled in when it is packed."""
    labels = export.case.grid.labels
    workbook = new_workbook(f"Staffing plan {labels[0]} to {labels[-1]}")
    style.add_styles(workbook, len(export.case.portfolio.sponsors))
    write_overview(add_sheet(workbook, "Overview"), export)
    write_timeline(add_sheet(workbook, "Timeline"), export)
    write_margin_floors(add_sheet(workbook, "Margin floors"), export)
    for table in flat_tables(export):
        for part in split_table(table, LAST_ROW - 1):
            _write_flat(workbook, part, fillings)
    add_portfolio_sheets(workbook, export.case.portfolio)
    return workbook


def split_table(table: FlatTable, limit: int) -> Iterator[FlatTable]:
    """The table in parts of at most ``limit`` rows; the second part's sheet is called "Name (2)" and so on."""
    yield replace(table, rows=table.rows[:limit])
    for number, start in enumerate(range(limit, len(table.rows), limit), 2):
        yield replace(table, name=f"{table.name} ({number})", rows=table.rows[start : start + limit])


def _write_flat(workbook: Workbook, table: FlatTable, fillings: dict[str, Filling] | None) -> None:
    """One flat sheet. Tables of plain texts and numbers are filled in when the workbook is packed."""
    sheet = add_sheet(workbook, table.name)
    write_table(sheet, table.headings, (), widths=_widths(table))
    columns = tuple(get_column_letter(i) for i in range(1, len(table.headings) + 1))
    last = len(table.rows) + 1
    safe: dict[str, str | None] = {}
    if fillings is not None and _plain(sheet, table, safe):
        fillings[sheet.title] = Filling(columns, table.rows, [_style_number(sheet, unit) for unit in table.units])
    else:
        for values in table.rows:
            sheet.append([_cell(sheet, value, safe) if type(value) is str else value for value in values])
        formats = dict.fromkeys(table.percent, style.PERCENT) | dict.fromkeys(table.money, style.MONEY)
        for heading, number_format in formats.items():
            column = table.headings.index(heading) + 1
            for row in range(2, last + 1):
                sheet.cell(row, column).number_format = number_format
        for row, unit in enumerate(table.units, 2):
            sheet.cell(row, len(columns)).number_format = _number_format(unit)
    sheet.auto_filter.ref = f"A1:{columns[-1]}{max(last, 2)}"
    print_landscape(sheet, "1:1")


def _widths(table: FlatTable) -> dict[int, float]:
    """By column, wide enough for its heading and texts, as far as a screen goes."""
    widths: dict[int, float] = {}
    for column, heading in enumerate(table.headings):
        texts = {row[column] for row in table.rows}
        longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
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
