"""Why a seat is open, and what would help: every remedy is applied, and gives a valid plan in which somebody has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import OPEN, Plan
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import AwardStatus
from planner.services.candidates.standing import Standing
from planner.services.stretch import Stretch
from planner.services.why.explaining import Why, explain
from planner.services.why.remedies import Remedy, RemedyKind
from tests.services.why.support import two_lines
from tests.support.brute_force import tiny_portfolios
from tests.support.builders import assignment, case_of, day, line, person, plan_of, role, sponsor, study
from tests.support.random_plans import valid_plans

QUICK = [phase for phase in Phase if phase is not Phase.explain]


def assert_true(remedy: Remedy, case: Case, plan: Plan, stretch: Stretch) -> None:
    """The remedy's plan is valid for its portfolio, the seat is filled, and Z changes as told."""
    then = build_case(remedy.portfolio)
    assert check_plan(then, remedy.plan) == (), remedy.sentence
    seat, months = stretch.seat, list(stretch.months)
    if remedy.kind is RemedyKind.SHIFT:
        months = list(range(case.grid.count))
    carried = remedy.plan.seats.fte[seat, months] > 0
    assert carried.any() and (remedy.plan.holder[seat, months][carried] != OPEN).all(), remedy.sentence
    before, after = evaluate(case, plan), evaluate(then, remedy.plan)
    assert remedy.z == pytest.approx(after.objective - before.objective)
    was = {str(row.level) + row.name for row in before.floors_broken}
    broken = [f"{row.level} {row.name}" for row in after.floors_broken if str(row.level) + row.name not in was]
    assert list(remedy.broken) == broken


def _why(
    staff: Sequence[Any], held: Mapping[int, Sequence[str]] | None = None, **changes: Any
) -> tuple[Why, dict[RemedyKind, str]]:
    """Why the first seat, on study A of Acme, is open; B (Bolt) is another line of 1 FTE. Remedies are applied."""
    case, plan = two_lines(staff, held, **changes)
    (why,) = explain(Standing(case, plan), Stretch(0, 0, 3), evaluate(case, plan))
    for remedy in why.remedies:
        assert_true(remedy, case, plan, why.stretch)
    assert [r.rank for r in why.remedies] == sorted(r.rank for r in why.remedies)
    return why, {remedy.kind: remedy.sentence for remedy in why.remedies}


def test_somebody_is_free_and_would_be_better() -> None:
    why, remedies = _why([person("ann")])
    assert why.sentences[2].startswith("Ann is free for all of it and would be better: score −")
    assert remedies[RemedyKind.ASSIGN] == "Assign Ann, who is free for all of it."


def test_a_floor_that_binds_is_named_with_the_amount() -> None:
    floored = [study("A", margin_floor=Decimal("0.5")), study("B", "Bolt")]
    why, __ = _why([person("ann", 60)], studies=floored)
    # revenue 64,000; cost 38,400 and 4,800 for onboarding; the floor asks for 32,000
    assert why.sentences[2] == (
        "Ann is free for all of it, but filling it so would break the margin floor of 50.0% on A by 11,200 USD "
        "(its margin would be 32.5%)."
    )
    assert why.remedies[-1].broken == ("Study A",) or why.remedies[0].broken == ("Study A",)


def test_nobody_in_the_role_until_a_month() -> None:
    why, remedies = _why([person("ann", start=day("2027-03-01"))])
    assert "Nobody in the role CRA is there before 2027-03." in why.sentences
    assert any(s.startswith("Nobody is free for all of it. For a part: Ann, free from 2027-03;") for s in why.sentences)
    assert remedies[RemedyKind.HIRE] == "Hire a CRA, from 2027-01, at 60.00 USD per hour as is usual."


def test_a_hire_fits_what_the_line_asks_for() -> None:
    __, remedies = _why(
        [person("ann", country="PL"), person("bob", country="DE", cost=80)],
        {1: ("bob",) * 4},
        demand=[line("A", countries=("DE",), min_grade=3, skills=("onco",)), line("B")],
    )
    assert remedies[RemedyKind.HIRE] == (
        "Hire a CRA in DE, grade 3 or above, with onco, from 2027-01, at 80.00 USD per hour as is usual."
    )


