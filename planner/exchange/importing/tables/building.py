"""From an area and its heading rows to a `FoundTable`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from planner.exchange.importing.tables.bodies import Body, sort_rows
from planner.exchange.importing.tables.cells import Look, columns_of, like_month, look, shown
from planner.exchange.importing.tables.found import Column, FoundTable, LeftOut, Pair, Place, Reason, Shape, TableRow
from planner.exchange.importing.tables.headings import Area, SheetView, heading_parts, unique_headings
from planner.exchange.importing.tables.sentences import notes_of
from planner.exchange.raw import CellValue, address

SAMPLES = 8
_SAMPLED_ROWS = 3000
_SHARE = re.compile(
    r"%|pct|percent|(?:%\s?)?(?:fte|ftes|alloc\w*\.?|share|effort|hours|hrs|days|h|time)(?:\s?\(?%\)?)?", re.IGNORECASE
)
_FEWEST_MONTHS = 2
SECTION_HEADING = "Section"


def build(
    view: SheetView,
    area: Area,
    lines: tuple[int, ...],
    titles: tuple[LeftOut, ...] = (),
    prose: frozenset[int] = frozenset(),
) -> FoundTable | None:
    """The table with its headings in ``lines`` and its data in ``area`` below them; None if it has no data."""
    body = sort_rows(view, area, lines, prose)
    if not body.rows:
        return None
    union = 0
    for row in body.rows:
        union |= view.masks[row]
    parts = heading_parts(view, lines, area)
    kept = {column: parts[column] for column in parts if union >> column & 1 or parts[column]}
    names = unique_headings(kept)
    rows, filled_down, counted_once = _rows(view, body, list(kept))
    columns = tuple(_columns(view, kept, names, rows))
    if body.sections:
        columns, rows = _with_sections(view, body, columns, rows)
    months = tuple(
        place
        for place, column in enumerate(columns)
        if any(like_month(part) for part in column.parts) and not column.derived
    )
    pairs = _pairs(columns, rows)
    shape = Shape.PAIRS if pairs else Shape.MONTHS if len(months) >= _FEWEST_MONTHS else Shape.LIST
    inside = set(body.rows)
    doubts = tuple(doubt for doubt in view.sheet.doubts if doubt.row in inside and doubt.column in kept)
    left_out = (*titles, *body.left_out)
    table = FoundTable(
        view.sheet.name, lines, columns, tuple(rows), (), left_out, doubts, shape, months, pairs
    )  # fmt: skip
    notes = tuple(notes_of(table, view.sheet, body.blank_rows, filled_down, counted_once))
    return replace(table, notes=notes)


def _rows(view: SheetView, body: Body, columns: list[int]) -> tuple[list[TableRow], list[str], list[str]]:
    """The data rows; the addresses of merged labels that were filled down, and of merged numbers that were not."""
    hidden = view.sheet.hidden_rows
    whole = columns == list(range(len(view.rows[0])))
    straight = columns == list(range(columns[0], columns[-1] + 1))
    fills, filled_down, counted_once = _fills(view, body, columns)
    rows = []
    for number in body.rows:
        raw = view.rows[number]
        values = (
            raw if whole else raw[columns[0] : columns[-1] + 1] if straight else [raw[column] for column in columns]
        )
        places = fills.get(number)
        if places:
            values = list(values)
            for position, place in places.items():
                values[position] = view.rows[place.row][place.column]
            rows.append(TableRow(number, values, MappingProxyType(places), number in hidden))
        else:
            rows.append(TableRow(number, values, hidden=number in hidden))
    return rows, filled_down, counted_once


def _fills(view: SheetView, body: Body, columns: list[int]) -> tuple[dict[int, dict[int, Place]], list[str], list[str]]:
    """Where a merged label stands for the rows below it; a merged number stands for itself alone, or it adds up."""
    fills: dict[int, dict[int, Place]] = {}
    filled_down: list[str] = []
    counted_once: list[str] = []
    inside = set(body.rows)
    for position, column in enumerate(columns if view.fill_merged else ()):
        for merge in view.merges.tall.get(column, ()):
            value = view.rows[merge.top][column] if merge.top in inside and column < len(view.rows[merge.top]) else ""
            kind = look(value)
            below = [row for row in range(merge.top + 1, min(merge.bottom, len(view.rows) - 1) + 1) if row in inside]
            if not below or kind is Look.BLANK:
                continue
            if kind is Look.NUMBER:
                counted_once.append(address(merge.top, column))
                continue
            filled_down.append(address(merge.top, column))
            for row in below:
                fills.setdefault(row, {})[position] = Place(view.sheet.name, merge.top, column)
    return fills, filled_down, counted_once


def _columns(
    view: SheetView, parts: dict[int, tuple[CellValue, ...]], names: dict[int, str], rows: list[TableRow]
) -> Iterator[Column]:
    sheet = view.sheet
    filled: Counter[int] = Counter()
    for mask, count in Counter(view.masks[row.number] for row in rows).items():
        filled.update(dict.fromkeys(columns_of(mask), count))
    for position, column in enumerate(parts):
        samples: dict[CellValue, None] = {}
        for row in rows[:_SAMPLED_ROWS]:
            value = row.values[position]
            if value != "" and look(value) is not Look.BLANK:
                samples.setdefault(value)
                if len(samples) == SAMPLES:
                    break
        yield Column(
            column,
            names[column],
            parts[column],
            tuple(samples),
            filled[column],
            column in sheet.hidden_columns,
            column in sheet.percent_columns,
            not parts[column],
        )


def _with_sections(
    view: SheetView, body: Body, columns: tuple[Column, ...], rows: list[TableRow]
) -> tuple[tuple[Column, ...], list[TableRow]]:
    """A further column that says under which section heading a row stands."""
    pending = iter([*body.sections, (len(view.rows), 0)])
    here: Place | None = None
    following = next(pending)
    new: list[TableRow] = []
    position = len(columns)
    for row in rows:
        while row.number > following[0]:
            here, following = Place(view.sheet.name, *following), next(pending)
        value = view.rows[here.row][here.column] if here else ""
        places = {**row.places, position: here} if here else row.places
        new.append(TableRow(row.number, [*row.values, value], MappingProxyType(dict(places)), row.hidden))
    heading, taken = SECTION_HEADING, {column.heading for column in columns}
    while heading in taken:
        heading += " (section)"
    texts = tuple(dict.fromkeys(view.rows[row][column] for row, column in body.sections))
    filled = sum(1 for row in new if row.values[position] != "")
    return (*columns, Column(body.sections[0][1], heading, (), texts[:SAMPLES], filled, derived=True)), new


def _pairs(columns: tuple[Column, ...], rows: list[TableRow]) -> tuple[Pair, ...]:
    """Columns of shares, each right of a column of labels; there must be two such pairs at least."""
    found = []
    for value in range(1, len(columns)):
        share, label = columns[value], columns[value - 1]
        if not share.parts or not label.parts or share.derived:
            continue
        if not _SHARE.fullmatch(shown(share.parts[-1])) or _SHARE.fullmatch(shown(label.parts[-1])):
            continue
        kinds = Counter(look(sample) for sample in label.samples)
        if kinds[Look.LABEL] * 2 >= sum(kinds.values()):
            found.append(Pair(value - 1, value))
    if len(found) < 2 or len({shown(columns[pair.value].parts[-1]).casefold() for pair in found}) > 2:
        return ()
    return tuple(found)


def titles_of(view: SheetView, rows: list[int], area: Area) -> tuple[LeftOut, ...]:
    """The rows above the headings, as titles."""
    return tuple(
        LeftOut(row, Reason.TITLE, " ".join(shown(view.rows[row][column]) for column in view.filled(row, area))[:300])
        for row in rows
        if view.masks[row] & area.mask
    )
