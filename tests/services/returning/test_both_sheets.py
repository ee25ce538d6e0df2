"""Each kind of edit on both places where a plan can be edited comes back the same; what is refused has its cell."""

from __future__ import annotations

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.plan_check import check_plan
from planner.domain.rules import RuleId
from planner.services.returning.items import items_of
from planner.services.returning.keeping import plan_with
from planner.services.returning.values import Kind
from tests.support.sent_back import FLAT, GRID, Way, cell, column, delete_rows, head_row, holders, row_of

BOTH = pytest.mark.parametrize("name", [GRID, FLAT])
MONTHS = ("2027-01", "2027-02", "2027-03", "2027-04")


def fte_cell(sheet: Worksheet, who: str, month: str) -> tuple[int, int]:
    """Row and column of the FTE of somebody in a month."""
    if sheet.title == GRID:
        return row_of(sheet, Staff_ID=who), column(sheet, month)
    return row_of(sheet, Staff_ID=who, Month=month), column(sheet, "FTE")


def hand_to(sheet: Worksheet, heading: str, who: str, other: str, months: tuple[str, ...] = MONTHS) -> list[int]:
    """Write somebody else into all rows of ``who``; the rows."""
    if sheet.title == GRID:
        rows = [row_of(sheet, Staff_ID=who)]
    else:
        rows = [row_of(sheet, Staff_ID=who, Month=month) for month in months]
    for row in rows:
        sheet.cell(row, column(sheet, heading), other)
    return rows


@BOTH
def test_a_lower_fte_leaves_the_rest_open(name: str) -> None:
    way = Way()
    row, at = fte_cell(way.sheet(name), "ann", "2027-04")
    edited = way.sheet(name).cell(row, at)
    edited.value = 0.8
    judged = way.back()
    assert judged.refused == {}
    assert [item.cells for item in items_of(judged)] == [f"{name}!{edited.coordinate}"]
    plan, _ = plan_with(judged, range(judged.part_count))
    assert check_plan(way.case, plan) == ()
    assert sorted(int(f) for f in plan.seats.fte[:, 3] if f) == [20, 50, 80, 100]


@BOTH
@pytest.mark.parametrize(("heading", "other"), [("Staff ID", "dee"), ("Name", "Dee")])
def test_another_id_or_name_is_another_holder(name: str, heading: str, other: str) -> None:
    way = Way()
    hand_to(way.sheet(name), heading, "cid", other)
    assert holders(way.back())["B", 1] == ["dee"] * 4


@BOTH
def test_deleted_rows_are_cleared(name: str) -> None:
    way = Way()
    delete_rows(way.sheet(name), lambda row: row["Staff ID"] == "bob")
    judged = way.back()
    assert holders(judged)["A", 2] == [""] * 4
    assert [(item.kind, item.cells) for item in items_of(judged)] == [(Kind.REMOVED, "row deleted")]


@BOTH
def test_a_moved_block_follows_its_new_months(name: str) -> None:
    way = Way()
    sheet = way.sheet(name)
    if name == GRID:
        row, first = row_of(sheet, Staff_ID="bob"), column(sheet, MONTHS[0])
        for month in (0, 1):
            sheet.cell(row, first + 2 + month).value = sheet.cell(row, first + month).value
            sheet.cell(row, first + month).value = None
    else:
        for month in (1, 0):
            cell(sheet, "Month", Staff_ID="bob", Month=MONTHS[month]).value = MONTHS[month + 2]
    judged = way.back()
    assert holders(judged)["A", 2] == ["", "", "bob", "bob"]


@BOTH
def test_an_edit_in_a_sorted_and_filtered_sheet_with_another_column_comes_back_with_its_new_cell(name: str) -> None:
    way = Way()
    sheet = way.sheet(name)
    hand_to(sheet, "Staff ID", "cid", "dee")
    head = head_row(sheet)
    rows = [[found.value for found in row] for row in sheet.iter_rows(min_row=head + 1)]
    rows.sort(key=lambda row: repr(row[column(sheet, "Staff ID") - 1]))
    for at, values in enumerate(rows, head + 1):
        for place, value in enumerate(values, 1):
            sheet.cell(at, place).value = value
        sheet.row_dimensions[at].hidden = at % 2 == 0
    sheet.insert_cols(2)
    sheet.cell(head, 2, "Cost centre")
    judged = way.back()
    assert holders(judged) == {("A", 1): ["ann"] * 4, ("A", 2): ["bob", "bob", "", ""], ("B", 1): ["dee"] * 4}
    (item,) = items_of(judged)
    if name == GRID:
        row, first = row_of(sheet, Staff_ID="dee"), sheet.cell(head, column(sheet, MONTHS[0])).column_letter
        last = sheet.cell(head, column(sheet, MONTHS[-1])).column_letter
        assert item.cells == f"{GRID}!{first}{row}:{last}{row}"
    else:
        letter, places = sheet.cell(head, column(sheet, "Staff ID")).column_letter, [
            row_of(sheet, Staff_ID="dee", Month=month) for month in MONTHS
        ]  # fmt: skip
        assert item.cells == f"{FLAT}!{letter}{min(places)}:{letter}{max(places)}"


@BOTH
def test_an_edit_that_breaks_a_rule_is_refused_with_rule_and_cell(name: str) -> None:
    way = Way()
    sheet = way.sheet(name)
    rows = hand_to(sheet, "Staff ID", "cid", "ann")  # ann has no time left
    judged = way.back()
    assert holders(judged)["B", 1] == ["cid"] * 4
    items = items_of(judged)
    assert {(item.kind, item.rule) for item in items} == {(Kind.REFUSED, RuleId.AVAILABILITY)}
    letter = "L" if name == GRID else sheet.cell(head_row(sheet), column(sheet, "Staff ID")).column_letter
    assert items[0].cells.startswith(f"{name}!{letter}{rows[0]}")
    assert all(item.reason for item in items)


@BOTH
def test_what_nobody_can_read_is_refused_at_its_cell_and_the_rest_is_taken(name: str) -> None:
    way = Way()
    sheet = way.sheet(name)
    row, at = fte_cell(sheet, "ann", "2027-02")
    sheet.cell(row, at).value = "half"
    hand_to(sheet, "Staff ID", "cid", "dee")
    judged = way.back()
    assert [str(wrong.place) for wrong in judged.comparison.wrong] == [f"{name}!{sheet.cell(row, at).coordinate}"]
    assert holders(judged)["A", 1] == ["ann"] * 4
    assert holders(judged)["B", 1] == ["dee"] * 4


@BOTH
def test_a_comment_is_kept_with_the_seat_that_it_is_on(name: str) -> None:
    way = Way()
    sheet = way.sheet(name)
    row, at = fte_cell(sheet, "bob", "2027-02")
    sheet.cell(row, at).comment = Comment("Is he back?", "Jo Field")
    (comment,) = way.back().comparison.comments
    assert comment.subject is not None
    assert comment.subject.line is not None
    assert (comment.subject.line.study, comment.subject.seat, comment.text) == ("A", 2, "Is he back?")
