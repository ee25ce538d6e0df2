"""Demand changed by hand, and how the seats of its line follow.

Less demand is taken from open seats first, then from contractors, then from people, locked ones last, each time from
the seat with the highest number. More demand goes to seats below the role's seat size, as far as their holders have
time; then to seats that carry something in other months, and at last to new seats, open both times.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from planner.domain.arrays import Int64Array, table_sums
from planner.domain.case import Case
from planner.domain.plan import OPEN, Plan
from planner.domain.seats import LAST_SEAT_TOLERANCE
from planner.domain.telling import tell
from planner.services.changing import changes as c
from planner.services.changing.parts import Part, new_part, next_number, parts_of, with_parts
from planner.services.changing.refusal import ChangeRefused
from planner.services.changing.words import line_words

Room = Callable[[int], int]
"""Percent that a person has left."""


def set_demand(case: Case, plan: Plan, change: c.SetDemand) -> tuple[Case, Plan]:
    """The case and plan with a line's demand changed.

    :raises ChangeRefused: an amount or month that cannot be.
    """
    if change.fte < 0:
        raise ChangeRefused(tell("Demand cannot be less than nothing."))
    months = range(change.first, change.last + 1)
    if not months or not 0 <= change.first <= change.last < case.grid.count:
        raise ChangeRefused(tell("Choose months of the plan."))
    wanted = case.demand[change.line].copy()
    wanted[change.first : change.last + 1] = change.fte
    if (wanted == case.demand[change.line]).all():
        raise ChangeRefused(tell("{line} needs that much already.", line=line_words(case, change.line)))
    parts, left = parts_of(plan, change.line), free(case, plan)
    for t in months:
        set_month(case, change.line, parts, t, change.fte, lambda person, t=t: int(left[person, t]))  # type: ignore[misc]
    return with_demand(case, {change.line: tuple(wanted.tolist())}), with_parts(plan, {change.line: parts})


def with_demand(case: Case, fte: dict[int, tuple[int, ...]]) -> Case:
    """The case with the demand of some lines replaced: nothing else in it depends on that."""
    rows, demand = list(case.portfolio.demand), case.demand.copy()
    for line, months in fte.items():
        at = int(case.demand_rows[line])
        rows[at] = replace(rows[at], fte=months)
        demand[line] = months
    return replace(case, portfolio=replace(case.portfolio, demand=tuple(rows)), demand=demand)


def free(case: Case, plan: Plan) -> Int64Array:
    """[P, T] percent that people have left in a plan."""
    seat, month = np.nonzero((plan.holder >= 0) & (plan.seats.fte > 0))
    used = table_sums(plan.holder[seat, month], month, plan.seats.fte[seat, month], case.available.shape)
    return np.asarray(case.available - used, dtype=np.int64)


def set_month(case: Case, line: int, parts: list[Part], month: int, target: int, room: Room) -> None:
    """Recut the seats of a line in one month so that they add up to ``target``; ``parts`` may get longer."""
    missing = target - sum(int(part.fte[month]) for part in parts)
    if missing < 0:
        _shrink(parts, month, -missing)
    elif missing > 0:
        _grow(case, line, parts, month, missing, room)


def _shrink(parts: list[Part], month: int, surplus: int) -> None:
    def turn(part: Part) -> tuple[int, int]:
        holder = int(part.holder[month])
        by_whom = 0 if holder == OPEN else 1 if holder < 0 else 3 if part.locked[month] else 2
        return by_whom, -part.number

    for part in sorted((p for p in parts if p.fte[month] > 0), key=turn):
        taken = min(surplus, int(part.fte[month]))
        part.fte[month] -= taken
        surplus -= taken
        if part.fte[month] == 0:
            part.empty(month)


def _grow(case: Case, line: int, parts: list[Part], month: int, missing: int, room: Room) -> None:
    size = int(case.seat_size[case.line_role[line]])
    carrying = [part for part in parts if part.fte[month] > 0]
    for part in sorted(carrying, key=lambda p: (p.holder[month] < 0, p.number)):
        holder = int(part.holder[month])
        most = size - int(part.fte[month])
        if holder != OPEN:
            most = min(most, room(holder)) if holder >= 0 else 0
        added = max(0, min(most, missing))
        part.fte[month] += added
        missing -= added
    for part in parts:
        if missing and part.fte[month] == 0 and part.fte.any():
            missing -= _fill(part, month, size, missing)
    while missing:
        parts.append(new_part(next_number(parts), case.grid.count))
        missing -= _fill(parts[-1], month, size, missing)


def _fill(part: Part, month: int, size: int, missing: int) -> int:
    """An open seat of the usual size, or the last one with what is left."""
    part.empty(month)
    part.fte[month] = missing if missing < size + LAST_SEAT_TOLERANCE else size
    return int(part.fte[month])
