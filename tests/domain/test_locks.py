"""Rule 4: which seat-months locks force, and which locks give way."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain import locks as words
from planner.domain.case import Case
from planner.domain.locks import Locks, resolve_locks
from planner.domain.plan import HandLock
from planner.domain.portfolio import Assignment, AwardStatus
from planner.domain.seats import default_seats
from tests.support.builders import assignment, case_of, leave, line, person, role, seat_table, study


def _case(*assignments: Assignment, **changes: Any) -> Case:
    parts: dict[str, Any] = {
        "studies": [study("A"), study("B"), study("C", status=AwardStatus.LOST)],
        "demand": [line("A"), line("B")],
        "staff": [person("ann"), person("bob")],
        "assignments": assignments,
    }
    return case_of(**{**parts, **changes})


def _locked(study: str = "A", who: str = "ann", **changes: Any) -> Assignment:
    return assignment(who, study, locked=True, **changes)


def _resolve(case: Case, *hand_locks: HandLock) -> Locks:
    return resolve_locks(case, default_seats(case), hand_locks)


def _told(found: Locks) -> list[tuple[int, str, tuple[int, ...], str]]:
    return [(c.sheet_row, c.study, c.months, c.reason) for c in found.conflicts]


def test_a_locked_row_holds_its_seat_in_each_month_with_any_day_in_its_period() -> None:
    found = _resolve(_case(_locked(start="2027-01-31", end="2027-03-01")))
    assert found.forced.tolist() == [[0, 0, 0, -1], [-1] * 4]
    assert found.conflicts == ()


def test_a_row_that_is_not_locked_forces_nothing() -> None:
    assert (_resolve(_case(assignment())).forced == -1).all()


def test_of_two_merged_rows_only_the_locked_ones_period_is_forced() -> None:
    found = _resolve(_case(assignment(end="2027-02-28"), _locked(start="2027-03-01", end="2027-03-31")))
    assert found.forced[0].tolist() == [-1, -1, 0, -1]


def test_an_earlier_row_of_the_sheet_takes_the_availability() -> None:
    found = _resolve(_case(_locked("B", fte=60), _locked("A", fte=50)))
    # seat of A is 50 %, of B 60 %: B comes first in the sheet
    seats = default_seats(_case(_locked("B", fte=60), _locked("A", fte=50)))
    assert [int(found.forced[s, 0]) for s in range(len(seats)) if seats.assignee[s] == 0] == [-1, 0]
    assert _told(found) == [(1, "A", (0, 1, 2, 3), words.NO_TIME)]


def test_a_lock_gives_way_only_in_the_months_without_time() -> None:
    found = _resolve(_case(_locked(), leave=[leave("ann", "2027-02-01", "2027-02-28")]))
    assert found.forced[0].tolist() == [0, -1, 0, 0]
    assert _told(found) == [(0, "A", (1,), words.NO_TIME)]


def test_the_study_limit_makes_a_lock_give_way() -> None:
    case = _case(_locked("A", fte=50), _locked("B", fte=50, start="2027-03-01"), roles=[role(max_studies=1)])
    assert _told(_resolve(case)) == [(1, "B", (2, 3), words.TOO_MANY_STUDIES)]


def test_two_locks_on_one_study_count_as_one_study() -> None:
    demand = [line("A", countries=("DE",)), line("A", countries=("PL",))]
    case = _case(_locked("A", fte=50), roles=[role(max_studies=1)], demand=demand, staff=[person(country="DE")])
    assert _told(_resolve(case)) == []
    both = case_of(
        studies=[study("A")],
        demand=[line("A"), line("A", role="PM")],
        roles=[role(max_studies=1), role("PM")],
        staff=[person(other_roles=("PM",))],
        assignments=[_locked(fte=50), _locked(fte=50, role="PM")],
    )
    assert _told(_resolve(both)) == []


def test_locks_that_cannot_be_kept_at_all_are_named_with_the_reason() -> None:
    case = _case(_locked("C"), _locked("A", role="PM"), _locked("A", "bob"), staff=[person(), person("bob", role="PM")])
    assert _told(_resolve(case)) == [
        (0, "C", (0, 1, 2, 3), words.NOT_PLANNED),
        (1, "A", (0, 1, 2, 3), words.NO_LINE),
        (2, "A", (0, 1, 2, 3), words.NOT_ELIGIBLE),
    ]


def test_a_lock_outside_the_plan_is_no_conflict() -> None:
    assert _resolve(_case(_locked("C", end="2026-12-31"))).conflicts == ()


def test_a_lock_where_the_seat_carries_nothing_is_no_conflict() -> None:
    found = _resolve(_case(_locked(), demand=[line("A", (100, 0, 0, 100))]))
    assert found.forced.tolist() == [[0, -1, -1, 0]]
    assert found.conflicts == ()


def test_a_lock_whose_seat_was_cut_away_by_hand_is_named() -> None:
    case = _case(_locked())
    seats = seat_table([(0, 1, [100] * 4, -1), (1, 1, [100] * 4, -1)])
    assert _told(resolve_locks(case, seats)) == [(0, "A", (0, 1, 2, 3), words.NO_SEAT)]


def test_both_halves_of_a_seat_split_by_hand_are_locked() -> None:
    case = _case(_locked())
    seats = seat_table([(0, 1, [40] * 4, 0), (0, 2, [60] * 4, 0), (1, 1, [100] * 4, -1)])
    assert resolve_locks(case, seats).forced[:2].tolist() == [[0] * 4, [0] * 4]


def test_locks_by_hand_come_after_the_sheets_and_work_alike() -> None:
    case = _case(_locked(end="2027-01-31"))
    found = _resolve(case, HandLock(1, 0, 0), HandLock(1, 1, 0), HandLock(1, 2, 1), HandLock(0, 0, 1))
    assert found.forced.tolist() == [[0, -1, -1, -1], [-1, 0, 1, -1]]
    assert _told(found) == [(-1, "B", (0,), words.NO_TIME), (-1, "A", (0,), words.HELD)]


def test_a_lock_by_hand_on_no_seat_is_named() -> None:
    assert _told(_resolve(_case(), HandLock(7, 0, 0))) == [(-1, "", (0,), words.NO_SEAT)]


def test_a_lock_by_hand_that_repeats_the_sheets_is_no_conflict() -> None:
    assert _resolve(_case(_locked()), HandLock(0, 1, 0)).conflicts == ()


def test_other_locks_or_seats_of_the_same_case_are_resolved_anew() -> None:
    case = _case()
    seats, others = default_seats(case), seat_table([(0, n, (50,) * 4, -1) for n in (1, 2, 3)])
    ann, bob = HandLock(0, 1, 0), HandLock(0, 1, 1)
    assert [int(resolve_locks(case, seats, [lock]).forced[0, 1]) for lock in (ann, bob, ann)] == [0, 1, 0]
    assert resolve_locks(case, seats).forced.max() == -1
    assert len(resolve_locks(case, others).forced) == 3 != len(resolve_locks(case, seats).forced)


def test_what_is_remembered_of_locks_cannot_be_written_to() -> None:
    case = _case()
    with pytest.raises(ValueError, match="read-only"):
        resolve_locks(case, default_seats(case)).forced[0, 0] = 1
