"""The optimizer against the truth: on tiny cases every plan is tried."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import Status
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import AwardStatus, Portfolio
from solver.api import SolveOptions, SolveResult, solve
from solver.bounds import Bounder
from solver.budget import Budget
from solver.component import split
from solver.exact import ComponentModel
from solver.flow_bound import FlowBound, Prices, bench_constant, unit_costs
from solver.problem import Problem, build_problem, plan_of
from solver.seating import seat_component
from tests.support import builders
from tests.support.brute_force import Truth, all_plans, brute_force, tiny_portfolios
from tests.support.builders import line, person, role, study

# derandomized: whether a search finds the optimum in a given amount of work is no law of nature
repeatable = settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
modest = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
CLOSE = 1e-6
pytestmark = pytest.mark.usefixtures("short_rounds")


def _solve(portfolio: Portfolio, floors: bool = True, workers: int = 1) -> SolveResult:
    return solve(portfolio, SolveOptions(time_limit=0.25, deterministic=True, workers=workers, floors=floors))


@modest
@given(portfolio=tiny_portfolios())
def test_the_plans_that_are_tried_are_those_that_keep_the_rules(portfolio: Portfolio) -> None:
    case = build_case(portfolio)
    assert all(check_plan(case, plan) == () for plan in all_plans(case))


@repeatable
@given(portfolio=tiny_portfolios())
def test_the_optimum_is_found_bounded_and_named_as_it_is(portfolio: Portfolio) -> None:
    case = build_case(portfolio)
    truth, result = brute_force(case), _solve(portfolio)
    assert result.plan is not None and result.objective is not None and result.bound is not None
    assert check_plan(case, result.plan) == ()
    _status_is_honest(truth, result)
    if truth.best < math.inf:
        assert result.status is not Status.FLOORS_NOT_MET
        assert result.objective == pytest.approx(truth.best, abs=CLOSE)
        assert result.bound <= truth.best + CLOSE


def _status_is_honest(truth: Truth, result: SolveResult) -> None:
    assert result.objective is not None
    if result.status is Status.OPTIMAL:
        assert result.objective == pytest.approx(truth.best, abs=CLOSE)
    if truth.best == math.inf:
        assert result.status is Status.FLOORS_NOT_MET
    assert not set(result.proven_impossible) & truth.meetable


@repeatable
@given(portfolio=tiny_portfolios())
def test_without_floors_the_optimum_is_that_of_all_plans(portfolio: Portfolio) -> None:
    truth, result = brute_force(build_case(portfolio)), _solve(portfolio, floors=False, workers=2)
    assert result.objective == pytest.approx(truth.best_without_floors, abs=CLOSE)
    assert result.bound is not None and result.bound <= truth.best_without_floors + CLOSE


def _prices(data: st.DataObject, problem: Problem) -> Prices:
    """Random multipliers of the floors that are set; any of them make a bound."""
    d = problem.data

    def some(has: np.ndarray) -> np.ndarray:
        return np.array([data.draw(st.sampled_from([0.0, 0.5, 3.0, 20.0])) if set_ else 0.0 for set_ in has])

    return Prices(some(d.has_study_floor), some(d.has_sponsor_floor), float(some(np.array([d.has_portfolio_floor]))[0]))


@pytest.mark.parametrize("most_pairs", [150_000, 1, 2])
@modest
@given(data=st.data(), portfolio=tiny_portfolios(), priced=st.booleans())
def test_capacity_never_bounds_above_the_optimum(
    most_pairs: int, data: st.DataObject, portfolio: Portfolio, priced: bool
) -> None:
    """Also where people are taken together because there are very many of them."""
    problem = build_problem(build_case(portfolio))
    truth = brute_force(problem.case)
    prices = _prices(data, problem) if priced else Prices.none(problem)
    best = truth.best if priced else truth.best_without_floors
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("solver.flow_bound.MOST_PAIRS", most_pairs)
        bound = FlowBound(problem, unit_costs(problem, prices))
    rest = bench_constant(problem, prices)
    assert float(bound.all_months(lambda: False).sum()) + rest <= best + CLOSE
    assert float(bound.all_months(lambda: True).sum()) + rest <= best + CLOSE  # stopped: months without capacity


@modest
@given(portfolio=tiny_portfolios(), exact=st.sets(st.integers(0, 3)))
def test_any_mixture_of_capacity_and_exact_bounds_of_components_is_a_bound(
    portfolio: Portfolio, exact: set[int]
) -> None:
    """Components share contractors, so a bound of one must not rest on what another uses."""
    problem = build_problem(build_case(portfolio))
    none, components = Prices.none(problem), split(problem)
    by_line = FlowBound(problem, unit_costs(problem, none), components).all_months(lambda: False)
    total = 0.0
    for number, component in enumerate(components):
        result = ComponentModel(problem, component, none).solve(None, None) if number in exact else None
        total += result.bound if result is not None else float(by_line[component.lines].sum())
    assert total <= brute_force(problem.case).best_without_floors + CLOSE


def test_what_one_component_takes_of_the_contractors_is_not_missing_in_the_bound_of_another() -> None:
    """Shared out in the cheapest way, contractors go to A, which needs more of them than there are for a whole seat."""
    problem = build_problem(
        build_case(
            builders.portfolio(
                settings=builders.settings(1),
                roles=(role(contractor_rate=Decimal(80), contractor_limit=60),),
                studies=(study("A"), study("B", status=AwardStatus.RFP, probability=Decimal("0.9"))),
                demand=(line("A", (100,), countries=("PL",)), line("B", (60,), countries=("DE",))),
                staff=(person("ann", fte=40, country="PL"), person("bob", fte=10, country="DE")),
            )
        )
    )
    bounder = Bounder(problem, Budget(1.0, True, 1), lambda: False)
    bounder.allow(1.0)
    bounder.start()
    bounder.finish()
    assert bounder.bound == pytest.approx(brute_force(problem.case).best, abs=CLOSE)


@modest
@given(portfolio=tiny_portfolios())
def test_the_parts_of_every_plan_are_at_least_their_bounds(portfolio: Portfolio) -> None:
    problem = build_problem(build_case(portfolio))
    bounder = Bounder(problem, Budget(0.05, True, 1), lambda: False)
    bounder.bound_parts()
    for plan in all_plans(problem.case):
        found = evaluate(problem.case, plan)
        covered = found.parts.open + found.parts.contractor
        bounds = bounder.parts(covered)
        assert bounds is not None
        assert bounds.open <= covered + CLOSE
        assert bounds.rest <= found.objective - covered + CLOSE


@modest
@given(data=st.data(), portfolio=tiny_portfolios(), priced=st.booleans())
def test_exact_models_never_bound_above_the_optimum(data: st.DataObject, portfolio: Portfolio, priced: bool) -> None:
    problem = build_problem(build_case(portfolio))
    truth = brute_force(problem.case)
    prices = _prices(data, problem) if priced else Prices.none(problem)
    total = bench_constant(problem, prices)
    for component in split(problem):
        result = ComponentModel(problem, component, prices).solve(None, None)
        assert result is not None and result.proven
        total += result.bound
    assert total <= (truth.best if priced else truth.best_without_floors) + CLOSE


@modest
@given(portfolio=tiny_portfolios())
def test_exact_parts_on_their_seats_score_no_better_than_any_plan_can(portfolio: Portfolio) -> None:
    problem = build_problem(build_case(portfolio))
    truth = brute_force(problem.case)
    for component in split(problem):
        result = ComponentModel(problem, component, Prices.none(problem)).solve(None, None)
        assert result is not None
        plan = plan_of(problem, seat_component(problem, component, result, problem.forced))
        if check_plan(problem.case, plan) == ():  # an offer that breaks a rule is for the search to refuse
            assert evaluate(problem.case, plan).objective >= truth.best_without_floors - CLOSE


def test_exact_parts_count_a_study_whole_of_which_somebody_holds_one_seat_of_two() -> None:
    """Ann may work on one study: one of two alike seats of each is not half of two studies."""
    problem = build_problem(
        build_case(
            builders.portfolio(
                settings=builders.settings(1),
                roles=(role(seat_size=50),),
                studies=(study("A"), study("B", status=AwardStatus.RFP, probability=Decimal("0.5"))),
                demand=(line("A", (100,)), line("B", (100,), countries=("PL",))),
                staff=(person("ann", country="PL", max_studies=1), person("bob", fte=50, country="DE")),
            )
        )
    )
    (component,) = split(problem)
    result = ComponentModel(problem, component, Prices.none(problem)).solve(None, None)
    assert result is not None
    plan = plan_of(problem, seat_component(problem, component, result, problem.forced))
    assert check_plan(problem.case, plan) == ()


def test_exact_parts_charge_nobody_with_more_than_full_time_for_a_sponsor_they_know() -> None:
    """Ann works on B first; the 150 % that she then has on A are all of somebody who knows the sponsor."""
    problem = build_problem(
        build_case(
            builders.portfolio(
                settings=builders.settings(2),
                studies=(study("A"), study("B")),
                demand=(line("A", (0, 150)), line("B", (50, 0))),
                staff=(person("ann", fte=150),),
            )
        )
    )
    (component,) = split(problem)
    result = ComponentModel(problem, component, Prices.none(problem)).solve(None, None)
    assert result is not None and result.proven
    assert result.bound <= brute_force(problem.case).best_without_floors + CLOSE
