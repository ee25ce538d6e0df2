"""The objective Z and its parts, in FTE-months; smaller is better."""

from __future__ import annotations

import numpy as np

from planner.domain.arrays import BoolArray, sums
from planner.domain.case import RATE_UNITS, Case, FloatArray, Int64Array
from planner.domain.evaluation import Parts
from planner.domain.plan import Plan
from planner.domain.work import Work, work_of


def score(case: Case, work: Work, published: Plan | None = None) -> Parts:
    """The weighted parts of Z; changes are counted against ``published``, the agreed plan (same case)."""
    weights = case.portfolio.settings.weights
    line_probability = case.probability[case.line_study]
    new = _by_line(case, work, ~work.runs.known)
    return Parts(
        open=float(weights.open) * _weighted(line_probability, work.open.sum(axis=1)),
        contractor=float(weights.contractor) * _weighted(line_probability, work.contractors.sum(axis=1)),
        new=float(weights.new) * _weighted(line_probability, new),
        handover=float(weights.handover) * _handovers(case, work, line_probability),
        cost=float(weights.cost) * _cost(case, work),
        fair=float(weights.fair) * _unfairness(case, work),
        change=float(weights.change) * (0.0 if published is None else _change(case, work, published)),
    )


def _weighted(probability: FloatArray, percent: Int64Array) -> float:
    return float(probability @ percent) / 100


def _by_line(case: Case, work: Work, which: BoolArray) -> Int64Array:
    """Percent-months of some of the runs by line, [D]."""
    return sums(work.runs.line[which], work.runs.fte[which], len(case.line_keys))


def _handovers(case: Case, work: Work, line_probability: FloatArray) -> float:
    """Σ P · onboarding of somebody new to the sponsor, over the handovers: in full whatever the FTE."""
    lines = np.array([handover.line for handover in work.handovers], dtype=np.int64)
    return float(line_probability[lines] @ case.onboarding_new[case.line_role[lines]]) / RATE_UNITS


def _cost(case: Case, work: Work) -> float:
    """Σ P · k · x ÷ mean cost rate."""
    if case.mean_cost == 0:
        return 0.0
    by_study = sums(work.runs.study, case.cost[work.runs.person] * work.runs.fte, len(case.study_rows))
    return float(case.probability @ by_study) / (100 * case.mean_cost)


def _unfairness(case: Case, work: Work) -> float:
    """FTE-months by which sponsors fall short of their continuity floors."""
    known = _by_line(case, work, work.runs.known)
    demand = case.demand.sum(axis=1, dtype=np.int64)
    short = 0.0
    for c, floor in enumerate(case.continuity_floor):
        if floor is not None:
            of_sponsor = case.line_sponsor == c
            short += max(0.0, float(floor * int(demand[of_sponsor].sum()) - int(known[of_sponsor].sum())) / 100)
    return short


def _change(case: Case, work: Work, published: Plan) -> float:
    """FTE-months that people work on lines beyond what the published plan has them there, month by month."""
    before = work_of(case, published)
    keys = np.concatenate([_keys(case, work), _keys(case, before)])
    unique, where = np.unique(keys, return_inverse=True)
    more = np.zeros(len(unique), dtype=np.int64)
    np.add.at(more, where, np.concatenate([work.fte, -before.fte]))
    return float(np.maximum(more, 0).sum()) / 100


def _keys(case: Case, work: Work) -> Int64Array:
    """One number for each person, line and month."""
    return (work.person.astype(np.int64) * len(case.line_keys) + work.line) * case.grid.count + work.month
