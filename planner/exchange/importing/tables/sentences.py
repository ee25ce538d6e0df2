"""How a table was read, in sentences for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.exchange.importing.tables.found import FoundTable, Reason, Shape
from planner.exchange.raw import RawSheet, column_letters

_NAMED = 5


def notes_of(
    table: FoundTable, sheet: RawSheet, blank_rows: int, filled_down: Sequence[str], counted_once: Sequence[str]
) -> Iterator[str]:
    """Everything about how the table was read that a person might wonder about."""
    yield _headings(table)
    yield from _left_out(table)
    if blank_rows > 0:
        yield f"{_count(blank_rows, 'blank row')} between the data {_is(blank_rows)} passed over."
    yield from _hidden(table, sheet)
    if filled_down:
        yield f"Merged cells stand for every row that they cover: {listed(_in_order(filled_down))}."
    if counted_once:
        yield f"Merged cells with a number count once, in their first row: {listed(_in_order(counted_once))}."
    unnamed = [column_letters(column.index) for column in table.columns if column.blank_heading]
    if unnamed and table.header_rows:
        plural = len(unnamed) > 1
        yield f"Column{'s' if plural else ''} {listed(unnamed)} {'have' if plural else 'has'} data but no heading."
    again = [column.heading for column in table.columns if _numbered(column.heading, table)]
    if again:
        yield f"Headings that occur more than once are numbered: {listed(again)}."
    if table.doubts:
        cells = f"{_count(len(table.doubts), 'cell')} in it"
        yield f"{cells} would look blank but show an error or a formula without a stored result."


def _headings(table: FoundTable) -> str:
    lines = table.header_rows
    if not lines:
        return "No headings were found; the columns are named by their letters."
    if len(lines) == 1:
        return f"The headings are in row {lines[0] + 1}."
    return f"The headings are in rows {lines[0] + 1} to {lines[-1] + 1}, joined."


def _left_out(table: FoundTable) -> Iterator[str]:
    by_reason: dict[Reason, list[str]] = {}
    for out in table.left_out:
        by_reason.setdefault(out.reason, []).append(str(out.row + 1))
    words = {
        Reason.TITLE: ("is read as a title", "are read as titles"),
        Reason.NOTE: ("is read as a note", "are read as notes"),
        Reason.TOTAL: ("is a total and is left out", "are totals and are left out"),
        Reason.SECTION: ("is the heading of the rows below", "are headings of the rows below"),
        Reason.ZEROS: ("holds nothing but zeros and is left out", "hold nothing but zeros and are left out"),
        Reason.HEADINGS_AGAIN: ("repeats the headings", "repeat the headings"),
    }
    for reason, rows in by_reason.items():
        one, several = words[reason]
        yield f"Row {rows[0]} {one}." if len(rows) == 1 else f"Rows {listed(rows)} {several}."


def _hidden(table: FoundTable, sheet: RawSheet) -> Iterator[str]:
    if not sheet.visible:
        yield "The sheet is hidden."
    hidden = [str(row.number + 1) for row in table.rows if row.hidden]
    if hidden:
        why = " (by a filter, perhaps)" if sheet.filtered else ""
        yield f"{_count(len(hidden), 'hidden row')}{why} {_is(len(hidden))} read like the others: {listed(hidden)}."
    columns = [column_letters(column.index) for column in table.columns if column.hidden]
    if columns:
        yield f"{_count(len(columns), 'hidden column')} {_is(len(columns))} read like the others: {listed(columns)}."
    if table.shape is Shape.PAIRS:
        labels = [table.columns[pair.label].heading for pair in table.pairs]
        yield f"Beside each of {listed(labels)} stands how much of it; they can be read as one list."


def _in_order(cells: Sequence[str]) -> list[str]:
    return sorted(cells, key=lambda cell: (int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), cell))


def listed(texts: Sequence[str]) -> str:
    """A few of them by name, the rest by number: ``A, B and 3 more``."""
    if len(texts) <= _NAMED:
        return ", ".join(texts[:-1]) + (" and " if len(texts) > 1 else "") + texts[-1]
    return ", ".join(texts[:_NAMED]) + f" and {len(texts) - _NAMED:,} more"


def _numbered(heading: str, table: FoundTable) -> bool:
    base, mark, rest = heading.rpartition(" (")
    return bool(mark) and rest[:-1].isdigit() and any(column.heading == base for column in table.columns)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
