"""Why nobody holds an open seat: how many people each rule rules out, in one plain sentence for each seat and month."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from planner.domain.case import BoolArray, Case, Int64Array, IntArray
from planner.domain.eligibility import Eligibility
from planner.domain.plan import OPEN, Plan
from planner.domain.portfolio import DemandRow
from planner.domain.room import Room
from planner.domain.telling import Told, all_of, counted, joined, one_of, tell

Count = Callable[[int], Told]
"""How many people something is true of, in words."""
OBSTACLES: tuple[Count, ...] = (
    lambda n: counted(n, "1 is not employed or is away then", "{n} are not employed or are away then"),
    lambda n: counted(n, "1 is fully booked", "{n} are fully booked"),
    lambda n: counted(n, "1 has too little time left", "{n} have too little time left"),
    lambda n: counted(n, "1 is at their study limit", "{n} are at their study limit"),
)
"""What keeps people who could hold a seat from holding it in a month, in the order told."""


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


def seat_reasons(case: Case, plan: Plan, seat: int) -> dict[int, Told]:
    """The same for one seat, by month."""
    months = np.nonzero((plan.holder[seat] == OPEN) & (plan.seats.fte[seat] > 0))[0]
    return dict(zip(months.tolist(), _Explainer(case, plan).sentences(seat, months), strict=True))


def head_and_rest(reason: Told) -> tuple[str, Told]:
    """Who could do it at all, which is so in every month, and the rest of the reason; '' where it does not say so."""
    head = reason.values.get("head")
    return ("", reason) if head is None else (str(head), tell("{told}.", told=reason.values["told"]))


class _Explainer:
    """What is left of everybody in a plan, and who could hold what."""

    def __init__(self, case: Case, plan: Plan) -> None:
        self.case, self.seats = case, plan.seats
        self._eligibility = Eligibility(case.portfolio)
        self._heads: dict[int, Told] = {}
        self._room = Room(case, plan)

    def sentences(self, seat: int, months: Int64Array) -> list[Told]:
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

    def _head(self, line: int) -> Told:
        """How many people could do a line at all, and what rules out the others of its role."""
        if line not in self._heads:
            row = self.case.portfolio.demand[self.case.demand_rows[line]]
            self._heads[line] = self._describe(row, len(self.case.eligible(line)))
        return self._heads[line]

    def _describe(self, row: DemandRow, eligible: int) -> Told:
        people = self._eligibility.in_role(row.role)
        if not len(people):
            return tell("Nobody has the role {role}.", role=row.role)
        ruled_out = self._ruled_out(row, people)
        if eligible:
            if not ruled_out:
                return counted(eligible, "1 person could do this", "{n} people could do this")
            return tell(
                "{n} of the {total} people in this role could do this ({rules})",
                n=eligible, total=len(people), rules=joined(", ", ruled_out),
            )  # fmt: skip
        if len(ruled_out) == 1:
            return _nobody(row, self._eligibility, people)
        return tell(
            "None of the {total} people in this role could do this: {rules}.",
            total=len(people), rules=joined(", ", ruled_out),
        )  # fmt: skip

    def _ruled_out(self, row: DemandRow, people: IntArray) -> list[Told]:
        """How many people of the role each rule rules out; who breaks several counts for the first."""
        found: list[Told] = []
        for fits, words in line_tests(row, self._eligibility, people):
            count = len(people) - int(fits[people].sum())
            people = people[fits[people]]
            if count:
                found.append(words(count))
        return found


def line_tests(row: DemandRow, eligibility: Eligibility, people: IntArray) -> list[tuple[BoolArray, Count]]:
    """The rules of eligibility in the order told: who passes each [P], and how many do not in words."""
    country = np.zeros(len(eligibility.grade), dtype=np.bool_)
    country[people] = eligibility.in_country(people, row)
    skilled = np.zeros(len(eligibility.grade), dtype=np.bool_)
    skilled[people] = eligibility.skilled(people, row)
    graded = eligibility.grade >= (row.min_grade or 0)
    where, grade, skills = one_of(row.countries), row.min_grade, all_of(row.skills)
    return [
        (country, lambda n: counted(n, "1 works outside {where}", "{n} work outside {where}", where=where)),
        (graded, lambda n: counted(n, "1 is below grade {grade}", "{n} are below grade {grade}", grade=grade)),
        (skilled, lambda n: counted(n, "1 does not have {skills}", "{n} do not have {skills}", skills=skills)),
        (~eligibility.barred(row.study), _barred),
    ]


def _barred(n: int) -> Told:
    return counted(
        n, "1 is dedicated to another sponsor or excluded", "{n} are dedicated to another sponsor or excluded"
    )


def _nobody(row: DemandRow, eligibility: Eligibility, people: IntArray) -> Told:
    """The sentence for a line where one rule alone rules out everybody in the role."""
    failing = [not bool(fits[people].any()) for fits, __ in line_tests(row, eligibility, people)]
    sentences = (
        tell("Nobody in this role works in {where}.", where=one_of(row.countries)),
        tell("Nobody in this role has grade {grade} or above.", grade=row.min_grade),
        tell("Nobody in this role has {skills}.", skills=all_of(row.skills)),
        tell("Everybody in this role is dedicated to another sponsor or excluded."),
    )
    return sentences[failing.index(True)]


@lru_cache(maxsize=20_000)
def _sentence(head: Told, obstacles: tuple[int, int, int, int], free: int) -> Told:
    if free:
        return counted(
            free,
            "1 person is free: a margin floor or the price of a handover speaks against them.",
            "{n} people are free: a margin floor or the price of a handover speaks against them.",
        )
    told = [words(count) for count, words in zip(obstacles, OBSTACLES, strict=True) if count]
    return tell("{head}; {told}.", head=head, told=joined(", ", told))
