"""Seats split, merged and resized by hand: what a line needs stays the same."""

from __future__ import annotations

import numpy as np

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.telling import all_of, tell
from planner.services.changing import changes as c
from planner.services.changing.parts import Part, new_part, next_number, parts_of, with_parts
from planner.services.changing.refusal import ChangeRefused
from planner.services.changing.words import fte_words, line_words, months_words, person_words, seat_words


def cut(case: Case, plan: Plan, change: c.CutChange) -> tuple[Plan, int, list[str]]:
    """The plan with the seats of one line recut, that line, and what was lost; rules of people are not looked at.

    :raises ChangeRefused: the seats cannot be cut like this.
    """
    if isinstance(change, c.SplitSeat):
        return _split(case, plan, change)
    if isinstance(change, c.MergeSeats):
        return _merge(case, plan, change)
    return _resize(case, plan, change)


def _found(plan: Plan, seat: int) -> tuple[int, list[Part], Part]:
    """The line of a seat, its parts, and the part of the seat."""
    if not 0 <= seat < len(plan.seats):
        raise ChangeRefused(tell("This seat is no longer there. Select it again."))
    line, number = int(plan.seats.line[seat]), int(plan.seats.number[seat])
    parts = parts_of(plan, line)
    return line, parts, next(part for part in parts if part.number == number)


def _split(case: Case, plan: Plan, change: c.SplitSeat) -> tuple[Plan, int, list[str]]:
    line, parts, part = _found(plan, change.seat)
    most = int(part.fte.max(initial=0))
    if not 0 < change.fte < most:
        raise ChangeRefused(
            tell(
                "{place} carries {amount} at most; to split it, keep more than 0 and less than {most}.",
                place=seat_words(case, plan, change.seat), amount=fte_words(most), most=f"{most / 100:.2f}",
            )
        )  # fmt: skip
    over = np.maximum(part.fte - change.fte, 0).astype(np.int32)
    some = over > 0
    rest = Part(next_number(parts), over, np.where(some, part.holder, OPEN).astype(np.int32), part.locked & some)
    part.fte -= over
    return with_parts(plan, {line: [*parts, rest]}), line, []


def _merge(case: Case, plan: Plan, change: c.MergeSeats) -> tuple[Plan, int, list[str]]:
    seats = sorted(set(change.seats))
    lines = {int(plan.seats.line[seat]) for seat in seats}
    if len(seats) < 2 or len(lines) > 1:
        raise ChangeRefused(tell("Select two or more seats of the same line to merge them."))
    line = lines.pop()
    numbers = {int(plan.seats.number[seat]) for seat in seats}
    parts = parts_of(plan, line)
    chosen = [part for part in parts if part.number in numbers]
    assigned = {part.assignee for part in chosen} - {-1}
    if len(assigned) > 1:
        names = all_of([person_words(case, person) for person in sorted(assigned)])
        raise ChangeRefused(
            tell(
                "These seats come from today's assignments of {names}; seats of different assignments stay apart.",
                names=names,
            )
        )
    whole, lost = _joined(case, chosen, line)
    whole.assignee = assigned.pop() if assigned else -1
    return with_parts(plan, {line: [whole, *(p for p in parts if p.number not in numbers)]}), line, lost


def _joined(case: Case, parts: list[Part], line: int) -> tuple[Part, list[str]]:
    """Parts as one, held by whoever holds the first of them that is held."""
    whole = new_part(parts[0].number, case.grid.count)
    gone: dict[int, list[int]] = {}
    for t in range(case.grid.count):
        carrying = [part for part in parts if part.fte[t] > 0]
        whole.fte[t] = sum(int(part.fte[t]) for part in carrying)
        people = [part for part in carrying if part.holder[t] >= 0]
        others = [part for part in carrying if part.holder[t] == CONTRACTOR]
        if people or others:
            first = (people or others)[0]
            whole.holder[t], whole.locked[t] = first.holder[t], first.locked[t]
        for part in people:
            if part.holder[t] != whole.holder[t]:
                gone.setdefault(int(part.holder[t]), []).append(t)
    return whole, [
        tell(
            "{who} no longer holds a seat of {line} in {months}.",
            who=person_words(case, person),
            line=line_words(case, line),
            months=months_words(case, months),
        )
        for person, months in gone.items()
    ]


def _resize(case: Case, plan: Plan, change: c.ResizeSeat) -> tuple[Plan, int, list[str]]:
    line, parts, part = _found(plan, change.seat)
    if change.fte < 0:
        raise ChangeRefused(tell("A seat cannot carry less than nothing."))
    other: Part | None = None
    if change.other >= 0:
        if int(plan.seats.line[change.other]) != line or change.other == change.seat:
            raise ChangeRefused(tell("The other seat must be another one of the same line."))
        other = next(p for p in parts if p.number == int(plan.seats.number[change.other]))
    fresh = new_part(next_number(parts), case.grid.count)
    missing: dict[int, int] = {}
    for t in range(change.first, change.last + 1):
        now = int(part.fte[t])
        if change.fte < now:
            taker = other or fresh
            taker.fte[t] += now - change.fte
            part.fte[t] = change.fte
        elif change.fte > now:
            short = _take(part, parts, other, t, change.fte - now)
            if short:
                missing[t] = short
        if part.fte[t] == 0:
            part.empty(t)
    if missing:
        raise _too_little(case, plan, change, missing)
    return with_parts(plan, {line: [*parts, fresh]}), line, []


def _take(part: Part, parts: list[Part], other: Part | None, month: int, wanted: int) -> int:
    """Moves percent to a seat from another one, or from the open seats of its line; what is not to be had."""
    givers = [other] if other else [p for p in reversed(parts) if p is not part and p.holder[month] == OPEN]
    for giver in givers:
        moved = min(wanted, int(giver.fte[month]))
        giver.fte[month] -= moved
        part.fte[month] += moved
        wanted -= moved
        if giver.fte[month] == 0:
            giver.empty(month)
    return wanted


def _too_little(case: Case, plan: Plan, change: c.ResizeSeat, missing: dict[int, int]) -> ChangeRefused:
    place = seat_words(case, plan, change.seat)
    source = tell("the other seat") if change.other >= 0 else tell("the open seats of its line")
    sentence = tell(
        "{place} cannot grow to {amount} in {months}: {source} carry up to {n} FTE too little. "
        "Change the demand of the line, or name a seat to take from.",
        place=place,
        amount=fte_words(change.fte),
        months=months_words(case, missing),
        source=source,
        n=f"{max(missing.values()) / 100:.2f}",
    )
    possible = [t for t in range(change.first, change.last + 1) if t not in missing]
    return ChangeRefused(sentence, (), possible)
