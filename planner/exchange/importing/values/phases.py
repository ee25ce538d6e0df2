"""Phases of a study in one spelling: Phase 2, Phase 2b, Phase 1/2, Early Phase 1."""

from __future__ import annotations

import re

from planner.exchange.importing.values.reading import NotGiven, Read, folded_words, refuse_unknown, written
from planner.exchange.portfolio_cells import Unusable, is_blank, shown
from planner.exchange.raw import CellValue

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "0": "0", "1": "1", "2": "2", "3": "3", "4": "4"}
_ONE = re.compile(r"(?:phase|phases|ph|p)?\s*\.?\s*(iv|iii|ii|i|[0-4])\s*\(?([abc])?\)?")
_PARTING = re.compile(r"\s*(?:[/|,;&+–—-]|\band\b|\bto\b|\bor\b)\s*")
_WORDS = {
    "first in human": "Phase 1", "fih": "Phase 1", "first in man": "Phase 1", "post marketing": "Phase 4",
    "post approval": "Phase 4", "pms": "Phase 4", "early phase 1": "Early Phase 1", "early phase i": "Early Phase 1",
    "early phase1": "Early Phase 1", "exploratory": "Early Phase 1",
}  # fmt: skip
_NO_PHASE = frozenset({"na", "n a", "not applicable", "none", "observational", "non interventional", "nis"})
_REMEDY = "Write it as Phase 2, Phase 2b or Phase 1/2."


def read_phase(value: CellValue) -> Read[str]:
    """The phase in the one spelling; raises `Unusable` for what is none (`NotGiven` where there is none)."""
    text = written(value)
    plain = folded_words(text)
    if is_blank(value) or plain in _NO_PHASE:
        raise NotGiven("no phase is given.", _REMEDY)
    refuse_unknown(value, "phase")
    phase = _WORDS.get(plain) or _joined(text)
    if phase is None:
        raise Unusable(f"“{shown(value)}” is not a phase.", _REMEDY)
    return Read(phase, "" if phase == text else f"“{shown(value)}”")


def _joined(text: str) -> str | None:
    parts: list[str] = []
    for part in _PARTING.split(text.casefold().replace("_", " ").strip()):
        found = _ONE.fullmatch(" ".join(part.split()).replace(".0", "") if part else "")
        if found is None:
            return _letters_only(parts, part)
        phase = _ROMAN[found[1]] + (found[2] or "")
        if phase not in parts:
            parts.append(phase)
    return f"Phase {'/'.join(parts)}" if len(parts) <= 3 else None


def _letters_only(parts: list[str], part: str) -> str | None:
    """``2a/b``: the second part names only the letter."""
    if len(parts) == 1 and parts[0][-1:] == "a" and part in ("b", "c"):
        return f"Phase {parts[0]}/{parts[0][:-1]}{part}"
    return None
