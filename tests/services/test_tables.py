"""The portfolio's tables as plain rows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from planner.domain.errors import Problem, Severity
from planner.services.tables import Kind, people_table, problems_table, shown, sponsors_table, studies_table
from tests.support import builders as b
from tests.ui.portfolios import two_sponsors


def column(table: object, name: str) -> list[object]:
    at = [c.name for c in table.columns].index(name)  # type: ignore[attr-defined]
    return [row[at] for row in table.rows]  # type: ignore[attr-defined]


def test_sponsors_count_their_studies_and_demand() -> None:
    table = sponsors_table(two_sponsors())
    assert column(table, "Studies") == [2, 1]
    assert column(table, "Demand") == [pytest.approx(5.5), pytest.approx(6.0)]
    assert column(table, "Margin floor") == [Decimal("0.1"), None]


def test_studies_carry_their_award_and_demand() -> None:
    table = studies_table(two_sponsors())
    assert column(table, "Status") == ["Awarded", "RFP", "Awarded"]
    assert column(table, "Demand") == [4.0, 1.5, 6.0]


def test_people_name_the_sponsors_they_know_and_their_present_studies_once() -> None:
    given = b.portfolio(
        studies=[b.study("A")],
        staff=[b.person("ann"), b.person("bob")],
        experience=[b.experience("ann"), b.experience("bob", fte_months="0")],
        assignments=[b.assignment("ann", "A"), b.assignment("ann", "A")],
    )
    table = people_table(given)
    assert column(table, "Knows") == ["Acme", ""]
    assert column(table, "On today") == ["A", ""]


def test_problems_keep_place_value_and_remedy() -> None:
    found = Problem("Staff", "C7", "abc", "This is not a number.", "Write a number.", Severity.WARNING)
    assert problems_table([found]).rows == (("Warning", "Staff!C7", "abc", "This is not a number.", "Write a number."),)


def test_values_are_written_for_people() -> None:
    assert shown(Decimal("0.405"), Kind.SHARE) == "40.5%"
    assert shown(Decimal("0.3"), Kind.SHARE) == "30.0%"
    assert shown(Decimal("0.3"), Kind.CHANCE) == "30%"
    assert shown(Decimal("0.405"), Kind.CHANCE) == "40.5%"
    assert shown(80, Kind.FTE) == "0.80"
    assert shown(1234.5, Kind.NUMBER) == "1,234.5"
    assert shown(100, Kind.NUMBER) == "100"
    assert shown(dt.date(2027, 1, 31), Kind.DATE) == "2027-01-31"
    assert shown(None, Kind.NUMBER) == ""


def test_scores_and_amounts_of_work_below_each_other_have_the_same_decimals() -> None:
    assert [shown(score, Kind.SCORE) for score in (355.2, 353.27, 1_200.0)] == ["355.20", "353.27", "1,200.00"]
    assert [shown(months, Kind.WORK) for months in (56.35, 0, 7.0)] == ["56.4", "0.0", "7.0"]
