"""Hours and days become FTE by the working days of a country, frozen into a value."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from planner.domain.errors import UserError
from planner.domain.months import Grid, Month
from planner.domain.working_days import WorkingCalendar
from planner.workload.calendar import working_calendar
from tests.support.shared_data import shared_file

CALENDAR = WorkingCalendar(Month(2027, 1), {"DE": (20, 19)}, Decimal(8), hours_by_country={})


def test_days_and_hours_become_fte() -> None:
    assert CALENDAR.fte_of_days(Decimal(5), "DE", Month(2027, 1)) == Decimal("0.25")
    assert CALENDAR.fte_of_hours(Decimal(76), "DE", Month(2027, 2)) == Decimal("0.5")


@pytest.mark.parametrize(
    ("country", "month", "said"), [("FR", 1, "no country FR"), ("DE", 3, "does not cover 2027-03")]
)
def test_what_the_calendar_does_not_cover_is_said(country: str, month: int, said: str) -> None:
    with pytest.raises(UserError, match=said):
        CALENDAR.working_days(country, Month(2027, month))


def test_holidays_on_weekdays_are_no_working_days() -> None:
    calendar, unknown = working_calendar(["DE", "AE", "XX", "DE"], Grid(Month(2026, 12), 2))
    assert unknown == ("XX",)
    assert calendar.working_days("DE", Month(2026, 12)) == 22  # 23 weekdays, less Christmas Day, a Friday
    assert list(calendar.days) == ["DE", "AE"]
    assert "holidays" in calendar.source


def test_working_days_agree_with_those_counted_elsewhere() -> None:
    with shared_file("calendar/working_days_by_country_2025_2028_derived.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    calendar, unknown = working_calendar(sorted({row["country"] for row in rows}), Grid(Month(2025, 1), 48))
    assert unknown == ()
    differing = [
        row
        for row in rows
        if int(row["working_days"]) != calendar.working_days(row["country"], Month(int(row["year"]), int(row["month"])))
    ]
    assert len(differing) <= len(rows) // 200, differing  # laws change between releases of the package
