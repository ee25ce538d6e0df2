"""Seats that change hands for nothing are seated steadily, and nothing else changes."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Portfolio
from solver.engine import Engine
from solver.problem import Problem, build_problem, plan_of
from solver.tidying import restless_lines, tidied
from tests.support.builders import line, person, portfolio, study
from tests.support.random_portfolios import portfolios

ANN, BOB = 0, 1


def _engine(problem: Problem) -> Engine:
    engine = Engine(problem, 1, 1)
    engine.place_locks()
    return engine


def test_two_people_who_swap_seats_of_one_line_stay_where_they_sat() -> None:
    made = portfolio(studies=(study(),), demand=(line(fte=(200,) * 4),), staff=(person("ann"), person("bob")))
    problem = build_problem(build_case(made))
    swapping = np.array([[ANN, BOB, ANN, BOB], [BOB, ANN, BOB, ANN]], np.int32)
    assert restless_lines(problem, swapping) == [0]
    seated = tidied(_engine(problem), swapping)
    assert {tuple(row) for row in seated.tolist()} == {(ANN,) * 4, (BOB,) * 4}


def test_a_takeover_that_means_something_stays() -> None:
    made = portfolio(studies=(study(),), demand=(line(),), staff=(person("ann"), person("bob")))
    problem = build_problem(build_case(made))
    taken_over = np.array([[ANN, ANN, BOB, BOB]], np.int32)
    assert restless_lines(problem, taken_over) == []
    assert tidied(_engine(problem), taken_over).tolist() == taken_over.tolist()


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(portfolio=portfolios(months=5))
def test_tidying_keeps_rules_and_never_worsens_score_or_floors(portfolio: Portfolio) -> None:
    problem = build_problem(build_case(portfolio))
    if not len(problem.seats):
        return
    engine = _engine(problem)
    engine.construct(engine.seat_order())
    engine.round(20_000, 5.0, 5.0, 5, 0.2, 0)  # hot: a restless plan
    holder = engine.state.holder.copy()
    before = evaluate(problem.case, plan_of(problem, holder))
    plan = plan_of(problem, tidied(engine, holder))
    after = evaluate(problem.case, plan)
    assert check_plan(problem.case, plan) == ()
    assert after.objective <= before.objective + 1e-6
    assert sum(m.shortfall for m in after.floors_broken) <= sum(m.shortfall for m in before.floors_broken) + 1e-4
