"""One run in this process: its answer is honest, repeatable where promised, and there for the poorest portfolio."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import IntArray, Plan, SeatTable, Status
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Portfolio
from solver.api import Progress, SolveOptions, SolveResult, solve
from solver.problem import Problem, build_problem, plan_of
from solver.warm_start import start_from
from tests.support.builders import (
    assignment,
    line,
    person,
    portfolio,
    role,
    study,
    worked_example,
)
from tests.support.builders import settings as plan_settings
from tests.support.random_portfolios import portfolios

modest = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def _repeatable(portfolio: Portfolio, **changes: object) -> SolveResult:
    options = SolveOptions(time_limit=0.1, deterministic=True)
    return solve(portfolio, replace(options, **changes))  # type: ignore[arg-type]


def _assert_honest(portfolio: Portfolio, result: SolveResult) -> None:
    """Rules 1 to 5 hold, the figures are the evaluator's, the status says no more than they bear out."""
    case = build_case(portfolio)
    assert result.plan is not None and result.objective is not None
    assert check_plan(case, result.plan) == ()
    found = evaluate(case, result.plan)
    assert result.objective == found.objective
    assert (result.status is Status.FLOORS_NOT_MET) == bool(found.floors_broken)
    assert result.bound is None or result.bound <= result.objective
    if result.status is Status.OPTIMAL:
        assert result.gap == pytest.approx(0.0, abs=2e-6)
    broken = {f"{row.level} {row.name}" for row in found.floors_broken}
    assert set(result.proven_impossible) <= broken


@pytest.mark.parametrize("workers", [1, 2])
@modest
@given(portfolio=portfolios(months=4))
def test_every_reported_plan_keeps_the_rules_and_its_figures_are_the_evaluators(
    workers: int, portfolio: Portfolio
) -> None:
    _assert_honest(portfolio, _repeatable(portfolio, workers=workers, time_limit=0.05))


# ---- the worked example of the planning model


def _with_floor(floor: str) -> Portfolio:
    made = worked_example()
    a, b = made.studies
    return replace(made, studies=(a, replace(b, margin_floor=Decimal(floor))))


def _holders(made: Portfolio, result: SolveResult) -> set[tuple[str, int, str]]:
    assert result.plan is not None
    names = [person.id for person in made.staff]
    case = build_case(made)
    return {
        (case.line_keys[int(result.plan.seats.line[s])].study, t, names[int(p)])
        for s, row in enumerate(result.plan.holder)
        for t, p in enumerate(row)
        if p >= 0
    }


def test_worked_example_keeps_ann_and_is_proven_best() -> None:
    result = solve(worked_example(), SolveOptions(time_limit=20.0))
    assert result.status is Status.OPTIMAL
    assert result.objective == pytest.approx(0.25 * 4 * 60 / 55)
    assert _holders(worked_example(), result) == {("A", 0, "ann"), ("A", 1, "ann"), ("B", 2, "ann"), ("B", 3, "ann")}


def test_worked_example_with_a_floor_of_35_percent_takes_bob() -> None:
    result = _repeatable(_with_floor("0.35"), time_limit=1.0)
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.objective == pytest.approx(7.0)
    assert _holders(_with_floor("0.35"), result) == {("A", 0, "ann"), ("A", 1, "ann"), ("B", 2, "bob"), ("B", 3, "bob")}
    assert result.bound is not None and result.bound <= 7.0 + 1e-6


def test_worked_example_without_floors_leaves_them_out_but_says_that_they_are_broken() -> None:
    result = _repeatable(_with_floor("0.35"), floors=False)
    assert result.objective == pytest.approx(0.25 * 4 * 60 / 55)
    assert result.status is Status.FLOORS_NOT_MET
    assert result.bound == pytest.approx(result.objective, abs=1e-5)


def test_a_floor_that_only_a_locked_loss_breaks_is_named_as_impossible() -> None:
    made = portfolio(
        studies=(study("A", margin_floor=Decimal("0.5")),),
        demand=(line("A"),),
        staff=(person("ann", 60),),
        assignments=(assignment("ann", "A", locked=True),),
    )
    result = _repeatable(made)
    assert result.status is Status.FLOORS_NOT_MET
    assert result.proven_impossible == ("Study A",)


# ---- repeatable


