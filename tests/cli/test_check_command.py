"""``throughline check``: a plan workbook judged, with every trouble by its cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from planner import exits
from planner.domain.case import build_case
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.exchange.portfolio_writer import write_portfolio
from planner.services.export import export_plan
from planner.services.opening import open_sample
from planner.services.planning import judge
from tests.cli.answers import plan_workbook, told
from tests.support.builders import assignment, line, person, plan_of, portfolio, study, worked_example
from tests.support.first_fit import first_fit


def test_check_believes_no_claim_to_be_the_best_that_the_bound_denies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = build_case(worked_example())
    export_plan(judge(case, first_fit(case), RunFacts(Status.FEASIBLE, bound=0.5)), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    for row in book["Summary"].iter_rows():
        if row[0].value == "Status":
            row[1].value = "optimal"
    book.save(tmp_path / "plan.xlsx")
    _, words = told(capsys, "check", str(tmp_path / "plan.xlsx"))
    assert "no better plan exists" not in words
    assert "54.2%" in words


def test_check_judges_a_plan_and_keeps_what_only_the_search_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, words = told(capsys, "check", str(plan_workbook(tmp_path)))
    assert status == exits.EXIT_OK
    assert "Rules 1 to 5 are kept." in words
    assert "8.3%" in words  # the gap between 1.0909 and the stated bound of 1


def test_check_believes_no_bound_of_a_plan_that_was_edited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = plan_workbook(tmp_path)
    book = load_workbook(path)
    book["Plan assignments"].delete_rows(2)
    book.save(path)
    status, words = told(capsys, "check", str(path))
    assert status == exits.EXIT_OK
    assert "The Summary sheet says Objective 1.0909; the assignments give" in words
    assert "8.3%" not in words


def test_check_names_the_cells_that_break_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = build_case(
        portfolio(studies=(study("A"), study("B")), demand=(line("A"), line("B")), staff=(person("ann"), person("bob")))
    )
    export_plan(judge(case, plan_of(case, {0: ("ann",)}), RunFacts(Status.FEASIBLE)), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    book["Plan assignments"].append(["ann", "Ann", "B", "Acme", "CRA", None, None, None, 1, "2027-01", 1, "N", "N"])
    book.save(tmp_path / "plan.xlsx")
    status, words = told(capsys, "check", str(tmp_path / "plan.xlsx"))
    assert status == exits.EXIT_INPUT
    assert "Plan assignments!A2: ann holds 2.00 FTE in 2027-01 but is available for 1.00." in words
    assert "Plan assignments!A3" in words


ANN, BOB = (
    [staff, name, "A", "Acme", "CRA", None, None, None, 1, "2027-01", 1, "N", "N"]
    for staff, name in (("ann", "Ann"), ("bob", "Bob"))
)


def edited_plan(
    folder: Path, *, sheet: str, cell: str = "", value: object = None, row: list[object] | None = None
) -> str:
    """A plan in which Ann holds the one seat of A in the first month, after an edit by hand."""
    case = build_case(portfolio(studies=(study("A"),), demand=(line("A"),), staff=(person("ann"), person("bob"))))
    export_plan(judge(case, plan_of(case, {0: ("ann",)}), RunFacts(Status.FEASIBLE)), folder / "plan.xlsx")
    book = load_workbook(folder / "plan.xlsx")
    if row is not None:
        book[sheet].append(row)
    else:
        book[sheet][cell] = value
    book.save(folder / "plan.xlsx")
    return str(folder / "plan.xlsx")


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (
            {"sheet": "Plan assignments", "row": BOB},
            "Plan assignments!I3",
            "this seat has a holder in this month already, at Plan assignments!A2",
        ),
        ({"sheet": "Plan assignments", "row": ANN}, "Plan assignments!I3", "has a holder in this month already"),
        ({"sheet": "Plan assignments", "cell": "A2", "value": "zoe"}, "Plan assignments!A2", "no such person"),
        ({"sheet": "Plan assignments", "cell": "K2", "value": 0.5}, "Plan assignments!K2", "carries 1 FTE"),
        ({"sheet": "Seats", "cell": "H2", "value": 0.5}, "Seats!H2", "add up to 0.50 FTE in 2027-02"),
        (
            {"sheet": "Contractors", "row": ["A", "CRA", None, None, None, 1, "2027-02", 1]},
            "Contractors!F2",
            "no contractor rate",
        ),
    ],
)
def test_check_refuses_what_no_plan_can_hold_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], edit: dict[str, Any], place: str, message: str
) -> None:
    status, words = told(capsys, "check", edited_plan(tmp_path, **edit))
    assert status == exits.EXIT_INPUT
    (said,) = [words for words in words.splitlines() if message in words]
    assert said.strip().startswith(place)


def test_check_says_what_it_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, words = told(capsys, "check", edited_plan(tmp_path, sheet="Plan assignments", cell="B2", value="Bob"))
    assert status == exits.EXIT_OK
    assert "warning: Plan assignments!B2 (Bob): Name does not fit: the Staff ID ann counts" in words


def test_check_says_that_floors_do_not_hold_with_status_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = build_case(open_sample().portfolio)
    outcome = judge(case, first_fit(case), RunFacts(Status.OPTIMAL))
    export_plan(outcome, tmp_path / "plan.xlsx")
    status, words = told(capsys, "check", str(tmp_path / "plan.xlsx"))
    assert status == exits.EXIT_FLOORS
    for margin in outcome.evaluation.floors_broken:
        (said,) = [words for words in words.splitlines() if f"Floor not met: {margin.level} {margin.name}," in words]
        assert f"margin {margin.margin:.1%} against a floor {float(margin.floor or 0):.1%}" in said
        assert f"short by {margin.shortfall:,.0f} USD" in said


def test_check_refuses_a_portfolio_without_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_portfolio(worked_example(), tmp_path / "p.xlsx")
    status, words = told(capsys, "check", str(tmp_path / "p.xlsx"))
    assert status == exits.EXIT_INPUT
    assert "holds no plan" in words


def test_locks_that_gave_way_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = build_case(
        portfolio(
            studies=(study("A"), study("B")),
            demand=(line("A"), line("B")),
            staff=(person("ann"),),
            assignments=(assignment("ann", "A", locked=True), assignment("ann", "B", locked=True)),
        )
    )
    export_plan(judge(case, first_fit(case), RunFacts(Status.FEASIBLE)), tmp_path / "plan.xlsx")
    _, words = told(capsys, "check", str(tmp_path / "plan.xlsx"))
    assert "Lock gave way: ann on B (CRA)" in words
