"""A mapping: which columns of a layout mean what, and what the person decided about their values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from planner.exchange.importing.mapping.source import ColumnRef, SourceTable
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.fte import FteUnit
from planner.exchange.importing.values.numbers import DecimalSign

MONTH_MARK = "(month)"
"""Stands for any month in a layout, so that next quarter's file has the same one."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column of the file that fills a column of the canonical sheet."""

    source: ColumnRef
    target: str


@dataclass(frozen=True, slots=True)
class MonthUse:
    """Months across the columns: the numbers stand in the columns whose heading is a month and ``value`` (folded).

    ``entity``, with ``target``, is the other column of each month where there are two and it says on what the work is
    done. ``first_year`` is the year of the first heading where the headings have none.
    """

    value: str = ""
    entity: str | None = None
    target: str = "Study ID"
    first_year: int = 0


@dataclass(frozen=True, slots=True)
class PairUse:
    """Columns side by side that say what the work is on and how much, in a sheet that is all one month."""

    entity: ColumnRef
    value: ColumnRef
    target: str = "Study ID"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person said about values; None: decided from the file, and where it shows nothing, refused and asked."""

    order: DateOrder | None = None
    sign: DecimalSign | None = None
    unit: FteUnit | None = None
    fiscal_start: int | None = None
    date_1904: bool = False
    month: str = ""
    """The month (YYYY-MM) of a table of amounts that says nowhere which month it is."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a table stands that a person pointed out, told so that it is found again in a file of other length.

    ``heading_rows`` counts them; ``columns`` are the first and last column of the sheet (0-based; None: all).
    ``left_out`` are rows and ``ends_before`` is the row below the table ("": the sheet's end), each by the folded text
    of its first filled cell.
    """

    heading_rows: int
    columns: tuple[int, int] | None = None
    left_out: tuple[str, ...] = ()
    ends_before: str = ""


@dataclass(frozen=True)
class Mapping:
    """How one layout is read into one canonical ``sheet``.

    ``constants`` fill columns that the file lacks (a sponsor's own file names no sponsor). ``fill_down``: columns whose
    blank cells repeat the one above. ``headings`` is the layout it was made for (`layout_of`), ``extent`` where the
    table stands in its sheet if somebody had to point it out.
    """

    sheet: str
    uses: tuple[ColumnUse, ...]
    headings: tuple[str, ...] = ()
    months: MonthUse | None = None
    pairs: tuple[PairUse, ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    fill_down: tuple[ColumnRef, ...] = ()
    choices: Choices = field(default_factory=Choices)
    name: str = ""
    sponsor: str = ""
    extent: Extent | None = None

    @cached_property
    def layout(self) -> str:
        """The fingerprint of the layout."""
        return fingerprint(self.headings)

    def target_of(self, ref: ColumnRef) -> str | None:
        """The canonical heading that a column fills, or None."""
        return next((use.target for use in self.uses if use.source == ref), None)

    @property
    def filled(self) -> frozenset[str]:
        """The canonical headings that get values."""
        targets = {use.target for use in self.uses} | {heading for heading, _ in self.constants}
        if self.months is not None and self.months.entity is not None:
            targets.add(self.months.target)
        return frozenset(targets | {pair.target for pair in self.pairs})


def layout_of(table: SourceTable) -> tuple[str, ...]:
    """The folded headings in no order of their own; all months of one kind count as one."""
    found = []
    months = set()
    for column, month in zip(table.columns, table.month_headings, strict=True):
        if month is not None:
            months.add(f"{MONTH_MARK} {month.label}".strip())
        elif column.key:
            found.append(column.key)
    return tuple(sorted(found) + sorted(months))


def fingerprint(headings: Iterable[str]) -> str:
    """A short name of a layout, the same on every machine."""
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()[:16]
