"""A plan's changes cut into parts that can be accepted one by one: what depends on one another stays together.

Any choice of parts, put into a plan that keeps rules 1 to 5, keeps them: in every month each person, and the
contractors of each role, have either what they had before, or what they have afterwards, or something that fits
whatever else is chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.arrays import IntArray
from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR, HandLock, Plan, SeatTable
from planner.services.scenarios.aligned import Aligned, Difference, align, differences


@dataclass(frozen=True, slots=True)
class Part:
    """Differences that belong together. ``studies`` are indices of the case, ``people`` those who move."""

    differences: tuple[Difference, ...]
    studies: frozenset[int]
    people: frozenset[int]
    recut: frozenset[int] = frozenset()  # lines that get other seats

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month that change."""
        return min(d.first for d in self.differences), max(d.last for d in self.differences)


@dataclass(frozen=True, eq=False)
class Proposal:
    """A plan as a change of another: both side by side, and the parts by their first place on the board."""

    case: Case
    base: Plan
    other: Plan
    aligned: Aligned
    parts: tuple[Part, ...]

    def touching(self, studies: Collection[int] = (), people: Collection[int] = ()) -> tuple[int, ...]:
        """The parts that change something of these studies or move one of these people."""
        wanted, movers = set(studies), set(people)
        return tuple(i for i, part in enumerate(self.parts) if part.studies & wanted or part.people & movers)


def propose(case: Case, base: Plan, other: Plan) -> Proposal:
    """Cut the way from one plan to another of the same case into parts."""
    aligned = align([base, other])
    found = differences(aligned)
    parts = _connected(case, aligned, found)
    return Proposal(case, base, other, aligned, tuple(_part(case, aligned, [found[i] for i in p]) for p in parts))


def _part(case: Case, aligned: Aligned, found: Sequence[Difference]) -> Part:
    lines = {int(aligned.line[d.row]) for d in found}
    return Part(
        tuple(found),
        frozenset(int(case.line_study[line]) for line in lines),
        frozenset(p for d in found for p in (d.before, d.after) if p >= 0),
        frozenset(lines & aligned.recut(0, 1)),
    )


def _connected(case: Case, aligned: Aligned, found: Sequence[Difference]) -> list[list[int]]:
    """Positions of differences that depend on one another, set by set."""
    parent = list(range(len(found)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for group in (*_seats(aligned, found), *_coupled(case, aligned, found)):
        first = root(group[0])
        for i in group[1:]:
            parent[root(i)] = first
    sets: dict[int, list[int]] = defaultdict(list)
    for i in range(len(found)):
        sets[root(i)].append(i)
    return sorted(sets.values())


def _seats(aligned: Aligned, found: Sequence[Difference]) -> Iterator[list[int]]:
    """Neighbouring months of one seat, and everything on a line that is cut into other seats."""
    recut = aligned.recut(0, 1)
    by_line: dict[int, list[int]] = defaultdict(list)
    for i, d in enumerate(found):
        if i and found[i - 1].row == d.row and found[i - 1].last == d.first - 1:
            yield [i - 1, i]
        if int(aligned.line[d.row]) in recut:
            by_line[int(aligned.line[d.row])].append(i)
    yield from by_line.values()


def _coupled(case: Case, aligned: Aligned, found: Sequence[Difference]) -> Iterator[list[int]]:
    """Differences that one person, or the contractors of one role, can only have together in some month."""
    gains: dict[tuple[int, int, int], list[int]] = defaultdict(list)  # person, role of contractors or -1, month
    losses: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for i, d in enumerate(found):
        role = int(case.line_role[aligned.line[d.row]])
        for holder, into in ((d.before, losses), (d.after, gains)):
            if holder >= 0 or holder == CONTRACTOR:
                for t in d.months:
                    into[holder, role if holder == CONTRACTOR else -1, t].append(i)
    room = _Room(case, aligned)
    for key, gained in gains.items():
        if key in losses and not room.for_all(key, [found[i].row for i in gained]):
            yield [*losses[key], *gained]


class _Room:
    """Whether somebody has room for all they gain without giving up what they lose."""

    def __init__(self, case: Case, aligned: Aligned) -> None:
        self.case, self.aligned = case, aligned
        self.role = case.line_role[aligned.line]
        self.study = case.line_study[aligned.line]

    def for_all(self, key: tuple[int, int, int], rows: Sequence[int]) -> bool:
        """Whether a person (or the contractors of a role) can hold more seats in a month beside all they hold."""
        holder, role, t = key
        fte = self.aligned.fte[:, t]
        held = (self.aligned.holder[0, :, t] == holder) & (fte > 0)
        more = sum(int(fte[row]) for row in rows)
        if holder == CONTRACTOR:
            return bool(fte[held & (self.role == role)].sum() + more <= self.case.contractor_limit[role])
        studies = np.unique(np.concatenate([self.study[held], self.study[list(rows)]]))
        fits = fte[held].sum() + more <= self.case.available[holder, t]
        return bool(fits) and len(studies) <= int(self.case.max_studies[holder])


def merged(proposal: Proposal, chosen: Iterable[int]) -> Plan:
    """The base plan with some of the parts (by position) taken over."""
    parts = [proposal.parts[i] for i in sorted(set(chosen))]
    aligned = proposal.aligned
    holder = aligned.holder[0].copy()
    for d in (d for part in parts for d in part.differences):
        holder[d.row, d.first : d.last + 1] = d.after
    recut = frozenset(line for part in parts for line in part.recut)
    if not recut:
        back = np.empty_like(proposal.base.holder)
        there = aligned.seat[0] >= 0
        back[aligned.seat[0, there]] = holder[there]
        return replace(proposal.base, holder=back)
    return _on_new_seats(proposal, holder, recut)


def _on_new_seats(proposal: Proposal, holder: IntArray, recut: frozenset[int]) -> Plan:
    """The merged holders where some lines have the seats of the other plan."""
    aligned = proposal.aligned
    new = np.isin(aligned.line, sorted(recut))
    rows = np.nonzero(np.where(new, aligned.seat[1] >= 0, aligned.seat[0] >= 0))[0]
    held = holder[rows]
    assignee = [
        int(proposal.other.seats.assignee[aligned.seat[1, row]])
        if new[row]
        else int(proposal.base.seats.assignee[aligned.seat[0, row]])
        for row in rows.tolist()
    ]
    seats = SeatTable(aligned.line[rows], aligned.number[rows], aligned.fte[rows], np.array(assignee, np.int32))
    at = {int(row): s for s, row in enumerate(rows.tolist())}
    locks = tuple(
        HandLock(at[row], lock.month, lock.person)
        for plan, side in ((proposal.base, 0), (proposal.other, 1))
        for lock in plan.hand_locks
        for row in np.nonzero(aligned.seat[side] == lock.seat)[0].tolist()
        if row in at and bool(new[row]) == bool(side)
    )
    return Plan(seats, held, locks)
