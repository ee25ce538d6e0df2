"""The work of one person for one sponsor, added up: what the score and the money of a plan take from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.case import Case
from planner.domain.rates import RATE_UNITS

Cell = tuple[int, int]
"""A seat-month: position in the seat table, month."""
Changes = Mapping[Cell, int]
"""New holders of seat-months: person, `OPEN` or `CONTRACTOR`."""
PER_PERCENT = RATE_UNITS // 100
"""Onboarding units in one percent of an FTE-month; exact money is in rate units times onboarding units."""


@dataclass(frozen=True, slots=True)
class Tally:
    """``new`` by line: percent-months worked without having known the sponsor when joining the study.

    ``known``: percent-months worked by one who had; ``work`` and ``onboarding`` by study, exact money.
    """

    new: dict[int, int]
    known: int
    work: dict[int, int]
    onboarding: dict[int, int]

    @classmethod
    def of(cls, case: Case, person: int, held: Sequence[tuple[int, int, int]], knew: bool) -> Tally:
        """Add up (line, month, percent) of one person at one sponsor, whom they ``knew`` when the plan starts."""
        by_line: dict[int, int] = defaultdict(int)
        first: dict[int, int] = {}
        study: dict[int, int] = {}
        for d, t, fte in held:
            by_line[d] += fte
            if d not in study:
                study[d] = int(case.line_study[d])
            if t < first.get(study[d], t + 1):
                first[study[d]] = t
        at_all = min(first.values(), default=0)
        new: dict[int, int] = {}
        known, rate = 0, int(case.cost[person])
        work: dict[int, int] = defaultdict(int)
        onboarding: dict[int, int] = defaultdict(int)
        for d, fte in by_line.items():
            j, role = study[d], case.line_role[d]
            familiar = knew or at_all < first[j]
            if familiar:
                known += fte
            else:
                new[d] = fte
            work[j] += rate * fte * PER_PERCENT
            if (person, d) not in case.incumbents:
                units = case.onboarding_known if familiar else case.onboarding_new
                onboarding[j] += rate * int(units[role])
        return cls(new, known, dict(work), dict(onboarding))
