"""Which rows of the board a filter keeps."""

from __future__ import annotations

from typing import Any

import pytest

from planner.services.board import Arrange, board_model
from planner.services.board_filter import BoardFilter, choices, kept_rows
from tests.ui.portfolios import hand_made


def kept(wanted: BoardFilter, arrange: Arrange = Arrange.SEATS) -> list[str]:
    case, plan, evaluation = hand_made()
    shown = board_model(case, plan, evaluation, arrange)
    rows = kept_rows(case, plan, evaluation, shown, wanted)
    assert rows is not None
    return [shown.rows[at].label for at in sorted(rows)]


def one(**asked: str) -> BoardFilter:
    wanted: dict[str, Any] = {name: frozenset({value}) for name, value in asked.items()}
    return BoardFilter(**wanted)


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (one(sponsors="Borax"), ["Borax", "C", "CRA 1", "CRA 2"]),
        (one(roles="CRA", statuses="RFP"), ["Acme", "B", "CRA 1"]),
        (one(countries="DE", sponsors="Acme"), ["Acme", "A", "CRA 1"]),
        (one(roles="PM"), []),
        (BoardFilter(open_only=True), ["Acme", "B", "CRA 1", "Borax", "C", "CRA 2"]),
        (BoardFilter(problems_only=True), ["Acme", "B", "CRA 1", "Borax", "C", "CRA 1", "CRA 2"]),
    ],
)
def test_seats_are_kept_with_their_headings(wanted: BoardFilter, rows: list[str]) -> None:
    assert kept(wanted) == rows


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (one(sponsors="Borax"), ["CRA", "Bob", "Eve"]),
        (one(countries="DE"), ["CRA", "Bob", "Eve"]),
        (BoardFilter(open_only=True), ["CRA", "Ann", "Bob"]),
        (BoardFilter(problems_only=True), []),
    ],
)
def test_people_are_kept_by_what_they_are_and_work_on(wanted: BoardFilter, rows: list[str]) -> None:
    assert kept(wanted, Arrange.PEOPLE) == rows


def test_an_empty_filter_keeps_everything() -> None:
    case, plan, evaluation = hand_made()
    assert kept_rows(case, plan, evaluation, board_model(case, plan, evaluation), BoardFilter()) is None


def test_what_can_be_chosen_is_what_occurs() -> None:
    found = choices(hand_made()[0])
    assert found.sponsors == ("Acme", "Borax")
    assert "DE" in found.countries
    assert set(found.statuses) >= {"RFP"}
