"""``throughline edit``, as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.main import main
from planner.domain.plan import OPEN, Plan
from planner.domain.plan_rows import plan_from_rows
from planner.services.session import DocumentState, open_document
from tests.services.changing.support import small
from tests.support.documents import planned_document


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document with the plan First: Ann on A, Bob on B until March, C open."""
    case, plan = small()
    return planned_document(tmp_path, case, {"First": plan})


def state(document: Path) -> DocumentState:
    session = open_document(document, read_only=True)
    try:
        return session.state
    finally:
        session.close()


def plan_in(document: Path, name: str = "First") -> Plan:
    now = state(document)
    record = next(plan for plan in now.plans if plan.name == name)
    from planner.domain.case import build_case

    return plan_from_rows(build_case(now.portfolio), record.rows)[0]


def test_an_assignment_is_saved_and_answered(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "r.json"
    asked = ["edit", str(document), "--plan", "First", "--assign", "B/CRA/1", "Bob", "--months", "2027-04"]
    assert main([*asked, "--report", str(report)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Assign Bob to CRA 1 of B, Apr 2027\n")
    assert "5.0 FTE-months" in told and "4.0 FTE-months" in told and "Saved First." in told
    assert plan_in(document).holder[1].tolist() == [1, 1, 1, 1]
    figures = json.loads(report.read_text())["figures"]
    assert {"key": "open", "before": 5.0, "after": 4.0}.items() <= next(
        f for f in figures if f["key"] == "open"
    ).items()


def test_several_changes_are_one_step_in_the_order_written(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--clear", "A/CRA/1", "--assign", "C/CRA/1", "ann", "--split", "C/CRA/1", "0.6", "--move-study", "B", "1"]
    assert main(["edit", str(document), *asked]) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.startswith(("Clear", "Assign", "Split", "Move"))] == [
        "Clear CRA 1 of A, Jan to Apr 2027",
        "Assign Ann to CRA 1 of C, Jan to Apr 2027",
        "Split CRA 1 of C at 0.60 FTE",
        "Move B 1 month later",
    ]
    plan = plan_in(document)
    assert plan.seats.fte[2:].tolist() == [[60] * 4, [40] * 4]
    assert plan.holder.tolist() == [[OPEN] * 4, [OPEN, 1, 1, 1], [0] * 4, [0] * 4]
    assert state(document).portfolio.demand[1].fte == (0, 100, 100, 100)


def test_a_refused_change_changes_nothing(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = document.read_bytes()
    asked = ["edit", str(document), "--clear", "A/CRA/1", "--assign", "C/CRA/1", "bob"]
    assert main(asked) == 2
    assert "Bob does not have enough time. Possible in Apr 2027." in capsys.readouterr().err
    assert document.read_bytes() == before
    assert main([*asked, "--where-possible"]) == 0
    assert "Not done, or lost: CRA 1 of C, Jan to Mar 2027: Bob does not have enough time." in capsys.readouterr().out
    assert plan_in(document).holder[2].tolist() == [OPEN, OPEN, OPEN, 1]


def test_a_dry_run_saves_nothing(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = document.read_bytes()
    assert main(["edit", str(document), "--demand", "A/CRA/1", "0.5", "--months", "2027-01", "--dry-run"]) == 0
    assert "Nothing was saved" in capsys.readouterr().out
    assert document.read_bytes() == before


def test_a_published_plan_stays_as_it_is(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", str(document), "--publish", "First"]) == 0
    assert main(["edit", str(document), "--lock", "A/CRA/1"]) == 0
    assert "The changes are in a new plan, First (edited)." in capsys.readouterr().out
    assert [(plan.name, plan.published) for plan in state(document).plans] == [
        ("First", True),
        ("First (edited)", False),
    ]
    assert len(plan_in(document, "First (edited)").hand_locks) == 4


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ([], "Say what to change"),
        (["--assign", "A/CRA/1", "zoe"], "zoe is not on the staff list"),
        (["--assign", "A/CRA/7", "ann"], "has no seat 7"),
        (["--clear", "A/CRA/1", "--months", "2031-01"], "does not lie within the plan"),
        (["--move-study", "X", "1"], "There is no study X"),
        (["--move-study", "A", "1.5"], "not a whole number of months"),
        (["--dates", "A", "2027-13-01", "2027-12-31"], "is not a date written"),
        (["--resize", "A/CRA/1", "much"], "much is not a number"),
        (["--probability", "A", "0.5"], "A is Awarded"),
    ],
)
def test_mistakes_are_told_in_a_sentence(
    document: Path, capsys: pytest.CaptureFixture[str], asked: list[str], sentence: str
) -> None:
    assert main(["edit", str(document), *asked]) == 2
    assert sentence in capsys.readouterr().err


def test_months_belong_to_a_change(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["edit", str(document), "--months", "2027-01", "--clear", "A/CRA/1"])
    assert "write it after --assign" in capsys.readouterr().err
