"""Locks set and lifted in an edited workbook come back, in parts, and what no lock can hold is refused at its cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.case import Case
from planner.domain.plan import HandLock, Plan
from planner.domain.plan_check import check_plan
from planner.domain.rules import RuleId
from planner.services.returning.judging import Judged
from planner.services.returning.keeping import plan_with
from planner.services.returning.values import Kind
from tests.support.builders import assignment, case_of, line, person, plan_of, study
from tests.support.sent_back import FLAT, GRID, Way, add_row, cell, column, head_row, holders, row_of, small_case
from tests.support.sent_back import small_plan as unlocked

ANN, BOB, CID, DEE = range(4)
EXPORT = "Throughline export"


def locked_plan(case: Case) -> Plan:
    """ann is locked on A1 in January and February, bob on A2 in January."""
    return replace(unlocked(case), hand_locks=(HandLock(0, 0, ANN), HandLock(0, 1, ANN), HandLock(1, 0, BOB)))


@pytest.fixture
def way() -> Way:
    case = small_case()
    return Way(case, locked_plan(case))


def locks(judged: Judged, parts: list[int] | None = None) -> set[tuple[int, int, int]]:
    """The locks after all, or some, parts were taken: seat, month, person."""
    chosen = range(judged.part_count) if parts is None else parts
    return {(lock.seat, lock.month, lock.person) for lock in plan_with(judged, chosen)[0].hand_locks}


BEFORE = {(0, 0, ANN), (0, 1, ANN), (1, 0, BOB)}


def test_locks_that_nobody_touched_stay_as_they_are(way: Way) -> None:
    judged = way.back()
    assert (judged.comparison.edits, judged.comparison.locks, judged.comparison.wrong) == ((), (), ())
    assert locks(judged) == BEFORE


@pytest.mark.parametrize("mark", ["L", "l", "L H", "locked"])
def test_an_l_typed_into_the_marks_locks_the_months_of_the_row(way: Way, mark: str) -> None:
    cell(way.sheet(), "Marks", Staff_ID="cid").value = mark
    (item,) = way.items()
    assert (item.kind, item.where, item.before, item.after) == (Kind.CHANGED, "CRA 1 of B", "Cid", "Cid, locked")
    assert item.cells == f"{GRID}!K{row_of(way.sheet(), Staff_ID='cid')}"
    assert locks(way.back()) == BEFORE | {(2, month, CID) for month in range(4)}


def test_a_cleared_l_lifts_the_locks_of_the_row(way: Way) -> None:
    cell(way.sheet(), "Marks", Staff_ID="ann").value = None
    (item,) = way.items()
    assert (item.before, item.after, item.part) == ("Ann, locked", "Ann", 0)
    assert locks(way.back()) == {(1, 0, BOB)}


def test_the_flat_sheet_says_it_month_by_month(way: Way) -> None:
    cell(way.sheet(FLAT), "Locked", Staff_ID="cid", Month="2027-03").value = "Y"
    cell(way.sheet(FLAT), "Locked", Staff_ID="ann", Month="2027-02").value = "no"
    cell(way.sheet(FLAT), "Locked", Staff_ID="ann", Month="2027-01").value = None
    items = way.items()
    assert [(item.before, item.after) for item in items] == [("Ann, locked", "Ann"), ("Cid", "Cid, locked")]
    assert locks(way.back()) == {(1, 0, BOB), (2, 2, CID)}


def test_both_sheets_may_say_the_same(way: Way) -> None:
    cell(way.sheet(), "Marks", Staff_ID="cid").value = "L"
    for month in ("2027-01", "2027-02", "2027-03", "2027-04"):
        cell(way.sheet(FLAT), "Locked", Staff_ID="cid", Month=month).value = "Y"
    assert len(way.items()) == 1
    assert way.back().part_count == 1


def test_each_part_can_be_taken_alone(way: Way) -> None:
    cell(way.sheet(), "Marks", Staff_ID="cid").value = "L"
    cell(way.sheet(), "Marks", Staff_ID="ann").value = None
    cell(way.sheet(), "Staff ID", Staff_ID="bob").value = "dee"
    cell(way.sheet(), "Marks", Staff_ID="dee").value = None
    judged = way.back()
    assert judged.part_count == 4
    by_words = {(item.before, item.after): item.part for item in way.items()}
    assert locks(judged, [by_words["Cid", "Cid, locked"]]) == BEFORE | {(2, month, CID) for month in range(4)}
    assert locks(judged, [by_words["Ann, locked", "Ann"]]) == {(1, 0, BOB)}
    assert locks(judged, []) == BEFORE
    for part in range(judged.part_count):
        assert check_plan(judged.case, plan_with(judged, [part])[0]) == ()


def test_another_holder_comes_where_the_lock_is_lifted_in_the_same_row(way: Way) -> None:
    row = row_of(way.sheet(), Staff_ID="bob")
    way.sheet().cell(row, column(way.sheet(), "Marks")).value = None
    way.sheet().cell(row, column(way.sheet(), "Staff ID")).value = "dee"
    judged = way.back()
    assert judged.refused == {}
    taken_over = next(item.part for item in way.items() if item.after == "Dee")
    assert holders(judged, [taken_over])["A", 2] == ["dee", "dee", "", ""]
    assert locks(judged, [taken_over]) == {(0, 0, ANN), (0, 1, ANN)}


def test_another_holder_is_refused_where_the_l_was_left(way: Way) -> None:
    cell(way.sheet(), "Staff ID", Staff_ID="bob").value = "dee"
    judged = way.back()
    assert [refusal.rule for refusal in judged.refused.values()] == [RuleId.LOCK_HELD]
    assert judged.comparison.locks == ()
    assert holders(judged)["A", 2] == ["bob", "dee", "", ""]


def test_who_is_new_can_be_locked_at_once(way: Way) -> None:
    cell(way.sheet(), "Staff ID", Staff_ID="cid").value = "dee"
    cell(way.sheet(), "Marks", Staff_ID="dee").value = "L"
    judged = way.back()
    assert locks(judged) == BEFORE | {(2, month, DEE) for month in range(4)}
    lock = next(item.part for item in way.items() if item.after == "Dee, locked")
    assert locks(judged, [lock]) == BEFORE  # without the seat there is nothing to hold


def test_an_added_row_with_a_seat_can_be_locked(way: Way) -> None:
    values = {"Study ID": "A", "Role": "CRA", "Seat": 2, "Staff ID": "dee", "Kind": "Held", "Marks": "L", "2027-03": 1}
    add_row(way.sheet(), values)
    assert locks(way.back()) == BEFORE | {(1, 2, DEE)}


@pytest.mark.parametrize(("mark", "said"), [("L", ["L"]), ("", [])])
def test_a_lock_on_an_added_row_without_a_seat_is_refused_at_its_cell(way: Way, mark: str, said: list[str]) -> None:
    values = {"Study ID": "A", "Role": "CRA", "Staff ID": "dee", "Kind": "Held", "Marks": mark, "2027-03": 1}
    row = add_row(way.sheet(), values)
    judged = way.back()
    assert [wrong.value for wrong in judged.comparison.wrong] == said
    assert all(str(wrong.place) == f"{GRID}!K{row}" for wrong in judged.comparison.wrong)
    assert locks(judged) == BEFORE
    assert "dee" in holders(judged)["A", 2]


def test_so_is_one_on_the_flat_sheet(way: Way) -> None:
    values = {"Study ID": "A", "Role": "CRA", "Month": "2027-03", "Staff ID": "dee", "FTE": 1, "Locked": "Y"}
    row = add_row(way.sheet(FLAT), values)
    judged = way.back()
    assert [str(wrong.place) for wrong in judged.comparison.wrong] == [f"{FLAT}!M{row}"]
    assert judged.comparison.locks == ()


def test_a_lock_of_the_list_of_assignments_is_not_lifted_here() -> None:
    case = case_of(
        studies=(study("A"),), demand=(line("A"),), staff=(person("ann"),),
        assignments=(assignment("ann", "A", locked=True),),
    )  # fmt: skip
    way = Way(case, plan_of(case, {0: ["ann"] * 4}))
    assert way.back().comparison.locks == ()
    cell(way.sheet(), "Marks", Staff_ID="ann").value = None
    (item,) = way.items()
    assert (item.kind, item.part, item.rule) == (Kind.REFUSED, -1, RuleId.LOCK_HELD)
    assert "Take the mark Locked off there, in Assignments." in item.reason
    assert item.cells.startswith(f"{GRID}!K")


def test_what_no_lock_can_hold_is_refused_at_its_cell(way: Way) -> None:
    cell(way.sheet(), "Marks", Kind="Open").value = "L"
    cell(way.sheet(), "Marks", Staff_ID="cid").value = "ask Jo"
    cell(way.sheet(FLAT), "Locked", Staff_ID="cid", Month="2027-03").value = "perhaps"
    judged = way.back()
    assert judged.comparison.locks == ()
    flat = way.sheet(FLAT)
    assert {str(wrong.place) for wrong in judged.comparison.wrong} == {
        f"{GRID}!K{row_of(way.sheet(), Kind='Open')}", f"{GRID}!K{row_of(way.sheet(), Staff_ID='cid')}",
        f"{FLAT}!M{row_of(flat, Staff_ID='cid', Month='2027-03')}",
    }  # fmt: skip


def test_who_holds_the_seat_no_longer_cannot_be_locked_to_it(way: Way) -> None:
    cell(way.sheet(), "Marks", Staff_ID="cid").value = "L"
    present = replace(way.plan, holder=way.plan.holder.copy())
    present.holder[2, 1:] = DEE
    kinds = {(item.kind, item.months) for item in way.items(present)}
    assert kinds == {(Kind.CHANGED, "Jan 2027"), (Kind.REFUSED, "Feb to Apr 2027")}
    assert locks(way.back(present)) == BEFORE | {(2, 0, CID)}


def test_locks_that_the_document_has_meanwhile_too_are_none(way: Way) -> None:
    cell(way.sheet(), "Marks", Staff_ID="cid").value = "L"
    present = replace(way.plan, hand_locks=(*way.plan.hand_locks, *(HandLock(2, t, CID) for t in range(4))))
    assert way.items(present) == ()


def test_an_export_that_does_not_tell_the_locks_gives_none_back(way: Way) -> None:
    sheet = way.sheet(EXPORT)
    sheet.delete_cols(next(c.column for c in sheet[head_row(sheet)] if c.value == "Locked"))
    cell(way.sheet(), "Marks", Staff_ID="cid").value = "L"
    cell(way.sheet(), "Marks", Staff_ID="ann").value = None
    judged = way.back()
    assert not judged.comparison.stripped
    assert judged.comparison.locks == ()
