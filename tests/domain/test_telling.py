"""Sentences that can be said in another language: English as they are, whole wherever they are carried."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import UserError
from planner.domain.telling import (
    Told,
    all_of,
    begun,
    counted,
    joined,
    known,
    one_of,
    packed,
    tell,
    unpacked,
    unstopped,
)

GERMAN = {
    "Start {study} {n} months later, and assign {name}.": "{study} {n} Monate später beginnen und {name} zuweisen.",
    "a contractor": "eine externe Person",
    "{parts} and {last}": "{parts} und {last}",
    "{parts} or {last}": "{parts} oder {last}",
    "Handovers": "Übergaben",
}


def german(template: str) -> str:
    return GERMAN.get(template, template)


def shift(n: int = 2) -> Told:
    return counted(
        n, "Start {study} a month later.", "Start {study} {n} months later, and assign {name}.",
        study="ABC-101", name=tell("a contractor"),
    )  # fmt: skip


def test_a_sentence_is_the_english_one() -> None:
    assert shift() == "Start ABC-101 2 months later, and assign a contractor."
    assert shift(1) == "Start ABC-101 a month later."
    assert json.dumps([shift(1)]) == '["Start ABC-101 a month later."]'


def test_the_sentence_and_the_sentences_in_its_places_are_translated() -> None:
    assert shift().said(german) == "ABC-101 2 Monate später beginnen und eine externe Person zuweisen."


def test_names_are_never_translated() -> None:
    assert tell("{name}: {role}", name="Handovers", role=known("Handovers")).said(german) == "Handovers: Übergaben"


def test_braces_in_names_stay() -> None:
    assert tell("{name}, {other}", name="A{0}", other=known("{B}")).said(german) == "A{0}, {B}"


@pytest.mark.parametrize(
    ("parts", "every", "any_one"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a und b", "a oder b"),
        (("a", "b", "c"), "a, b und c", "a, b oder c"),
    ],
)
def test_lists(parts: tuple[str, ...], every: str, any_one: str) -> None:
    assert all_of(parts) == every.replace("und", "and")
    for made, words in ((all_of(parts), every), (one_of(parts), any_one)):
        assert (made.said(german) if isinstance(made, Told) else made) == words


def test_beginnings_and_ends_follow_the_translation() -> None:
    assert begun(tell("a contractor")).said(german) == "Eine externe Person"
    assert unstopped(shift()).said(german) == "ABC-101 2 Monate später beginnen und eine externe Person zuweisen"


TOLD = st.recursive(
    st.builds(lambda name: tell("Assign {name}", name=name), st.text()),
    lambda inner: st.one_of(
        st.builds(lambda parts: joined("; ", parts), st.lists(inner | st.text(), min_size=1, max_size=3)),
        st.builds(lambda n, part: counted(n, "1 of {part}", "{n} of {part}", part=part), st.integers(0, 3), inner),
        st.builds(begun, inner),
        st.builds(unstopped, inner),
    ),
    max_leaves=5,
)


@given(TOLD)
def test_a_sentence_comes_back_whole_from_another_process_and_from_a_copy(told: Told) -> None:
    def shouted(template: str) -> str:
        return template.replace("Assign", "ZUWEISEN")

    for other in (pickle.loads(pickle.dumps(told)), copy.deepcopy(told), copy.copy(told)):
        assert type(other) is Told
        assert other == told
        assert other.said(shouted) == told.said(shouted)
        assert list(other.leaves()) == list(told.leaves())


def test_an_error_hands_its_sentence_on_whole() -> None:
    handed = str(UserError(shift()))
    assert isinstance(handed, Told)
    assert handed.said(german).startswith("ABC-101 2 Monate")


@given(TOLD)
def test_a_sentence_comes_back_whole_from_json(told: Told) -> None:
    again = unpacked(json.loads(json.dumps(packed(told))))
    assert isinstance(again, Told)
    assert again == told
    assert again.said(german) == told.said(german)


@pytest.mark.parametrize(
    "kept",
    [
        "plain",
        ["{n:>99999999}", {"n": "x"}, ""],
        ["{n.real}", {"n": 1}, ""],
        ["{n}", {}, ""],
        ["{0}", {"0": "x"}, ""],
        ["a", {}, "shout"],
        7,
        None,
    ],
)
def test_what_no_telling_wrote_is_only_text(kept: object) -> None:
    assert unpacked(kept) == str(kept)
