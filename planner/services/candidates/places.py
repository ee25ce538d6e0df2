"""Seats and months as people name them: ``ABC-101/CRA/2`` and ``2027-03..2027-06``."""

from __future__ import annotations

from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.domain.months import Month
from planner.domain.plan import Plan
from planner.domain.plan_rows import describe_line
from planner.services.seat_names import line_and_number
from planner.services.stretch import Stretch


def seat_named(case: Case, plan: Plan, name: str) -> int:
    """The position of a seat in the plan's seat table.

    Named as `line_and_number` reads it. UserError for a seat that is not there, with those that are, and where lines
    must be told apart.
    """
    line, number = line_and_number(case.line_keys, name)
    for seat, (of_line, n) in enumerate(zip(plan.seats.line.tolist(), plan.seats.number.tolist(), strict=True)):
        if of_line == line and n == number:
            return seat
    count = int((plan.seats.line == line).sum())
    raise UserError(f"{describe_line(case.line_keys[line])} has no seat {number}; it has {count}.")


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
