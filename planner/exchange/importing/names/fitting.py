"""How well one known name fits a written one, from 0 to 1: the terms of the score and what each counts.

The weights were chosen on one fifth of a public list of names as written and as normalised by hand, by the names that
were meant; they are measured on the other four fifths (docs/import.md). Nothing else was learned from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from planner.exchange.importing.names.wording import NameWords, Wording

_VOICE, _KNOWN_FOUND, _ASKED_FOUND, _SHARE, _IN_ONE, _INSIDE, _INSTITUTION = 4.0, 3.6, 3.4, 3.1, 1.7, 2.4, 1.3
_WHOLE = _VOICE + _KNOWN_FOUND + _ASKED_FOUND + _SHARE + _IN_ONE + _INSIDE + _INSTITUTION
_LEAST_ALIKE = 0.75
"""Words that are less alike are two words."""
_ALIKE_COUNTS = 0.9
"""What a word counts that is found but for a letter or two; less, the less alike."""
_BEGINS = 0.85
"""How much two words are alike of which one begins with the other."""
_MOST_LONGER = 4
_ONE_WORD = 0.9
"""From here on two names are alike that are the same but for spaces."""
_INITIALS = 0.8
"""How much the initials are the same as the name: others may have them too."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a name fits: by which of its spellings, and each term of the score from 0 to 1.

    ``known_found`` is the share of the spelling's words that were asked for, ``asked_found`` the other way round;
    ``in_one`` how alike they are without spaces, ``inside`` how far the name proper stands within what was asked for,
    ``institution`` whether it is an institution if one was asked for.
    """

    which: int
    known_found: float
    asked_found: float
    in_one: float
    inside: float
    institution: float


class Fitting:
    """Fits known names to one that is asked for; ``weight`` says what a word counts at its place."""

    def __init__(self, asked: Wording, weight: Callable[[str, float], float], lists: NameWords) -> None:
        self._institutions = lists.institutions
        self._asked = asked
        self._weight = weight
        self._alike: dict[str, dict[str, float]] = {}
        self._plain = " ".join(asked.plain)
        self._institution = not asked.form and self._is_institution(asked)

    def best(self, spellings: Sequence[Wording], own: Sequence[Wording]) -> Fit:
        """How the one of ``spellings`` fits that fits best; ``own`` are readings of the name proper."""
        best, which = (0.0, 0.0), 0
        in_one = 0.0
        for index, spelling in enumerate(spellings):
            if self._initials(spelling):
                found, alike = (_INITIALS, _INITIALS), _INITIALS
            else:
                found = self._found(spelling, self._asked), self._found(self._asked, spelling)
                alike = fuzz.ratio(self._asked.joined, spelling.joined) / 100
                if alike >= _ONE_WORD:  # "Zon MW" and "ZonMW" have no word in common
                    found = max(found[0], alike), max(found[1], alike)
            if found[0] * found[1] > best[0] * best[1]:
                best, which = found, index
            in_one = max(in_one, alike)
        inside = max(fuzz.partial_ratio(" ".join(one.plain), self._plain) for one in own) / 100
        institution = float(not self._institution or any(map(self._is_institution, own)))
        return Fit(which, *best, in_one, inside, institution)

    def _is_institution(self, name: Wording) -> bool:
        return not self._institutions.isdisjoint(name.words)

    def _initials(self, spelling: Wording) -> bool:
        """Whether one is the initials of the other."""
        asked = self._asked
        return bool(
            (spelling.initials and asked.joined == spelling.initials)
            or (asked.initials and spelling.joined == asked.initials)
        )

    @staticmethod
    def score(fit: Fit, voice: float, share: float) -> float:
        """All in one. ``voice``: what is shared with the name asked for; ``share``: how far its words are its own."""
        total = (
            _VOICE * voice
            + _KNOWN_FOUND * fit.known_found
            + _ASKED_FOUND * fit.asked_found
            + _SHARE * share
            + _IN_ONE * fit.in_one
            + _INSIDE * fit.inside
            + _INSTITUTION * fit.institution
        )
        return total / _WHOLE

    def _found(self, words: Wording, among: Wording) -> float:
        """The share of a name's words that stand in another one, each by its weight."""
        total = found = 0.0
        others = {*among.words, *among.pairs}
        for word, count in zip(words.words, words.counts, strict=True):
            weight = self._weight(word, count)
            total += weight
            if word in others:
                found += weight
            elif len(word) > 3:
                alike = self._most_alike(word, among.words)
                found += weight * _ALIKE_COUNTS * max(0.0, alike - _LEAST_ALIKE) / (1 - _LEAST_ALIKE)
        return found / total if total else 0.0

    def _most_alike(self, word: str, others: Iterable[str]) -> float:
        known = self._alike.setdefault(word, {})
        most = 0.0
        for other in others:
            alike = known.get(other)
            if alike is None:
                alike = known[other] = _words_alike(word, other)
            if alike > most:
                most = alike
        return most


@lru_cache(maxsize=131072)
def _words_alike(word: str, other: str) -> float:
    if len(other) < 3:
        return 0.0
    if len(other) > 3 and (word.startswith(other) or other.startswith(word)):
        return max(fuzz.ratio(word, other) / 100, _BEGINS)
    if abs(len(word) - len(other)) > _MOST_LONGER:
        return 0.0
    return fuzz.ratio(word, other, score_cutoff=100 * _LEAST_ALIKE) / 100
