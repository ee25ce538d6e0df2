"""Reading a plan back: ours, edited by hand, made by a script; every problem with its cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.case import build_case
from planner.domain.errors import Severity
from planner.domain.plan import CONTRACTOR_ID, HandLock, Plan, Status
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.domain.portfolio import Portfolio
from planner.exchange.plan_export import RunFacts
from planner.exchange.plan_reader import PlanFile, plan_file_of
from planner.exchange.portfolio_reader import portfolio_of, read_portfolio
from planner.exchange.reading import read_workbook
from planner.services.export import export_plan
from planner.services.planning import judge
from tests.support.builders import assignment, line, person, plan_of, portfolio, role, seat_table, study
from tests.support.workbooks import read_directly


def two_lines() -> Portfolio:
    """Two CRA lines of study A that differ by country, one of study B, a locked assignment, contractors allowed."""
    return portfolio(
        roles=(role(contractor_rate=Decimal(80), contractor_limit=100),),
        studies=(study("A"), study("B")),
        demand=(
            line("A", (150, 150, 150, 150), countries=("DE",)),
            line("A", (50, 50, 50, 0), countries=("PL", "CZ")),
            line("B", (0, 100, 100, 100)),
        ),
        staff=(person("ann", country="DE"), person("bob", country="PL"), person("cid", country="DE")),
        assignments=(assignment("ann", "A", locked=True),),
    )


PARTS_READ = (
    "Settings", "Sponsors", "Roles", "Roadmap", "Demand", "Rate card", "Staff", "Leave", "Experience", "Assignments",
    "Exchange rates", "Plan assignments", "Contractors", "Open demand", "Seats", "Summary",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Path]:
    """A plan with a lock of the sheet, one set by hand, a contractor and open months, and its workbook."""
    case = build_case(two_lines())
    held = {
        0: ("ann", "ann", "ann", "ann"),
        1: (CONTRACTOR_ID, CONTRACTOR_ID, "", ""),
        2: ("bob", "bob", "bob", ""),
        3: ("", "cid", "cid", ""),
    }
    plan = plan_of(case, held, hand_locks=[HandLock(3, 1, 2)])
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE, bound=0.5, seed=3, seconds=1.25))
    path = tmp_path_factory.mktemp("whole") / "plan.xlsx"
    export_plan(outcome, path)
    return plan, path


@pytest.fixture(scope="module")
def lean(whole: tuple[Plan, Path], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same workbook without the sheets that nobody reads back, so that an edit takes a moment only."""
    workbook = load_workbook(whole[1])
    for name in workbook.sheetnames:
        if name not in PARTS_READ:
            workbook.remove(workbook[name])
    workbook.save(path := tmp_path_factory.mktemp("lean") / "plan.xlsx")
    return path.read_bytes()


