"""What a cell looks like: nothing, a label, a number, a date. Only looks: what it means is read later."""

from __future__ import annotations

import datetime as dt
import re
from enum import IntEnum
from functools import lru_cache

from planner.exchange.raw import CellValue, Merged, RawSheet


class Look(IntEnum):
    """The look of one cell."""

    BLANK = 0
    LABEL = 1
    NUMBER = 2
    DATE = 3


_NUMBER = re.compile(r"[(\-+~<>≥≤]{0,2}[$€£¥]?\s?\d[\d.,\s\u00a0\u202f']*\s?(?:%|[$€£¥]|[kKmM]|FTE|h|hrs|d)?\)?")
_DATE = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?(?:[T ]\d{1,2}:\d{2}.*)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}[\s\-.]?[A-Za-z]{3,9}\.?[\s\-.]?\d{2,4}"
)
_MONTH_WORD = (
    r"(?:jan|feb|f[eé]v|m[aä]r|mrz|apr|avr|abr|ma[iyjg]|jun|jui|giu|cze|jul|lug|lip|aug|ao[uû]|ago|sie|sep|set|wrz"
    r"|o[ck]t|ott|pa[zź]|nov|lis|de[cz]|d[eé]c|dic|gru|sty|lut|kwi|ene|gen)[a-zéûźńł]{0,9}\.?"
)
_YEAR = r"['’]?\d{2}(?:\d{2})?"
_MONTH = re.compile(
    rf"{_MONTH_WORD}[\s\-/.,_]*(?:{_YEAR})?|{_YEAR}[\s\-/.,_]*{_MONTH_WORD}|\d{{4}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{4}}"
    rf"|[qht]\d[\s\-/.,_]*(?:{_YEAR})?|\d{{4}}[\s\-]*[qht]\d|(?:m|month|monat)\s?\d{{1,2}}",
    re.IGNORECASE,
)
_LONGEST_MONTH = 20
MOST_COLUMNS = 1000
"""Columns in which tables are looked for: no list of ours has more, and a stray cell far out must not cost minutes."""


def is_blank(value: CellValue) -> bool:
    """Nothing, or nothing but spaces."""
    return value == "" or (isinstance(value, str) and value.isspace())


def look(value: CellValue) -> Look:
    """What a cell looks like; text that is written like a number or a date looks like one."""
    if isinstance(value, str):
        text = value.strip()
        if not text:
            return Look.BLANK
        if text[-1].isalpha() and text[0].isalpha():
            return Look.LABEL
        if _DATE.fullmatch(text):
            return Look.DATE
        return Look.NUMBER if _NUMBER.fullmatch(text) else Look.LABEL
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Look.DATE
    return Look.NUMBER


def like_month(value: CellValue) -> bool:
    """Whether a heading names a month or a quarter in some style; dates count."""
    if isinstance(value, dt.date):
        return True
    return isinstance(value, str) and len(value) <= _LONGEST_MONTH and _MONTH.fullmatch(value.strip()) is not None


def like_year(value: CellValue) -> bool:
    """Whether a cell holds a year, as group headings above months do."""
    if isinstance(value, float):
        return 1990 <= value <= 2100 and value == int(value)
    return isinstance(value, str) and re.fullmatch(r"(?:fy\s?)?(?:19|20)\d\d", value.strip(), re.IGNORECASE) is not None


def shown(value: CellValue) -> str:
    """A heading or note as text in one line; the first of a month as its month."""
    if isinstance(value, dt.date):
        midnight = not isinstance(value, dt.datetime) or value.time() == dt.time()
        return f"{value:%b %Y}" if value.day == 1 and midnight else value.isoformat()
    if isinstance(value, float):
        return f"{value:g}" if value == int(value) and abs(value) < 1e15 else repr(value)
    return " ".join(str(value).split())


def masks_of(sheet: RawSheet) -> list[int]:
    """For each row a number whose bit j says that the cell in column j is not blank."""
    width = min(MOST_COLUMNS, max(map(len, sheet.rows), default=0))
    ragged = any(len(row) < width for row in sheet.rows)
    full = (1 << width) - 1
    masks = [full] * len(sheet.rows)
    for column in range(width):  # column by column, which takes a third of the time that row by row does
        if ragged:
            values = [row[column] if column < len(row) else "" for row in sheet.rows]
        else:
            values = [row[column] for row in sheet.rows]
        blanks = {value for value in set(values) if is_blank(value)}
        if blanks:
            without = ~(1 << column)
            masks = [mask & without if value in blanks else mask for mask, value in zip(masks, values, strict=True)]
    for doubt in sheet.doubts:  # something stands there
        if doubt.row < len(masks) and doubt.column < min(MOST_COLUMNS, len(sheet.rows[doubt.row])):
            masks[doubt.row] |= 1 << doubt.column
    return masks


@lru_cache(maxsize=4096)
def columns_of(mask: int) -> tuple[int, ...]:
    """The columns of a row's mask, from left to right; the rows of a table share few masks."""
    return tuple(column for column, bit in enumerate(reversed(f"{mask:b}")) if bit == "1")


class Merges:
    """Merged cells by the rows that they touch."""

    def __init__(self, merged: tuple[Merged, ...]) -> None:
        self._by_row: dict[int, list[Merged]] = {}
        self.tall: dict[int, list[Merged]] = {}
        for merge in merged:
            self._by_row.setdefault(merge.top, []).append(merge)
            if merge.bottom > merge.top:
                self.tall.setdefault(merge.left, []).append(merge)

    def starting(self, row: int) -> list[Merged]:
        """The merged cells whose value stands in this row."""
        return self._by_row.get(row, [])

    def widest(self, row: int) -> int:
        """Over how many columns the widest merged cell that begins in this row reaches; 1 if none does."""
        return max((merge.right - merge.left + 1 for merge in self.starting(row)), default=1)

    def span(self, row: int, column: int) -> Merged:
        """The merged cell that begins at a cell, or the cell alone."""
        for merge in self.starting(row):
            if merge.left == column:
                return merge
        return Merged(row, column, row, column)
