"""A spreadsheet as read: plain values by sheet, row and column, before anybody knows what they mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

CellValue = str | float | bool | dt.date | dt.time | dt.timedelta
"""What a cell may hold. A blank cell is the empty string; numbers are always ``float``."""


class Doubt(StrEnum):
    """Why the value of a cell is not known although something stands there."""

    ERROR = "error"  # #N/A, #REF!, #DIV/0!: `RawSheet.doubts` also keeps the text
    NO_RESULT = "no stored result"  # a formula whose result nobody has calculated


@dataclass(frozen=True, slots=True)
class DoubtfulCell:
    """A cell that would look blank but is not; ``row`` and ``column`` are 0-based."""

    row: int
    column: int
    doubt: Doubt
    text: str


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet from A1 on: ``rows[i][j]`` is the cell in row i + 1, column j + 1; rows have equal lengths."""

    name: str
    rows: list[list[CellValue]]
    visible: bool = True
    doubts: tuple[DoubtfulCell, ...] = ()


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """All worksheets of one file. ``kind`` is xlsx, xlsm, xlsb, xls or ods, by content; ``notes`` are for people."""

    kind: str
    sheets: tuple[RawSheet, ...]
    notes: tuple[str, ...] = field(default=())


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
