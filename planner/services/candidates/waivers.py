"""One rule set aside for one person: what would have to be different of them to hold a seat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from planner.domain.case import Case
from planner.domain.portfolio import DemandRow, Person, Portfolio
from planner.domain.reasons import line_tests
from planner.services.candidates.standing import Standing


class Rule(StrEnum):
    """What rules people out, in the order in which they are counted (`planner.domain.reasons.line_tests`)."""

    COUNTRY = "country"
    GRADE = "grade"
    SKILLS = "skills"
    BARRED = "dedication or exclusion"
    STUDY_LIMIT = "study limit"


@dataclass(frozen=True, slots=True)
class Waiver:
    """``rule`` does not count for ``person`` (index) on ``line``."""

    rule: Rule
    person: int
    line: int


def failed_rules(standing: Standing, line: int) -> dict[int, tuple[Rule, ...]]:
    """The rules of a line that people of its role fail, by person; who fails none is not there."""
    row = row_of(standing.case, line)
    people = standing.eligibility.in_role(row.role)
    found: dict[int, tuple[Rule, ...]] = {}
    tests = [passes[people] for passes, __ in line_tests(row, standing.eligibility, people)]
    for rule, passes in zip(Rule, tests, strict=False):
        for p in people[~passes].tolist():
            found[p] = (*found.get(p, ()), rule)
    return found


def row_of(case: Case, line: int) -> DemandRow:
    """The row of Demand of a line."""
    return case.portfolio.demand[int(case.demand_rows[line])]


def is_exact(standing: Standing, waiver: Waiver) -> bool:
    """Whether waiving changes nothing but the one seat: not who is on which line today, and no lock that gave way."""
    if waiver.rule is Rule.STUDY_LIMIT:
        locks = [lock for lock in standing.plan.hand_locks if lock.person == waiver.person]
        return not locks and not any(standing.case.portfolio.assignments[row].locked for row in _rows(standing, waiver))
    if any(lock.person == waiver.person for lock in standing.plan.hand_locks):
        return False
    case = standing.case
    today = {
        (case.portfolio.assignments[row].study, case.portfolio.assignments[row].role) for row in _rows(standing, waiver)
    }
    for d, key in enumerate(case.line_keys):
        if (key.study, key.role) in today and not case.is_eligible(waiver.person, d):
            return False
    return True


def _rows(standing: Standing, waiver: Waiver) -> list[int]:
    staff_id = standing.case.portfolio.staff[waiver.person].id
    return [row for row, entry in enumerate(standing.case.portfolio.assignments) if entry.person == staff_id]


def waived(portfolio: Portfolio, case: Case, waiver: Waiver) -> Portfolio:
    """The portfolio in which the person passes the rule."""
    row = row_of(case, waiver.line)
    person = _passing(portfolio, portfolio.staff[waiver.person], row, waiver.rule)
    staff = (*portfolio.staff[: waiver.person], person, *portfolio.staff[waiver.person + 1 :])
    return replace(portfolio, staff=staff)


def _passing(portfolio: Portfolio, person: Person, row: DemandRow, rule: Rule) -> Person:
    if rule is Rule.COUNTRY:
        return replace(person, country=row.countries[0])
    if rule is Rule.GRADE:
        return replace(person, grade=row.min_grade)
    if rule is Rule.SKILLS:
        return replace(person, skills=tuple(dict.fromkeys((*person.skills, *row.skills))))
    if rule is Rule.STUDY_LIMIT:
        return replace(person, max_studies=len(portfolio.studies))
    sponsor = next(study.sponsor for study in portfolio.studies if study.id == row.study)
    return replace(
        person,
        dedicated_to=person.dedicated_to if person.dedicated_to == sponsor else "",
        excluded=tuple(name for name in person.excluded if name not in (sponsor, row.study)),
    )


def gap(standing: Standing, waiver: Waiver) -> int:
    """How far somebody is from passing: grades or skills that are missing, else 1."""
    row, person = row_of(standing.case, waiver.line), standing.case.portfolio.staff[waiver.person]
    if waiver.rule is Rule.GRADE:
        return int(np.int64(row.min_grade or 0) - standing.eligibility.grade[waiver.person])
    return len(set(row.skills) - set(person.skills)) if waiver.rule is Rule.SKILLS else 1
