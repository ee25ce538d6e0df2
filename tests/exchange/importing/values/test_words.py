"""Phases, award stages, countries and roles by the words that people use, with one's own words added."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.portfolio import AwardStatus
from planner.exchange.importing.values.countries import Countries
from planner.exchange.importing.values.phases import read_phase
from planner.exchange.importing.values.reading import NotGiven, folded_words
from planner.exchange.importing.values.roles import RoleNames
from planner.exchange.importing.values.stages import Stages
from planner.exchange.portfolio_cells import Unusable
from planner.exchange.raw import CellValue

STAGES, COUNTRIES = Stages(), Countries()


@pytest.mark.parametrize(
    ("written", "phase"),
    [
        ("Ph II", "Phase 2"),
        ("2b", "Phase 2b"),
        ("Phase 1/2", "Phase 1/2"),
        ("PHASE2|PHASE3", "Phase 2/3"),
        ("III", "Phase 3"),
        ("Phase IIa", "Phase 2a"),
        ("2a/b", "Phase 2a/2b"),
        ("Phase 1-2", "Phase 1/2"),
        ("EARLY_PHASE1", "Early Phase 1"),
        (3.0, "Phase 3"),
        ("P3", "Phase 3"),
        ("Ib/IIa", "Phase 1b/2a"),
        ("Phase 2, Phase 3", "Phase 2/3"),
        ("Ph. IV", "Phase 4"),
    ],
)
def test_phases_in_one_spelling(written: CellValue, phase: str) -> None:
    assert read_phase(written).value == phase
    assert read_phase(phase).value == phase


def test_no_phase_and_nonsense_are_told_apart() -> None:
    for written in ("NA", "N/A", "Not Applicable", "", "TBD"):
        with pytest.raises(NotGiven):
            read_phase(written)
    with pytest.raises(Unusable):
        read_phase("Phase 5")


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("High", "0.75"),
        ("60 %", "0.6"),
        (0.6, "0.6"),
        ("0,6", "0.6"),
        ("Awarded", "1"),
        ("RFP", "0.4"),
        ("Bid defense", "0.6"),
    ],
)
def test_probabilities(written: CellValue, share: str) -> None:
    assert STAGES.read_probability(written).value[0] == Decimal(share)


def test_a_stage_in_the_column_of_probabilities_also_gives_the_status() -> None:
    assert STAGES.read_probability("Verbal award").value[1] is AwardStatus.VERBAL
    assert STAGES.read_probability("High").value[1] is None


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Closed - Won", AwardStatus.AWARDED),
        ("verbal award", AwardStatus.VERBAL),
        ("RECRUITING", AwardStatus.ONGOING),
        ("Proposal submitted", AwardStatus.RFP),
        ("Pipeline", AwardStatus.FORECAST),
        ("No bid", AwardStatus.LOST),
        ("Completed", AwardStatus.CLOSED),
    ],
)
def test_award_stages(written: str, status: AwardStatus) -> None:
    assert STAGES.read_status(written).value.status is status


def test_an_unknown_stage_is_not_guessed() -> None:
    with pytest.raises(Unusable):
        STAGES.read_status("On hold")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Germany", "DE"),
        ("DE", "DE"),
        ("deu", "DE"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("Niemcy", "DE"),
        ("UK", "GB"),
        ("U.S.A.", "US"),
        ("Korea, South", "KR"),
        ("Turkey (Türkiye)", "TR"),
        ("The Netherlands", "NL"),
        ("日本", "JP"),
        ("España", "ES"),
        ("Côte d'Ivoire", "CI"),
        ("Czech Republic", "CZ"),
        ("Viet Nam", "VN"),
    ],
)
def test_countries(written: str, code: str) -> None:
    assert COUNTRIES.read_country(written).value == code


@pytest.mark.parametrize("written", ["EMEA", "EU", "SP", "Global", "Germany and France", "", "TBD"])
def test_regions_and_unknown_countries_are_refused(written: str) -> None:
    with pytest.raises(Unusable):
        COUNTRIES.read_country(written)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("US; DE, PL", ("US", "DE", "PL")),
        ("Germany (5), Poland (3)", ("DE", "PL")),
        ("United States:1|France:2", ("US", "FR")),
        ("Korea, Republic of", ("KR",)),
        ("DE;DE", ("DE",)),
        ("USA/UK", ("US", "GB")),
        ("Spain\nItaly", ("ES", "IT")),
    ],
)
def test_lists_of_countries(written: str, codes: tuple[str, ...]) -> None:
    assert COUNTRIES.read_countries(written).value == codes


def test_roles_take_the_portfolios_own_name_else_the_standard_one() -> None:
    assert RoleNames().read_role("Sr. CRA").value == "Clinical Research Associate"
    assert RoleNames(["Monitor"]).read_role("Sr. CRA").value == "Monitor"
    assert RoleNames().read_role("Chief Cook").value == "Chief Cook"
    assert not RoleNames().is_known("Chief Cook")


def test_near_roles_are_suggested_with_a_score_not_taken() -> None:
    names = RoleNames()
    assert names.read_role("Data Mangr").value == "Data Mangr"
    assert names.suggest("Data Mangr")[0].role == "Data Manager"
    assert names.suggest("Data Mangr")[0].score < 100


def test_ones_own_words_are_added(tmp_path: Path) -> None:
    (tmp_path / "roles.toml").write_text('[roles]\n"Project Manager" = ["Captain"]\n', encoding="utf-8")
    (tmp_path / "countries.toml").write_text('[countries]\nDE = ["Home"]\n', encoding="utf-8")
    stage = '[[stage]]\nstatus = "Forecast"\nwords = ["On hold"]\n[probabilities]\n"coin toss" = 0.5\n'
    (tmp_path / "stages.toml").write_text(stage, encoding="utf-8")
    assert RoleNames(folder=tmp_path).read_role("captain").value == "Project Manager"
    assert Countries(tmp_path).read_country("home").value == "DE"
    assert Stages(tmp_path).read_status("on hold").value.status is AwardStatus.FORECAST
    assert Stages(tmp_path).read_probability("Coin toss").value[0] == Decimal("0.5")


@pytest.mark.parametrize(
    "content", [b"not toml [", b"\xff\xfe\x00", b'roles = 3\nstage = "x"\nprobabilities = []\ncountries = 1\n']
)
def test_a_damaged_list_of_ones_own_does_no_harm(tmp_path: Path, content: bytes) -> None:
    for name in ("roles", "stages", "countries"):
        (tmp_path / f"{name}.toml").write_bytes(content)
    roles = RoleNames(folder=tmp_path)
    assert roles.read_role("CRA").value == "Clinical Research Associate"
    assert Countries(tmp_path).read_country("Germany").value == "DE"
    assert Stages(tmp_path).read_status("RFP").value.status is AwardStatus.RFP
    if not content.startswith(b"roles"):
        assert "roles.toml" in roles.notes[0]


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=25), st.floats(), st.booleans(), st.dates()))
def test_nothing_but_a_refusal_ever_comes_of_odd_input(value: CellValue) -> None:
    roles = RoleNames()
    readers = (read_phase, STAGES.read_status, STAGES.read_probability, COUNTRIES.read_countries, roles.read_role)
    for read in readers:
        try:
            read(value)
        except Unusable as refusal:
            assert refusal.complaint.message


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded_words(folded_words(text)) == folded_words(text)
