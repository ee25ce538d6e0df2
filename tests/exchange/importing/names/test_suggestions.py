"""Who is suggested for a name that is no known one: the one that people would think of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.importing.names.matching import KnownName, SponsorNames

KNOWN = (
    "Medical University of Vienna",
    "University of Vienna",
    "University Hospital Tübingen",
    "CHU d'Amiens",
    "CHU d'Angers",
    "Novartis",
    "Sanofi S.A.",
    "Lung Rx",
    "International Breast Cancer Study Group",
    "Danish Breast Cancer Group",
    "Merck Sharp & Dohme (MSD)",
    "Merck KGaA",
    "GlaxoSmithKline",
    "Haga Teaching Hospital",
    "The Medicines Company",
    "Oslo University Hospital",
    "Siegfried Kasper",
    "Institute of Cancer Research",
    "Toronto General Hospital (Canada)",
)


def names(*aliases: tuple[str, str]) -> SponsorNames:
    return SponsorNames(KnownName(name, name, tuple(text for key, text in aliases if key == name)) for name in KNOWN)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Med. Univ. Wien, Univ.-Klinik für Innere Medizin III", "Medical University of Vienna"),
        ("Universitaetsklinikum Tuebingen", "University Hospital Tübingen"),
        ("Centre hospitalier universitaire d'Amiens", "CHU d'Amiens"),
        ("Novartis Pharma Services AG", "Novartis"),
        ("Sanofi-Aventis Deutschland GmbH", "Sanofi S.A."),
        ("LungRx, Inc.", "Lung Rx"),
        ("IBCSG", "International Breast Cancer Study Group"),
        ("MSD Finland Oy", "Merck Sharp & Dohme (MSD)"),
        ("Merk KGaA", "Merck KGaA"),
        ("Glaxo SmithKline Research and Development Limited", "GlaxoSmithKline"),
        ("HagaZiekenhuis, pulmonary department", "Haga Teaching Hospital"),
        ("Prof. Kasper, Department of Psychiatry, Medical University of Vienna", "Medical University of Vienna"),
        ("Oslo Universitetssykehus HF, Avd. for onkologi", "Oslo University Hospital"),
        ("MERCK SHARP &amp; DOHME CORP.", "Merck Sharp & Dohme (MSD)"),
    ],
)
def test_the_first_suggestion_is_who_is_meant(written: str, meant: str) -> None:
    match = names().match(written)
    assert (match.key or match.suggestions[0].key) == meant


def test_a_subsidiary_is_known_after_one_decision_about_a_sister() -> None:
    assert all(one.key != "GlaxoSmithKline" for one in names().match("Tesaro Bio Spain S.L.").suggestions[:1])
    told = names(("GlaxoSmithKline", "TESARO, Inc."))
    assert told.match("Tesaro Bio Spain S.L.").suggestions[0].key == "GlaxoSmithKline"
    assert told.match("Tesaro Bio Spain S.L.").suggestions[0].spelling == "TESARO, Inc."


@pytest.mark.parametrize("written", ["Novartis Pharma Services AG", "Merk KGaA", "IBCSG", "CHU Amiens", "MSD"])
def test_however_alike_a_suggestion_is_never_taken_by_itself(written: str) -> None:
    match = names().match(written)
    assert not match.certain
    assert match.suggestions
    assert all(one.score < 1 for one in match.suggestions)


def test_an_abbreviation_in_brackets_is_a_name_of_its_own_but_a_place_is_not() -> None:
    best = {written: names().match(written).suggestions[0].score for written in ("MSD", "Canada")}
    assert best["MSD"] > 0.8 > best["Canada"]


def test_a_name_one_letter_off_another_known_one_is_asked_about() -> None:
    known = SponsorNames(
        KnownName(name, name)
        for name in ("Norfolk & Norwich University Hospital", "Norfolk and Norwich University Hospitals")
    )
    assert not known.match("Norfolk and Norwich University-Hospital").certain
    one = SponsorNames([KnownName("N", "Norfolk & Norwich University Hospital")])
    assert one.match("Norfolk and Norwich University-Hospital").key == "N"


@given(
    st.sampled_from(KNOWN),
    st.sampled_from(["Dept. of Neurology, {}", "{}, Abteilung für Chirurgie", "{} (Phase II unit)"]),
)
@settings(deadline=None, max_examples=40)
def test_a_department_beside_a_known_name_never_hides_it(name: str, form: str) -> None:
    assert names().match(form.format(name)).suggestions[0].key == name


@given(st.permutations(KNOWN), st.sampled_from(["Univ. Wien", "MSD Italia", "Merck", "CHU Amiens", "Kasper"]))
@settings(deadline=None, max_examples=20)
def test_the_order_of_the_known_names_does_not_matter(known: list[str], written: str) -> None:
    shuffled = SponsorNames(KnownName(name, name) for name in known).match(written)
    usual = names().match(written)
    assert {one.key: round(one.score, 9) for one in shuffled.suggestions[:3]} == {
        one.key: round(one.score, 9) for one in usual.suggestions[:3]
    }
