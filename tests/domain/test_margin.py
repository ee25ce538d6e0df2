"""Revenue, cost, bench and how margins stand to their floors."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.case import Case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import FloorState, Level, MarginRow
from planner.domain.plan import CONTRACTOR_ID, Plan
from planner.domain.portfolio import AwardStatus, Employment, ExchangeRate
from tests.support.builders import (
    assignment,
    case_of,
    day,
    experience,
    leave,
    line,
    person,
    plan_of,
    role,
    settings,
    sponsor,
    study,
)


def _margins(case: Case, plan: Plan) -> dict[str, MarginRow]:
    return {row.name: row for row in evaluate(case, plan).margins}


def _one_study(**changes: Any) -> Case:
    parts: dict[str, Any] = {"studies": [study()], "demand": [line()], "staff": [person(), person("bob", 50)]}
    return case_of(**{**parts, **changes})


def test_contractors_bring_revenue_at_their_own_cost_and_need_no_onboarding() -> None:
    case = _one_study(roles=[role(contractor_rate=Decimal(80), contractor_limit=100)])
    found = _margins(case, plan_of(case, {0: (CONTRACTOR_ID,) * 2}))["A"]
    assert (found.revenue, found.cost, found.onboarding_cost) == (32_000, 25_600, 0)


def test_onboarding_is_paid_in_full_once_for_each_line_whatever_the_fte() -> None:
    case = _one_study(demand=[line(fte=(10, 10, 10, 10)), line(fte=(10, 0, 0, 0), min_grade=1)])
    found = _margins(case, plan_of(case, {0: ("ann", "", "ann", ""), 1: ("ann",)}))["A"]
    assert found.onboarding_cost == 2 * 160 * 60 * 0.5


def test_incumbents_need_no_onboarding_and_who_knows_the_sponsor_needs_less() -> None:
    case = _one_study(assignments=[assignment("ann")], experience=[experience("bob")])
    assert _margins(case, plan_of(case, {0: ("ann",) * 4}))["A"].onboarding_cost == 0
    assert _margins(case, plan_of(case, {0: ("bob",) * 4}))["A"].onboarding_cost == 160 * 50 * 0.25


def test_bench_is_paid_for_employees_and_planned_hires_but_not_for_contractors_among_staff() -> None:
    case = _one_study(
        staff=[
            person("ann", 60),
            person("bob", 50, employment=Employment.CONTRACTOR),
            person("cid", 40, employment=Employment.PLANNED_HIRE, start=day("2027-03-01"), fte=50),
        ],
        leave=[leave("ann", "2027-04-01", "2027-04-30")],
    )
    found = _margins(case, plan_of(case, {0: ("ann",)}))["Portfolio"]
    # Ann is free in February and March (leave is no bench), Cid half of March and April
    assert found.bench_cost == 160 * (60 * 2 + 40 * 0.5 * 2)


def test_rates_are_converted_to_the_base_currency() -> None:
    case = _one_study(
        demand=[line(bill_rate=Decimal(100), currency="EUR")],
        staff=[person("ann", 60, currency="EUR")],
        exchange_rates=[ExchangeRate("EUR", Decimal("1.1"))],
    )
    found = _margins(case, plan_of(case, {0: ("ann",) * 4}))["A"]
    assert found.revenue == pytest.approx(4 * 160 * 110)
    assert found.cost == pytest.approx(160 * 66 * 4.5)


def test_hours_per_month_scale_all_money() -> None:
    case = _one_study(settings=settings(hours_per_fte_month=Decimal("152.5")))
    assert _margins(case, plan_of(case, {0: ("ann",)}))["A"].revenue == 15_250


def test_a_study_that_is_not_staffed_never_meets_its_floor() -> None:
    case = _one_study(
        settings=settings(portfolio_margin_floor=Decimal("0.2")),
        sponsors=[sponsor(margin_floor=Decimal("0.2"))],
        studies=[study(margin_floor=Decimal("0.2"))],
        staff=[],
    )
    found = evaluate(case, plan_of(case))
    assert [row.state for row in found.margins] == [FloorState.NOT_STAFFED] * 3
    assert [row.margin for row in found.margins] == [None] * 3
    assert [row.open for row in found.not_staffed] == [4, 4, 4]


def test_a_portfolio_that_only_pays_bench_breaks_its_floor() -> None:
    case = _one_study(settings=settings(portfolio_margin_floor=Decimal("0")))
    found = evaluate(case, plan_of(case)).portfolio_margin
    assert found.state is FloorState.BROKEN
    assert found.shortfall == 160 * 4 * 110


def test_a_floored_study_without_demand_is_met() -> None:
    case = _one_study(studies=[study(margin_floor=Decimal("0.2"))], demand=[line(fte=(0,) * 4)])
    assert _margins(case, plan_of(case))["A"].state is FloorState.MET


def test_a_sponsors_floor_is_over_its_planned_studies_together() -> None:
    case = _one_study(
        sponsors=[sponsor(margin_floor=Decimal("0.3"))],
        studies=[study("A"), study("B", status=AwardStatus.FORECAST), study("C", status=AwardStatus.LOST)],
        demand=[line("A", bill_rate=Decimal(70)), line("B", bill_rate=Decimal(120)), line("C")],
        experience=[experience("ann"), experience("bob")],
    )
    found = _margins(case, plan_of(case, {0: ("ann",) * 4, 1: ("bob",) * 4}))
    revenue, cost = 160 * 4 * 190, 160 * (4 + 0.25) * 110
    assert (found["Acme"].revenue, found["Acme"].cost) == (revenue, cost)
    assert found["Acme"].margin == pytest.approx(1 - cost / revenue)
    assert found["Acme"].state is FloorState.MET
    assert "C" not in found


def test_rows_go_by_study_sponsor_and_portfolio() -> None:
    case = _one_study()
    assert [row.level for row in evaluate(case, plan_of(case)).margins] == [
        Level.STUDY,
        Level.SPONSOR,
        Level.PORTFOLIO,
    ]
