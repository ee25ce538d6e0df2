"""Choices that make no sense are refused in sentences; files appear whole or not at all."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.case import build_case
from planner.domain.errors import EnvironmentTrouble, UserError
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.checking import check_workbook
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.desk import ExportCancelled, ExportDesk
from planner.services.exporting.preview import FIRST_COLUMNS, FIRST_ROWS, preview_of
from planner.services.exporting.restricted import Source
from planner.services.exporting.writing import write_export
from planner.services.opening import open_any, open_sample
from planner.services.planning import judge
from tests.services.exporting.cases import SAFE, source
from tests.support.builders import case_of, line, person, plan_of, study
from tests.support.first_fit import first_fit


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (ExportChoice(sheets=frozenset(("Timetable",))), "has no sheet Timetable"),
        (ExportChoice(sponsors=("Borealis",)), "Did you mean Borealis Pharma?"),
        (ExportChoice(first="2026-12"), "runs from 2027-01 to 2027-04"),
        (ExportChoice(first="2027-03", last="2027-02"), "run backwards"),
        (ExportChoice(sponsor_safe=True), "name exactly one"),
        (ExportChoice(sponsors=(SAFE, "Cygnet Bio"), sponsor_safe=True), "name exactly one"),
        (ExportChoice(sheets=frozenset()), "at least one sheet"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(tmp_path: Path, choice: ExportChoice, words: str) -> None:
    with pytest.raises(UserError, match=words):
        write_export(source(), choice, tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_one_csv_file_holds_one_table(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds one table"):
        write_export(source(), ExportChoice(), tmp_path / "out.csv")
    write_export(source(), ExportChoice(sheets=frozenset(("Plan assignments",))), tmp_path / "out.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))
    assert rows[0][:4] == ["Staff ID", "Name", "Study ID", "Sponsor"]
    assert rows[1][:4] == ["P-901", "Anna Aldous", "AST-1", SAFE]


def test_a_zip_holds_each_table_that_may_leave(tmp_path: Path) -> None:
    write_export(source(), ExportChoice(costs=False), tmp_path / "out.zip")
    names = zipfile.ZipFile(tmp_path / "out.zip").namelist()
    assert names == [
        "Summary.csv", "Plan assignments.csv", "Seats.csv", "Contractors.csv", "Open demand.csv", "Continuity.csv",
        "Handovers.csv", "Published plan.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A1", "+1", "-2+3", "@SUM(A1)", "\tx"])
def test_no_text_in_a_csv_becomes_a_formula(tmp_path: Path, name: str) -> None:
    case = case_of(studies=(study("A"),), demand=(line("A"),), staff=(person("ann", name=name),))
    made_of = Source(judge(case, plan_of(case, {0: ("ann",) * 4}), RunFacts(Status.FEASIBLE)))
    write_export(made_of, ExportChoice(sheets=frozenset(("Plan assignments",))), tmp_path / "out.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline="")))
    assert rows[1][1] == f"'{name}"


@pytest.mark.parametrize(
    "choice",
    [ExportChoice(names=False), ExportChoice(costs=False), ExportChoice(sponsors=(SAFE,), sponsor_safe=True)],
)
def test_a_restricted_export_is_not_checked_and_says_so(tmp_path: Path, choice: ExportChoice) -> None:
    path = tmp_path / "part.xlsx"
    write_export(source(), choice, path)
    for read in (check_workbook, open_any if not choice.costs else check_workbook):
        with pytest.raises(UserError, match=r"part\.xlsx is a restricted export: it leaves out what a check needs"):
            read(path)


def test_the_full_export_is_checked(tmp_path: Path) -> None:
    write_export(source(), ExportChoice(), tmp_path / "full.xlsx")
    assert check_workbook(tmp_path / "full.xlsx").outcome.evaluation.handovers


def test_a_place_that_takes_no_file_keeps_the_older_one(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="does not exist"):
        write_export(source(), ExportChoice(), tmp_path / "nowhere" / "out.xlsx")
    (tmp_path / "out.xlsx").write_bytes(b"older")

    def stop(fraction: float, text: str) -> None:
        if fraction > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_export(source(), ExportChoice(), tmp_path / "out.xlsx", progress=stop)
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"older"]


def test_a_preview_tells_each_sheet_that_people_see_with_its_first_rows(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    preview = preview_of(source(), ExportChoice(), ".xlsx")
    write_export(source(), ExportChoice(), tmp_path / "full.xlsx", remedies=0)
    workbook = load_workbook(tmp_path / "full.xlsx")
    seen = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    assert [(sheet.name, sheet.rows) for sheet in preview.sheets] == [(s.title, s.max_row) for s in seen]
    assignments = next(sheet for sheet in preview.sheets if sheet.name == "Plan assignments")
    assert assignments.columns == 13
    assert assignments.cells[1][:3] == ("P-901", "Anna Aldous", "AST-1")


def test_the_sheet_that_is_looked_at_is_previewed_before_the_others() -> None:
    told: list[str] = []
    preview = preview_of(source(), ExportChoice(), ".xlsx", "Staff", lambda sheet: told.append(sheet.name))
    names = [sheet.name for sheet in preview.sheets]
    assert sorted(told) == sorted(names)
    assert told[0] == "Settings"  # the portfolio's sheets are made together
    assert told[told.index("Exchange rates") + 1] == names[0] == "Overview"


def test_a_preview_is_the_same_whichever_sheet_is_looked_at() -> None:
    usual = preview_of(source(), ExportChoice(), ".xlsx")
    assert all(preview_of(source(), ExportChoice(), ".xlsx", sheet.name) == usual for sheet in usual.sheets)


def test_rows_that_a_preview_does_not_show_are_counted_and_the_first_ones_are_those_of_the_file(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    case = build_case(open_sample().portfolio)
    made_of = Source(judge(case, first_fit(case), RunFacts(Status.FEASIBLE)))
    preview = preview_of(made_of, ExportChoice(), ".xlsx")
    write_export(made_of, ExportChoice(), tmp_path / "full.xlsx", remedies=0)
    workbook = load_workbook(tmp_path / "full.xlsx", data_only=True)
    assert {sheet.name: sheet.rows for sheet in preview.sheets} == {
        sheet.title: sheet.max_row for sheet in workbook.worksheets if sheet.sheet_state == "visible"
    }
    long = [sheet for sheet in preview.sheets if sheet.rows > 2 * FIRST_ROWS]
    assert len(long) > 4
    for sheet in long:
        rows = list(workbook[sheet.name].iter_rows(max_row=FIRST_ROWS, max_col=FIRST_COLUMNS, values_only=True))
        for told, row in zip(sheet.cells, rows, strict=True):
            kept = [value for value in told if value]
            assert len(kept) == sum(value not in (None, "") for value in row), sheet.name


def test_the_process_writes_what_the_library_writes_and_previews_it(tmp_path: Path) -> None:
    made_of, choice = source(), ExportChoice(sponsors=(SAFE,), first="2027-02")
    desk = ExportDesk(made_of)
    told: list[float] = []
    try:
        desk.write(choice, tmp_path / "there.zip", lambda: False, lambda fraction, _: told.append(fraction))
        assert desk.preview(choice, ".xlsx", lambda: False) == preview_of(made_of, choice, ".xlsx")
        with pytest.raises(UserError, match=r"no sponsor Nobody\. There are: \w"):
            desk.write(replace(choice, sponsors=("Nobody",)), tmp_path / "bad.xlsx", lambda: False, lambda *_: None)
    finally:
        desk.close()
    write_export(made_of, choice, tmp_path / "here.zip")
    assert (tmp_path / "there.zip").read_bytes() == (tmp_path / "here.zip").read_bytes()
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_who_cancels_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = ExportDesk(source())
    asked: list[bool] = []

    def later() -> bool:
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(ExportCancelled):
        desk.write(ExportChoice(), tmp_path / "out.xlsx", later, lambda *_: None)
    assert list(tmp_path.iterdir()) == []
    # and it goes on to work afterwards
    try:
        desk.write(ExportChoice(), tmp_path / "out.zip", lambda: False, lambda *_: None)
    finally:
        desk.close()
    assert [path.name for path in tmp_path.iterdir()] == ["out.zip"]
