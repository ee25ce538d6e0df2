"""The plan workbook: what people see, what stays text, and what stays the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.case import Case, build_case
from planner.domain.errors import EnvironmentTrouble
from planner.domain.plan import CONTRACTOR_ID, Plan, Status
from planner.exchange.plan_export import PlanExport, RunFacts
from planner.exchange.plan_workbook import build_plan_workbook, split_table
from planner.exchange.plan_workbook_flat import FlatTable, flat_tables
from planner.exchange.plan_workbook_styles import PATTERNS, SPONSOR_COLOURS
from planner.services.export import export_plan, plan_export
from planner.services.opening import open_sample
from planner.services.planning import PlanOutcome, judge
from tests.support.builders import case_of, line, person, plan_of, role, settings, sponsor, study
from tests.support.first_fit import first_fit

PEOPLE_SHEETS = ("Overview", "Timeline", "Margin floors")


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


def texts(sheet: Worksheet) -> list[str]:
    """Everything that stands on a sheet."""
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_sheets_come_in_the_documented_order(tmp_path: Path) -> None:
    names = written(*broken_floor(), tmp_path).sheetnames
    assert names[:11] == [
        "Overview", "Timeline", "Margin floors", "Summary", "Plan assignments", "Seats", "Contractors", "Open demand",
        "Margins", "Continuity", "Handovers",
    ]  # fmt: skip
    assert names[11:13] == ["Settings", "Roles"]


@pytest.mark.parametrize("name", PEOPLE_SHEETS)
def test_a_floor_that_does_not_hold_is_said_on_top_of_every_sheet_for_people(tmp_path: Path, name: str) -> None:
    banner = str(written(*broken_floor(), tmp_path)[name]["A2"].value)
    assert banner.startswith("FLOORS NOT MET: 1 margin floor is broken: study A by 12,800 USD.")
    assert "Not staffed: B" in banner


@pytest.mark.parametrize("name", PEOPLE_SHEETS)
def test_a_plan_that_keeps_its_floors_says_so(tmp_path: Path, name: str) -> None:
    case = case_of(studies=(study("A"),), demand=(line("A"),), staff=(person("ann"),))
    banner = str(written(case, plan_of(case, {0: ("ann",) * 4}), tmp_path)[name]["A2"].value)
    assert banner == "All margin floors are met."


def test_the_status_is_the_evaluator_s_not_the_search_s(tmp_path: Path) -> None:
    case, plan = broken_floor()
    assert outcome_of(case, plan).status is Status.FLOORS_NOT_MET
    summary = written(case, plan, tmp_path)["Summary"]
    assert (summary["A2"].value, summary["B2"].value) == ("Status", "floors_not_met")


def test_an_unstaffed_study_is_never_met(tmp_path: Path) -> None:
    margins = written(*broken_floor(), tmp_path)["Margins"]
    met = {row[1].value: row[8].value for row in margins.iter_rows(min_row=2)}
    assert (met["A"], met["B"]) == ("N", "not staffed")


def test_the_overview_shows_both_baselines(tmp_path: Path) -> None:
    overview = written(*broken_floor(), tmp_path)["Overview"]
    rows = {row[0].value: [cell.value for cell in row[1:4]] for row in overview.iter_rows(min_row=5)}
    assert rows["Demand filled"] == [0.5, 0.5, 0.5]


def test_the_timeline_names_holders_and_marks_open_seats_new_people_and_takeovers(tmp_path: Path) -> None:
    case = case_of(
        roles=(role(contractor_rate=Decimal(80), contractor_limit=100),),
        studies=(study("A"),),
        demand=(line("A"),),
        staff=(person("ann"), person("bob")),
    )
    sheet = written(case, plan_of(case, {0: ("ann", "bob", CONTRACTOR_ID, "")}), tmp_path)["Timeline"]
    (row,) = [row for row in sheet.iter_rows() if row[1].value == "A"]
    assert [cell.value for cell in row[6:10]] == ["Ann *", "→ Bob *", "contractor", "OPEN"]
    fills = [cell.fill.fill_type for cell in row[6:10]]
    assert fills[3] not in fills[:3]
    assert sheet.freeze_panes == f"G{row[0].row}"


def test_sponsors_look_different_from_one_another_far_beyond_the_colours(tmp_path: Path) -> None:
    count = len(SPONSOR_COLOURS) * len(PATTERNS)
    case = case_of(
        sponsors=[sponsor(f"S{i}") for i in range(count)],
        studies=[study(f"T{i}", f"S{i}") for i in range(count)],
        demand=[line(f"T{i}", (10, 0, 0, 0)) for i in range(count)],
        staff=[person(f"p{i}") for i in range(count)],
    )
    sheet = written(case, plan_of(case, {i: (f"p{i}",) for i in range(count)}), tmp_path)["Timeline"]
    cells = [row[6] for row in sheet.iter_rows() if str(row[1].value).startswith("T") and row[5].value == 0.1]
    assert len({(c.fill.fill_type, c.fill.fgColor.rgb, c.fill.bgColor.rgb) for c in cells}) == len(cells) == count


def test_the_margin_sheet_colours_follow_the_figures(tmp_path: Path) -> None:
    sheet = written(*broken_floor(), tmp_path)["Margin floors"]
    rules = [rule for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert {rule.operator for rule in rules} >= {"lessThan", "greaterThanOrEqual"}
    states = {row[1].value: row[5].value for row in sheet.iter_rows(min_row=5)}
    assert states["A"] == "Not met, short by 12,800 USD"
    assert states["B"] == "Not staffed"


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
            assert {cell.data_type for cell in row} <= {"s", "n", "d"}
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
