"""Continuity of a plan by study, sponsor, role and portfolio.

Figures of a sponsor, role or portfolio are those of its lines together. Team carry-over is pooled weighted by FTE, and
retention by heads: one head for each person and study (and role, in rows of roles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.arrays import counts, row_sums, sums, table_sums
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
    demand: Int64Array  # [D]
    contractors: Int64Array  # [D]
    open: Int64Array  # [D]
    taken: Int64Array  # the line of each handover


def continuity(case: Case, work: Work) -> tuple[tuple[ContinuityRow, ...], ContinuityRow]:
    """The rows of all levels, and the row of the committed studies alone."""
    facts = _Facts(
        case,
        work,
        first_months(case, work),
        stays(case, work),
        case.demand.sum(axis=1, dtype=np.int64),
        work.contractors.sum(axis=1),
        work.open.sum(axis=1),
        np.array([handover.line for handover in work.handovers], dtype=np.int64),
    )
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
    work, runs, count = facts.work, facts.work.runs, len(names)
    of_run = group[runs.line]
    demand = sums(group, facts.demand, count)
    staffed = sums(of_run, runs.fte, count)
    familiar = sums(of_run, np.where(runs.known, runs.fte, 0), count)
    contractor = sums(group, facts.contractors, count)
    left_open = sums(group, facts.open, count)
    joining = counts(group[work.joinings.line], count)
    handovers = counts(group[facts.taken], count)
    people, concentration, kept, could_keep = _by_person(facts, of_run, count)
    early, carried = facts.early.sums(group[work.line[facts.early.entry]], count)
    heads, stayed = facts.stays.counts(of_run, count)
    figures = (demand, staffed, familiar, contractor, left_open, people, joining, handovers, early, carried, heads,
               stayed, concentration, kept, could_keep)  # fmt: skip
    return [_row(level, name, *each) for name, *each in zip(names, *(f.tolist() for f in figures), strict=True)]


def _row(
    level: Level, name: str, demand: int, staffed: int, familiar: int, contractor: int, left_open: int, people: int,
    joining: int, handovers: int, early: int, carried: int, heads: int, stayed: int, concentration: int, kept: int,
    could_keep: int,
) -> ContinuityRow:  # fmt: skip
    return ContinuityRow(
        level=level,
        name=name,
        demand=demand / 100,
        staffed=staffed / 100,
        known=familiar / 100,
        sponsor_continuity=_share(familiar, demand),
        contractor=contractor / 100,
        open=left_open / 100,
        people=people,
        people_joining=joining,
        handovers=handovers,
        carry_over=_share(carried, early),
        retention=_share(stayed, heads),
        coc=_share(concentration, staffed * staffed),
        secon=_share(kept, could_keep),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _by_person(facts: _Facts, of_run: IntArray, count: int) -> tuple[Int64Array, Int64Array, Int64Array, Int64Array]:
    """By group: how many people work, Σ w² of their percent-months (numerator of COC), both parts of SECON."""
    work, runs = facts.work, facts.work.runs
    months, people = facts.case.grid.count, max(len(facts.case.cost), 1)
    keys = np.where(of_run >= 0, of_run.astype(np.int64) * people + runs.person, -1)
    unique, pair = np.unique(keys, return_inverse=True)
    worked = table_sums(pair[work.run], work.month, work.fte, (len(unique), months))  # of each group and person
    if len(unique) and unique[0] < 0:
        unique, worked = unique[1:], worked[1:]
    group = unique // people
    weight = worked.sum(axis=1)
    kept = np.minimum(worked[:, 1:], worked[:, :-1]).sum(axis=1)
    total = row_sums(group, worked, count)
    could_keep = np.minimum(total[:, 1:], total[:, :-1]).sum(axis=1)
    return counts(group, count), sums(group, weight * weight, count), sums(group, kept, count), could_keep
