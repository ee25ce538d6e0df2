"""The flat tables of a plan as CSV: one in a file, or several in a zip archive."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.exchange.plan_export import PlanExport
from planner.exchange.plan_workbook_flat import FlatTable, Value, flat_tables
from planner.exchange.saving import save_bytes

_LOOKS_LIVE = re.compile(r"[=+\-@\t\r\n]")
_UNUSUAL = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of the files in an archive: the same plan gives the same archive."""


def chosen_tables(export: PlanExport) -> Iterator[FlatTable]:
    """The flat tables that leave."""
    return (table for table in flat_tables(export) if export.limits.wants(table.name))


def write_table_csv(table: FlatTable, path: Path) -> None:
    """One table; EnvironmentTrouble leaves an older file as it was."""
    save_bytes(csv_bytes(table), path)


def write_tables_zip(tables: Iterable[FlatTable], path: Path) -> None:
    """A zip archive with a CSV file for each table; EnvironmentTrouble leaves an older file as it was."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            info = zipfile.ZipInfo(f"{_UNUSUAL.sub(' ', table.name)}.csv", _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, csv_bytes(table))
    save_bytes(packed.getvalue(), path)


def csv_bytes(table: FlatTable) -> bytes:
    """A table as Excel and scripts read it: UTF-8 with a mark, commas, decimal points."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.headings)
    writer.writerows([_harmless(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")  # without the mark Excel misreads every umlaut


def _harmless(value: Value) -> Value:
    """A text that Excel would take for a formula gets an apostrophe: CSV has no other way to say that it is text."""
    return f"'{value}" if isinstance(value, str) and _LOOKS_LIVE.match(value) else value
