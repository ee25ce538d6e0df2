"""Plans as records of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.document import PlanRecord
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.plan_records import next_plan_name, outcome_of, position_of, record_of
from planner.services.planning import judge
from planner.services.presets import POSITIONS
from tests.ui.portfolios import hand_made, two_sponsors


def a_record() -> PlanRecord:
    case, plan, _ = hand_made()
    facts = RunFacts(Status.STOPPED, bound=3.5, seed=7, seconds=1.5, notes=("a note",))
    return record_of(judge(case, plan, facts), "Plan 1", {"position": 4})


def test_a_kept_plan_is_judged_the_same_again() -> None:
    _, plan, evaluation = hand_made()
    record = replace(a_record(), options={})
    outcome, lost = outcome_of(record, two_sponsors())
    assert lost == ()
    assert outcome.evaluation.objective == pytest.approx(evaluation.objective)
    assert (outcome.plan.holder == plan.holder).all()
    assert (outcome.facts.bound, outcome.facts.seed, outcome.facts.notes) == (3.5, 7, ("a note",))


def test_the_slider_position_of_a_plan_decides_the_weights_it_is_judged_by() -> None:
    own, _ = outcome_of(replace(a_record(), options={}), two_sponsors())
    moved, _ = outcome_of(replace(a_record(), options={"position": POSITIONS}), two_sponsors())
    assert moved.evaluation.parts.cost == pytest.approx(own.evaluation.parts.cost * 10)


def test_a_plan_that_no_longer_fits_loses_its_bound_and_says_what_was_lost() -> None:
    changed = replace(two_sponsors(), staff=two_sponsors().staff[:2], leave=())
    outcome, lost = outcome_of(replace(a_record(), options={}), changed)
    assert lost != ()
    assert outcome.facts.bound is None


@pytest.mark.parametrize("options", [{}, {"position": "left"}, {"position": POSITIONS + 1}])
def test_an_unknown_slider_position_is_the_middle(options: dict[str, object]) -> None:
    assert position_of(PlanRecord("p", "Plan", options=options)) == 0


def test_a_new_plan_gets_the_first_free_name() -> None:
    assert next_plan_name([]) == "Plan 1"
    assert next_plan_name([PlanRecord("a", "Plan 1"), PlanRecord("b", "Plan 3")]) == "Plan 2"
