"""A spreadsheet as read: plain values by sheet, row and column, before anybody knows what they mean."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

CellValue = str | float | bool | dt.date | dt.time | dt.timedelta
"""What a cell may hold. A blank cell is the empty string; numbers are always ``float``."""


class Doubt(StrEnum):
    """Why the value of a cell is not known although something stands there."""

    ERROR = "error"  # #N/A, #REF!, #DIV/0!: `RawSheet.doubts` also keeps the text
    NO_RESULT = "no stored result"  # a formula whose result nobody has calculated
    NO_DATE = "no date"  # a number before day 0 that is formatted as a date: Excel shows #####, the reader midnight


@dataclass(frozen=True, slots=True)
class DoubtfulCell:
    """A cell that would look blank but is not; ``row`` and ``column`` are 0-based."""

    row: int
    column: int
    doubt: Doubt
    text: str


class Merged(NamedTuple):
    """Cells merged into one, 0-based and inclusive; the value stands in the top left cell."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class CellComment:
    """What somebody wrote beside a cell; ``row`` and ``column`` are 0-based, ``author`` may be ''."""

    row: int
    column: int
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet from A1 on: ``rows[i][j]`` is the cell in row i + 1, column j + 1; rows have equal lengths.

    Rows are for reading only: blank ones may be one and the same list. Rows and columns of the other fields are
    0-based. ``percent_columns`` (whose numbers are shown as percent) are known for xlsx, xlsm and xml only, and
    ``comments`` for xlsx, xlsm and ods.
    """

    name: str
    rows: list[list[CellValue]]
    visible: bool = True
    doubts: tuple[DoubtfulCell, ...] = ()
    very_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    percent_columns: frozenset[int] = frozenset()
    filtered: bool = False
    comments: tuple[CellComment, ...] = ()


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is read: guessed from the file, shown, and changeable.

    ``decimal`` is the mark before the decimals as far as the numbers in the file show it: "," or ".", else "".
    """

    encoding: str
    delimiter: str
    decimal: str = ""


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """All worksheets of one file. ``kind`` is xlsx, xlsm, xlsb, xls, ods, csv, html (the tables of a web page) or xml
    (the form of Excel 2003), by content; ``notes`` are for people.

    A text file has one sheet without a name, all its cells are text as written, and ``text`` says how it was read.
    ``date_1904``: the file counts days from 1904 (dates are right already; bare numbers that mean days are not); known
    for xlsx and xlsm.
    """

    kind: str
    sheets: tuple[RawSheet, ...]
    notes: tuple[str, ...] = field(default=())
    text: TextForm | None = None
    date_1904: bool = False


@dataclass(frozen=True, slots=True)
class RawJson:
    """A JSON file, parsed, for whoever knows what is in it (a registry's download, say)."""

    content: Any
    notes: tuple[str, ...] = ()
    kind: str = "json"


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """The first rows of a sheet, and how large it is.

    ``height`` and ``width`` count rows and columns from A1 on and are upper bounds (a formatted cell far out counts).
    ``chart`` is true of a sheet that holds a chart, a macro or a dialog and no cells.
    """

    sheet: RawSheet
    height: int
    width: int
    chart: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds, as far as a quick look can tell; a JSON file has no sheets."""

    kind: str
    sheets: tuple[SheetPreview, ...]
    notes: tuple[str, ...] = ()
    text: TextForm | None = None


@lru_cache(maxsize=16_384)
def column_letters(column: int) -> str:
    """The letters of a 0-based column: 0 is A, 26 is AA."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def address(row: int, column: int) -> str:
    """The address of a 0-based row and column: (0, 0) is A1."""
    return f"{column_letters(column)}{row + 1}"


_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


def place_of(written: str) -> tuple[int, int] | None:
    """The 0-based row and column of an address such as B7 or $B$7; None for anything else."""
    found = _ADDRESS.fullmatch(written.strip().upper())
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
