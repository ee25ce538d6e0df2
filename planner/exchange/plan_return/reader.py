"""Reads an edited plan workbook: the hidden sheet, the month grid, the flat sheets, and people's comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.exchange.plan_return.exported import read_export
from planner.exchange.plan_return.finding import FLAT_SHEET, GRID_SHEET, FoundSheet, TableKind, find_sheets
from planner.exchange.plan_return.flat import read_flat
from planner.exchange.plan_return.grid import read_grid
from planner.exchange.plan_return.naming import Lines, People
from planner.exchange.plan_return.sheet_rows import Known
from planner.exchange.plan_return.values import Comment, Place, Returned, SheetReading, Version
from planner.exchange.raw import RawWorkbook

OUR_AUTHOR = "throughline"


def returned_from(raw: RawWorkbook, name: str, case: Case, present: Version) -> Returned:
    """What an edited plan workbook says, on the months of ``case``.

    ``present`` is the plan in the document: it stands for the export where the hidden sheet is gone. Raises UserError
    if the workbook holds no plan.
    """
    months = {label: t for t, label in enumerate(case.grid.labels)}
    export = read_export(raw, months, case.grid.count)
    before = export.seats if export is not None else present
    locked = export.locked if export is not None else None
    known = Known(Lines(case, (line for line, _ in before)), People(case), before, months, locked)
    found = find_sheets(raw)
    readings: list[SheetReading] = []
    if found[TableKind.GRID]:
        readings.append(read_grid(found[TableKind.GRID], known))
    if found[TableKind.ASSIGNMENTS]:
        readings.append(read_flat(found, known))
    if not readings:
        raise UserError(
            f"{name} holds no plan: it has no sheet like {GRID_SHEET} or {FLAT_SHEET}. Send back a workbook that "
            "Throughline has exported."
        )
    return Returned(name, export, tuple(readings), tuple(_comments(raw, found, readings)), raw.notes)


def _comments(
    raw: RawWorkbook, found: Mapping[TableKind, list[FoundSheet]], readings: list[SheetReading]
) -> Iterator[Comment]:
    """The comments that people wrote; those that define our headings are ours."""
    heads = {table.sheet.name: table.header for tables in found.values() for table in tables}
    for sheet in raw.sheets:
        for note in sheet.comments:
            if note.author.casefold() == OUR_AUTHOR or note.row <= heads.get(sheet.name, -1):
                continue
            if not note.author and sheet.name not in heads:
                continue  # LibreOffice drops authors, and away from the plan nearly all comments are our definitions
            subjects = (reading.subjects.get((sheet.name, note.row)) for reading in readings)
            subject = next((found for found in subjects if found is not None), None)
            yield Comment(Place(sheet.name, note.row, note.column), note.author, note.text, subject)
