"""Which sheets of a workbook hold a plan, whatever they are called now, and where their headings stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.exchange.portfolio_cells import Unusable, is_blank, parse_month, plain_text
from planner.exchange.portfolio_columns import folded
from planner.exchange.raw import CellValue, RawSheet, RawWorkbook

DEEPEST = 40
"""Rows from the top in which headings are looked for."""
GRID_SHEET, FLAT_SHEET, PEOPLE_SHEET, PUBLISHED_SHEET = (
    "Staffing by study", "Plan assignments", "Staffing by person", "Published plan",
)  # fmt: skip
EXPORT_SHEET = "Throughline export"


class TableKind(StrEnum):
    """What a sheet is."""

    GRID = "grid"
    ASSIGNMENTS = "assignments"
    CONTRACTORS = "contractors"
    SEATS = "seats"


@dataclass(frozen=True)
class FoundSheet:
    """A sheet of a plan: its headings' row (0-based), columns by folded heading, and columns of months by label."""

    kind: TableKind
    sheet: RawSheet
    header: int
    columns: dict[str, int]
    months: dict[str, int]

    def rows(self) -> Iterator[tuple[int, list[CellValue]]]:
        """The rows below the headings that are not blank, with their 0-based numbers."""
        for number in range(self.header + 1, len(self.sheet.rows)):
            cells = self.sheet.rows[number]
            if any(not is_blank(cell) for cell in cells):
                yield number, cells


def find_sheets(raw: RawWorkbook) -> dict[TableKind, list[FoundSheet]]:
    """The plan's sheets by kind. Sheets with their own names come before others that look alike."""
    found: dict[TableKind, list[FoundSheet]] = {kind: [] for kind in TableKind}
    for sheet in raw.sheets:
        table = _table_in(sheet)
        if table is not None:
            found[table.kind].append(table)
    for kind, name in ((TableKind.GRID, GRID_SHEET), (TableKind.ASSIGNMENTS, FLAT_SHEET)):
        named = [table for table in found[kind] if is_named(table.sheet, name)]
        found[kind] = named or found[kind]
    return found


def is_named(sheet: RawSheet, name: str) -> bool:
    """Whether a sheet has this name, or goes on from one that has: "Name (2)" and so on."""
    title, wanted = folded(sheet.name), folded(name)
    stem, _, number = title.rpartition(" (")
    return title == wanted or (stem == wanted and number.rstrip(")").isdigit())


def _table_in(sheet: RawSheet) -> FoundSheet | None:
    if is_named(sheet, PUBLISHED_SHEET) or is_named(sheet, EXPORT_SHEET) or is_named(sheet, PEOPLE_SHEET):
        return None
    for number, cells in enumerate(sheet.rows[:DEEPEST]):
        headings: dict[str, int] = {}
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell:
                headings.setdefault(folded(cell), column)
        if not {"study id", "role", "seat"} <= headings.keys():
            continue
        months = _months(cells)
        kind = _kind(headings, bool(months))
        if kind is not None:
            return FoundSheet(kind, sheet, number, headings, months)
    return None


def _kind(headings: dict[str, int], months: bool) -> TableKind | None:
    person = "staff id" in headings or "name" in headings
    if "month" in headings and "fte" in headings:
        if person:
            return TableKind.ASSIGNMENTS
        return None if {"reason", "from", "to"} & headings.keys() else TableKind.CONTRACTORS
    if not months:
        return None
    if person:
        return TableKind.GRID if "kind" in headings else None
    return TableKind.SEATS


def _months(cells: list[CellValue]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        if is_blank(cell) or isinstance(cell, float | bool) or len(plain_text(cell)) > 19:
            continue
        try:
            found.setdefault(parse_month(cell).label, column)
        except Unusable:
            continue
    return found
