"""The hint while something is dragged agrees with what the rules say when it is dropped."""

from __future__ import annotations

import dataclasses

import pytest

from planner.services.board_drop import DropCheck
from planner.services.changing import Assign, ChangeRefused, apply
from planner.services.stretch import Stretch
from tests.ui.portfolios import hand_made


@pytest.mark.parametrize("person", range(3))
@pytest.mark.parametrize("seat", range(4))
@pytest.mark.parametrize("month", range(4))
def test_the_hint_agrees_with_the_rules(person: int, seat: int, month: int) -> None:
    case, plan, _ = hand_made()
    plan = dataclasses.replace(plan, hand_locks=())
    if plan.seats.fte[seat, month] == 0 or plan.holder[seat, month] == person:
        return
    stretch = Stretch(seat, month, month)
    hint = DropCheck(case, plan).trouble([stretch], person)
    try:
        apply(case, plan, Assign((stretch,), person))
        refused = False
    except ChangeRefused as error:
        refused = "lock" not in str(error).casefold()
    assert bool(hint) == refused


def test_hints_name_the_rule() -> None:
    case, plan, _ = hand_made()
    check = DropCheck(case, plan)
    ann, bob, eve = (case.person_index[name] for name in ("ann", "bob", "eve"))
    assert "asks for DE" in check.trouble([Stretch(2, 0, 0)], ann)
    assert "not available in 2027-02" in check.trouble([Stretch(2, 1, 1)], eve)
    assert "0.50 FTE left in 2027-01; 1.00 are needed" in check.trouble([Stretch(0, 0, 0)], bob)
    assert check.eligible_people([Stretch(2, 0, 0)]) == [bob, eve]
