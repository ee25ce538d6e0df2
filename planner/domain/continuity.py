"""Continuity of a plan by study, sponsor, role and portfolio.

Figures of a sponsor, role or portfolio are those of its lines together. Team carry-over is pooled weighted by FTE, and
retention by heads: one head for each person and study (and role, in rows of roles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.arrays import counts, sums
from planner.domain.case import Case, Int64Array
from planner.domain.evaluation import ContinuityRow, Handover, Level
from planner.domain.tally import Groups, Tally, groups_of, kept_at_best
from planner.domain.work import Totals


@dataclass(frozen=True, eq=False)
class _Facts:
    """What all levels share."""

    tally: Tally
    totals: Totals
    demand: Int64Array  # [D]
    staffed: Int64Array  # [D]
    contractors: Int64Array  # [D]
    open: Int64Array  # [D]
    taken: Int64Array  # the line of each handover


def continuity(
    case: Case, totals: Totals, tally: Tally, handovers: Sequence[Handover]
) -> tuple[tuple[ContinuityRow, ...], ContinuityRow]:
    """The rows of all levels, and the row of the committed studies alone (what people know is judged by the whole).

    There are rows of the planned studies, of the sponsors that have any, the roles that have lines, and the portfolio.
    """
    facts = _Facts(
        tally,
        totals,
        case.demand.sum(axis=1, dtype=np.int64),
        totals.staffed.sum(axis=1),
        totals.contractors.sum(axis=1),
        totals.open.sum(axis=1),
        np.array([handover.line for handover in handovers], dtype=np.int64),
    )
    planned_sponsors, demanded_roles = set(case.study_sponsor.tolist()), set(case.line_role.tolist())
    studies, sponsors, roles, whole, committed = (_rows(facts, groups) for groups in groups_of(case))
    rows = (
        *studies,
        *(row for c, row in enumerate(sponsors) if c in planned_sponsors),
        *(row for r, row in enumerate(roles) if r in demanded_roles),
        *whole,
    )
    return rows, committed[0]


def _rows(facts: _Facts, groups: Groups) -> list[ContinuityRow]:
    """One row for each group of a level."""
    tally, group, count, places = facts.tally, groups.of_line, len(groups), groups.places
    figures = (
        sums(group, facts.demand, count),
        sums(group, facts.staffed, count),
        sums(group, tally.known, count),
        sums(group, facts.contractors, count),
        sums(group, facts.open, count),
        tally.people[places],
        sums(group, tally.joining, count),
        counts(group[facts.taken], count),
        sums(group, tally.early, count),
        sums(group, tally.carried, count),
        tally.heads[places],
        tally.stayed[places],
        tally.concentration[places],
        tally.kept[places],
        kept_at_best(facts.totals.staffed, groups),
    )
    rows = zip(groups.names, *(figure.tolist() for figure in figures), strict=True)
    return [_row(groups.level, name, *each) for name, *each in rows]


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
