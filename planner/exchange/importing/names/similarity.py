"""How much two names look alike: shared words and letter groups, the more telling the fewer names have them.

A word that half of all hospitals share tells little, one that only a single sponsor's names hold tells nearly all. So
each word, pair of words and group of three letters is weighed by the number of known *names* (not spellings) that have
it. All spellings of one name that fit speak for it together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz

from planner.domain.arrays import FloatArray, IntArray
from planner.exchange.importing.names.normalising import words_of

_WORD_WEIGHT, _PAIR_WEIGHT = 3.0, 0.5
_SHARE_OF_UNKNOWN = 0.5
"""What a feature counts that no known name has: too much would punish every added department."""
_VOICES = 9.0
"""The power of the norm that joins the spellings of one name: at 1 they add up, at infinity the best one speaks."""
_LOOKED_AT = 40
_LETTERS_SHARE = 0.15
"""How much the plain comparison of letters adds, for names too short or too mistyped to share words."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known name that looks like the one asked for. ``score`` is 0 to 1; ``spelling`` is the one that fits best."""

    name: int
    spelling: int
    score: float


class Similarity:
    """Compares a name with the spellings of known names: ``spellings`` [S] of the names ``owners`` [S]."""

    def __init__(self, spellings: Sequence[str], owners: Sequence[int]) -> None:
        self._words = [" ".join(words_of(spelling)) for spelling in spellings]
        self._owners: IntArray = np.array(owners, dtype=np.int32)
        features = [_features(text) for text in self._words]
        self._names = len(set(owners))
        self._weight = self._weights(features, owners)
        found: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for index, counted in enumerate(features):
            for feature, weight in self._vector(counted).items():
                found[feature][0].append(index)
                found[feature][1].append(weight)
        self._postings: dict[str, tuple[IntArray, FloatArray]] = {
            feature: (np.array(at, dtype=np.int32), np.array(weights)) for feature, (at, weights) in found.items()
        }

    def like(self, written: str, most: int, leave_out: Sequence[int] = ()) -> list[Likeness]:
        """The names that look most like ``written``, best first; ``leave_out`` are spellings not to look at."""
        text = " ".join(words_of(written))
        if not text or not len(self._owners):
            return []
        scores: FloatArray = np.zeros(len(self._owners))
        for feature, weight in self._vector(_features(text)).items():
            posting = self._postings.get(feature)
            if posting is not None:
                scores[posting[0]] += posting[1] * weight
        scores[list(leave_out)] = 0.0
        looked_at = np.argsort(-scores, kind="stable")[:_LOOKED_AT]
        near = [(int(i), self._blend(text, int(i), float(scores[i]))) for i in looked_at if scores[i] > 0]
        return self._joined(near)[:most]

    def _blend(self, text: str, spelling: int, score: float) -> float:
        letters = fuzz.token_sort_ratio(text, self._words[spelling]) / 100
        return (1 - _LETTERS_SHARE) * min(1.0, score) + _LETTERS_SHARE * letters

    def _joined(self, near: list[tuple[int, float]]) -> list[Likeness]:
        """The spellings that fit, by name."""
        voices: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for spelling, score in near:
            voices[int(self._owners[spelling])].append((spelling, score))
        found = []
        for name, heard in voices.items():
            joint = sum(score**_VOICES for _, score in heard) ** (1 / _VOICES)
            found.append((joint, Likeness(name, max(heard, key=lambda pair: pair[1])[0], min(1.0, joint))))
        return [likeness for _, likeness in sorted(found, key=lambda pair: (-pair[0], pair[1].name))]

    def _weights(self, features: list[Counter[str]], owners: Sequence[int]) -> dict[str, float]:
        holders: dict[str, set[int]] = defaultdict(set)
        for counted, owner in zip(features, owners, strict=True):
            for feature in counted:
                holders[feature].add(owner)
        return {
            feature: _kind_weight(feature) * math.log(1 + self._names / len(names))
            for feature, names in holders.items()
        }

    def _vector(self, counted: Counter[str]) -> dict[str, float]:
        """The weights of a name's features, of length 1."""
        unknown = _SHARE_OF_UNKNOWN * math.log(1 + self._names)
        vector = {
            feature: (self._weight.get(feature) or unknown * _kind_weight(feature)) * (1 + math.log(times))
            for feature, times in counted.items()
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {feature: weight / length for feature, weight in vector.items()}


def _features(text: str) -> Counter[str]:
    """Words ("w:..."), pairs of words ("p:...") and groups of three letters of a text of plain words."""
    words = text.split()
    counted: Counter[str] = Counter(f"w:{word}" for word in words)
    counted.update(f"p:{first} {second}" for first, second in pairwise(words))
    for word in words:
        padded = f" {word} "
        counted.update(padded[i : i + 3] for i in range(len(padded) - 2))
    return counted


def _kind_weight(feature: str) -> float:
    return {"w:": _WORD_WEIGHT, "p:": _PAIR_WEIGHT}.get(feature[:2], 1.0)
