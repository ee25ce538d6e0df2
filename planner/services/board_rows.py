"""What the staffing board is made of: rows of bars, as plain values without any widget.

A *bar* is a run of months in which nothing changes: the same holder (by seats) or the same study (by people). A row of
people may take several *lanes*, one below the other, when somebody works on several studies at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from planner.domain.case import Case

    Places = NDArray[np.int64]


class Arrange(StrEnum):
    """What the board's rows are."""

    SEATS = "seats"
    PEOPLE = "people"


class RowKind(IntEnum):
    """What a row of the board stands for."""

    SPONSOR = 0  # heading
    STUDY = 1  # heading
    ROLE = 2  # heading
    SEAT = 3
    PERSON = 4
    LANE = 5  # a further lane of the person above

    @property
    def is_heading(self) -> bool:
        """Whether the row heads a group and carries its sums instead of bars."""
        return self <= RowKind.ROLE


class BarKind(IntEnum):
    """Who works in a bar."""

    HELD = 0
    CONTRACTOR = 1
    OPEN = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """Months ``first``..``last`` (inclusive) in which nothing changes.

    ``sponsor``, ``role`` and ``person`` are positions in the portfolio (-1: none); ``study`` and ``line`` are indices
    of the case; ``seat`` is the position in the plan's seat table (by people: the first seat of the run). ``firm`` is
    P = 1. ``knows``: the holder knew the sponsor when joining. ``handover``: the bar begins with one. ``fte`` is its
    text.
    """

    first: int
    last: int
    kind: BarKind
    sponsor: int
    study: int
    line: int
    seat: int
    person: int
    label: str
    fte: str
    firm: bool = True
    knows: bool = True
    handover: bool = False
    locked: bool = False
    role: int = -1


class Shade(IntEnum):
    """What the ground of a month says of the person whose row it is."""

    NOTHING = 0
    PARTLY_AWAY = 1  # less available than in their fullest month
    AWAY = 2  # not available at all
    NO_CONTRACT = 3  # before the first or after the last day of the contract


@dataclass(frozen=True, slots=True)
class Sums:
    """The figures of a row; None where a figure is not defined.

    ``fte`` are FTE-months: demand by seats, planned work by people. ``filled`` is the share of the demand that is
    staffed (by people: of the availability that is planned), ``continuity``, ``margin`` and ``floor`` are shares.
    ``asked`` and ``held`` are percent FTE by month, for headings only: demand and what is staffed of it (by people:
    availability and what is planned of it).
    """

    fte: float | None = None
    filled: float | None = None
    continuity: float | None = None
    margin: float | None = None
    floor: float | None = None
    asked: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


