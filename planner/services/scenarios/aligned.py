"""Several plans of one case seat by seat, though people may have cut some lines into other seats by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.arrays import IntArray
from planner.domain.plan import CONTRACTOR, OPEN, Plan, SeatTable

NO_SEAT = -4
"""Holder code of a seat that a plan does not have, for it cuts the line otherwise."""


@dataclass(frozen=True, eq=False)
class Aligned:
    """The seats of all the plans, line by line in number order; a seat that carries something else is another seat.

    ``line``, ``number`` [N]; ``fte`` [N, T] percent; ``seat`` [K, N] the position in the seat table of each plan, or
    -1; ``holder`` [K, N, T] person, OPEN, CONTRACTOR, or NO_SEAT where a plan does not have the seat.
    """

    line: IntArray
    number: IntArray
    fte: IntArray
    seat: IntArray
    holder: IntArray

    def recut(self, one: int, other: int) -> frozenset[int]:
        """The lines that two of the plans cut into other seats."""
        apart = (self.seat[one] < 0) != (self.seat[other] < 0)
        return frozenset(self.line[apart].tolist())


def align(plans: Sequence[Plan]) -> Aligned:
    """Put plans of one case side by side."""
    first = plans[0].seats
    if all(_same(first, plan.seats) for plan in plans[1:]):
        own = np.tile(np.arange(len(first), dtype=np.int32), (len(plans), 1))
        return Aligned(first.line, first.number, first.fte, own, np.stack([_held(plan) for plan in plans]))
    keys: dict[tuple[int, int, bytes], list[int]] = {}
    for k, plan in enumerate(plans):
        for s, key in enumerate(_keys(plan.seats)):
            keys.setdefault(key, [-1] * len(plans))[k] = s
    ordered = sorted(keys, key=lambda key: key[:2])
    seat = np.array([keys[key] for key in ordered], np.int32).reshape(-1, len(plans)).T
    months = first.fte.shape[1]
    fte = np.array([np.frombuffer(key[2], np.int32) for key in ordered], np.int32).reshape(-1, months)
    holder = np.full((len(plans), len(ordered), months), NO_SEAT, np.int32)
    for k, plan in enumerate(plans):
        there = seat[k] >= 0
        holder[k, there] = _held(plan)[seat[k, there]]
    line, number = (np.array([key[i] for key in ordered], np.int32) for i in (0, 1))
    return Aligned(line, number, fte, seat, np.where(fte > 0, holder, OPEN).astype(np.int32))


def _same(one: SeatTable, other: SeatTable) -> bool:
    if one is other:
        return True
    return (
        np.array_equal(one.line, other.line)
        and np.array_equal(one.number, other.number)
        and np.array_equal(one.fte, other.fte)
    )


def _keys(seats: SeatTable) -> Iterator[tuple[int, int, bytes]]:
    for line, number, fte in zip(seats.line.tolist(), seats.number.tolist(), seats.fte, strict=True):
        yield line, number, np.ascontiguousarray(fte, np.int32).tobytes()


def _held(plan: Plan) -> IntArray:
    return np.where(plan.seats.fte > 0, plan.holder, OPEN).astype(np.int32)


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A stretch of months of one seat that other holders hold: ``row`` in `Aligned`, months inclusive, holder codes."""

    row: int
    first: int
    last: int
    before: int
    after: int

    @property
    def months(self) -> range:
        """The months of the stretch."""
        return range(self.first, self.last + 1)


def differences(aligned: Aligned, one: int = 0, other: int = 1) -> tuple[Difference, ...]:
    """Where two of the plans differ, seat by seat; a stretch ends where either holder changes."""
    before, after = aligned.holder[one], aligned.holder[other]
    differs = (before != after) & (aligned.fte > 0)
    starts = differs.copy()
    same = differs[:, :-1] & (before[:, 1:] == before[:, :-1]) & (after[:, 1:] == after[:, :-1])
    starts[:, 1:] &= ~same
    ends = differs.copy()
    ends[:, :-1] &= ~(same & differs[:, 1:])
    rows, firsts = np.nonzero(starts)
    _, lasts = np.nonzero(ends)
    return tuple(
        Difference(row, first, last, int(before[row, first]), int(after[row, first]))
        for row, first, last in zip(rows.tolist(), firsts.tolist(), lasts.tolist(), strict=True)
    )


def movers(aligned: Aligned, one: int = 0, other: int = 1) -> frozenset[int]:
    """The people with any seat-month that differs between two of the plans."""
    differs = (aligned.holder[one] != aligned.holder[other]) & (aligned.fte > 0)
    return frozenset(np.unique(aligned.holder[[one, other]][:, differs]).tolist()) - {OPEN, CONTRACTOR, NO_SEAT}
