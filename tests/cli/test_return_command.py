"""``throughline return``: edits and comments of a plan workbook into its document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl.comments import Comment

from planner.cli.main import main
from planner.services.notes import Subject, note_on
from planner.services.session import Session, open_document
from tests.support.documents import planned_document
from tests.support.sent_back import Way, cell, delete_rows


def _document(folder: Path, way: Way, *, published: bool = False) -> Path:
    return planned_document(folder, way.case, {"Plan 1": way.plan}, published="Plan 1" if published else "")


def _edited(folder: Path, way: Way) -> Path:
    sheet = way.sheet()
    cell(sheet, "Staff ID", Staff_ID="cid").value = "dee"
    cell(sheet, "2027-01", Staff_ID="ann").value = None
    cell(sheet, "2027-02", Staff_ID="ann").comment = Comment("On leave?", "Jo Field")
    way.workbook.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def _state(path: Path) -> Session:
    return open_document(path, read_only=True)


def _held(path: Path, plan: str = "Plan 1") -> dict[tuple[str, int], list[str]]:
    session = _state(path)
    record = next(record for record in session.plans if record.name == plan)
    found: dict[tuple[str, int], list[str]] = {}
    for seat in record.rows.seats:
        found[seat.line.study, seat.number] = [""] * len(seat.fte)
    for hold in record.rows.holds:
        found[hold.line.study, hold.seat][hold.month] = hold.holder
    session.close()
    return found


def test_edits_and_comments_are_taken_as_one_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    way = Way()
    document, file = _document(tmp_path, way), _edited(tmp_path, way)
    report = tmp_path / "r.json"
    assert main(["return", str(file), "--into", str(document), "--report", str(report)]) == 0
    told = capsys.readouterr().out
    assert "Took 2 of 2 parts into Plan 1." in told
    assert "CRA 1 of B" in told
    assert _held(document)["B", 1] == ["dee"] * 4
    assert _held(document)["A", 1] == ["", "ann", "ann", "ann"]
    session = _state(document)
    key = way.case.line_keys[0]
    assert note_on(session.state, Subject("seat", line=key, seat=1)) == "Jo Field: On leave?"
    session.close()
    found = json.loads(report.read_text())
    assert [change["kind"] for change in found["changes"]] == ["removed", "changed"]
    assert found["changes"][0]["months"] == ["2027-01"]
    assert found["changes"][0]["cells"].startswith("Staffing by study!")
    assert found["comments"][0]["on"] == "CRA 1 of A"


def test_reading_the_same_workbook_back_again_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    way = Way()
    document, file = _document(tmp_path, way), _edited(tmp_path, way)
    main(["return", str(file), "--into", str(document)])
    before = document.read_bytes()
    assert main(["return", str(file), "--into", str(document)]) == 0
    assert "Nothing had to be changed." in capsys.readouterr().out
    assert document.read_bytes() == before


def test_a_trial_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    way = Way()
    document, file = _document(tmp_path, way), _edited(tmp_path, way)
    before = document.read_bytes()
    assert main(["return", str(file), "--into", str(document), "--dry-run"]) == 0
    assert "This was a trial" in capsys.readouterr().out
    assert document.read_bytes() == before


def test_some_parts_can_be_taken_into_a_scenario(tmp_path: Path) -> None:
    way = Way()
    document, file = _document(tmp_path, way), _edited(tmp_path, way)
    words = ["--as-scenario", "From Jo", "--accept", "changed", "--no-comments"]
    assert main(["return", str(file), "--into", str(document), *words]) == 0
    assert _held(document)["B", 1] == ["cid"] * 4
    assert _held(document, "From Jo") == {**_held(document), ("B", 1): ["dee"] * 4}
    session = _state(document)
    assert session.state.seat_notes == ()
    session.close()


def test_edits_of_a_published_plan_go_to_a_new_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    way = Way()
    document, file = _document(tmp_path, way, published=True), _edited(tmp_path, way)
    assert main(["return", str(file), "--into", str(document)]) == 0
    assert "Plan 1 is published and stays as it is" in capsys.readouterr().out
    assert _held(document)["B", 1] == ["cid"] * 4
    assert _held(document, "Plan 1 (edited)")["B", 1] == ["dee"] * 4


def test_a_workbook_without_a_plan_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    way = Way()
    document = _document(tmp_path, way)
    for name in ("Staffing by study", "Plan assignments"):
        del way.workbook[name]
    way.workbook.save(tmp_path / "other.xlsx")
    assert main(["return", str(tmp_path / "other.xlsx"), "--into", str(document)]) == 2
    assert "holds no plan" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["all of it", "7", "new,7"])
def test_what_accept_cannot_mean_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    way = Way()
    document, file = _document(tmp_path, way), _edited(tmp_path, way)
    assert main(["return", str(file), "--into", str(document), "--accept", words]) == 2
    assert "--accept" in capsys.readouterr().err


def test_conflicts_stay_ours_unless_told(tmp_path: Path) -> None:
    way = Way()
    document = _document(tmp_path, way)
    delete_rows(way.sheet(), lambda row: row["Staff ID"] == "bob")
    way.workbook.save(tmp_path / "plan.xlsx")
    edit = ["edit", str(document), "--assign", "A/CRA/2", "dee", "--months", "2027-01..2027-01"]
    assert main(edit) == 0
    assert main(["return", str(tmp_path / "plan.xlsx"), "--into", str(document)]) == 0
    assert _held(document)["A", 2] == ["dee", "", "", ""]
    assert main(["return", str(tmp_path / "plan.xlsx"), "--into", str(document), "--conflicts", "theirs"]) == 0
    assert _held(document)["A", 2] == ["", "", "", ""]


def test_an_import_of_an_exported_plan_says_how_its_edits_are_read_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    way = Way()
    document, file = _document(tmp_path, way), _edited(tmp_path, way)
    main(["import", str(file), "--into", str(document), "--dry-run"])
    assert f"throughline return {file} --into {document}" in capsys.readouterr().err
