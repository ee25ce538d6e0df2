"""Changes of holders: what they put where, and as much of it as the rules allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.plan_check import Violation, check_plan
from planner.domain.rules import RuleId
from planner.domain.telling import tell
from planner.services.changing import changes as c
from planner.services.changing.refusal import ChangeRefused
from planner.services.changing.words import seat_words
from planner.services.stretch import Stretch

Setting = tuple[int, int, int]
"""Seat, month, holder."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Settings of one month that belong together: all of them are made, or none."""

    month: int
    settings: tuple[Setting, ...]


@dataclass(frozen=True, eq=False)
class Settled:
    """A plan in which the pieces are made that the rules allow; the others, and what speaks against each.

    ``broken`` is what was wrong with the plan before, in the months of the pieces, and still is.
    """

    plan: Plan
    made: tuple[Piece, ...]
    dropped: tuple[tuple[Piece, Violation], ...]
    broken: tuple[Violation, ...] = ()


def pieces_of(case: Case, plan: Plan, change: c.HoldChange) -> list[Piece]:
    """What a change puts where, month by month; what is so already is left out."""
    if isinstance(change, c.SwapPeople):
        found = _swap_people(case, plan, change)
    elif isinstance(change, c.SwapStretches):
        found = _swap_stretches(plan, change)
    elif isinstance(change, c.Extend):
        found = _single(_extend(case, plan, change))
    elif isinstance(change, c.Paste):
        found = _single(_paste(case, plan, change))
    else:
        holder = change.holder if isinstance(change, c.Assign) else OPEN
        found = _single((s.seat, t, holder) for s in change.stretches for t in s.months if carries(plan, s.seat, t))
    return [piece for piece in found if any(plan.holder[s, t] != h for s, t, h in piece.settings)]


def carries(plan: Plan, seat: int, month: int) -> bool:
    """Whether there is anything to hold."""
    return bool(plan.seats.fte[seat, month] > 0)


def _single(settings: Iterator[Setting]) -> list[Piece]:
    return [Piece(setting[1], (setting,)) for setting in settings]


def _swap_people(case: Case, plan: Plan, change: c.SwapPeople) -> list[Piece]:
    found = []
    for t in range(change.first, change.last + 1):
        column = plan.holder[:, t]
        ones = [(int(s), t, change.other) for s in np.flatnonzero(column == change.one)]
        others = [(int(s), t, change.one) for s in np.flatnonzero(column == change.other)]
        if ones or others:
            found.append(Piece(t, (*ones, *others)))
    return found


def _swap_stretches(plan: Plan, change: c.SwapStretches) -> list[Piece]:
    one, other = change.one, change.other
    months = range(max(one.first, other.first), min(one.last, other.last) + 1)
    if one.seat == other.seat or not months:
        raise ChangeRefused(
            tell("Two seats can be swapped in months that are selected on both. Select the same months.")
        )
    return [
        Piece(t, ((one.seat, t, int(plan.holder[other.seat, t])), (other.seat, t, int(plan.holder[one.seat, t]))))
        for t in months
        if carries(plan, one.seat, t) and carries(plan, other.seat, t)
    ]


def _extend(case: Case, plan: Plan, change: c.Extend) -> Iterator[Setting]:
    for stretch in change.stretches:
        edge = stretch.last if change.by > 0 else stretch.first
        holder = int(plan.holder[stretch.seat, edge])
        if holder == OPEN:
            continue
        step = 1 if change.by > 0 else -1
        for t in range(edge + step, edge + change.by + step, step):
            if 0 <= t < case.grid.count and carries(plan, stretch.seat, t):
                yield stretch.seat, t, holder


def _paste(case: Case, plan: Plan, change: c.Paste) -> Iterator[Setting]:
    for seat, row in zip(change.seats, change.holders, strict=True):
        for t, holder in enumerate(row, change.first):
            if holder is not None and t < case.grid.count and (holder != OPEN or carries(plan, seat, t)):
                yield seat, t, holder


def with_pieces(plan: Plan, pieces: Sequence[Piece]) -> Plan:
    """The plan with all pieces made, whatever the rules say."""
    holder = plan.holder.copy()
    settings = [setting for piece in pieces for setting in piece.settings]
    if settings:
        seats, months, holders = zip(*settings, strict=True)
        holder[list(seats), list(months)] = holders
    return replace(plan, holder=holder)


def settle(case: Case, plan: Plan, pieces: Sequence[Piece]) -> Settled:
    """Makes as many of the pieces as the rules allow, earlier ones first.

    The rules are about one month each, so a piece that is dropped never speaks against another month.
    """
    made = dict(enumerate(pieces))
    dropped: dict[int, Violation] = {}
    months = [piece.month for piece in pieces]
    while True:
        result = with_pieces(plan, list(made.values()))
        broken = check_plan(case, result, months)
        guilty = _guilty(case, plan, made, broken)
        if not guilty:
            kept = tuple((pieces[i], violation) for i, violation in sorted(dropped.items()))
            return Settled(result, tuple(made.values()), kept, broken)
        for i, violation in guilty.items():
            dropped[i] = violation
            del made[i]


def _guilty(case: Case, plan: Plan, made: dict[int, Piece], broken: Sequence[Violation]) -> dict[int, Violation]:
    """For each violation the last piece that causes it."""
    by_month: dict[int, list[int]] = defaultdict(list)
    for i, piece in made.items():
        by_month[piece.month].append(i)
    guilty: dict[int, Violation] = {}
    for violation in broken:
        for i in reversed(by_month[violation.month]):
            if _causes(case, plan, made[i], violation):
                guilty.setdefault(i, violation)
                break
    return guilty


def _causes(case: Case, plan: Plan, piece: Piece, violation: Violation) -> bool:
    """Whether a piece puts somebody where a violation is."""
    if violation.line >= 0:
        return any(
            int(plan.seats.line[s]) == violation.line and int(plan.seats.number[s]) == violation.seat
            for s, __, __ in piece.settings
        )
    if violation.rule in (RuleId.AVAILABILITY, RuleId.STUDY_LIMIT):
        person = case.person_index[violation.person]
        return any(h == person for __, __, h in piece.settings)
    role = [r.name for r in case.portfolio.roles].index(violation.role)
    return any(h == CONTRACTOR and int(case.line_role[plan.seats.line[s]]) == role for s, __, h in piece.settings)


def nothing_to_do(case: Case, plan: Plan, change: c.HoldChange) -> str:
    """Why a change of holders changes nothing."""
    if isinstance(change, c.SwapPeople | c.SwapStretches):
        return tell("There is nothing to swap in these months.")
    if isinstance(change, c.Paste):
        return tell("The seats are held like this already.")
    stretches: tuple[Stretch, ...] = change.stretches
    if isinstance(change, c.Extend):
        return tell("There is nobody to extend, or no month beside the selection.")
    if not any(carries(plan, s.seat, t) for s in stretches for t in s.months):
        return tell("{place} carries nothing in these months.", place=seat_words(case, plan, stretches[0].seat))
    return tell("The seats are held like this already.")
