"""What it says would flip does flip: the change is made, the question asked again, and the answer is another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import CONTRACTOR_ID, OPEN, Plan
from planner.domain.plan_check import check_plan
from planner.services.candidates.fitting import assigned, carried_months
from planner.services.candidates.standing import Standing
from planner.services.stretch import Stretch
from planner.services.why.explaining import Why, explain, runs
from planner.services.why.flips import Flip, FlipKind
from tests.services.why.support import two_lines
from tests.support.brute_force import tiny_portfolios
from tests.support.builders import (
    assignment,
    case_of,
    experience,
    line,
    person,
    plan_of,
    role,
    study,
    weights,
)
from tests.support.builders import settings as plan_settings
from tests.support.random_plans import valid_plans

QUICK = [phase for phase in Phase if phase is not Phase.explain]


def assert_flips(flip: Flip, stretch: Stretch, months: Sequence[int]) -> None:
    """With what the flip changes, its person would be better, and may hold the seat."""
    case = build_case(flip.portfolio)
    standing = Standing(case, flip.plan)
    changes = assigned(stretch.seat, months, flip.person)
    effect = standing.effect(changes)
    assert effect.rank < (0, 0.0), flip.sentence
    after = standing.after(changes)
    assert check_plan(case, after) == (), flip.sentence
    before, then = evaluate(case, flip.plan), evaluate(case, after)
    assert len(then.floors_broken) < len(before.floors_broken) or then.objective < before.objective, flip.sentence


def _why(staff: Sequence[Any], held: Mapping[int, Sequence[str]], **changes: Any) -> tuple[Why, dict[FlipKind, str]]:
    """Why the first seat, on study A of Acme, is held as it is; B (Bolt) is another line of 1 FTE."""
    case, plan = two_lines(staff, held, **changes)
    standing = Standing(case, plan)
    (why,) = explain(standing, Stretch(0, 0, 3), evaluate(case, plan))
    for flip in why.flips:
        assert_flips(flip, why.stretch, carried_months(standing, why.stretch))
    return why, {flip.kind: flip.sentence for flip in why.flips}


def test_the_runner_up_and_the_parts_that_speak_for_the_holder() -> None:
    why, __ = _why(
        [person("ann"), person("bob", 50)], {0: ("ann",) * 4}, experience=[experience("ann", fte_months="9")]
    )
    assert why.other == 1 and why.runner_up is not None
    assert why.sentences[:2] == (
        "Ann holds it, 2027-01 to 2027-04, and knows Acme: 9.0 FTE-months.",
        "The runner-up is Bob: score +11.82 (+12.00 work by people new to the sponsor, −0.18 cost).",
    )


def test_if_the_other_had_known_the_sponsor() -> None:
    __, flips = _why([person("ann"), person("bob", 50)], {0: ("ann",) * 4}, experience=[experience("ann")])
    assert flips[FlipKind.KNOWS] == "If Bob had known Acme, they would be better by 0.18."


def test_if_the_holder_cost_more_or_the_other_less() -> None:
    __, flips = _why([person("ann", 50), person("bob", 60)], {0: ("ann",) * 4})
    assert flips[FlipKind.DEARER] == "If Ann cost 10.01 USD per hour more, Bob would be better."
    assert flips[FlipKind.CHEAPER] == "If Bob cost 10.01 USD per hour less, Bob would be better."


def test_a_price_that_nobody_learns_from_is_not_told() -> None:
    __, flips = _why([person("ann"), person("bob")], {0: ("ann",) * 4}, experience=[experience("ann")])
    assert FlipKind.DEARER not in flips and FlipKind.CHEAPER not in flips


def test_without_the_floor() -> None:
    why, flips = _why(
        [person("ann", 50), person("bob", 95)],
        {0: ("ann",) * 4},
        studies=[study("A", margin_floor=Decimal("0.3")), study("B", "Bolt")],
        experience=[experience("bob")],
    )
    assert flips[FlipKind.FLOOR].startswith("Without the margin floor of 30.0% on A, Bob would be better by ")
    assert "breaks the margin floor of 30.0% on A by" in why.sentences[1]


@pytest.mark.parametrize("by_hand", [False, True])
def test_if_the_lock_were_released(by_hand: bool) -> None:
    from dataclasses import replace

    from planner.domain.plan import HandLock

    rows = [] if by_hand else [assignment("ann", locked=True)]
    case = case_of(
        studies=[study()],
        demand=[line()],
        staff=[person("ann"), person("bob", 30)],
        assignments=rows,
        experience=[experience("bob")],
        settings=plan_settings(weights=weights(handover=0)),
    )
    plan = plan_of(case, {0: ("ann",) * 4})
    if by_hand:
        plan = replace(plan, hand_locks=tuple(HandLock(0, t, 0) for t in range(4)))
    standing = Standing(case, plan)
    (why,) = explain(standing, Stretch(0, 0, 3), evaluate(case, plan))
    flip = next(f for f in why.flips if f.kind is FlipKind.LOCK)
    assert flip.sentence.startswith("If the lock were released, Bob would be better by ")
    assert "Ann is locked on it; nobody else may hold it then." in why.sentences
    assert_flips(flip, why.stretch, range(4))


def test_if_somebody_were_not_busy_elsewhere() -> None:
    __, flips = _why(
        [person("ann"), person("bob")], {0: ("ann",) * 4, 1: ("", "bob", "", "")}, experience=[experience("bob")]
    )
    assert flips[FlipKind.FREE] == ("If Bob were not on CRA on B, seat 1, 2027-02, they would be better here by 12.00.")


def test_somebody_ruled_out_by_one_rule() -> None:
    __, flips = _why(
        [person("ann", grade=3), person("bob", grade=2)],
        {0: ("ann",) * 4},
        demand=[line("A", min_grade=3), line("B")],
        experience=[experience("bob")],
    )
    assert flips[FlipKind.RULE] == "Bob would be better by 12.00, but is ruled out: one grade short."


def test_a_contractor_and_nobody_else() -> None:
    roles = [role(contractor_rate=Decimal(80), contractor_limit=100)]
    why, __ = _why([], {0: (CONTRACTOR_ID,) * 4}, roles=roles)
    assert why.sentences[0] == "A contractor holds it, 2027-01 to 2027-04."
    assert why.sentences[1].startswith("Nobody else who could do this is free for all of it. Left open, the score")


def test_each_holder_is_explained_by_itself() -> None:
    case = case_of(studies=[study()], demand=[line()], staff=[person("ann"), person("bob")])
    standing = Standing(case, plan_of(case, {0: ("ann", "ann", "bob", "")}))
    assert runs(standing, Stretch(0, 0, 3)) == (Stretch(0, 0, 1), Stretch(0, 2, 2), Stretch(0, 3, 3))


@settings(deadline=None, max_examples=40, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_flip_told_of_any_plan_does_flip(data: st.DataObject) -> None:
    case = build_case(data.draw(tiny_portfolios(most=100_000)))
    plan: Plan = data.draw(valid_plans(case))
    standing, evaluation = Standing(case, plan), evaluate(case, plan)
    assume(len(plan.seats) > 0)
    seat = data.draw(st.integers(0, len(plan.seats) - 1))
    for why in explain(standing, Stretch(seat, 0, case.grid.count - 1), evaluation):
        for flip in why.flips:
            assert why.holder != OPEN
            assert_flips(flip, why.stretch, carried_months(standing, why.stretch))
