"""Planning around what is fixed: what may not change does not, and what may is still planned well."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from planner.domain.arrays import BoolArray
from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import OPEN, HandLock, IntArray, Plan, SeatTable
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Portfolio
from solver.api import SolveOptions, SolveResult, solve
from tests.support.brute_force import all_plans, tiny_portfolios
from tests.support.builders import assignment, line, person, portfolio, study
from tests.support.random_portfolios import portfolios

modest = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
repeatable = settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
CLOSE = 1e-6


def _solve(portfolio: Portfolio, start: Plan | None = None, **changes: object) -> SolveResult:
    options = SolveOptions(time_limit=0.03, deterministic=True, workers=1, start=start)
    return solve(portfolio, replace(options, **changes))  # type: ignore[arg-type]


def _plan(result: SolveResult) -> Plan:
    assert result.plan is not None
    return result.plan


def _moved(before: Plan, after: Plan) -> set[int]:
    """People with any seat-month that differs."""
    differs = before.holder != after.holder
    return {int(p) for p in np.concatenate([before.holder[differs], after.holder[differs]]) if p >= 0}


def _rank(case: Case, plan: Plan) -> tuple[float, float]:
    """Floors first, then Z, rounded as sums in another order may differ."""
    found = evaluate(case, plan)
    missing = sum(float(row.shortfall) for row in found.floors_broken)
    return (round(missing, 4), 0.0) if missing > 0 else (0.0, round(found.objective, 6))


@modest
@given(portfolio=portfolios(months=4), workers=st.sampled_from([1, 2]), data=st.data())
def test_what_is_fixed_stays_and_the_result_is_never_worse(
    portfolio: Portfolio, workers: int, data: st.DataObject
) -> None:
    case, start = build_case(portfolio), _plan(_solve(portfolio, time_limit=0.005))
    fixed = data.draw(arrays(np.bool_, start.holder.shape))
    result = _solve(portfolio, start, fixed=fixed, workers=workers)
    plan = _plan(result)
    assert check_plan(case, plan) == ()
    assert plan.holder[fixed].tolist() == start.holder[fixed].tolist()
    assert _rank(case, plan) <= _rank(case, start)
    assert result.notes == ()


@modest
@given(portfolio=portfolios(months=4), workers=st.sampled_from([1, 2]), most=st.integers(0, 3), data=st.data())
def test_no_more_people_move_than_may(portfolio: Portfolio, workers: int, most: int, data: st.DataObject) -> None:
    case, start = build_case(portfolio), _plan(_solve(portfolio, time_limit=0.002))
    fixed = data.draw(st.none() | arrays(np.bool_, start.holder.shape))
    result = _solve(portfolio, start, fixed=fixed, most_moved=most, workers=workers)
    plan = _plan(result)
    assert check_plan(case, plan) == ()
    assert len(_moved(start, plan)) <= most
    assert _rank(case, plan) <= _rank(case, start)


@modest
@given(portfolio=portfolios(months=4), workers=st.sampled_from([1, 2]), data=st.data())
def test_nobody_moves_who_may_not(portfolio: Portfolio, workers: int, data: st.DataObject) -> None:
    case, start = build_case(portfolio), _plan(_solve(portfolio, time_limit=0.002))
    movable = data.draw(arrays(np.bool_, (len(portfolio.staff),)))
    plan = _plan(_solve(portfolio, start, movable=movable, workers=workers))
    assert check_plan(case, plan) == ()
    assert all(movable[p] for p in _moved(start, plan))
    assert _rank(case, plan) <= _rank(case, start)


def _best(case: Case, plans: list[Plan], start: Plan, fixed: BoolArray, most: int | None) -> float:
    """The least Z, floors left out, of the plans that leave what is fixed and move no more people than may."""
    return min(
        (
            evaluate(case, plan).objective
            for plan in plans
            if (plan.holder == start.holder)[fixed].all() and (most is None or len(_moved(start, plan)) <= most)
        ),
        default=math.inf,
    )


@pytest.mark.usefixtures("short_rounds")
@repeatable
@given(portfolio=tiny_portfolios(most=300), most=st.sampled_from([None, 0, 1, 2]), data=st.data())
def test_the_best_within_the_restriction_is_found_and_the_bound_is_below_it(
    portfolio: Portfolio, most: int | None, data: st.DataObject
) -> None:
    case = build_case(portfolio)
    plans = list(all_plans(case))
    start = plans[data.draw(st.integers(0, len(plans) - 1))]
    fixed = data.draw(arrays(np.bool_, start.holder.shape))
    result = _solve(portfolio, start, fixed=fixed, most_moved=most, floors=False, time_limit=0.25)
    truth = _best(case, plans, start, fixed, most)
    assert result.objective == pytest.approx(truth, abs=CLOSE)
    assert result.bound is not None and result.bound <= truth + CLOSE


@modest
@given(portfolio=portfolios(months=4), data=st.data())
def test_fixed_holders_that_break_the_rules_give_way(portfolio: Portfolio, data: st.DataObject) -> None:
    """Whatever is said to be fixed, the plan keeps rules 1 to 5, and what changed all the same is said."""
    case, usual = build_case(portfolio), _plan(_solve(portfolio, time_limit=0.002))
    strange: IntArray = data.draw(
        arrays(np.int32, usual.holder.shape, elements=st.integers(-2, len(portfolio.staff) - 1))
    )
    start = Plan(usual.seats, np.where(usual.seats.fte > 0, strange, OPEN).astype(np.int32))
    result = _solve(portfolio, start, fixed=np.ones(strange.shape, np.bool_), time_limit=0.005)
    assert check_plan(case, _plan(result)) == ()
    kept = (_plan(result).holder == start.holder).all()
    assert kept == (result.notes == ())
    assert kept or check_plan(case, start) != ()


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_gives_the_same_plan_around_what_is_fixed(some_of_sample: Portfolio, workers: int) -> None:
    start = _plan(_solve(some_of_sample))
    fixed = np.zeros(start.holder.shape, np.bool_)
    fixed[:, :3] = True
    one, other = (
        _plan(_solve(some_of_sample, start, fixed=fixed, most_moved=6, workers=workers, seed=5, time_limit=0.1))
        for _ in range(2)
    )
    assert one.holder.tolist() == other.holder.tolist()
    assert len(_moved(start, one)) <= 6


def test_more_people_who_may_move_make_no_worse_a_plan(some_of_sample: Portfolio) -> None:
    start = _plan(_solve(some_of_sample, time_limit=0.01))
    scores = [_solve(some_of_sample, start, most_moved=most, time_limit=0.2).objective or 0.0 for most in (0, 4, 12)]
    assert scores[0] == pytest.approx(evaluate(build_case(some_of_sample), start).objective)
    assert scores[0] > scores[1] > scores[2]


# ---- seats and locks of the plan to start from


def _one_line() -> Portfolio:
    return portfolio(studies=(study(),), demand=(line(),), staff=(person("ann", 60), person("bob", 50)))


def _split(holders: list[list[int]], locks: tuple[HandLock, ...] = ()) -> Plan:
    """The line's one seat cut into two halves by hand."""
    seats = SeatTable(
        line=np.zeros(2, np.int32),
        number=np.array([1, 2], np.int32),
        fte=np.full((2, 4), 50, np.int32),
        assignee=np.full(2, -1, np.int32),
    )
    return Plan(seats, np.array(holders, np.int32), locks)


