"""What people do to an exported plan workbook comes back as what they meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl.comments import Comment

from planner.domain.plan import CONTRACTOR_ID, OPEN, HandLock
from planner.domain.plan_check import check_plan
from planner.domain.rules import RuleId
from planner.exchange.plan_return.values import SheetKind
from planner.services.returning.items import items_of
from planner.services.returning.keeping import plan_with
from planner.services.returning.values import Kind
from tests.support.builders import person, plan_of
from tests.support.sent_back import (
    FLAT,
    GRID,
    SEATS,
    Way,
    add_row,
    cell,
    column,
    compared,
    delete_rows,
    head_row,
    holders,
    rebuilt,
    row_of,
    small_case,
    small_plan,
)

AS_EXPORTED = {
    ("A", 1): ["ann"] * 4,
    ("A", 2): ["bob", "bob", "", ""],
    ("B", 1): ["cid"] * 4,
}


def test_an_unedited_workbook_changes_nothing() -> None:
    way = Way()
    judged = way.back()
    found = judged.comparison
    assert (found.edits, found.wrong, found.comments) == ((), (), ())
    assert not judged.comparison.stripped
    assert judged.proposal.parts == ()
    assert holders(judged) == AS_EXPORTED


def test_another_staff_id_in_the_month_grid_is_another_holder() -> None:
    way = Way()
    cell(way.sheet(), "Staff ID", Staff_ID="ann").value = "dee"
    judged = way.back()
    assert holders(judged)["A", 1] == ["dee"] * 4
    [item] = items_of(judged)
    assert item.kind is Kind.CHANGED
    assert (item.where, item.months) == ("CRA 1 of A", "Jan to Apr 2027")
    assert (item.before, item.after) == ("Ann", "Dee")
    row = row_of(way.sheet(), Staff_ID="dee")
    first = column(way.sheet(), "2027-01")
    letters = way.sheet().cell(row, first).column_letter, way.sheet().cell(row, first + 3).column_letter
    assert item.cells == f"{GRID}!{letters[0]}{row}:{letters[1]}{row}"


def test_another_name_is_another_holder_though_the_id_stayed() -> None:
    way = Way()
    cell(way.sheet(), "Name", Staff_ID="ann").value = " dee "
    assert holders(way.back())["A", 1] == ["dee"] * 4


def test_a_changed_id_counts_though_the_name_stayed() -> None:
    way = Way()
    for row in way.sheet(FLAT).iter_rows(min_row=2):
        if row[0].value == "ann" and row[column(way.sheet(FLAT), "Month") - 1].value >= "2027-03":
            row[0].value = "dee"
    assert holders(way.back())["A", 1] == ["ann", "ann", "dee", "dee"]


def test_a_name_that_nobody_has_is_refused_at_its_cell_and_changes_nothing() -> None:
    way = Way()
    name = cell(way.sheet(), "Name", Staff_ID="ann")
    name.value = "Anna Nobody"
    judged = way.back()
    assert judged.proposal.parts == ()
    [item] = items_of(judged)
    assert item.kind is Kind.REFUSED
    assert item.cells == f"{GRID}!{name.coordinate}"
    assert "Anna Nobody" in item.reason


def test_a_lower_fte_leaves_the_rest_open() -> None:
    way = Way()
    cell(way.sheet(), "2027-02", Staff_ID="ann").value = 0.8
    judged = way.back()
    plan, _ = plan_with(judged, range(len(judged.proposal.parts)))
    assert check_plan(way.case, plan) == ()
    assert plan.seats.fte[0].tolist() == [100, 80, 100, 100]
    assert holders(judged)["A", 1] == ["ann"] * 4
    assert sum(plan.seats.fte[plan.seats.line == 0][:, 1]) == 200
    assert [(i.before, i.after) for i in items_of(judged)] == [("Ann 1.00", "Ann 0.80")]


def test_a_higher_fte_is_taken_from_open_seats_of_the_line() -> None:
    case = rebuilt(small_case(), staff=(person("ann", fte=120), person("bob"), person("cid"), person("dee")))
    way = Way(case, small_plan(case))
    cell(way.sheet(), "2027-03", Staff_ID="ann").value = 1.2
    judged = way.back()
    plan, _ = plan_with(judged, range(len(judged.proposal.parts)))
    assert plan.seats.fte[:, 2].tolist() == [120, 80, 50]
    assert check_plan(case, plan) == ()


def test_a_higher_fte_without_anything_open_is_refused_with_rule_and_cell() -> None:
    case = rebuilt(small_case(), staff=(person("ann", fte=120), person("bob"), person("cid"), person("dee")))
    way = Way(case, small_plan(case))
    edited = cell(way.sheet(), "2027-01", Staff_ID="ann")
    edited.value = 1.2
    [item] = items_of(way.back())
    assert (item.kind, item.rule) == (Kind.REFUSED, RuleId.SEATS_MAKE_DEMAND)
    assert item.cells == f"{GRID}!{edited.coordinate}"


def test_fte_moved_between_two_holders_of_a_line_is_one_part() -> None:
    case = rebuilt(small_case(), staff=(person("ann", fte=120), person("bob"), person("cid"), person("dee")))
    way = Way(case, small_plan(case))
    cell(way.sheet(), "2027-01", Staff_ID="ann").value = 1.2
    cell(way.sheet(), "2027-01", Staff_ID="bob").value = 0.8
    judged = way.back()
    assert len(judged.proposal.parts) == 1
    plan, _ = plan_with(judged, [0])
    assert plan.seats.fte[:, 0].tolist() == [120, 80, 50]


def test_a_deleted_row_of_the_grid_is_cleared() -> None:
    way = Way()
    delete_rows(way.sheet(), lambda row: row["Staff ID"] == "cid")
    add_row(way.sheet(), {"Study ID": "B", "Role": "CRA", "Kind": "Total"})  # the study itself is still there
    judged = way.back()
    assert holders(judged)["B", 1] == [""] * 4
    assert items_of(judged)[0].kind is Kind.REMOVED


def test_deleted_rows_of_the_flat_sheet_are_cleared() -> None:
    way = Way()
    delete_rows(way.sheet(FLAT), lambda row: row["Staff ID"] == "ann" and row["Month"] == "2027-04")
    judged = way.back()
    assert holders(judged)["A", 1] == ["ann", "ann", "ann", ""]
    assert [(i.kind, i.cells) for i in items_of(judged)] == [(Kind.REMOVED, "row deleted")]


def test_an_emptied_month_is_cleared_and_told_with_its_cell() -> None:
    way = Way()
    emptied = cell(way.sheet(), "2027-03", Staff_ID="ann")
    emptied.value = None
    judged = way.back()
    assert holders(judged)["A", 1] == ["ann", "ann", "", "ann"]
    assert items_of(judged)[0].cells == f"{GRID}!{emptied.coordinate}"


def test_a_zero_is_cleared_like_an_empty_month() -> None:
    way = Way()
    cell(way.sheet(), "2027-03", Staff_ID="ann").value = 0
    assert holders(way.back())["A", 1] == ["ann", "ann", "", "ann"]


def test_an_added_row_without_a_seat_takes_an_open_one() -> None:
    way = Way()
    add_row(way.sheet(), {"Study ID": "A", "Role": "CRA", "Staff ID": "dee", "2027-03": 1, "2027-04": 1})
    judged = way.back()
    assert holders(judged)["A", 2] == ["bob", "bob", "dee", "dee"]
    [item] = items_of(judged)
    assert (item.kind, item.before, item.after) == (Kind.NEW, "open", "Dee")


def test_an_added_flat_row_names_its_seat_and_needs_no_name() -> None:
    way = Way()
    add_row(
        way.sheet(FLAT), {"Staff ID": "dee", "Study ID": "A", "Role": "CRA", "Seat": 2, "Month": "2027-03", "FTE": 1}
    )
    assert holders(way.back())["A", 2] == ["bob", "bob", "dee", ""]


def test_an_added_row_with_part_of_the_open_fte_leaves_the_rest_open() -> None:
    way = Way()
    add_row(way.sheet(), {"Study ID": "A", "Role": "CRA", "Name": "Dee", "2027-03": 0.4})
    judged = way.back()
    plan, _ = plan_with(judged, range(len(judged.proposal.parts)))
    assert check_plan(way.case, plan) == ()
    held = [(int(f), int(h)) for f, h in zip(plan.seats.fte[:, 2], plan.holder[:, 2], strict=True) if f]
    assert sorted(held) == [(40, 3), (50, 2), (60, OPEN), (100, 0)]


def test_a_row_deleted_and_another_added_is_a_replacement() -> None:
    way = Way()
    delete_rows(way.sheet(), lambda row: row["Staff ID"] == "ann")
    months = {f"2027-0{m}": 1 for m in range(1, 5)}
    add_row(way.sheet(), {"Study ID": "A", "Role": "CRA", "Staff ID": "dee", **months})
    judged = way.back()
    assert holders(judged)["A", 1] == ["dee"] * 4


def test_an_id_in_the_row_of_an_open_seat_fills_it() -> None:
    way = Way()
    cell(way.sheet(), "Staff ID", Kind="Open").value = "dee"
    assert holders(way.back())["A", 2] == ["bob", "bob", "dee", "dee"]


def test_fte_typed_into_a_holders_open_months_fill_them() -> None:
    way = Way()
    cell(way.sheet(), "2027-03", Staff_ID="bob").value = 1
    assert holders(way.back())["A", 2] == ["bob", "bob", "bob", ""]


def test_a_moved_block_follows_its_new_months() -> None:
    way = Way()
    sheet = way.sheet()
    row = row_of(sheet, Staff_ID="bob")
    first = column(sheet, "2027-01")
    for month in (0, 1):
        sheet.cell(row, first + 2 + month).value = sheet.cell(row, first + month).value
        sheet.cell(row, first + month).value = None
    judged = way.back()
    assert holders(judged)["A", 2] == ["", "", "bob", "bob"]
    assert sorted(item.kind for item in items_of(judged)) == [Kind.NEW, Kind.REMOVED]


def test_rows_moved_within_the_sheet_change_nothing() -> None:
    way = Way()
    sheet = way.sheet()
    row = row_of(sheet, Staff_ID="ann")
    values = [found.value for found in sheet[row]]
    sheet.delete_rows(row)
    for at, value in enumerate(values, 1):
        sheet.cell(sheet.max_row + (at == 1), at, value)
    assert way.back().comparison.edits == ()


@pytest.mark.parametrize("name", [GRID, FLAT])
def test_a_sorted_sheet_changes_nothing(name: str) -> None:
    way = Way()
    sheet = way.sheet(name)
    head = head_row(sheet)
    rows = [[found.value for found in row] for row in sheet.iter_rows(min_row=head + 1)]
    rows.sort(key=lambda row: repr(row[column(sheet, "Staff ID") - 1]), reverse=True)
    for at, values in enumerate(rows, head + 1):
        for place, value in enumerate(values, 1):
            sheet.cell(at, place).value = value
    assert way.back().comparison.edits == ()


@pytest.mark.parametrize("name", [GRID, FLAT])
def test_filtered_and_hidden_rows_and_extra_columns_and_rows_change_nothing(name: str) -> None:
    way = Way()
    sheet = way.sheet(name)
    sheet.insert_cols(3)
    sheet.cell(head_row(sheet), 3, "Comment of finance")
    sheet.cell(head_row(sheet) + 2, 3, "please check")
    for row in range(head_row(sheet) + 1, sheet.max_row, 2):
        sheet.row_dimensions[row].hidden = True
    sheet.insert_rows(1)
    sheet.cell(1, 1, "Reviewed on 3 March")
    sheet.cell(sheet.max_row + 2, 1, "Thank you")
    judged = way.back()
    assert (judged.comparison.edits, judged.comparison.wrong) == ((), ())


@pytest.mark.parametrize(("name", "new"), [(GRID, "Besetzung"), (FLAT, "Our plan")])
def test_a_renamed_sheet_is_found_by_its_headings(name: str, new: str) -> None:
    way = Way()
    way.sheet(name).title = new
    if name == FLAT:
        cell(way.sheet(new), "Staff ID", Staff_ID="ann", Month="2027-01").value = "dee"
    else:
        cell(way.sheet(new), "2027-01", Staff_ID="ann").value = None
    assert [edit.month for edit in way.back().comparison.edits] == [0]


def test_the_sheet_that_was_edited_counts_and_both_are_taken_where_they_differ_in_other_places() -> None:
    way = Way()
    cell(way.sheet(), "Staff ID", Staff_ID="cid").value = "dee"
    delete_rows(way.sheet(FLAT), lambda row: row["Staff ID"] == "bob" and row["Month"] == "2027-02")
    judged = way.back()
    assert holders(judged) == {("A", 1): ["ann"] * 4, ("A", 2): ["bob", "", "", ""], ("B", 1): ["dee"] * 4}
    assert any("both" in note for note in judged.comparison.notes)


def test_two_sheets_that_want_different_holders_are_a_conflict_to_choose_from() -> None:
    way = Way()
    cell(way.sheet(), "Staff ID", Staff_ID="cid").value = "dee"
    for month in range(1, 5):
        cell(way.sheet(FLAT), "Staff ID", Staff_ID="cid", Month=f"2027-0{month}").value = "bob"
    judged = way.back()
    [item] = items_of(judged)
    assert item.kind is Kind.CONFLICT
    assert [option.split(" (")[0] for option in item.options] == ["Cid", "Dee", "Bob"]
    assert holders(judged) == AS_EXPORTED
    spots = [edit.spot for edit in judged.comparison.edits]
    assert [offer.sheet for offer in judged.comparison.edits[0].offers] == [SheetKind.GRID, SheetKind.FLAT]
    assert holders(way.back(choices=dict.fromkeys(spots, 0)))["B", 1] == ["dee"] * 4
    taken = holders(way.back(choices=dict.fromkeys(spots[2:], 1)))
    assert taken["B", 1] == ["cid", "cid", "bob", "bob"]


def test_what_changed_in_the_document_meanwhile_stays_and_the_same_place_is_a_conflict() -> None:
    way = Way()
    now = small_plan(way.case)
    now.holder[0, 2:] = 3  # dee follows ann in the document
    now.holder[2, :] = OPEN
    cell(way.sheet(), "2027-02", Staff_ID="ann").value = None
    cell(way.sheet(), "2027-03", Staff_ID="ann").value = None
    judged = way.back(now)
    assert holders(judged) == {
        ("A", 1): ["ann", "", "dee", "dee"],
        ("A", 2): ["bob", "bob", "", ""],
        ("B", 1): [""] * 4,
    }
    kinds = {item.kind: item for item in items_of(judged)}
    assert kinds[Kind.REMOVED].months == "Feb 2027"
    assert kinds[Kind.CONFLICT].months == "Mar 2027"
    assert "Ann" in kinds[Kind.CONFLICT].reason
    spot = next(edit.spot for edit in judged.comparison.edits if edit.conflict)
    assert holders(way.back(now, {spot: 0}))["A", 1] == ["ann", "", "", "dee"]


def test_an_edit_that_the_document_has_made_too_is_none() -> None:
    way = Way()
    now = small_plan(way.case)
    now.holder[2, :] = 3
    cell(way.sheet(), "Staff ID", Staff_ID="cid").value = "dee"
    judged = way.back(now)
    assert judged.comparison.edits == ()
    assert judged.comparison.already == 4


def test_an_edit_that_breaks_a_rule_is_refused_month_by_month_and_the_rest_is_taken() -> None:
    way = Way()
    cell(way.sheet(), "Staff ID", Kind="Open").value = "cid"  # who works 0.5 on B already
    refused = [item for item in way.items() if item.kind is Kind.REFUSED]
    assert [item.rule for item in refused] == [RuleId.AVAILABILITY]
    assert refused[0].cells.startswith(f"{GRID}!")
    assert "cid holds 1.50 FTE" in refused[0].reason
    assert holders(way.back()) == AS_EXPORTED


def test_somebody_taken_from_one_seat_to_another_is_no_breach() -> None:
    way = Way()
    cell(way.sheet(), "Staff ID", Staff_ID="ann").value = "bob"
    cell(way.sheet(), "Staff ID", Seat=2, Staff_ID="bob", Study_ID="A").value = "ann"
    judged = way.back()
    assert holders(judged)["A", 1] == ["bob"] * 4
    assert holders(judged)["A", 2] == ["ann", "ann", "", ""]
    assert judged.refused == {}


def test_parts_can_be_taken_alone_and_keep_the_rules() -> None:
    way = Way()
    cell(way.sheet(), "Staff ID", Staff_ID="cid").value = "dee"
    cell(way.sheet(), "2027-01", Staff_ID="ann").value = None
    judged = way.back()
    assert len(judged.proposal.parts) == 2
    for part in range(2):
        plan, _ = plan_with(judged, [part])
        assert check_plan(way.case, plan) == ()
    assert holders(judged, [0])["A", 1] == ["", "ann", "ann", "ann"]
    assert holders(judged, [0])["B", 1] == ["cid"] * 4


def test_a_seat_locked_by_hand_keeps_its_holder() -> None:
    case = small_case()
    plan = replace(small_plan(case), hand_locks=(HandLock(0, 1, 0),))
    way = Way(case, plan)
    cell(way.sheet(), "Staff ID", Staff_ID="ann").value = "dee"
    assert holders(way.back())["A", 1] == ["dee", "ann", "dee", "dee"]
    assert [item.rule for item in way.items() if item.kind is Kind.REFUSED] == [RuleId.LOCK_HELD]


def test_contractors_come_and_go() -> None:
    from decimal import Decimal

    from tests.support.builders import role

    case = rebuilt(small_case(), roles=(role(contractor_rate=Decimal(90), contractor_limit=100),))
    plan = plan_of(case, {0: ["ann"] * 4, 1: ["bob", "bob", CONTRACTOR_ID, CONTRACTOR_ID], 2: ["cid"] * 4})
    way = Way(case, plan)
    assert way.back().comparison.edits == ()
    cell(way.sheet(), "Staff ID", Kind="Contractor").value = "dee"
    cell(way.sheet(), "Kind", Staff_ID="ann").value = "Contractor"
    judged = way.back()
    assert holders(judged)["A", 1] == [CONTRACTOR_ID] * 4
    assert holders(judged)["A", 2] == ["bob", "bob", "dee", "dee"]


def test_two_who_share_what_a_seat_carried_take_a_seat_each() -> None:
    way = Way()
    cell(way.sheet(), "2027-01", Staff_ID="ann").value = 0.5
    labels = {"Study ID": "A", "Role": "CRA", "Seat": 1, "Staff ID": "dee", "Kind": "Held"}
    add_row(way.sheet(), {**labels, "2027-01": 0.5})
    judged = way.back()
    plan, _ = plan_with(judged, range(len(judged.proposal.parts)))
    held = sorted((int(h), int(f)) for h, f in zip(plan.holder[:, 0], plan.seats.fte[:, 0], strict=True) if f)
    assert held == [(0, 50), (1, 100), (2, 50), (3, 50)]


def test_a_second_holder_of_a_whole_seat_is_refused_at_the_cell() -> None:
    way = Way()
    row = add_row(way.sheet(), {"Study ID": "A", "Role": "CRA", "Seat": 1, "Staff ID": "dee", "2027-01": 1})
    judged = way.back()
    assert judged.comparison.edits == ()
    [item] = items_of(judged)
    assert item.cells == f"{GRID}!{way.sheet().cell(row, column(way.sheet(), '2027-01')).coordinate}"
    assert "has a holder" in item.reason


def test_seats_cut_anew_on_the_sheet_seats_come_back() -> None:
    way = Way()
    seats = way.sheet(SEATS)
    cell(seats, "2027-03", Study_ID="A", Seat=2).value = 0.4
    add_row(seats, {"Study ID": "A", "Role": "CRA", "Seat": 3, "2027-03": 0.6})
    row = {"Staff ID": "dee", "Study ID": "A", "Role": "CRA", "Seat": 3, "Month": "2027-03", "FTE": 0.6}
    add_row(way.sheet(FLAT), row)
    judged = way.back()
    plan, _ = plan_with(judged, range(len(judged.proposal.parts)))
    assert check_plan(way.case, plan) == ()
    assert holders(judged)["A", 3] == ["-", "-", "dee", "-"]
    assert judged.comparison.wrong == ()


def test_open_fte_alone_follow_from_the_demand() -> None:
    way = Way()
    opened = cell(way.sheet(), "2027-03", Kind="Open")
    opened.value = 0.5
    judged = way.back()
    assert judged.comparison.edits == ()
    [item] = items_of(judged)
    assert item.cells == f"{GRID}!{opened.coordinate}"
    assert "demand" in item.reason


def test_a_study_without_any_row_left_is_not_cleared_unasked() -> None:
    from planner.services.returning.keeping import usual_parts

    way = Way()
    delete_rows(way.sheet(), lambda row: row["Study ID"] == "B")
    judged = way.back()
    [item] = items_of(judged)
    assert not item.expected
    assert usual_parts(items_of(judged)) == frozenset()
    assert holders(judged)["B", 1] == [""] * 4


def test_a_month_column_that_is_gone_says_nothing_about_that_month() -> None:
    way = Way()
    sheet = way.sheet()
    sheet.delete_cols(column(sheet, "2027-01"))
    assert way.back().comparison.edits == ()


def test_without_the_hidden_sheet_the_plan_in_the_document_stands_for_the_export() -> None:
    way = Way()
    del way.workbook["Throughline export"]
    cell(way.sheet(), "Staff ID", Staff_ID="cid").value = "dee"
    judged = way.back()
    assert judged.comparison.stripped
    assert any("no longer says what was exported" in note for note in judged.comparison.notes)
    assert holders(judged)["B", 1] == ["dee"] * 4


def test_an_error_value_is_refused_and_leaves_its_month_alone() -> None:
    way = Way()
    cell(way.sheet(), "2027-02", Staff_ID="ann").value = "one"
    judged = way.back()
    assert judged.comparison.edits == ()
    assert [item.kind for item in items_of(judged)] == [Kind.REFUSED]


def test_comments_of_people_are_found_with_what_they_are_on() -> None:
    way = Way()
    cell(way.sheet(), "2027-02", Staff_ID="ann").comment = Comment("Is she back from leave?", "Jo Field")
    cell(way.sheet(FLAT), "FTE", Staff_ID="cid", Month="2027-02").comment = Comment("fine", "")
    study_row = row_of(way.sheet(), Study_ID="B", Kind="Total")
    way.sheet().cell(study_row, 2).comment = Comment("Starts later?", "Jo Field")
    way.workbook["Overview"].cell(1, 1).comment = Comment("Nice", "Jo Field")
    found = {(c.text, c.author): c.subject for c in compared(way.workbook, way.case, way.plan).comments}
    assert set(found) == {
        ("Is she back from leave?", "Jo Field"),
        ("fine", ""),
        ("Starts later?", "Jo Field"),
        ("Nice", "Jo Field"),
    }
    seat = found["Is she back from leave?", "Jo Field"]
    assert seat is not None
    assert seat.line is not None
    assert (seat.line.study, seat.seat) == ("A", 1)
    assert found["Starts later?", "Jo Field"].study == "B"  # type: ignore[union-attr]
    assert found["Nice", "Jo Field"] is None
