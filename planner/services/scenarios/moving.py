"""Who moves where between two plans: for each person what they leave and what they take, in sentences and rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR
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
    return f"{key.role} {int(aligned.number[row])} of {key.study}"


def holder_words(case: Case, holder: int) -> str:
    """Who holds something; nothing to hold is said, too."""
    return "no such seat" if holder == NO_SEAT else person_words(case, holder)


def stretch_words(case: Case, aligned: Aligned, difference: Difference) -> str:
    """``CRA 2 of ABC-101, Mar to Jun 2027``."""
    return f"{seat_words(case, aligned, difference.row)}, {span_words(case, difference.first, difference.last)}"


def sentence(case: Case, aligned: Aligned, move: Move) -> str:
    """A move in words: from where to where."""
    name = "Contractors" if move.person == CONTRACTOR else person_words(case, move.person)
    left = _places(case, aligned, move.leaves)
    taken = _places(case, aligned, move.takes)
    some = move.person == CONTRACTOR
    if not taken:
        return f"{name} {'leave' if some else 'leaves'} {left}."
    if not left:
        return f"{name} {'take' if some else 'takes'} {taken}."
    return f"{name} {'go' if some else 'goes'} from {left} to {taken}."


def _places(case: Case, aligned: Aligned, found: Iterable[Difference]) -> str:
    """Seats and months: months of one seat together."""
    by_seat: dict[int, list[Difference]] = defaultdict(list)
    for difference in found:
        by_seat[difference.row].append(difference)
    words = []
    for row, stretches in by_seat.items():
        spans = listed([span_words(case, d.first, d.last) for d in _joined(stretches)])
        words.append(f"{seat_words(case, aligned, row)} ({spans})")
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
        return "Both plans are the same."
    people = {p for d in found for p in (d.before, d.after) if p >= 0}
    seats = {d.row for d in found}
    months = sum(len(d.months) for d in found)
    who = "1 person moves" if len(people) == 1 else f"{len(people)} people move"
    where = "1 seat" if len(seats) == 1 else f"{len(seats)} seats"
    return f"{who}; {where} and {months} seat-months differ."
