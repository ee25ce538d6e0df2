"""Export and import without an edit changes nothing; edits of any kind come back, whatever program saved them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from planner.domain.case import Case, build_case
from planner.domain.plan import OPEN, Plan, Status
from planner.domain.plan_check import check_plan
from planner.exchange.export_limits import UNEDITED_SHEETS
from planner.exchange.plan_export import RunFacts
from planner.exchange.plan_return.reader import returned_from
from planner.exchange.plan_return.values import Returned
from planner.exchange.plan_workbook import write_plan_workbook
from planner.exchange.reading import read_workbook
from planner.services.export import plan_export
from planner.services.planning import judge
from planner.services.returning.comparing import compare
from planner.services.returning.judging import judge as judge_returned
from planner.services.returning.keeping import plan_with
from planner.services.returning.sides import version_of
from tests.support.random_plans import valid_plans
from tests.support.random_portfolios import plans, portfolios
from tests.support.sent_back import (
    GRID,
    cell,
    column,
    compared,
    exported,
    holders,
    lean,
    returned,
    row_of,
    small_case,
    small_plan,
)

SOFFICE = shutil.which("soffice")


@given(st.data())
@settings(deadline=None, max_examples=12)
def test_export_and_import_without_an_edit_change_nothing(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    found = compared(exported(case, plan), case, plan)
    assert (found.edits, found.wrong, found.comments, found.already) == ((), (), (), 0)
    assert not found.stripped


@given(st.data())
@settings(deadline=None, max_examples=12)
def test_the_edits_that_make_one_plan_another_come_back_as_that_plan(data: st.DataObject) -> None:
    """The workbook of one plan, its hidden sheet that of another: all differences are edits, and they lead there."""
    case = build_case(data.draw(portfolios()))
    before, after = data.draw(valid_plans(case)), data.draw(valid_plans(case))
    workbook = returned(lean(exported(case, after)), case, before)
    was = returned(lean(exported(case, before)), case, before).export
    from dataclasses import replace

    found = compare(replace(workbook, export=was), version_of(case, before))
    judged = judge_returned(case, before, found)
    assert judged.refused == {}
    plan, _ = plan_with(judged, range(len(judged.proposal.parts)))
    assert version_of(case, plan) == version_of(case, after)
    some = data.draw(st.sets(st.integers(0, max(0, len(judged.proposal.parts) - 1))))
    chosen = [part for part in some if part < len(judged.proposal.parts)]
    assert check_plan(case, plan_with(judged, chosen)[0]) == check_plan(case, before)


def _written(folder: Path) -> Path:
    case = small_case()
    path = folder / "plan.xlsx"
    outcome = judge(case, small_plan(case), RunFacts(Status.FEASIBLE))
    write_plan_workbook(plan_export(outcome, remedies=0), path)
    return path


def _converted(path: Path, folder: Path, kind: str) -> Path:
    assert SOFFICE is not None
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder, path],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder / f"{path.stem}.{kind}"


def _read(path: Path, case: Case, plan: Plan) -> Returned:
    """What a file says, read as `planner.services.returning.desk.read_back` reads it."""
    return returned_from(read_workbook(path, unread=UNEDITED_SHEETS), path.name, case, version_of(case, plan))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_saved_by_libreoffice_comes_back_with_its_edits_alone(tmp_path: Path, kind: str) -> None:
    from openpyxl.comments import Comment

    path = _written(tmp_path)
    workbook = load_workbook(path)
    sheet = workbook[GRID]
    cell(sheet, "Staff ID", Staff_ID="cid").value = "dee"
    sheet.cell(row_of(sheet, Staff_ID="ann"), column(sheet, "2027-04")).value = 0.8
    cell(sheet, "2027-02", Staff_ID="bob").comment = Comment("Is he back?", "Jo Field")
    workbook.save(path)
    case, plan = small_case(), small_plan()
    saved = _converted(path, tmp_path / "office", kind)
    found = compare(_read(saved, case, plan), version_of(case, plan))
    assert found.wrong == ()
    assert not found.stripped
    assert [comment.text for comment in found.comments] == ["Is he back?"]
    judged = judge_returned(case, plan, found)
    assert judged.refused == {}
    assert holders(judged)["B", 1] == ["dee"] * 4
    after, _ = plan_with(judged, range(len(judged.proposal.parts)))
    assert after.seats.fte[0].tolist() == [100, 100, 100, 80]
    assert int(after.holder[2, 3]) == OPEN or int(after.seats.fte[2, 3]) > 0


def test_the_file_that_export_writes_comes_back_unchanged(tmp_path: Path) -> None:
    path = _written(tmp_path)
    case, plan = small_case(), small_plan()
    back = _read(path, case, plan)
    found = compare(back, version_of(case, plan))
    assert (found.edits, found.wrong, found.comments) == ((), (), ())
    assert back.export is not None
    assert back.export.seats == version_of(case, plan)
