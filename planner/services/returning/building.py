"""The plan of the document with edits made: seats cut anew where FTE change, and what each line needs kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID, OPEN, Plan
from planner.services.changing.parts import Part, new_part, next_number, parts_of, with_parts
from planner.services.returning.values import Value


@dataclass(frozen=True, slots=True)
class Setting:
    """One seat-month to be set: the line by its index, the seat by its number, holder code and percent.

    ``edit`` is the position of the edit that it comes from.
    """

    edit: int
    line: int
    number: int
    month: int
    holder: int
    fte: int
    before: Value


@dataclass(frozen=True)
class Built:
    """A plan, and the line-months in which its seats carry more than the line needs."""

    plan: Plan
    surplus: tuple[tuple[int, int], ...]


def code_of(case: Case, holder: str) -> int | None:
    """The holder code of a staff id, CONTRACTOR_ID or ''; None for somebody who is not on the staff list."""
    if not holder:
        return OPEN
    return CONTRACTOR if holder == CONTRACTOR_ID else case.person_index.get(holder)


def build(case: Case, plan: Plan, settings: Sequence[Setting]) -> Built:
    """The plan with all settings made, whatever the rules say."""
    position = {key: s for s, key in enumerate(zip(plan.seats.line.tolist(), plan.seats.number.tolist(), strict=True))}
    by_line: dict[int, list[Setting]] = defaultdict(list)
    for setting in settings:
        by_line[setting.line].append(setting)
    holder = plan.holder.copy()
    recut: dict[int, list[Part]] = {}
    surplus: list[tuple[int, int]] = []
    for line, found in by_line.items():
        seats = [position.get((line, setting.number), -1) for setting in found]
        if all(s >= 0 and plan.seats.fte[s, f.month] == f.fte for s, f in zip(seats, found, strict=True)):
            for s, setting in zip(seats, found, strict=True):
                holder[s, setting.month] = setting.holder
        else:
            recut[line] = parts_of(plan, line)
            surplus += [(line, month) for month in _recut(case, line, recut[line], found)]
    new = replace(plan, holder=holder)
    return Built(with_parts(new, recut) if recut else new, tuple(surplus))


def _recut(case: Case, line: int, parts: list[Part], settings: Sequence[Setting]) -> list[int]:
    """Cut the seats of a line as the settings say; gives the months in which they carry too much."""
    by_number = {part.number: part for part in parts}
    edited: set[tuple[int, int]] = set()
    for setting in settings:
        part = by_number.get(setting.number)
        if part is None:
            part = by_number[setting.number] = new_part(setting.number, case.grid.count)
            parts.append(part)
        part.fte[setting.month], part.holder[setting.month] = setting.fte, setting.holder
        if setting.fte == 0:
            part.empty(setting.month)
        edited.add((setting.number, setting.month))
    fresh: list[Part] = []
    too_much = []
    for month in sorted({setting.month for setting in settings}):
        missing = int(case.demand[line, month]) - sum(int(part.fte[month]) for part in parts)
        if missing > 0:
            if not fresh:
                fresh.append(new_part(next_number(parts), case.grid.count))
                parts += fresh
            fresh[0].fte[month] = missing
        elif missing < 0 and _take(parts, month, -missing, edited):
            too_much.append(month)
    return too_much


def _take(parts: Sequence[Part], month: int, surplus: int, edited: set[tuple[int, int]]) -> int:
    """Take FTE from open seats, those that nobody edited first, from the highest number on; what cannot be taken."""
    open_parts = [part for part in parts if part.fte[month] > 0 and part.holder[month] == OPEN]
    for part in sorted(open_parts, key=lambda p: ((p.number, month) in edited, -p.number)):
        taken = min(surplus, int(part.fte[month]))
        part.fte[month] -= taken
        surplus -= taken
        if part.fte[month] == 0:
            part.empty(month)
    return surplus


def touched_months(settings: Sequence[Setting]) -> list[int]:
    """The months in which anything is set."""
    return sorted({setting.month for setting in settings})


def same_seats(one: Plan, other: Plan) -> bool:
    """Whether two plans cut all lines alike."""
    return np.array_equal(one.seats.fte, other.seats.fte) and np.array_equal(one.seats.number, other.seats.number)
