"""Locks taken off some seat-months."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import Plan
from planner.domain.portfolio import Portfolio
from planner.services.candidates.standing import Standing
from planner.services.candidates.tally import Cell


def released(standing: Standing, cells: Collection[Cell]) -> tuple[Portfolio, Plan] | None:
    """Portfolio and plan without the locks that hold some seat-months; None if other locks would then not be kept.

    Locks set by hand go month by month; a locked row of Assignments loses its lock as a whole.
    """
    case, plan = standing.case, standing.plan
    pairs = {(int(standing.forced[cell]), standing.line(cell[0])) for cell in cells}
    by_hand = {cell for cell in cells if any((k.seat, k.month) == cell for k in plan.hand_locks)}
    rows = {row for a in case.assignments if (a.person, a.line) in pairs for row in a.rows} if set(cells) else set()
    kept = tuple(k for k in plan.hand_locks if (k.seat, k.month) not in by_hand)
    lighter = replace(plan, hand_locks=kept)
    portfolio = case.portfolio
    if _still_forced(case, lighter, cells):
        portfolio = replace(
            portfolio,
            assignments=tuple(
                replace(entry, locked=False) if position in rows else entry
                for position, entry in enumerate(portfolio.assignments)
            ),
        )
    lighter_case = replace(case, portfolio=portfolio)  # locks are the only thing that differs
    forced = resolve_locks(lighter_case, lighter.seats, lighter.hand_locks).forced
    if any(forced[cell] >= 0 for cell in cells) or np.any((forced >= 0) & (forced != standing.forced)):
        return None
    return portfolio, lighter


def _still_forced(case: Case, plan: Plan, cells: Collection[Cell]) -> bool:
    forced = resolve_locks(case, plan.seats, plan.hand_locks).forced
    return any(forced[cell] >= 0 for cell in cells)
