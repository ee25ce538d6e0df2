"""Tables whose columns are months, or pairs of a project and its share, as one list with a row for each value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from planner.exchange.importing.tables.cells import is_blank, like_month, like_year, shown
from planner.exchange.importing.tables.finding import no_collection
from planner.exchange.importing.tables.found import Column, FoundTable, Place, Shape, TableRow
from planner.exchange.importing.tables.sentences import listed
from planner.exchange.raw import CellValue, address

MONTH, MEASURE, CATEGORY, PROJECT, VALUE, SHEET = "Month", "Measure", "Category", "Project", "Value", "Sheet"


def long_of(table: FoundTable) -> FoundTable | None:
    """The table as one list of values: months melted, pairs unfolded; None for a table that is a list already."""
    with no_collection():
        if table.shape is Shape.PAIRS:
            return _unfolded(table)
        return melted(table, table.month_columns) if table.shape is Shape.MONTHS else None


def filled_down(table: FoundTable, positions: Iterable[int]) -> FoundTable:
    """Blank cells of the columns take the value of the row above, down to the next value or section; noted."""
    wanted = list(positions)
    derived = [place for place, column in enumerate(table.columns) if column.derived]
    last: dict[int, tuple[CellValue, Place]] = {}
    section: tuple[CellValue, ...] = ()
    rows: list[TableRow] = []
    filled: list[str] = []
    for number, row in enumerate(table.rows):
        now = tuple(row.values[place] for place in derived)
        if now != section:
            section, last = now, {}
        new, places = list(row.values), dict(row.places)
        for position in wanted:
            if not is_blank(new[position]):
                last[position] = (new[position], table.place(number, position))
            elif position in last:
                new[position], places[position] = last[position]
                filled.append(address(row.number, table.columns[position].index))
        rows.append(replace(row, values=new, places=MappingProxyType(places)))
    if not filled:
        return table
    headings = listed([table.columns[position].heading for position in wanted])
    note = f"Blank cells under {headings} take the value above: {listed(filled)}."
    return replace(table, rows=tuple(rows), notes=(*table.notes, note))


def melted(table: FoundTable, positions: Sequence[int]) -> FoundTable:
    """One row for each filled cell of the columns: the other columns, the month as its heading cell, and the value.

    A further column Measure holds what else the headings say ("FTE", "Hours") where they have several lines.
    """
    chosen = set(positions)
    keys = [place for place in range(len(table.columns)) if place not in chosen]
    heads = {place: _split_heading(table, place) for place in positions}
    measured = any(measure for _, measure, _ in heads.values())
    rows: list[TableRow] = []
    for number, row in enumerate(table.rows):
        for place in positions:
            value = row.values[place]
            if is_blank(value) and table.doubt(number, place) is None:
                continue
            month, measure, cell = heads[place]
            further = [(month, cell), *([(measure, cell)] if measured else []), (value, table.place(number, place))]
            rows.append(_long_row(table, number, keys, further))
    names = [MONTH, *([MEASURE] if measured else []), VALUE]
    percent = all(table.columns[place].percent for place in positions)
    return _long_table(table, keys, names, rows, percent)


def _split_heading(table: FoundTable, position: int) -> tuple[CellValue, str, Place]:
    """The heading cell that names the month, what else the heading says, and where the month stands."""
    column = table.columns[position]
    lines = table.header_rows[-len(column.parts) :] if column.parts else ()
    months = [place for place, part in enumerate(column.parts) if like_month(part)]
    if not months:
        return column.heading, "", Place(table.sheet, table.header_rows[-1] if table.header_rows else -1, column.index)
    at = months[0]
    years = [shown(part) for part in column.parts if like_year(part) and not like_month(part)]
    month: CellValue = column.parts[at]
    if years and isinstance(month, str) and not any(digit.isdigit() for digit in month[3:]):
        month = f"{month.strip()} {years[0]}"
    rest = [shown(part) for place, part in enumerate(column.parts) if place != at and shown(part) not in years]
    return month, " ".join(dict.fromkeys(rest)), Place(table.sheet, lines[at], column.index)


def _unfolded(table: FoundTable) -> FoundTable:
    """One row for each pair that is filled; the month is the heading of the pair or else the name of the sheet."""
    in_pairs = {place for pair in table.pairs for place in (pair.label, pair.value)}
    keys = [place for place in range(len(table.columns)) if place not in in_pairs]
    persons = [place for place in keys if place < table.pairs[0].label and not _mostly_numbers(table, place)]
    table = filled_down(table, persons[:1])
    rows: list[TableRow] = []
    for number, row in enumerate(table.rows):
        for pair in table.pairs:
            label, value = row.values[pair.label], row.values[pair.value]
            doubtful = any(table.doubt(number, place) for place in (pair.label, pair.value))
            if is_blank(label) and (is_blank(value) or value == 0) and not doubtful:
                continue
            cell = Place(table.sheet, table.header_rows[-1], table.columns[pair.label].index)
            month, where = _month_of(table, pair.label, cell)
            category = table.columns[pair.label].heading
            further = [
                (month, where),
                (category, cell),
                (label, table.place(number, pair.label)),
                (value, table.place(number, pair.value)),
            ]
            rows.append(_long_row(table, number, keys, further))
    percent = all(table.columns[pair.value].percent for pair in table.pairs)
    return _long_table(table, keys, [MONTH, CATEGORY, PROJECT, VALUE], rows, percent)


def _month_of(table: FoundTable, position: int, cell: Place) -> tuple[CellValue, Place]:
    for part in table.columns[position].parts:
        if like_month(part):
            return part, cell
    return (table.sheet, Place(table.sheet, -1, 0)) if like_month(table.sheet) else ("", Place(table.sheet, -1, 0))


def _mostly_numbers(table: FoundTable, position: int) -> bool:
    samples = table.columns[position].samples
    return 2 * sum(1 for sample in samples if not isinstance(sample, str)) > len(samples)


def _long_row(
    table: FoundTable, number: int, keys: Sequence[int], further: Sequence[tuple[CellValue, Place]]
) -> TableRow:
    row = table.rows[number]
    values = [*(row.values[place] for place in keys), *(value for value, _ in further)]
    places: dict[int, Place] = {new: row.places[old] for new, old in enumerate(keys) if old in row.places}
    places.update({len(keys) + offset: place for offset, (_, place) in enumerate(further)})
    return TableRow(row.number, values, MappingProxyType(places), row.hidden, row.sheet)


def _long_table(
    table: FoundTable, keys: Sequence[int], names: Sequence[str], rows: list[TableRow], percent: bool
) -> FoundTable:
    taken = {table.columns[place].heading.casefold() for place in keys}
    columns = [table.columns[place] for place in keys]
    for offset, name in enumerate(names):
        heading = name if name.casefold() not in taken else f"{name} (2)"
        position = len(keys) + offset
        samples = tuple(dict.fromkeys(row.values[position] for row in rows[:500] if not is_blank(row.values[position])))
        filled = sum(1 for row in rows if not is_blank(row.values[position]))
        shown_as = percent and name == VALUE
        columns.append(Column(-1, heading, (name,), samples[:8], filled, percent=shown_as, derived=True))
    note = f"It was read as a list of {len(rows):,} values, one a row."
    return replace(
        table,
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(*table.notes, note),
        shape=Shape.LIST,
        month_columns=(),
        pairs=(),
    )


def stacked(tables: Sequence[FoundTable]) -> tuple[FoundTable, ...]:
    """Tables of different sheets with the same headings, each group under one another with a column for the sheet.

    Groups of one are not returned. The headings of the widest table count; its notes say which sheets were joined.
    """
    groups: dict[tuple[str, ...], list[FoundTable]] = {}
    for table in tables:
        own = [column.heading.casefold() for column in table.columns if not (column.derived and column.index >= 0)]
        groups.setdefault(tuple(own), []).append(table)
    return tuple(_joined(group) for group in groups.values() if len({table.sheet for table in group}) == len(group) > 1)


def _joined(group: list[FoundTable]) -> FoundTable:
    first = max(group, key=lambda table: len(table.columns))
    headings = [column.heading for column in first.columns]
    rows: list[TableRow] = []
    for table in group:
        where = {column.heading.casefold(): place for place, column in enumerate(table.columns)}
        order = [where.get(heading.casefold()) for heading in headings]
        rows.extend(_moved(table, number, order) for number in range(len(table.rows)))
    names: Mapping[str, None] = dict.fromkeys(table.sheet for table in group)
    columns = (*first.columns, Column(-1, SHEET, (SHEET,), tuple(names)[:8], len(rows), derived=True))
    note = f"The tables of the sheets {listed(list(names))} were put under one another."
    others = tuple((table.sheet, doubt) for table in group if table is not first for doubt in table.doubts)
    return replace(first, columns=columns, rows=tuple(rows), notes=(*first.notes, note), other_doubts=others)


def _moved(table: FoundTable, number: int, order: Sequence[int | None]) -> TableRow:
    row = table.rows[number]
    values = [*("" if place is None else row.values[place] for place in order), table.sheet]
    places = {new: row.places[old] for new, old in enumerate(order) if old is not None and old in row.places}
    places[len(order)] = Place(table.sheet, -1, 0)
    return TableRow(row.number, values, MappingProxyType(places), row.hidden, table.sheet)
