"""Why nobody holds an open seat: how many people each rule rules out, in one plain sentence for each seat and month."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from planner.domain.case import BoolArray, Case, Int64Array, IntArray
from planner.domain.eligibility import Eligibility
from planner.domain.plan import OPEN, Plan
from planner.domain.portfolio import DemandRow
from planner.domain.room import Room

OBSTACLES = (
    ("is not employed or is away then", "are not employed or are away then"),
    ("is fully booked", "are fully booked"),
    ("has too little time left", "have too little time left"),
    ("is at their study limit", "are at their study limit"),
)
"""What keeps people who could hold a seat from holding it in a month, in the order told: for one and for many."""


def open_reasons(case: Case, plan: Plan) -> dict[tuple[int, int], str]:
    """For each open seat-month that carries something, by (position in the seat table, month): why nobody holds it."""
    explainer = _Explainer(case, plan)
    open_months = (plan.holder == OPEN) & (plan.seats.fte > 0)
    reasons: dict[tuple[int, int], str] = {}
    # by study, so that what is needed for one study is worked out once
    seats = np.nonzero(open_months.any(axis=1))[0]
    for s in sorted(seats.tolist(), key=lambda s: (int(case.line_study[plan.seats.line[s]]), s)):
        months = np.nonzero(open_months[s])[0]
        for t, sentence in zip(months.tolist(), explainer.sentences(s, months), strict=True):
            reasons[s, t] = sentence
    return reasons


def seat_reasons(case: Case, plan: Plan, seat: int) -> dict[int, str]:
    """The same for one seat, by month."""
    months = np.nonzero((plan.holder[seat] == OPEN) & (plan.seats.fte[seat] > 0))[0]
    return dict(zip(months.tolist(), _Explainer(case, plan).sentences(seat, months), strict=True))


class _Explainer:
    """What is left of everybody in a plan, and who could hold what."""

    def __init__(self, case: Case, plan: Plan) -> None:
        self.case, self.seats = case, plan.seats
        self._eligibility = Eligibility(case.portfolio)
        self._heads: dict[int, str] = {}
        self._room = Room(case, plan)

    def sentences(self, seat: int, months: Int64Array) -> list[str]:
        """Why nobody holds a seat, for each of some months."""
        line = int(self.seats.line[seat])
        head, people = self._head(line), self.case.eligible(line)
        if not len(people):
            return [head] * len(months)
        where = np.ix_(people, months)
        left, needed = self._room.left[where], self.seats.fte[seat, months]
        away = self.case.available[where] == 0
        booked = ~away & (left <= 0)
        short = ~away & ~booked & (left < needed)
        fits = ~away & ~booked & ~short
        limited = fits & self._room.limited(int(self.case.line_study[line]))[where]
        counts = np.stack([away.sum(0), booked.sum(0), short.sum(0), limited.sum(0)], axis=1)
        free = fits.sum(0) - limited.sum(0)
        return [_sentence(head, tuple(c), f) for c, f in zip(counts.tolist(), free.tolist(), strict=True)]

    def _head(self, line: int) -> str:
        """How many people could do a line at all, and what rules out the others of its role."""
        if line not in self._heads:
            row = self.case.portfolio.demand[self.case.demand_rows[line]]
            self._heads[line] = self._describe(row, len(self.case.eligible(line)))
        return self._heads[line]

    def _describe(self, row: DemandRow, eligible: int) -> str:
        people = self._eligibility.in_role(row.role)
        if not len(people):
            return f"Nobody has the role {row.role}."
        ruled_out = self._ruled_out(row, people)
        if eligible:
            if not ruled_out:
                return f"{_people(eligible)} could do this"
            return f"{eligible} of the {len(people)} people in this role could do this ({', '.join(ruled_out)})"
        if len(ruled_out) == 1:
            return _nobody(row, self._eligibility, people)
        return f"None of the {len(people)} people in this role could do this: {', '.join(ruled_out)}."

    def _ruled_out(self, row: DemandRow, people: IntArray) -> list[str]:
        """How many people of the role each rule rules out; who breaks several counts for the first."""
        found: list[str] = []
        for fits, (one, many) in line_tests(row, self._eligibility, people):
            count = len(people) - int(fits[people].sum())
            people = people[fits[people]]
            if count:
                found.append(f"{count} {one if count == 1 else many}")
        return found


def line_tests(row: DemandRow, eligibility: Eligibility, people: IntArray) -> list[tuple[BoolArray, tuple[str, str]]]:
    """The rules of eligibility in the order told: who passes each [P], and its words for one and for many."""
    country = np.zeros(len(eligibility.grade), dtype=np.bool_)
    country[people] = eligibility.in_country(people, row)
    skilled = np.zeros(len(eligibility.grade), dtype=np.bool_)
    skilled[people] = eligibility.skilled(people, row)
    graded = eligibility.grade >= (row.min_grade or 0)
    where, skills = listed(row.countries, "or"), listed(row.skills, "and")
    return [
        (country, (f"works outside {where}", f"work outside {where}")),
        (graded, (f"is below grade {row.min_grade}", f"are below grade {row.min_grade}")),
        (skilled, (f"does not have {skills}", f"do not have {skills}")),
        (
            ~eligibility.barred(row.study),
            ("is dedicated to another sponsor or excluded", "are dedicated to another sponsor or excluded"),
        ),
    ]


def _nobody(row: DemandRow, eligibility: Eligibility, people: IntArray) -> str:
    """The sentence for a line where one rule alone rules out everybody in the role."""
    failing = [not bool(fits[people].any()) for fits, __ in line_tests(row, eligibility, people)]
    sentences = (
        f"Nobody in this role works in {listed(row.countries, 'or')}.",
        f"Nobody in this role has grade {row.min_grade} or above.",
        f"Nobody in this role has {listed(row.skills, 'and')}.",
        "Everybody in this role is dedicated to another sponsor or excluded.",
    )
    return sentences[failing.index(True)]


@lru_cache(maxsize=20_000)
def _sentence(head: str, obstacles: tuple[int, int, int, int], free: int) -> str:
    if free:
        is_free = "1 person is free" if free == 1 else f"{free} people are free"
        return f"{is_free}: a margin floor or the price of a handover speaks against them."
    told = [
        f"{count} {one if count == 1 else many}"
        for count, (one, many) in zip(obstacles, OBSTACLES, strict=True)
        if count
    ]
    return f"{head}; {', '.join(told)}."


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def listed(words: tuple[str, ...], last: str) -> str:
    """Words as a list with ``last`` before the last one."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
