"""Locks that people have set or lifted in an edited workbook: which of them the plan allows, and setting them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import HandLock, Plan
from planner.domain.plan_rows import describe_line
from planner.domain.portfolio import LineKey
from planner.domain.rules import RuleId
from planner.domain.telling import tell
from planner.exchange.plan_return.values import LockMark
from planner.services.returning.values import LockEdit, Offer, Refusal, SeatEdit, Spot


@dataclass(frozen=True, slots=True)
class LockPart:
    """Locks of one holder on one seat that are taken together; ``edits`` are positions among the lock edits."""

    line: LineKey
    seat: int
    holder: str
    locked: bool
    edits: tuple[int, ...]


@dataclass(frozen=True)
class JudgedLocks:
    """The lock edits as far as the plan allows them; ``refused`` by position among them."""

    parts: tuple[LockPart, ...] = ()
    refused: Mapping[int, Refusal] = field(default_factory=dict)


def lock_edits(marks: Iterable[LockMark]) -> tuple[LockEdit, ...]:
    """What the sheets say of locks, month by month; where two say the same, once."""
    found: dict[tuple[Spot, str, bool], LockEdit] = {}
    for mark in marks:
        for month in mark.months:
            edit = LockEdit(mark.line, mark.seat, month, mark.holder, mark.locked, str(mark.place))
            found.setdefault((edit.spot, mark.holder, mark.locked), edit)
    return tuple(sorted(found.values(), key=lambda edit: (repr(edit.line), edit.seat, edit.holder, edit.month)))


def judge_locks(
    case: Case, plan: Plan, edits: Sequence[LockEdit], seats: Sequence[SeatEdit], chosen: Sequence[Offer | None]
) -> JudgedLocks:
    """Part by part what can be done; what the plan has already is left out.

    ``seats`` are the other edits and ``chosen`` what they want: a lock may hold somebody who comes with the workbook.
    """
    if not edits:
        return JudgedLocks()
    rules = _Rules(case, plan, {edit.spot: offer for edit, offer in zip(seats, chosen, strict=True) if offer})
    refused: dict[int, Refusal] = {}
    parts: dict[tuple[LineKey, int, str, bool], list[int]] = {}
    for at, edit in enumerate(edits):
        told = rules.refusal(edit)
        if told is not None:
            refused[at] = told
        elif not rules.is_done(edit):
            parts.setdefault((edit.line, edit.seat, edit.holder, edit.locked), []).append(at)
    return JudgedLocks(tuple(LockPart(*key, tuple(found)) for key, found in parts.items()), refused)


class _Rules:
    """What locks there are, and who sets them."""

    def __init__(self, case: Case, plan: Plan, wanted: Mapping[Spot, Offer]) -> None:
        self.case, self.plan, self.wanted = case, plan, wanted
        self.position = positions(case, plan)
        self.all = resolve_locks(case, plan.seats, plan.hand_locks).forced
        self.listed = resolve_locks(case, plan.seats).forced

    def is_done(self, edit: LockEdit) -> bool:
        """Whether the plan is so already."""
        return self._is_locked(edit) == edit.locked

    def refusal(self, edit: LockEdit) -> Refusal | None:
        """Why a lock cannot be set, or lifted."""
        seat, person = self._seat(edit), self.case.person_index.get(edit.holder, -2)
        place = {"n": edit.seat, "line": describe_line(edit.line), "month": self.case.grid.labels[edit.month]}
        if not edit.locked:
            if seat is None or int(self.listed[seat, edit.month]) != person:
                return None
            words = tell(
                "{who} is locked on seat {n} of {line} in {month} by the list of today's assignments. Take the mark "
                "Locked off there, in Assignments.",
                who=edit.holder, **place,
            )  # fmt: skip
            return Refusal(RuleId.LOCK_HELD, words)
        offer = self.wanted.get(edit.spot)
        if offer is not None and offer.value.holder == edit.holder:
            return None
        holds = seat is not None and int(self.plan.holder[seat, edit.month]) == person
        if holds and seat is not None and self.plan.seats.fte[seat, edit.month] > 0:
            return None
        words = tell(
            "{who} does not hold seat {n} of {line} in {month}, so there is nothing to lock.", who=edit.holder, **place
        )
        return Refusal(RuleId.LOCK_HELD, words)

    def _is_locked(self, edit: LockEdit) -> bool:
        seat, person = self._seat(edit), self.case.person_index.get(edit.holder, -2)
        return seat is not None and int(self.all[seat, edit.month]) == person

    def _seat(self, edit: LockEdit) -> int | None:
        line = self.case.line_index.get(edit.line)
        return None if line is None else self.position.get((line, edit.seat))


def positions(case: Case, plan: Plan) -> dict[tuple[int, int], int]:
    """Where the seats stand in a plan, by line and number."""
    keys = zip(plan.seats.line.tolist(), plan.seats.number.tolist(), strict=True)
    return {key: s for s, key in enumerate(keys)}


def lifted(edits: Sequence[LockEdit], locks: JudgedLocks) -> frozenset[tuple[Spot, str]]:
    """The seat-months and people whose locks the workbook lifts."""
    gone = (edits[at] for part in locks.parts if not part.locked for at in part.edits)
    return frozenset((edit.spot, edit.holder) for edit in gone)


def without_locks(case: Case, plan: Plan, gone: Collection[tuple[Spot, str]]) -> Plan:
    """The plan without some locks set by hand."""
    if not gone:
        return plan
    kept = tuple(lock for lock in plan.hand_locks if _place(case, plan, lock) not in gone)
    return replace(plan, hand_locks=kept)


def with_locks(case: Case, plan: Plan, edits: Sequence[LockEdit], locks: JudgedLocks, chosen: Collection[int]) -> Plan:
    """The plan with some of the parts taken; what is lifted goes with a new holder even if its part is not taken."""
    if not locks.parts:
        return plan
    taken = [edits[at] for part in sorted(chosen) for at in locks.parts[part].edits]
    gone = {(edit.spot, edit.holder) for edit in taken if not edit.locked}
    may_go = lifted(edits, locks)
    kept = [
        lock for lock in plan.hand_locks
        if (place := _place(case, plan, lock)) not in gone
        and not (place in may_go and int(plan.holder[lock.seat, lock.month]) != lock.person)
    ]  # fmt: skip
    return replace(plan, hand_locks=(*kept, *_new(case, plan, taken, {(lock.seat, lock.month) for lock in kept})))


def _new(case: Case, plan: Plan, taken: Sequence[LockEdit], known: Collection[tuple[int, int]]) -> Iterator[HandLock]:
    """The locks that hold somebody: of one whose seat was not taken over with it there is nothing to lock."""
    position = positions(case, plan)
    for edit in taken:
        seat = position.get((case.line_index[edit.line], edit.seat)) if edit.line in case.line_index else None
        if not edit.locked or seat is None or (seat, edit.month) in known:
            continue
        person = case.person_index[edit.holder]
        if int(plan.holder[seat, edit.month]) == person and plan.seats.fte[seat, edit.month] > 0:
            yield HandLock(seat, edit.month, person)


def _place(case: Case, plan: Plan, lock: HandLock) -> tuple[Spot, str]:
    line = case.line_keys[int(plan.seats.line[lock.seat])]
    return (line, int(plan.seats.number[lock.seat]), lock.month), case.portfolio.staff[lock.person].id
