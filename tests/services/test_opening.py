"""Opening whatever holds a portfolio."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.domain.case import build_case
from planner.domain.errors import InputProblems, Severity, UserError
from planner.domain.plan import HoldRow, PlanRows, SeatRow, Status
from planner.domain.plan_rows import plan_to_rows
from planner.domain.portfolio import LineKey
from planner.exchange.plan_export import RunFacts
from planner.exchange.portfolio_writer import write_portfolio
from planner.services.export import export_plan
from planner.services.opening import FileKind, moved, open_any, open_sample
from planner.services.planning import judge
from tests.support.builders import plan_of, worked_example
from tests.support.documents import saved_document, small_portfolio, small_state
from tests.support.workbooks import changed


def test_a_portfolio_workbook(tmp_path: Path) -> None:
    write_portfolio(worked_example(), tmp_path / "p.xlsx")
    opened = open_any(tmp_path / "p.xlsx")
    assert (opened.kind, opened.portfolio, opened.plans) == (FileKind.WORKBOOK, worked_example(), ())


def test_a_document_with_its_plans(tmp_path: Path) -> None:
    opened = open_any(saved_document(tmp_path))
    assert (opened.kind, opened.portfolio) == (FileKind.DOCUMENT, small_portfolio())
    assert [plan.name for plan in opened.plans] == ["First"]


def test_a_document_is_known_by_its_content(tmp_path: Path) -> None:
    document = saved_document(tmp_path)
    renamed = document.rename(tmp_path / "plan.xlsx")
    assert open_any(renamed).kind is FileKind.DOCUMENT


def test_a_plan_workbook_with_its_plan(tmp_path: Path) -> None:
    case = build_case(worked_example())
    plan = plan_of(case, {0: ("ann", "ann"), 1: ("", "", "bob", "bob")})
    export_plan(judge(case, plan, RunFacts(Status.OPTIMAL)), tmp_path / "plan.xlsx")
    opened = open_any(tmp_path / "plan.xlsx")
    assert opened.kind is FileKind.PLAN_WORKBOOK
    assert opened.portfolio == worked_example()
    assert [(p.status, p.rows) for p in opened.plans] == [("optimal", plan_to_rows(case, plan))]


def test_a_plan_that_cannot_be_read_does_not_keep_the_portfolio_from_opening(tmp_path: Path) -> None:
    case = build_case(worked_example())
    export_plan(judge(case, plan_of(case, {0: ("ann",)}), RunFacts(Status.FEASIBLE)), tmp_path / "plan.xlsx")
    book = load_workbook(tmp_path / "plan.xlsx")
    book["Plan assignments"]["A2"] = "zoe"
    book.save(tmp_path / "plan.xlsx")
    opened = open_any(tmp_path / "plan.xlsx")
    assert opened.plans == ()
    assert [(p.place, p.severity) for p in opened.problems] == [("Plan assignments!A2", Severity.WARNING)]


def test_the_sample_opens_without_a_problem() -> None:
    opened = open_sample()
    assert opened.kind is FileKind.SAMPLE
    assert opened.problems == ()


def test_what_is_wrong_in_a_portfolio_refuses_it(tmp_path: Path) -> None:
    with pytest.raises(InputProblems):
        open_any(changed(tmp_path, {"Demand!B2": "Pilot"}))


@pytest.mark.parametrize("name", ["none.xlsx", "none.throughline"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="does not exist"):
        open_any(tmp_path / name)


def test_the_published_plan_of_a_document_is_the_one_marked(tmp_path: Path) -> None:
    opened = replace(open_any(saved_document(tmp_path)), plans=small_state().plans)
    case = build_case(opened.portfolio)
    published = opened.published_plan(case)
    assert published is not None
    assert plan_to_rows(case, published) == small_state().plans[0].rows
    unpublished = replace(opened, plans=(replace(opened.plans[0], published=False),))
    assert unpublished.published_plan(case) is None


def test_a_published_plan_moves_with_the_plan_start() -> None:
    line = LineKey("A", "CRA")
    rows = PlanRows((SeatRow(line, 1, (10, 20, 30)),), (HoldRow(line, 1, 0, "ann"), HoldRow(line, 1, 2, "bob")))
    later = moved(rows, by=1, months=3)
    assert later.seats[0].fte == (20, 30, 0)
    assert [(hold.month, hold.holder) for hold in later.holds] == [(1, "bob")]
    earlier = moved(rows, by=-1, months=3)
    assert earlier.seats[0].fte == (0, 10, 20)
    assert [(hold.month, hold.holder) for hold in earlier.holds] == [(1, "ann")]
