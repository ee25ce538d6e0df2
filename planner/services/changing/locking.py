"""Locks set and lifted by hand."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import HandLock, Plan
from planner.domain.telling import tell
from planner.services.changing import changes as c
from planner.services.changing.refusal import ChangeRefused
from planner.services.changing.words import stretches_words


def relock(case: Case, plan: Plan, change: c.LockChange) -> Plan:
    """The plan with locks set or lifted; holders stay as they are.

    :raises ChangeRefused: there is nobody to lock, or no lock to lift.
    """
    place = stretches_words(case, plan, change.stretches)
    cells = {(stretch.seat, t) for stretch in change.stretches for t in stretch.months}
    present = {(lock.seat, lock.month): lock for lock in plan.hand_locks}
    if isinstance(change, c.Lock):
        held = {(s, t) for s, t in cells if plan.holder[s, t] >= 0 and plan.seats.fte[s, t] > 0}
        wanted = sorted((s, t) for s, t in held if (s, t) not in present or present[s, t].person != plan.holder[s, t])
        if not wanted:
            if held:
                raise ChangeRefused(tell("{place}: locked already.", place=place))
            raise ChangeRefused(tell("{place}: no person on the staff list to lock.", place=place))
        kept = tuple(lock for lock in plan.hand_locks if (lock.seat, lock.month) not in set(wanted))
        return replace(plan, hand_locks=(*kept, *(HandLock(s, t, int(plan.holder[s, t])) for s, t in wanted)))
    if not cells & present.keys():
        forced = resolve_locks(case, plan.seats).forced
        if any(forced[s, t] >= 0 for s, t in cells):
            raise ChangeRefused(
                tell(
                    "{place}: locked by the list of today's assignments. Take the mark Locked off there, in "
                    "Assignments.",
                    place=place,
                )
            )
        raise ChangeRefused(tell("{place}: no lock was set by hand.", place=place))
    return replace(plan, hand_locks=tuple(k for k in plan.hand_locks if (k.seat, k.month) not in cells))