def _assert_equal(one: SolveResult, other: SolveResult) -> None:
    assert one.plan is not None and other.plan is not None
    assert one.plan.holder.tolist() == other.plan.holder.tolist()
    assert (one.objective, one.bound, one.status) == (other.objective, other.bound, other.status)
    assert not one.safety_stop and not other.safety_stop


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_and_work_give_the_same_plan(some_of_sample: Portfolio, workers: int) -> None:
    one = _repeatable(some_of_sample, workers=workers, time_limit=0.1, seed=7)
    _repeatable(some_of_sample, workers=workers, time_limit=0.05, seed=8)  # leaves random numbers elsewhere
    other = _repeatable(some_of_sample, workers=workers, time_limit=0.1, seed=7)
    _assert_equal(one, other)
    assert one.deterministic
    assert one.seed == 7


def test_another_seed_takes_another_way(some_of_sample: Portfolio) -> None:
    ways = {
        tuple(objective for _, objective, _ in _repeatable(some_of_sample, seed=seed, time_limit=0.05).trace)
        for seed in range(1, 4)
    }
    assert len(ways) > 1


# ---- news and stops


class _Heard(list[Progress]):
    """Keeps all news."""

    def stop_after(self, count: int) -> Callable[[], bool]:
        """A word to stop once so many improvements have been heard."""
        return lambda: sum(news.improved for news in self) >= count


def test_a_stop_that_was_there_before_the_search_gives_an_answer_that_keeps_locks(some_of_sample: Portfolio) -> None:
    result = solve(some_of_sample, SolveOptions(time_limit=60.0), should_stop=lambda: True)
    _assert_honest(some_of_sample, result)
    assert result.status in (Status.STOPPED, Status.FLOORS_NOT_MET)


def test_a_stop_in_the_middle_keeps_the_best_plan_heard_of(some_of_sample: Portfolio) -> None:
    heard = _Heard()
    result = solve(some_of_sample, SolveOptions(time_limit=600.0), heard.append, heard.stop_after(2))
    _assert_honest(some_of_sample, result)
    objectives = [news.objective for news in heard if news.improved]
    assert result.objective == pytest.approx(objectives[-1])
    assert [objective for _, objective, _ in result.trace] == objectives


def test_news_only_ever_gets_better_and_ends_with_the_whole_budget_used(some_of_sample: Portfolio) -> None:
    heard = _Heard()
    result = solve(some_of_sample, SolveOptions(time_limit=0.2, deterministic=True), heard.append)
    fractions = [news.fraction for news in heard]
    assert fractions == sorted(fractions)
    assert fractions[0] >= 0 and fractions[-1] >= 0.9
    seconds = [news.seconds for news in heard]
    assert seconds == sorted(seconds)
    bounds = [news.bound for news in heard if news.bound is not None]
    assert bounds == sorted(bounds)
    assert result.first_plan_seconds is not None
    if result.status is not Status.FLOORS_NOT_MET:
        assert result.first_valid_seconds is not None
        assert result.first_plan_seconds <= result.first_valid_seconds


# ---- portfolios with next to nothing in them

ONE_MONTH = plan_settings(1)
POOR = {
    "no people": portfolio(studies=(study(),), demand=(line(),)),
    "no studies": portfolio(staff=(person(),)),
    "no demand": portfolio(studies=(study(),), staff=(person(),)),
    "demand of nothing": portfolio(studies=(study(),), demand=(line(fte=(0, 0, 0, 0)),), staff=(person(),)),
    "nothing at all": portfolio(roles=(), sponsors=()),
    "one month": portfolio(settings=ONE_MONTH, studies=(study(),), demand=(line(fte=(100,)),), staff=(person(),)),
    "no capacity": portfolio(studies=(study(),), demand=(line(),), staff=(person(fte=0), person("bob", fte=0))),
    "no cost": portfolio(studies=(study(),), demand=(line(),), staff=(person(cost=0),)),
    "nobody eligible": portfolio(studies=(study(),), demand=(line(min_grade=3),), staff=(person(),)),
    "no studies allowed": portfolio(studies=(study(),), demand=(line(),), staff=(person(max_studies=0),)),
    "all locked": portfolio(
        studies=(study(),), demand=(line(),), staff=(person(),), assignments=(assignment(locked=True),)
    ),
    "contractors alone": portfolio(
        roles=(role(contractor_rate=Decimal(80), contractor_limit=100),), studies=(study(),), demand=(line(),)
    ),
    "a floor and nobody": portfolio(studies=(study(margin_floor=Decimal("0.3")),), demand=(line(),)),
    "a portfolio floor and nothing to do": portfolio(
        settings=plan_settings(portfolio_margin_floor=Decimal("0.3")), staff=(person(),)
    ),
}


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", POOR)
def test_poor_portfolios_have_an_answer(name: str, workers: int) -> None:
    result = _repeatable(POOR[name], workers=workers, time_limit=0.02)
    _assert_honest(POOR[name], result)


