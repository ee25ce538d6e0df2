"""``throughline scenarios``, ``compare``, and planning around what is fixed, as a person types them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from planner.cli.main import main
from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import Plan
from planner.services.opening import open_any
from tests.services.scenarios.plans import random_plan
from tests.support.documents import planned_document
from tests.ui.portfolios import two_sponsors


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document with the plans First (published) and Second."""
    case = build_case(two_sponsors())
    plans = {name: random_plan(case, np.random.default_rng(seed)) for name, seed in (("First", 1), ("Second", 2))}
    return planned_document(tmp_path, case, plans, published="First")


def _names(document: Path) -> list[str]:
    return [plan.name + "*" * plan.published for plan in open_any(document).plans]


def test_the_plans_are_listed_with_their_figures(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", str(document)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Name") and "Continuity" in lines[0]
    assert lines[1].startswith("First (published)")
    case = build_case(two_sponsors())
    score = evaluate(case, random_plan(case, np.random.default_rng(2))).objective
    assert f"{score:,.2f}" in lines[2]


def test_plans_are_copied_renamed_published_noted_and_deleted(document: Path) -> None:
    file = str(document)
    assert main(["scenarios", file, "--duplicate", "Second"]) == 0
    assert main(["scenarios", file, "--duplicate", "second", "Third"]) == 0
    assert main(["scenarios", file, "--rename", "Copy of Second", "Fourth"]) == 0
    assert main(["scenarios", file, "--publish", "Third"]) == 0
    assert main(["scenarios", file, "--note", "Fourth", "Ask Ana"]) == 0
    assert main(["scenarios", file, "--delete", "First"]) == 0
    assert _names(document) == ["Second", "Fourth", "Third*"]
    assert open_any(document).plans[1].note == "Ask Ana"
    assert main(["scenarios", file, "--unpublish"]) == 0
    assert _names(document) == ["Second", "Fourth", "Third"]


def test_a_name_that_no_plan_has_is_answered_with_those_that_there_are(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scenarios", str(document), "--publish", "Secnd"]) == 2
    assert "There is no plan named Secnd. The plans are: First, Second." in capsys.readouterr().err
    assert _names(document) == ["First*", "Second"]


def test_two_plans_are_compared_on_screen_and_in_files(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, report = tmp_path / "out.csv", tmp_path / "out.json"
    arguments = ["compare", str(document), "--plans", "First", "Second", "-o", str(out), "--report", str(report)]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert "Second compared with First:" in said
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows[0][4:] == ["First", "Second", "Change, Second"]
    score = next(row for row in rows if row[2] == "Score")
    assert float(score[5]) - float(score[4]) == pytest.approx(float(score[6]))
    found = json.loads(report.read_text())
    assert found["plans"] == ["First", "Second"]
    case = build_case(two_sponsors())
    one, other = (random_plan(case, np.random.default_rng(seed)).holder for seed in (1, 2))
    months = sum(
        case.grid.labels.index(row["last"]) - case.grid.labels.index(row["first"]) + 1 for row in found["differences"]
    )
    assert months == int((one != other).sum())


@pytest.mark.parametrize("names", [["First"], ["First", "Second", "First", "Second"]])
def test_only_two_or_three_plans_fit_side_by_side(
    document: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(document), "--plans", *names]) == 2
    assert "Name 2 to 3 plans" in capsys.readouterr().err


# ---- planning around what is fixed


def _improve(document: Path, output: Path, *more: str) -> int:
    limit = ["--time-limit", "0.02", "--deterministic", "--workers", "1", "--quiet"]
    return main(["plan", str(document), "--improve", str(document), "-o", str(output), *limit, *more])


def _holders(path: Path, name: str | None = None) -> Plan:
    opened = open_any(path)
    case = build_case(opened.portfolio)
    from planner.domain.plan_rows import plan_from_rows

    record = next(p for p in opened.plans if name is None or p.name == name)
    return plan_from_rows(case, record.rows)[0]


def test_only_a_study_and_only_some_months_change(document: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    wanted = ["--improve-plan", "Second", "--only-studies", "C", "--months", "2027-02..2027-03"]
    assert _improve(document, out, *wanted) in (0, 3)
    before, after = _holders(document, "Second"), _holders(out)
    differs = before.holder != after.holder
    case = build_case(two_sponsors())
    of_c = np.array([case.line_keys[d].study == "C" for d in before.seats.line])
    assert not differs[~of_c].any()
    assert not differs[:, [0, 3]].any()


def test_frozen_months_stay_and_only_so_many_people_move(document: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    assert _improve(document, out, "--improve-plan", "Second", "--freeze", "2", "--most-moved", "1") in (0, 3)
    before, after = _holders(document, "Second"), _holders(out)
    differs = before.holder != after.holder
    assert not differs[:, :2].any()
    assert len({int(p) for p in np.concatenate([before.holder[differs], after.holder[differs]]) if p >= 0}) <= 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--only-studies", "Z"), "No study named Z is planned."),
        (("--only-people", "zoe"), "No person named zoe is on the staff list"),
        (("--months", "soon"), "soon is no span of months."),
        (("--months", "2031-01"), "2031-01 does not lie in the plan"),
        (("--freeze", "4"), "Nothing may change"),
        (("--most-moved", "0"), "At least 1 person"),
    ],
)
def test_what_cannot_be_planned_around_is_said(
    document: Path, tmp_path: Path, options: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _improve(document, tmp_path / "plan.xlsx", *options) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_restriction_without_a_plan_is_refused(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(document), "-o", str(tmp_path / "plan.xlsx"), "--freeze", "2"]) == 2
    assert "Name its file with --improve." in capsys.readouterr().err
