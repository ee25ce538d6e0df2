"""Roles by the names that companies give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planner.exchange.importing.values.reading import NotGiven, Read, folded_words, refuse_unknown, written
from planner.exchange.importing.values.word_lists import word_list
from planner.exchange.portfolio_cells import is_blank, shown
from planner.exchange.raw import CellValue


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A role that a text may mean, with a score of 0 to 100."""

    role: str
    score: float


class RoleNames:
    """The role synonyms, seen from the roles of the portfolio (``known``), with the person's own from ``folder``."""

    def __init__(self, known: Iterable[str] = (), folder: Path | None = None) -> None:
        source = word_list("roles", folder)
        self.notes = source.notes
        self._known = {folded_words(role): role for role in known}
        self._standard: dict[str, str] = {}
        groups = source.words("roles")
        for standard, names in groups.items():
            group = [folded_words(name) for name in (standard, *names)]
            ours = next((self._known[name] for name in group if name in self._known), standard)
            for name in group:
                self._standard[name] = ours
        self._standard.update({folded_words(standard): self._standard[folded_words(standard)] for standard in groups})

    def read_role(self, value: CellValue) -> Read[str]:
        """The role in the portfolio's own words, else the standard name, else as written (`is_known` tells).

        Raises `NotGiven` for blanks and TBD.
        """
        if is_blank(value):
            raise NotGiven("no role is given.", "Enter the role.")
        refuse_unknown(value, "role")
        text = written(value)
        plain = folded_words(text)
        role = self._known.get(plain) or self._standard.get(plain)
        if role is None:
            return Read(text)
        return Read(role, "" if role == text else f"“{shown(text)}” is a name for {role}")

    def is_known(self, value: CellValue) -> bool:
        """Whether the text is a role of the portfolio or a name in the list."""
        plain = folded_words(written(value))
        return plain in self._known or plain in self._standard

    def suggest(self, value: CellValue, most: int = 3) -> tuple[RoleGuess, ...]:
        """Roles that the text may mean, best first, for a person to confirm."""
        from rapidfuzz import fuzz, process  # loaded only where a guess is wanted

        names = {**self._standard, **self._known}
        best: dict[str, float] = {}
        text = folded_words(written(value))
        for name, score, _ in process.extract(
            text, list(names), scorer=fuzz.token_sort_ratio, limit=12, score_cutoff=60
        ):
            role = names[name]
            best[role] = max(best.get(role, 0.0), score)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple(RoleGuess(role, round(score, 1)) for role, score in ranked[:most])
