"""The names of the months in the languages that sponsors and staff offices write in (Unicode CLDR, through Babel)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from planner.exchange.importing.values.reading import folded_words

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "nb", "hu")
_ALSO = {"sept": 9, "febr": 2, "mrz": 3, "sep": 9}
_FEWEST_LETTERS = 3


@lru_cache(maxsize=1)
def month_numbers() -> Mapping[str, int]:
    """Every folded name and abbreviation of a month, to 1..12; a word that is two months in two languages is none."""
    from babel import Locale  # loaded only when a file is imported

    found: dict[str, set[int]] = {name: {number} for name, number in _ALSO.items()}
    for language in LANGUAGES:
        for widths in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in widths[width].items():
                    found.setdefault(folded_words(name), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if _usable(name, numbers)}


def _usable(name: str, numbers: set[int]) -> bool:
    return len(numbers) == 1 and len(name) >= _FEWEST_LETTERS and name.isalpha()


def month_number(word: str) -> int | None:
    """1..12 for the name of a month, else None."""
    return month_numbers().get(folded_words(word))
