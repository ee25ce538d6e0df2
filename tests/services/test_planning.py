"""What is said of a plan is what the evaluator bears out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.case import build_case
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts, Unit
from planner.services.planning import InvalidPlan, PlanOutcome, conclude, judge
from planner.services.report import no_plan_report, report_dict
from planner.services.summary import gap, shown
from solver.api import SolveResult
from tests.support.builders import case_of, line, person, plan_of, study, worked_example


def outcome(claimed: Status, floor: str | None, bound: float | None = 1.0) -> PlanOutcome:
    """Ann on A and on B of the worked example; B's margin is 32.5 percent."""
    plain = worked_example()
    studies = (plain.studies[0], replace(plain.studies[1], margin_floor=None if floor is None else Decimal(floor)))
    case = build_case(replace(plain, studies=studies))
    plan = plan_of(case, {0: ("ann", "ann"), 1: ("", "", "ann", "ann")})
    return judge(case, plan, RunFacts(claimed, bound=bound))


@pytest.mark.parametrize(
    ("claimed", "floor", "status"),
    [
        (Status.OPTIMAL, None, Status.OPTIMAL),
        (Status.OPTIMAL, "0.35", Status.FLOORS_NOT_MET),
        (Status.STOPPED, "0.35", Status.FLOORS_NOT_MET),
        (Status.STOPPED, "0.3", Status.STOPPED),
        (Status.FLOORS_NOT_MET, "0.3", Status.FEASIBLE),
        (Status.NO_PLAN, None, Status.FEASIBLE),
    ],
)
def test_the_status_is_what_the_floors_bear_out(claimed: Status, floor: str | None, status: Status) -> None:
    assert outcome(claimed, floor).status is status
    assert report_dict(outcome(claimed, floor))["status"] == str(status)


def test_the_broken_floor_comes_with_its_amounts() -> None:
    (broken,) = report_dict(outcome(Status.FEASIBLE, "0.35"))["floors_broken"]
    assert (broken["level"], broken["name"], broken["floor"]) == ("Study", "B", 0.35)
    assert broken["margin"] == pytest.approx(0.325)
    assert broken["shortfall"] == pytest.approx(0.025 * 32_000)


def test_a_study_without_anybody_is_not_staffed_and_never_met() -> None:
    case = case_of(studies=(study("A", margin_floor=Decimal("0.3")),), demand=(line("A"),), staff=(person("ann"),))
    told = report_dict(judge(case, plan_of(case), RunFacts(Status.FEASIBLE)))
    assert told["not_staffed"] == [{"level": "Study", "name": "A", "open_fte_months": 4.0}]


@pytest.mark.parametrize(
    ("objective", "bound", "expected"),
    [(10.0, 8.0, 0.2), (0.0, 0.0, 0.0), (10.0, None, None), (10.0, 12.0, None), (10.0, 10.0 + 1e-9, 0.0)],
)
def test_the_gap_is_what_is_proven(objective: float, bound: float | None, expected: float | None) -> None:
    assert gap(objective, bound) == (None if expected is None else pytest.approx(expected))


def test_a_search_without_a_plan_gives_no_outcome() -> None:
    result = SolveResult(Status.NO_PLAN, None, None, None, 1.0, 1)
    assert conclude(build_case(worked_example()), result) is None


def test_a_plan_that_breaks_a_rule_is_never_shown() -> None:
    case = case_of(studies=(study("A"),), demand=(line("A"), line("A", min_grade=6)), staff=(person("ann"),))
    result = SolveResult(Status.FEASIBLE, plan_of(case, {1: ("ann",)}), 1.0, None, 1.0, 1)
    with pytest.raises(InvalidPlan, match="in 2027-01 but is not eligible"):
        conclude(case, result)


def test_the_report_without_a_plan_has_the_same_keys() -> None:
    assert set(no_plan_report(1, 2.0, "Cancelled.")) == set(report_dict(outcome(Status.FEASIBLE, None)))


def test_the_summary_has_each_figure_once_with_words_for_it() -> None:
    figures = outcome(Status.FEASIBLE, None).figures
    assert len({figure.key for figure in figures}) == len({figure.label for figure in figures}) == len(figures)
    assert all(figure.tooltip and figure.text for figure in figures)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.325, Unit.SHARE, "32.5%"), (1234, Unit.COUNT, "1,234"), (12.25, Unit.FTE_MONTHS, "12.2 FTE-months"),
        (1234.5, Unit.MONEY, "1,234 USD"), (None, Unit.SHARE, "–"), (7.954, Unit.SCORE, "7.95"),
    ],
)  # fmt: skip
def test_figures_are_shown_as_people_read_them(value: float | None, unit: Unit, text: str) -> None:
    assert shown(value, unit, "USD") == text
