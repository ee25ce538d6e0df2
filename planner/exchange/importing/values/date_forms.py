"""Every form of a date in text that is understood, each written out; `dates` tries them in this order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.exchange.importing.values.date_order import NUMERIC_DATE, DateOrder
from planner.exchange.importing.values.month_names import month_number
from planner.exchange.importing.values.periods import (
    Period,
    Precision,
    of_day,
    of_months,
    of_week,
    part_of,
)

if TYPE_CHECKING:
    from planner.exchange.importing.values.dates import DateRules


class Unfit(Exception):  # noqa: N818 - becomes an `Unusable` in `dates`
    """The form is understood but does not say which date is meant."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


Build = Callable[[re.Match[str], "DateRules"], Period | None]
"""Makes the period; None if the words turn out not to be a date; ValueError if there is no such date."""

_YEAR4 = r"(?P<y>(?:19|20|21)\d\d)"
_YEAR = r"(?P<y>(?:19|20|21)\d\d|'?\d\d)"
_GAP = r"[\s/\-_.,']*"
_WORD = r"(?P<word>[^\W\d_]{3,12})\.?"
_CLOCK = r"(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|\.|er|º)?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PARTS = {
    **dict.fromkeys(("early", "beginning", "begin", "start", "beg", "anfang", "début", "debut"), "early"),
    **dict.fromkeys(("mid", "middle", "mitte", "mi"), "mid"),
    **dict.fromkeys(("late", "end", "ende", "fin", "eo"), "late"),
}


def full_year(text: str) -> int:
    """A year of two digits is of this century: plans look ahead."""
    digits = text.lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _year_note(text: str) -> str:
    return "" if len(text.lstrip("'")) == 4 else f"the year is taken as {full_year(text)}"


def _iso_day(found: re.Match[str], rules: DateRules) -> Period:
    return of_day(dt.date(int(found["y"]), int(found["m"]), int(found["d"])))


def _month_of_digits(found: re.Match[str], rules: DateRules) -> Period:
    return of_months(int(found["y"]), int(found["m"]), 1, Precision.MONTH)


def _numeric(found: re.Match[str], rules: DateRules) -> Period:
    first, second, year = int(found[1]), int(found[3]), full_year(found[4])
    note = _year_note(found[4])
    if max(first, second) <= 12 and first != second and found[2] != "." and rules.order is None:
        raise Unfit(
            f"is {first} {_ENGLISH[second]} or {second} {_ENGLISH[first]}.",
            "Say whether the day or the month comes first in this file.",
        )
    day_first = _day_first(first, second, found[2] == ".", rules.order)
    day, month = (first, second) if day_first else (second, first)
    return of_day(dt.date(year, month, day), note)


def _day_first(first: int, second: int, dotted: bool, order: DateOrder | None) -> bool:
    """Dots are written by those who put the day first; otherwise what is possible, then what was decided."""
    if first > 12 or second > 12:
        return first > 12
    return dotted or order is not DateOrder.MONTH_FIRST


def _named_day(found: re.Match[str], rules: DateRules) -> Period | None:
    month = month_number(found["word"])
    if month is None:
        return None
    return of_day(dt.date(full_year(found["y"]), month, int(found["d"])), _year_note(found["y"]))


def _named_month(found: re.Match[str], rules: DateRules) -> Period | None:
    month = month_number(found["word"])
    if month is None:
        return None
    return of_months(full_year(found["y"]), month, 1, Precision.MONTH, _year_note(found["y"]))


def _yearless(found: re.Match[str], rules: DateRules) -> Period | None:
    if month_number(found["word"]) is None:
        return None
    raise Unfit("has no year.", "Add the year.")


def _count(text: str) -> int:
    return _ORDINALS.get(text) or int(text)


def _quarter(found: re.Match[str], rules: DateRules) -> Period:
    number = _count(found["n"])
    if found["fy"]:
        return _fiscal(full_year(found["y"]), (number - 1) * 3, 3, Precision.QUARTER, rules)
    return of_months(full_year(found["y"]), number * 3 - 2, 3, Precision.QUARTER, _year_note(found["y"]))


def _half(found: re.Match[str], rules: DateRules) -> Period:
    number = _count(found["n"])
    if found["fy"]:
        return _fiscal(full_year(found["y"]), (number - 1) * 6, 6, Precision.HALF, rules)
    return of_months(full_year(found["y"]), number * 6 - 5, 6, Precision.HALF, _year_note(found["y"]))


def _year(found: re.Match[str], rules: DateRules) -> Period:
    return of_months(full_year(found["y"]), 1, 12, Precision.YEAR, _year_note(found["y"]))


def _fiscal_year(found: re.Match[str], rules: DateRules) -> Period:
    return _fiscal(full_year(found["y"]), 0, 12, Precision.YEAR, rules)


