"""Scenarios of a sweep, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.case import build_case
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.portfolio import AwardStatus, Portfolio
from planner.services.presets import POSITIONS, portfolio_at
from planner.services.sweeps import (
    Ending,
    Finding,
    MemberOutcome,
    award_scenarios,
    file_scenarios,
    frontier_points,
    frontier_scenarios,
    run_scenarios,
    score_at,
)
from solver import sweep as searched
from tests.support.builders import line, person, plan_of, portfolio, study, worked_example
from tests.support.sweeping import Planner, ann, bob, done, found, opened, result_of, without_bench

RFP, VERBAL = AwardStatus.RFP, AwardStatus.VERBAL


def tentative(*more: str) -> Portfolio:
    """An awarded study A, and tentative ones: R by status (40 %), V as stated (60 %), and others."""
    studies = (
        study("A"),
        study("R", status=RFP),
        study("V", status=VERBAL, probability=Decimal("0.6")),
        study("sure", status=VERBAL, probability=Decimal(1)),
        study("never", status=RFP, probability=Decimal(0)),
        study("gone", status=AwardStatus.CLOSED),
        *(study(name, status=RFP) for name in more),
    )
    return portfolio(studies=studies, demand=tuple(line(s.id) for s in studies), staff=(person(),))


# ---- the frontier


@pytest.mark.parametrize("points", range(2, 2 * POSITIONS + 2))
def test_a_frontier_goes_from_end_to_end_in_different_positions(points: int) -> None:
    scenarios = frontier_scenarios(opened(worked_example()), points)
    positions = [scenario.position for scenario in scenarios if scenario.position is not None]
    assert len(positions) == points
    assert positions == sorted(set(positions))
    assert (positions[0], positions[-1]) == (-POSITIONS, POSITIONS)


@pytest.mark.parametrize("points", [1, 2 * POSITIONS + 2])
def test_a_frontier_of_too_few_or_too_many_points_is_refused(points: int) -> None:
    with pytest.raises(UserError, match="from 2 to 21"):
        frontier_scenarios(opened(worked_example()), points)


def test_plans_of_a_frontier_are_searched_by_the_positions_weights_and_judged_by_the_files_own() -> None:
    file = opened(without_bench())
    scenarios = frontier_scenarios(file, 3)
    assert scenarios[2].portfolio.settings.weights.cost == 10 * file.portfolio.settings.weights.cost
    own = evaluate(build_case(file.portfolio), bob(build_case(file.portfolio))).objective
    for finding in found(scenarios, [bob] * 3):
        assert finding.evaluation is not None
        assert finding.evaluation.objective == pytest.approx(own)


@pytest.mark.parametrize("position", range(-POSITIONS, POSITIONS + 1, 5))
@pytest.mark.parametrize("planner", [ann, bob])
def test_a_score_moved_to_a_position_is_what_the_evaluator_gives_there(position: int, planner: Planner) -> None:
    plain = without_bench()
    parts = evaluate(build_case(plain), planner(build_case(plain))).parts
    there = build_case(portfolio_at(plain, position))
    assert score_at(parts, plain.settings.weights, position) == pytest.approx(evaluate(there, planner(there)).objective)


def test_a_position_shows_the_best_plan_that_any_search_found_for_it() -> None:
    points = frontier_points(found(frontier_scenarios(opened(without_bench()), 3), [ann, bob, bob]))
    assert [point.best.scenario.position for point in points] == [-POSITIONS, -POSITIONS, -POSITIONS]
    assert [point.found.scenario.position for point in points] == [-POSITIONS, 0, POSITIONS]


def test_a_plan_that_breaks_a_floor_never_takes_the_place_of_one_that_meets_it() -> None:
    plain = without_bench()
    floored = replace(plain.studies[1], margin_floor=Decimal("0.35"))  # of B, where Ann earns 32.5 and Bob 37.5 percent
    file = opened(replace(plain, studies=(plain.studies[0], floored)))
    points = frontier_points(found(frontier_scenarios(file, 3), [ann, bob, bob]))
    assert [point.best.scenario.position for point in points] == [0, 0, POSITIONS]


# ---- awards


def test_only_studies_that_may_be_won_or_lost_are_drawn() -> None:
    for scenario in award_scenarios(opened(tentative()), 30, 1):
        status = {s.id: s.status for s in scenario.portfolio.studies}
        assert set(scenario.awarded) <= {"R", "V"}
        for name in ("R", "V"):
            assert status[name] is (AwardStatus.AWARDED if name in scenario.awarded else AwardStatus.LOST)
        assert [status[name] for name in ("A", "sure", "never", "gone")] == [
            AwardStatus.AWARDED, VERBAL, RFP, AwardStatus.CLOSED,
        ]  # fmt: skip


def test_studies_are_awarded_as_often_as_their_probability_says() -> None:
    scenarios = award_scenarios(opened(tentative()), 1000, 1)
    for name, chance in (("R", 0.4), ("V", 0.6)):
        won = sum(len(s.draws) for s in scenarios if name in s.awarded)
        assert won / 1000 == pytest.approx(chance, abs=0.05)


def awards_by_draw(file: Portfolio, draws: int, seed: int = 1) -> dict[int, tuple[str, ...]]:
    scenarios = award_scenarios(opened(file), draws, seed)
    return {number: scenario.awarded for scenario in scenarios for number in scenario.draws}


def test_equal_draws_are_searched_once_and_none_is_lost() -> None:
    scenarios = award_scenarios(opened(tentative()), 50, 1)
    assert len({scenario.awarded for scenario in scenarios}) == len(scenarios) == 4
    assert sorted(number for scenario in scenarios for number in scenario.draws) == list(range(1, 51))


def test_the_same_seed_draws_the_same_and_another_one_differs() -> None:
    assert awards_by_draw(tentative(), 20) == awards_by_draw(tentative(), 20)
    assert awards_by_draw(tentative(), 20) != awards_by_draw(tentative(), 20, seed=2)


def test_more_draws_or_another_study_leave_the_rest_as_it_was() -> None:
    few, many, other = (awards_by_draw(*how) for how in ((tentative(), 10), (tentative(), 40), (tentative("X"), 10)))
    for number, awarded in few.items():
        assert many[number] == awarded
        assert tuple(name for name in other[number] if name != "X") == awarded


def test_a_portfolio_where_nothing_is_tentative_has_no_awards_to_draw() -> None:
    with pytest.raises(UserError, match=r"p\.xlsx: there are no awards to draw"):
        award_scenarios(opened(worked_example()), 5, 1)


# ---- files


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    files = [opened(worked_example(), name) for name in ("jan/p.xlsx", "feb/p.xlsx")]
    assert len({scenario.label for scenario in file_scenarios(files)}) == 2
    assert [s.label for s in file_scenarios([files[0], opened(worked_example(), "q.xlsx")])] == ["p", "q"]


def test_a_single_file_has_nothing_to_stand_beside() -> None:
    with pytest.raises(UserError, match="at least two files"):
        file_scenarios([opened(worked_example())])


# ---- endings


def endings(outcome: Callable[[int, Portfolio], MemberOutcome], stopped: bool = False) -> list[Finding]:
    """The findings of two scenarios of which the second has this outcome."""
    told: list[Finding] = []

    def solve_all(portfolios: Sequence[Portfolio], tell: Callable[[MemberOutcome], None]) -> None:
        tell(outcome(1, portfolios[1]))
        tell(done(0, portfolios[0]))

    findings = run_scenarios(frontier_scenarios(opened(worked_example()), 2), solve_all, told.append, lambda: stopped)
    assert told == list(reversed(findings))
    assert findings[0].ending is Ending.DONE
    return list(findings)


def test_a_search_that_failed_says_why_and_spoils_no_other() -> None:
    failed = endings(lambda i, _: searched.Outcome(i, searched.Ending.FAILED, message="Out of memory."))[1]
    assert (failed.ending, failed.message, failed.evaluation) == (Ending.FAILED, "Out of memory.", None)


def test_cancelled_by_the_person_and_lost_by_the_cluster_are_told_apart() -> None:
    cancelled = [
        endings(lambda i, _: searched.Outcome(i, searched.Ending.CANCELLED), stopped)[1] for stopped in (True, False)
    ]
    assert [finding.ending for finding in cancelled] == [Ending.CANCELLED] * 2
    assert cancelled[0].message == ""
    assert "the cluster let go" in cancelled[1].message


def test_a_search_without_a_plan_has_failed() -> None:
    def none(index: int, portfolio: Portfolio) -> searched.Outcome:
        return searched.Outcome(index, searched.Ending.DONE, replace(result_of(portfolio), plan=None))

    assert endings(none)[1].message.startswith("No plan was found")


def test_a_plan_that_breaks_the_rules_is_shown_to_nobody() -> None:
    def twice(index: int, portfolio: Portfolio) -> searched.Outcome:
        both = portfolio.staff[0].id
        wrong = result_of(portfolio, lambda case: plan_of(case, {1: ("", "", both, both)}))
        assert wrong.plan is not None
        wrong.plan.holder[0, :] = 7  # nobody's number
        return searched.Outcome(index, searched.Ending.DONE, wrong)

    finding = endings(twice)[1]
    assert finding.ending is Ending.FAILED
    assert "mistake of Throughline" in finding.message
