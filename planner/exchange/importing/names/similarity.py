"""Which known names look like a written one: found by what they share, then ranked by how well they fit.

A word that half of all hospitals share tells little, one that only a single sponsor's names hold tells nearly all. So
each word, pair of words and group of three letters is weighed by the number of known *names* (not spellings) that have
it. All spellings of one name that fit speak for it together.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

import numpy as np

from planner.domain.arrays import FloatArray, IntArray
from planner.exchange.importing.names.fitting import Fitting
from planner.exchange.importing.names.wording import NameWords, Wording, name_words, worded

_BRACKETS = re.compile(r"(.*?)\(([^()]+)\)(.*)")
_WORD, _PAIR, _LETTERS, _SHORT_FORM, _IN_ONE, _START = 3.0, 0.6, 1.0, 1.5, 2.0, 1.0
_SHORT_WORD = 1.0
"""What a word counts that may be the initials of another name."""
_SHARE_OF_UNKNOWN = 0.4
"""What a feature counts that no known name has: too much would punish every added department."""
_VOICES = 9.0
"""The power of the norm that joins the spellings of one name: at 1 they add up, at infinity the best one speaks."""
_LOOKED_AT = 40
"""Readings of spellings that are looked at more closely."""
_FITTED = 12
"""Names that are fitted word by word, the best by what they share."""
_BY_WORDS = 5
"""Names that are looked at besides, for their spellings together hold the words of the one asked for."""
_FITTED_READINGS = 3
_FREQUENT = 400
"""Names that share a word from which on it brings up none of them by itself."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known name that looks like the one asked for. ``score`` is 0 to 1; ``spelling`` is the one that fits best."""

    name: int
    spelling: int
    score: float


