"""The evaluator: the one place that says how good a plan is. It knows no solver.

Every figure comes of whole numbers: totals of the lines, what people's work adds up to (`planner.domain.tally`), and
the handovers. Where a plan differs little from one that is measured already, the numbers of the people concerned are
exchanged instead of adding up everybody's; the figures are the same to the last digit.
"""

from __future__ import annotations

import numpy as np

from planner.domain.case import BoolArray, Case, Int64Array
from planner.domain.continuity import continuity
from planner.domain.evaluation import Evaluation, Handover
from planner.domain.locks import resolve_locks
from planner.domain.margin import bench_of, margins, money_of
from planner.domain.measured import Measured
from planner.domain.plan import Plan
from planner.domain.scoring import score
from planner.domain.tally import tally_of
from planner.domain.work import Totals, totals_of, work_of, work_of_some

_FEW = 4
"""Exchanging numbers pays where it looks at less than one in so many seats."""


def evaluate(case: Case, plan: Plan, published: Plan | None = None, like: Evaluation | None = None) -> Evaluation:
    """Measure a plan; ``published`` (in the indices of the same case) is what the change term counts against.

    Any plan can be measured; whether it is valid is for `planner.domain.plan_check` to say. ``like`` is the evaluation
    of another plan, if there is one: it changes nothing but the time that this takes, which is a fraction where both
    plans have the same case and seats and few holders differ.
    """
    known = like.measured if like is not None else None
    if known is not None and known.fits(case, plan, published):
        rows, people = known.touched(plan)
        if len(rows) * _FEW < len(plan.seats):
            totals = totals_of(case, plan)
            return _evaluation(case, plan, _exchanged(case, plan, totals, known, rows, people), totals)
    work = work_of(case, plan)
    knows = np.zeros(plan.holder.shape, dtype=np.bool_)
    knows[work.seat, work.month] = work.known
    tally = tally_of(case, work, published)
    return _evaluation(case, plan, Measured(case, plan, published, tally, work.handovers, knows), work.totals)


def _evaluation(case: Case, plan: Plan, measured: Measured, totals: Totals) -> Evaluation:
    """The figures that follow from what was measured."""
    tally, handovers = measured.tally, measured.handovers
    parts = score(case, totals, tally, handovers)
    rows, committed = continuity(case, totals, tally, handovers)
    money = money_of(case, totals, tally.work_cost, tally.onboarding)
    return Evaluation(
        objective=parts.total,
        parts=parts,
        portfolio=rows[-1],
        committed=committed,
        continuity=rows,
        margins=margins(case, money, bench_of(case, int(tally.employed[0]))),
        handovers=handovers,
        conflicts=resolve_locks(case, plan.seats, plan.hand_locks).conflicts,
        knows=measured.knows,
        measured=measured,
    )


def _exchanged(
    case: Case, plan: Plan, totals: Totals, known: Measured, rows: Int64Array, people: BoolArray
) -> Measured:
    """What was measured of another plan, with the numbers of these people as they are in this one."""
    before = work_of_some(case, known.plan, totals, rows, people)
    after = work_of_some(case, plan, totals, rows, people)
    out, put_in = (tally_of(case, work, known.published, people) for work in (before, after))
    stay = [handover for handover in known.handovers if not people[handover.to]]
    handovers = sorted((*stay, *after.handovers), key=_place)
    knows = known.knows.copy()
    knows[before.seat, before.month] = False
    knows[after.seat, after.month] = after.known
    return Measured(case, plan, known.published, known.tally - out + put_in, tuple(handovers), knows)


def _place(handover: Handover) -> tuple[int, int, int]:
    return handover.line, handover.month, handover.seat
