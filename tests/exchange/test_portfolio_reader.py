"""How cells of a portfolio workbook are understood."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.domain.months import Month
from planner.domain.portfolio import AwardStatus, Employment
from planner.exchange.portfolio_reader import read_portfolio
from planner.exchange.portfolio_rules import has_errors, validate_portfolio
from planner.exchange.template import example_portfolio
from tests.support.shared_data import shared_file
from tests.support.workbooks import Changes, changed, example_workbook, read_directly, saved


def test_identifiers_stay_as_they_are(tmp_path: Path) -> None:
    changes: Changes = {"Roadmap!A2": "00123", "Demand!A2": "00123", "Assignments!B2": "00123"}
    assert read_directly(changed(tmp_path, changes)).portfolio.studies[0].id == "00123"


def test_a_numeric_identifier_has_no_decimals(tmp_path: Path) -> None:
    changes: Changes = {"Roadmap!A2": 123.0, "Demand!A2": "123", "Assignments!B2": 123}
    assert read_directly(changed(tmp_path, changes)).portfolio.studies[0].id == "123"


def test_rates_are_the_decimals_that_were_typed(tmp_path: Path) -> None:
    assert read_directly(changed(tmp_path, {"Staff!I2": 0.8})).portfolio.staff[0].cost_rate == Decimal("0.8")


@pytest.mark.parametrize(("typed", "percent"), [(0.8, 80), (0.005, 1), (0.285, 29), (1, 100), (0, 0)])
def test_fte_become_whole_percent_rounded_half_up(tmp_path: Path, typed: float, percent: int) -> None:
    assert read_directly(changed(tmp_path, {"Staff!H2": typed})).portfolio.staff[0].fte == percent


@pytest.mark.parametrize("typed", [dt.date(2026, 5, 4), dt.datetime(2026, 5, 4, 13, 30), "2026-05-04", " 2026-05-04 "])
def test_dates_are_excel_dates_or_iso_text(tmp_path: Path, typed: str | dt.date) -> None:
    assert read_directly(changed(tmp_path, {"Roadmap!J2": typed})).portfolio.studies[0].start == dt.date(2026, 5, 4)


@pytest.mark.parametrize("text", ["03/04/2026", "Mar-26", "2026", "Q3 2026", "TBD", "2026-13-01", "20226-01-01"])
def test_a_date_is_never_guessed(tmp_path: Path, text: str) -> None:
    with pytest.raises(Exception, match="1 problem found"):
        read_directly(changed(tmp_path, {"Roadmap!J2": text}))


def test_names_of_lists_ignore_case_and_space(tmp_path: Path) -> None:
    changes = {"Roadmap!G2": " ONGOING ", "Staff!G2": "planned  hire", "Assignments!G2": "yes", "Staff!F2": "us"}
    portfolio = read_directly(changed(tmp_path, changes)).portfolio
    assert portfolio.studies[0].status is AwardStatus.ONGOING
    assert portfolio.staff[0].employment is Employment.PLANNED_HIRE
    assert portfolio.assignments[0].locked
    assert portfolio.staff[0].country == "US"


def test_headings_ignore_case_space_and_order(tmp_path: Path) -> None:
    changes: Changes = {
        "Roles!A1": " onboarding  NEW to sponsor",
        "Roles!A2": 2,
        "Roles!B1": "ROLE",
        "Roles!B2": "Clinical Research Associate",
    }
    role = read_directly(changed(tmp_path, changes)).portfolio.roles[0]
    assert (role.name, role.onboarding_new) == ("Clinical Research Associate", Decimal(2))


def test_a_month_heading_may_be_a_date(tmp_path: Path) -> None:
    changes: Changes = {"Demand!I1": dt.date(2027, 2, 1), "Demand!I2": 0.25}
    assert read_directly(changed(tmp_path, changes)).portfolio.demand[0].fte[1] == 25


def test_unknown_columns_are_kept_as_notes(tmp_path: Path) -> None:
    changes: Changes = {"Staff!S1": "Badge", "Staff!S2": 7, "Staff!T1": "badge", "Staff!T2": dt.date(2027, 1, 2)}
    read = read_directly(changed(tmp_path, changes))
    assert read.portfolio.staff[0].extra == (("Badge", "7"), ("badge (2)", "2027-01-02"))


def test_blank_rows_are_passed_over(tmp_path: Path) -> None:
    workbook = example_workbook(tmp_path)
    workbook["Staff"].insert_rows(2, 3)
    workbook["Roles"].insert_rows(1, 2)
    assert read_directly(saved(workbook, tmp_path)).portfolio == example_portfolio()


def test_optional_sheets_and_columns_may_be_missing(tmp_path: Path) -> None:
    workbook = example_workbook(tmp_path)
    for sheet in ("Leave", "Experience", "Exchange rates"):
        del workbook[sheet]
    workbook["Staff"].delete_cols(10, 9)
    portfolio = read_directly(saved(workbook, tmp_path)).portfolio
    assert not portfolio.leave
    assert not portfolio.experience
    assert not portfolio.exchange_rates
    assert (portfolio.staff[0].start, portfolio.staff[0].skills, portfolio.staff[0].currency) == (None, (), "")


def test_unknown_sheets_are_named_but_those_of_an_exported_plan_are_not(tmp_path: Path) -> None:
    workbook = example_workbook(tmp_path)
    workbook.create_sheet("My notes")["A1"] = "hello"
    read = read_directly(saved(workbook, tmp_path))
    assert read.ignored == ("My notes",)
    assert [p.place for p in read.problems] == ["My notes"]
    workbook.create_sheet("Plan assignments")["A1"] = "Staff ID"
    read = read_directly(saved(workbook, tmp_path))
    assert read.ignored == ()
    assert read.problems == ()
    assert "Plan assignments" in [sheet.name for sheet in read.workbook.sheets]


def test_settings_that_are_blank_take_their_defaults(tmp_path: Path) -> None:
    workbook = load_workbook(changed(tmp_path, {}))
    workbook["Settings"].delete_rows(5, 20)
    settings = read_directly(saved(workbook, tmp_path)).portfolio.settings
    assert settings.plan_start == Month(2027, 1)
    assert settings.hours_per_fte_month == 160
    assert settings.portfolio_margin_floor is None
    assert settings.weights.open == 10


def test_a_portfolio_from_elsewhere_is_checked_by_the_same_rules() -> None:
    from dataclasses import replace

    example = example_portfolio()
    assert validate_portfolio(example) == ()
    wrong = replace(example, staff=(replace(example.staff[0], fte=900),))
    (problem,) = validate_portfolio(wrong)
    assert problem.place == "Staff!row 1, FTE"
    assert has_errors((problem,))


@pytest.mark.parametrize("name", ["small", "mid"])
def test_realistic_portfolios_read_without_a_word(name: str) -> None:
    read = read_portfolio(shared_file(f"portfolios/{name}.xlsx"))
    assert read.problems == ()
    assert len(read.portfolio.staff) == {"small": 39, "mid": 300}[name]
