"""Stretches of time as precise as they were written: a day is a day, but Q3 2026 stays a quarter."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.months import Month

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199


class Precision(StrEnum):
    """How exactly a date was given."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    ABOUT = "part of a year or month"  # early, mid, late, end of


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last`` (both inclusive). ``note`` says what had to be understood to get there."""

    first: dt.date
    last: dt.date
    precision: Precision
    note: str = ""

    def __post_init__(self) -> None:
        if not (self.first <= self.last and self.first.year >= EARLIEST_YEAR and self.last.year <= LATEST_YEAR + 1):
            raise ValueError(f"{self.first} to {self.last} is no period that can be planned with")

    @property
    def month(self) -> Month | None:
        """The one month that the period is, or None."""
        return Month.of(self.first) if self.precision is Precision.MONTH else None

    @property
    def label(self) -> str:
        """The period in the shortest form that reads back as itself (an `ABOUT` as its days)."""
        year = self.first.year
        if self.precision is Precision.DAY:
            return self.first.isoformat()
        if self.precision is Precision.WEEK:
            iso = self.first.isocalendar()
            return f"{iso.year}-W{iso.week:02d}"
        if self.precision is Precision.MONTH:
            return f"{year}-{self.first.month:02d}"
        if self.precision is Precision.QUARTER and self.first.month % 3 == 1:
            return f"Q{(self.first.month + 2) // 3} {year}"
        if self.precision is Precision.HALF and self.first.month in (1, 7):
            return f"H{1 if self.first.month == 1 else 2} {year}"
        if self.precision is Precision.YEAR and self.first.month == 1:
            return str(year)
        return f"{self.first.isoformat()} to {self.last.isoformat()}"


def of_day(day: dt.date, note: str = "") -> Period:
    """One day."""
    return Period(day, day, Precision.DAY, note)


def of_months(year: int, month: int, count: int, precision: Precision, note: str = "") -> Period:
    """``count`` months from a month on; ValueError if there is no such month."""
    first = Month(year, month)
    return Period(first.first_day, first.plus(count - 1).last_day, precision, note)


def of_week(year: int, week: int) -> Period:
    """An ISO week, Monday to Sunday; ValueError if the year has no such week."""
    monday = dt.date.fromisocalendar(year, week, 1)
    return Period(monday, monday + dt.timedelta(days=6), Precision.WEEK)


def part_of(whole: Period, part: str) -> Period:
    """The beginning, middle or end of a period, with a note of the days that were taken for it."""
    if whole.precision is Precision.DAY or whole.precision is Precision.ABOUT:
        raise ValueError("a day has no parts")
    if whole.precision in (Precision.MONTH, Precision.WEEK):
        first, last = _days_of(whole, part)
    else:
        first, last = _months_of(whole, part)
    return Period(first, last, Precision.ABOUT)


def _days_of(whole: Period, part: str) -> tuple[dt.date, dt.date]:
    days = (whole.last - whole.first).days + 1
    third = dt.timedelta(days=days // 3)
    if part == "early":
        return whole.first, whole.first + third - dt.timedelta(days=1)
    if part == "late":
        return whole.last - third + dt.timedelta(days=1), whole.last
    return whole.first + third, whole.last - third


def _months_of(whole: Period, part: str) -> tuple[dt.date, dt.date]:
    """A year's early and late parts are its first and last quarter, its middle the two months round 1 July."""
    months = Month.of(whole.last).ordinal - Month.of(whole.first).ordinal + 1
    size = max(1, months // 4)
    first = Month.of(whole.first)
    if part == "early":
        return first.first_day, first.plus(size - 1).last_day
    if part == "late":
        return first.plus(months - size).first_day, whole.last
    margin = (months - 1) // 2
    return first.plus(margin).first_day, first.plus(months - 1 - margin).last_day


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])
