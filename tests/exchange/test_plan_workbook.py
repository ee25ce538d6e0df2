"""The plan workbook: what people see, what stays text, and what stays the same."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.case import Case, build_case
from planner.domain.errors import EnvironmentTrouble
from planner.domain.plan import CONTRACTOR_ID, Plan, Status
from planner.domain.portfolio import AwardStatus
from planner.exchange.plan_export import PlanExport, RunFacts
from planner.exchange.plan_workbook import build_plan_workbook, split_table
from planner.exchange.plan_workbook_flat import FlatTable, flat_tables
from planner.exchange.plan_workbook_styles import PATTERNS, SPONSOR_COLOURS
from planner.services.export import export_plan, plan_export
from planner.services.opening import open_sample
from planner.services.planning import PlanOutcome, judge
from tests.support.builders import case_of, line, person, plan_of, role, settings, sponsor, study
from tests.support.first_fit import first_fit

PEOPLE_SHEETS = (
    "Overview", "Staffing by study", "Staffing by person", "Demand and capacity", "Open seats", "Handover calendar",
    "Margin floors", "Sponsor continuity", "Definitions",
)  # fmt: skip


def outcome_of(case: Case, plan: Plan, seconds: float = 1.0) -> PlanOutcome:
    """A plan judged, beside itself as both baselines."""

    class Baselines:
        list_order = plan
        continuity_aware = plan

    return judge(case, plan, RunFacts(Status.FEASIBLE, 0.5, 1, seconds), Baselines())


def written(case: Case, plan: Plan, folder: Path) -> Workbook:
    """The workbook of a plan, read back."""
    export_plan(outcome_of(case, plan), folder / "plan.xlsx")
    return load_workbook(folder / "plan.xlsx")


def broken_floor() -> tuple[Case, Plan]:
    """Study A misses its floor of 60 percent: revenue 64,000, cost 38,400; study B has a floor and nobody on it."""
    case = case_of(
        studies=(study("A", margin_floor=Decimal("0.6")), study("B", margin_floor=Decimal("0.3"))),
        demand=(line("A"), line("B")),
        staff=(person("ann"),),
        experience=(),
        assignments=(),
        roles=(role(onboarding_new=Decimal(0), onboarding_known=Decimal(0)),),
    )
    return case, plan_of(case, {0: ("ann",) * 4})


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook of a plan with a broken floor, for looking at."""
    return written(*broken_floor(), tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook of a plan that keeps its floors, for looking at."""
    case = case_of(studies=(study("A"),), demand=(line("A"),), staff=(person("ann"),))
    return written(case, plan_of(case, {0: ("ann",) * 4}), tmp_path_factory.mktemp("kept"))


def texts(sheet: Worksheet) -> list[str]:
    """Everything that stands on a sheet."""
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_sheets_come_in_the_documented_order(broken: Workbook) -> None:
    names = broken.sheetnames
    assert names[:17] == [
        *PEOPLE_SHEETS, "Summary", "Plan assignments", "Seats", "Contractors", "Open demand", "Margins", "Continuity",
        "Handovers",
    ]  # fmt: skip
    assert names[17:19] == ["Settings", "Roles"]


@pytest.mark.parametrize("name", PEOPLE_SHEETS)
def test_a_floor_that_does_not_hold_is_said_on_top_of_every_sheet_for_people(broken: Workbook, name: str) -> None:
    banner = str(broken[name]["A2"].value)
    assert banner.startswith("FLOORS NOT MET: 1 margin floor is broken: study A by 12,800 USD.")
    assert "Not staffed: B" in banner


@pytest.mark.parametrize("name", PEOPLE_SHEETS)
def test_a_plan_that_keeps_its_floors_says_so(kept: Workbook, name: str) -> None:
    banner = str(kept[name]["A2"].value)
    assert banner == "All margin floors are met."


def test_the_status_is_the_evaluator_s_not_the_search_s(broken: Workbook) -> None:
    assert outcome_of(*broken_floor()).status is Status.FLOORS_NOT_MET
    summary = broken["Summary"]
    assert (summary["A2"].value, summary["B2"].value) == ("Status", "floors_not_met")


def test_an_unstaffed_study_is_never_met(broken: Workbook) -> None:
    margins = broken["Margins"]
    met = {row[1].value: row[8].value for row in margins.iter_rows(min_row=2)}
    assert (met["A"], met["B"]) == ("N", "not staffed")


def test_the_overview_shows_both_baselines(broken: Workbook) -> None:
    overview = broken["Overview"]
    rows = {row[0].value: [cell.value for cell in row[1:4]] for row in overview.iter_rows(min_row=5)}
    assert rows["Demand filled"] == [0.5, 0.5, 0.5]


def grid(book: Workbook, kinds: tuple[str, ...] = ("Held", "Contractor", "Open")) -> list[tuple[Cell, ...]]:
    """The rows of Staffing by study of some kinds."""
    return [row for row in book["Staffing by study"].iter_rows(min_row=5) if row[9].value in kinds]


def test_the_month_grid_has_a_row_for_each_holder_and_marks_new_people_and_takeovers(tmp_path: Path) -> None:
    case = case_of(
        roles=(role(contractor_rate=Decimal(80), contractor_limit=100),),
        studies=(study("A"),),
        demand=(line("A"),),
        staff=(person("ann"), person("bob")),
    )
    book = written(case, plan_of(case, {0: ("ann", "bob", CONTRACTOR_ID, "")}), tmp_path)
    rows = grid(book)
    assert [[cell.value for cell in row[6:11]] for row in rows] == [
        [1, "ann", "Ann", "Held", "N"], [1, "bob", "Bob", "Held", "HN"], [1, None, None, "Contractor", None],
        [1, None, None, "Open", None],
    ]  # fmt: skip
    assert [[cell.value for cell in row[11:15]] for row in rows] == [
        [1, None, None, None], [None, 1, None, None], [None, None, 1, None], [None, None, None, 1],
    ]  # fmt: skip
    cells = [row[11 + at] for at, row in enumerate(rows)]
    assert ["→" in cell.number_format for cell in cells] == [False, True, False, False]
    assert ["*" in cell.number_format for cell in cells] == [True, True, False, False]
    fills = [cell.fill.fill_type for cell in cells]
    assert fills[3] not in fills[:3]
    assert book["Staffing by study"].freeze_panes == "L5"


def test_rows_of_the_month_grid_say_what_they_are_about_however_they_are_sorted(tmp_path: Path) -> None:
    book = written(*broken_floor(), tmp_path)
    assert {tuple(cell.value for cell in row[:3]) for row in grid(book)} == {("Acme", "A", "CRA"), ("Acme", "B", "CRA")}
    demand, total = grid(book, ("Demand",)), grid(book, ("Total",))
    assert [row[11].value for row in demand] == [1, 1]
    assert all(str(row[11].value).startswith("=SUMIFS(") for row in total)


def test_studies_that_are_not_awarded_are_outlined_not_filled(tmp_path: Path) -> None:
    case = case_of(
        studies=(study("A"), study("B", status=AwardStatus.RFP)),
        demand=(line("A"), line("B")),
        staff=(person("ann"), person("bob")),
    )
    firm, tentative = grid(written(case, plan_of(case, {0: ("ann",) * 4, 1: ("bob",) * 4}), tmp_path))
    assert firm[11].fill.fgColor.rgb != tentative[11].fill.fgColor.rgb
    assert (firm[11].border.top.style, tentative[11].border.top.style) == ("hair", "medium")


def test_groups_of_the_month_grids_fold(tmp_path: Path) -> None:
    book = written(*broken_floor(), tmp_path)
    for name, deepest in (("Staffing by study", 3), ("Staffing by person", 2)):
        sheet = book[name]
        levels = [sheet.row_dimensions[row].outlineLevel for row in range(5, sheet.max_row + 1)]
        assert (levels[0], max(levels)) == (0, deepest)
        assert not sheet.sheet_properties.outlinePr.summaryBelow


def test_what_people_have_left_stands_below_what_they_work_on(tmp_path: Path) -> None:
    rows = list(written(*broken_floor(), tmp_path)["Staffing by person"].iter_rows(min_row=5))
    assert [row[7].value for row in rows] == ["Assigned", "Assigned", "Work", "Available", "Free"]
    assert [row[8].value for row in rows[2:4]] == [1, 1]
    assert rows[4][8].value == "=ROUND(I8-I6,4)"


def test_sponsors_look_different_from_one_another_far_beyond_the_colours(tmp_path: Path) -> None:
    count = len(SPONSOR_COLOURS) * len(PATTERNS)
    case = case_of(
        sponsors=[sponsor(f"S{i}") for i in range(count)],
        studies=[study(f"T{i}", f"S{i}") for i in range(count)],
        demand=[line(f"T{i}", (10, 0, 0, 0)) for i in range(count)],
        staff=[person(f"p{i}") for i in range(count)],
    )
    book = written(case, plan_of(case, {i: (f"p{i}",) for i in range(count)}), tmp_path)
    cells = [row[11] for row in grid(book)]
    assert len({(c.fill.fill_type, c.fill.fgColor.rgb, c.fill.bgColor.rgb) for c in cells}) == len(cells) == count


def test_the_margin_sheet_colours_follow_the_figures(tmp_path: Path) -> None:
    sheet = written(*broken_floor(), tmp_path)["Margin floors"]
    rules = [rule for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert {rule.operator for rule in rules} >= {"lessThan", "greaterThanOrEqual"}
    kept = load_workbook(tmp_path / "plan.xlsx", data_only=True)["Margin floors"]
    found = {row[1].value: (row[6].value, row[7].value) for row in kept.iter_rows(min_row=5)}
    assert found["A"] == ("Not met", pytest.approx(12_800))
    assert found["B"] == ("Not staffed", None)


LIVE = ["=1+1", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(1)", "#N/A", "\tx", "a\x07b", "x" * 40_000]


@pytest.mark.parametrize("text", LIVE, ids=range(len(LIVE)))
def test_text_stays_text_wherever_it_goes(tmp_path: Path, text: str) -> None:
    case = case_of(
        sponsors=(sponsor(text),),
        studies=(study("A", text),),
        demand=(line("A"),),
        staff=(person("ann", name=text),),
    )
    book = written(case, plan_of(case, {0: ("ann", "ann", "", "")}), tmp_path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "d", "f"}
            # formulas are ours alone: they begin with one of the functions that we use, or with a cell
            ours = re.compile(r"=(\$?[A-Z]+\d+\*|(SUM|SUMIFS|SUMPRODUCT|IF|ROUND|COUNTA)\()")
            assert all(ours.match(str(cell.value)) for cell in row if cell.data_type == "f")
            assert all(cell.quotePrefix for cell in row if cell.data_type == "s" and str(cell.value)[:1] in "=+-@#\t")
    name = str(book["Plan assignments"]["B2"].value)
    assert len(name) <= 32_767
    if len(text) < 100:
        assert name == text.replace("\x07", "")
    else:
        assert "shortened" in name


def test_the_same_plan_gives_the_same_flat_sheets_but_for_the_seconds() -> None:
    case = build_case(open_sample().portfolio)
    first, second = (list(flat_tables(plan_export(outcome_of(case, first_fit(case), s)))) for s in (1.0, 2.0))
    assert [t.name for t in first] == [t.name for t in second]
    for one, other in zip(first, second, strict=True):
        differing = [a[0] for a, b in zip(one.rows, other.rows, strict=True) if a != b]
        assert differing == (["Solve seconds"] if one.name == "Summary" else [])


def test_no_cell_of_the_workbook_tells_the_time() -> None:
    case = build_case(open_sample().portfolio)
    book = build_plan_workbook(plan_export(outcome_of(case, first_fit(case))))
    today = dt.date.today().isoformat()
    for name in book.sheetnames[:11]:
        assert not [text for text in texts(book[name]) if today in text]


def test_a_table_too_long_for_a_sheet_goes_on_in_another() -> None:
    table = FlatTable("Plan assignments", ("A",), [(i,) for i in range(5)])
    parts = list(split_table(table, 2))
    assert [(part.name, len(part.rows)) for part in parts] == [
        ("Plan assignments", 2), ("Plan assignments (2)", 2), ("Plan assignments (3)", 1),
    ]  # fmt: skip
    assert [part.name for part in split_table(FlatTable("Seats", ("A",), []), 2)] == ["Seats"]


def test_a_failed_export_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, plan = broken_floor()
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"the old plan")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(EnvironmentTrouble, match="disk is full"):
        export_plan(outcome_of(case, plan), target)
    assert target.read_bytes() == b"the old plan"
    assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]


def test_the_program_is_the_author_and_nobody_else(tmp_path: Path) -> None:
    assert written(*broken_floor(), tmp_path).properties.creator == "Throughline"


def test_a_plan_of_nothing_is_written_too(tmp_path: Path) -> None:
    case = case_of(settings=settings(months=1))
    book = written(case, plan_of(case), tmp_path)
    assert book["Plan assignments"].max_row == 1
    assert "Overview" in book.sheetnames


def test_open_seats_carry_the_reason(tmp_path: Path) -> None:
    case, plan = broken_floor()
    export: PlanExport = plan_export(outcome_of(case, plan))
    rows = next(table for table in flat_tables(export) if table.name == "Open demand").rows
    assert len(rows) == 4
    assert all(row[-1] for row in rows)


def test_figures_of_the_summary_are_shown_in_their_units_and_stand_exact(tmp_path: Path) -> None:
    case, plan = broken_floor()
    outcome = outcome_of(case, plan)
    export_plan(outcome, tmp_path / "plan.xlsx")
    rows = {row[0].value: row[1] for row in load_workbook(tmp_path / "plan.xlsx")["Summary"].iter_rows(min_row=2)}
    assert rows["Objective"].value == outcome.evaluation.objective
    formats = {name: rows[name].number_format for name in ("Objective", "Demand filled", "Bench cost", "Seed")}
    assert formats == {"Objective": "#,##0.00", "Demand filled": "0.0%", "Bench cost": "#,##0", "Seed": "General"}


def test_flat_columns_are_as_wide_as_their_texts(tmp_path: Path) -> None:
    case = case_of(studies=(study("A"),), demand=(line("A"),), staff=(person("ann", name="Ann " * 10),))
    sheet = written(case, plan_of(case, {0: ("ann",) * 4}), tmp_path)["Plan assignments"]
    assert sheet.column_dimensions["B"].width >= len(str(sheet["B2"].value))
    assert sheet.column_dimensions["A"].width < 20


def test_flat_columns_are_as_wide_as_their_amounts_of_money(tmp_path: Path) -> None:
    case = case_of(studies=(study("A"),), demand=(line("A"),), staff=(person("ann", cost=987_654),))
    sheet = written(case, plan_of(case, {0: ("ann",) * 4}), tmp_path)["Margins"]
    column = next(cell for cell in sheet[1] if cell.value == "Cost")
    shown = max(f"{cell.value:,.2f}" for cell in sheet[column.column_letter][1:] if cell.value)
    assert len(shown) > len("Cost") + 4
    assert sheet.column_dimensions[column.column_letter].width >= len(shown)


def test_texts_keep_clear_of_the_numbers_before_them_and_headings_are_not_cut(tmp_path: Path) -> None:
    workbook = written(*broken_floor(), tmp_path)
    for name, heading in (("Plan assignments", "Month"), ("Margins", "Met")):
        sheet = workbook[name]
        column = next(cell.column for cell in sheet[1] if cell.value == heading)
        filled = [row[column - 1] for row in sheet.iter_rows(min_row=2) if row[column - 1].value]
        assert filled, name
        assert {cell.alignment.indent for cell in filled} == {1}, name
    roles = workbook["Roles"]
    assert roles["B1"].value == "Onboarding new to sponsor"
    assert roles.row_dimensions[1].height >= 30


def test_every_sheet_that_people_see_prints_across_with_its_headings_and_page_numbers(tmp_path: Path) -> None:
    for sheet in written(*broken_floor(), tmp_path).worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.orientation == "landscape", sheet.title
            assert sheet.print_title_rows, sheet.title
            assert "&P" in (sheet.oddFooter.right.text or ""), sheet.title
