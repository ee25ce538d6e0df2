"""Holds that differ in seats far apart: what lies between them is left alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.document import DocumentState, PlanRecord
from planner.domain.plan import HoldRow, PlanRows, SeatRow
from planner.domain.portfolio import LineKey
from planner.storage.changes import apply, difference, reverse
from tests.support.builders import portfolio

LINE = LineKey("A", "CRA")
SEATS = tuple(SeatRow(LINE, number, (100,) * 4) for number in range(1, 7))


def document(holders: dict[int, str]) -> DocumentState:
    """A plan of six seats; by seat number a letter for the holder of each month, '.' for nobody."""
    holds = tuple(
        HoldRow(LINE, number, month, letter)
        for number in sorted(holders)
        for month, letter in enumerate(holders[number])
        if letter != "."
    )
    return DocumentState(portfolio(), (PlanRecord("p", "Plan", PlanRows(SEATS, holds), plan_start="2027-01"),))


def test_two_seats_that_swap_are_two_small_changes() -> None:
    before = document({1: "aaaa", 2: "bbbb", 3: "cccc", 4: "dddd", 5: "eeee"})
    after = document({1: "aeaa", 2: "bbbb", 3: "cccc", 4: "dddd", 5: "eaee"})
    changes = difference(before, after)
    assert [(change.start, len(change.before), len(change.after)) for change in changes] == [(0, 4, 4), (16, 4, 4)]


texts = st.dictionaries(st.integers(1, 6), st.text("ab.", min_size=4, max_size=4))


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(texts, texts)
def test_changes_lead_there_and_back(one: dict[int, str], other: dict[int, str]) -> None:
    before, after = document(one), document(other)
    changes = difference(before, after)
    assert apply(before, changes) == after
    assert apply(after, reverse(changes)) == before
    assert replace(before, plans=()) == replace(after, plans=())
