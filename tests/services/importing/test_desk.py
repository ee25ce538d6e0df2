"""Large files are imported in a process of their own, with the same outcome as in this one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.exchange.reading import ReadingCancelled
from planner.services.importing import ImportChoices, ImportMemory, propose, read_import_file
from planner.services.importing.desk import ImportDesk
from planner.services.importing.said import merged
from planner.services.importing.taking import taken
from planner.services.opening import open_sample

ROADMAP = "Study ID,Sponsor,Start,End,Phase\nXY-1,Aurelia Biotech,2027-01-01,2028-06-30,II\nXY-2,Nordsund,soon,2028,3\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ImportDesk]:
    made = ImportDesk(tmp_path / "memory", large=0)
    yield made
    made.close()


@pytest.fixture
def roadmap(tmp_path: Path) -> Path:
    path = tmp_path / "pipeline.csv"
    path.write_text(ROADMAP)
    return path


def test_the_process_proposes_what_this_one_would(desk: ImportDesk, roadmap: Path, tmp_path: Path) -> None:
    base, choices = open_sample().portfolio, ImportChoices(new_names=True)
    there = desk.propose([desk.read(roadmap)], base, choices)
    here = propose([read_import_file(roadmap)], base, choices, ImportMemory(tmp_path / "memory"))
    assert there.base is base
    assert (there.sheets, there.problems, there.questions, there.notes) == (
        here.sheets, here.problems, here.questions, here.notes,
    )  # fmt: skip
    assert merged((), there.said, ()) == merged((), here.said, ())
    assert taken(there, there.wanted) == taken(here, here.wanted)


def test_a_row_of_the_document_that_changes_is_the_documents_own(desk: ImportDesk, tmp_path: Path) -> None:
    base = open_sample().portfolio
    study = base.studies[0]
    path = tmp_path / "news.csv"
    path.write_text(f"Study ID,Sponsor,Start,End\n{study.id},{study.sponsor},{study.start},2031-12-31\n")
    (sheet,) = desk.propose([desk.read(path)], base, ImportChoices()).sheets
    changed = [change for change in sheet.changes if change.after is not None]
    assert [(change.before is study, str(change.after.end)) for change in changed] == [(True, "2031-12-31")]


def test_the_file_shows_its_cells_and_which_rows_are_its_table(desk: ImportDesk, roadmap: Path) -> None:
    file, here = desk.read(roadmap), read_import_file(roadmap)
    assert file.grid("") == here.grid("")
    assert file.tables[0].own_rows == here.tables[0].own_rows == {1, 2}
    assert [sheet.sentence for sheet in file.findings.sheets] == [sheet.sentence for sheet in here.findings.sheets]


def test_a_refusal_is_said_in_the_same_words(desk: ImportDesk, tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    path.write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(UserError) as here:
        read_import_file(path)
    with pytest.raises(UserError) as there:
        desk.read(path)
    assert str(there.value) == str(here.value)


def test_after_a_cancel_the_next_proposal_is_whole(desk: ImportDesk, roadmap: Path) -> None:
    file = desk.read(roadmap)
    with pytest.raises(ReadingCancelled):
        desk.propose([file], None, ImportChoices(), into_new=True, cancelled=lambda: True)
    again = desk.propose([file], None, ImportChoices(new_names=True), into_new=True)
    assert [change.label for change in again.changes if change.sheet == "Roadmap"] == ["XY-1"]


def test_the_process_is_ready_to_read_before_it_has_loaded_what_a_proposal_needs() -> None:
    words = "import sys, planner.services.importing.desk_child; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True).stdout.split()
    assert "planner.exchange.reading" in loaded
    assert not {"numpy", "openpyxl", "planner.services.importing.proposing"} & set(loaded)


def test_a_proposal_loads_nothing_that_writes_workbooks() -> None:
    words = "import sys, planner.services.importing.proposing; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True).stdout.split()
    assert "planner.services.importing.comparing" in loaded and "openpyxl" not in loaded
