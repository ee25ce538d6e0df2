"""Words of the services in the window's language.

The library speaks English: figures, headings of tables, kinds and short remarks come as plain words. The window passes
them through `said` where it shows them. Every word and sentence that `said` knows is listed in the modules of this
package, where the translations are collected from; a test compares the lists with the services.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from planner.domain.telling import Told

BETWEEN = ("   ·   ", " · ", "; ")
"""Stand between short remarks that follow one another on a line."""
NAMES = frozenset({"name", "who", "study", "place", "sponsor", "giver", "taker", "currency"})
"""Places of a sentence that hold names; the others hold numbers, months or days."""
_PROBE = "Sponsor continuity"  # a figure that every translation translates


def _translated(text: str) -> str:
    return QCoreApplication.translate("vocabulary", text)


def said(text: str) -> str:
    """Words of a service in the window's language; as they are where the language or the words are not known."""
    if not text or _translated(_PROBE) == _PROBE:
        return text
    return text.said(_translated) if isinstance(text, Told) else _said(text)


@lru_cache(maxsize=20_000)
def _said(text: str) -> str:
    exact = _translated(text)
    if exact != text:
        return exact
    for between in BETWEEN:
        if between in text:
            return between.join(_said(part) for part in text.split(between))
    for pattern, template in _patterns():
        found = pattern.fullmatch(text)
        if found:
            values = {name: _value(name, value) for name, value in found.groupdict().items()}
            return _translated(template).format(**values)
    return text


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with places for names and numbers, as patterns that recognise them, and as they are translated."""
    from ui.vocabulary.sentences import SENTENCES

    made = []
    for sentence in SENTENCES:
        pieces = re.split(r"\{(\w+)\}", sentence)
        pattern = "".join(_place(piece) if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
        made.append((re.compile(pattern, re.DOTALL), sentence))
    return tuple(made)


def _place(name: str) -> str:
    """The pattern of a place: anything where names or words stand, a month, or something with a digit in it."""
    if name in NAMES or name.startswith("what"):
        return f"(?P<{name}>.+?)"
    if name == "seat":
        return r"(?P<seat>.+? \d+)"
    if name.startswith("month"):
        return rf"(?P<{name}>[A-Z][a-z]{{2}}(?: \d{{4}})?|\d{{4}}-\d{{2}})"
    return rf"(?P<{name}>(?:\S+ )?\S*\d\S*(?: \S+)?)"


def _value(name: str, value: str) -> str:
    """What stands in a place, in the window's language: words, and the names of months."""
    if name.startswith("what"):
        return _said(value)
    return " ".join(map(_translated, value.split(" "))) if name.startswith("month") else value
