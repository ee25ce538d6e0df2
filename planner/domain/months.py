"""The planning grid: whole calendar months, counted from the plan start."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

_LABEL = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9998):
            raise ValueError(f"{self.year}-{self.month} is not a month")

    @classmethod
    def parse(cls, label: str) -> Month:
        """The month written ``YYYY-MM``; ValueError for anything else."""
        found = _LABEL.fullmatch(label.strip())
        if not found:
            raise ValueError(f"{label!r} is not a month written YYYY-MM")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: dt.date) -> Month:
        """The month that ``day`` lies in."""
        return cls(day.year, day.month)

    @property
    def label(self) -> str:
        """``YYYY-MM``."""
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def ordinal(self) -> int:
        """Months since year 0, so that differences are months."""
        return self.year * 12 + self.month - 1

    def plus(self, months: int) -> Month:
        """The month ``months`` later (earlier if negative)."""
        year, month = divmod(self.ordinal + months, 12)
        return Month(year, month + 1)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Grid:
    """The plan's months 0..count-1 from ``start``."""

    start: Month
    count: int

    @cached_property
    def months(self) -> tuple[Month, ...]:
        return tuple(self.start.plus(i) for i in range(self.count))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(m.label for m in self.months)

    @property
    def first_day(self) -> dt.date:
        return self.start.first_day

    @property
    def last_day(self) -> dt.date:
        return self.start.plus(self.count - 1).last_day

    def index(self, day: dt.date) -> int:
        """The index of the month that ``day`` lies in; below 0 or from ``count`` on if outside the plan."""
        return day.year * 12 + day.month - 1 - self.start.ordinal

    def span(self, start: dt.date | None, end: dt.date | None) -> range:
        """The months of the plan with any day in ``start``..``end`` (inclusive; None is open-ended)."""
        first = 0 if start is None else max(0, self.index(start))
        last = self.count - 1 if end is None else min(self.count - 1, self.index(end))
        return range(first, max(first, last + 1))
