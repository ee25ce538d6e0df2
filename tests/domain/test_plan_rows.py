"""Plans leave and come back in keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR_ID, OPEN, HandLock, HoldRow, PlanRows, SeatRow
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.domain.portfolio import LineKey
from tests.support.builders import assignment, case_of, line, person, plan_of, study
from tests.support.random_portfolios import plans, portfolios

A, B = LineKey("A", "CRA"), LineKey("B", "CRA")


def _case(**changes: Any) -> Case:
    parts: dict[str, Any] = {
        "studies": [study("A"), study("B")],
        "demand": [line("A"), line("B", (50, 0, 0, 0))],
        "staff": [person("ann"), person("bob")],
        "assignments": [assignment("bob", "A", fte=60)],
    }
    return case_of(**{**parts, **changes})


def test_rows_name_seats_and_holders_by_their_keys() -> None:
    case = _case()
    rows = plan_to_rows(case, plan_of(case, {0: ("", "bob"), 2: (CONTRACTOR_ID,)}, hand_locks=[HandLock(0, 1, 1)]))
    assert rows.seats == (SeatRow(A, 1, (60,) * 4, "bob"), SeatRow(A, 2, (40,) * 4), SeatRow(B, 1, (50, 0, 0, 0)))
    assert rows.holds == (HoldRow(A, 1, 1, "bob", hand_locked=True), HoldRow(B, 1, 0, CONTRACTOR_ID))


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_plan_comes_back_as_it_left(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    kept = tuple(lock for lock in plan.hand_locks if plan.holder[lock.seat, lock.month] == lock.person)
    back, lost = plan_from_rows(case, plan_to_rows(case, replace(plan, hand_locks=kept)))
    assert lost == ()
    assert np.array_equal(back.holder, plan.holder)
    for name in ("line", "number", "fte", "assignee"):
        assert np.array_equal(getattr(back.seats, name), getattr(plan.seats, name)), name
    assert set(back.hand_locks) == set(kept)


def test_rows_in_any_order_make_the_same_plan() -> None:
    case = _case()
    plan = plan_of(case, {0: ("ann", "bob"), 1: ("bob",)})
    rows = plan_to_rows(case, plan)
    back, __ = plan_from_rows(case, PlanRows(rows.seats[::-1], rows.holds[::-1]))
    assert np.array_equal(back.holder, plan.holder)
    assert back.seats.number.tolist() == [1, 2, 1]


def test_what_vanished_is_named_and_the_rest_carried_over() -> None:
    before = _case()
    rows = plan_to_rows(before, plan_of(before, {0: ("bob",) * 4, 1: ("ann",) * 4, 2: ("ann",)}))
    after = _case(demand=[line("A")], staff=[person("ann")], assignments=[])
    back, lost = plan_from_rows(after, rows)
    assert back.holder.tolist() == [[OPEN] * 4, [0] * 4]
    assert lost == (
        "The line CRA on B is no longer part of the plan; its seats are gone.",
        "bob is no longer on the staff list.",
    )


def test_a_shorter_plan_loses_its_last_months_and_says_so() -> None:
    before = _case()
    rows = plan_to_rows(before, plan_of(before, {0: ("bob",) * 4}))
    shorter = replace(before.portfolio.settings, months=3)
    after = _case(settings=shorter, demand=[line("A", (100,) * 3), line("B", (50, 0, 0))])
    back, lost = plan_from_rows(after, rows)
    assert back.holder[0].tolist() == [1, 1, 1]
    assert "Months after 2027-03 are no longer part of the plan." in lost
    assert "bob holds a seat of CRA on A in a month outside the plan." in lost


def test_a_line_without_seats_gets_default_seats_that_are_open() -> None:
    case = _case()
    rows = plan_to_rows(case, plan_of(case, {2: ("ann",)}))
    back, lost = plan_from_rows(case, PlanRows(tuple(row for row in rows.seats if row.line == B), rows.holds))
    assert [(int(d), int(n)) for d, n in zip(back.seats.line, back.seats.number, strict=True)] == [
        (0, 1),
        (0, 2),
        (1, 1),
    ]
    assert back.seats.assignee.tolist() == [1, -1, -1]
    assert lost == ("The line CRA on A had no seats in the plan; they are new and open.",)


def test_a_second_holder_of_a_seat_month_is_named() -> None:
    case = _case()
    rows = plan_to_rows(case, plan_of(case, {0: ("bob",)}))
    back, lost = plan_from_rows(case, PlanRows(rows.seats, (*rows.holds, HoldRow(A, 1, 0, "ann"))))
    assert back.holder[0, 0] == 1
    assert lost == ("Seat 1 of CRA on A has more than one holder in 2027-01; the first one counts, not ann.",)


def test_holds_of_nothing_are_named() -> None:
    case = _case()
    rows = plan_to_rows(case, plan_of(case))
    __, lost = plan_from_rows(case, PlanRows(rows.seats, (HoldRow(B, 1, 2, "ann"), HoldRow(B, 7, 0, "ann"))))
    assert lost == (
        "Seat 1 of CRA on B carries nothing in 2027-03; ann does not hold it there.",
        "Seat 7 of CRA on B no longer exists.",
    )


def test_hand_locks_come_back_in_force() -> None:
    case = _case()
    plan = plan_of(case, {1: ("", "ann")}, hand_locks=[HandLock(1, 1, 0)])
    back, __ = plan_from_rows(case, plan_to_rows(case, plan))
    assert resolve_locks(case, back.seats, back.hand_locks).forced[1].tolist() == [-1, 0, -1, -1]
