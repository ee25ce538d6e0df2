"""Changes and their places in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.case import Case
from planner.domain.months import Month
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.services.changing import changes as c
from planner.services.stretch import Stretch

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_words(month: Month) -> str:
    """``Mar 2027``."""
    return f"{_MONTHS[month.month - 1]} {month.year}"


def span_words(case: Case, first: int, last: int) -> str:
    """``Mar 2027``, ``Mar to Jun 2027`` or ``Nov 2026 to Feb 2027``."""
    start, end = case.grid.months[first], case.grid.months[last]
    if first == last:
        return month_words(start)
    if start.year == end.year:
        return f"{_MONTHS[start.month - 1]} to {month_words(end)}"
    return f"{month_words(start)} to {month_words(end)}"


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
        words = [*words[: most - 1], f"{len(words) - most + 1} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)


def fte_words(percent: int) -> str:
    """``0.80 FTE``."""
    return f"{percent / 100:.2f} FTE"


def person_words(case: Case, holder: int) -> str:
    """The name of whoever holds something."""
    if holder == CONTRACTOR:
        return "a contractor"
    if holder == OPEN:
        return "nobody"
    person = case.portfolio.staff[holder]
    return person.name or person.id


def seat_words(case: Case, plan: Plan, seat: int) -> str:
    """``CRA 2 of ABC-101``."""
    key = case.line_keys[int(plan.seats.line[seat])]
    return f"{key.role} {int(plan.seats.number[seat])} of {key.study}"


def line_words(case: Case, line: int) -> str:
    """``CRA on ABC-101``."""
    key = case.line_keys[line]
    return f"{key.role} on {key.study}"


def seats_words(case: Case, plan: Plan, seats: Iterable[int]) -> str:
    """``CRA 2 of ABC-101``, ``3 seats of ABC-101`` or ``5 seats``."""
    each = list(dict.fromkeys(seats))
    if len(each) == 1:
        return seat_words(case, plan, each[0])
    studies = {case.line_keys[int(plan.seats.line[seat])].study for seat in each}
    return f"{len(each)} seats" + (f" of {studies.pop()}" if len(studies) == 1 else "")


def stretches_words(case: Case, plan: Plan, stretches: Sequence[Stretch]) -> str:
    """``CRA 2 of ABC-101, Mar to Jun 2027``."""
    seats = seats_words(case, plan, (s.seat for s in stretches))
    return f"{seats}, {span_words(case, min(s.first for s in stretches), max(s.last for s in stretches))}"


def name_of(case: Case, plan: Plan, change: c.Change) -> str:
    """The name of a change for its undo step, made before it is done."""
    if isinstance(change, c.Adopt):
        return change.name
    if isinstance(change, c.PortfolioChange):
        return _portfolio_name(case, change)
    if isinstance(change, c.CutChange):
        return _cut_name(case, plan, change)
    if isinstance(change, c.SwapPeople):
        pair = f"{person_words(case, change.one)} and {person_words(case, change.other)}"
        return f"Swap {pair}, {span_words(case, change.first, change.last)}"
    if isinstance(change, c.SwapStretches):
        seats = f"{seat_words(case, plan, change.one.seat)} and {seat_words(case, plan, change.other.seat)}"
        months = max(change.one.first, change.other.first), min(change.one.last, change.other.last)
        return f"Swap the holders of {seats}, {span_words(case, *months)}"
    if isinstance(change, c.Paste):
        last = change.first + max((len(row) for row in change.holders), default=1) - 1
        last = min(max(last, change.first), case.grid.count - 1)
        return f"Paste into {seats_words(case, plan, change.seats)}, {span_words(case, change.first, last)}"
    return _stretch_name(case, plan, change)


def _stretch_name(case: Case, plan: Plan, change: c.Assign | c.Clear | c.Extend | c.LockChange) -> str:
    place = stretches_words(case, plan, change.stretches)
    if isinstance(change, c.Assign):
        return f"Assign {person_words(case, change.holder)} to {place}"
    if isinstance(change, c.Clear):
        return f"Clear {place}"
    if isinstance(change, c.Lock):
        return f"Lock {place}"
    if isinstance(change, c.Unlock):
        return f"Unlock {place}"
    months = f"{abs(change.by)} {'month' if abs(change.by) == 1 else 'months'}"
    return f"Extend {place} by {months} {'earlier' if change.by < 0 else 'later'}"


def _cut_name(case: Case, plan: Plan, change: c.CutChange) -> str:
    if isinstance(change, c.SplitSeat):
        return f"Split {seat_words(case, plan, change.seat)} at {fte_words(change.fte)}"
    if isinstance(change, c.MergeSeats):
        return f"Merge {seats_words(case, plan, change.seats)}"
    place = f"{seat_words(case, plan, change.seat)}, {span_words(case, change.first, change.last)}"
    return f"Resize {place} to {fte_words(change.fte)}"


def _portfolio_name(case: Case, change: c.PortfolioChange) -> str:
    if isinstance(change, c.SetDemand):
        place = f"{line_words(case, change.line)}, {span_words(case, change.first, change.last)}"
        return f"Change the demand of {place} to {fte_words(change.fte)}"
    if isinstance(change, c.SetProbability):
        chance = "what its status stands for" if change.probability is None else f"{float(change.probability):.0%}"
        return f"Set the probability of {case.portfolio.studies[change.study].id} to {chance}"
    name = case.portfolio.studies[int(case.study_rows[change.study])].id
    if isinstance(change, c.MoveStudy):
        months = f"{abs(change.by)} {'month' if abs(change.by) == 1 else 'months'}"
        return f"Move {name} {months} {'earlier' if change.by < 0 else 'later'}"
    return f"Change the dates of {name} to {change.start.isoformat()} until {change.end.isoformat()}"
