"""The evaluator: the one place that says how good a plan is. It knows no solver."""

from __future__ import annotations

import numpy as np

from planner.domain.case import Case
from planner.domain.continuity import continuity
from planner.domain.evaluation import Evaluation
from planner.domain.locks import resolve_locks
from planner.domain.margin import margins
from planner.domain.plan import Plan
from planner.domain.scoring import score
from planner.domain.work import work_of


def evaluate(case: Case, plan: Plan, published: Plan | None = None) -> Evaluation:
    """Measure a plan; ``published`` (in the indices of the same case) is what the change term counts against.

    Any plan can be measured; whether it is valid is for `planner.domain.plan_check` to say.
    """
    work = work_of(case, plan)
    parts = score(case, work, published)
    rows, committed = continuity(case, work)
    knows = np.zeros(plan.holder.shape, dtype=np.bool_)
    knows[work.seat, work.month] = work.known
    return Evaluation(
        objective=parts.total,
        parts=parts,
        portfolio=rows[-1],
        committed=committed,
        continuity=rows,
        margins=margins(case, work),
        handovers=work.handovers,
        conflicts=resolve_locks(case, plan.seats, plan.hand_locks).conflicts,
        knows=knows,
    )
