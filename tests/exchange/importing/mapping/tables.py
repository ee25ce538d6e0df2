"""Small tables for the tests of mapping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from planner.exchange.importing.mapping.source import SourceColumn, SourceRow, SourceTable
from planner.exchange.raw import CellValue, DoubtfulCell


def table(
    headings: Sequence[CellValue],
    *rows: Sequence[CellValue],
    sheet: str = "Sheet1",
    doubts: tuple[DoubtfulCell, ...] = (),
    pairs: tuple[tuple[int, int], ...] = (),
) -> SourceTable:
    """A table with its headings in row 1 from A1 on."""
    columns = tuple(
        SourceColumn(heading.isoformat() if isinstance(heading, dt.date) else str(heading), position, heading)
        for position, heading in enumerate(headings)
    )
    found = [SourceRow(number, row) for number, row in enumerate(rows, start=1)]
    return SourceTable(sheet, columns, found, 0, doubts, "file.xlsx", pairs)
