"""The search's own running figures against the evaluator's: after any rounds they say the same of the same plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation, Level
from planner.domain.plan import CONTRACTOR
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Portfolio
from solver.engine import Engine
from solver.problem import Problem, build_problem, plan_of
from tests.support.builders import (
    assignment,
    experience,
    line,
    person,
    portfolio,
    role,
    sponsor,
    study,
    weights,
)
from tests.support.builders import settings as plan_settings
from tests.support.random_portfolios import portfolios

modest = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
CLOSE = 1e-6
WORK = 15_000


@contextmanager
def _engine(problem: Problem, seed: int, threads: int) -> Iterator[Engine]:
    engine = Engine(problem, seed, threads)
    try:
        engine.place_locks()
        engine.construct(engine.seat_order())
        yield engine
    finally:
        engine.close()


def _assert_same(engine: Engine) -> Evaluation:
    """Objective, capacity, contractors, continuity and shortfall of the engine's current plan are the evaluator's."""
    problem, case = engine.problem, engine.problem.case
    plan = plan_of(problem, engine.state.holder)
    found = evaluate(case, plan)
    assert check_plan(case, plan) == ()
    assert engine.objective == pytest.approx(found.objective, abs=CLOSE)
    assert engine.shortfall() == pytest.approx(sum(m.shortfall for m in found.floors_broken) / _money(case), abs=CLOSE)
    _assert_same_capacity(engine)
    known = {row.name: row.known for row in found.continuity if row.level is Level.SPONSOR}
    for c, row in enumerate(case.portfolio.sponsors):
        assert engine.sums.known[c] / 100 == pytest.approx(known.get(row.name, 0.0), abs=CLOSE)
    return found


def _money(case: Case) -> float:
    """Base currency in one unit of the engine's money: an FTE-month at the mean cost rate."""
    return float(case.portfolio.settings.hours_per_fte_month) * (case.mean_cost or 1.0) / 10_000


def _assert_same_capacity(engine: Engine) -> None:
    case, fte, holder = engine.problem.case, engine.problem.seats.fte, engine.state.holder
    left = case.available.astype(np.int64).copy()
    seats, months = np.nonzero((holder >= 0) & (fte > 0))
    np.subtract.at(left, (holder[seats, months], months), fte[seats, months])
    assert (engine.state.left == left).all()
    for p, t in np.ndindex(*left.shape):
        held = np.nonzero((holder[:, t] == p) & (fte[:, t] > 0))[0]
        assert sorted(engine.state.slots[p, t, : engine.state.slot_count[p, t]]) == held.tolist()
    hired = np.where(case.contractor_rate >= 0, case.contractor_limit, 0).astype(np.int64)[:, None]
    hired = np.repeat(hired, case.grid.count, axis=1)
    by_role = case.line_role[engine.problem.seats.line]
    for s, t in np.argwhere((holder == CONTRACTOR) & (fte > 0)).tolist():
        hired[by_role[s], t] -= fte[s, t]
    assert (engine.sums.contractor_left == hired).all()


def _assert_same_money(engine: Engine, found: Evaluation) -> None:
    """Money above every floor (below: negative); only before any reserve is asked for."""
    case, data, unit = engine.problem.case, engine.data, _money(engine.problem.case)
    rows = {(m.level, m.name): m for m in found.margins}

    def slack(level: Level, name: str, keep: float) -> float:
        row = rows[level, name]
        return (keep * row.revenue - row.cost) / unit

    for j, row in enumerate(case.study_rows):
        name = case.portfolio.studies[row].id
        expected = slack(Level.STUDY, name, float(data.keep_study[j]))
        assert engine.sums.slack_study[j] == pytest.approx(expected, abs=CLOSE)
    for c in sorted(set(case.study_sponsor.tolist())):
        expected = slack(Level.SPONSOR, case.portfolio.sponsors[c].name, float(data.keep_sponsor[c]))
        assert engine.sums.slack_sponsor[c] == pytest.approx(expected, abs=CLOSE)
    expected = slack(Level.PORTFOLIO, "Portfolio", data.keep_portfolio)
    assert engine.sums.slack_portfolio[0] == pytest.approx(expected, abs=CLOSE)


