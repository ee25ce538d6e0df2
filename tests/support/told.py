"""Whether a sentence can be said in another language to the last word."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from planner.domain.portfolio import Portfolio
from planner.domain.telling import Told

FIGURE = re.compile(r"[+−–-]?[\d.,:%-]*\d%?|[–+−-]|\d+(\.\d+)?–\d+(\.\d+)?")
"""Numbers, months and days."""


def names_in(value: object) -> Iterator[str]:
    """Every string that stands somewhere in a portfolio."""
    if isinstance(value, str):
        yield str(value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for part in dataclasses.fields(value):
            yield from names_in(getattr(value, part.name))
    elif isinstance(value, tuple | list | frozenset) and not isinstance(value, Enum):
        for entry in value:
            yield from names_in(entry)


def untold(text: str, portfolio: Portfolio) -> list[str]:
    """The words of a sentence that would stay English: neither templates, nor names of the portfolio, nor figures."""
    if not isinstance(text, Told):
        return [text]
    names = {*names_in(portfolio), ""}
    currency = portfolio.settings.currency
    left = []
    for leaf in text.leaves():
        words = str(leaf).removesuffix(f" {currency}")
        if not isinstance(leaf, int | float | Decimal) and words not in names and not FIGURE.fullmatch(words):
            left.append(words)
    return left
