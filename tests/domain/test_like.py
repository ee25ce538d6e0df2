"""A plan measured from another one's numbers has the figures of one measured from scratch, to the last digit."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from planner.domain import evaluate as evaluator
from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID, OPEN, Plan
from tests.support.builders import line, person, plan_of, portfolio, settings, sponsor, study, weights
from tests.support.random_portfolios import plans, portfolios

modest = hypothesis_settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def _same(found: Evaluation, expected: Evaluation) -> None:
    assert replace(found, knows=expected.knows) == expected
    assert np.array_equal(found.knows, expected.knows)


def _altered(draw: st.DrawFn, case: Case, plan: Plan) -> Plan:
    """The plan with other holders in a few months of a few seats."""
    holder = plan.holder.copy()
    for _ in range(draw(st.integers(0, 4))):
        seat, month = draw(st.integers(0, len(holder) - 1)), draw(st.integers(0, case.grid.count - 1))
        until = draw(st.integers(month, case.grid.count - 1))
        who = draw(st.sampled_from([OPEN, CONTRACTOR, *range(len(case.cost))]))
        carried = plan.seats.fte[seat, month : until + 1] > 0
        holder[seat, month : until + 1] = np.where(carried, who, OPEN)
    return replace(plan, holder=holder)


@modest
@given(data=st.data())
def test_plans_altered_one_after_the_other(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    published = data.draw(st.none() | plans(case))
    found = evaluate(case, plan, published)
    with patch.object(evaluator, "_FEW", 0):  # also where a change touches most of such a small plan
        for _ in range(3 if len(plan.seats) else 0):
            plan = data.draw(st.composite(_altered)(case, plan))
            found = evaluate(case, plan, published, like=found)
            _same(found, evaluate(case, plan, published))


def _example() -> tuple[Case, Plan]:
    studies = [study(name, "Acme" if name < "E" else "Bolt") for name in "ABCDEFGHIJKL"]
    parts: dict[str, Any] = {
        "settings": settings(weights=weights(change=1)),
        "sponsors": (sponsor(), sponsor("Bolt")),
        "studies": studies,
        "demand": [line(s.id) for s in studies],
        "staff": [person(f"p{n}") for n in range(12)],
    }
    case = build_case(portfolio(**parts))
    return case, plan_of(case, {seat: [f"p{seat}"] * 4 for seat in range(12)})


def test_only_the_people_concerned_are_looked_at() -> None:
    case, plan = _example()
    holder = plan.holder.copy()
    holder[0, 2:] = 1
    known = evaluate(case, plan)
    with patch.object(evaluator, "work_of", side_effect=AssertionError):
        found = evaluate(case, replace(plan, holder=holder), like=known)
    _same(found, evaluate(case, replace(plan, holder=holder)))
    assert [(h.seat, h.month, h.from_, h.to) for h in found.handovers] == [(0, 2, 0, 1)]


def test_another_case_other_seats_or_another_published_plan_are_measured_from_scratch() -> None:
    case, plan = _example()
    known = evaluate(case, plan)
    again = build_case(case.portfolio)
    seats = replace(plan.seats, assignee=plan.seats.assignee.copy())
    _same(evaluate(again, plan, like=known), evaluate(again, plan))
    _same(evaluate(case, replace(plan, seats=seats), like=known), evaluate(case, replace(plan, seats=seats)))
    nobody = replace(plan, holder=np.full_like(plan.holder, OPEN))
    assert evaluate(case, plan, nobody, like=known).parts.change == evaluate(case, plan, nobody).parts.change == 48.0


def test_a_plan_of_contractors_alone_is_measured_beside_a_published_one() -> None:
    studies = tuple(study(name) for name in "ABCDEFGH")
    case = build_case(portfolio(studies=studies, demand=tuple(line(s.id) for s in studies), staff=()))
    plan = plan_of(case, {seat: [CONTRACTOR_ID] * 4 for seat in range(8)})
    holder = plan.holder.copy()
    holder[0] = OPEN
    found = evaluate(case, replace(plan, holder=holder), plan, like=evaluate(case, plan, plan))
    _same(found, evaluate(case, replace(plan, holder=holder), plan))


def test_an_evaluation_goes_to_another_process_without_the_case() -> None:
    case, plan = _example()
    known = evaluate(case, plan)
    arrived = pickle.loads(pickle.dumps(known))
    assert arrived.measured is None
    _same(arrived, known)
    _same(evaluate(case, plan, like=arrived), known)
