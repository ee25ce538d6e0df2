"""What is written stays what it was, and a failed save leaves the old file alone."""

from __future__ import annotations

import errno
import os
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from planner.domain.errors import EnvironmentTrouble
from planner.exchange.sheets import add_sheet, cell_text, free_title, new_workbook, save_workbook, write_table
from tests.support.workbooks import workbook_here

LIVE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "#N/A", "#REF!", "_x0041_", "'quoted"]


def book_with(values: list[str]) -> Workbook:
    """One column of texts under a heading."""
    workbook = new_workbook()
    write_table(add_sheet(workbook, "Names"), ["Name"], [[value] for value in values])
    return workbook


@pytest.mark.parametrize("text", LIVE)
def test_text_that_looks_live_stays_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "live.xlsx"
    save_workbook(book_with([text]), path)
    cell = load_workbook(path)["Names"]["A2"]
    assert cell.data_type == "s"
    assert workbook_here(path).sheets[0].rows[1][0] == text


def test_what_a_cell_cannot_hold_is_taken_out_and_long_text_is_cut_with_a_note() -> None:
    assert cell_text("a\x00b\x0bc\r\nd\re") == "abc\nd\ne"
    long = cell_text("x" * 40_000)
    assert len(long) == 32_767
    assert long.endswith("(shortened by Throughline: a cell holds at most 32,767 characters)")


def test_the_longest_text_is_kept_whole() -> None:
    assert cell_text("x" * 32_767) == "x" * 32_767


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        ("A/B: [x]*?", [], "A B   x"),
        ("'edge'", [], "edge"),
        ("", [], "Sheet"),
        ("History", [], "History of changes"),
        ("seats", ["Seats"], "seats (2)"),
        ("x" * 40, ["X" * 31], "x" * 27 + " (2)"),
    ],
)
def test_sheet_names_are_ones_that_excel_accepts(title: str, taken: list[str], expected: str) -> None:
    assert free_title(title, taken) == expected


def test_tables_have_a_frozen_header_and_numbers_with_their_format(tmp_path: Path) -> None:
    workbook = new_workbook("Title")
    sheet = add_sheet(workbook, "T")
    assert write_table(sheet, ["Name", "FTE", "Met"], [["a", Decimal("0.35"), True]], formats={1: "0.00"}) == 1
    assert [cell.value for cell in sheet[2]] == ["a", 0.35, "Y"]
    assert sheet["B2"].number_format == "0.00"
    assert sheet.freeze_panes == "B2"
    assert workbook.properties.creator == "Throughline"


def failing(number: int) -> object:
    """A function that fails as the system does."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("step", "number", "words"),
    [
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("replace", errno.EACCES, "open in another program"),
        ("replace", errno.EROFS, "the disk is read-only"),
    ],
)
def test_a_failed_save_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"the old plan")
    monkeypatch.setattr(os, step, failing(number))
    with pytest.raises(EnvironmentTrouble, match=words):
        save_workbook(book_with(["a"]), path)
    assert path.read_bytes() == b"the old plan"
    assert [left.name for left in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_missing_folder_and_a_folder_of_that_name_are_explained(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="does not exist"):
        save_workbook(book_with(["a"]), tmp_path / "nowhere" / "plan.xlsx")
    with pytest.raises(EnvironmentTrouble, match="there is a folder of that name"):
        save_workbook(book_with(["a"]), tmp_path)


def test_saving_replaces_the_file_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.xlsx").write_bytes(b"old")
    link = tmp_path / "link.xlsx"
    try:
        link.symlink_to(tmp_path / "real.xlsx")
    except OSError:
        pytest.skip("links are not allowed here")
    save_workbook(book_with(["a"]), link)
    assert link.is_symlink()
    assert load_workbook(tmp_path / "real.xlsx").sheetnames == ["Names"]
