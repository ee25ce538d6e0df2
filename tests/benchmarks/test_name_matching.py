"""The benchmark of names counts what it says it does, and the figures in the documentation stay in reach."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.benchmarks.name_counts import FIRST, MERGED, SPELT, TOLD, ceiling_of_same_text, tells
from tests.benchmarks.name_matching import UNCLEAR, asked_of, names_alone, part_of, rows_of
from tests.support.shared_data import shared_file

LIST = """name_of_sponsor,normalized_name
Novartis,Novartis
"Novartis, Basel",Novartis
Wyeth Research,Pfizer
Pfizer GmbH,Pfizer
Nobody knows,
"""


@pytest.fixture
def rows(tmp_path: Path) -> list[tuple[str, str]]:
    path = tmp_path / "names.csv"
    path.write_text(LIST, encoding="utf-8")
    return rows_of(path)


def test_rows_without_a_normalised_name_are_not_asked_about(rows: list[tuple[str, str]]) -> None:
    assert ("Nobody knows", "") not in rows
    assert len(rows) == 4


def test_a_takeover_counts_against_the_names_alone_but_is_not_told_by_the_text(rows: list[tuple[str, str]]) -> None:
    lines = names_alone(rows, rows).lines
    assert (lines[FIRST].right, lines[FIRST].all) == (3, 4)
    assert (lines[TOLD].right, lines[TOLD].all) == (3, 3)
    assert (lines[MERGED].all, lines[SPELT].all) == (1, 0)


def test_a_decision_that_is_remembered_tells(rows: list[tuple[str, str]]) -> None:
    lines = asked_of({"Novartis": (), "Pfizer": ("Wyeth Inc",)}, rows).lines
    assert (lines[FIRST].right, lines[TOLD].all) == (4, 4)


def test_a_part_asks_only_about_names_that_the_others_know(rows: list[tuple[str, str]]) -> None:
    assert sum(part_of(rows, part).lines[FIRST].all for part in range(5)) == 4
    assert part_of([("A", "B")], 0).lines[FIRST].all == 0


def test_words_that_anybody_may_have_tell_nothing() -> None:
    assert tells("Pfizer GmbH", ["Pfizer Inc"])
    assert not tells("University Hospital, Oncology", ["University of Oslo, Oncology"])
    assert not tells("Sahlgrenska University Hospital", ["University of Gothenburg"])


def test_the_same_text_with_two_meanings_limits_what_can_be_right() -> None:
    assert "(2 of 3)" in ceiling_of_same_text([("A Ltd", "X"), ("A Limited", "X"), ("a ltd.", "Y")])


def test_a_sample_of_the_real_list_is_matched_as_well_as_documented() -> None:
    path = shared_file("names/sponsor_names_euctr.csv")
    known = [row for row in rows_of(path) if not row[1].startswith(UNCLEAR)]
    lines = names_alone(known, random.Random(7).sample(known, 400)).lines
    assert lines[FIRST].right / lines[FIRST].all > 0.85
    assert lines[TOLD].right / lines[TOLD].all > 0.92
    assert lines[MERGED].right / lines[MERGED].all > 0.98
