"""The effect of a change, worked out on the spot, is what the evaluator says afterwards less what it said before."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation, MarginRow
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.portfolio import Experience
from planner.services.candidates.effect import Effect, MoneyChange
from planner.services.candidates.standing import Standing
from planner.services.candidates.tally import Cell
from tests.support.random_portfolios import plans, portfolios

QUICK = [phase for phase in Phase if phase is not Phase.explain]
MODEST = settings(deadline=None, max_examples=40, phases=QUICK, suppress_health_check=list(HealthCheck))


def _changes(data: st.DataObject, case: Case, plan: Plan) -> dict[Cell, int]:
    cells = [(s, t) for s in range(len(plan.seats)) for t in range(case.grid.count)]
    carried = [cell for cell in cells if plan.seats.fte[cell] > 0]
    if not carried:
        return {}
    who = st.sampled_from([OPEN, CONTRACTOR, *range(len(case.cost))])
    return data.draw(st.dictionaries(st.sampled_from(carried), who, max_size=6))


def assert_is_difference(effect: Effect, before: Evaluation, after: Evaluation) -> None:
    """The parts of Z, the handovers, and every margin that differs."""
    assert effect.z == pytest.approx(after.objective - before.objective, abs=1e-7)
    for name, part in asdict(effect.parts).items():
        assert part == pytest.approx(getattr(after.parts, name) - getattr(before.parts, name), abs=1e-7), name
    assert effect.handovers == len(after.handovers) - len(before.handovers)
    rows = {(row.level, row.name): row for row in before.margins}
    for row in after.margins:
        change = effect.of(row.level, row.name)
        if change is None:
            was = rows[row.level, row.name]
            assert (row.revenue, row.cost, row.state) == (was.revenue, was.cost, was.state)
        else:
            _assert_same_money(change, rows[row.level, row.name], row)


def _assert_same_money(change: MoneyChange, before: MarginRow, after: MarginRow) -> None:
    assert (change.margin_before, change.margin_after) == (before.margin, after.margin)
    assert (change.state_before, change.state_after) == (before.state, after.state)
    assert change.shortfall == pytest.approx(after.shortfall)
    assert change.cost == pytest.approx(after.cost - before.cost, abs=1e-6)
    assert change.revenue == pytest.approx(after.revenue - before.revenue, abs=1e-6)


@MODEST
@given(data=st.data())
def test_the_effect_is_the_difference_of_two_evaluations(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    published = data.draw(st.none() | plans(case))
    changes = _changes(data, case, plan)
    standing = Standing(case, plan, published)
    after = evaluate(case, standing.after(changes), published)
    assert_is_difference(standing.effect(changes), evaluate(case, plan, published), after)


@MODEST
@given(data=st.data())
def test_taken_to_have_known_a_sponsor_is_a_row_of_experience(data: st.DataObject) -> None:
    portfolio = data.draw(portfolios())
    case = build_case(portfolio)
    plan = data.draw(plans(case))
    changes = _changes(data, case, plan)
    person, sponsor = data.draw(st.integers(0, len(case.cost) - 1)), data.draw(st.integers(0, 2))
    row = Experience(portfolio.staff[person].id, portfolio.sponsors[sponsor].name)
    knowing = build_case(replace(portfolio, experience=(*portfolio.experience, row)))
    effect = Standing(case, plan).effect(changes, frozenset({(person, sponsor)}))
    after = evaluate(knowing, Standing(knowing, plan).after(changes))
    assert_is_difference(effect, evaluate(knowing, plan), after)


def test_changing_nothing_has_no_effect() -> None:
    from tests.support.builders import case_of, line, person, plan_of, study

    case = case_of(studies=[study()], demand=[line()], staff=[person()])
    plan = plan_of(case, {0: ("ann",)})
    assert Standing(case, plan).effect({(0, 0): 0}) == Effect()
