"""What an export would hold: its sheets with their sizes, and the first rows of each, as the writers make them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.services.export import Progress
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.restricted import Source, chosen_export
from planner.services.exporting.writing import PAGES, WORKBOOK, tables_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

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


def _no_news(fraction: float, text: str) -> None:
    """Nobody listens."""


def preview_of(source: Source, choice: ExportChoice, suffix: str, *, progress: Progress = _no_news) -> Preview:
    """The preview of a format; UserError as from writing it. Remedies, which take long, are not looked for."""
    checked = choice.checked(source.outcome.case)
    if suffix == PAGES:
        return Preview((), checked.sentences())
    export = chosen_export(source, choice, remedies=0)
    progress(0.3, "Preparing the preview")
    if suffix == WORKBOOK:
        from planner.exchange.plan_workbook import build_plan_workbook

        rows: dict[str, Any] = {}
        workbook = build_plan_workbook(export, rows)
        sheets = [_of_sheet(sheet, rows) for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    else:
        from planner.exchange.plan_tables_csv import chosen_tables

        names = tables_of(choice, Path(f"preview{suffix}"))
        sheets = [_of_table(table) for table in chosen_tables(export) if table.name in names]
    return Preview(tuple(sheets), checked.sentences())


def _of_table(table: FlatTable) -> SheetPreview:
    cells = _texts([table.headings, *table.rows[: FIRST_ROWS - 1]])
    return SheetPreview(table.name, len(table.rows) + 1, len(table.headings), cells)


def _of_sheet(sheet: Worksheet, waiting: Mapping[str, Any]) -> SheetPreview:
    """A sheet whose last rows may still wait to be packed."""
    head: list[Sequence[Any]] = [
        list(row) for row in sheet.iter_rows(max_row=min(sheet.max_row, FIRST_ROWS), values_only=True)
    ]
    rest = waiting.get(sheet.title)
    rows, columns = sheet.max_row, sheet.max_column
    if rest is not None:
        below = list(_waiting_rows(rest))
        first = getattr(rest, "first", 2)
        head = head[: first - 1] + below[:FIRST_ROWS]
        rows = first - 1 + len(rest.rows)
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
