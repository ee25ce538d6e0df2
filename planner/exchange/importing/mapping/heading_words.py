"""The heading synonyms, and how alike a heading is to what they know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from planner.exchange.importing.mapping.source import SourceColumn
from planner.exchange.importing.mapping.targets import MAPPABLE, targets_of
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.importing.values.word_lists import WordList, word_list

CERTAIN = 100.0
"""The score of a heading that is in the list; nothing less is ever taken without asking."""
WORTH_SHOWING = 68.0
"""Guesses with a lower score only confuse."""

_LAST_WORD = 76.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """A canonical heading that a heading may mean, with a score of 0 to 100."""

    target: str
    score: float


class HeadingWords:
    """The list of headings, with the person's own from ``folder``."""

    def __init__(self, folder: Path | None = None) -> None:
        self._source: WordList = word_list("headings", folder)
        self.notes = self._source.notes
        self._by_sheet = {sheet: self._words_of(sheet) for sheet in MAPPABLE}

    def _words_of(self, sheet: str) -> dict[str, str]:
        """Canonical heading by folded synonym; a canonical heading always means itself."""
        targets = targets_of(sheet)
        known: dict[str, str] = {}
        for heading, words in self._source.words(sheet).items():
            if heading in targets:
                known.update({folded_words(word): heading for word in words})
        known.update({folded_words(heading): heading for heading in targets})
        known.pop("", None)
        return known

    def certain(self, sheet: str, column: SourceColumn) -> str | None:
        """The canonical heading that a column's heading certainly means, in any of its readings."""
        known = self._by_sheet[sheet]
        return next((known[key] for key in (column.key, *column.other_keys) if key in known), None)

    def alike(self, sheet: str, key: str) -> list[Likeness]:
        """Canonical headings that a folded heading may mean, best first.

        The mean of two measures: the loose one alone finds ``# Pts`` in ``Comments``, the strict one alone does not
        find ``Phase`` in ``Clinical phase``.
        """
        from rapidfuzz import fuzz  # loaded only where a guess is wanted

        best: dict[str, float] = {}
        for word, target in self._by_sheet[sheet].items():
            if len(word) < 3 or len(key) < 3:
                continue
            strict, loose = fuzz.token_sort_ratio(key, word), fuzz.WRatio(key, word)
            score = (strict + loose) / 2
            if key.endswith(f" {word}"):  # the last word says what a thing is, those before it which
                score = max(score, _LAST_WORD + (CERTAIN - _LAST_WORD) * len(word) / len(key))
            score = min(score, CERTAIN - 1)
            if score > best.get(target, 0.0):
                best[target] = score
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [Likeness(target, round(score, 1)) for target, score in ranked if score >= WORTH_SHOWING]

    def named_sheets(self, text: str) -> set[str]:
        """The canonical sheets that the name of a sheet or file hints at."""
        padded = f" {folded_words(text)} "
        hints = self._source.words("Sheets")
        return {
            sheet for sheet in MAPPABLE if any(f" {folded_words(w)} " in padded for w in (sheet, *hints.get(sheet, ())))
        }

    @cached_property
    def sums(self) -> frozenset[str]:
        """The folded words that begin a row of sums."""
        return frozenset(map(folded_words, self._source.words("Rows").get("skip", ())))