@pytest.fixture
def exported(whole: tuple[Plan, Path], lean: bytes, tmp_path: Path) -> tuple[Plan, Path]:
    """A copy of it to edit."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(lean)
    return whole[0], path


def read(path: Path) -> PlanFile:
    """The plan sheets of a workbook, read without a second process."""
    return plan_file_of(read_directly(path))


def edited(path: Path, edit: Callable[[Workbook], None]) -> PlanFile:
    """The same after an edit by hand."""
    workbook = load_workbook(path)
    edit(workbook)
    workbook.save(path)
    return read(path)


def row_of(sheet: Worksheet, **values: object) -> int:
    """The first row with these values, by heading with underscores for spaces."""
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if all(sheet.cell(row, heads[name.replace("_", " ")]).value == value for name, value in values.items()):
            return row
    raise AssertionError(values)


def test_a_plan_comes_back_as_it_was(whole: tuple[Plan, Path]) -> None:
    plan, path = whole
    file = read(path)
    assert file.problems == ()
    assert file.rows is not None
    assert file.case is not None
    assert file.rows == plan_to_rows(file.case, plan)
    back, lost = plan_from_rows(file.case, file.rows)
    assert lost == ()
    assert back.holder.tolist() == plan.holder.tolist()
    assert back.seats.assignee.tolist() == plan.seats.assignee.tolist()


def test_what_follows_from_other_sheets_is_not_read_and_changes_nothing(whole: tuple[Plan, Path]) -> None:
    _, path = whole
    everything = portfolio_of(read_workbook(path), path)
    part = read_portfolio(path)
    assert {sheet.name for sheet in part.workbook.sheets if not sheet.rows} >= {"Staffing by study", "Definitions"}
    assert (part.portfolio, part.problems) == (everything.portfolio, everything.problems)
    assert replace(plan_file_of(part), case=None) == replace(plan_file_of(everything), case=None)


def test_true_is_no_number_though_it_equals_one(exported: tuple[Plan, Path]) -> None:
    def say_true(workbook: Workbook) -> None:
        sheet = workbook["Plan assignments"]
        sheet.cell(3, 11).value = True

    found = edited(exported[1], say_true)
    assert [(p.sheet, p.cell) for p in found.errors] == [("Plan assignments", "K3")]


def test_only_locks_set_by_hand_become_the_plan_s_own(whole: tuple[Plan, Path]) -> None:
    file = read(whole[1])
    assert file.rows is not None
    assert [(h.line.study, h.month, h.holder) for h in file.rows.holds if h.hand_locked] == [("B", 1, "cid")]


def test_seats_cut_by_hand_come_back(tmp_path: Path) -> None:
    case = build_case(two_lines())
    seats = seat_table(
        [
            (0, 1, (100, 100, 100, 100), 0), (0, 2, (30, 30, 30, 30), -1), (0, 3, (20, 20, 20, 20), -1),
            (1, 1, (50, 50, 50, 0), -1), (2, 1, (0, 100, 100, 100), -1),
        ]
    )  # fmt: skip
    plan = plan_of(case, {0: ("ann",) * 4, 2: ("cid",)}, seats)
    export_plan(judge(case, plan, RunFacts(Status.FEASIBLE)), tmp_path / "plan.xlsx")
    assert read(tmp_path / "plan.xlsx").rows == plan_to_rows(case, plan)


def test_without_the_sheet_seats_the_default_seats_are_meant(exported: tuple[Plan, Path]) -> None:
    plan, path = exported
    file = edited(path, lambda book: book.remove(book["Seats"]))
    assert file.case is not None
    assert file.rows == plan_to_rows(file.case, plan)


def test_a_script_may_write_the_few_columns_that_matter(exported: tuple[Plan, Path]) -> None:
    def scripted(book: Workbook) -> None:
        ours = ("Plan assignments", "Seats", "Contractors", "Summary", "Open demand")
        for name in ours:
            book.remove(book[name])
        sheet = book.create_sheet("plan assignments")
        sheet.append(["Month", "Staff ID", "Study ID", "Role", "Seat", "FTE"])
        sheet.append(["2027-02", "cid", "B", "CRA", 1, 1])

    file = edited(exported[1], scripted)
    assert file.problems == ()
    assert file.rows is not None
    assert [(h.line.study, h.seat, h.month, h.holder) for h in file.rows.holds] == [("B", 1, 1, "cid")]


def test_a_deleted_row_leaves_the_seat_open(exported: tuple[Plan, Path]) -> None:
    def delete(book: Workbook) -> None:
        sheet = book["Plan assignments"]
        sheet.delete_rows(row_of(sheet, Staff_ID="bob", Month="2027-02"))

    file = edited(exported[1], delete)
    assert file.rows is not None
    assert [h.month for h in file.rows.holds if h.holder == "bob"] == [0, 2]


@pytest.mark.parametrize(
    ("heading", "value", "message"),
    [
        ("Staff ID", "zoe", "no such person"),
        ("Study ID", "Z", "no line for CRA on Z"),
        ("Role", "Pilot", "no line for Pilot on A"),
        ("Countries", "FR", "no line with these countries"),
        ("Countries", None, "no line with these countries"),
        ("Seat", 9, "no such seat"),
        ("Seat", 1.5, "whole number"),
        ("Seat", None, "Seat is blank"),
        ("Month", "2029-01", "the plan covers 2027-01 to 2027-04"),
        ("Month", "May", "not a month"),
        ("FTE", 0.4, "the seat carries 0.5 FTE"),
        ("FTE", "half", "text stands where a number should be"),
        ("Locked", "perhaps", "Y or N"),
    ],
)
def test_what_is_wrong_in_a_row_is_listed_by_cell(
    exported: tuple[Plan, Path], heading: str, value: object, message: str
) -> None:
    place = ""

    def spoil(book: Workbook) -> None:
        nonlocal place
        sheet = book["Plan assignments"]
        column = next(cell.column for cell in sheet[1] if cell.value == heading)
        cell = sheet.cell(row_of(sheet, Staff_ID="bob"), column)
        cell.value, place = value, cell.coordinate

    file = edited(exported[1], spoil)
    assert file.rows is None
    (problem,) = file.errors
    assert problem.place == f"Plan assignments!{place}"
    assert message in problem.message


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "message"),
    [
        ("Seats", "F2", 0, "numbered 1, 2"),
        ("Seats", "A2", "Z", "no line for CRA on Z"),
        ("Seats", "G2", -1.0, "less than nothing"),
        ("Seats", "G2", "much", "text stands where a number"),
        ("Seats", "G2", "=1/1", "no value that can be read"),
        ("Seats", "G1", "2026-12", "but the seats carry something"),
        ("Seats", "H1", "2027-01", "two columns for 2027-01"),
        ("Plan assignments", "L1", "FTE", "two columns FTE"),
        ("Plan assignments", "M1", "Lockd", "Locked is missing"),
        ("Contractors", "G2", "2030-01", "the plan covers"),
        ("Contractors", "H2", 1, "the seat carries 0.5 FTE"),
        ("Contractors", "F2", 5, "no such seat"),
        ("Roadmap", "G3", "Lost", "this study is not planned"),
    ],
)
def test_nothing_that_a_plan_cannot_hold_is_passed_over(
    exported: tuple[Plan, Path], sheet: str, cell: str, value: object, message: str
) -> None:
    def spoil(book: Workbook) -> None:
        book[sheet][cell] = value

    file = edited(exported[1], spoil)
    assert file.rows is None
    found = [problem for problem in file.errors if message in problem.message]
    assert found
    assert all(problem.cell for problem in found)
    if sheet != "Roadmap":
        assert found[0].place == f"{sheet}!{cell}"


def test_nobody_holds_a_seat_in_a_month_in_which_it_carries_nothing(exported: tuple[Plan, Path]) -> None:
    def idle(book: Workbook) -> None:
        book["Plan assignments"].append(["cid", "", "B", "", "CRA", None, None, None, 1, "2027-01", 0])

    file = edited(exported[1], idle)
    (problem,) = file.errors
    assert problem.cell.startswith("K")
    assert "carries nothing in this month" in problem.message


def test_a_name_or_sponsor_beside_another_id_is_doubted(exported: tuple[Plan, Path]) -> None:
    def rename(book: Workbook) -> None:
        book["Plan assignments"]["B2"] = "Bob"
        book["Plan assignments"]["D3"] = "Bigpharma"

    file = edited(exported[1], rename)
    assert [(p.place, p.value) for p in file.problems] == [
        ("Plan assignments!B2", "Bob"), ("Plan assignments!D3", "Bigpharma"),
    ]  # fmt: skip
    assert {p.severity for p in file.problems} == {Severity.WARNING}
    assert file.rows is not None


def test_an_fte_that_had_to_be_rounded_is_doubted(exported: tuple[Plan, Path]) -> None:
    def odd(book: Workbook) -> None:
        book["Plan assignments"]["K2"] = book["Plan assignments"]["K2"].value + 0.004

    file = edited(exported[1], odd)
    assert [(p.cell, p.severity) for p in file.problems] == [("K2", Severity.WARNING)]


def test_two_holders_of_one_seat_month_are_named_with_both_cells(exported: tuple[Plan, Path]) -> None:
    def double(book: Workbook) -> None:
        sheet = book["Contractors"]
        sheet.append(["B", "CRA", None, None, None, 1, "2027-02", 1])

    (problem,) = edited(exported[1], double).errors
    assert problem.place == "Contractors!F4"
    assert "has a holder in this month already, at Plan assignments!A" in problem.message


def test_a_line_that_several_rows_could_mean_is_not_guessed(exported: tuple[Plan, Path]) -> None:
    def drop(book: Workbook) -> None:
        for name in ("Seats", "Contractors"):
            book.remove(book[name])
        sheet = book["Plan assignments"]
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == "Countries"))

    file = edited(exported[1], drop)
    assert {"several lines" in problem.message for problem in file.errors} == {True}


def test_a_missing_column_is_said_once(exported: tuple[Plan, Path]) -> None:
    file = edited(exported[1], lambda book: book["Plan assignments"].delete_cols(1))
    assert [str(problem).split(":")[0] for problem in file.errors] == ["Plan assignments"]
    assert "Staff ID is missing" in file.errors[0].message


def test_formulas_that_nobody_calculated_are_no_blanks(exported: tuple[Plan, Path]) -> None:
    file = edited(exported[1], lambda book: book["Plan assignments"].__setitem__("K2", "=1/1"))
    assert file.rows is None
    assert "K2" in [problem.cell for problem in file.errors]


def test_a_portfolio_workbook_holds_no_plan(tmp_path: Path) -> None:
    from planner.exchange.portfolio_writer import write_portfolio

    write_portfolio(two_lines(), tmp_path / "portfolio.xlsx")
    assert read(tmp_path / "portfolio.xlsx").case is None


def test_the_published_plan_comes_back(tmp_path: Path) -> None:
    case = build_case(two_lines())
    plan, published = plan_of(case, {0: ("ann",) * 4}), plan_of(case, {0: ("ann",) * 4, 3: ("", "cid", "cid", "cid")})
    export_plan(judge(case, plan, RunFacts(Status.FEASIBLE), published=published), tmp_path / "plan.xlsx")
    file = read(tmp_path / "plan.xlsx")
    assert file.problems == ()
    assert file.rows == plan_to_rows(case, plan)
    assert file.published == plan_to_rows(case, published)
