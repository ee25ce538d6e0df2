"""The evaluator agrees with a second one, written literally from the planning model."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import NO_LIMIT, Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import ContinuityRow, Evaluation, Level
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, Plan, SeatTable
from planner.domain.plan_check import Violation, check_plan
from planner.domain.rules import RuleId
from planner.domain.seats import default_seats
from tests.support.random_portfolios import plans, portfolios
from tests.support.reference_evaluator import CONTRACTOR as REFERENCE_CONTRACTOR
from tests.support.reference_evaluator import Reference, Seat
from tests.support.reference_facts import Facts
from tests.support.reference_rules import broken_floors, forced, violations

modest = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def _seats(case: Case, seats: SeatTable) -> list[Seat]:
    names = [person.id for person in case.portfolio.staff]
    return [
        (line, number, fte, names[assignee] if assignee >= 0 else "")
        for line, number, fte, assignee in zip(
            seats.line.tolist(), seats.number.tolist(), seats.fte.tolist(), seats.assignee.tolist(), strict=True
        )
    ]


def _reference(case: Case, facts: Facts, plan: Plan) -> Reference:
    names = {p: person.id for p, person in enumerate(case.portfolio.staff)} | {CONTRACTOR: REFERENCE_CONTRACTOR}
    hold = {
        (s, t): names[code] for s, row in enumerate(plan.holder.tolist()) for t, code in enumerate(row) if code in names
    }
    return Reference(facts, _seats(case, plan.seats), hold)


def _hand_locks(case: Case, plan: Plan) -> list[tuple[int, int, str]]:
    return [(lock.seat, lock.month, case.portfolio.staff[lock.person].id) for lock in plan.hand_locks]


@modest
@given(portfolio=portfolios())
def test_the_case_agrees_with_a_literal_reading(portfolio: Any) -> None:
    case, facts = build_case(portfolio), Facts(portfolio)
    people, months = [person.id for person in portfolio.staff], range(len(facts.months))
    assert [portfolio.studies[j].id for j in case.study_rows] == facts.planned
    assert case.probability.tolist() == [float(facts.p(s)) for s in facts.planned]
    assert case.bill.tolist() == [facts.bill(d) for d in range(len(facts.lines))]
    assert case.cost.tolist() == [facts.cost(p) for p in people]
    assert case.available.tolist() == [[facts.available(p, t) for t in months] for p in people]
    limits = [facts.study_limit(p) for p in people]
    assert case.max_studies.tolist() == [NO_LIMIT if limit is None else limit for limit in limits]
    assert case.knew_before.tolist() == [[facts.knew_before(p, s.name) for s in portfolio.sponsors] for p in people]
    for d in range(len(facts.lines)):
        assert [people[p] for p in case.eligible(d)] == [p for p in people if facts.eligible(p, d)]
        for i, person in enumerate(people):
            assert ((i, d) in case.incumbents) == facts.is_incumbent(person, d)
    assert _seats(case, default_seats(case)) == facts.default_seats()


@modest
@given(data=st.data())
def test_locks_and_violations_agree_with_a_literal_reading(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    facts, plan = Facts(case.portfolio), data.draw(plans(case))
    seats, hand = _seats(case, plan.seats), _hand_locks(case, plan)
    locked = resolve_locks(case, plan.seats, plan.hand_locks).forced
    staff = case.portfolio.staff
    found = {(s, t): staff[p].id for s, row in enumerate(locked.tolist()) for t, p in enumerate(row) if p >= 0}
    assert found == forced(facts, seats, hand)
    expected = violations(facts, seats, _reference(case, facts, plan).hold, hand)
    assert {_place(plan, v) for v in check_plan(case, plan)} == expected


def _place(plan: Plan, violation: Violation) -> tuple[Any, ...]:
    """A violation in the form of the reference."""
    if violation.rule not in (RuleId.ELIGIBLE, RuleId.LOCK_HELD):
        return (str(violation.rule), violation.person or violation.role, violation.month)
    seats = list(zip(plan.seats.line.tolist(), plan.seats.number.tolist(), strict=True))
    return (str(violation.rule), seats.index((violation.line, violation.seat)), violation.month)


@modest
@given(data=st.data())
def test_measures_agree_with_a_literal_reading(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    facts = Facts(case.portfolio)
    plan, published = data.draw(plans(case)), data.draw(st.none() | plans(case))
    reference = _reference(case, facts, plan)
    before = None if published is None else _reference(case, facts, published)
    evaluation = evaluate(case, plan, published)
    expected = reference.parts(before)
    assert asdict(evaluation.parts) == pytest.approx(expected)
    assert evaluation.objective == pytest.approx(sum(expected.values()))
    names = [person.id for person in case.portfolio.staff]
    found = [(h.line, h.month, h.seat, names[h.from_], names[h.to], h.fte) for h in evaluation.handovers]
    assert found == reference.handovers()
    _compare_continuity(reference, evaluation)
    _compare_margins(reference, evaluation)


def _compare_continuity(reference: Reference, evaluation: Evaluation) -> None:
    facts = reference.facts
    for row in evaluation.continuity:
        names = {
            Level.STUDY: [line.study for line in facts.lines],
            Level.SPONSOR: [facts.sponsor(d) for d in range(len(facts.lines))],
            Level.ROLE: [line.role for line in facts.lines],
            Level.PORTFOLIO: [row.name] * len(facts.lines),
        }[row.level]
        own = {d for d, name in enumerate(names) if name == row.name}
        _same_figures(row, reference.continuity(own.__contains__))
    _same_figures(evaluation.committed, reference.continuity(lambda d: reference.p(d) == 1))


def _same_figures(row: ContinuityRow, expected: dict[str, Any]) -> None:
    found = {name: getattr(row, name) for name in expected}
    assert found == pytest.approx(expected), row.name


def _compare_margins(reference: Reference, evaluation: Evaluation) -> None:
    facts = reference.facts
    for row in evaluation.margins:
        studies = {
            Level.STUDY: [row.name],
            Level.SPONSOR: [s for s in facts.planned if facts.studies[s].sponsor == row.name],
            Level.PORTFOLIO: facts.planned,
        }[row.level]
        revenue, cost, onboarding = reference.money(studies)
        bench = reference.bench() if row.level is Level.PORTFOLIO else 0
        money = [reference.currency(amount) for amount in (revenue, cost + bench, onboarding, bench)]
        assert [row.revenue, row.cost, row.onboarding_cost, row.bench_cost] == pytest.approx(money)
        assert row.margin == pytest.approx(1 - (cost + bench) / revenue if revenue else None)
        assert row.margin_before_bench == pytest.approx(1 - cost / revenue if revenue else None)
    found = {(str(row.level), row.name) for row in evaluation.floors_broken}
    assert found == broken_floors(reference)
