"""Numbers on the command line: within their limits, or argparse's error in plain words."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeVar

Number = TypeVar("Number", int, float)


def seconds(text: str) -> float:
    """Seconds of a search."""
    return _within(float, text, lambda number: 0 < number <= 7 * 86_400, "seconds, more than 0 and at most a week")


def seed(text: str) -> int:
    """A seed of random numbers."""
    return _within(int, text, lambda number: 0 <= number < 2**31, "a whole number, 0 or more")


def workers(text: str) -> int:
    """How many searches side by side."""
    return _within(int, text, lambda number: 1 <= number <= 64, "a whole number from 1 to 64")


def points(text: str) -> int:
    """How many positions of the slider."""
    return _within(int, text, lambda number: 2 <= number <= 21, "a whole number from 2 to 21")


def draws(text: str) -> int:
    """How many draws."""
    return _within(int, text, lambda number: 1 <= number <= 10_000, "a whole number from 1 to 10,000")


def whole(text: str) -> int:
    """A count of months or people."""
    return _within(int, text, lambda number: 0 <= number <= 100_000, "a whole number, 0 or more")


def _within(kind: Callable[[str], Number], text: str, allowed: Callable[[Number], bool], words: str) -> Number:
    """A number that is allowed, or argparse's error in plain words."""
    try:
        number = kind(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not {words}") from None
    if not allowed(number):
        raise argparse.ArgumentTypeError(f"{text} is not {words}")
    return number
