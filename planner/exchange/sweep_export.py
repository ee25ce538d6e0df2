"""Writing the tables of a sweep: a workbook with a sheet for each, or a CSV file with the first."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.exchange.plan_export import Unit
from planner.exchange.saving import save_bytes

SweepValue = str | int | float | None
SUFFIXES = (".csv", ".xlsx")
_FORMATS = {
    Unit.COUNT: "#,##0",
    Unit.SHARE: "0.0%",
    Unit.POINTS: "0.0%",
    Unit.FTE_MONTHS: "#,##0.00",
    Unit.SCORE: "#,##0.00",
    Unit.MONEY: "#,##0",
}
_LOOKS_LIVE = re.compile(r"[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class SweepColumn:
    """A column: its key in reports, its heading in files, its unit, and its ``brief`` heading on a terminal, if any."""

    key: str
    heading: str
    unit: Unit = Unit.TEXT
    brief: str = ""


@dataclass(frozen=True)
class SweepTable:
    """A table of plain values, None where undefined; shares and points are fractions of 1.

    ``brief_rows`` is how many of the first rows are worth the room on a terminal; None for all.
    """

    key: str
    title: str
    columns: tuple[SweepColumn, ...]
    rows: tuple[tuple[SweepValue, ...], ...]
    brief_rows: int | None = None


def write_sweep(tables: Sequence[SweepTable], notes: Sequence[str], path: Path) -> None:
    """Write all tables and the notes as a workbook, or the first table as CSV, by the ending of the name.

    Raises EnvironmentTrouble if the place does not take it; an older file is then left as it was.
    """
    write_tables("Sweep", tables, notes, path)


def write_tables(title: str, tables: Sequence[SweepTable], notes: Sequence[str], path: Path) -> None:
    """The same for tables of any other kind, as a workbook with another title."""
    if path.suffix.lower() == ".csv":
        _write_csv(tables[0], path)
    else:
        _write_workbook(title, tables, notes, path)


def _write_workbook(title: str, tables: Sequence[SweepTable], notes: Sequence[str], path: Path) -> None:
    from planner.exchange import sheets  # openpyxl takes a while to load

    workbook = sheets.new_workbook(title)
    for table in tables:
        formats = {i: _FORMATS[c.unit] for i, c in enumerate(table.columns) if c.unit in _FORMATS}
        widths = {i: 30.0 for i, c in enumerate(table.columns) if c.unit is Unit.TEXT}
        sheet = sheets.add_sheet(workbook, table.title)
        sheets.write_table(sheet, [c.heading for c in table.columns], table.rows, formats=formats, widths=widths)
    sheet = sheets.add_sheet(workbook, "Notes")
    sheets.write_table(sheet, ["Notes"], [(note,) for note in notes], widths={0: 120.0}, filters=False)
    sheets.save_workbook(workbook, path)


def _write_csv(table: SweepTable, path: Path) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([[_harmless(value) for value in row] for row in table.rows])
    save_bytes(text.getvalue().encode("utf-8-sig"), path)  # without the mark Excel misreads every umlaut


def _harmless(value: SweepValue) -> SweepValue:
    """A text that Excel would take for a formula gets an apostrophe: CSV has no other way to say that it is text."""
    return f"'{value}" if isinstance(value, str) and _LOOKS_LIVE.match(value) else value
