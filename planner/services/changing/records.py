"""Changed plans in the rows of a document: only what a change touched is written anew, and read again after an undo."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.domain.case import Case
from planner.domain.document import PlanRecord
from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID, OPEN, HandLock, HoldRow, Plan, PlanRows, SeatRow
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.services.changing.applying import Changed
from planner.services.planning import PlanOutcome


def changed_record(record: PlanRecord, changed: Changed, outcome: PlanOutcome) -> PlanRecord:
    """The record with the changed plan, judged as ``outcome`` says; its name, note and options stay."""
    facts = outcome.facts
    figures = {
        **record.figures,
        "objective": outcome.evaluation.objective,
        "bound": facts.bound,
        "notes": list(facts.notes),
        "proven_impossible": list(facts.proven_impossible),
    }
    rows = changed_rows(record.rows, changed)
    return replace(
        record, rows=rows, status=str(facts.status), figures=figures,
        portfolio_fingerprint="" if changed.portfolio_changed else record.portfolio_fingerprint,
    )  # fmt: skip


def changed_rows(rows: PlanRows, changed: Changed) -> PlanRows:
    """The rows of the changed plan; those of seats that stayed as they were are used again."""
    before, after = changed.before, changed.plan
    if not changed.same_seats or changed.case.line_keys != changed.before_case.line_keys:
        return _spliced(rows, changed) or plan_to_rows(changed.case, after)
    touched = _touched(before, after)
    starts = _starts(before)
    if len(rows.seats) != len(before.seats) or len(rows.holds) != int(starts[-1]):
        return plan_to_rows(changed.case, after)
    holds: list[HoldRow] = []
    at = 0
    locks = {(lock.seat, lock.month) for lock in after.hand_locks}
    for seat in touched:
        row = rows.seats[seat]
        old = rows.holds[int(starts[seat]) : int(starts[seat + 1])]
        line = changed.case.line_keys[int(after.seats.line[seat])]
        if row.line != line or row.number != int(after.seats.number[seat]) or any(h.line != line for h in old):
            return plan_to_rows(changed.case, after)  # the rows stand in another order
        holds += rows.holds[at : int(starts[seat])]
        holds += _holds(changed.case, after, seat, row, locks)
        at = int(starts[seat + 1])
    holds += rows.holds[at:]
    return PlanRows(rows.seats, tuple(holds))


def _spliced(rows: PlanRows, changed: Changed) -> PlanRows | None:
    """Rows of a plan whose seats were recut on some lines: those of all other lines are used again."""
    if changed.case.line_keys != changed.before_case.line_keys:
        return None
    before, after, case = changed.before, changed.plan, changed.case
    starts = _starts(before)
    if len(rows.seats) != len(before.seats) or len(rows.holds) != int(starts[-1]):
        return None
    known = {(row.line, row.number): i for i, row in enumerate(rows.seats)}
    recut = {int(after.seats.line[seat]) for seat in changed.seats} | _recut(before, after)
    locks = {(lock.seat, lock.month) for lock in after.hand_locks}
    staff = case.portfolio.staff
    seats: list[SeatRow] = []
    holds: list[HoldRow] = []
    for seat, (d, number) in enumerate(zip(after.seats.line.tolist(), after.seats.number.tolist(), strict=True)):
        line = case.line_keys[d]
        at = known.get((line, number))
        if d not in recut and at is not None and _same_holders(before, after, at, seat):
            seats.append(rows.seats[at])
            holds += rows.holds[int(starts[at]) : int(starts[at + 1])]
            continue
        assignee = int(after.seats.assignee[seat])
        fte = tuple(after.seats.fte[seat].tolist())
        row = SeatRow(line, number, fte, staff[assignee].id if assignee >= 0 else "")
        seats.append(row)
        holds += _holds(case, after, seat, row, locks)
    return PlanRows(tuple(seats), tuple(holds))


def _recut(before: Plan, after: Plan) -> set[int]:
    """Lines whose number of seats changed (all of them may have gone)."""
    lines = int(max(before.seats.line.max(initial=-1), after.seats.line.max(initial=-1))) + 1
    counts = np.bincount(before.seats.line, minlength=lines) != np.bincount(after.seats.line, minlength=lines)
    return set(np.flatnonzero(counts).tolist())


def _same_holders(before: Plan, after: Plan, old: int, new: int) -> bool:
    return bool((before.holder[old] == after.holder[new]).all())


def _touched(before: Plan, after: Plan) -> list[int]:
    """The seats with other holders or other locks set by hand."""
    changed = set(np.flatnonzero((before.holder != after.holder).any(axis=1)).tolist())
    if before.hand_locks != after.hand_locks:
        changed |= {lock.seat for lock in set(before.hand_locks) ^ set(after.hand_locks)}
    return sorted(changed)


def _starts(plan: Plan) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """[S + 1] where the holds of each seat begin in the rows of a plan."""
    held = ((plan.holder != OPEN) & (plan.seats.fte > 0)).sum(axis=1)
    return np.concatenate([[0], np.cumsum(held)]).astype(np.int64)


def _holds(case: Case, plan: Plan, seat: int, row: SeatRow, locks: set[tuple[int, int]]) -> list[HoldRow]:
    staff = case.portfolio.staff
    found = []
    for t, holder in enumerate(plan.holder[seat].tolist()):
        if holder != OPEN and row.fte[t] > 0:
            name = CONTRACTOR_ID if holder == CONTRACTOR else staff[holder].id
            found.append(HoldRow(row.line, row.number, t, name, holder >= 0 and (seat, t) in locks))
    return found


def plan_after(case: Case, plan: Plan, before: PlanRows, after: PlanRows) -> tuple[Plan, tuple[str, ...]]:
    """The plan of ``after``, given that ``plan`` is the one of ``before``: little is read where little differs.

    Gives what could not be carried over, in words, as well.
    """
    starts = _starts(plan)
    if after.seats != before.seats or len(before.holds) != int(starts[-1]) or len(before.seats) != len(plan.seats):
        return plan_from_rows(case, after)
    head = _common(before.holds, after.holds)
    tail = _common(before.holds[head:][::-1], after.holds[head:][::-1])
    position = {(row.line, row.number): seat for seat, row in enumerate(before.seats)}
    gone, new = before.holds[head : len(before.holds) - tail], after.holds[head : len(after.holds) - tail]
    holder = plan.holder.copy()
    locks = {(lock.seat, lock.month): lock for lock in plan.hand_locks}
    for row in gone:
        place = position[row.line, row.seat], row.month
        holder[place] = OPEN
        locks.pop(place, None)
    for row in new:
        place = position[row.line, row.seat], row.month
        code = CONTRACTOR if row.holder == CONTRACTOR_ID else case.person_index[row.holder]
        holder[place] = code
        if row.hand_locked and code >= 0:
            locks[place] = HandLock(*place, code)
    ordered = tuple(locks[key] for key in sorted(locks))
    return replace(plan, holder=holder, hand_locks=ordered), ()


def _common(one: tuple[HoldRow, ...], other: tuple[HoldRow, ...]) -> int:
    length = min(len(one), len(other))
    i, block = 0, 1024
    while i < length and one[i : min(i + block, length)] == other[i : min(i + block, length)]:
        i += block
    i = min(i, length)
    while i < length and one[i] == other[i]:
        i += 1
    return i
