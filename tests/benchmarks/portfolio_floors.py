"""Margin floors that bind and can be met: a little below what teams of usual cost would earn."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import numpy as np

from planner.domain.arrays import FloatArray
from planner.domain.case import RATE_UNITS, Case
from planner.domain.portfolio import Portfolio

STUDIES_WITH, SPONSORS_WITH = 0.5, 0.6
FILLED = 0.86
"""Share of the demand that a usual plan fills, of which the portfolio's floor is made."""
ROOM_STUDY, ROOM_SPONSOR, ROOM_PORTFOLIO = (0.03, 0.08), (0.02, 0.05), 0.02
"""How far floors lie below a usual plan's margin."""


def with_floors(chance: Random, portfolio: Portfolio, case: Case) -> Portfolio:
    """The portfolio with floors of studies, sponsors and the whole."""
    revenue, work, onboarding = _usual(case)
    cost = work + onboarding
    more = min(0.1, 1.5 / max(1, len(case.cost)))  # in a small company much hangs on single people
    studies, sponsors = list(portfolio.studies), list(portfolio.sponsors)
    for j, row in enumerate(case.study_rows.tolist()):
        if revenue[j] > 0 and chance.random() < STUDIES_WITH:
            floor = _floor(revenue[j], cost[j], chance.uniform(*ROOM_STUDY) + more)
            studies[row] = replace(studies[row], margin_floor=floor)
    for c in range(len(sponsors)):
        of = case.study_sponsor == c
        if revenue[of].sum() > 0 and chance.random() < SPONSORS_WITH:
            floor = _floor(revenue[of].sum(), cost[of].sum(), chance.uniform(*ROOM_SPONSOR) + more)
            sponsors[c] = replace(sponsors[c], margin_floor=floor)
    staff = float((case.available.sum(axis=1) * case.cost * case.employee).sum())
    paid = max(FILLED * work.sum(), staff) + onboarding.sum()
    everything = _floor(FILLED * revenue.sum(), paid, ROOM_PORTFOLIO + more)
    settings = replace(portfolio.settings, portfolio_margin_floor=everything)
    return replace(portfolio, settings=settings, studies=tuple(studies), sponsors=tuple(sponsors))


def _usual(case: Case) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Revenue, cost and onboarding of each study if all were filled: by today's people where they are, else at mean."""
    revenue, cost, onboarding = np.zeros((3, len(case.study_rows)))
    today: dict[int, list[tuple[int, int]]] = {}
    for row in case.assignments:
        today.setdefault(row.line, []).append((row.person, row.fte))
    for line, study in enumerate(case.line_study.tolist()):
        people = case.eligible(line)
        mean = float(case.cost[people].mean()) if len(people) else 0.0
        there = today.get(line, [])
        demand = float(case.demand[line].sum())
        held = sum(fte for _, fte in there) / max(1.0, float(case.demand[line].max()))
        own = float(np.average([case.cost[p] for p, _ in there], weights=[fte for _, fte in there])) if there else mean
        rate = min(1.0, held) * own + max(0.0, 1.0 - held) * mean
        role = case.line_role[line]
        joining = float(case.onboarding_known[role] + case.onboarding_new[role]) / 2 * 100 / RATE_UNITS * mean
        seats = max(0.0, float(case.demand[line].max()) / case.seat_size[role] - len(there))
        revenue[study] += demand * float(case.bill[line])
        cost[study] += demand * rate
        onboarding[study] += seats * joining
    return revenue, cost, onboarding


def _floor(revenue: float, cost: float, room: float) -> Decimal:
    margin = 1.0 - float(cost) / float(revenue) - room
    return Decimal(f"{max(0.0, margin):.3f}")
