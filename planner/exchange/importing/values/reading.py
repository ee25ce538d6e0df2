"""What all value readers share: a value with its note, words folded for comparison, cells that say "not known"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from planner.exchange.portfolio_cells import Unusable, plain_text, shown
from planner.exchange.raw import CellValue

T_co = TypeVar("T_co", covariant=True)

_NOT_WORDS = re.compile(r"(?:[^\w%&+#]|_)+")
_NOTHING_KNOWN = frozenset(
    {
        "tbd",
        "tbc",
        "tba",
        "tbn",
        "na",
        "nd",
        "none",
        "null",
        "nil",
        "unknown",
        "unk",
        "pending",
        "open",
        "x",
        "xx",
        "xxx",
    }
    | {"?", "??", "???", "-", "--", "---", "–", "—", ".", "…", "n/a", "n.a.", "n/k", "nan", "not set", "not known"}
    | {"not applicable", "not available", "to be determined", "to be confirmed", "not yet known"}
    | {"offen", "unbekannt", "inconnu", "desconocido"}
)


@dataclass(frozen=True, slots=True)
class Read(Generic[T_co]):
    """A value that was read, and, where it means other than what was written, a note in words."""

    value: T_co
    note: str = ""


class NotGiven(Unusable):
    """The cell says in words that there is no value yet (TBD, n/a, ?)."""


@lru_cache(maxsize=65536)
def folded_words(text: str) -> str:
    """Text for comparison: no accents, case or punctuation; words parted by one space.

    Only Latin letters lose their accents: in other scripts the marks make another letter.
    """
    if text.isascii():  # nearly always
        return _NOT_WORDS.sub(" ", text.casefold()).strip()
    text = unicodedata.normalize("NFKC", text.replace("ß", "ss").replace("ł", "l").replace("Ł", "l")).casefold()
    decomposed = unicodedata.normalize("NFD", text)
    kept = [
        mark
        for before, mark in zip(" " + decomposed, decomposed, strict=False)
        if not (unicodedata.combining(mark) and (before < "\u0250" or unicodedata.combining(before)))
    ]
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFC", "".join(kept))).strip()


def says_nothing(value: CellValue) -> bool:
    """Whether a cell says that its value is not known yet."""
    if not isinstance(value, str):
        return False
    text = value.strip().casefold()
    return text in _NOTHING_KNOWN or folded_words(text) in _NOTHING_KNOWN


def refuse_unknown(value: CellValue, what: str) -> None:
    """Raise `NotGiven` if the cell says that its value is not known yet."""
    if says_nothing(value):
        raise NotGiven(f"“{shown(value)}” means that there is no {what} yet.", f"Enter the {what} when it is known.")


def written(value: CellValue) -> str:
    """What stands in a cell, as the person sees it, on one line."""
    return " ".join(plain_text(value).split())
