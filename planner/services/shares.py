"""Shares as people read them: in percent with one decimal, or with as many as tell two of them apart."""

from __future__ import annotations

MOST_DIGITS = 3


def shares_apart(one: float, other: float, most_digits: int = MOST_DIGITS) -> tuple[str, str]:
    """Two shares in percent: ``28.1%`` and ``28.2%``, or ``45.20%`` and ``45.17%`` where one decimal is too few."""
    for digits in range(1, most_digits + 1):
        texts = f"{one:.{digits}%}", f"{other:.{digits}%}"
        if texts[0] != texts[1]:
            return texts
    return texts if one != other else (f"{one:.1%}", f"{other:.1%}")
