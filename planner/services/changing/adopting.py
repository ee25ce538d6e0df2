"""A plan that was tried out becomes the plan; lines that became others are followed wherever they are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from planner.domain.case import Case, build_case
from planner.domain.plan import Plan, PlanRows
from planner.domain.portfolio import LineKey
from planner.domain.telling import tell
from planner.services.changing.changes import Adopt
from planner.services.changing.refusal import ChangeRefused
from planner.services.edit import Edit


def adopted(case: Case, plan: Plan, change: Adopt) -> tuple[Case, tuple[int, ...]]:
    """The case that goes with the adopted plan, and the seats that differ.

    :raises ChangeRefused: plan or portfolio is not the one any more that it was tried out on.
    """
    if plan is not change.base or case is not change.case:
        raise ChangeRefused(tell("The plan has changed since this was worked out. Select the seat again."))
    new = case if change.portfolio is case.portfolio else build_case(change.portfolio)
    differs = (plan.holder != change.plan.holder) | (plan.seats.fte != change.plan.seats.fte)
    return new, tuple(np.flatnonzero(differs.any(axis=1)).tolist())


def renamed_lines(case: Case, new: Case) -> dict[LineKey, LineKey]:
    """Lines that stand in the place of others, by the key that they had; both cases have the same number of lines."""
    pairs = zip(case.line_keys, new.line_keys, strict=True)
    return {old: now for old, now in pairs if old != now}


def follow_lines(edit: Edit, names: Mapping[LineKey, LineKey]) -> None:
    """All plans and notes of a document name lines by their new keys."""
    if not names:
        return
    for record in edit.plans:
        rows = _renamed(record.rows, names)
        if rows is not record.rows:
            edit.replace_plan(replace(record, rows=rows))
    notes = (replace(note, line=names.get(note.line, note.line)) for note in edit.state.seat_notes)
    edit.seat_notes = tuple(notes)


def _renamed(rows: PlanRows, names: Mapping[LineKey, LineKey]) -> PlanRows:
    if not any(row.line in names for row in rows.seats):
        return rows
    return PlanRows(
        tuple(replace(row, line=names[row.line]) if row.line in names else row for row in rows.seats),
        tuple(replace(row, line=names[row.line]) if row.line in names else row for row in rows.holds),
    )
