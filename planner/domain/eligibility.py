"""Who may hold the seats of a line: role, grade, country, skills, dedication and exclusions."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from planner.domain.arrays import BoolArray, Int64Array, IntArray
from planner.domain.portfolio import DemandRow, Portfolio

_Requirements = tuple[str, frozenset[str], int, frozenset[str]]


class Eligibility:
    """Answers who is eligible for a line, working out lines with equal requirements once."""

    def __init__(self, portfolio: Portfolio) -> None:
        staff = portfolio.staff
        self.sponsor_of = {study.id: study.sponsor for study in portfolio.studies}
        self.grade: Int64Array = np.array([1 if p.grade is None else p.grade for p in staff], dtype=np.int64)
        self._country = [person.country for person in staff]
        self._skills = [frozenset(person.skills) for person in staff]
        roles: dict[str, list[int]] = defaultdict(list)
        self._excluding: dict[str, list[int]] = defaultdict(list)
        self._dedicated: dict[str, list[int]] = defaultdict(list)
        for p, person in enumerate(staff):
            for role in dict.fromkeys((person.role, *person.other_roles)):
                roles[role].append(p)
            for name in dict.fromkeys(person.excluded):
                self._excluding[name].append(p)
            if person.dedicated_to:
                self._dedicated[person.dedicated_to].append(p)
        self._in_role = {role: np.array(people, dtype=np.int32) for role, people in roles.items()}
        self._people = len(staff)
        self._fitting: dict[_Requirements, IntArray] = {}
        self._eligible: dict[tuple[_Requirements, str, str], IntArray] = {}
        self._barred_by_sponsor: dict[str, BoolArray] = {}

    def eligible(self, row: DemandRow) -> IntArray:
        """The people who may hold seats of a line, ascending."""
        needs = _requirements(row)
        sponsor = self.sponsor_of.get(row.study, "")
        key = (needs, sponsor, row.study if row.study in self._excluding else "")
        if key not in self._eligible:
            people = self._matching(needs)
            self._eligible[key] = people[~self.barred(row.study)[people]]
        return self._eligible[key]

    def in_role(self, role: str) -> IntArray:
        """The people who have a role as main or other role, ascending."""
        return self._in_role.get(role, np.zeros(0, dtype=np.int32))

    def in_country(self, people: IntArray, row: DemandRow) -> BoolArray:
        """Which of some people are in a country that a line allows."""
        if not row.countries:
            return np.ones(len(people), dtype=np.bool_)
        return np.array([self._country[p] in row.countries for p in people], dtype=np.bool_)

    def skilled(self, people: IntArray, row: DemandRow) -> BoolArray:
        """Which of some people hold all skills that a line requires."""
        needed = frozenset(row.skills)
        return np.array([needed <= self._skills[p] for p in people], dtype=np.bool_)

    def barred(self, study: str) -> BoolArray:
        """Who is dedicated to another sponsor or excluded from this study or its sponsor, [P]."""
        sponsor = self.sponsor_of.get(study, "")
        if sponsor not in self._barred_by_sponsor:
            barred = np.zeros(self._people, dtype=np.bool_)
            for name, people in self._dedicated.items():
                if name != sponsor:
                    barred[people] = True
            barred[self._excluding.get(sponsor, [])] = True
            self._barred_by_sponsor[sponsor] = barred
        barred = self._barred_by_sponsor[sponsor]
        if study in self._excluding:
            barred = barred.copy()
            barred[self._excluding[study]] = True
        return barred

    def _matching(self, needs: _Requirements) -> IntArray:
        """The people who fit a line's role, grade, countries and skills, whoever the sponsor is."""
        if needs not in self._fitting:
            role, countries, grade, skills = needs
            people = self.in_role(role)
            people = people[self.grade[people] >= grade]
            kept = [
                p
                for p in people.tolist()
                if (not countries or self._country[p] in countries) and skills <= self._skills[p]
            ]
            self._fitting[needs] = np.array(kept, dtype=np.int32)
        return self._fitting[needs]


def _requirements(row: DemandRow) -> _Requirements:
    grade = 0 if row.min_grade is None else row.min_grade
    return row.role, frozenset(row.countries), grade, frozenset(row.skills)
