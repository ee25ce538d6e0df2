"""Dates as people write them in roadmaps and staff lists.

Why not a library: the general parsers guess. Measured, dateutil reads ``Mar-26`` as 26 March of this year, ``2026`` as
today's day and month in 2026, and ``2026-13-01`` as 13 January; dateparser reads ``Q3 2026`` as a day in August. For a
plan a wrong date is worse than none, so each form here is written out, and what is none of them is refused. The names
of the months do come from a library (`month_names`).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace

from planner.exchange.importing.values.date_forms import FORMS, Unfit
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.periods import EARLIEST_YEAR, LATEST_YEAR, Period, Precision, of_day, of_months
from planner.exchange.importing.values.reading import NotGiven, refuse_unknown
from planner.exchange.portfolio_cells import Unusable, is_blank, shown
from planner.exchange.raw import CellValue

_REMEDY = "Write it as 2027-01-31, Mar 2027, Q3 2027 or H1 2027."
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 109_574  # 1954-10-03 to 2199-12-31: any other number is no Excel date of ours
_BEGIN_1900, _BEGIN_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
_DASHES = str.maketrans("‐‑‒–—―−’‘´`ʼ", "-------'''''")
_VAGUE = (
    r"(?:~|≈|ca\.?|circa|c\.|approx\.?|approximately|about|around|est\.?|estimated|expected|exp\.?|planned|target|targeted"
    r"|anticipated|tentative|provisional|proposed|tbc|etwa|env\.?|vers)"
)
_VAGUE_BEFORE = re.compile(rf"{_VAGUE}(?:[\s:]+|(?<=[~≈.])|(?=\d))")
_VAGUE_AFTER = re.compile(rf"\s*(?:\(\s*{_VAGUE}\s*\)|\[\s*{_VAGUE}\s*\]|,?\s{_VAGUE}|\?+|\(\?+\)|\(actual\))$")
_RANGE = re.compile(
    r".*\d.*(?:\s(?:to|until|till|through|bis|or|and|und|au|a)\s|\s-\s|\.\.|→).*\d.*|[qh]\d\s*[-/&+]\s*[qh]?\d\b.*"
)
_MOST_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class DateRules:
    """What has been decided for a file or column.

    ``order``: how 03/04/2026 is read; None: such dates are refused. ``date_1904``: bare serial numbers count from 1904.
    ``fiscal_start``: the month (1..12) in which the sponsor's fiscal year begins; it is named after the year in which
    it ends. None: fiscal years and their quarters are refused.
    """

    order: DateOrder | None = None
    date_1904: bool = False
    fiscal_start: int | None = None


NO_RULES = DateRules()


def read_period(value: CellValue, rules: DateRules = NO_RULES) -> Period:
    """The period that a cell means; raises `Unusable` (`NotGiven` for TBD and the like)."""
    if is_blank(value):
        raise NotGiven("no date is given.", _REMEDY)
    if isinstance(value, str):
        return _of_text(value, rules)
    if isinstance(value, bool) or not isinstance(value, float | int | dt.date):
        raise Unusable("this is not a date.", _REMEDY)
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        _refuse_far(day.year)
        return of_day(day)
    return _of_number(float(value), rules)


def _of_text(text: str, rules: DateRules) -> Period:
    refuse_unknown(text, "date")
    clean = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).casefold().split())
    if len(clean) > _MOST_CHARACTERS:
        raise Unusable("this is more text than a date.", _REMEDY)
    plain = _without_vague(clean)
    period = _by_form(plain, rules, text)
    if plain != clean:
        return replace(period, note=_joined(period.note, "given as approximate or planned"))
    return period


def _without_vague(text: str) -> str:
    """Without the words that say that the date is not firm."""
    before = _VAGUE_BEFORE.match(text)
    return _VAGUE_AFTER.sub("", text[before.end() :] if before else text).strip()


def _by_form(plain: str, rules: DateRules, text: str) -> Period:
    for pattern, build in FORMS:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        try:
            period = build(found, rules)
        except Unfit as unfit:
            raise Unusable(f"“{shown(text)}” {unfit}", unfit.remedy) from None
        except ValueError:
            raise Unusable("there is no such date in the calendar.", "Correct the date.") from None
        if period is not None:
            _refuse_far(period.first.year)
            return period
    if plain.isascii() and plain.isdigit() and len(plain) == 5:
        return _of_number(float(plain), rules)
    if _RANGE.fullmatch(plain):
        raise Unusable(f"“{shown(text)}” holds more than one date.", "Enter one date; use two columns for a range.")
    raise Unusable(f"“{shown(text)}” is not a date that can be read with certainty.", _REMEDY)


def _of_number(number: float, rules: DateRules) -> Period:
    whole = int(number) if abs(number) < 1e9 else 0
    if whole == number and EARLIEST_YEAR <= whole <= LATEST_YEAR:
        return of_months(whole, 1, 12, Precision.YEAR)
    if _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        return _of_serial(number, rules)
    if whole == number:
        for pattern, build in FORMS[:2]:
            found = pattern.fullmatch(str(whole))
            if found is not None:
                try:
                    period = build(found, rules)
                except ValueError:
                    period = None
                if period is not None:
                    _refuse_far(period.first.year)
                    return period
    raise Unusable("this number is not a date.", "Format the cell as Date and check it.")


def _of_serial(number: float, rules: DateRules) -> Period:
    begin = _BEGIN_1904 if rules.date_1904 else _BEGIN_1900
    day = begin + dt.timedelta(days=int(number))
    _refuse_far(day.year)
    system = " in the 1904 system" if rules.date_1904 else ""
    return of_day(day, f"Excel's day number {int(number)}{system}")


def _refuse_far(year: int) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Unusable(f"the year {year} cannot be right.", "Correct the date.")


def _joined(first: str, second: str) -> str:
    return "; ".join(filter(None, (first, second)))


def as_day(period: Period, end: bool) -> tuple[dt.date, str]:
    """The day that stands for a period where a day is needed: its last one for an ``end``, else its first; and a note.

    A day needs no note but its own.
    """
    if period.precision is Precision.DAY:
        return period.first, period.note
    day = period.last if end else period.first
    note = f"a {period.precision.value}, taken as its {'last' if end else 'first'} day"
    return day, _joined(note, period.note)
