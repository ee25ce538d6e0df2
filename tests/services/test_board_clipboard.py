"""Ranges of holders as tables of text, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.plan import CONTRACTOR, OPEN
from planner.services.board_clipboard import HolderNames, PasteRefused, as_html, read_block, spread, tab_separated
from tests.support import builders as b


def case_of(*names: str) -> Case:
    staff = [b.person(f"p{number}", name=name) for number, name in enumerate(names)]
    return build_case(b.portfolio(staff=staff))


@given(
    names=st.lists(st.sampled_from(["Ann", "ann", "Bob Ray", "Zoë", "open", "-", "p1", ""]), min_size=1, max_size=6),
    data=st.data(),
)
@settings(deadline=None, max_examples=60)
def test_what_is_written_is_read_as_the_same_holders(names: list[str], data: st.DataObject) -> None:
    case = case_of(*(name or f"n{at}" for at, name in enumerate(names)))
    holder = st.sampled_from([OPEN, CONTRACTOR, *range(len(names))])
    rows = data.draw(st.lists(st.lists(holder, min_size=2, max_size=2), min_size=1, max_size=3))
    written = HolderNames(case)
    text = tab_separated([[written.of(h) for h in row] for row in rows])
    assert read_block(case, text) == tuple(tuple(row) for row in rows)


def test_ids_names_and_words_are_read_whatever_their_case_and_spaces() -> None:
    case = case_of("Ann Lee", "Bob")
    assert read_block(case, " ANN  lee \tP1\tOpen\r\ncontractor\t\t-\r\n") == (
        (0, 1, OPEN),
        (CONTRACTOR, None, OPEN),
    )


def test_a_name_that_two_people_have_is_written_as_an_id_and_not_guessed() -> None:
    case = case_of("Ann", "Ann")
    assert HolderNames(case).of(1) == "p1"
    with pytest.raises(PasteRefused, match="several people are called “Ann”"):
        read_block(case, "Ann")


def test_unknown_names_are_all_said_up_to_a_few() -> None:
    with pytest.raises(PasteRefused) as caught:
        read_block(case_of("Ann"), "\n".join(f"Nobody {n}" for n in range(9)))
    assert "row 1, column 1: nobody is called “Nobody 0”" in str(caught.value)
    assert "and 4 more" in str(caught.value)


def test_headings_that_were_copied_along_are_left_out() -> None:
    assert read_block(case_of("Ann"), "\t2027-01\t2027-02\nCRA 1\tAnn\topen") == ((0, OPEN),)


def test_one_row_or_one_column_fills_what_is_selected() -> None:
    assert spread(((1,),), 2, 3) == ((1, 1, 1), (1, 1, 1))
    assert spread(((1, 2),), 2, 5) == ((1, 2), (1, 2))
    assert spread(((1,), (2,)), 5, 2) == ((1, 1), (2, 2))
    assert spread(((1, 2), (3, 4)), 9, 9) == ((1, 2), (3, 4))


def test_nothing_in_a_cell_is_markup_or_breaks_the_table() -> None:
    assert "<script>" not in as_html([["<script>"]])
    assert tab_separated([["a\tb\nc", "d"]]) == "a b c\td"
