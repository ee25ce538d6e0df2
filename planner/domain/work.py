"""Who works where in a plan, flat, and what follows at once: who knew the sponsor, who joins, who takes over.

Continuity, margin and scoring are all sums over these few arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.arrays import BoolArray, Int64Array, IntArray
from planner.domain.case import Case
from planner.domain.evaluation import Handover
from planner.domain.plan import CONTRACTOR, Plan


@dataclass(frozen=True, eq=False)
class Joinings:
    """Person–line pairs with any work, incumbents apart; ``known``: they knew the sponsor when joining the study."""

    person: IntArray  # [M]
    line: IntArray  # [M]
    known: BoolArray  # [M]


@dataclass(frozen=True, eq=False)
class Work:
    """The seat-months that people hold, by seat and month, and the totals of the lines; percent FTE.

    ``known`` tells for each seat-month whether its holder knew the sponsor when joining the study; ``handover`` whether
    a handover happens there.
    """

    seat: IntArray  # [N]
    month: IntArray  # [N]
    person: IntArray  # [N]
    line: IntArray  # [N]
    study: IntArray  # [N]
    fte: Int64Array  # [N]
    known: BoolArray  # [N]
    joinings: Joinings
    handovers: tuple[Handover, ...]
    staffed: Int64Array  # [D, T] x
    contractors: Int64Array  # [D, T] v
    open: Int64Array  # [D, T] u


def work_of(case: Case, plan: Plan) -> Work:
    """Read a plan's work off its seats and holders."""
    seats = plan.seats
    carried = seats.fte > 0
    seat, month = (where.astype(np.int32) for where in np.nonzero((plan.holder >= 0) & carried))
    person, line = plan.holder[seat, month], seats.line[seat]
    study, fte = case.line_study[line], seats.fte[seat, month].astype(np.int64)
    staffed = np.zeros(case.demand.shape, dtype=np.int64)
    np.add.at(staffed, (line, month), fte)
    by_contractor = np.where((plan.holder == CONTRACTOR) & carried, seats.fte, 0)
    contractors = np.zeros(case.demand.shape, dtype=np.int64)
    np.add.at(contractors, seats.line, by_contractor)
    known = _known(case, person, study, month)
    joining, first_on_line = _joining(case, person, line, month)
    __, one_each = np.unique(_pairs(person, line, len(case.line_keys))[joining], return_index=True)
    each = np.nonzero(joining)[0][one_each]
    return Work(
        seat=seat,
        month=month,
        person=person,
        line=line,
        study=study,
        fte=fte,
        known=known,
        joinings=Joinings(person[each], line[each], known[each]),
        handovers=_handovers(case, plan, seat, month, np.nonzero(joining & (month == first_on_line))[0]),
        staffed=staffed,
        contractors=contractors,
        open=np.maximum(case.demand - staffed - contractors, 0),
    )


def _pairs(first: IntArray, second: IntArray, count: int) -> Int64Array:
    """One number for each pair; ``second`` is below ``count``."""
    return first.astype(np.int64) * count + second


def _first_months(keys: Int64Array, month: IntArray, months: int) -> IntArray:
    """For each entry, the first month in which its key occurs."""
    unique, where = np.unique(keys, return_inverse=True)
    first = np.full(len(unique), months, dtype=np.int32)
    np.minimum.at(first, where, month)
    return first[where]


def _known(case: Case, person: IntArray, study: IntArray, month: IntArray) -> BoolArray:
    """Whether each entry's person knew the sponsor when joining the study.

    Work on *another* study of the sponsor before the first month on this one is the same as: their first month for
    the sponsor lies before their first month on this study.
    """
    months, sponsor = case.grid.count, case.study_sponsor[study]
    on_study = _first_months(_pairs(person, study, len(case.study_rows)), month, months)
    for_sponsor = _first_months(_pairs(person, sponsor, case.knew_before.shape[1]), month, months)
    return case.knew_before[person, sponsor] | (for_sponsor < on_study)


def _joining(case: Case, person: IntArray, line: IntArray, month: IntArray) -> tuple[BoolArray, IntArray]:
    """Whether each entry's person is no incumbent of its line, and their first month on the line in the plan."""
    keys = _pairs(person, line, len(case.line_keys))
    incumbents = np.array([p * len(case.line_keys) + d for p, d in case.incumbents], dtype=np.int64)
    return ~np.isin(keys, incumbents), _first_months(keys, month, case.grid.count)


def _handovers(case: Case, plan: Plan, seat: IntArray, month: IntArray, arriving: Int64Array) -> tuple[Handover, ...]:
    """The handovers of a plan, by line and month; ``arriving`` are the entries of newcomers in their first month.

    Entries go by seat and month, so the entry before one of the same seat tells the last person who held it.
    """
    seats = plan.seats
    person = plan.holder[seat, month]
    there = seat[arriving]
    follows = (arriving > 0) & (seat[arriving - 1] == there)
    before = np.where(follows, person[arriving - 1], _incumbents_of(case, plan)[there])
    taking = arriving[before >= 0]
    # one person who takes over two seats of a line in a month: one handover
    __, one_each = np.unique(_pairs(person[taking], seats.line[seat[taking]], len(case.line_keys)), return_index=True)
    one_each.sort()
    taken, from_ = taking[one_each], before[before >= 0][one_each]
    s, t = seat[taken], month[taken]
    columns = (seats.line[s], s, t, from_, person[taken], seats.fte[s, t])
    found = [Handover(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
    return tuple(sorted(found, key=lambda handover: (handover.line, handover.month, handover.seat)))


def _incumbents_of(case: Case, plan: Plan) -> IntArray:
    """By seat, the person whose assignment made it, if they are an incumbent of its line, else -1."""
    pairs = zip(plan.seats.assignee.tolist(), plan.seats.line.tolist(), strict=True)
    return np.array([p if (p, d) in case.incumbents else -1 for p, d in pairs], dtype=np.int32)
