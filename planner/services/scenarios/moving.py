"""Who moves where between two plans: for each person what they leave and what they take, in sentences and rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR
from planner.domain.telling import Told, counted, joined, tell
from planner.services.changing.words import listed, person_words, span_words
from planner.services.scenarios.aligned import NO_SEAT, Aligned, Difference

MOST_NAMED = 4
"""Seats that a sentence names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Move:
    """What a person (or CONTRACTOR: the contractors) leaves and takes, and the percent-months less and more."""

    person: int
    leaves: tuple[Difference, ...]
    takes: tuple[Difference, ...]
    less: int
    more: int


def moves(aligned: Aligned, found: Sequence[Difference]) -> tuple[Move, ...]:
    """Everybody who leaves or takes something in these differences; contractors last."""
    leaves: dict[int, list[Difference]] = defaultdict(list)
    takes: dict[int, list[Difference]] = defaultdict(list)
    for difference in found:
        leaves[difference.before].append(difference)
        takes[difference.after].append(difference)
    people = sorted(p for p in leaves.keys() | takes.keys() if p >= 0)
    everybody = [*people, *([CONTRACTOR] if CONTRACTOR in leaves.keys() | takes.keys() else [])]
    return tuple(
        Move(p, tuple(leaves[p]), tuple(takes[p]), _amount(aligned, leaves[p]), _amount(aligned, takes[p]))
        for p in everybody
    )


def _amount(aligned: Aligned, found: Iterable[Difference]) -> int:
    """Percent-months of some stretches."""
    return sum(int(aligned.fte[d.row, d.first : d.last + 1].sum()) for d in found)


def seat_words(case: Case, aligned: Aligned, row: int) -> str:
    """``CRA 2 of ABC-101``."""
    key = case.line_keys[int(aligned.line[row])]
    return tell("{role} {n} of {study}", role=key.role, n=int(aligned.number[row]), study=key.study)


def holder_words(case: Case, holder: int) -> str:
    """Who holds something; nothing to hold is said, too."""
    return tell("no such seat") if holder == NO_SEAT else person_words(case, holder)


def stretch_words(case: Case, aligned: Aligned, difference: Difference) -> str:
    """``CRA 2 of ABC-101, Mar to Jun 2027``."""
    seat, span = seat_words(case, aligned, difference.row), span_words(case, difference.first, difference.last)
    return joined(", ", (seat, span))


def sentence(case: Case, aligned: Aligned, move: Move) -> str:
    """A move in words: from where to where."""
    left = _places(case, aligned, move.leaves)
    taken = _places(case, aligned, move.takes)
    if move.person == CONTRACTOR:
        if not taken:
            return tell("Contractors leave {left}.", left=left)
        if not left:
            return tell("Contractors take {taken}.", taken=taken)
        return tell("Contractors go from {left} to {taken}.", left=left, taken=taken)
    name = person_words(case, move.person)
    if not taken:
        return tell("{name} leaves {left}.", name=name, left=left)
    if not left:
        return tell("{name} takes {taken}.", name=name, taken=taken)
    return tell("{name} goes from {left} to {taken}.", name=name, left=left, taken=taken)


def _places(case: Case, aligned: Aligned, found: Iterable[Difference]) -> str:
    """Seats and months: months of one seat together."""
    by_seat: dict[int, list[Difference]] = defaultdict(list)
    for difference in found:
        by_seat[difference.row].append(difference)
    words = []
    for row, stretches in by_seat.items():
        spans = listed([span_words(case, d.first, d.last) for d in _joined(stretches)])
        words.append(Told("{seat} ({months})", {"seat": seat_words(case, aligned, row), "months": spans}))
    return listed(words, MOST_NAMED)


def _joined(stretches: Iterable[Difference]) -> list[Difference]:
    """Neighbouring stretches of one seat as one."""
    found: list[Difference] = []
    for d in sorted(stretches):
        if found and found[-1].last == d.first - 1:
            found[-1] = Difference(d.row, found[-1].first, d.last, d.before, d.after)
        else:
            found.append(d)
    return found


def summary(case: Case, aligned: Aligned, found: Sequence[Difference]) -> str:
    """How much differs, in one sentence."""
    if not found:
        return tell("Both plans are the same.")
    people = {p for d in found for p in (d.before, d.after) if p >= 0}
    seats = {d.row for d in found}
    months = sum(len(d.months) for d in found)
    who = counted(len(people), "1 person moves", "{n} people move")
    where = counted(len(seats), "1 seat", "{n} seats")
    return joined("; ", (who, tell("{seats} and {n} seat-months differ.", seats=where, n=months)))
