"""Continuity of a plan by study, sponsor, role and portfolio.

Figures of a sponsor, role or portfolio are those of its lines together. Team carry-over is pooled weighted by FTE, and
retention by heads: one head for each person and study (and role, in rows of roles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.carry_over import FirstMonths, first_months
from planner.domain.case import Case, Int64Array, IntArray
from planner.domain.evaluation import ContinuityRow, Level
from planner.domain.margin import PORTFOLIO_NAME
from planner.domain.retention import Stays, stays
from planner.domain.work import Work

COMMITTED_NAME = "Committed"


@dataclass(frozen=True, eq=False)
class _Facts:
    """What all levels share."""

    case: Case
    work: Work
    early: FirstMonths
    stays: Stays


def continuity(case: Case, work: Work) -> tuple[tuple[ContinuityRow, ...], ContinuityRow]:
    """The rows of all levels, and the row of the committed studies alone."""
    facts = _Facts(case, work, first_months(case, work), stays(case, work))
    return _all_levels(facts), _committed(facts)


def _all_levels(facts: _Facts) -> tuple[ContinuityRow, ...]:
    """Rows of the planned studies, the sponsors that have any, the roles that have lines, and the portfolio."""
    case, portfolio = facts.case, facts.case.portfolio
    studies = [portfolio.studies[row].id for row in case.study_rows.tolist()]
    planned_sponsors, demanded_roles = set(case.study_sponsor.tolist()), set(case.line_role.tolist())
    sponsors = _rows(facts, Level.SPONSOR, [sponsor.name for sponsor in portfolio.sponsors], case.line_sponsor)
    roles = _rows(facts, Level.ROLE, [role.name for role in portfolio.roles], case.line_role)
    return (
        *_rows(facts, Level.STUDY, studies, case.line_study),
        *(row for c, row in enumerate(sponsors) if c in planned_sponsors),
        *(row for r, row in enumerate(roles) if r in demanded_roles),
        *_rows(facts, Level.PORTFOLIO, [PORTFOLIO_NAME], np.zeros(len(case.line_keys), dtype=np.int32)),
    )


def _committed(facts: _Facts) -> ContinuityRow:
    """The row of the studies with P = 1 alone; what people know is judged by the whole plan."""
    case = facts.case
    group = np.where(case.probability[case.line_study] == 1, 0, -1).astype(np.int32)
    return _rows(facts, Level.PORTFOLIO, [COMMITTED_NAME], group)[0]


def _rows(facts: _Facts, level: Level, names: Sequence[str], group: IntArray) -> list[ContinuityRow]:
    """One row for each name; ``group`` [D] says to which row a line counts, -1 for none."""
    case, work, count = facts.case, facts.work, len(names)
    of_entry = group[work.line]
    known = np.where(work.known, work.fte, 0)
    demand = _sums(group, case.demand.sum(axis=1, dtype=np.int64), count)
    staffed = _sums(of_entry, work.fte, count)
    familiar = _sums(of_entry, known, count)
    contractor = _sums(group, work.contractors.sum(axis=1), count)
    left_open = _sums(group, work.open.sum(axis=1), count)
    joining = _counts(group[work.joinings.line], count)
    taken = np.array([handover.line for handover in work.handovers], dtype=np.int64)
    handovers = _counts(group[taken], count)
    people, concentration = _people(facts, of_entry, count)
    early, carried = facts.early.sums(of_entry, count)
    heads, stayed = facts.stays.counts(of_entry, count)
    kept, could_keep = _sequence(facts, of_entry, count)
    return [
        ContinuityRow(
            level=level,
            name=name,
            demand=int(demand[g]) / 100,
            staffed=int(staffed[g]) / 100,
            known=int(familiar[g]) / 100,
            sponsor_continuity=_share(familiar[g], demand[g]),
            contractor=int(contractor[g]) / 100,
            open=int(left_open[g]) / 100,
            people=int(people[g]),
            people_joining=int(joining[g]),
            handovers=int(handovers[g]),
            carry_over=_share(carried[g], early[g]),
            retention=_share(stayed[g], heads[g]),
            coc=_share(concentration[g], staffed[g] * staffed[g]),
            secon=_share(kept[g], could_keep[g]),
        )
        for g, name in enumerate(names)
    ]


def _share(part: np.int64, whole: np.int64) -> float | None:
    return int(part) / int(whole) if whole else None


def _sums(group: IntArray, amounts: Int64Array, count: int) -> Int64Array:
    """Sums of amounts by group; group -1 is left out."""
    total = np.zeros(count + 1, dtype=np.int64)
    np.add.at(total, group, amounts)  # index -1 is the spare place at the end
    return total[:count]


def _counts(group: IntArray, count: int) -> Int64Array:
    return _sums(group, np.ones(len(group), dtype=np.int64), count)


def _people(facts: _Facts, of_entry: IntArray, count: int) -> tuple[Int64Array, Int64Array]:
    """By group: how many people work, and Σ w² over their percent-months (the numerator of COC)."""
    inside = of_entry >= 0
    people = len(facts.case.cost)
    keys = of_entry[inside].astype(np.int64) * people + facts.work.person[inside]
    unique, worked = _added_up(keys, facts.work.fte[inside])
    group = (unique // max(people, 1)).astype(np.int32)
    return _counts(group, count), _sums(group, worked * worked, count)


def _sequence(facts: _Facts, of_entry: IntArray, count: int) -> tuple[Int64Array, Int64Array]:
    """Numerator and denominator of SECON by group."""
    case, work = facts.case, facts.work
    months, people = case.grid.count, len(case.cost)
    inside = of_entry >= 0
    group, fte = of_entry[inside], work.fte[inside]
    keys = (group.astype(np.int64) * people + work.person[inside]) * months + work.month[inside]
    unique, worked = _added_up(keys, fte)
    follows = (np.diff(unique) == 1) & (unique[1:] % months != 0)
    kept = np.minimum(worked[1:], worked[:-1])[follows]
    total = np.zeros((count, months), dtype=np.int64)
    np.add.at(total, (group, work.month[inside]), fte)
    of_pair = (unique[1:][follows] // max(people * months, 1)).astype(np.int32)
    return _sums(of_pair, kept, count), np.minimum(total[:, 1:], total[:, :-1]).sum(axis=1)


def _added_up(keys: Int64Array, amounts: Int64Array) -> tuple[Int64Array, Int64Array]:
    """Each key once, ascending, with the sum of its amounts."""
    unique, where = np.unique(keys, return_inverse=True)
    total = np.zeros(len(unique), dtype=np.int64)
    np.add.at(total, where, amounts)
    return unique, total
