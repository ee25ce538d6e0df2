"""Which known sponsor or person a written name means: for certain, or as scored suggestions for somebody to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.exchange.importing.names.normalising import OrganisationName, organisation_name, person_key, same_text

if TYPE_CHECKING:
    from planner.exchange.importing.names.similarity import Similarity
    from planner.exchange.importing.names.wording import NameWords

LEAST_SCORE = 0.4
"""Suggestions that look less alike than this are not worth anybody's time."""
SURE_SCORE = 1.0
"""The score of names that are the same after normalising."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody known: ``key`` identifies it (a sponsor's name, a person's Staff ID), the rest are its spellings."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known name that may be meant: its key and name, the spelling that fits best, and how well it does (0 to 1)."""

    key: str
    name: str
    spelling: str
    score: float


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What is known about one written name. ``key`` is "" unless it is certain; ``why`` says so in words."""

    written: str
    key: str = ""
    why: str = ""
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it may be taken without asking."""
        return bool(self.key)


class Names:
    """Known names to match written ones with; `SponsorNames` and `PeopleNames` say what counts as certain."""

    def __init__(self, known: Iterable[KnownName], lists: NameWords | None = None) -> None:
        """``lists``: words in one language, for suggestions; None: the program's."""
        self._known = tuple(known)
        self._lists = lists
        self._spellings = [(text, i) for i, one in enumerate(self._known) for text in (one.name, *one.aliases) if text]
        self._exact = self._by(same_text)

    def match(self, written: str, most: int = 5) -> NameMatch:
        """The known name that ``written`` certainly means, or up to ``most`` suggestions, best first."""
        exact = self._exact.get(same_text(written), ())
        if len(exact) == 1:
            return NameMatch(written, self._known[exact[0]].key, "the same name")
        sure = [one for one in self._same(written) if self._agrees(written, one)]
        if len(sure) == 1 and not exact and self.merges_variants and not self._rivals(written, sure[0]):
            return NameMatch(written, self._known[sure[0]].key, "the same name but for spelling")
        return NameMatch(written, suggestions=self.suggestions(written, most))

    def suggestions(self, written: str, most: int = 5) -> tuple[Suggestion, ...]:
        """Names that look alike, best first."""
        same = self._exact.get(same_text(written), ()) or self._same(written)
        found = [Suggestion(*self._shown(i), self._known[i].name, SURE_SCORE) for i in same]
        for like in self._similarity.like(written, most + len(same)):
            if like.name not in same:
                spelling = self._spellings[like.spelling][0]
                found.append(Suggestion(*self._shown(like.name), spelling, min(like.score, 0.99)))
        return tuple(one for one in found[:most] if one.score >= LEAST_SCORE)

    merges_variants = False
    """Whether a name that is the same after normalising is taken without asking."""

    def _same(self, written: str) -> tuple[int, ...]:
        """The known names that are the same after normalising."""
        raise NotImplementedError

    def _agrees(self, written: str, known: int) -> bool:
        """Whether nothing speaks against a name that is the same after normalising."""
        return True

    def _rivals(self, written: str, known: int) -> bool:
        """Whether another known name is so near that somebody should decide."""
        return False

    def _by(self, key: Callable[[str], str]) -> dict[str, tuple[int, ...]]:
        """The known names by a key of their spellings; more than one where spellings collide."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for text, index in self._spellings:
            found[key(text)][index] = None
        return {text: tuple(indices) for text, indices in found.items()}

    def _shown(self, index: int) -> tuple[str, str]:
        return self._known[index].key, self._known[index].name

    @cached_property
    def _similarity(self) -> Similarity:
        # numpy and rapidfuzz are loaded when the first name is doubtful
        from planner.exchange.importing.names.similarity import Similarity

        spellings, owners = [text for text, _ in self._spellings], [owner for _, owner in self._spellings]
        return Similarity(spellings, owners, self._lists)


class SponsorNames(Names):
    """Sponsors. A name is certain that agrees with a known spelling in all its words and in its legal form.

    "Merck Inc." and "Merck KGaA" are two companies, and so may be "Innate Pharma" and "Innate Pharma SA".
    """

    merges_variants = True

    def _same(self, written: str) -> tuple[int, ...]:
        return self._cores.get(organisation_name(written).core, ())

    def _agrees(self, written: str, known: int) -> bool:
        asked = organisation_name(written)
        return asked in self._parts(known)

    def _rivals(self, written: str, known: int) -> bool:
        """Whether another known name has the same words and no legal form: most likely the same company twice.

        Or whether one differs in a single letter, so that a slip of the pen would turn the one into the other.
        """
        asked = organisation_name(written)
        bare = replace(asked, form="")
        if any(bare in self._parts(other) for other in self._same(written) if other != known):
            return True
        return any(owner != known for core in self._a_letter_off(asked.core) for owner in self._cores[core])

    def _a_letter_off(self, core: str) -> list[str]:
        """The words of known names that differ in one letter."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        near = process.extract(core, list(self._cores), scorer=Levenshtein.distance, score_cutoff=1, limit=None)
        return [found for found, letters, _ in near if letters == 1]

    def _parts(self, known: int) -> set[OrganisationName]:
        one = self._known[known]
        return {organisation_name(text) for text in (one.name, *one.aliases)}

    @cached_property
    def _cores(self) -> dict[str, tuple[int, ...]]:
        return self._by(lambda text: organisation_name(text).core)


class PeopleNames(Names):
    """People. Only the very same name of one single person is certain: two people may well be nearly namesakes."""

    def _same(self, written: str) -> tuple[int, ...]:
        return self._keys.get(person_key(written), ())

    @cached_property
    def _keys(self) -> dict[str, tuple[int, ...]]:
        return self._by(person_key)
