"""``throughline candidates`` and ``throughline why`` as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from planner.cli.main import main
from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import Plan
from planner.services.candidates.places import seat_named, stretch_named
from tests.support.documents import planned_document
from tests.ui.fakes import greedy_plan
from tests.ui.portfolios import two_sponsors

CASE = build_case(two_sponsors())
PLAN: Plan = greedy_plan(CASE)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document with one plan."""
    return planned_document(tmp_path, CASE, {"Plan 1": PLAN})


def _seat(held: bool) -> tuple[int, str, str]:
    """A seat with a month that is held or open: its position, its name, the month."""
    s, t = np.argwhere((PLAN.seats.fte > 0) & ((PLAN.holder >= 0) == held))[0].tolist()
    line = int(PLAN.seats.line[s])
    key = CASE.line_keys[line]
    same = [d for d, other in enumerate(CASE.line_keys) if (other.study, other.role) == (key.study, key.role)]
    which = f":{same.index(line) + 1}" if len(same) > 1 else ""
    return s, f"{key.study}/{key.role}{which}/{int(PLAN.seats.number[s])}", CASE.grid.labels[t]


def test_candidates_are_printed_and_reported(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seat, name, month = _seat(held=True)
    report = tmp_path / "r.json"
    arguments = ["candidates", str(document), "--seat", name, "--months", month, "--busy", "--report", str(report)]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    holder = CASE.portfolio.staff[int(PLAN.holder[seat, CASE.grid.labels.index(month)])]
    assert f"{holder.name} (holds it)" in out
    answer = json.loads(report.read_text())["answer"]
    assert (answer["first"], answer["last"]) == (month, month)
    before = evaluate(CASE, PLAN).objective
    for row in answer["free"]:
        plan = Plan(PLAN.seats, PLAN.holder.copy())
        plan.holder[seat, CASE.grid.labels.index(month)] = CASE.person_index[row["person"]]
        assert row["effect"]["score"] == pytest.approx(evaluate(CASE, plan).objective - before)


def test_why_tells_of_holders_and_of_open_months(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "r.json"
    for held, words in ((True, " holds it, "), (False, "Nobody holds it, ")):
        name, month = _seat(held)[1:]
        assert main(["why", str(document), "--seat", name, "--months", month, "--report", str(report)]) == 0
        assert words in capsys.readouterr().out
        (answer,) = json.loads(report.read_text())["answer"]
        assert words in answer["sentences"][0]


@pytest.mark.parametrize(
    ("seat", "more", "words"),
    [
        ("nothing", (), "There is no seat nothing."),
        ("Elsewhere/CRA/9", (), "No study Elsewhere has seats. Those that have are "),
        ("{study}x/CRA/9", (), "Did you mean {study}? Name a seat like {study}/"),
        ("{study}/Cook/1", (), "The roles of {study} are "),
        ("{seat}", ("--months", "2031-01"), "does not lie within the plan"),
        ("{seat}", ("--months", "spring"), "is not a month or a range of months"),
        ("{seat}", ("--plan", "Other"), "There is no plan named Other."),
    ],
)
def test_what_is_not_there_is_said(
    document: Path, capsys: pytest.CaptureFixture[str], seat: str, more: tuple[str, ...], words: str
) -> None:
    name = _seat(held=True)[1]
    study = name.split("/")[0]
    assert main(["candidates", str(document), "--seat", seat.format(seat=name, study=study), *more]) == 2
    assert words.format(study=study) in capsys.readouterr().err


def test_a_seat_of_several_lines_is_told_apart() -> None:
    from planner.domain.errors import UserError
    from tests.support.builders import case_of, line, person, plan_of, study

    case = case_of(studies=[study()], demand=[line(), line(min_grade=2)], staff=[person()])
    plan = plan_of(case, None)
    with pytest.raises(UserError, match=r"Say which: CRA:1 is CRA on A; CRA:2 is CRA on A \(grade 2\)"):
        seat_named(case, plan, "A/CRA/1")
    assert seat_named(case, plan, "a/cra:2/1") == 1
    assert stretch_named(case, plan, 1, "2027-02..2027-03").months == range(1, 3)


def test_a_remedy_is_done_as_it_was_printed_and_saved(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    __, name, month = _seat(held=False)
    report = tmp_path / "r.json"
    place = ["why", str(document), "--seat", name, "--months", month]
    assert main([*place, "--report", str(report)]) == 0
    (answer,) = json.loads(report.read_text())["answer"]
    wanted = len(answer["remedies"])
    assert f"\n{wanted}. " in capsys.readouterr().out
    assert main([*place, "--apply", str(wanted), "--report", str(report)]) == 0
    out = capsys.readouterr().out
    assert answer["remedies"][-1]["sentence"] in out and "Saved Plan 1." in out
    figures = {f["key"]: f for f in json.loads(report.read_text())["answer"]["figures"] if f["level"] == "Portfolio"}
    change = figures["objective"]["after"] - figures["objective"]["before"]
    assert change == pytest.approx(answer["remedies"][-1]["score"])
    assert main(place) == 0
    assert "Nobody holds it" not in capsys.readouterr().out


def test_a_remedy_that_is_not_there_changes_nothing(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    __, name, month = _seat(held=False)
    before = document.read_bytes()
    assert main(["why", str(document), "--seat", name, "--months", month, "--apply", "99"]) == 2
    assert "There is no remedy 99 here." in capsys.readouterr().err
    assert document.read_bytes() == before
