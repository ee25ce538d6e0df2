"""Each thing that can be wrong with a portfolio workbook has its message, at its cell, and only that message."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planner.domain.errors import InputProblems, Problem, Severity
from tests.support.workbooks import Changes, changed, example_workbook, read_directly, saved

# what is changed, where it shows, words of the message, words of the remedy
ERRORS: list[tuple[Changes, str, str, str]] = [
    ({"Settings!B2": None}, "Settings!B2", "Plan start is missing", "YYYY-MM"),
    ({"Settings!B2": "Q1 2027"}, "Settings!B2", "not a month", "2027-01"),
    ({"Settings!B2": dt.date(2027, 1, 15)}, "Settings!B2", "a day, not a month", "2027-01"),
    ({"Settings!B3": 0}, "Settings!B3", "1 to 240", ""),
    ({"Settings!B3": 241}, "Settings!B3", "1 to 240", ""),
    ({"Settings!B3": 12.5}, "Settings!B3", "whole number", ""),
    ({"Settings!A4": None, "Settings!B4": None}, "Settings", "Currency is missing", "Add a row"),
    ({"Settings!B5": 0}, "Settings!B5", "more than 0", "160"),
    ({"Settings!B6": 20}, "Settings!B6", "never be reached", "0.35"),
    ({"Settings!B7": 85}, "Settings!B7", "at most 1", "0.85"),
    ({"Settings!B8": 2}, "Settings!B8", "between 0 and 1", ""),
    ({"Settings!B9": -1}, "Settings!B9", "negative", "0 or more"),
    ({"Settings!B5": "160 h"}, "Settings!B5", "text stands where a number", "without units"),
    ({"Settings!A20": "Months", "Settings!B20": 3}, "Settings!B20", "first one is at Settings!B3", "Delete"),
    ({"Roles!B2": -1}, "Roles!B2", "onboarding time is negative", ""),
    ({"Roles!D2": 0}, "Roles!D2", "1 or more", "blank"),
    ({"Roles!E2": 0}, "Roles!E2", "must carry something", ""),
    ({"Roles!F2": -110}, "Roles!F2", "contractor rate is negative", ""),
    ({"Roles!A3": "Clinical Research Associate", "Roles!B3": 1, "Roles!C3": 1}, "Roles!A3", "Roles!A2", "rename"),
    ({"Roles!B1": None}, "Roles!A1", "Onboarding new to sponsor is missing", "Add a column"),
    ({"Roles!B1": "Onboarding new to sponsr"}, "Roles!B1", "is missing", "Did you mean the column"),
    ({"Sponsors!C2": "Full service"}, "Sponsors!C2", "not one of the allowed", "FSO, FSP, Hybrid, Transactional"),
    ({"Sponsors!D2": 1}, "Sponsors!D2", "never be reached", ""),
    ({"Sponsors!E2": 1.2}, "Sponsors!E2", "between 0 and 1", ""),
    ({"Roadmap!B2": "Exampel Pharma"}, "Roadmap!B2", "no sponsor", "Did you mean “Example Pharma”?"),
    ({"Roadmap!H2": 40}, "Roadmap!H2", "between 0 and 1", "0.4"),
    ({"Roadmap!J2": "31.02.2027"}, "Roadmap!J2", "not a date that can be read with certainty", "2027-01-31"),
    ({"Roadmap!J2": "2027-02-30"}, "Roadmap!J2", "no such day", ""),
    ({"Roadmap!Q2": 46000}, "Roadmap!Q2", "number stands where a date", "Format the cell"),
    ({"Roadmap!K2": dt.date(2026, 8, 31)}, "Roadmap!K2", "ends before it starts (2026-09-01)", "one of the two"),
    ({"Roadmap!K2": dt.date(7027, 1, 1)}, "Roadmap!K2", "year 7027", ""),
    ({"Roadmap!K2": None}, "Roadmap!K2", "End is missing", ""),
    ({"Roadmap!L2": "EXA-110"}, "Roadmap!L2", "no study “EXA-110”", "EXA-101"),
    ({"Roadmap!L2": "EXA-101"}, "Roadmap!L2", "cannot follow itself", ""),
    ({"Roadmap!O2": "US; USA"}, "Roadmap!O2", "“USA” is not a country code", "ISO 3166"),
    ({"Demand!H2": -0.5}, "Demand!H2", "demand is negative", ""),
    ({"Demand!S2": -1}, "Demand!S2", "demand is negative", ""),
    ({"Demand!I2": "1 FTE"}, "Demand!I2", "text stands where a number", ""),
    ({"Demand!I2": "0.5"}, "Demand!I2", "text stands where a number", "stored as text"),
    ({"Demand!F2": -1}, "Demand!F2", "bill rate is negative", ""),
    ({"Demand!F2": None, "Rate card!A2": None, "Rate card!B2": None, "Rate card!D2": None, "Rate card!E2": None},
     "Demand!F2", "no bill rate, here or on the Rate card", "Enter a bill rate"),
    ({"Demand!G2": "CHF"}, "Demand!G2", "no exchange rate for CHF", "Exchange rates"),
    ({"Demand!D2": 7}, "Demand!D2", "1 to 6", ""),
    ({"Demand!B2": "CRA"}, "Demand!B2", "no role “CRA”", "Roles"),
    ({"Demand!J1": None, "Demand!J2": None}, "Demand!A1", "no column for 2027-03", "each month"),
    ({"Demand!J1": "2027-02", "Demand!J2": 1, "Demand!T1": "2027-03"}, "Demand!J1", "Demand!I1", "Delete"),
    ({"Rate card!A2": "Clinical Research Asociate"}, "Rate card!A2", "no role", "Did you mean"),
    ({"Rate card!D2": -2}, "Rate card!D2", "bill rate is negative", ""),
    ({"Rate card!A3": "Clinical Research Associate", "Rate card!B3": "Example Pharma", "Rate card!D3": 9},
     "Rate card!A3", "Rate card!A2", ""),
    ({"Staff!A3": "S001", "Staff!C3": "Clinical Research Associate", "Staff!H3": 1, "Staff!I3": 50},
     "Staff!A3", "first one is at Staff!A2", ""),
    ({"Staff!H2": 9}, "Staff!H2", "FTE of 9 is over 1.5", "0.9"),
    ({"Staff!H2": None}, "Staff!H2", "FTE is missing", ""),
    ({"Staff!I2": -70}, "Staff!I2", "cost rate is negative", ""),
    ({"Staff!I2": True}, "Staff!I2", "text stands where a number", ""),
    ({"Staff!E2": 0}, "Staff!E2", "1 to 6", ""),
    ({"Staff!F2": "Spain"}, "Staff!F2", "not a country code", ""),
    ({"Staff!D2": "Cook"}, "Staff!D2", "no role “Cook”", ""),
    ({"Staff!O2": "Exampel Pharma"}, "Staff!O2", "no sponsor", "Did you mean"),
    ({"Staff!P2": "Nobody GmbH"}, "Staff!P2", "neither a sponsor nor a study", "firewall"),
    ({"Staff!L2": dt.date(2020, 1, 1)}, "Staff!L2", "ends before it starts", ""),
    ({"Staff!G2": "Intern"}, "Staff!G2", "not one of the allowed", "Planned hire"),
    ({"Leave!A2": "S002"}, "Leave!A2", "no Staff ID “S002”", "Add it to Staff"),
    ({"Leave!A2": "S-001"}, "Leave!A2", "no Staff ID “S-001”", "Did you mean “S001”? If not, add it to Staff."),
    ({"Leave!D2": 100}, "Leave!D2", "between 0 and 1", ""),
    ({"Leave!C2": dt.date(2027, 7, 4)}, "Leave!C2", "ends before it starts", ""),
    ({"Experience!A2": "X9"}, "Experience!A2", "no Staff ID", ""),
    ({"Experience!B2": "Unheard Of"}, "Experience!B2", "no sponsor", ""),
    ({"Experience!C2": -1}, "Experience!C2", "experience is negative", ""),
    ({"Assignments!A2": "X9"}, "Assignments!A2", "no Staff ID", ""),
    ({"Assignments!B2": "EXA-110"}, "Assignments!B2", "locked to a study that is not on Roadmap", "Did you mean"),
    ({"Assignments!B2": "EXA-110", "Assignments!G2": "N"}, "Assignments!B2", "no study", "Did you mean"),
    ({"Assignments!F2": 1.6}, "Assignments!F2", "FTE of 1.6 is over 1.5", ""),
    ({"Assignments!G2": "maybe"}, "Assignments!G2", "Y or N", ""),
    ({"Exchange rates!B2": 0}, "Exchange rates!B2", "more than 0", ""),
    ({"Exchange rates!A2": "USD"}, "Exchange rates!B2", "worth 1 of itself", ""),
    ({"Staff!I2": "#REF!"}, "Staff!I2", "shows an error", "Correct the formula"),
    ({"Demand!K2": "=1/2"}, "Demand!K2", "no stored result", "save it"),
    ({"Settings!B3": "=6*2"}, "Settings!B3", "no stored result", "save it"),
]  # fmt: skip


def problems_of(path: Path) -> list[Problem]:
    """What is wrong with a workbook that is refused."""
    with pytest.raises(InputProblems) as caught:
        read_directly(path)
    return [problem for problem in caught.value.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(("changes", "place", "message", "remedy"), ERRORS)
def test_a_wrong_cell_gets_its_own_message_at_its_own_place(
    tmp_path: Path, changes: Changes, place: str, message: str, remedy: str
) -> None:
    found = problems_of(changed(tmp_path, changes))
    assert [problem.place for problem in found] == [place], [str(problem) for problem in found]
    assert message in found[0].message
    assert remedy in found[0].remedy
    assert found[0].file == "changed.xlsx"


def test_an_identifier_that_excel_made_a_date_is_refused(tmp_path: Path) -> None:
    found = problems_of(changed(tmp_path, {"Roadmap!A2": dt.date(2027, 1, 2)}))
    assert "Excel turns some codes into dates" in next(p.message for p in found if p.place == "Roadmap!A2")


def test_a_repeated_heading_is_refused_and_not_last_wins(tmp_path: Path) -> None:
    found = problems_of(changed(tmp_path, {"Staff!C1": "FTE"}))
    assert "the first one is at Staff!C1" in next(p.message for p in found if p.place == "Staff!H1")


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    changes: dict[str, str | float] = {"Staff!H2": "full", "Roadmap!H2": 7, "Leave!A2": "Z", "Demand!H2": -1}
    places = {problem.place for problem in problems_of(changed(tmp_path, changes))}
    assert places == set(changes)


def test_a_value_is_shown_as_the_person_sees_it(tmp_path: Path) -> None:
    (problem,) = problems_of(changed(tmp_path, {"Staff!H2": 9}))
    assert str(problem).startswith("Staff!H2 (9): an FTE of 9 is over 1.5.")


@pytest.mark.parametrize("sheet", ["Settings", "Roles", "Sponsors", "Roadmap", "Staff"])
def test_a_missing_required_sheet_is_the_only_thing_said_about_it(tmp_path: Path, sheet: str) -> None:
    workbook = example_workbook(tmp_path)
    del workbook[sheet]
    (problem,) = problems_of(saved(workbook, tmp_path))
    assert problem.place == sheet
    assert "is missing" in problem.message


def test_a_line_that_stands_twice_names_both_places(tmp_path: Path) -> None:
    workbook = example_workbook(tmp_path)
    row = [cell.value for cell in workbook["Demand"][2]]
    row[2] = "CA; US"  # the order of countries makes no difference
    workbook["Demand"].append(row)
    (problem,) = problems_of(saved(workbook, tmp_path))
    assert problem.place == "Demand!A3"
    assert "Demand!A2" in problem.message


# what is changed, where it shows, words of the message
WARNINGS: list[tuple[Changes, str, str]] = [
    ({"Staff!H2": 0.805}, "Staff!H2", "whole percent; it was taken as 0.81"),
    ({"Demand!H2": 0.333}, "Demand!H2", "taken as 0.33"),
    ({"Roadmap!G2": None}, "Roadmap!G2", "taken as Forecast"),
    ({"Demand!E2": "Oncolgy"}, "Demand!E2", "nobody on Staff has the skill"),
    ({"Staff!G2": "Planned hire", "Staff!K2": None}, "Staff!K2", "without a start date"),
    ({"Assignments!C2": "Writer", "Roles!A3": "Writer", "Roles!B3": 1, "Roles!C3": 1},
     "Assignments!G2", "holds nothing"),
    ({"Settings!A20": "Favourite colour", "Settings!B20": "blue"}, "Settings!A20", "not a setting"),
    ({"Demand!T1": "2029-01", "Demand!T2": 1}, "Demand!T1", "outside the plan"),
    ({"Demand!A2": None, "Demand!B2": None, "Demand!C2": None, "Demand!D2": None, "Demand!E2": None, "Demand!F2": None,
      "Demand!G2": None, **dict.fromkeys(f"Demand!{c}2" for c in "HIJKLMNOPQRS")},
     "Roadmap!A2", "no rows on Demand"),
    ({"Staff!S2": "something"}, "Staff!S1", "no heading"),
    ({"Roles!G2": None}, "Roles!F2", "no contractor limit"),
    ({"Sponsors!D2": -0.1}, "Sponsors!D2", "allows a loss"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "place", "message"), WARNINGS)
def test_what_is_doubtful_is_imported_and_pointed_out(
    tmp_path: Path, changes: Changes, place: str, message: str
) -> None:
    found = read_directly(changed(tmp_path, changes)).problems
    assert [(p.place, message in p.message) for p in found if p.place == place] == [(place, True)], found


def test_the_example_has_nothing_to_complain_about(tmp_path: Path) -> None:
    assert read_directly(changed(tmp_path, {})).problems == ()


def test_an_error_cell_in_a_column_of_their_own_does_not_stop_the_import(tmp_path: Path) -> None:
    read = read_directly(changed(tmp_path, {"Staff!S1": "Badge", "Staff!S2": "#N/A"}))
    assert [(p.place, p.severity) for p in read.problems] == [("Staff!S2", Severity.WARNING)]
