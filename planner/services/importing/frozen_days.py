"""The working days that hours and days were divided by, kept in the document beside what files said.

The same hours must give the same FTE next year, when the package that knows the holidays knows them better.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.document import ImportedRow
from planner.domain.months import Grid, Month

WORKING_DAYS = "Working days"
"""What stands for the sheet in the rows that hold the calendar; their key is the country, ``said`` days by month."""


class FrozenDays:
    """The working days of a country in a month: as the document has them, else counted now and kept in `rows`."""

    def __init__(self, imported: Iterable[ImportedRow] = ()) -> None:
        self._days = {
            (row.key, label): int(text)
            for row in imported
            if row.sheet == WORKING_DAYS
            for label, text in row.said
            if text.isdecimal()
        }
        self._unknown: set[str] = set()

    def __call__(self, country: str, month: Month) -> int | None:
        """The working days; None for a country whose holidays nobody knows."""
        place = country, month.label
        if place not in self._days and country not in self._unknown:
            from planner.workload.calendar import working_calendar  # only where hours or days are imported

            calendar, unknown = working_calendar([country], Grid(month, 1))
            if unknown:
                self._unknown.add(country)
            else:
                self._days[place] = calendar.working_days(country, month)
        return self._days.get(place)

    @property
    def rows(self) -> tuple[ImportedRow, ...]:
        """All of them, for the document: a row for each country."""
        by_country: dict[str, list[tuple[str, str]]] = {}
        for (country, label), days in sorted(self._days.items()):
            by_country.setdefault(country, []).append((label, str(days)))
        return tuple(ImportedRow(WORKING_DAYS, country, tuple(said)) for country, said in by_country.items())
