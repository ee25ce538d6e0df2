"""The figures that stand beside the board's rows: read from the evaluation and added up by month."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.domain.case import Case
from planner.domain.evaluation import ContinuityRow, FloorState, MarginRow
from planner.domain.locks import resolve_locks
from planner.domain.plan import Plan
from planner.domain.telling import joined, tell
from planner.services.board_rows import Sums

Months = NDArray[np.int32] | NDArray[np.int64]


def locked_months(case: Case, plan: Plan) -> NDArray[np.bool_]:
    """[S, T] where the holder is there by a lock (a locked assignment, or a lock set by hand)."""
    forced = resolve_locks(case, plan.seats, plan.hand_locks).forced
    locked: NDArray[np.bool_] = (forced >= 0) & (forced == plan.holder)
    return locked


def group_text(continuity: ContinuityRow | None, margin: MarginRow | None) -> tuple[str, bool]:
    """A heading's sums as one line of text, and whether its floor is broken or it is not staffed."""
    parts: list[str] = []
    if continuity is not None:
        parts.append(tell("{n} FTE-months", n=f"{continuity.demand:,.1f}"))
        if continuity.demand > 0:
            parts.append(tell("{share} filled", share=f"{continuity.staffed / continuity.demand:.0%}"))
        if continuity.sponsor_continuity is not None:
            parts.append(tell("continuity {share}", share=f"{continuity.sponsor_continuity:.0%}"))
    if margin is None:
        return joined("   ·   ", parts), False
    floor = [] if margin.floor is None else [tell("floor {n}", n=f"{float(margin.floor):.1%}")]
    if margin.margin is not None:
        parts.append(joined(", ", (tell("margin {margin}", margin=f"{margin.margin:.1%}"), *floor)))
    if margin.state is FloorState.BROKEN:
        parts.append(tell("floor broken"))
    elif margin.state is FloorState.NOT_STAFFED:
        parts.append(joined(", ", (tell("not staffed"), *floor)))
    return joined("   ·   ", parts), margin.state in (FloorState.BROKEN, FloorState.NOT_STAFFED)


def group_sums(continuity: ContinuityRow | None, margin: MarginRow | None) -> Sums:
    """The same as figures, without those by month."""
    floor = None if margin is None or margin.floor is None else float(margin.floor)
    earned = None if margin is None else margin.margin
    if continuity is None:
        return Sums(margin=earned, floor=floor)
    filled = continuity.staffed / continuity.demand if continuity.demand > 0 else None
    return Sums(continuity.demand, filled, continuity.sponsor_continuity, earned, floor)


def with_months(sums: Sums, asked: Months, held: Months) -> Sums:
    """The figures with percent FTE by month beside them."""
    return replace(sums, asked=tuple(asked.tolist()), held=tuple(held.tolist()))


def seat_sums(asked: int, held: int) -> Sums:
    """A seat's figures, of percent FTE summed over all months."""
    return Sums(asked / 100, held / asked if asked else None)


def person_sums(available: int, used: int) -> Sums:
    """A person's figures, of percent FTE summed over all months."""
    return Sums(used / 100, used / available if available else None)
