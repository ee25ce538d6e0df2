"""Seats split, merged and resized by hand: they always add up to the line's demand."""

from __future__ import annotations

import pytest

from planner.domain.plan import HandLock
from planner.services.changing import Assign, ChangeRefused, Lock, MergeSeats, ResizeSeat, SplitSeat, apply
from tests.services.changing.support import SEAT_A, SEAT_B, SEAT_C, held, made, months, small
from tests.support.builders import assignment

ANN, BOB, CID, DEE = range(4)


def test_a_split_seat_keeps_its_holder_on_both_parts() -> None:
    case, plan = small()
    locked = made(case, plan, Lock(months(SEAT_A, 0, 0))).plan
    changed = made(case, locked, SplitSeat(SEAT_A, 60))
    assert changed.plan.seats.fte[:2].tolist() == [[60] * 4, [40] * 4]
    assert changed.plan.seats.number[:2].tolist() == [1, 2]
    assert held(changed, 0) == held(changed, 1) == ["ann"] * 4
    assert changed.plan.hand_locks == (HandLock(0, 0, ANN), HandLock(1, 0, ANN))
    assert held(changed, 2) == ["bob", "bob", "bob", ""]  # the seats behind moved up with their holders
    assert changed.name == "Split CRA 1 of A at 0.60 FTE"
    assert held(made(case, changed.plan, Assign(months(1, 1), DEE)), 1) == ["ann", "dee", "dee", "dee"]


def test_a_split_must_leave_something_on_both_sides() -> None:
    for fte in (0, 100, 120):
        with pytest.raises(ChangeRefused, match=r"more than 0 and less than 1\.00"):
            apply(*small(), SplitSeat(SEAT_A, fte))


def test_merging_takes_a_split_back() -> None:
    case, plan = small()
    split = made(case, plan, SplitSeat(SEAT_B, 60))
    changed = made(case, split.plan, MergeSeats((1, 2)))
    assert changed.plan.seats.fte.tolist() == plan.seats.fte.tolist()
    assert changed.plan.holder.tolist() == plan.holder.tolist()


def test_merged_seats_are_held_by_the_first_holder_if_they_have_the_time() -> None:
    case, plan = small()
    split = made(case, plan, SplitSeat(SEAT_C, 60)).plan
    both = made(case, split, Assign(months(3), DEE)).plan
    with pytest.raises(ChangeRefused, match=r"dee holds 1\.00 FTE in 2027-01 but is available for 0\.50"):
        apply(case, both, MergeSeats((2, 3)))
    last = made(case, made(case, plan, SplitSeat(SEAT_B, 60)).plan, Assign(months(2, 1, 1), DEE))
    merged = made(case, last.plan, MergeSeats((2, 1)))
    assert held(merged, SEAT_B) == ["bob", "bob", "bob", ""]
    assert merged.lost == ("Dee no longer holds a seat of CRA on B in Feb 2027.",)


def test_only_seats_of_one_line_merge() -> None:
    with pytest.raises(ChangeRefused, match="same line"):
        apply(*small(), MergeSeats((SEAT_A, SEAT_B)))
    with pytest.raises(ChangeRefused, match="two or more"):
        apply(*small(), MergeSeats((SEAT_A,)))


def test_seats_of_different_assignments_stay_apart() -> None:
    case, plan = small(assignments=(assignment("ann", "A", fte=50), assignment("dee", "A", fte=50)))
    with pytest.raises(ChangeRefused, match="today's assignments of Ann and Dee"):
        apply(case, plan, MergeSeats((0, 1)))


def test_what_a_seat_gives_up_becomes_an_open_seat() -> None:
    changed = made(*small(), ResizeSeat(SEAT_A, 1, 2, 70))
    assert changed.plan.seats.fte[:2].tolist() == [[100, 70, 70, 100], [0, 30, 30, 0]]
    assert held(changed, 1) == ["-", "", "", "-"]
    assert changed.name == "Resize CRA 1 of A, Feb to Mar 2027 to 0.70 FTE"


def test_a_seat_grows_from_the_open_seats_of_its_line() -> None:
    case, plan = small()
    smaller = made(case, plan, ResizeSeat(SEAT_A, 1, 2, 70)).plan
    again = made(case, smaller, ResizeSeat(SEAT_A, 1, 2, 100))
    assert again.plan.seats.fte.tolist() == plan.seats.fte.tolist()
    with pytest.raises(ChangeRefused, match=r"in Feb to Mar 2027: the open seats of its line carry up to 0\.20 FTE"):
        apply(case, smaller, ResizeSeat(SEAT_A, 1, 2, 120))


def test_a_seat_that_outgrows_its_holder_is_refused() -> None:
    case, plan = small()
    split = made(case, plan, SplitSeat(SEAT_C, 50)).plan
    with_dee = made(case, split, Assign(months(2), DEE)).plan
    with pytest.raises(ChangeRefused, match=r"dee holds 0\.80 FTE"):
        apply(case, with_dee, ResizeSeat(2, 0, 3, 80))


def test_a_seat_gives_to_the_seat_that_is_named() -> None:
    case, plan = small()
    split = made(case, plan, SplitSeat(SEAT_A, 60)).plan
    changed = made(case, split, ResizeSeat(0, 0, 0, 20, other=1))
    assert changed.plan.seats.fte[:2].tolist() == [[20, 60, 60, 60], [80, 40, 40, 40]]
    gone = made(case, split, ResizeSeat(1, 0, 3, 0, other=0))
    assert gone.plan.seats.fte.tolist() == plan.seats.fte.tolist()
