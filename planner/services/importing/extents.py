"""Tables that a person pointed out, found again in the next file of the same layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.exchange.importing.mapping.mapping import Extent, Mapping, layout_of
from planner.exchange.importing.mapping.source import source_of
from planner.exchange.importing.tables import table_at
from planner.exchange.importing.tables.building import SECTION_HEADING
from planner.exchange.importing.tables.found import FoundTable
from planner.exchange.importing.values.reading import folded_words, written
from planner.exchange.portfolio_cells import is_blank
from planner.exchange.raw import CellValue, RawSheet
from planner.services.importing.choices import TableChoice
from planner.services.importing.files import ImportFile

_LOWEST = 200
"""Rows of a sheet among which headings are looked for."""
_BELOW = 5
"""Rows below the headings that are enough to see which headings they are."""


def extent_of(file: ImportFile, number: int, said: TableChoice) -> Extent | None:
    """Where a table stands that was pointed out, so that it is found again; None if it was not, or has no headings."""
    if not said.points_out:
        return None
    table = file.table(number, said)
    if not table.header_rows:
        return None
    rows = file.sheet(table.sheet).rows
    below = ""
    if said.last_row is not None:
        below = next(filter(None, (_first_text(row) for row in rows[said.last_row + 1 :])), "")
    texts = (_first_text(rows[row]) for row in sorted(said.left_out) if row < len(rows))
    left_out = tuple(dict.fromkeys(filter(None, texts)))
    return Extent(len(table.header_rows), said.columns, left_out, below)


def found_again(found: FoundTable | None, sheet: RawSheet, known: Iterable[Mapping]) -> TableChoice | None:
    """Where a table stands that was pointed out in an earlier file of this layout; None if there is none such."""
    for mapping in known:
        if mapping.extent is None:
            continue
        likely = found.header_rows[:1] if found is not None else ()
        for top in dict.fromkeys((*likely, *range(min(_LOWEST, len(sheet.rows))))):
            if _fits(sheet, top, mapping, mapping.extent):
                return _choice(sheet, top, mapping.extent, found)
    return None


def _fits(sheet: RawSheet, top: int, mapping: Mapping, extent: Extent) -> bool:
    """Whether the headings of a mapping stand in the rows from ``top`` on."""
    bottom = top + extent.heading_rows
    if bottom >= len(sheet.rows) or not any(
        text in heading
        for row in sheet.rows[top:bottom]
        for text in filter(None, (folded_words(value) for value in row if isinstance(value, str)))
        for heading in mapping.headings
    ):
        return False
    part = replace(sheet, rows=sheet.rows[: bottom + _BELOW])
    table = table_at(part, range(top, bottom), extent.columns)
    if table is None:
        return False
    columns = tuple(column for column in table.columns if not column.derived)
    here, wanted = set(layout_of(source_of(replace(table, columns=columns, rows=())))), set(mapping.headings)
    return here <= wanted and wanted - here <= {folded_words(SECTION_HEADING)}


def _choice(sheet: RawSheet, top: int, extent: Extent, found: FoundTable | None) -> TableChoice:
    first = top + extent.heading_rows
    texts = {row: _first_text(values) for row, values in enumerate(sheet.rows[first:], first)}
    ends = (row - 1 for row, text in texts.items() if text == extent.ends_before and row > first)
    last = next(ends, None) if extent.ends_before else None
    left_out = frozenset(row for row, text in texts.items() if text in extent.left_out)
    within = sheet.name if found is None else None
    return TableChoice(
        header_rows=tuple(range(top, first)), columns=extent.columns, last_row=last, left_out=left_out, within=within
    )


def _first_text(row: Sequence[CellValue]) -> str:
    """The first filled cell of a row, folded; a number or date says nothing about the next file's row."""
    value = next((value for value in row if not is_blank(value)), "")
    return folded_words(written(value)) if isinstance(value, str) else ""
