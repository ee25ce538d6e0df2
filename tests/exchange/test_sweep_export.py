"""Sweeps in files: text stays text, numbers keep their digits, and an older file survives a failure."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.domain.errors import EnvironmentTrouble
from planner.exchange.plan_export import Unit
from planner.exchange.sweep_export import SweepColumn, SweepTable, write_sweep

LIVE = "=HYPERLINK(1)"
TABLE = SweepTable(
    "t",
    "Größe",
    (SweepColumn("a", "Scenario"), SweepColumn("b", "Continuity", Unit.SHARE), SweepColumn("c", "Money", Unit.MONEY)),
    ((LIVE, 1 / 3, -5), ("größer", None, 7)),
)


def test_csv_has_all_digits_and_nothing_that_excel_would_run(tmp_path: Path) -> None:
    write_sweep([TABLE], [], tmp_path / "s.csv")
    text = (tmp_path / "s.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(text.decode("utf-8-sig").splitlines()))
    assert rows == [["Scenario", "Continuity", "Money"], [f"'{LIVE}", str(1 / 3), "-5"], ["größer", "", "7"]]


def test_a_workbook_has_a_sheet_for_each_table_and_the_notes(tmp_path: Path) -> None:
    write_sweep([TABLE, TABLE], ["=note"], tmp_path / "s.xlsx")
    book = load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == ["Größe", "Größe (2)", "Notes"]
    cell = book["Größe"]["A2"]
    assert (cell.value, cell.data_type) == (LIVE, "s")
    assert book["Größe"]["B2"].value == pytest.approx(1 / 3)
    assert book["Größe"]["B2"].number_format == "0.0%"
    assert (book["Notes"]["A2"].value, book["Notes"]["A2"].data_type) == ("=note", "s")


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx"])
def test_a_file_that_cannot_be_replaced_is_left_as_it_was(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(EnvironmentTrouble, match="could not be saved"):
        write_sweep([TABLE], [], tmp_path / name)
    assert (tmp_path / name).read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1
