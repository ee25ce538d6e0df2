"""The worked example of the planning model, with all its numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation, FloorState, Handover, MarginRow
from planner.domain.plan_check import check_floors, check_plan
from planner.domain.rules import RuleId
from tests.support.builders import plan_of, worked_example

ANN_STAYS = {0: ("ann", "ann"), 1: ("", "", "ann", "ann")}
BOB_STARTS_B = {0: ("ann", "ann"), 1: ("", "", "bob", "bob")}
BOB_TAKES_OVER = {0: ("ann", "bob"), 1: ("", "", "bob", "bob")}


def _case(floor: str | None = None) -> Case:
    portfolio = worked_example()
    a, b = portfolio.studies
    return build_case(
        replace(portfolio, studies=(a, replace(b, margin_floor=None if floor is None else Decimal(floor))))
    )


def _evaluate(held: dict[int, tuple[str, ...]], floor: str | None = None) -> Evaluation:
    case = _case(floor)
    plan = plan_of(case, held)
    assert check_plan(case, plan) == ()
    return evaluate(case, plan)


def _study_b(evaluation: Evaluation) -> MarginRow:
    return next(row for row in evaluation.margins if row.name == "B")


def test_ann_on_both_studies() -> None:
    found = _evaluate(ANN_STAYS)
    assert found.portfolio.sponsor_continuity == 1
    assert found.handovers == ()
    assert found.portfolio.people_joining == 1
    assert found.objective == pytest.approx(1.0909, abs=5e-5)
    assert found.objective == pytest.approx(0.25 * 4 * 60 / 55)
    assert found.knows.tolist() == [[True, True, False, False], [False, False, True, True]]


def test_bob_starts_on_b() -> None:
    found = _evaluate(BOB_STARTS_B)
    assert found.portfolio.sponsor_continuity == 0.5
    assert found.handovers == ()
    assert found.objective == pytest.approx(7.0)
    assert [found.parts.new, found.parts.cost] == pytest.approx([6, 1])


def test_margins_of_study_b() -> None:
    with_bob, with_ann = _study_b(_evaluate(BOB_STARTS_B)), _study_b(_evaluate(ANN_STAYS))
    assert (with_bob.revenue, with_bob.cost, with_bob.onboarding_cost) == (32_000, 20_000, 4_000)
    assert with_bob.margin == 0.375
    assert (with_ann.revenue, with_ann.cost, with_ann.onboarding_cost) == (32_000, 21_600, 2_400)
    assert with_ann.margin == 0.325


def test_a_floor_of_35_percent_forces_bob() -> None:
    assert _study_b(_evaluate(BOB_STARTS_B, "0.35")).state is FloorState.MET
    broken = _evaluate(ANN_STAYS, "0.35")
    assert not broken.floors_met
    assert _study_b(broken).shortfall == pytest.approx(0.35 * 32_000 - 10_400)
    assert [violation.rule for violation in check_floors(broken)] == [RuleId.STUDY_FLOOR]
    assert "35.0%" in str(check_floors(broken)[0])
    assert "800.00" in str(check_floors(broken)[0])


def test_a_floor_met_to_the_last_unit_is_met() -> None:
    assert _study_b(_evaluate(ANN_STAYS, "0.325")).state is FloorState.MET
    assert _study_b(_evaluate(ANN_STAYS, "0.3250000001")).state is FloorState.BROKEN


def test_bob_takes_over_from_ann() -> None:
    found = _evaluate(BOB_TAKES_OVER)
    assert found.handovers == (Handover(line=0, seat=0, month=1, from_=0, to=1, fte=100),)
    assert found.portfolio.sponsor_continuity == 0.75
    assert found.objective == pytest.approx(3 + 8 * 0.5 + 0.25 * (60 + 3 * 50) / 55)
    assert found.objective == pytest.approx(7.9545, abs=5e-5)


def test_bench_is_in_the_portfolios_cost_only() -> None:
    found = _evaluate(ANN_STAYS)
    # Bob is never assigned: four months at 160 h and 50
    assert found.portfolio_margin.bench_cost == 32_000
    assert found.portfolio_margin.margin_before_bench == pytest.approx((64_000 - 38_400 - 2_400) / 64_000)
    assert found.portfolio_margin.margin == pytest.approx((64_000 - 38_400 - 2_400 - 32_000) / 64_000)
    assert all(row.bench_cost == 0 for row in found.margins[:-1])
