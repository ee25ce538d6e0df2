"""The portfolio out into its sheets; `read_portfolio` gives back exactly what was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from planner.domain.portfolio import Portfolio
from planner.exchange.plan_workbook_styles import WORDS
from planner.exchange.portfolio_cells import as_cell
from planner.exchange.portfolio_columns import SETTINGS, SETTINGS_SHEET, SHEETS, Column, Kind, SheetSpec
from planner.exchange.sheets import (
    DATE_FORMAT,
    FTE_FORMAT,
    TEXT_FORMAT,
    Value,
    add_sheet,
    new_workbook,
    plain_number,
    save_workbook,
    write_table,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from planner.exchange.workbook.book import Book

_FORMATS = {Kind.FTE: FTE_FORMAT, Kind.DATE: DATE_FORMAT, Kind.ID: TEXT_FORMAT}
_WIDTHS = {Kind.DATE: 12.0, Kind.NUMBER: 12.0, Kind.WHOLE: 10.0, Kind.FTE: 9.0, Kind.COUNTRY: 9.0, Kind.CURRENCY: 10.0}
_WIDE = {"Title": 48.0, "Notes": 36.0, "Sponsor": 24.0, "Role": 26.0, "Name": 24.0, "Study ID": 16.0, "Staff ID": 11.0}
_MONTH_WIDTH = 9.0


def write_portfolio(portfolio: Portfolio, path: str | Path) -> None:
    """Write a portfolio workbook; the file appears whole or not at all (`EnvironmentTrouble`)."""
    workbook = new_workbook("Portfolio")
    add_portfolio_sheets(workbook, portfolio)
    save_workbook(workbook, path)


def add_portfolio_sheets(
    workbook: Workbook, portfolio: Portfolio, *, notes: bool = False, book: Book | None = None
) -> None:
    """Add all sheets of the portfolio at the end of a workbook; ``notes`` explains each column in its header.

    With a ``book`` in the making, rows are left to it, to be filled in when it is packed.
    """
    _add_settings(workbook, portfolio, notes)
    if book:
        from planner.exchange.workbook.head import print_landscape

        print_landscape(workbook.worksheets[-1], "1:1")
    for spec in SHEETS:
        _add_sheet(workbook, spec, portfolio, notes, book)


def column_note(column: Column) -> str:
    """What people are told about a column: meaning, how to write it, and whether it must be filled."""
    parts = [column.meaning, f"How to write it: {column.kind.value}."]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.choices is not None:
        parts.append(f"Allowed: {', '.join(choice.value for choice in column.choices)}.")
    if column.refers:
        parts.append(f"Must stand on the sheet {column.refers}.")
    parts.append("Required." if column.required else "May be left blank.")
    return "\n".join(parts)


def _add_settings(workbook: Workbook, portfolio: Portfolio, notes: bool) -> None:
    sheet = add_sheet(workbook, SETTINGS_SHEET)
    settings = portfolio.settings
    rows: list[tuple[Value, ...]] = [(c.heading, as_cell(c, attrgetter(c.field)(settings))) for c in SETTINGS]
    rows += [tuple(pair) for pair in settings.extra]
    write_table(sheet, ("Setting", "Value"), rows, widths={0: 32.0, 1: 14.0}, emphasised=(0, 1), filters=False)
    if notes:
        from openpyxl.comments import Comment

        for index, column in enumerate(SETTINGS):
            sheet.cell(index + 2, 1).comment = Comment(column_note(column), "Throughline", height=110, width=300)


def _add_sheet(workbook: Workbook, spec: SheetSpec, portfolio: Portfolio, notes: bool, book: Book | None) -> None:
    items: Sequence[Any] = getattr(portfolio, spec.attribute)
    months = portfolio.grid.labels if spec.by_month else ()
    extras = _extra_headings(items)
    headings = [*(column.heading for column in spec.columns), *months, *extras]
    first_month, first_extra = len(spec.columns), len(spec.columns) + len(months)
    formats = {index: _FORMATS.get(column.kind, "") for index, column in enumerate(spec.columns)}
    formats |= dict.fromkeys(range(first_month, first_extra), FTE_FORMAT)
    widths = {index: _width(column) for index, column in enumerate(spec.columns)}
    widths |= dict.fromkeys(range(first_month, first_extra), _MONTH_WIDTH)
    sheet = add_sheet(workbook, spec.name)
    rows = [_row(spec, item, extras) for item in items]
    if book:
        texts = [at for at in range(len(headings)) if not first_month <= at < first_extra]
        widths |= {at: _fitting(widths.get(at, 0.0), headings[at], (row[at] for row in rows)) for at in texts}
    write_table(
        sheet,
        headings,
        () if book else rows,
        formats=formats,
        widths=widths,
        comments={index: column_note(column) for index, column in enumerate(spec.columns)} if notes else None,
        emphasised=[index for index, column in enumerate(spec.columns) if column.required],
        frozen_columns=2 if spec.by_month else 1,
    )
    if book:
        from planner.exchange.workbook.head import print_landscape

        _fill(book, sheet, rows, formats, _beside_numbers(spec, first_month, first_extra))
        print_landscape(sheet, "1:1")
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(len(items) + 1, 2)}"


def _fitting(width: float, heading: str, values: Iterable[Value]) -> float:
    """A width that shows the texts below a heading, as far as a screen goes."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    return min(60.0, max(width, longest + 2.0, 0.0 if width else len(heading) + 3.0))


