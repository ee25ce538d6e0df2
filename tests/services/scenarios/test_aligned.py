"""Plans seat by seat: differences say exactly where holders differ."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings

from planner.domain.case import Case
from planner.domain.plan import Plan
from planner.domain.portfolio import Portfolio
from planner.services.scenarios.aligned import NO_SEAT, align, differences, movers
from planner.services.scenarios.moving import moves, sentence, summary
from tests.services.scenarios.plans import halved, two_plans
from tests.services.scenarios.test_parts import _plan, _two_lines

modest = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@modest
@given(made=two_plans())
def test_differences_say_where_holders_differ_and_nothing_else(made: tuple[Portfolio, Case, Plan, Plan]) -> None:
    _, _, one, other = made
    said = np.zeros(one.holder.shape, bool)
    aligned = align([one, other])
    for d in differences(aligned):
        assert (one.holder[d.row, d.first : d.last + 1] == d.before).all()
        assert (other.holder[d.row, d.first : d.last + 1] == d.after).all()
        said[d.row, d.first : d.last + 1] = True
    assert (said == (one.holder != other.holder)).all()
    differing = np.concatenate([one.holder[said], other.holder[said]])
    assert movers(aligned) == {int(p) for p in differing if p >= 0}


@modest
@given(made=two_plans(recut=True))
def test_a_plan_cut_otherwise_has_all_its_holders_beside_the_first(
    made: tuple[Portfolio, Case, Plan, Plan],
) -> None:
    _, case, one, other = made
    aligned = align([one, other])
    for k, plan in enumerate((one, other)):
        there = aligned.seat[k] >= 0
        assert int(aligned.fte[there].sum()) == int(case.demand.sum())
        assert (aligned.holder[k, ~there][aligned.fte[~there] > 0] == NO_SEAT).all()
        assert sorted(aligned.seat[k, there].tolist()) == list(range(len(plan.seats)))


def test_a_move_is_said_from_where_to_where() -> None:
    case = _two_lines()
    aligned = align([_plan(case, [0] * 4, [-1] * 4), _plan(case, [0, 0, 2, 2], [-1, -1, 0, 0])])
    found = differences(aligned)
    assert [sentence(case, aligned, move) for move in moves(aligned, found)] == [
        "Ann goes from CRA 1 of A (Mar to Apr 2027) to CRA 1 of B (Mar to Apr 2027).",
        "Cid takes CRA 1 of A (Mar to Apr 2027).",
    ]
    assert summary(case, aligned, found) == "2 people move; 2 seats and 4 seat-months differ."
    assert [(move.less, move.more) for move in moves(aligned, found)] == [(200, 200), (0, 200)]


def test_contractors_and_seats_that_are_gone_are_said() -> None:
    case = _two_lines()
    base = _plan(case, [-2] * 4, [1] * 4)
    cut = halved(base.seats, {1})
    other = Plan(cut, np.array([[0] * 4, [1] * 4, [2] * 4], np.int32))
    aligned = align([base, other])
    assert [sentence(case, aligned, move) for move in moves(aligned, differences(aligned))] == [
        "Ann takes CRA 1 of A (Jan to Apr 2027).",
        "Bob goes from CRA 1 of B (Jan to Apr 2027) to CRA 1 of B (Jan to Apr 2027).",
        "Cid takes CRA 2 of B (Jan to Apr 2027).",
        "Contractors leave CRA 1 of A (Jan to Apr 2027).",
    ]
