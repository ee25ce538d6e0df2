"""Invented teams of today: assignments on running studies that fit everybody's time, a third of them locked."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from planner.domain.arrays import IntArray
from planner.domain.case import Case
from planner.domain.portfolio import Assignment, AwardStatus, Portfolio

SHARE_STAFFED, SHARE_LOCKED = 0.85, 0.3
SHORTEST = 2
"""Months below which nobody is put on a study."""


def with_teams(chance: Random, portfolio: Portfolio, case: Case) -> Portfolio:
    """The portfolio with assignments on the lines of running studies."""
    booking = _Booking(chance, portfolio, case)
    for line in range(len(case.line_keys)):
        study = portfolio.studies[case.study_rows[case.line_study[line]]]
        if study.status is AwardStatus.ONGOING and case.demand[line, 0] > 0:
            booking.staff(line)
    return replace(portfolio, assignments=tuple(booking.rows))


class _Booking:
    """Who is free when; takes people's time as it is given out."""

    def __init__(self, chance: Random, portfolio: Portfolio, case: Case) -> None:
        self.chance, self.portfolio, self.case = chance, portfolio, case
        self.free = case.available.astype(np.int64)
        self.studies = np.zeros(case.available.shape, np.int64)
        self.on_study: set[tuple[int, int]] = set()
        self.with_sponsor = np.zeros(case.knew_before.shape, bool)
        self.rows: list[Assignment] = []

    def staff(self, line: int) -> None:
        """Put people on a line until most of its first month is taken or nobody is left."""
        case = self.case
        left = case.demand[line].copy()
        people = case.eligible(line)
        seat = int(case.seat_size[case.line_role[line]])
        enough = (1 - SHARE_STAFFED) * int(left[0])
        while left[0] > enough and len(people):
            fte = min(int(left[0]), seat)
            months = self._months(left, fte)
            found = self._who(line, people, np.minimum(fte, left), months)
            if found is None:
                return
            person, until = found
            taken = np.where(np.arange(len(left)) < until, np.minimum(fte, left), 0)
            self._book(line, person, fte, taken, until)
            left = left - np.minimum(fte, left)  # the seat stays when its person leaves
            people = people[people != person]

    def _months(self, left: IntArray, fte: int) -> int:
        """How many months from the start on the seat carries something."""
        carried = np.minimum(left, fte) > 0
        return int(len(carried) - carried[::-1].argmax())

    def _who(self, line: int, people: IntArray, fte: IntArray, months: int) -> tuple[int, int] | None:
        """Somebody who can stay longest among a few drawn, sooner one who knows the sponsor; and until which month."""
        case, study = self.case, int(self.case.line_study[line])
        there = np.array([(int(p), study) in self.on_study for p in people], bool)
        can = self.free[people] >= fte
        can &= (self.studies[people] < case.max_studies[people][:, None]) | there[:, None]
        stay = np.where(can[:, :months].all(axis=1), months, can[:, :months].argmin(axis=1))
        usable = np.nonzero(stay >= min(SHORTEST, months))[0]
        if not len(usable):
            return None
        knows = self.with_sponsor[people[usable], case.line_sponsor[line]]
        draws = np.array([self.chance.random() for _ in usable])
        best = int(usable[np.lexsort((draws, -np.minimum(stay[usable], months), ~knows))[0]])
        return int(people[best]), int(stay[best])

    def _book(self, line: int, person: int, fte: int, taken: IntArray, until: int) -> None:
        case, portfolio = self.case, self.portfolio
        study = portfolio.studies[case.study_rows[case.line_study[line]]]
        self.free[person] -= taken
        if (person, int(case.line_study[line])) not in self.on_study:
            self.on_study.add((person, int(case.line_study[line])))
            self.studies[person] += np.arange(len(taken)) < until
        self.with_sponsor[person, case.line_sponsor[line]] = True
        last = min(study.end, portfolio.grid.months[until - 1].last_day)
        start = max(study.start, portfolio.grid.start.plus(-self.chance.randrange(1, 12)).first_day)
        locked = self.chance.random() < SHARE_LOCKED
        key = case.line_keys[line]
        self.rows.append(Assignment(portfolio.staff[person].id, key.study, key.role, fte, start, last, locked=locked))
