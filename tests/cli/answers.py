"""What a command says, and a plan to give to commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli import main as cli
from planner.domain.case import build_case
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.export import export_plan
from planner.services.planning import judge
from tests.support.builders import plan_of, worked_example


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status and everything that was said."""
    status = cli.main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out + captured.err


def plan_workbook(folder: Path) -> Path:
    """A plan of the worked example: Ann on A, then on B."""
    case = build_case(worked_example())
    plan = plan_of(case, {0: ("ann", "ann"), 1: ("", "", "ann", "ann")})
    export_plan(judge(case, plan, RunFacts(Status.OPTIMAL, bound=1.0, seed=4, seconds=0.5)), folder / "plan.xlsx")
    return folder / "plan.xlsx"
