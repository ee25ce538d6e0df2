"""Mappings are remembered by layout and sponsor, pass through text unchanged, and a damaged store does no harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import EnvironmentTrouble
from planner.exchange.importing.mapping.mapping import Choices, ColumnUse, Mapping, MonthUse, PairUse, layout_of
from planner.exchange.importing.mapping.mapping_text import UnreadableMapping, from_text, to_text
from planner.exchange.importing.mapping.source import ColumnRef
from planner.exchange.importing.mapping.store import FILE, MappingStore, for_sponsor
from planner.exchange.importing.mapping.suggesting import Suggester
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.fte import FteUnit
from planner.exchange.importing.values.numbers import DecimalSign
from tests.exchange.importing.mapping.tables import table

DEMAND = table(["Study", "Role", "Jan-27", "Feb-27"], ["S", "CRA", 0.5, 0.5])
LATER = table(["Role", "Study", "Mar-27", "Apr-27", "May-27"], ["CRA", "S", 0.5, 0.5, 0.5])
MAPPING = replace(Suggester().suggest(DEMAND).mapping(), name="Acme grid")

REFS = st.builds(ColumnRef, st.text(max_size=8), st.integers(1, 9))
MAPPINGS = st.builds(
    Mapping,
    sheet=st.just("Assignments"),
    uses=st.lists(st.builds(ColumnUse, REFS, st.sampled_from(["Staff ID", "Role", "FTE"])), max_size=3).map(tuple),
    headings=st.lists(st.text(max_size=8), max_size=3).map(tuple),
    months=st.none()
    | st.builds(MonthUse, st.text(max_size=5), st.none() | st.text(max_size=5), first_year=st.integers(0, 2199)),
    pairs=st.lists(st.builds(PairUse, REFS, REFS), max_size=2).map(tuple),
    constants=st.just(()) | st.just((("Role", "CRA"),)),
    fill_down=st.lists(REFS, max_size=2).map(tuple),
    choices=st.builds(
        Choices,
        order=st.none() | st.sampled_from(DateOrder),
        sign=st.none() | st.sampled_from(DecimalSign),
        unit=st.none() | st.sampled_from(FteUnit),
        fiscal_start=st.none() | st.integers(1, 12),
        date_1904=st.booleans(),
        month=st.sampled_from(["", "2027-01"]),
    ),
    name=st.text(max_size=8),
    sponsor=st.text(max_size=8),
)


@settings(deadline=None, max_examples=100)
@given(st.lists(MAPPINGS, max_size=3))
def test_mappings_pass_through_text_unchanged(mappings: list[Mapping]) -> None:
    assert from_text(to_text(mappings)) == tuple(mappings)


def test_next_months_file_has_the_same_layout_and_gets_its_mapping_with_a_notice(tmp_path: Path) -> None:
    assert layout_of(DEMAND) == layout_of(LATER)
    MappingStore(tmp_path).remember(MAPPING)
    found = MappingStore(tmp_path).find(LATER)
    assert found is not None
    assert found.mapping == MAPPING
    assert found.exact
    assert "“Acme grid”" in found.notice


def test_the_sponsors_own_mapping_goes_first(tmp_path: Path) -> None:
    store = MappingStore(tmp_path)
    store.remember(MAPPING)
    own = replace(for_sponsor(MAPPING, "Boreal"), name="Boreal grid")
    store.remember(own)
    found = store.find(DEMAND, "Boreal")
    assert found is not None and found.mapping == own
    other = store.find(DEMAND, "Cala")
    assert other is not None and other.mapping == MAPPING


def test_a_changed_layout_is_only_a_suggestion_that_says_what_changed(tmp_path: Path) -> None:
    store = MappingStore(tmp_path)
    store.remember(MAPPING)
    found = store.find(table(["Study", "Role", "Team", "Jan-27", "Feb-27"], ["S", "CRA", "x", 0.5, 0.5]))
    assert found is not None
    assert not found.exact
    assert "team" in found.notice
    assert store.find(table(["Ingredient", "Grams"])) is None


def test_remembering_again_replaces_and_forgetting_forgets(tmp_path: Path) -> None:
    store = MappingStore(tmp_path)
    store.remember(MAPPING)
    newer = replace(MAPPING, choices=Choices(unit=FteUnit.HOURS))
    store.remember(newer)
    assert MappingStore(tmp_path).mappings == (newer,)
    assert store.named("ACME GRID") == newer
    store.forget(newer)
    assert MappingStore(tmp_path).mappings == ()


def test_an_exported_mapping_is_taken_in(tmp_path: Path) -> None:
    store = MappingStore(tmp_path)
    assert store.take_in(to_text([MAPPING])) == (MAPPING,)
    assert MappingStore(tmp_path).named("Acme grid") == MAPPING


DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"\xff\xfe",
    b"null",
    b'{"kind": "throughline import mappings", "version": 2, "mappings": []}',
    b'{"kind": "throughline import mappings", "version": 1}',
    b"[" * 100_000,
    to_text([MAPPING]).replace('"sheet": "Demand"', '"sheet": "Nonsense"').encode(),
    to_text([MAPPING]).replace('"number": 1', '"number": -1').encode(),
    to_text([MAPPING]).replace('"unit": null', '"unit": "apples"').encode(),
    to_text([MAPPING]).replace('"is": "Role"', '"is": "Cook"').encode(),
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_store_is_said_kept_aside_and_gone_on_without(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    store = MappingStore(tmp_path)
    assert store.mappings == ()
    assert FILE in store.notes[0]
    store.remember(MAPPING)
    assert MappingStore(tmp_path).mappings == (MAPPING,)
    assert (tmp_path / "mappings.damaged").read_bytes() == content


def test_a_damaged_export_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableMapping, match=r"x\.json could not be read"):
        from_text("{}", "x.json")


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=40), st.integers(0, 400))
def test_no_text_makes_reading_fail_otherwise(noise: str, at: int) -> None:
    whole = to_text([MAPPING])
    for text in (noise, whole[:at] + noise + whole[at:], whole[:at]):
        try:
            from_text(text)
        except UnreadableMapping as refusal:
            assert "could not be read" in str(refusal)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    store = MappingStore(tmp_path / "taken")
    with pytest.raises(EnvironmentTrouble, match="could not be remembered"):
        store.remember(MAPPING)
    assert store.mappings == ()
