"""A stretch of a seat: the months of one seat that a person points at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """``seat`` is a position in the plan's seat table; the months ``first`` to ``last`` (both included) are indices."""

    seat: int
    first: int
    last: int

    def __post_init__(self) -> None:
        if self.seat < 0 or not 0 <= self.first <= self.last:
            raise ValueError(f"no stretch of a seat: {self.seat}, {self.first} to {self.last}")

    @property
    def months(self) -> range:
        """The months of the stretch."""
        return range(self.first, self.last + 1)


def stretches(cells: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Seat-months (seat, month) as stretches without gaps, by seat and month."""
    found: list[Stretch] = []
    for s, t in sorted(cells):
        if found and found[-1].seat == s and found[-1].last == t - 1:
            found[-1] = Stretch(s, found[-1].first, t)
        else:
            found.append(Stretch(s, t, t))
    return tuple(found)
