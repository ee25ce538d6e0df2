"""The boards of a plan of which little has changed: only the rows that say something else now are made anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.services.board import Arrange, Board, BoardRow, RowKind, SeatRows, board_model, locked_months
from planner.services.board_people import KnownRows, people_rows
from planner.services.planning import PlanOutcome


def updated_board(board: Board, before: PlanOutcome, after: PlanOutcome, arrange: Arrange) -> Board:
    """The board of ``after``, where ``board`` is the one of ``before``, arranged alike."""
    case, plan, evaluation = after.case, after.plan, after.evaluation
    if case is not before.case or plan.seats is not before.plan.seats:
        return board_model(case, plan, evaluation, arrange)
    differs = _differs(before, after)
    if arrange is Arrange.SEATS:
        touched: NDArray[np.bool_] = np.asarray(differs.any(axis=1))
        seats = {row.item: row for row in board.rows if row.kind is RowKind.SEAT and not touched[row.item]}
        return replace(board, rows=tuple(SeatRows(case, plan, evaluation, seats).rows()))
    people = set(before.plan.holder[differs].tolist()) | set(plan.holder[differs].tolist())
    rows, shade = people_rows(case, plan, evaluation, _known(board, people))
    return replace(board, rows=tuple(rows), shade=shade)


def _differs(before: PlanOutcome, after: PlanOutcome) -> NDArray[np.bool_]:
    """[S, T] where the boards show something else."""
    old, new = before.plan, after.plan
    differs = np.asarray(old.holder != new.holder, dtype=np.bool_)
    differs |= before.evaluation.knows != after.evaluation.knows
    differs |= locked_months(before.case, old) != locked_months(after.case, new)
    moved = set(before.evaluation.handovers) ^ set(after.evaluation.handovers)
    for handover in moved:
        differs[handover.seat, handover.month] = True
    return differs


def _known(board: Board, touched: set[int]) -> KnownRows:
    rows: dict[int, list[BoardRow]] = defaultdict(list)
    shade: dict[int, NDArray[np.uint8]] = {}
    for at, row in enumerate(board.rows):
        if not row.kind.is_heading:
            shade[row.item] = board.shade[at]
            if row.item not in touched:
                rows[row.item].append(row)
    return KnownRows(dict(rows), shade)
