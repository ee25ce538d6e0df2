"""The flat sheets of a plan workbook, read by somebody who knows only the documentation, say what the plan is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.domain.case import build_case
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.export import export_plan
from planner.services.opening import open_any, open_sample
from planner.services.planning import PlanOutcome, judge
from tests.support.first_fit import first_fit
from tests.support.plan_sheets import PlanSheets, items, percent
from tests.support.shared_data import shared_file


@pytest.fixture(scope="module", params=["sample", "small"])
def exported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PlanOutcome, PlanSheets]]:
    """A plan and its workbook as the second opinion sees it."""
    opened = open_sample() if request.param == "sample" else open_any(shared_file("portfolios/small.xlsx"))
    case = build_case(opened.portfolio)
    outcome = judge(case, first_fit(case), RunFacts(Status.FEASIBLE, bound=1.5, seed=7, seconds=0.25))
    path = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    export_plan(outcome, path)
    yield outcome, PlanSheets(path)


def test_rules_1_to_5_are_kept(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    assert exported[1].broken_rules() == []


def test_a_broken_rule_would_be_seen(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    sheets = exported[1]
    row = sheets.holds[0]
    others = [p for p in sheets.staff if not sheets.eligible(p, sheets.line_of(row))]
    before, row["Staff ID"] = row["Staff ID"], others[0]
    try:
        assert sheets.broken_rules()
    finally:
        row["Staff ID"] = before


def test_knows_sponsor_says_who_knew_the_sponsor(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    sheets = exported[1]
    assert {row["Knows sponsor"] for row in sheets.holds} == {"Y", "N"}
    for row in sheets.holds:
        assert (row["Knows sponsor"] == "Y") == sheets.knew(row["Staff ID"], row["Study ID"])


def test_the_summary_adds_up(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    sheets = exported[1]
    demand = sum(sum(months.values()) for months in sheets.demand.values())
    worked = sum(percent(row["FTE"]) for row in sheets.holds)
    known = sum(percent(row["FTE"]) for row in sheets.holds if row["Knows sponsor"] == "Y")
    joining = {(r["Staff ID"], sheets.line_of(r)) for r in sheets.holds}
    assert sheets.summary["Demand filled"] == pytest.approx(worked / demand)
    assert sheets.summary["Sponsor continuity"] == pytest.approx(known / demand)
    assert sheets.summary["People joining"] == sum(not sheets.incumbent(p, line) for p, line in joining)
    assert sheets.summary["Handovers"] == len(sheets.sheets["Handovers"])
    assert sheets.summary["Bound"] == 1.5
    assert sheets.summary["Seed"] == 7
    assert sheets.summary["Status"] == str(exported[0].status)


def test_the_handovers_are_those_of_the_seats(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    sheets = exported[1]
    listed = [
        (r["Study ID"], r["Role"], items(r["Countries"]), r["Month"], r["To"]) for r in sheets.sheets["Handovers"]
    ]
    assert set(listed) == {(*line[:3], month, to) for line, month, to in sheets.handovers()}
    assert len(listed) == len(sheets.handovers())
    assert listed


def test_the_margins_follow_from_rates_and_work(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    sheets = exported[1]
    rows = {(row["Level"], row["Name"]): row for row in sheets.sheets["Margins"]}
    for study in {line[0] for line in sheets.demand}:
        row = rows["Study", study]
        assert (row["Revenue"], row["Cost"]) == pytest.approx(sheets.money(study))
        if row["Revenue"]:
            assert row["Margin"] == pytest.approx((row["Revenue"] - row["Cost"]) / row["Revenue"])
    portfolio = next(row for (level, _), row in rows.items() if level == "Portfolio")
    studies = [row for (level, _), row in rows.items() if level == "Study"]
    assert portfolio["Revenue"] == pytest.approx(sum(row["Revenue"] for row in studies))
    assert portfolio["Cost"] == pytest.approx(sum(row["Cost"] for row in studies) + portfolio["Bench cost"])


def test_every_floor_that_does_not_hold_is_on_the_summary(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    sheets = exported[1]
    broken = [row for row in sheets.sheets["Margins"] if row["Floor"] is not None and row["Met"] == "N"]
    assert broken
    for row in broken:
        shortfall = row["Floor"] * row["Revenue"] - (row["Revenue"] - row["Cost"])
        assert sheets.summary[f"Floor not met: {row['Level']} {row['Name']}"] == pytest.approx(shortfall)


def test_every_open_seat_month_says_why(exported: tuple[PlanOutcome, PlanSheets]) -> None:
    rows = exported[1].sheets["Open demand"]
    assert rows
    assert all(str(row["Reason"] or "").strip() for row in rows)