class Similarity:
    """Compares a name with the spellings of known names: ``spellings`` [S] of the names ``owners`` [S].

    ``lists`` are the words in one language; None: the program's.
    """

    def __init__(self, spellings: Sequence[str], owners: Sequence[int], lists: NameWords | None = None) -> None:
        self._lists = lists = lists or name_words()
        readings = [(at, reading) for at, spelling in enumerate(spellings) for reading in _readings(spelling, lists)]
        self._spellings = [index for index, _ in readings]
        self._wordings = [worded(reading, lists) for _, reading in readings]
        owners_of = [owners[index] for index in self._spellings]
        self._owners: IntArray = np.array(owners_of, dtype=np.int32)
        self._own = _readings_of_first(self._spellings, owners_of)
        features = [_features(wording) for wording in self._wordings]
        self._unknown = _SHARE_OF_UNKNOWN * math.log(1 + len(self._own))
        self._tells = self._telling(features, owners_of)
        found: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for index, counted in enumerate(features):
            for feature, weight in self._vector(counted).items():
                found[feature][0].append(index)
                found[feature][1].append(weight)
        self._postings: dict[str, tuple[IntArray, FloatArray]] = {
            feature: (np.array(at, dtype=np.int32), np.array(weights)) for feature, (at, weights) in found.items()
        }
        self._having: dict[str, Counter[int]] = defaultdict(Counter)
        for spelling, owner in zip(spellings, owners, strict=True):
            for word in set(worded(spelling, lists).words):
                self._having[word][owner] += 1
        self._spellings_having = {word: having.total() for word, having in self._having.items()}

    def like(self, written: str, most: int) -> list[Likeness]:
        """The names that look most like ``written``, best first."""
        asked = worded(written, self._lists)
        if not asked.words or not len(self._owners):
            return []
        scores = self._shared(asked)
        heard: dict[int, list[int]] = defaultdict(list)
        for reading in self._nearest(scores):
            heard[int(self._owners[reading])].append(reading)
        shares = self._shares(asked, heard)
        for name in nsmallest(_BY_WORDS, shares, key=lambda one: (-shares[one], one)):
            if name not in heard:
                heard[name].append(self._own[name][0])
        voices = {name: self._voice(scores, readings) for name, readings in heard.items()}
        fitting = Fitting(asked, self._weight, self._lists)
        found = []
        for name in sorted(heard, key=lambda one: (-voices[one] - shares.get(one, 0.0), one))[:_FITTED]:
            readings = heard[name]
            own = [self._wordings[one] for one in self._own[name]]
            fit = fitting.best([self._wordings[one] for one in readings[:_FITTED_READINGS]], own)
            score = fitting.score(fit, voices[name], shares.get(name, 0.0))
            found.append(Likeness(name, self._spellings[readings[fit.which]], score))
        return sorted(found, key=lambda one: (-one.score, one.name))[:most]

    def _shared(self, asked: Wording) -> FloatArray:
        """How much each spelling shares with the name asked for [S]: the cosine of their features."""
        scores: FloatArray = np.zeros(len(self._owners))
        for feature, weight in self._vector(_features(asked)).items():
            posting = self._postings.get(feature)
            if posting is not None:
                scores[posting[0]] += posting[1] * weight
        return scores

    @staticmethod
    def _voice(scores: FloatArray, spellings: Sequence[int]) -> float:
        """The scores of all the spellings of a name that were heard, together."""
        return min(1.0, math.pow(sum(float(scores[one]) ** _VOICES for one in spellings), 1 / _VOICES))

    @staticmethod
    def _nearest(scores: FloatArray) -> list[int]:
        """The spellings to look at, best first."""
        nearest = np.arange(len(scores))
        if len(scores) > _LOOKED_AT:
            nearest = np.argpartition(-scores, _LOOKED_AT)[:_LOOKED_AT]
        return [int(one) for one in nearest[np.lexsort((nearest, -scores[nearest]))] if scores[one] > 0]

    def _shares(self, asked: Wording, heard: Collection[int]) -> dict[int, float]:
        """How far the words asked for belong to each name: of the spellings that have a word, the share that is its."""
        shares: dict[int, float] = defaultdict(float)
        total = 0.0
        for word, count in zip(asked.words, asked.counts, strict=True):
            weight = self._weight(word, count)
            total += weight
            having, spellings = self._having.get(word), self._spellings_having.get(word, 0)
            if having:
                # a word that very many have brings up nobody, so only those heard matter
                for name in having if len(having) <= _FREQUENT else sorted(having.keys() & heard):
                    shares[name] += weight * having[name] / spellings
        return {name: share / total for name, share in shares.items()} if total else {}

    def _weight(self, word: str, count: float) -> float:
        """What a word of a name counts: ``count`` says how much it may tell at its place."""
        return count * (self._tells.get(f"w:{word}") or self._unknown)

    def _telling(self, features: list[dict[str, float]], owners: Sequence[int]) -> dict[str, float]:
        holders: dict[str, set[int]] = defaultdict(set)
        for counted, owner in zip(features, owners, strict=True):
            for feature in counted:
                holders[feature].add(owner)
        return {feature: math.log(1 + len(self._own) / len(names)) for feature, names in holders.items()}

    def _vector(self, counted: dict[str, float]) -> dict[str, float]:
        """The weights of a name's features, of length 1."""
        vector = {feature: count * (self._tells.get(feature) or self._unknown) for feature, count in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {feature: weight / length for feature, weight in vector.items()}


def _readings(spelling: str, lists: NameWords) -> list[str]:
    """A spelling, and where it holds brackets also without them and what stands in them."""
    brackets = _BRACKETS.fullmatch(spelling)
    if brackets is None:
        return [spelling]
    outside, inside = f"{brackets[1]} {brackets[3]}", brackets[2]
    # what stands in brackets may be a place, which is nobody's name
    parts = (outside, inside)
    readings = (text for text in parts if any(word not in lists.general for word in worded(text, lists).words))
    return [spelling, *readings]


def _readings_of_first(spellings: Sequence[int], owners: Sequence[int]) -> dict[int, list[int]]:
    """By name, the readings of its first spelling, which is the name proper."""
    first: dict[int, int] = {}
    found: dict[int, list[int]] = defaultdict(list)
    for reading, (spelling, owner) in enumerate(zip(spellings, owners, strict=True)):
        if first.setdefault(owner, spelling) == spelling:
            found[owner].append(reading)
    return found


def _features(wording: Wording) -> dict[str, float]:
    """What may be shared: words "w:", pairs "p:", letter groups, initials "a:", the legal form "f:", the whole "j:"."""
    found: dict[str, float] = defaultdict(float)
    counted = list(zip(wording.words, wording.counts, strict=True))
    for word, count in counted:
        found[f"w:{word}"] += count * _WORD
        padded = f" {word} "
        for at in range(len(padded) - 2):
            found[padded[at : at + 3]] += count * _LETTERS
    for (first, one), (second, other) in pairwise(counted):
        found[f"p:{first} {second}"] += min(one, other) * _PAIR
    for word in wording.plain:
        if 3 <= len(word) <= 7:
            found[f"a:{word}"] += _SHORT_WORD
    if wording.initials:
        found[f"a:{wording.initials}"] += _SHORT_FORM
    if wording.joined:
        found[f"j:{wording.joined}"] += _IN_ONE
        if len(wording.joined) > 6:
            found[f"s:{wording.joined[:7]}"] += _START
    if wording.form:
        found[f"f:{wording.form}"] += _LETTERS
    return found
