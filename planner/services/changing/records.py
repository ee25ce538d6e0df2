"""Changed plans in the rows of a document: only what a change touched is written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from planner.domain.case import Case
from planner.domain.document import PlanRecord
from planner.domain.errors import UserError
from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID, OPEN, HoldRow, Plan, PlanRows, SeatRow
from planner.domain.plan_rows import plan_to_rows
from planner.domain.portfolio import Portfolio
from planner.domain.telling import packed, plain, tell
from planner.services.changing.adopting import follow_lines, renamed_lines
from planner.services.changing.applying import Changed
from planner.services.changing.changes import Adopt
from planner.services.edit import Edit
from planner.services.planning import PlanOutcome
from planner.storage.fingerprint import portfolio_fingerprint


def changed_record(record: PlanRecord, changed: Changed, outcome: PlanOutcome) -> PlanRecord:
    """The record with the changed plan, judged as ``outcome`` says; its name, note and options stay."""
    facts = outcome.facts
    figures = {
        **record.figures,
        "objective": outcome.evaluation.objective,
        "bound": facts.bound,
        "notes": [packed(note) for note in facts.notes],
        "proven_impossible": list(facts.proven_impossible),
    }
    rows = changed_rows(record.rows, changed)
    return replace(record, rows=rows, status=str(facts.status), figures=figures)


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


def portfolio_after(portfolio: Portfolio, changed: Changed) -> Portfolio:
    """The document's portfolio after a change; the case may have other weights, so the settings are the document's.

    :raises UserError: the document's portfolio is not the one that the change was made on.
    """
    before = changed.before_case.portfolio
    if replace(before, settings=portfolio.settings) != portfolio:
        raise UserError("The portfolio was changed meanwhile. Make the change again.")
    return replace(changed.case.portfolio, settings=portfolio.settings)


def keep_change(
    edit: Edit, plan_id: str, changed: Changed, outcome: PlanOutcome, copy: tuple[str, str] = ("", "")
) -> None:
    """Puts a change into the document: the plan's record, and the portfolio where it changed.

    ``copy`` is the id and name of a new plan that the changed one becomes, beside the plan that stays as it is.

    :raises KeyError: the plan is gone.
    :raises UserError: the portfolio was changed meanwhile, or the copy's name is taken.
    """
    record = edit.state.plan(plan_id)
    if changed.portfolio_changed:
        edit.portfolio = portfolio_after(edit.portfolio, changed)
        if isinstance(changed.change, Adopt):
            follow_lines(edit, renamed_lines(changed.before_case, changed.case))
    kept = changed_record(record, changed, outcome)
    if changed.portfolio_changed:
        kept = replace(kept, portfolio_fingerprint=portfolio_fingerprint(edit.portfolio))
    if copy[0]:
        edit.add_plan(replace(kept, id=copy[0], name=copy[1], published=False, created=""))
    else:
        edit.replace_plan(kept)


def copy_name(name: str, plans: Iterable[PlanRecord], say: Callable[[str], str] = str) -> str:
    """The name of the copy that edits of a published plan go to: ``Plan 1 (edited)``, or with a number.

    ``say`` gives the words in another language.
    """
    taken = {record.name for record in plans}
    number, found = 2, say(tell("{name} (edited)", name=name))
    while found in taken:
        number, found = number + 1, say(tell("{name} (edited {n})", name=name, n=number))
    return plain(found)