def _fiscal(year: int, offset: int, count: int, precision: Precision, rules: DateRules) -> Period:
    if rules.fiscal_start is None:
        raise Unfit("is a fiscal year.", "Say in which month the fiscal year begins.")
    begin = year * 12 + rules.fiscal_start - 1 - (12 if rules.fiscal_start > 1 else 0) + offset
    start = f"{_ENGLISH[rules.fiscal_start]}"
    note = f"a fiscal year begins in {start} and is named after the year in which it ends"
    return of_months(begin // 12, begin % 12 + 1, count, precision, note)


def _week(found: re.Match[str], rules: DateRules) -> Period:
    return of_week(int(found["y"]), int(found["n"]))


def _part(found: re.Match[str], rules: DateRules) -> Period | None:
    part = _PARTS.get(found["part"])
    if part is None:
        return None
    for pattern, build in _WHOLES:
        inner = pattern.fullmatch(found["rest"])
        whole = build(inner, rules) if inner is not None else None
        if whole is not None:
            taken = part_of(whole, part)
            note = f"“{found['part']}” is taken as {taken.first.isoformat()} to {taken.last.isoformat()}"
            return Period(taken.first, taken.last, taken.precision, f"{note}; {whole.note}" if whole.note else note)
    return None


_ENGLISH = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _form(pattern: str, build: Build) -> tuple[re.Pattern[str], Build]:
    return re.compile(pattern), build


_FY = r"(?P<fy>fy|fiscal year|gj)?"
_QUARTER_WORD = r"(?:quarter|quartal|trimestre|qtr|kwartał|kwartal)"
_HALF_WORD = r"(?:half|halbjahr|semestre|semester|hälfte|półrocze|polrocze)"
_NTH_QUARTER = r"(?P<n>[1-4]|first|second|third|fourth)(?:st|nd|rd|th|\.|er|e|º)?"
_NTH_HALF = r"(?P<n>[12]|first|second)(?:st|nd|\.|er|e|º)?"

_MONTH_FORMS = (
    _form(rf"{_WORD}{_GAP}{_YEAR}", _named_month),
    _form(rf"{_YEAR4}{_GAP}{_WORD}", _named_month),
)
_WHOLES = (
    *_MONTH_FORMS,
    _form(rf"q(?P<n>[1-4]){_GAP}{_FY}{_GAP}{_YEAR}", _quarter),
    _form(rf"{_FY}{_GAP}{_YEAR4}{_GAP}q(?P<n>[1-4])", _quarter),
    _form(rf"fy{_GAP}{_YEAR}", _fiscal_year),
    _form(_YEAR, _year),
)
FORMS: tuple[tuple[re.Pattern[str], Build], ...] = (
    _form(rf"{_YEAR4}(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)", _iso_day),
    _form(rf"{_YEAR4}(?P<m>0[1-9]|1[0-2])", _month_of_digits),
    _form(rf"{_YEAR4}([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_CLOCK}", _iso_day),
    _form(rf"{_YEAR4}[-/.](?P<m>0?[1-9]|1[0-2])", _month_of_digits),
    _form(rf"(?P<m>0?[1-9]|1[0-2])[-/. ]+{_YEAR4}", _month_of_digits),
    (NUMERIC_DATE, _numeric),
    _form(rf"{_DAY}{_GAP}(?:of |de )?{_WORD}{_GAP}(?:de )?{_YEAR}{_CLOCK}", _named_day),
    _form(rf"{_WORD}{_GAP}{_DAY}[\s,]+{_YEAR4}{_CLOCK}", _named_day),
    _form(rf"{_WORD}[\s/\-_.]+{_DAY}[/\-]{_YEAR4}", _named_day),
    _form(rf"{_YEAR4}{_GAP}{_WORD}{_GAP}{_DAY}", _named_day),
    *_MONTH_FORMS,
    _form(rf"{_DAY}{_GAP}{_WORD}", _yearless),
    _form(rf"[qt](?P<n>[1-4]){_GAP}{_FY}{_GAP}{_YEAR}", _quarter),
    _form(rf"{_FY}{_GAP}{_YEAR}{_GAP}[qt](?P<n>[1-4])", _quarter),
    _form(rf"(?P<n>[1-4])[qt]{_GAP}{_FY}{_GAP}{_YEAR}", _quarter),
    _form(rf"{_NTH_QUARTER}\s*{_QUARTER_WORD}{_GAP}(?:of |de )?{_FY}{_GAP}{_YEAR}", _quarter),
    _form(rf"{_QUARTER_WORD}\s*(?P<n>[1-4]){_GAP}(?:of )?{_FY}{_GAP}{_YEAR}", _quarter),
    _form(rf"[hs](?P<n>[12]){_GAP}{_FY}{_GAP}{_YEAR}", _half),
    _form(rf"{_FY}{_GAP}{_YEAR}{_GAP}[hs](?P<n>[12])", _half),
    _form(rf"(?P<n>[12])[hs]{_GAP}{_FY}{_GAP}{_YEAR}", _half),
    _form(rf"{_NTH_HALF}\s*{_HALF_WORD}{_GAP}(?:of |de )?{_FY}{_GAP}{_YEAR}", _half),
    _form(rf"{_YEAR4}-?w(?P<n>\d{{1,2}})", _week),
    _form(rf"(?:w|wk|cw|kw|week)\.?\s*(?P<n>\d{{1,2}})[\s/\-.,]*{_YEAR4}", _week),
    _form(rf"(?:fy|fiscal year|gj){_GAP}{_YEAR}", _fiscal_year),
    _form(rf"cy{_GAP}{_YEAR}", _year),
    _form(_YEAR4, _year),
    _form(r"(?P<part>[^\W\d_]{2,9})(?:[\s\-.]|of\b|du\b|de\b)*(?P<rest>\S.*)", _part),
)
