"""The command line end to end, in processes of its own, with the real optimizer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from planner.exchange.portfolio_writer import write_portfolio
from tests.support.builders import assignment, line, person, portfolio, study, worked_example
from tests.support.plan_sheets import PlanSheets

REPORT_KEYS = {
    "status", "objective", "bound", "gap", "parts", "sponsor_continuity", "demand_filled", "people_joining",
    "handovers", "portfolio_margin", "margin_before_bench", "floors_broken", "not_staffed", "conflicts", "baseline",
    "seconds", "seed", "trace", "peak_mb",
}  # fmt: skip
BASELINE_KEYS = {
    "objective", "parts", "sponsor_continuity", "demand_filled", "people_joining", "handovers", "portfolio_margin",
    "margin_before_bench", "floors_broken", "not_staffed",
}  # fmt: skip


def throughline(folder: Path, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run a command line in a folder."""
    command = [sys.executable, "-m", "planner.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=timeout)


def report(folder: Path, name: str = "r.json") -> dict[str, Any]:
    """A report as written."""
    loaded: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the worked example planned: portfolio.xlsx, plan.xlsx, r.json."""
    folder = tmp_path_factory.mktemp("planned")
    write_portfolio(worked_example(), folder / "portfolio.xlsx")
    done = throughline(folder, "plan", "portfolio.xlsx", "-o", "plan.xlsx", "--time-limit", "2", "--report", "r.json")
    assert done.returncode == 0, done.stderr
    assert "Plan written to plan.xlsx" in done.stdout
    return folder


def test_the_worked_example_is_planned_as_it_should_be(planned: Path) -> None:
    told = report(planned)
    assert told["status"] in ("optimal", "feasible")
    assert told["objective"] == pytest.approx(1.0909, abs=1e-4)
    assert told["sponsor_continuity"] == 1.0
    assert told["handovers"] == 0
    assert told["people_joining"] == 1


def test_the_report_has_every_figure(planned: Path) -> None:
    told = report(planned)
    assert set(told) >= REPORT_KEYS
    assert set(told["parts"]) == {"open", "contractor", "new", "handover", "cost", "fair", "change"}
    assert sum(told["parts"].values()) == pytest.approx(told["objective"])
    assert set(told["baseline"]) == {"list_order", "continuity_aware"}
    for baseline in told["baseline"].values():
        assert set(baseline) == BASELINE_KEYS
    for seconds, objective, _ in told["trace"]:
        assert seconds >= 0
        assert objective >= told["objective"] - 1e-9


def test_check_agrees_with_plan_to_the_last_digit(planned: Path) -> None:
    done = throughline(planned, "check", "plan.xlsx", "--report", "checked.json")
    assert done.returncode == 0, done.stderr
    from_plan, from_check = report(planned), report(planned, "checked.json")
    for key in REPORT_KEYS - {"trace", "peak_mb"}:
        assert from_check[key] == from_plan[key], key


def test_a_stranger_finds_the_rules_kept(planned: Path) -> None:
    assert PlanSheets(planned / "plan.xlsx").broken_rules() == []


@pytest.mark.slow
def test_the_same_seed_and_work_give_the_same_plan(tmp_path: Path) -> None:
    sheets = []
    for name in ("one.xlsx", "two.xlsx"):
        how = ("--time-limit", "0.1", "--seed", "5", "--deterministic", "--quiet")
        done = throughline(tmp_path, "plan", "--sample", "-o", name, *how, timeout=280)
        assert done.returncode in (0, 3), done.stderr
        assert done.stdout == ""
        book = load_workbook(tmp_path / name, read_only=True)
        sheets.append(
            {s.title: [row for row in s.iter_rows(values_only=True) if row[0] != "Solve seconds"] for s in book}
        )
    assert sheets[0] == sheets[1]


def test_floors_that_cannot_hold_give_a_marked_plan_and_status_3(tmp_path: Path) -> None:
    hopeless = portfolio(
        studies=(study("A", margin_floor=Decimal("0.9")),),
        demand=(line("A"),),
        staff=(person("ann", 60),),
        assignments=(assignment("ann", "A", locked=True),),  # else nobody would work on A, and no floor be broken
    )
    write_portfolio(hopeless, tmp_path / "p.xlsx")
    done = throughline(tmp_path, "plan", "p.xlsx", "-o", "plan.xlsx", "--time-limit", "1", "--report", "r.json")
    assert done.returncode == 3, done.stderr
    told = report(tmp_path)
    assert told["status"] == "floors_not_met"
    assert [(f["level"], f["name"]) for f in told["floors_broken"]] == [("Study", "A")]
    assert str(load_workbook(tmp_path / "plan.xlsx")["Overview"]["A2"].value).startswith("FLOORS NOT MET")
    assert throughline(tmp_path, "check", "plan.xlsx").returncode == 3


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A long search that has found something."""
    if os.name == "nt":
        pytest.skip("signals of a terminal are sent differently on Windows")
    command = [sys.executable, "-m", "planner.cli", "plan", "--sample", "-o", "plan.xlsx", "--time-limit", "300"]
    process = subprocess.Popen(
        [*command, "--report", "r.json"], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    for told in process.stderr:
        if "score" in told:
            break
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def interrupt(process: subprocess.Popen[str]) -> None:
    """What a terminal does on Ctrl-C: every process of the group hears it."""
    os.killpg(process.pid, signal.SIGINT)


def test_ctrl_c_keeps_the_best_plan(running: subprocess.Popen[str], tmp_path: Path) -> None:
    interrupt(running)
    output, errors = running.communicate(timeout=60)
    assert running.returncode in (0, 3), errors
    assert "Plan written" in output
    assert "Traceback" not in errors
    assert report(tmp_path)["status"] in ("stopped", "floors_not_met", "optimal")
    assert PlanSheets(tmp_path / "plan.xlsx").broken_rules() == []


def test_a_second_ctrl_c_cancels(running: subprocess.Popen[str], tmp_path: Path) -> None:
    interrupt(running)
    assert running.stderr is not None
    for told in running.stderr:  # two signals at once count as one where the machine is busy
        if "Stopping" in told:
            break
    interrupt(running)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 4, errors
    assert "Traceback" not in errors
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_plan_is_improved_and_never_made_worse(planned: Path) -> None:
    """Also where there is no time to search at all."""
    done = throughline(
        planned, "plan", "plan.xlsx", "--improve", "plan.xlsx", "-o", "better.xlsx", "--time-limit", "0.001",
        "--report", "better.json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Starting from the plan in plan.xlsx" in done.stderr
    assert report(planned, "better.json")["objective"] <= report(planned)["objective"] + 1e-9


def test_a_file_without_a_plan_is_nothing_to_start_from(planned: Path) -> None:
    done = throughline(planned, "plan", "portfolio.xlsx", "--improve", "portfolio.xlsx", "-o", "none.xlsx")
    assert done.returncode == 2
    assert "holds no plan to start from" in done.stderr
    assert not (planned / "none.xlsx").exists()
