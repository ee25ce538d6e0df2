"""Tables that are pointed out by hand: in words, row by row, and found again in the next file of the layout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.services.importing import (
    ImportChoices,
    ImportFile,
    ImportMemory,
    TableChoice,
    TableKey,
    propose,
    read_tables,
)
from planner.services.importing.pointing import placed_table, rows_named, with_tables
from tests.support.builders import day
from tests.support.import_files import forgetful, sheets_file

HEADINGS = ("Protocol No", "Client", "Award status", "FPI", "Study end")
TITLES = (("Pipeline of the year", "", "", "", ""), ("as told by the sponsor", "v3", "draft", "", ""))
KEY = TableKey(0, 0)


@pytest.fixture
def memory(tmp_path: Path) -> ImportMemory:
    return forgetful(tmp_path)


def trial(name: str) -> tuple[object, ...]:
    return (name, "Acme", "Awarded", day("2027-01-01"), day("2027-12-31"))


def odd_file(rows: Sequence[Sequence[object]], titles: Sequence[Sequence[object]] = TITLES) -> ImportFile:
    """A table whose subtotals and closing remarks look like rows of it."""
    parted = ("Sum of oncology", "Acme", "Awarded", day("2027-01-01"), day("2027-12-31"))
    end = ("Studies of other regions", "", "", "", "")
    below = [(f"X-{at}", "Other", "Lost", day("2027-01-01"), day("2027-12-31")) for at in range(3)]
    return sheets_file("p.xlsx", {"Pipeline": [*titles, HEADINGS, *rows[:1], parted, *rows[1:], end, *below]})


def studies(file: ImportFile, choices: ImportChoices, memory: ImportMemory) -> list[str]:
    proposal = propose([file], None, choices, memory)
    return [change.label for change in proposal.changes if change.sheet == "Roadmap"]


def test_the_end_of_a_table_and_rows_in_it_can_be_pointed_out(memory: ImportMemory) -> None:
    file = odd_file([trial("A"), trial("B")])
    plain = sheets_file("p.xlsx", {"S": file.grid("Pipeline")[2:]})
    choices = ImportChoices(tables={KEY: TableChoice(last_row=3, left_out=frozenset({2}))})
    assert "X-1" in studies(plain, ImportChoices(), memory)
    assert studies(plain, choices, memory) == ["A", "B"]
    choices = ImportChoices(tables={KEY: TableChoice(header_rows=(2,), last_row=5, left_out=frozenset({4}))})
    assert studies(file, choices, memory) == ["A", "B"]
    outs = {out.row: out.text for out in file.table(0, choices.of(KEY)).left_out}
    assert "Sum of oncology" in outs[4]


def test_what_was_pointed_out_is_found_again_where_it_has_moved_and_grown(memory: ImportMemory) -> None:
    first = odd_file([trial("A"), trial("B")])
    said = TableChoice(header_rows=(2,), last_row=5, left_out=frozenset({4}))
    assert memory.remember([first], ImportChoices(tables={KEY: said}))
    later = odd_file([trial("A"), trial("B"), trial("C"), trial("D")], (*TITLES, ("one more remark",)))
    again = ImportMemory(memory.folder)
    assert studies(later, ImportChoices(), again) == ["A", "B", "C", "D"]
    (table,) = read_tables([later], ImportChoices(), again)
    assert table.place_again == TableChoice(header_rows=(3,), last_row=8, left_out=frozenset({5}))
    assert table.remembered
    (table,) = read_tables([later], ImportChoices(tables={KEY: TableChoice(as_found=True)}), again)
    assert table.found == later.tables[0]


def test_a_file_of_another_layout_is_not_read_where_another_table_stood(memory: ImportMemory) -> None:
    memory.remember([odd_file([trial("A"), trial("B")])], ImportChoices(tables={KEY: TableChoice(last_row=5)}))
    other = sheets_file(
        "q.xlsx", {"Pipeline": [("Study ID", "Sponsor", "Start", "End"), ("Z", "B", "2027-01-01", "2027-12-31")]}
    )
    (table,) = read_tables([other], ImportChoices(), ImportMemory(memory.folder))
    assert table.place_again is None


def test_a_table_where_none_was_found_is_read_and_found_again(memory: ImportMemory) -> None:
    rows = [("Study ID",), ("",), ("A",)]
    file = sheets_file("p.xlsx", {"Notes": rows})
    assert not file.tables
    said = ImportChoices(tables={KEY: TableChoice(header_rows=(0,), within="Notes", sheet="Roadmap")})
    (table,) = read_tables([file], said, memory)
    assert [row.values[0] for row in table.found.rows] == ["A"]


def test_two_rows_of_headings_are_read_as_one_and_remembered(memory: ImportMemory) -> None:
    rows = [
        ("note", "x", "y", "z", "z"),
        ("Study", "Client", "", "Planned", ""),
        ("No", "", "Award status", "FPI", "Study end"),
        trial("A"),
        trial("B"),
    ]
    file = sheets_file("p.xlsx", {"S": rows})
    said = TableChoice(
        header_rows=(1, 2), sheet="Roadmap",
        take={"Study No": "Study ID", "Planned FPI": "Start", "Planned Study end": "End"},
    )  # fmt: skip
    choices = ImportChoices(tables={KEY: said})
    assert studies(file, choices, memory) == ["A", "B"]
    assert memory.remember([file], choices)
    assert studies(file, ImportChoices(), ImportMemory(memory.folder)) == ["A", "B"]


def test_a_range_in_words_points_out_a_table_and_leaves_the_others_out(memory: ImportMemory) -> None:
    file = odd_file([trial("A"), trial("B")])
    placed = placed_table("pipeline!A3:E6", left_out=rows_named("5"))
    assert studies(file, with_tables(ImportChoices(), [file], [placed]), memory) == ["A", "B"]
    two = sheets_file("t.xlsx", {"One": [HEADINGS, trial("A"), trial("B")], "Two": [HEADINGS, trial("C"), trial("D")]})
    chosen = with_tables(ImportChoices(), [two], [placed_table("Two!A1")])
    assert studies(two, chosen, memory) == ["C", "D"]


@pytest.mark.parametrize("text", ["", "Pipeline", "A0", "K3:A9", "A9:K3", "Pipeline!"])
def test_a_range_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="--table"):
        placed_table(text)


def test_rows_and_sheets_that_mean_nothing_are_refused() -> None:
    assert rows_named("4, 7-9") == {3, 6, 7, 8}
    with pytest.raises(UserError, match="--skip-rows"):
        rows_named("9-7")
    with pytest.raises(UserError, match="Sheets are: Pipeline"):
        with_tables(ImportChoices(), [odd_file([trial("A")])], [placed_table("Elsewhere!A1")])
