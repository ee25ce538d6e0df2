"""What an export would hold: its sheets with their sizes, and the first rows of each, as the writers make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.services.exporting.choice import ALL_SHEETS, ExportChoice
from planner.services.exporting.restricted import Source, chosen_export
from planner.services.exporting.writing import PAGES, WORKBOOK, tables_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from planner.exchange.plan_export import PlanExport
    from planner.exchange.plan_workbook_flat import FlatTable

FIRST_ROWS, FIRST_COLUMNS = 40, 40
"""How much of a sheet is shown."""

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """A sheet, how many rows and columns it has (its headings among them), and its first cells as text."""

    name: str
    rows: int
    columns: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Preview:
    """The sheets that people see, in their order; ``sentences`` say what is left out."""

    sheets: tuple[SheetPreview, ...]
    sentences: tuple[str, ...]


Shown = Callable[[SheetPreview], None]
"""Told of each sheet as soon as it is known."""


def _nobody(sheet: SheetPreview) -> None:
    """Nobody looks on."""


def preview_of(
    source: Source, choice: ExportChoice, suffix: str, looked_at: str = "", shown: Shown = _nobody
) -> Preview:
    """The preview of a format; UserError as from writing it. Remedies, which take long, are not looked for.

    ``looked_at`` names the sheet that is wanted before the others.
    """
    checked = choice.checked(source.outcome.case)
    if suffix == PAGES:
        return Preview((), checked.sentences())
    export = chosen_export(source, choice, remedies=0)
    if suffix == WORKBOOK:
        sheets = _of_workbook(export, looked_at, shown)
    else:
        from planner.exchange.plan_tables_csv import chosen_tables

        names = tables_of(choice, Path(f"preview{suffix}"))
        sheets = [_of_table(table) for table in chosen_tables(export) if table.name in names]
    return Preview(tuple(sheets), checked.sentences())


def _of_workbook(export: PlanExport, looked_at: str, shown: Shown) -> list[SheetPreview]:
    """The sheets in the order of the workbook."""
    from planner.exchange.plan_workbook import first_rows

    found: dict[str, list[SheetPreview]] = {}
    for name, sheet, waiting in first_rows(export, FIRST_ROWS, looked_at):
        preview = _of_sheet(sheet, waiting)
        shown(preview)
        found.setdefault(name, []).append(preview)
    return [preview for name in ALL_SHEETS for preview in found.get(name, ())]


def _of_table(table: FlatTable) -> SheetPreview:
    cells = _texts([table.headings, *table.rows[: FIRST_ROWS - 1]])
    return SheetPreview(table.name, len(table.rows) + 1, len(table.headings), cells)


def _of_sheet(sheet: Worksheet, rest: Any) -> SheetPreview:
    """A sheet whose last rows may still wait to be packed."""
    head: list[Sequence[Any]] = [
        list(row) for row in sheet.iter_rows(max_row=min(sheet.max_row, FIRST_ROWS), values_only=True)
    ]
    rows, columns = sheet.max_row, sheet.max_column
    if rest is not None:
        below = list(_waiting_rows(rest))
        first = getattr(rest, "first", 2)
        head = head[: first - 1] + below[:FIRST_ROWS]
        rows = first - 1 + rest.count
        columns = max([columns, *(len(row) for row in below[:FIRST_ROWS])])
    return SheetPreview(sheet.title, rows, columns, _texts(head[:FIRST_ROWS]))


def _waiting_rows(rest: Any) -> Iterator[Sequence[Any]]:
    for row in rest.rows[:FIRST_ROWS]:
        if not hasattr(row, "cells"):
            yield row
            continue
        found: list[Any] = []
        for column, content, _ in row.cells:
            found += [None] * (column - 1 - len(found))
            found.append(getattr(content, "value", content))
        yield found


def _texts(rows: Sequence[Sequence[Any]]) -> Cells:
    return tuple(tuple(map(_text, row[:FIRST_COLUMNS])) for row in rows)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) < 1000 else f"{value:,.0f}"
    return str(value)[:200]
