"""``throughline export``: what leaves, in which format, and refusals in sentences."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.cli.main import main
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.writing import write_export
from tests.services.exporting.cases import SAFE, source
from tests.support.full_disk import room_for


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A full plan workbook."""
    path = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    write_export(source(), ExportChoice(), path, remedies=0)
    return path


def run(plan: Path, out: Path, *words: str) -> int:
    """The command's exit status."""
    return main(["export", str(plan), "-o", str(out), *words])


def test_a_part_is_written_and_what_is_left_out_is_said(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "part.xlsx"
    words = ("--sponsor", SAFE, "--months", "2027-02..2027-03", "--ids-only", "--sheets", "staffing by study", "Seats")
    assert run(plan, out, *words) == 0
    assert load_workbook(out).sheetnames[:4] == ["Overview", "Staffing by study", "Summary", "Seats"]
    said = capsys.readouterr().out
    assert "Only the months 2027-02 to 2027-03" in said
    assert "Staff ids without names." in said
    assert "cannot be checked or planned from again" in said
    assert main(["check", str(out)]) == 2
    assert "part.xlsx is a restricted export" in capsys.readouterr().err


def test_the_full_export_of_a_full_export_is_checked_with_the_same_figures(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "again.xlsx"
    assert run(plan, again, "--quiet") == 0
    assert capsys.readouterr().out == ""
    assert main(["check", str(plan)]) == main(["check", str(again)])
    first, _, second = capsys.readouterr().out.partition("Rules 1 to 5 are kept.\n")
    assert first.splitlines()[3:9] == second.splitlines()[3:9]  # the bound is the search's, and stays behind


def test_one_table_as_csv(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "seats.csv"
    assert run(plan, out, "--sheets", "Seats", "--quiet") == 0
    rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))
    assert rows[0][0] == "Study ID"
    assert {row[0] for row in rows[1:]} == {"AST-1", "AST-2", "BOR-77", "BOR-78", "CYG-5"}


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("out.docx", (), "must end in"),
        ("out.csv", (), "A CSV file holds one table"),
        ("out.xlsx", ("--plan", "Nobody's"), "has no plan named Nobody's. There are: plan"),
        ("out.xlsx", ("--since", "Last year"), "has no plan named Last year"),
        ("out.xlsx", ("--months", "March"), "--months March: write it as 2027-03..2027-08"),
        ("out.xlsx", ("--sponsor-safe",), "name exactly one"),
        ("out.xlsx", ("--sheets", "Timetable"), "has no sheet Timetable"),
    ],
)
def test_what_cannot_be_exported_is_refused_before_anything_is_written(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, options: tuple[str, ...], words: str
) -> None:
    assert run(plan, tmp_path / name, *options) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_file_that_is_exported_is_not_overwritten(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    assert run(plan, plan) == 2
    assert "would overwrite" in capsys.readouterr().err
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.zip", "plan.pdf"])
def test_a_disk_that_fills_is_said_and_the_older_file_stays(plan: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    out.write_bytes(b"the older one")
    command = [sys.executable, "-m", "planner.cli", "export", str(plan), "-o", str(out)]
    with room_for(1500):
        made = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 2, made.stderr
    assert made.stderr.strip() == (
        f"{out} could not be saved: the disk is full. Free some space or choose another folder. Nothing was changed."
    )
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"the older one"]


def test_pages_for_a_sponsor_name_no_other(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "safe.pdf"
    command = [sys.executable, "-m", "planner.cli", "export", str(plan), "-o", str(out)]
    made = subprocess.run(
        [*command, "--sponsor", SAFE, "--sponsor-safe"], capture_output=True, text=True, timeout=120, check=False
    )
    assert made.returncode == 0, made.stderr
    assert out.read_bytes().startswith(b"%PDF")
