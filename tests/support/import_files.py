"""Files of an import made in memory: other people's tables, and portfolios as workbooks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from planner.domain.portfolio import Portfolio
from planner.exchange.portfolio_cells import as_cell
from planner.exchange.portfolio_columns import SETTINGS, SETTINGS_SHEET, SHEETS, SheetSpec
from planner.exchange.raw import CellValue, RawSheet, RawWorkbook
from planner.services.importing import ImportFile, ImportMemory, read_import_file


def table_file(name: str, headings: Sequence[object], *rows: Sequence[object], sheet: str = "Sheet1") -> ImportFile:
    """A workbook with one table."""
    return sheets_file(name, {sheet: [headings, *rows]})


def sheets_file(name: str, sheets: Mapping[str, Sequence[Sequence[object]]]) -> ImportFile:
    """A workbook with some sheets."""
    made = []
    for title, rows in sheets.items():
        width = max(len(row) for row in rows)
        made.append(RawSheet(title, [[*map(_cell, row), *[""] * (width - len(row))] for row in rows]))
    return ImportFile(Path(name), RawWorkbook("xlsx", tuple(made)))


def csv_file(folder: Path, name: str, text: str) -> ImportFile:
    """A text file, written and read through the product."""
    (folder / name).write_text(text, encoding="utf-8")
    return read_import_file(folder / name)


def rows_of(spec: SheetSpec, portfolio: Portfolio) -> list[list[CellValue]]:
    """A sheet of the portfolio workbook: headings, then rows."""
    months = list(portfolio.grid.labels) if spec.by_month else []
    rows: list[list[CellValue]] = [[*(column.heading for column in spec.columns), *months]]
    for item in getattr(portfolio, spec.attribute):
        row = [_cell(as_cell(column, getattr(item, column.field))) for column in spec.columns]
        rows.append([*row, *(percent / 100 for percent in item.fte)] if months else row)
    return rows


def portfolio_file(portfolio: Portfolio, name: str = "portfolio.xlsx") -> ImportFile:
    """A portfolio as its workbook."""
    settings: list[list[CellValue]] = [["Setting", "Value"]]
    settings += [[column.heading, _cell(as_cell(column, attrgetter(column.field)(portfolio.settings)))]
                 for column in SETTINGS]  # fmt: skip
    sheets = [RawSheet(SETTINGS_SHEET, settings), *(RawSheet(spec.name, rows_of(spec, portfolio)) for spec in SHEETS)]
    return ImportFile(Path(name), RawWorkbook("xlsx", tuple(sheets)))


def forgetful(folder: Path) -> ImportMemory:
    """A memory of its own, empty at first."""
    return ImportMemory(folder / "memory")


def _cell(value: Any) -> CellValue:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, int | Decimal):
        return float(value)
    assert isinstance(value, str | float | dt.date)
    return value
