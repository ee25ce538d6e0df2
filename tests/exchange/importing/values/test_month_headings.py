"""Headings of months in any style, and nothing else, are months."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain.months import Month
from planner.exchange.importing.values.month_headings import MonthHeading, months_in_order, read_month_heading, year_in


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Jan-27", ""),
        ("Jan 27", ""),
        ("January 2027", ""),
        ("2027-01", ""),
        ("01/2027", ""),
        ("202701", ""),
        (46388.0, ""),
        (dt.date(2027, 1, 1), ""),
        (dt.date(2027, 1, 31), ""),
        ("01.01.2027", ""),
        ("Januar 2027", ""),
        ("2027 Jan", ""),
        ("Jan-27 FTE", "fte"),
        ("FTE Jan 27", "fte"),
        ("Jan. 27\nPlan", "plan"),
        ("January 2027 (h)", "h"),
        ("Sum of Jan-27", "sum of"),
        ("2027-01-01 Hours", "hours"),
    ],
)
def test_january_2027_in_every_style(written: str | float, label: str) -> None:
    assert read_month_heading(written) == MonthHeading(1, 2027, label)


@pytest.mark.parametrize(
    "written", ["Total", "Q1 2027", "2027", 2027.0, "Status", "Start", dt.date(2027, 1, 4), "", "H1 2027", 12.0, True]
)
def test_other_headings_are_no_months(written: str | float) -> None:
    assert read_month_heading(written) is None


def test_months_without_a_year_run_on_into_the_next_one() -> None:
    headings = [MonthHeading(11, 0), MonthHeading(12, 0), MonthHeading(1, 0)]
    assert months_in_order(headings, 2026) == (Month(2026, 11), Month(2026, 12), Month(2027, 1))
    assert months_in_order(headings) == (None, None, None)
    assert months_in_order([MonthHeading(11, 2026), MonthHeading(1, 0)]) == (Month(2026, 11), Month(2027, 1))


def test_the_year_of_a_title_counts_only_if_it_is_the_only_one() -> None:
    assert year_in("Resource plan 2027") == 2027
    assert year_in("2026 to 2027") == 0
