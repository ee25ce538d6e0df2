"""Headings of months, in any style, for tables with months across the columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.months import Month
from planner.exchange.importing.values.dates import DateRules, read_period
from planner.exchange.importing.values.month_names import month_number
from planner.exchange.importing.values.periods import Precision, month_end
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.portfolio_cells import Unusable
from planner.exchange.raw import CellValue

_PARTS = re.compile(r"[\s()\[\]:;|]+")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class MonthHeading:
    """A heading that names a month. ``label`` is the rest of it ("FTE", "Plan"), folded; ``year`` 0: none is given."""

    month: int
    year: int
    label: str = ""

    def on(self, year: int) -> Month:
        """The month, in ``year`` if the heading gives none."""
        return Month(self.year or year, self.month)


def read_month_heading(value: CellValue, rules: DateRules | None = None) -> MonthHeading | None:
    """The month that a heading names, or None. A date heads a month only on its first or last day."""
    rules = rules or DateRules()
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return _of_day(day)
    if isinstance(value, bool) or not isinstance(value, str | float | int):
        return None
    if not isinstance(value, str):
        return _of_text(str(int(value)), rules, "") if float(value).is_integer() and 0 < value < 1e8 else None
    parts = [part for part in _PARTS.split(value.strip()) if part]
    if not 0 < len(parts) <= _MOST_PARTS:
        return None
    for size in range(len(parts), 0, -1):
        for start in sorted(range(len(parts) - size + 1), reverse=True):
            label = folded_words(" ".join(parts[:start] + parts[start + size :]))
            found = _of_text(" ".join(parts[start : start + size]), rules, label)
            if found is not None:
                return found
    return None


def _of_text(text: str, rules: DateRules, label: str) -> MonthHeading | None:
    if text.isdigit() and len(text) < 5:
        return None
    try:
        period = read_period(text, rules)
    except Unusable:
        number = month_number(text)
        return MonthHeading(number, 0, label) if number else None
    if period.precision is Precision.MONTH:
        return MonthHeading(period.first.month, period.first.year, label)
    if period.precision is Precision.DAY:
        heading = _of_day(period.first)
        return MonthHeading(heading.month, heading.year, label) if heading else None
    return None


def _of_day(day: dt.date) -> MonthHeading | None:
    if day.day == 1 or day == month_end(day.year, day.month):
        return MonthHeading(day.month, day.year)
    return None


def months_in_order(headings: Sequence[MonthHeading], first_year: int = 0) -> tuple[Month | None, ...]:
    """The months of a row of headings; those without a year follow the one before, or begin in ``first_year``.

    A month that comes before the one to its left lies in the next year. None where no year is known.
    """
    found: list[Month | None] = []
    last: Month | None = None
    for heading in headings:
        if heading.year:
            last = Month(heading.year, heading.month)
        elif last is not None:
            last = Month(last.year + (heading.month < last.month), heading.month)
        elif first_year:
            last = Month(first_year, heading.month)
        found.append(last)
    return tuple(found)


def year_in(text: str) -> int:
    """The one year that a text (a sheet's name, a title) names, or 0."""
    years = {int(year) for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else 0
