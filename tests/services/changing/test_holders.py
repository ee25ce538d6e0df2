"""Changes of holders by hand, worked out on a small plan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.domain.plan import CONTRACTOR, OPEN
from planner.services.changing import (
    Assign,
    ChangeRefused,
    Clear,
    Extend,
    Lock,
    Paste,
    SwapPeople,
    SwapStretches,
    Unlock,
    apply,
)
from planner.services.stretch import Stretch
from tests.services.changing.support import SEAT_A, SEAT_B, SEAT_C, held, made, months, small
from tests.support.builders import assignment, role

ANN, BOB, CID, DEE = range(4)


def test_somebody_free_is_assigned() -> None:
    changed = made(*small(), Assign(months(SEAT_B, 3, 3), BOB))
    assert held(changed, SEAT_B) == ["bob"] * 4
    assert changed.name == "Assign Bob to CRA 1 of B, Apr 2027"
    assert changed.seats == (SEAT_B,)


def test_an_assigned_person_takes_the_place_of_the_holder() -> None:
    case, plan = small()
    assert held(made(case, plan, Assign(months(SEAT_A, 3, 3), BOB)), SEAT_A) == ["ann", "ann", "ann", "bob"]


def test_months_without_time_are_refused_and_the_others_named() -> None:
    with pytest.raises(ChangeRefused) as refused:
        apply(*small(), Assign(months(SEAT_C), BOB))
    assert str(refused.value) == (
        "Assign Bob to CRA 1 of C, Jan to Apr 2027: not possible. CRA 1 of C, Jan to Mar 2027: Bob does not have "
        "enough time. Possible in Apr 2027."
    )
    assert refused.value.possible == (3,)
    assert [o.place for o in refused.value.objections] == [Stretch(SEAT_C, t, t) for t in range(3)]
    assert str(refused.value.objections[0]) == "bob holds 2.00 FTE in 2027-01 but is available for 1.00."


def test_the_possible_months_are_made_and_the_others_listed() -> None:
    changed = made(*small(), Assign(months(SEAT_C), BOB, where_possible=True))
    assert held(changed, SEAT_C) == ["", "", "", "bob"]
    assert changed.lost == ("CRA 1 of C, Jan to Mar 2027: Bob does not have enough time.",)


def test_where_nothing_is_possible_the_change_is_refused_all_the_same() -> None:
    with pytest.raises(ChangeRefused, match=r"Cid is not eligible\. Not possible in any of these months\."):
        apply(*small(), Assign(months(SEAT_C), CID, where_possible=True))


def test_two_seats_at_once_go_to_the_first_one_that_fits() -> None:
    both = (*months(SEAT_B, 3, 3), *months(SEAT_C, 3, 3))
    changed = made(*small(), Assign(both, BOB, where_possible=True))
    assert (held(changed, SEAT_B)[3], held(changed, SEAT_C)[3]) == ("bob", "")


def test_contractors_need_a_rate_and_stay_within_their_limit() -> None:
    with pytest.raises(ChangeRefused, match="the role has no contractor rate"):
        apply(*small(), Assign(months(SEAT_C), CONTRACTOR))
    case, plan = small(roles=(role(contractor_rate=Decimal(90), contractor_limit=100), role("PM")))
    assert held(made(case, plan, Assign(months(SEAT_C), CONTRACTOR)), SEAT_C) == ["c"] * 4


def test_seats_are_cleared() -> None:
    changed = made(*small(), Clear(months(SEAT_A, 1, 2)))
    assert held(changed, SEAT_A) == ["ann", "", "", "ann"]
    assert changed.name == "Clear CRA 1 of A, Feb to Mar 2027"


def test_what_is_so_already_is_no_change() -> None:
    with pytest.raises(ChangeRefused, match="held like this already"):
        apply(*small(), Clear(months(SEAT_C)))
    with pytest.raises(ChangeRefused, match="Nothing is selected"):
        apply(*small(), Clear(()))


def test_two_people_swap_their_seats() -> None:
    changed = made(*small(), SwapPeople(ANN, BOB, 1, 3))
    assert (held(changed, SEAT_A), held(changed, SEAT_B)) == (["ann", "bob", "bob", "bob"], ["bob", "ann", "ann", ""])
    assert changed.name == "Swap Ann and Bob, Feb to Apr 2027"


def test_two_stretches_swap_their_holders() -> None:
    changed = made(*small(), SwapStretches(Stretch(SEAT_B, 0, 3), Stretch(SEAT_C, 2, 3)))
    assert (held(changed, SEAT_B), held(changed, SEAT_C)) == (["bob", "bob", "", ""], ["", "", "bob", ""])


def test_a_holder_goes_on() -> None:
    assert held(made(*small(), Extend(months(SEAT_B, 2, 2), 1)), SEAT_B) == ["bob"] * 4
    case, plan = small()
    later = made(case, plan, Clear(months(SEAT_A, 0, 1)))
    assert held(made(case, later.plan, Extend(months(SEAT_A, 2, 3), -2)), SEAT_A) == ["ann"] * 4


def test_a_block_is_pasted() -> None:
    block = ((OPEN, BOB, None, BOB), (ANN, OPEN, None, ANN))
    case, plan = small()
    changed = made(case, plan, Paste((SEAT_A, SEAT_B), 0, block))
    assert (held(changed, SEAT_A), held(changed, SEAT_B)) == (["", "bob", "ann", "bob"], ["ann", "", "bob", "ann"])
    assert changed.name == "Paste into 2 seats, Jan to Apr 2027"


def test_a_locked_holder_cannot_be_cleared_or_replaced_until_unlocked() -> None:
    case, plan = small()
    locked = made(case, plan, Lock(months(SEAT_A, 1, 2)))
    assert [(k.seat, k.month, k.person) for k in locked.plan.hand_locks] == [(SEAT_A, 1, ANN), (SEAT_A, 2, ANN)]
    with pytest.raises(
        ChangeRefused, match=r"Feb to Mar 2027: locked; unlock it first\. Possible in Jan 2027 and Apr 2027"
    ):
        apply(case, locked.plan, Clear(months(SEAT_A)))
    with pytest.raises(ChangeRefused, match="locked for somebody else"):
        apply(case, locked.plan, SwapStretches(Stretch(SEAT_A, 1, 1), Stretch(SEAT_B, 1, 1)))
    free = made(case, locked.plan, Unlock(months(SEAT_A)))
    assert free.plan.hand_locks == ()
    assert held(made(case, free.plan, Clear(months(SEAT_A))), SEAT_A) == [""] * 4


def test_a_lock_of_the_assignments_is_not_lifted_by_hand() -> None:
    case, plan = small(assignments=(assignment("ann", "A", locked=True),))
    with pytest.raises(ChangeRefused, match="locked by the list of today's assignments"):
        apply(case, plan, Unlock(months(SEAT_A)))
    with pytest.raises(ChangeRefused, match="no lock was set by hand"):
        apply(case, plan, Unlock(months(SEAT_B)))


def test_nobody_can_be_locked_on_an_open_seat() -> None:
    with pytest.raises(ChangeRefused, match="no person on the staff list to lock"):
        apply(*small(), Lock(months(SEAT_C)))
