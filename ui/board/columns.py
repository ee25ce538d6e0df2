"""The board's columns: months, or quarters made of months."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property


class Grain(IntEnum):
    """How many months a column stands for."""

    MONTH = 1
    QUARTER = 3


@dataclass(frozen=True)
class Columns:
    """Columns over month labels like ``2027-01``; quarters are the calendar's, so the outer ones may be short."""

    labels: tuple[str, ...] = ()
    grain: Grain = Grain.MONTH

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """First and last month of each column."""
        if self.grain is Grain.MONTH:
            return tuple((at, at) for at in range(len(self.labels)))
        return tuple((first, stop - 1) for first, stop in runs_of([quarter(label) for label in self.labels]))

    @cached_property
    def of_month(self) -> tuple[int, ...]:
        """The column of each month."""
        return tuple(column for column, (first, last) in enumerate(self.spans) for _ in range(first, last + 1))

    def __len__(self) -> int:
        return len(self.spans)

    def name(self, column: int) -> str:
        """A column's heading in full: ``2027-03`` or ``Q1 2027``."""
        label = self.labels[self.spans[column][0]]
        return label if self.grain is Grain.MONTH else quarter(label)


def quarter(label: str) -> str:
    """The quarter of a month's label, ``Q1 2027``."""
    return f"Q{(int(label[5:]) + 2) // 3} {label[:4]}"


def runs_of(names: list[str]) -> list[tuple[int, int]]:
    """(start, stop) of each run of equal names."""
    found: list[tuple[int, int]] = []
    for at, name in enumerate(names):
        if at and names[at - 1] == name:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