def _beside_numbers(spec: SheetSpec, first_month: int, first_extra: int) -> frozenset[int]:
    """The columns whose texts begin where numbers or dates end."""
    right = {Kind.FTE, Kind.NUMBER, Kind.WHOLE, Kind.DATE}
    kinds = [column.kind in right for column in spec.columns]
    found = {at for at in range(1, len(kinds)) if kinds[at - 1] and not kinds[at]}
    return frozenset(found | ({first_extra} if first_extra > first_month or kinds[-1] else set()))


def _fill(
    book: Book, sheet: Worksheet, rows: Iterable[Sequence[Value]], formats: Mapping[int, str], apart: Collection[int]
) -> None:
    """Rows below the heading, each value as `planner.exchange.sheets.put` would write it.

    Texts in the columns ``apart`` keep clear of the numbers before them.
    """
    grid = book.grid(sheet, 2)
    looks = {index: book.looks.of("Normal", number_format) for index, number_format in formats.items()}
    plain = book.looks.of("Normal")
    for values in rows:
        row = grid.row()
        for index, value in enumerate(values if row.wanted else ()):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                grid.text(row, index + 1, value, WORDS if index in apart else "Normal", formats.get(index, ""))
            elif isinstance(value, bool):
                grid.text(row, index + 1, "Y" if value else "N", WORDS if index in apart else "Normal")
            elif isinstance(value, dt.date):
                grid.date(row, index + 1, value, "Normal", formats.get(index) or DATE_FORMAT)
            else:
                number = plain_number(value) if isinstance(value, Decimal) else value
                row.put(index + 1, number, looks.get(index, plain))


def _extra_headings(items: Sequence[Any]) -> list[str]:
    """The headings of columns that are not ours, in an order that agrees with that within every row."""
    after: dict[str, dict[str, None]] = {}  # not sets, whose order changes from run to run
    for item in items:
        earlier: str | None = None
        for heading, _ in item.extra:
            after.setdefault(heading, {}).update({} if earlier is None else {earlier: None})
            earlier = heading
    try:
        return list(TopologicalSorter(after).static_order())
    except CycleError:  # rows from different files: any order will do
        return list(after)


def _row(spec: SheetSpec, item: Any, extras: Sequence[str]) -> list[Value]:
    values: list[Value] = [as_cell(column, getattr(item, column.field)) for column in spec.columns]
    if spec.by_month:
        values += [percent / 100 for percent in item.fte]
    known = dict(item.extra)
    return values + [known.get(heading) for heading in extras]


def _width(column: Column) -> float:
    return _WIDE.get(column.heading) or max(_WIDTHS.get(column.kind, 12.0), min(18.0, len(column.heading) + 3.0))