def test_a_contractor_within_the_limit_or_beyond() -> None:
    within = [role(contractor_rate=Decimal(80), contractor_limit=100)]
    assert _why([], roles=within)[1][RemedyKind.CONTRACTOR] == "Take a contractor for CRA."
    beyond = [role(contractor_rate=Decimal(80), contractor_limit=50)]
    assert _why([], roles=beyond)[1][RemedyKind.CONTRACTOR] == (
        "Take a contractor for CRA, and raise the role's contractor limit by 1.00 FTE."
    )
    assert RemedyKind.CONTRACTOR not in _why([])[1]


def test_a_lower_grade_or_another_country() -> None:
    staff = [person("ann", grade=2, country="DE"), person("bob", grade=3, country="PL")]
    __, remedies = _why(staff, demand=[line("A", min_grade=3, countries=("DE",)), line("B")])
    assert remedies[RemedyKind.GRADE] == "Accept grade 2 on this line, and assign Ann, who is free for all of it."
    assert remedies[RemedyKind.COUNTRY] == "Allow PL on this line, and assign Bob, who is free for all of it."


def test_somebody_is_moved_and_another_takes_over() -> None:
    __, remedies = _why(
        [person("ann", grade=3), person("bob", grade=1)],
        {1: ("ann",) * 4},
        demand=[line("A", min_grade=2), line("B")],
    )
    assert remedies[RemedyKind.MOVE] == "Move Ann here; Bob takes over CRA on B, seat 1, 2027-01 to 2027-04."


def test_a_lock_is_released() -> None:
    __, remedies = _why([person("ann")], {1: ("ann",) * 4}, assignments=[assignment("ann", "B", locked=True)])
    assert remedies[RemedyKind.UNLOCK] == (
        "Release the lock of Ann on CRA on B, seat 1, 2027-01 to 2027-04, and move Ann here."
    )


def test_a_study_that_has_not_begun_starts_later() -> None:
    later = study("A", start=day("2027-01-15"), end=day("2027-02-28"), status=AwardStatus.AWARDED)
    staff = [person("ann", start=day("2027-02-01"))]
    demand = [line("A", (100, 100, 0, 0)), line("B")]
    case = case_of(
        sponsors=[sponsor(), sponsor("Bolt")], studies=[later, study("B", "Bolt")], demand=demand, staff=staff
    )
    plan = plan_of(case, None)
    (why,) = explain(Standing(case, plan), Stretch(0, 0, 1), evaluate(case, plan))
    shift = next(remedy for remedy in why.remedies if remedy.kind is RemedyKind.SHIFT)
    assert shift.sentence == "Start A a month later, and assign Ann."
    assert_true(shift, case, plan, why.stretch)
    moved = shift.portfolio.studies[0]
    assert (moved.start, moved.end) == (day("2027-02-15"), day("2027-03-28"))


def test_a_study_under_way_is_not_shifted() -> None:
    assert (
        RemedyKind.SHIFT not in _why([person("ann", start=day("2027-02-01"))], demand=[line("A", (100, 100, 0, 0))])[1]
    )


@settings(deadline=None, max_examples=40, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_remedy_told_of_any_plan_is_true(data: st.DataObject) -> None:
    case = build_case(data.draw(tiny_portfolios(most=100_000)))
    plan: Plan = data.draw(valid_plans(case))
    standing, evaluation = Standing(case, plan), evaluate(case, plan)
    assume(len(plan.seats) > 0)
    seat = data.draw(st.integers(0, len(plan.seats) - 1))
    for why in explain(standing, Stretch(seat, 0, case.grid.count - 1), evaluation):
        assert all(sentence.endswith((".", ")")) for sentence in why.sentences)
        for remedy in why.remedies:
            assert why.holder == OPEN
            assert_true(remedy, case, plan, why.stretch)
