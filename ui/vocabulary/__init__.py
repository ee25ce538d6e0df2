"""What the services say, in the window's language.

The library speaks English. Sentences that it composes remember their templates (`planner.domain.telling`); words that
stand alone, such as figures and headings of tables, are listed in the modules of this package, where the translations
are collected from; a test compares the lists with the services. The window passes both through `said`.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from planner.domain.telling import Told

_PROBE = "Sponsor continuity"  # a figure that every translation translates


def _translated(text: str) -> str:
    return QCoreApplication.translate("vocabulary", text)


def said(text: str) -> str:
    """A sentence or word of a service in the window's language; as it is where the language or it is not known."""
    if not text or _translated(_PROBE) == _PROBE:
        return text
    return text.said(_translated) if isinstance(text, Told) else _said(text)


@lru_cache(maxsize=20_000)
def _said(text: str) -> str:
    return _translated(text)
