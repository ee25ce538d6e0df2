"""How much of a person can be planned in a month. January 2027 has 21 weekdays, February 20."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.support.builders import case_of, day, leave, person, settings


def _january(*leaves: tuple[str, str, str], fte: int = 100, utilisation: str = "1", **changes: Any) -> int:
    case = case_of(
        settings=settings(planned_utilisation=Decimal(utilisation)),
        staff=[person("ann", fte=fte, **changes)],
        leave=[leave("ann", *row) for row in leaves],
    )
    return int(case.available[0, 0])


def test_without_leave_it_is_the_fte() -> None:
    assert _january(fte=80) == 80


def test_planned_utilisation_is_exact_before_the_floor() -> None:
    # 100 · 0.29 is 28.999… in binary floating point
    assert _january(utilisation="0.29") == 29
    assert _january(fte=55, utilisation="0.85") == 46  # 46.75


def test_five_days_of_leave_change_nothing() -> None:
    assert _january(("2027-01-04", "2027-01-08", "1")) == 100


def test_more_than_five_days_count_in_full() -> None:
    assert _january(("2027-01-04", "2027-01-11", "1")) == 71  # (21 − 6) ÷ 21 = 71.4 %


def test_a_fraction_above_five_days_counts() -> None:
    # ten days at half make 5; one more half day makes 5.5, and (21 − 5.5) ÷ 21 = 73.8 %
    assert _january(("2027-01-04", "2027-01-15", "0.5")) == 100
    assert _january(("2027-01-04", "2027-01-18", "0.5")) == 73


def test_leave_on_weekends_is_none() -> None:
    assert _january(("2027-01-01", "2027-01-10", "1")) == 71  # 1 and 4 to 8 January are six weekdays


def test_overlapping_leave_is_capped_at_the_whole_day() -> None:
    both = (("2027-01-04", "2027-01-11", "0.7"), ("2027-01-04", "2027-01-11", "0.7"))
    assert _january(*both) == 71  # six days, not 8.4


def test_overlapping_shares_add_up_below_the_cap() -> None:
    both = (("2027-01-04", "2027-01-15", "0.5"), ("2027-01-04", "2027-01-05", "0.25"))
    assert _january(*both) == 73  # 5.5 days


def test_a_contract_that_starts_or_ends_inside_the_month_counts_its_weekdays() -> None:
    assert _january(start=day("2027-01-18")) == 47  # 10 of 21
    assert _january(end=day("2027-01-15")) == 52  # 11 of 21
    assert _january(end=day("2026-12-31")) == 0
    assert _january(start=day("2027-02-01")) == 0


def test_leave_outside_the_contract_is_none() -> None:
    # of the leave 11 to 18 January only one weekday is inside the contract
    assert _january(("2027-01-11", "2027-01-18", "1"), start=day("2027-01-18")) == 47


def test_leave_is_counted_month_by_month() -> None:
    case = case_of(staff=[person()], leave=[leave("ann", "2027-01-28", "2027-02-10")])
    # two days in January are ordinary, eight in February are not: (20 − 8) ÷ 20
    assert case.available[0].tolist() == [100, 60, 100, 100]