def test_seats_that_were_split_by_hand_stay_split() -> None:
    start = _split([[0] * 4, [OPEN] * 4])
    plan = _plan(_solve(_one_line(), start))
    assert plan.seats.fte.tolist() == [[50] * 4, [50] * 4]
    assert (plan.holder >= 0).all()


def test_locks_by_hand_are_kept_and_stay_locks() -> None:
    lock = HandLock(1, 2, 0)
    start = _split([[1] * 4, [1, 1, 0, 1]], (lock,))
    plan = _plan(_solve(_one_line(), start))
    assert plan.hand_locks == (lock,)
    assert plan.holder[1, 2] == 0
    assert (np.delete(plan.holder.reshape(-1), 6) == 1).all() or evaluate(build_case(_one_line()), plan).handovers == ()


def test_a_fixed_holder_gives_way_to_a_lock_and_a_note_says_where() -> None:
    made = replace(_one_line(), assignments=(assignment("ann", "A", locked=True),))
    usual = _plan(_solve(made))
    start = Plan(usual.seats, np.ones((1, 4), np.int32))
    result = _solve(made, start, fixed=np.ones((1, 4), np.bool_))
    assert _plan(result).holder.tolist() == [[0, 0, 0, 0]]
    assert result.notes[0].startswith("Fixed, but changed all the same, for a lock puts somebody else there: seat 1 of")


def test_locks_that_move_more_people_than_may_are_obeyed_and_said() -> None:
    made = replace(_one_line(), assignments=(assignment("ann", "A", locked=True),))
    start = Plan(_plan(_solve(made)).seats, np.ones((1, 4), np.int32))
    result = _solve(made, start, most_moved=1)
    assert _plan(result).holder.tolist() == [[0, 0, 0, 0]]
    assert "make 2 of them move" in result.notes[0]


def test_a_line_whose_demand_has_changed_gets_new_seats_and_the_others_stay_fixed() -> None:
    before = replace(_one_line(), studies=(study(), study("B")), demand=(line(), line("B")))
    start = _plan(_solve(before))
    after = replace(before, demand=(line(fte=(100, 100, 0, 0)), line("B")))
    result = _solve(after, start, fixed=np.ones(start.holder.shape, np.bool_))
    case, plan = build_case(after), _plan(result)
    assert check_plan(case, plan) == ()
    assert plan.holder[1].tolist() == start.holder[1].tolist()
    assert plan.holder[0, :2].tolist() == start.holder[0, :2].tolist()
    assert result.notes[0].startswith("The demand or the locks of CRA on A have changed")


def test_a_restriction_needs_a_plan_to_start_from() -> None:
    with pytest.raises(ValueError, match="start from"):
        SolveOptions(most_moved=3)


def test_a_mask_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        _solve(_one_line(), _split([[0] * 4, [0] * 4]), fixed=np.zeros((1, 4), np.bool_))
