"""Planning around what is fixed: the seats and locks of the plan to start from, and who of it may not change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from planner.domain.arrays import BoolArray, IntArray
from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, HandLock, Plan, SeatTable
from planner.domain.plan_rows import describe_line
from planner.domain.seats import default_seats
from planner.domain.telling import joined, tell
from solver.kernel_types import INT, KEPT_OPEN, Array
from solver.warm_start import on_other_seats

MOST_NAMED = 3
"""Places that a note names before it counts the rest."""


@dataclass(frozen=True, eq=False)
class Around:
    """What a search starts from, on the seats that it will work on.

    ``holder`` [S, T] is the plan to start from; ``fixed`` [S, T] (bool) the seat-months whose holder may not change;
    ``movable`` [P] (bool) who may get or lose seat-months at all (None: everybody); ``most_moved`` how many people may
    have any seat-month that differs from ``holder`` (None: any number).
    """

    seats: SeatTable
    holder: IntArray
    fixed: BoolArray
    hand_locks: tuple[HandLock, ...] = ()
    movable: BoolArray | None = None
    most_moved: int | None = None
    notes: tuple[str, ...] = ()


def around(
    case: Case,
    start: Plan,
    fixed: BoolArray | None = None,
    movable: BoolArray | None = None,
    most_moved: int | None = None,
) -> Around:
    """A plan as a place to start from, with its own seats wherever they still make the demand of their line.

    Elsewhere (the demand has changed, or an assignment that is locked today has no seat) a line has its default seats;
    they are fixed in the months in which all its seats were. Raises ValueError for a mask or a number that does not
    fit the plan.
    """
    if fixed is None:
        fixed = np.zeros(start.seats.fte.shape, np.bool_)
    if fixed.shape != start.seats.fte.shape:
        raise ValueError(f"what is fixed {fixed.shape} does not fit the seats {start.seats.fte.shape}")
    if movable is not None and movable.shape != case.cost.shape:
        raise ValueError(f"who may move {movable.shape} does not fit the {len(case.cost)} people")
    if movable is not None and len(movable):
        fixed = fixed | ((start.holder >= 0) & ~movable[np.maximum(start.holder, 0)])
    if most_moved is not None and most_moved < 0:
        raise ValueError(f"at most {most_moved} people may move: the number must be 0 or more")
    replaced = _lines_to_replace(case, start.seats)
    if not len(replaced):
        return Around(start.seats, start.holder, fixed, start.hand_locks, movable, most_moved)
    found = _with_default_seats(case, start, fixed, set(replaced))
    return replace(found, movable=movable, most_moved=most_moved)


def _lines_to_replace(case: Case, seats: SeatTable) -> list[int]:
    """Lines whose seats do not add up to their demand, or lack the seat of a locked assignment."""
    total = np.zeros(case.demand.shape, np.int64)
    np.add.at(total, seats.line, seats.fte)
    wrong = set(np.nonzero((total != case.demand).any(axis=1))[0].tolist())
    there = set(zip(seats.line.tolist(), seats.assignee.tolist(), strict=True))
    rows = case.portfolio.assignments
    locked = {(a.line, a.person) for a in case.assignments if a.overlaps and any(rows[r].locked for r in a.rows)}
    if locked - there:
        usual = default_seats(case)
        wanted = set(zip(usual.line.tolist(), usual.assignee.tolist(), strict=True))
        wrong |= {line for line, _ in (locked & wanted) - there}
    return sorted(wrong)


def _with_default_seats(case: Case, start: Plan, fixed: BoolArray, replaced: set[int]) -> Around:
    """The start on a table of seats in which some lines have their default seats."""
    usual, own = default_seats(case), start.seats
    rows: list[tuple[int, int, int]] = []  # line, number, position in ``own``, or -1 - position in ``usual``
    rows += [(d, int(own.number[s]), s) for s, d in enumerate(own.line.tolist()) if d not in replaced]
    rows += [(d, int(usual.number[s]), -1 - s) for s, d in enumerate(usual.line.tolist()) if d in replaced]
    at = np.array([position for _, _, position in sorted(rows)], np.int64)

    def pick(mine: Array, theirs: Array) -> Array:
        if not len(mine):
            return theirs[-1 - at]
        if not len(theirs):
            return mine[at]
        is_own = (at >= 0).reshape(-1, *[1] * (mine.ndim - 1))
        found: Array = np.where(is_own, mine[np.maximum(at, 0)], theirs[np.maximum(-1 - at, 0)])
        return found

    seats = SeatTable(*(pick(getattr(own, f.name), getattr(usual, f.name)) for f in fields(SeatTable)))
    mapped = on_other_seats(usual, start)
    all_fixed = _fixed_lines(case, own, fixed)[usual.line]
    where = {int(position): s for s, position in enumerate(at.tolist()) if position >= 0}
    locks = tuple(HandLock(where[x.seat], x.month, x.person) for x in start.hand_locks if x.seat in where)
    names = [describe_line(case.line_keys[d]) for d in sorted(replaced)]
    note = tell(
        "The demand or the locks of {lines} have changed since the plan was made, so the seats are new.",
        lines=_listed(names),
    )
    return Around(seats, pick(start.holder, mapped), pick(fixed, all_fixed), locks, notes=(note,))


def _fixed_lines(case: Case, seats: SeatTable, fixed: BoolArray) -> BoolArray:
    """[D, T] whether a line has seats in a month and all are fixed."""
    works = seats.fte > 0
    some, free = np.zeros(case.demand.shape, np.bool_), np.zeros(case.demand.shape, np.bool_)
    np.logical_or.at(some, seats.line, works)
    np.logical_or.at(free, seats.line, works & ~fixed)
    return some & ~free


@dataclass(frozen=True, eq=False)
class Kept:
    """``forced`` [S, T] as in `solver.kernel_types.Data`, and sentences on what could not stay fixed."""

    forced: Array
    notes: tuple[str, ...]


def keep_fixed(case: Case, around: Around) -> Kept:
    """Locks first, then everybody who is fixed, as far as locks and rules 1 to 5 allow; what gives way is named."""
    resolver = _Resolver(case, around)
    for seat, t in np.argwhere(around.fixed & (around.seats.fte > 0)).tolist():
        resolver.keep(seat, t)
    return Kept(resolver.forced, tuple(resolver.notes()))


class _Resolver:
    """Fixed seat-months taken so far, beside the locks."""

    def __init__(self, case: Case, around: Around) -> None:
        self.case, self.seats, self.holder = case, around.seats, around.holder
        self.forced: Array = resolve_locks(case, around.seats, around.hand_locks).forced.astype(INT)
        self._left = np.array(case.available, np.int64)
        self._studies: dict[tuple[int, int], set[int]] = defaultdict(set)
        limit = np.where(case.contractor_rate >= 0, case.contractor_limit, 0)
        self._hired = np.repeat(limit[:, None].astype(np.int64), case.grid.count, axis=1)
        self._eligible = [set(case.eligible(line).tolist()) for line in range(len(case.line_keys))]
        self._to_locks: list[tuple[int, int]] = []
        self._to_rules: list[tuple[int, int]] = []
        for seat, t in np.argwhere(self.forced >= 0).tolist():
            self._take(seat, t, int(self.forced[seat, t]))

    def keep(self, seat: int, t: int) -> None:
        """Force the holder of the start, unless a lock or a rule forbids it."""
        wanted, locked = int(self.holder[seat, t]), int(self.forced[seat, t])
        if locked >= 0:
            if locked != wanted:
                self._to_locks.append((seat, t))
        elif wanted == OPEN:
            self.forced[seat, t] = KEPT_OPEN
        elif self._may(seat, t, wanted):
            self.forced[seat, t] = wanted
            self._take(seat, t, wanted)
        else:
            self._to_rules.append((seat, t))

    def _may(self, seat: int, t: int, holder: int) -> bool:
        line, fte = int(self.seats.line[seat]), int(self.seats.fte[seat, t])
        if holder == CONTRACTOR:
            return bool(self._hired[self.case.line_role[line], t] >= fte)
        on, study = self._studies[holder, t], int(self.case.line_study[line])
        return (
            holder in self._eligible[line]
            and bool(self._left[holder, t] >= fte)
            and (study in on or len(on) < int(self.case.max_studies[holder]))
        )

    def _take(self, seat: int, t: int, holder: int) -> None:
        line, fte = int(self.seats.line[seat]), int(self.seats.fte[seat, t])
        if holder == CONTRACTOR:
            self._hired[self.case.line_role[line], t] -= fte
        else:
            self._left[holder, t] -= fte
            self._studies[holder, t].add(int(self.case.line_study[line]))

    def notes(self) -> Iterable[str]:
        """What gave way, in words."""
        for places, why in (
            (self._to_locks, tell("a lock puts somebody else there")),
            (self._to_rules, tell("the rules no longer allow the holder")),
        ):
            if places:
                names = _listed([self._place(*at) for at in places], ";")
                yield tell("Fixed, but changed all the same, for {why}: {names}.", why=why, names=names)

    def _place(self, seat: int, t: int) -> str:
        key = self.case.line_keys[int(self.seats.line[seat])]
        number, month = int(self.seats.number[seat]), self.case.grid.labels[t]
        return tell("seat {n} of {line} in {month}", n=number, line=describe_line(key), month=month)


def _listed(names: Sequence[str], mark: str = ",") -> str:
    """The first few names, and how many more there are."""
    more = len(names) - MOST_NAMED
    return joined(f"{mark} ", [*names[:MOST_NAMED], *([tell("and {n} more", n=more)] if more > 0 else [])])