@pytest.mark.parametrize("threads", [1, 2])
@modest
@given(portfolio=portfolios(months=5), seed=st.integers(0, 9), hot=st.sampled_from([0.05, 0.5, 20.0]))
def test_rounds_keep_every_figure_exact(threads: int, portfolio: Portfolio, seed: int, hot: float) -> None:
    problem = build_problem(build_case(portfolio))
    if not len(problem.seats):
        return  # without seats there are no rounds
    with _engine(problem, seed, threads) as engine:
        _assert_same_money(engine, _assert_same(engine))
        for turn in range(3):
            engine.round(WORK, hot, 0.05, 5, 0.03, turn)
            _assert_same_money(engine, _assert_same(engine))


@pytest.mark.parametrize("threads", [1, 2])
@modest
@given(portfolio=portfolios(months=4), seed=st.integers(0, 9))
def test_moving_prices_and_reloading_change_no_figure(threads: int, portfolio: Portfolio, seed: int) -> None:
    problem = build_problem(build_case(portfolio))
    if not len(problem.seats):
        return
    with _engine(problem, seed, threads) as engine:
        for turn in range(3):
            engine.round(WORK, 1.0, 0.05, 5, 0.03, turn)
            before = engine.objective
            engine.adapt_prices(0.04, settling=turn == 2)
            assert engine.objective == pytest.approx(before, abs=CLOSE)
            _assert_same(engine)
        engine.keep_if_best()
        assert engine.best is not None
        engine.load(engine.best.holder)
        assert engine.objective == pytest.approx(engine.best.objective, abs=CLOSE)
        _assert_same(engine)


def test_the_sample_stays_exact_over_many_rounds(sample: Portfolio) -> None:
    problem = build_problem(build_case(sample))
    with _engine(problem, 1, 2) as engine:
        for turn in range(12):
            engine.round(60_000, 0.5, 0.05, 5, 0.03, turn)
            engine.adapt_prices(0.04, settling=turn == 2)
            _assert_same(engine)


def test_threads_leave_their_scratch_clean(sample: Portfolio) -> None:
    """What one thread leaves behind must not steer the next round: that would depend on timing."""
    problem = build_problem(build_case(sample))
    with _engine(problem, 1, 2) as engine:
        for turn in range(12):
            engine.round(60_000, 0.5, 0.05, 5, 0.03, turn)
            assert all((work.line_first == problem.case.grid.count).all() for work in engine.work)


def test_a_sponsor_without_continuity_floor_costs_nothing_when_it_loses_those_who_know_it() -> None:
    """Two components on two threads: one loses more work of people who know the sponsor than its share of it."""
    strangers, knowers = ("sue", "tom"), ("kim", "lee")
    problem = build_problem(
        build_case(
            portfolio(
                settings=plan_settings(weights=weights(new=0, cost=0)),
                roles=(role(), role("PM")),
                sponsors=(sponsor(), sponsor("Bolt")),
                studies=(study("A"), study("B", "Bolt")),
                demand=(line("A", (200,) * 4), line("B", (200,) * 4, "PM")),
                staff=(
                    *(person(name) for name in (*strangers, *knowers)),
                    *(person(name, role="PM") for name in ("ugo", "val", "wim", "xia")),
                ),
                experience=tuple(experience(name) for name in knowers),
            )
        )
    )
    known = np.array([[2] * 4, [3] * 4, [4] * 4, [5] * 4], dtype=np.int32)
    with _engine(problem, 1, 2) as engine:
        for turn in range(60):
            engine.load(known)
            engine.round(20_000, 5.0, 5.0, 5, 0.03, turn)
            _assert_same(engine)


def test_more_locked_seats_in_a_month_than_the_search_would_give_anybody() -> None:
    """Twenty-five slivers of 0.04 FTE: locks hold whatever the search's own limit of seats for one person is."""
    names = [f"S{i:02d}" for i in range(25)]
    problem = build_problem(
        build_case(
            portfolio(
                studies=tuple(study(name) for name in names),
                demand=tuple(line(name, (4, 4, 4, 4)) for name in names),
                staff=(person("ann"), person("bob")),
                assignments=tuple(assignment("ann", name, fte=4, locked=True) for name in names),
            )
        )
    )
    with _engine(problem, 1, 1) as engine:
        _assert_same(engine)
        engine.round(WORK, 0.5, 0.05, 5, 0.03, 0)
        _assert_same(engine)
        assert (engine.state.holder == 0).all()


def test_nobody_eligible_for_anything_on_two_threads() -> None:
    problem = build_problem(build_case(portfolio(studies=(study(),), demand=(line(min_grade=3),), staff=(person(),))))
    with _engine(problem, 1, 2) as engine:
        engine.round(WORK, 0.5, 0.05, 5, 0.03, 0)
        _assert_same(engine)
