"""Tables pointed out in words: ``Pipeline!A3:K200``, with how many rows of it are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.domain.errors import UserError
from planner.services.importing.choices import ImportChoices, TableChoice, TableKey
from planner.services.importing.files import ImportFile

_RANGE = re.compile(
    r"(?:(?P<sheet>.+)!)?\$?(?P<left>[A-Z]{1,3})?\$?(?P<top>[0-9]{1,7})(?::\$?(?P<right>[A-Z]{1,3})?\$?(?P<bottom>[0-9]{1,7})?)?"
)
_ROWS = re.compile(r"(\d{1,7})(?:\s*-\s*(\d{1,7}))?")
_MOST_HEADINGS = 9


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table of a sheet ("": the first one): its first row, and (0-based, None: as far as the sheet) where it ends."""

    sheet: str
    top: int
    columns: tuple[int, int] | None = None
    bottom: int | None = None
    heading_rows: int = 1
    left_out: frozenset[int] = frozenset()
    written: str = ""


def placed_table(text: str, heading_rows: int = 1, left_out: frozenset[int] = frozenset()) -> PlacedTable:
    """The table that ``SHEET!A3:K200`` means; a part of it may be missing, as in ``A3:K`` or ``3``.

    Raises `UserError` for anything else.
    """
    found = _RANGE.fullmatch(text.strip())
    if found is None or not int(found["top"]):
        raise UserError(f"--table {text}: write it as SHEET!A3:K200, or A3 for a table down to the end of its sheet.")
    if not 0 <= heading_rows <= _MOST_HEADINGS:
        raise UserError(f"--heading-rows {heading_rows}: a table has 0 to {_MOST_HEADINGS} rows of headings.")
    left, right = (_column(found[name]) for name in ("left", "right"))
    columns = (left or 0, right) if right is not None else None
    bottom = int(found["bottom"]) - 1 if found["bottom"] else None
    top = int(found["top"]) - 1
    if (columns and columns[0] > columns[1]) or (bottom is not None and bottom < top + heading_rows):
        raise UserError(f"--table {text}: it ends before it begins. Write its first cell first, as in A3:K200.")
    sheet = (found["sheet"] or "").strip("'")
    return PlacedTable(sheet, top, columns, bottom, heading_rows, left_out, text)


def rows_named(text: str) -> frozenset[int]:
    """The rows (0-based) that ``4, 17-19`` means; `UserError` for anything else."""
    rows: set[int] = set()
    for part in filter(None, (one.strip() for one in text.split(","))):
        found = _ROWS.fullmatch(part)
        if found is None or int(found[2] or found[1]) < int(found[1]) or not int(found[1]):
            raise UserError(f"--skip-rows {text}: write row numbers as 4,17-19.")
        rows.update(range(int(found[1]) - 1, int(found[2] or found[1])))
    return frozenset(rows)


def with_tables(choices: ImportChoices, files: Sequence[ImportFile], placed: Sequence[PlacedTable]) -> ImportChoices:
    """The choices with tables pointed out; other tables of the same files are left out.

    Raises `UserError` for a sheet that no file has.
    """
    tables = dict(choices.tables)
    for one in placed:
        there = [(number, name) for number, file in enumerate(files) if (name := _sheet(file, one.sheet)) is not None]
        if not there:
            names = ", ".join(
                dict.fromkeys(sheet.name for file in files for sheet in file.findings.sheets if sheet.name)
            )
            raise UserError(
                f"--table {one.written}: no file has this sheet. Sheets are: {names or 'none with a name'}."
            )
        for number, name in there:
            tables[_key(files[number], number, name, one, tables)] = TableChoice(
                header_rows=tuple(range(one.top, one.top + one.heading_rows)),
                columns=one.columns,
                last_row=one.bottom,
                left_out=one.left_out | frozenset(range(one.top if not one.heading_rows else 0)),
                within=name,
            )
    for number in {key.file for key in tables}:
        for position in range(len(files[number].tables)):
            tables.setdefault(TableKey(number, position), TableChoice(sheet=""))
    return replace(choices, tables=tables)


def _key(file: ImportFile, number: int, sheet: str, placed: PlacedTable, said: dict[TableKey, TableChoice]) -> TableKey:
    """The table found at the place, else any of the sheet, else a further one of the file."""
    rows = range(placed.top, (placed.bottom or 10**7) + 1)
    free = [
        (TableKey(number, position), table)
        for position, table in enumerate(file.tables)
        if table.sheet == sheet and TableKey(number, position) not in said
    ]
    near = [key for key, table in free if any(row in rows for row in table.header_rows or table.own_rows)]
    if near or free:
        return (near or [key for key, _ in free])[0]
    return TableKey(number, max([len(file.tables) - 1, *(key.table for key in said if key.file == number)]) + 1)


def _sheet(file: ImportFile, name: str) -> str | None:
    """The sheet of a file by its name, whatever its case; the first one for no name."""
    names = [sheet.name for sheet in file.findings.sheets]
    if not name:
        return names[0] if names else None
    return next((one for one in names if one.casefold() == name.casefold()), None)


def _column(letters: str | None) -> int | None:
    if not letters:
        return None
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
