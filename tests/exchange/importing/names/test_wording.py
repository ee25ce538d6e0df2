"""Names come out in one language and one spelling, and what names a department or a country counts less."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.exchange.importing.names.wording import name_words, own_name_words, read_name_words, worded

LISTS = """
[same]
university = ["universität"]
[places]
vienna = ["wien"]
[where]
words = ["france"]
[fields]
words = ["oncology"]
[departments]
words = ["department"]
[endings]
words = ["klinikum"]
[institutions]
words = ["university"]
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Universität Wien", "University Vienna"),
        ("Skånes universitetssjukhus", "Skåne University Hospital"),
        ("Centre hospitalier universitaire d'Amiens", "CHU d'Amiens"),
        ("Uniklinikum Tuebingen", "University Hospital Tübingen"),
        ("Rigshospital", "Rigshospitalet"),
        ("Fakultní nemocnice Brno", "University Hospital Brno"),
        ("Novartis Farma S.p.A.", "Novartis Pharmaceuticals"),
    ],
)
def test_names_in_two_languages_have_the_same_words(one: str, other: str) -> None:
    assert worded(one).words == worded(other).words


def test_a_department_beside_an_institution_counts_less_than_the_institution() -> None:
    found = worded("Department of Thoracic Diseases, Oslo Hospital")
    counts = dict(zip(found.words, found.counts, strict=True))
    assert counts["disease"] < counts["oslo"]
    alone = worded("Department of Thoracic Diseases")
    assert dict(zip(alone.words, alone.counts, strict=True))["disease"] == counts["oslo"]


def test_a_country_counts_less_than_a_name() -> None:
    found = worded("Biogen France")
    assert found.counts[1] < found.counts[0]


def test_a_company_is_worded_without_its_legal_form() -> None:
    assert worded("Biogen GmbH").words == ("biogen",)
    assert worded("Biogen GmbH").form == "gmbh"


def test_initials_leave_out_small_words_and_need_three_letters() -> None:
    assert worded("Agency for the Study of Lungs").initials == "asl"
    assert worded("Lung Agency").initials == ""


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=100)
def test_every_word_of_any_text_has_a_count_of_at_most_one(text: str) -> None:
    found = worded(text)
    assert len(found.words) == len(found.counts)
    assert all(0 < count <= 1 for count in found.counts)
    assert all(word for word in found.words)


def test_what_is_said_for_another_word_stands_for_itself() -> None:
    """Else a name in English would come out other than its translation."""
    lists = name_words()
    said = set(lists.same.values())
    assert {phrase: lists.same[phrase] for phrase in said if lists.same[phrase] != phrase} == {}


def test_lists_of_ones_own_are_read() -> None:
    lists = read_name_words(LISTS, "words.toml")
    assert lists.same[("wien",)] == ("vienna",)
    assert "vienna" not in lists.general
    assert {"university", "oncology", "france"} <= lists.general


def test_words_in_a_folder_of_ones_own_come_on_top(tmp_path: Path) -> None:
    (tmp_path / "name_words.toml").write_text(
        '[same]\ntrust = ["stiftelse xyz"]\nvienna = ["wien"]\n', encoding="utf-8"
    )
    lists, notes = own_name_words(tmp_path)
    assert notes == ()
    assert worded("Stiftelse XYZ Oslo", lists).words == worded("Trust Oslo", lists).words
    assert worded("Stiftelse XYZ Oslo").words != worded("Trust Oslo").words
    assert worded("Universität Graz", lists).words == worded("University Graz", lists).words


@pytest.mark.parametrize("text", ["[same", "[same]\ntrust = 'x'\n", "same = 3\n"])
def test_words_of_ones_own_that_cannot_be_read_are_told_and_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "name_words.toml").write_text(text, encoding="utf-8")
    lists, [note] = own_name_words(tmp_path)
    assert lists is None and "name_words.toml" in note


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[same", "words.toml"),
        (LISTS.replace("[fields]", "[x]"), "[fields] is missing"),
        (LISTS.replace('university = ["universität"]', "university = 'uni'"), "[same], university"),
        (LISTS.replace('["oncology"]', '["."]'), "[fields], words"),
        (LISTS.replace('words = ["klinikum"]', ""), "[endings], words"),
    ],
)
def test_a_wrong_list_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UserError) as told:
        read_name_words(text, "words.toml")
    assert said in str(told.value)
