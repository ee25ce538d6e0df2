"""The boards of a plan of which little has changed: only the rows that say something else now are made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.domain.evaluation import Evaluation, Level
from planner.services.board import Arrange, Board, BoardRow, RowKind, SeatRows, board_model, locked_months
from planner.services.board_people import KnownRows, people_rows, renewed_people
from planner.services.planning import PlanOutcome

Cells = NDArray[np.bool_]


def updated_boards(boards: Mapping[Arrange, Board], before: PlanOutcome, after: PlanOutcome) -> dict[Arrange, Board]:
    """The boards of ``after``, where ``boards`` are those of ``before``."""
    if after.case is not before.case or after.plan.seats is not before.plan.seats:
        return {arrange: board_model(after.case, after.plan, after.evaluation, arrange) for arrange in boards}
    differs = _differs(before, after)
    how = {Arrange.SEATS: _by_seats, Arrange.PEOPLE: _by_people}
    found = {arrange: how[arrange](board, before, after, differs) for arrange, board in boards.items()}
    for board in found.values():
        _ = board.headings  # worked out here, on the thread, instead of on the window's
    return found


def _by_seats(board: Board, before: PlanOutcome, after: PlanOutcome, differs: Cells) -> Board:
    case, touched = after.case, np.asarray(differs.any(axis=1))
    seats = np.flatnonzero((after.plan.holder != before.plan.holder).any(axis=1))
    studies = set(case.line_study[after.plan.seats.line[seats]].tolist())
    headings = {(RowKind.STUDY, study) for study in studies}
    headings |= {(RowKind.SPONSOR, int(case.study_sponsor[study])) for study in studies}
    told = _told(before.evaluation) ^ _told(after.evaluation)
    names = {(level, name) for level, name, _ in told}
    study_at = {case.portfolio.studies[row].id: study for study, row in enumerate(case.study_rows.tolist())}
    sponsor_at = {sponsor.name: at for at, sponsor in enumerate(case.portfolio.sponsors)}
    headings |= {(RowKind.STUDY, study_at[name]) for level, name in names if level is Level.STUDY}
    headings |= {(RowKind.SPONSOR, sponsor_at[name]) for level, name in names if level is Level.SPONSOR}
    rows = SeatRows(case, after.plan, after.evaluation, touched).renewed(board.rows, headings)
    return replace(board, rows=tuple(rows))


def _told(evaluation: Evaluation) -> set[tuple[Level, str, tuple[object, ...]]]:
    """What the figures of sponsors and studies say on the board."""
    continuity = {
        (row.level, row.name, (row.demand, row.staffed, row.sponsor_continuity)) for row in evaluation.continuity
    }
    return continuity | {(row.level, row.name, (row.margin, row.floor, row.state)) for row in evaluation.margins}


def _by_people(board: Board, before: PlanOutcome, after: PlanOutcome, differs: Cells) -> Board:
    case, plan, evaluation = after.case, after.plan, after.evaluation
    people = set(before.plan.holder[differs].tolist()) | set(plan.holder[differs].tolist())
    same_lanes = renewed_people(case, plan, evaluation, board.rows, people)
    if same_lanes is not None:
        return replace(board, rows=tuple(same_lanes))
    rows, shade = people_rows(case, plan, evaluation, _known(board, people))
    return replace(board, rows=tuple(rows), shade=shade)


def _differs(before: PlanOutcome, after: PlanOutcome) -> Cells:
    """[S, T] where the boards show something else."""
    old, new = before.plan, after.plan
    differs = np.asarray(old.holder != new.holder, dtype=np.bool_)
    differs |= before.evaluation.knows != after.evaluation.knows
    differs |= locked_months(before.case, old) != locked_months(after.case, new)
    was = {id(handover): handover for handover in before.evaluation.handovers}  # most are the very same ones
    now = {id(handover): handover for handover in after.evaluation.handovers}
    for key in was.keys() ^ now.keys():
        handover = was.get(key) or now[key]
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
