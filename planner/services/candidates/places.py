"""Seats and months as people name them: ``ABC-101/CRA/2`` and ``2027-03..2027-06``."""

from __future__ import annotations

from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.domain.months import Month
from planner.domain.plan import Plan
from planner.domain.plan_rows import describe_line
from planner.services.stretch import Stretch


def seat_named(case: Case, plan: Plan, name: str) -> int:
    """The position of a seat in the plan's seat table.

    ``STUDY/ROLE/N``; where the study has several lines of the role, ``STUDY/ROLE:2/N`` is seat N of the second of
    them. UserError for a seat that is not there, with those that are, and where lines must be told apart.
    """
    study, __, rest = name.partition("/")
    role, __, number = rest.rpartition("/")
    role, __, which = role.partition(":") if role.rpartition(":")[2].isdigit() else (role, "", "")
    lines = [
        d
        for d, key in enumerate(case.line_keys)
        if key.study.casefold() == study.strip().casefold() and key.role.casefold() == role.strip().casefold()
    ]
    if not lines or not number.strip().isdigit():
        raise UserError(f"There is no seat {name} in this plan.{_known(case, study)}")
    if len(lines) > 1 and not which:
        told = "; ".join(f"{role}:{at} is {describe_line(case.line_keys[d])}" for at, d in enumerate(lines, start=1))
        raise UserError(f"{study} has several lines of {role}. Say which: {told}.")
    if which and not 1 <= int(which) <= len(lines):
        raise UserError(f"{study} has {len(lines)} lines of {role}, so there is no {role}:{which}.")
    line = lines[int(which or 1) - 1]
    for seat, (of_line, n) in enumerate(zip(plan.seats.line.tolist(), plan.seats.number.tolist(), strict=True)):
        if of_line == line and n == int(number):
            return seat
    count = int((plan.seats.line == line).sum())
    raise UserError(f"{describe_line(case.line_keys[line])} has no seat {number}; it has {count}.")


def _known(case: Case, study: str) -> str:
    roles = list(dict.fromkeys(key.role for key in case.line_keys if key.study.casefold() == study.strip().casefold()))
    if roles:
        return f" The roles of {study} are {', '.join(roles)}; name a seat like {study}/{roles[0]}/1."
    return " Name it like ABC-101/CRA/2: study, role, number of the seat."


def stretch_named(case: Case, plan: Plan, seat: int, months: str | None) -> Stretch:
    """The stretch of a seat in some months, all of the seat if None; UserError for months that are not in the plan."""
    carried = (plan.seats.fte[seat] > 0).nonzero()[0].tolist()
    if not carried:
        raise UserError("This seat carries nothing in any month.")
    if months is None:
        return Stretch(seat, carried[0], carried[-1])
    first, __, last = months.partition("..")
    try:
        begin, end = (Month.parse(text).ordinal - case.grid.start.ordinal for text in (first, last or first))
    except ValueError:
        raise UserError(f"{months} is not a month or a range of months. Write 2027-03 or 2027-03..2027-06.") from None
    if not 0 <= begin <= end < case.grid.count:
        labels = case.grid.labels
        raise UserError(f"{months} does not lie within the plan, which goes from {labels[0]} to {labels[-1]}.")
    if not any(begin <= t <= end for t in carried):
        labels = case.grid.labels
        raise UserError(
            f"The seat carries nothing in {months}; it does from {labels[carried[0]]} to {labels[carried[-1]]}."
        )
    return Stretch(seat, begin, end)
