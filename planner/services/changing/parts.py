"""Seats of a line as separate parts that can be recut, and put back into a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from planner.domain.arrays import BoolArray, Int64Array, IntArray
from planner.domain.plan import OPEN, HandLock, Plan, SeatTable


@dataclass(slots=True)
class Part:
    """One seat: its number, percent, holder and lock set by hand in each month [T], and whose assignment made it."""

    number: int
    fte: IntArray
    holder: IntArray
    locked: BoolArray
    assignee: int = -1

    def empty(self, month: int) -> None:
        """Nothing to hold, so nobody holds it."""
        self.fte[month], self.holder[month], self.locked[month] = 0, OPEN, False


def new_part(number: int, months: int) -> Part:
    """An open seat that carries nothing yet."""
    return Part(
        number,
        np.zeros(months, dtype=np.int32),
        np.full(months, OPEN, dtype=np.int32),
        np.zeros(months, dtype=np.bool_),
    )


def parts_of(plan: Plan, line: int) -> list[Part]:
    """Copies of the seats of a line, in number order."""
    seats = np.flatnonzero(plan.seats.line == line)
    months = plan.seats.fte.shape[1]
    locked = np.zeros((len(seats), months), dtype=np.bool_)
    rank = {int(seat): i for i, seat in enumerate(seats)}
    for lock in plan.hand_locks:
        if lock.seat in rank and plan.holder[lock.seat, lock.month] == lock.person:
            locked[rank[lock.seat], lock.month] = True
    return [
        Part(
            int(plan.seats.number[s]), plan.seats.fte[s].copy(), plan.holder[s].copy(), locked[i],
            int(plan.seats.assignee[s]),
        )
        for i, s in enumerate(seats.tolist())
    ]  # fmt: skip


def next_number(parts: Iterable[Part]) -> int:
    """The number of a further seat."""
    return max((part.number for part in parts), default=0) + 1


def with_parts(plan: Plan, parts: Mapping[int, list[Part]]) -> Plan:
    """The plan with the seats of some lines replaced; seats that never carry anything are left out."""
    seats = plan.seats
    kept: Int64Array = np.flatnonzero(~np.isin(seats.line, list(parts))).astype(np.int64)
    new = [(line, part) for line, of_line in parts.items() for part in of_line if part.fte.any()]
    months = seats.fte.shape[1]
    lines = np.concatenate([seats.line[kept], np.array([line for line, _ in new], dtype=np.int32)])
    numbers = np.concatenate([seats.number[kept], np.array([p.number for _, p in new], dtype=np.int32)])
    order = np.lexsort((numbers, lines))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    fte = np.array([p.fte for _, p in new], dtype=np.int32).reshape(-1, months)
    holder = np.array([p.holder for _, p in new], dtype=np.int32).reshape(-1, months)
    assignee = np.array([p.assignee for _, p in new], dtype=np.int32)
    return Plan(
        SeatTable(
            line=lines[order],
            number=numbers[order],
            fte=np.concatenate([seats.fte[kept], fte])[order],
            assignee=np.concatenate([seats.assignee[kept], assignee])[order],
        ),
        np.concatenate([plan.holder[kept], holder])[order],
        (*_moved_locks(plan, kept, place), *_own_locks([p for _, p in new], place[len(kept) :])),
    )


def _moved_locks(plan: Plan, kept: Int64Array, place: Int64Array) -> Iterable[HandLock]:
    where = dict(zip(kept.tolist(), place[: len(kept)].tolist(), strict=True)) if plan.hand_locks else {}
    return (HandLock(where[k.seat], k.month, k.person) for k in plan.hand_locks if k.seat in where)


def _own_locks(parts: list[Part], places: Int64Array) -> Iterable[HandLock]:
    for part, seat in zip(parts, places.tolist(), strict=True):
        for t in np.flatnonzero(part.locked & (part.fte > 0) & (part.holder >= 0)).tolist():
            yield HandLock(seat, t, int(part.holder[t]))


def seats_of(plan: Plan, lines: Iterable[int]) -> tuple[int, ...]:
    """The positions of the seats of some lines."""
    return tuple(np.flatnonzero(np.isin(plan.seats.line, list(lines))).tolist())