NO_SUMS = Sums()


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row. ``label`` heads it on the left, ``note`` stands right of it, ``text`` gives a group's sums in words.

    ``parent`` is the row of the heading above (-1: none); ``sponsor`` colours the heading (-1: no colour). ``alert``
    marks a group whose floor is broken. ``search`` is lower-case text for finding. ``item`` is the position of what the
    row stands for: seat in the seat table, person, study of the case, sponsor or role.
    """

    kind: RowKind
    item: int
    label: str
    note: str = ""
    text: str = ""
    bars: tuple[Bar, ...] = ()
    parent: int = -1
    sponsor: int = -1
    alert: bool = False
    search: str = ""
    sums: Sums = NO_SUMS


@dataclass(frozen=True)
class Board:
    """Rows and months. ``shade`` [R, T] holds `Shade` values; ``roles`` are the names of the portfolio's roles."""

    months: tuple[str, ...]
    sponsors: tuple[str, ...]
    letters: tuple[str, ...]
    rows: tuple[BoardRow, ...]
    shade: NDArray[np.uint8]
    roles: tuple[str, ...] = ()

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The rows that head a group."""
        return tuple(at for at, row in enumerate(self.rows) if row.kind <= RowKind.ROLE)

    def bar_at(self, row: int, month: int) -> Bar | None:
        """The bar that covers a month of a row, if any."""
        return next((bar for bar in self.rows[row].bars if bar.first <= month <= bar.last), None)

    def row_of(self, kind: RowKind, item: int) -> int:
        """The position of the row that stands for something; -1 if there is none."""
        return next((i for i, row in enumerate(self.rows) if row.kind is kind and row.item == item), -1)


@lru_cache(maxsize=16)
def sponsor_letters(names: tuple[str, ...]) -> tuple[str, ...]:
    """A short mark for each sponsor: its first letter where no other has it, else as many as needed (up to 3)."""
    marks: list[str] = []
    for at, name in enumerate(names):
        others = [n.casefold() for i, n in enumerate(names) if i != at]
        clean = name.strip() or "?"
        for length in (1, 2, 3):
            mark = clean[:length]
            if not any(other.strip().startswith(mark.casefold()) for other in others):
                break
        if mark in marks:
            mark = f"{clean[:1]}{at + 1}"
        marks.append(mark)
    return tuple(marks)


@lru_cache(maxsize=16)
def role_letters(names: tuple[str, ...]) -> tuple[str, ...]:
    """A short mark for each role: the initials of its words (``CRA`` as it is), else as for sponsors."""
    marks = []
    for name in names:
        words = name.replace("-", " ").split()
        marks.append(name if len(name) <= 4 else "".join(word[0].upper() for word in words)[:4])
    others = sponsor_letters(names)
    return tuple(
        mark if len(mark) > 1 and marks.count(mark) == 1 else other for mark, other in zip(marks, others, strict=True)
    )


def fte_text(lowest: int, highest: int) -> str:
    """Percent FTE as text: ``0.50``, or ``0.35–0.50`` where it changes."""
    if lowest == highest:
        return f"{lowest / 100:.2f}"
    return f"{lowest / 100:.2f}–{highest / 100:.2f}"


def runs(keys: NDArray[np.int64], empty: int) -> Iterator[tuple[int, int, int]]:
    """(row, first, last) of every run of equal keys along the months of ``keys`` [R, T], ``empty`` ones left out."""
    rows, firsts, lasts = run_arrays(keys, empty)
    yield from zip(rows.tolist(), firsts.tolist(), lasts.tolist(), strict=True)


def run_arrays(keys: NDArray[np.int64], empty: int) -> tuple[Places, Places, Places]:
    """The same as three arrays."""
    import numpy as np

    change = np.ones(keys.shape, dtype=bool)
    change[:, 1:] = keys[:, 1:] != keys[:, :-1]
    ends = np.ones(keys.shape, dtype=bool)
    ends[:, :-1] = change[:, 1:]
    wanted = keys != empty
    rows, firsts = np.nonzero(change & wanted)
    _, lasts = np.nonzero(ends & wanted)
    return rows, firsts, lasts


def extremes(table: NDArray[np.int32], rows: Places, firsts: Places, lasts: Places) -> tuple[list[int], list[int]]:
    """The least and the greatest value of a table [R, T] in each run."""
    import numpy as np

    flat = np.append(table.ravel(), 0)
    bounds = np.empty(2 * len(rows), dtype=np.int64)
    bounds[0::2] = rows * table.shape[1] + firsts
    bounds[1::2] = rows * table.shape[1] + lasts + 1
    if not len(bounds):
        return [], []
    return np.minimum.reduceat(flat, bounds)[0::2].tolist(), np.maximum.reduceat(flat, bounds)[0::2].tolist()


def line_facts(case: Case) -> list[tuple[int, int, int, bool]]:
    """Of each line: study, sponsor, role, and whether the study is awarded."""
    firm = case.probability[case.line_study] >= 1.0
    lines = (case.line_study.tolist(), case.line_sponsor.tolist(), case.line_role.tolist(), firm.tolist())
    return list(zip(*lines, strict=True))