@pytest.mark.parametrize("name", ["no people", "no studies", "nothing at all", "all locked", "no capacity"])
def test_poor_portfolios_end_long_before_their_time(name: str) -> None:
    """Where there is nothing to search, the proof ends the run; the time limit here is the test's own time-out."""
    result = solve(POOR[name], SolveOptions(time_limit=600.0))
    assert result.status is Status.OPTIMAL


def test_no_time_at_all_still_gives_a_plan(sample: Portfolio) -> None:
    _assert_honest(sample, solve(sample, SolveOptions(time_limit=0.0)))


# ---- more of it never hurts


@modest
@given(portfolio=portfolios(months=4), seed=st.integers(0, 9), workers=st.sampled_from([1, 2]))
def test_more_work_never_hurts_in_deterministic_mode(portfolio: Portfolio, seed: int, workers: int) -> None:
    ranks = [
        _rank(portfolio, _repeatable(portfolio, seed=seed, workers=workers, time_limit=limit))
        for limit in (0.002, 0.01, 0.05)
    ]
    assert all(later <= earlier for earlier, later in pairwise(ranks))


def _rank(portfolio: Portfolio, result: SolveResult) -> tuple[float, float]:
    """Floors first, then Z; rounded, for the same sums in another order are not a worse plan."""
    assert result.plan is not None and result.objective is not None
    broken = evaluate(build_case(portfolio), result.plan).floors_broken
    missing = sum(float(row.shortfall) for row in broken)
    return (round(missing, 4), 0.0) if broken else (0.0, round(result.objective, 6))


@modest
@given(portfolio=portfolios(months=4), data=st.data())
def test_never_worse_than_the_plan_to_start_from(portfolio: Portfolio, data: st.DataObject) -> None:
    first = _repeatable(portfolio, time_limit=0.02, seed=1)
    limit, workers = data.draw(st.sampled_from([0.001, 0.02])), data.draw(st.sampled_from([1, 2]))
    again = _repeatable(portfolio, time_limit=limit, seed=2, workers=workers, start=first.plan)
    _assert_honest(portfolio, again)
    assert _rank(portfolio, again) <= _rank(portfolio, first)


@modest
@given(portfolio=portfolios(months=4), data=st.data())
def test_any_holders_at_all_are_a_place_to_start_from(portfolio: Portfolio, data: st.DataObject) -> None:
    """A plan from elsewhere may break every rule; what of it fits is kept, and the rules hold."""
    problem = build_problem(build_case(portfolio))
    people = len(portfolio.staff)
    strange = data.draw(arrays(np.int32, problem.data.fte.shape, elements=st.integers(-2, people - 1)))
    plan = Plan(problem.seats, strange)
    assert check_plan(problem.case, plan_of(problem, start_from(problem, plan))) == ()
    _assert_honest(portfolio, _repeatable(portfolio, time_limit=0.005, start=plan))


@modest
@given(portfolio=portfolios(months=4))
def test_a_plan_that_keeps_the_rules_is_started_from_as_it_is(portfolio: Portfolio) -> None:
    problem = build_problem(build_case(portfolio))
    plan = _repeatable(portfolio, time_limit=0.01).plan
    assert plan is not None
    assert start_from(problem, plan).tolist() == plan.holder.tolist()


@modest
@given(portfolio=portfolios(months=4))
def test_seats_that_were_split_by_hand_leave_their_people_on_the_line(portfolio: Portfolio) -> None:
    """Every seat of the plan stands twice: once with the work of its even months, once with that of the odd ones."""
    problem = build_problem(build_case(portfolio))
    plan = _repeatable(portfolio, time_limit=0.01).plan
    assert plan is not None
    even = np.arange(problem.data.fte.shape[1]) % 2 == 0
    seats = plan.seats
    halves = SeatTable(
        line=np.repeat(seats.line, 2),
        number=np.arange(2 * len(seats), dtype=np.int32),
        fte=np.stack([np.where(even, seats.fte, 0), np.where(even, 0, seats.fte)], axis=1).reshape(-1, len(even)),
        assignee=np.repeat(seats.assignee, 2),
    )
    found = start_from(problem, Plan(halves, np.repeat(plan.holder, 2, axis=0)))
    assert _work_by_line(problem, found) == _work_by_line(problem, plan.holder)


def _work_by_line(problem: Problem, holder: IntArray) -> Counter[tuple[int, int, int, int]]:
    """Who holds how many seats of which size, by line and month."""
    d = problem.data
    return Counter(
        (int(d.seat_line[s]), t, int(d.fte[s, t]), int(holder[s, t])) for s, t in np.argwhere(d.fte > 0).tolist()
    )
