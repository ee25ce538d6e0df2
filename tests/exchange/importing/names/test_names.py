"""Written names are matched to known ones: surely where nothing but spelling differs, else by asking."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.domain.portfolio import Person, Sponsor
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, Source
from planner.exchange.importing.names.decisions import (
    known_people,
    known_sponsors,
    resolve_people,
    resolve_sponsors,
    sponsors_with_aliases,
    staff_with_aliases,
)
from planner.exchange.importing.names.matching import KnownName, PeopleNames, SponsorNames
from planner.exchange.importing.names.normalising import organisation_name, person_key, read_legal_forms

SPONSORS = ("Novartis Pharmaceuticals", "Merck KGaA", "Merck & Co., Inc.", "Laboratoires Théa S.A.S.", "Innate Pharma")


def sponsors(*names: str) -> SponsorNames:
    return SponsorNames(KnownName(name, name) for name in names or SPONSORS)


def person(key: str, name: str) -> Person:
    from decimal import Decimal

    return Person(key, name, "Data Manager", 100, Decimal(50), start=dt.date(2020, 1, 1))


def draft(sheet: str, heading: str, *values: str) -> Draft:
    return Draft(tuple(DraftRow(sheet, {heading: DraftCell(value, Source("f.xlsx", "S", "A2"))}) for value in values))


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("NOVARTIS  pharmaceuticals", "Novartis Pharmaceuticals"),
        ("Laboratoires Thea SAS", "Laboratoires Théa S.A.S."),
        ("Merck and Co Incorporated", "Merck & Co., Inc."),
        ("merck kgaa", "Merck KGaA"),
    ],
)
def test_accents_punctuation_and_spellings_of_the_legal_form_do_not_matter(written: str, known: str) -> None:
    assert sponsors().match(written).key == known


@pytest.mark.parametrize("written", ["Merck", "Merck Inc.", "Merck GmbH", "Innate Pharma SA", "Novartis Farma"])
def test_another_legal_form_or_another_word_is_never_merged_without_asking(written: str) -> None:
    match = sponsors().match(written)
    assert not match.certain
    assert match.suggestions


def test_a_name_that_fits_two_known_ones_is_a_question() -> None:
    match = sponsors("Aquinox Inc", "AQUINOX Inc.").match("Aquinox, Incorporated")
    assert not match.certain
    assert {one.key for one in match.suggestions} == {"Aquinox Inc", "AQUINOX Inc."}


def test_a_company_that_seems_to_be_known_twice_is_a_question() -> None:
    assert not sponsors("COMPASS Pathfinder", "COMPASS Pathfinder, Ltd").match("Compass Pathfinder Limited").certain
    assert sponsors("COMPASS Pathfinder, Inc", "COMPASS Pathfinder, Ltd").match("Compass Pathfinder Limited").certain


def test_the_best_suggestion_finds_a_department_and_a_slip_of_the_pen() -> None:
    known = sponsors("Gilead Sciences Inc", "AB Science", "University of Oslo", "Oslo Cancer Cluster", "Biogen")
    assert known.match("Gileas Sciences").suggestions[0].key == "Gilead Sciences Inc"
    assert known.match("Department of Oncology, University of Oslo").suggestions[0].key == "University of Oslo"


def test_a_name_like_no_other_gets_no_suggestion() -> None:
    assert sponsors().match("Zyxwv").suggestions == ()


def test_names_of_signs_only_are_harmless() -> None:
    assert not sponsors().match("???").certain
    assert organisation_name("Ltd.").core == "ltd"
    assert organisation_name("").words == ()


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=5))
@settings(deadline=None, max_examples=80)
def test_whatever_is_written_suggestions_are_known_and_sorted(written: str, names: list[str]) -> None:
    match = SponsorNames(KnownName(str(i), name) for i, name in enumerate(names)).match(written)
    scores = [one.score for one in match.suggestions]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len({one.key for one in match.suggestions}) == len(match.suggestions)


@given(st.sampled_from(SPONSORS), st.sampled_from(["upper", "lower", "title"]), st.sampled_from([" ", "  ", "\u00a0"]))
@settings(deadline=None, max_examples=40)
def test_case_and_spacing_never_matter(name: str, case: str, space: str) -> None:
    assert sponsors().match(getattr(name, case)().replace(" ", space)).key == name


@pytest.mark.parametrize("written", ["Nowak, Anna", "Dr Anna Nowak", "Anna NOWAK, PhD", "Aňna Nowak"])
def test_a_person_written_differently_is_suggested_first_but_never_merged(written: str) -> None:
    known = PeopleNames([KnownName("P1", "Anna Nowak"), KnownName("P2", "Anne Novak")])
    match = known.match(written)
    assert not match.certain
    assert match.suggestions[0].key == "P1"
    assert match.suggestions[0].score == 1.0


def test_namesakes_are_a_question() -> None:
    match = PeopleNames([KnownName("P1", "Anna Nowak"), KnownName("P2", "Anna Nowak")]).match("Anna Nowak")
    assert not match.certain
    assert {one.key for one in match.suggestions} == {"P1", "P2"}


def test_a_name_before_the_comma_is_the_last_name_unless_a_title_follows() -> None:
    assert person_key("Nowak, Anna") == "anna nowak"
    assert person_key("Anna Nowak, PhD") == "anna nowak"


def test_a_decision_is_remembered_as_an_alias_and_not_asked_again() -> None:
    before = (Sponsor("Novartis"), Sponsor("Sandoz"))
    written = "Novartis Farma; S.p.A."
    asked = resolve_sponsors(draft("Roadmap", "Sponsor", written, written, "Sandoz"), known_sponsors(before))
    assert [(question.match.written, question.cells) for question in asked.questions] == [(written, 2)]
    after = sponsors_with_aliases(before, {written: "Novartis"})
    assert after[0].aliases == ("Novartis Farma, S.p.A.",)
    assert after[1] == before[1]
    again = resolve_sponsors(asked.draft, known_sponsors(after))
    assert again.questions == ()
    cell = again.draft.rows[0].cells["Sponsor"]
    assert (cell.value, cell.written) == ("Novartis", written)


def test_a_decision_that_says_new_leaves_the_name_alone() -> None:
    resolved = resolve_sponsors(
        draft("Roadmap", "Sponsor", "Novartix"), known_sponsors([Sponsor("Novartis")]), {"Novartix": "Novartix"}
    )
    assert resolved.questions == ()
    assert resolved.draft.rows[0].cells["Sponsor"].value == "Novartix"


def test_staff_ids_stay_and_names_of_people_become_staff_ids_once_decided() -> None:
    staff = (person("P1", "Anna Nowak"), person("P2", "José Ruiz"))
    rows = draft("Assignments", "Staff ID", "P2", "Anna Nowak", "Ruiz, Jose")
    first = resolve_people(rows, known_people(staff), ["P1", "P2"])
    assert [row.cells["Staff ID"].value for row in first.draft.rows] == ["P2", "P1", "Ruiz, Jose"]
    assert first.questions[0].match.suggestions[0].key == "P2"
    remembered = staff_with_aliases(staff, {"Ruiz, Jose": "P2"})
    again = resolve_people(rows, known_people(remembered), ["P1", "P2"])
    assert [row.cells["Staff ID"].value for row in again.draft.rows] == ["P2", "P1", "P2"]
    assert staff_with_aliases(remembered, {"Ruiz, Jose": "P2"}) == remembered
    assert replace(remembered[1], extra=()) == staff[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[forms", "legal.toml"),
        ("x = 1", "[forms] is missing"),
        ("[forms]\nltd = 'ltd'", "[forms], ltd"),
        ("[forms]\nltd = ['ltd']\ninc = ['LTD']", "also given for ltd"),
        ("[forms]\nltd = ['.']", "empty spelling"),
    ],
)
def test_a_wrong_table_of_legal_forms_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UserError) as told:
        read_legal_forms(text, "legal.toml")
    assert said in str(told.value)
