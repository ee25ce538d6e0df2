"""What is counted when names are matched: merges, suggestions, and what no matching of names could know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from planner.exchange.importing.names.matching import NameMatch
from planner.exchange.importing.names.normalising import organisation_name, same_text
from planner.exchange.importing.names.wording import name_words, worded

_ALIKE = 80
"""From this on, in percent, two words are taken as one with a slip of the pen."""


@dataclass
class Count:
    """Right answers out of all."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.all += 1

    def __str__(self) -> str:
        share = self.right / self.all if self.all else 0.0
        return f"{share:8.2%} ({self.right:,} of {self.all:,})"


@dataclass(frozen=True)
class Miss:
    """A top suggestion that is wrong, and whether anything of the name meant is written."""

    written: str
    meant: str
    got: str
    told: bool

    def __str__(self) -> str:
        kind = "another fits better" if self.told else "not in the text"
        return f"  {kind:<20} {self.written[:80]} → {self.meant} (suggested: {self.got or 'nothing'})"


MERGED, SAME, SPELT, CONSISTENT = (
    "merged by itself, right",
    "  those written the same",
    "  those written differently",
    "  without rows against the list",
)
FIRST, TOLD, COMPANIES, FIVE = (
    "top suggestion right",
    "  where the text tells who is meant",
    "  companies (a legal form is written)",
    "among the five suggestions",
)


@dataclass
class Counts:
    """Counts by line of the table. ``known`` holds the spellings of each known name."""

    known: Mapping[str, Sequence[str]]
    lines: dict[str, Count] = field(
        default_factory=lambda: {
            name: Count() for name in (MERGED, SAME, SPELT, CONSISTENT, FIRST, TOLD, COMPANIES, FIVE)
        }
    )

    def __post_init__(self) -> None:
        self._spelt = {same_text(text): name for name, texts in self.known.items() for text in texts}

    def add(self, written: str, meant: str, match: NameMatch) -> Miss | None:
        """Count one answer; a `Miss` if the top suggestion is wrong."""
        suggested = [match.key] if match.certain else [one.key for one in match.suggestions]
        right = suggested[:1] == [meant]
        told = tells(written, self.known[meant])
        self.lines[FIRST].add(right)
        self.lines[FIVE].add(meant in suggested)
        if told:
            self.lines[TOLD].add(right)
        if organisation_name(written).form:
            self.lines[COMPANIES].add(right)
        if match.certain:
            self._add_merge(written, right)
        return None if right else Miss(written, meant, "".join(suggested[:1]), told)

    def _add_merge(self, written: str, right: bool) -> None:
        listed = same_text(written) in self._spelt
        self.lines[MERGED].add(right)
        self.lines[SAME if listed else SPELT].add(right)
        if right or not listed:  # else the very text is the name of another one on the list
            self.lines[CONSISTENT].add(right)

    @staticmethod
    def total(parts: Sequence[Counts]) -> Counts:
        """The counts of several parts together."""
        lines = {
            name: Count(sum(part.lines[name].right for part in parts), sum(part.lines[name].all for part in parts))
            for name in parts[0].lines
        }
        return Counts({}, lines)


def tells(written: str, spellings: Iterable[str]) -> bool:
    """Whether a telling word of a known spelling, or its initials, stand in the text, if need be misspelt.

    Words like "university", "oncology" or "France" tell nothing. "Wyeth" does not tell that Pfizer is meant, nor
    "Sahlgrenska" that the University of Gothenburg is, unless somebody has said so before.
    """
    lists = name_words()
    asked = worded(written)
    said = _telling(asked.words, lists.general) | set(asked.plain)
    for spelling in spellings:
        known = worded(spelling)
        words = _telling(known.words, lists.general)
        if (known.joined and known.joined == asked.joined) or words & said:
            return True
        if known.initials in said or asked.initials in words:
            return True
        if any(len(a) > 4 and len(b) > 4 and fuzz.ratio(a, b) >= _ALIKE for a in words for b in said):
            return True
    return False


def _telling(words: Iterable[str], general: frozenset[str]) -> set[str]:
    return {word for word in words if word not in general and len(word) > 1}


def ceiling_of_same_text(rows: Iterable[tuple[str, str]]) -> str:
    """What the best answer to each text would reach: the same text but for spelling may have different meanings."""
    meanings: dict[object, Counter[str]] = defaultdict(Counter)
    for written, meant in rows:
        meanings[organisation_name(written)][meant] += 1
    best = Count(sum(max(found.values()) for found in meanings.values()), sum(map(Counter.total, meanings.values())))
    return f"Always the most frequent meaning of the same text would be right for {best}."


def table_of(title: str, counts: Counts) -> str:
    """The counts under their title."""
    return "\n".join([f"\n{title}", *(f"  {name:<42}{count}" for name, count in counts.lines.items())])
