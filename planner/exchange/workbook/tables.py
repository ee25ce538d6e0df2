"""Excel tables over flat sheets, so that pivot tables and formulas can name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet


def add_excel_table(sheet: Worksheet, headings: Sequence[str], rows: int) -> None:
    """Make header row and rows from A1 an Excel table named after the sheet, which brings its own filter.

    A table has at least one row and headings that differ, whatever their case; without those there is a filter only.
    """
    reference = f"A1:{get_column_letter(len(headings))}{max(rows + 1, 2)}"
    if not rows or len({heading.casefold() for heading in headings}) != len(headings) or not all(headings):
        sheet.auto_filter.ref = reference
        return
    table = Table(displayName=table_name(sheet.title), ref=reference)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table._initialise_columns()
    for column, heading in zip(table.tableColumns, headings, strict=True):
        assert isinstance(column, TableColumn)
        column.name = heading
    sheet.add_table(table)


def table_name(title: str) -> str:
    """The table's name: the sheet's in letters and digits, "Table" before it so that it is never a cell's address."""
    words = re.findall(r"[A-Za-z0-9]+", title)
    return "Table" + "".join(word[:1].upper() + word[1:] for word in words)
