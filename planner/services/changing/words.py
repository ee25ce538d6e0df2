"""Changes and their places in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.case import Case
from planner.domain.months import Month
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.telling import all_of, counted, joined, known, tell
from planner.services.changing import changes as c
from planner.services.stretch import Stretch

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_words(month: Month) -> str:
    """``Mar 2027``."""
    return joined(" ", (known(_MONTHS[month.month - 1]), str(month.year)))


def span_words(case: Case, first: int, last: int) -> str:
    """``Mar 2027``, ``Mar to Jun 2027`` or ``Nov 2026 to Feb 2027``."""
    start, end = case.grid.months[first], case.grid.months[last]
    if first == last:
        return month_words(start)
    begin = known(_MONTHS[start.month - 1]) if start.year == end.year else month_words(start)
    return tell("{first} to {last}", first=begin, last=month_words(end))


def months_words(case: Case, months: Iterable[int]) -> str:
    """Any months, neighbours together: ``Mar to May and Jul 2027``."""
    spans: list[list[int]] = []
    for month in sorted(set(months)):
        if spans and spans[-1][1] == month - 1:
            spans[-1][1] = month
        else:
            spans.append([month, month])
    return listed([span_words(case, first, last) for first, last in spans])


def listed(words: Sequence[str], most: int = 4) -> str:
    """``a, b and c``; from ``most`` on, the rest is counted."""
    if len(words) > most:
        words = [*words[: most - 1], tell("{n} more", n=len(words) - most + 1)]
    return all_of(words)


def fte_words(percent: int) -> str:
    """``0.80 FTE``."""
    return tell("{n} FTE", n=f"{percent / 100:.2f}")


def person_words(case: Case, holder: int) -> str:
    """The name of whoever holds something."""
    if holder == CONTRACTOR:
        return tell("a contractor")
    if holder == OPEN:
        return tell("nobody")
    person = case.portfolio.staff[holder]
    return person.name or person.id


def seat_words(case: Case, plan: Plan, seat: int) -> str:
    """``CRA 2 of ABC-101``."""
    key = case.line_keys[int(plan.seats.line[seat])]
    return tell("{role} {n} of {study}", role=key.role, n=int(plan.seats.number[seat]), study=key.study)


def line_words(case: Case, line: int) -> str:
    """``CRA on ABC-101``."""
    key = case.line_keys[line]
    return tell("{role} on {study}", role=key.role, study=key.study)


def seats_words(case: Case, plan: Plan, seats: Iterable[int]) -> str:
    """``CRA 2 of ABC-101``, ``3 seats of ABC-101`` or ``5 seats``."""
    each = list(dict.fromkeys(seats))
    if len(each) == 1:
        return seat_words(case, plan, each[0])
    studies = {case.line_keys[int(plan.seats.line[seat])].study for seat in each}
    if len(studies) == 1:
        return tell("{n} seats of {study}", n=len(each), study=studies.pop())
    return tell("{n} seats", n=len(each))


def stretches_words(case: Case, plan: Plan, stretches: Sequence[Stretch]) -> str:
    """``CRA 2 of ABC-101, Mar to Jun 2027``."""
    seats = seats_words(case, plan, (s.seat for s in stretches))
    span = span_words(case, min(s.first for s in stretches), max(s.last for s in stretches))
    return joined(", ", (seats, span))


def name_of(case: Case, plan: Plan, change: c.Change) -> str:
    """The name of a change for its undo step, made before it is done."""
    if isinstance(change, c.Adopt):
        return change.name
    if isinstance(change, c.PortfolioChange):
        return _portfolio_name(case, change)
    if isinstance(change, c.CutChange):
        return _cut_name(case, plan, change)
    if isinstance(change, c.SwapPeople):
        who = all_of((person_words(case, change.one), person_words(case, change.other)))
        return tell("Swap {who}, {months}", who=who, months=span_words(case, change.first, change.last))
    if isinstance(change, c.SwapStretches):
        seats = all_of((seat_words(case, plan, change.one.seat), seat_words(case, plan, change.other.seat)))
        months = max(change.one.first, change.other.first), min(change.one.last, change.other.last)
        return tell("Swap the holders of {seats}, {months}", seats=seats, months=span_words(case, *months))
    if isinstance(change, c.Paste):
        last = change.first + max((len(row) for row in change.holders), default=1) - 1
        last = min(max(last, change.first), case.grid.count - 1)
        place = joined(", ", (seats_words(case, plan, change.seats), span_words(case, change.first, last)))
        return tell("Paste into {place}", place=place)
    return _stretch_name(case, plan, change)


def _stretch_name(case: Case, plan: Plan, change: c.Assign | c.Clear | c.Extend | c.LockChange) -> str:
    place = stretches_words(case, plan, change.stretches)
    if isinstance(change, c.Assign):
        return tell("Assign {who} to {place}", who=person_words(case, change.holder), place=place)
    if isinstance(change, c.Clear):
        return tell("Clear {place}", place=place)
    if isinstance(change, c.Lock):
        return tell("Lock {place}", place=place)
    if isinstance(change, c.Unlock):
        return tell("Unlock {place}", place=place)
    if change.by < 0:
        return counted(
            -change.by, "Extend {place} by 1 month earlier", "Extend {place} by {n} months earlier", place=place
        )
    return counted(change.by, "Extend {place} by 1 month later", "Extend {place} by {n} months later", place=place)


def _cut_name(case: Case, plan: Plan, change: c.CutChange) -> str:
    if isinstance(change, c.SplitSeat):
        seat = seat_words(case, plan, change.seat)
        return tell("Split {place} at {amount}", place=seat, amount=fte_words(change.fte))
    if isinstance(change, c.MergeSeats):
        return tell("Merge {place}", place=seats_words(case, plan, change.seats))
    place = joined(", ", (seat_words(case, plan, change.seat), span_words(case, change.first, change.last)))
    return tell("Resize {place} to {amount}", place=place, amount=fte_words(change.fte))


def _portfolio_name(case: Case, change: c.PortfolioChange) -> str:
    if isinstance(change, c.SetDemand):
        place = joined(", ", (line_words(case, change.line), span_words(case, change.first, change.last)))
        return tell("Change the demand of {place} to {amount}", place=place, amount=fte_words(change.fte))
    if isinstance(change, c.SetProbability):
        name = case.portfolio.studies[change.study].id
        if change.probability is None:
            return tell("Set the probability of {study} to what its status stands for", study=name)
        share = f"{float(change.probability):.0%}"
        return tell("Set the probability of {study} to {share}", study=name, share=share)
    name = case.portfolio.studies[int(case.study_rows[change.study])].id
    if isinstance(change, c.MoveStudy):
        return _move_name(name, change.by)
    first, last = change.start.isoformat(), change.end.isoformat()
    return tell("Change the dates of {study} to {day} until {last}", study=name, day=first, last=last)


def _move_name(study: str, by: int) -> str:
    if by < 0:
        return counted(-by, "Move {study} 1 month earlier", "Move {study} {n} months earlier", study=study)
    return counted(by, "Move {study} 1 month later", "Move {study} {n} months later", study=study)
