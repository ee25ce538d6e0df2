"""The benchmark's portfolios are what they claim: faultless, repeatable, scarce, with everything that makes it hard."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.locks import resolve_locks
from planner.domain.portfolio import Employment, Portfolio
from planner.domain.seats import default_seats
from planner.exchange.portfolio_rules import validate_portfolio
from solver.baseline import baselines
from tests.benchmarks.portfolios import generate
from tests.support.workbooks import read_directly

SIZES = [(1, 1, 1), (3, 2, 6), (8, 20, 12), (40, 1, 24), (60, 12, 18), (150, 30, 36)]


@pytest.fixture(scope="module")
def usual() -> Portfolio:
    return generate(150, 30, 24, 5)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(6))
def test_any_size_has_no_input_problems_and_locks_that_all_hold(size: tuple[int, int, int], seed: int) -> None:
    made = generate(*size, seed)
    assert (len(made.staff), len(made.studies), made.settings.months) == size
    assert validate_portfolio(made) == ()
    case = build_case(made)
    assert resolve_locks(case, default_seats(case)).conflicts == ()


def test_the_seed_alone_decides(usual: Portfolio) -> None:
    assert generate(150, 30, 24, 5) == usual
    assert generate(150, 30, 24, 6) != usual


def test_everything_that_makes_planning_hard_is_there(usual: Portfolio) -> None:
    assert any(study.follows for study in usual.studies)
    assert any(study.margin_floor for study in usual.studies)
    assert any(sponsor.margin_floor for sponsor in usual.sponsors)
    assert any(sponsor.continuity_floor for sponsor in usual.sponsors)
    assert usual.settings.portfolio_margin_floor
    assert any(line.skills for line in usual.demand)
    assert any(line.countries for line in usual.demand)
    assert {row.currency for row in usual.rate_card} >= {"", "GBP"}
    assert len({person.currency for person in usual.staff}) > 2
    assert any(person.excluded for person in usual.staff)
    assert any(person.dedicated_to for person in usual.staff)
    assert {person.employment for person in usual.staff} == set(Employment)
    assert any(role.contractor_limit for role in usual.roles)
    assert any(row.locked for row in usual.assignments)
    assert any(not row.locked for row in usual.assignments)
    assert usual.leave and usual.experience


def test_people_are_scarce_and_floors_bind(usual: Portfolio) -> None:
    case = build_case(usual)
    greedy = evaluate(case, baselines(case).continuity_aware)
    assert 0.8 <= greedy.portfolio.staffed / greedy.portfolio.demand <= 0.95
    assert greedy.floors_broken


def test_a_workbook_gives_back_the_same_portfolio(usual: Portfolio, tmp_path: Path) -> None:
    from planner.exchange.portfolio_writer import write_portfolio

    write_portfolio(usual, tmp_path / "made.xlsx")
    read = read_directly(tmp_path / "made.xlsx")
    assert read.problems == ()
    assert read.portfolio == usual
