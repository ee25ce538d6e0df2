"""Lines of the workload model one by one: what people say of them, and the table in which they say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import InputProblems, UserError
from planner.workload.lines import LineEdit, LineKey, WorkedLine, line_key, unmet
from planner.workload.lines_file import lines_text, read_lines

LABELS = ("2027-01", "2027-02", "2027-03")
LINE = WorkedLine("AC-1", "CRA", ("DE", "FR"), (50, 80, 0), (50, 80, 0))


def said(folder: Path, text: str) -> dict[LineKey, LineEdit]:
    (folder / "lines.csv").write_text(text, encoding="utf-8")
    return dict(read_lines(folder / "lines.csv"))


def test_a_typed_month_counts_in_place_of_the_models_and_the_factor_is_on_all_of_it() -> None:
    edited = LINE.edited(LineEdit(0.5, {"2027-02": 1.0}), LABELS)
    assert edited.fte == (25, 50, 0)
    assert LINE.edited(LineEdit(0), LABELS).taken is False


def test_a_month_typed_as_the_model_has_it_says_nothing() -> None:
    assert LINE.edited(LineEdit(1, {"2027-01": 0.5, "2030-01": 9}), LABELS) == LINE


@given(
    st.lists(st.integers(0, 300), min_size=3, max_size=3), st.integers(0, 20), st.sampled_from(["AC-1", "=1+1", "Ü"])
)
@settings(deadline=None, max_examples=20)
def test_the_table_gives_back_what_was_said(
    tmp_path_factory: pytest.TempPathFactory, typed: list[int], tenths: int, study: str
) -> None:
    own = WorkedLine(study, "CRA", ("DE", "FR"), (50, 80, 0), (50, 80, 0))
    edit = LineEdit(tenths / 10, {label: fte / 100 for label, fte in zip(LABELS, typed, strict=True)})
    line = own.edited(edit, LABELS)
    folder = tmp_path_factory.mktemp("lines")
    again = said(folder, lines_text([line], LABELS))
    assert own.edited(again[line.key], LABELS) == line


def test_a_table_saved_by_a_spreadsheet_of_another_country_is_read(tmp_path: Path) -> None:
    text = "Study ID;Role;Countries;Times;Jan 27;Feb-27\nAC-1;cra;FR; DE;0,8;1,5;\n".replace("FR; DE", '"FR; DE"')
    assert said(tmp_path, text) == {line_key("AC-1", "CRA", ("DE", "FR")): LineEdit(0.8, {"2027-01": 1.5})}


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ("AC-1,CRA,,many,1", "D2", "no number from 0 to 100"),
        ("AC-1,CRA,,1,-1", "E2", "no number from 0 to 1000"),
        (",CRA,,1,1", "A2", "Study ID is missing"),
        ("AC-1,CRA,,1,1\nAC-1,cra,,1,1", "A3", "stands there twice"),
    ],
)
def test_what_cannot_be_used_is_told_by_its_cell(tmp_path: Path, row: str, place: str, words: str) -> None:
    with pytest.raises(InputProblems) as told:
        said(tmp_path, f"Study ID,Role,Countries,Times,2027-01\n{row}\n")
    (problem,) = told.value.problems
    assert problem.cell == place
    assert words in problem.message


def test_a_table_of_something_else_is_refused_with_the_columns_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Study ID and Role is not there"):
        said(tmp_path, "Name,Grade\nAna,3\n")


def test_what_is_said_of_a_line_that_is_not_there_is_found() -> None:
    edits = {LINE.key: LineEdit(2), line_key("AC-1", "Pilot"): LineEdit(2), line_key("AC-9", "CRA"): LineEdit(2)}
    assert list(unmet(edits, [LINE])) == [line_key("AC-1", "Pilot")]
