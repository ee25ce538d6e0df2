"""Writing a plan as an Excel workbook: sheets for people first, then the flat sheets, then the portfolio it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import PlanExport
from planner.exchange.plan_workbook_flat import FlatTable, flat_tables
from planner.exchange.plan_workbook_people import write_margin_floors, write_overview
from planner.exchange.plan_workbook_timeline import write_timeline
from planner.exchange.portfolio_writer import add_portfolio_sheets
from planner.exchange.sheets import add_sheet, new_workbook, put_text, save_workbook, write_table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 1_048_576
"""The last row that Excel has; a longer table goes on in a sheet of its own."""


def write_plan_workbook(export: PlanExport, path: str | Path) -> None:
    """Write the full plan workbook all at once; EnvironmentTrouble leaves an older file as it was."""
    save_workbook(build_plan_workbook(export), path)


def build_plan_workbook(export: PlanExport) -> Workbook:
    """The full plan workbook in memory."""
    labels = export.case.grid.labels
    workbook = new_workbook(f"Staffing plan {labels[0]} to {labels[-1]}")
    style.add_styles(workbook, len(export.case.portfolio.sponsors))
    write_overview(add_sheet(workbook, "Overview"), export)
    write_timeline(add_sheet(workbook, "Timeline"), export)
    write_margin_floors(add_sheet(workbook, "Margin floors"), export)
    for table in flat_tables(export):
        for part in split_table(table, LAST_ROW - 1):
            _write_flat(workbook, part)
    add_portfolio_sheets(workbook, export.case.portfolio)
    return workbook


def split_table(table: FlatTable, limit: int) -> Iterator[FlatTable]:
    """The table in parts of at most ``limit`` rows; the second part's sheet is called "Name (2)" and so on."""
    yield replace(table, rows=table.rows[:limit])
    for number, start in enumerate(range(limit, len(table.rows), limit), 2):
        yield replace(table, name=f"{table.name} ({number})", rows=table.rows[start : start + limit])


def _write_flat(workbook: Workbook, table: FlatTable) -> None:
    """One flat sheet. Rows are appended whole, and each text is looked at once: there may be a million cells."""
    sheet = add_sheet(workbook, table.name)
    widths = {0: 34.0, 1: 28.0} if table.name == "Summary" else {}
    write_table(sheet, table.headings, (), widths=widths)
    safe: dict[str, str | None] = {}
    for values in table.rows:
        sheet.append([_cell(sheet, value, safe) if type(value) is str else value for value in values])
    last = len(table.rows) + 1
    formats = dict.fromkeys(table.percent, style.PERCENT) | dict.fromkeys(table.money, style.MONEY)
    for heading, number_format in formats.items():
        column = table.headings.index(heading) + 1
        for row in range(2, last + 1):
            sheet.cell(row, column).number_format = number_format
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.headings))}{max(last, 2)}"


def _cell(sheet: Worksheet, text: str, safe: dict[str, str | None]) -> Cell | str | None:
    """What to append for a text: itself if Excel takes it as it is, else a cell that keeps it text."""
    if text in safe:
        return safe[text]
    cell = Cell(sheet, row=1, column=1)  # the row is set on appending
    put_text(cell, text)
    if cell.has_style or cell.value != text:
        return cell
    safe[text] = text or None
    return safe[text]
