"""Strategies that are kept: making and checking one anew for every cell drawn takes most of a property test's time."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st


@cache
def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of the values, or None."""
    return st.none() | values


@cache
def one_of(*values: Any) -> st.SearchStrategy[Any]:
    """One of these values; one given twice is twice as likely."""
    return st.sampled_from(values)


@cache
def numbers(least: int, most: int) -> st.SearchStrategy[int]:
    """A whole number, both ends included."""
    return st.integers(least, most)


@cache
def several(length: int, *values: Any) -> st.SearchStrategy[list[Any]]:
    """So many of these values."""
    return st.lists(one_of(*values), min_size=length, max_size=length)
