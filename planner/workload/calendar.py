"""Working days counted with the `holidays` package, which knows the public holidays of some 250 countries.

Counted once, at import, and kept in the document: the next release of the package must not change old figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from planner.domain.months import Grid
from planner.domain.working_days import HOURS_PER_DAY, WorkingCalendar


def working_calendar(
    countries: Iterable[str], grid: Grid, hours_per_day: Decimal = HOURS_PER_DAY
) -> tuple[WorkingCalendar, tuple[str, ...]]:
    """Weekdays without public holidays for each month of ``grid``, and the countries whose holidays are not known.

    Those get no entry. Only nation-wide holidays count; a weekend is the country's own.
    """
    from importlib.metadata import version

    import holidays  # only when hours or days are imported

    known = holidays.list_supported_countries()
    years = range(grid.first_day.year, grid.last_day.year + 1)
    days: dict[str, tuple[int, ...]] = {}
    unknown: dict[str, None] = {}
    for country in dict.fromkeys(countries):
        if country not in known:
            unknown[country] = None
            continue
        public = holidays.country_holidays(country, years=years)
        days[country] = tuple(
            sum(
                not _weekend(day, public.weekend) and day not in public
                for day in map(dt.date.fromordinal, range(month.first_day.toordinal(), month.last_day.toordinal() + 1))
            )
            for month in grid.months
        )
    source = f"public holidays of the holidays package {version('holidays')}"
    return WorkingCalendar(grid.start, days, hours_per_day, source), tuple(unknown)


def _weekend(day: dt.date, weekend: set[int]) -> bool:
    return day.weekday() in weekend
