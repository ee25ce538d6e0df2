"""The objective Z and its parts, in FTE-months; smaller is better."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.domain.case import RATE_UNITS, Case, FloatArray, Int64Array
from planner.domain.evaluation import Handover, Parts
from planner.domain.tally import Tally
from planner.domain.work import Totals


def score(case: Case, totals: Totals, tally: Tally, handovers: Sequence[Handover]) -> Parts:
    """The weighted parts of Z."""
    weights = case.portfolio.settings.weights
    line_probability = case.probability[case.line_study]
    new = totals.staffed.sum(axis=1) - tally.known
    return Parts(
        open=float(weights.open) * _weighted(line_probability, totals.open.sum(axis=1)),
        contractor=float(weights.contractor) * _weighted(line_probability, totals.contractors.sum(axis=1)),
        new=float(weights.new) * _weighted(line_probability, new),
        handover=float(weights.handover) * _handovers(case, handovers, line_probability),
        cost=float(weights.cost) * _cost(case, tally),
        fair=float(weights.fair) * _unfairness(case, tally),
        change=float(weights.change) * (float(tally.changed[0]) / 100),
    )


def _weighted(probability: FloatArray, percent: Int64Array) -> float:
    return float(probability @ percent) / 100


def _handovers(case: Case, handovers: Sequence[Handover], line_probability: FloatArray) -> float:
    """Σ P · onboarding of somebody new to the sponsor, over the handovers: in full whatever the FTE."""
    lines = np.array([handover.line for handover in handovers], dtype=np.int64)
    return float(line_probability[lines] @ case.onboarding_new[case.line_role[lines]]) / RATE_UNITS


def _cost(case: Case, tally: Tally) -> float:
    """Σ P · k · x ÷ mean cost rate."""
    if case.mean_cost == 0:
        return 0.0
    return float(case.probability @ tally.work_cost) / (100 * case.mean_cost)


def _unfairness(case: Case, tally: Tally) -> float:
    """FTE-months by which sponsors fall short of their continuity floors."""
    demand = case.demand.sum(axis=1, dtype=np.int64)
    short = 0.0
    for c, floor in enumerate(case.continuity_floor):
        if floor is not None:
            of_sponsor = case.line_sponsor == c
            short += max(0.0, float(floor * int(demand[of_sponsor].sum()) - int(tally.known[of_sponsor].sum())) / 100)
    return short
