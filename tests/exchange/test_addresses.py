"""Addresses of cells: what is written is what is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.raw import address, column_letters, place_of


@given(st.integers(0, 9_999_998), st.integers(0, 16_383))
def test_an_address_leads_to_its_cell(row: int, column: int) -> None:
    assert place_of(address(row, column)) == (row, column)


def test_letters_go_on_after_z() -> None:
    assert [column_letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize("written", ["$B$7", " b7 ", "B$7"])
def test_an_address_may_be_written_as_people_do(written: str) -> None:
    assert place_of(written) == (6, 1)


@pytest.mark.parametrize("written", ["", "B", "7", "B7:C9", "Sheet!B7", "Roles", "ABCD7", "B0"])
def test_what_is_no_address_leads_nowhere(written: str) -> None:
    assert place_of(written) is None
