"""A study that starts later: its demand, seats and holders move, and who has no time then leaves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.domain.arrays import IntArray
from planner.domain.case import Case, build_case
from planner.domain.errors import UserError
from planner.domain.months import Month
from planner.domain.plan import OPEN, Plan, SeatTable
from planner.domain.portfolio import AwardStatus, Portfolio, Study
from planner.services.candidates.fitting import assigned, fits
from planner.services.candidates.standing import Standing


def shifted(standing: Standing, seat: int, months: int) -> tuple[Case, Plan, int | None] | None:
    """The study of a seat some months later, with the best person for what is open of the seat then, if there is one.

    None where the study cannot be moved: it is under way or has people today, has locks, may not start so late, or
    would reach beyond the plan.
    """
    case, plan = standing.case, standing.plan
    j = standing.study(seat)
    study = case.portfolio.studies[int(case.study_rows[j])]
    seats = np.nonzero(case.line_study[plan.seats.line] == j)[0]
    later = _later(case, study, months)
    if later is None or np.any(standing.forced[seats] >= 0) or np.any(plan.seats.fte[seats][:, -months:]):
        return None
    try:
        moved = build_case(_moved(case.portfolio, later, months))
    except UserError:
        return None
    table, holder = _rolled(plan, seats, months)
    filled = _kept(moved, Plan(table, holder, plan.hand_locks), seats)
    person = _best(moved, filled, seat)
    if person is not None:
        holder = filled.holder.copy()
        holder[seat] = np.where((table.fte[seat] > 0) & (holder[seat] == OPEN), person, holder[seat])
        filled = replace(filled, holder=holder)
    return moved, filled, person


def _later(case: Case, study: Study, months: int) -> Study | None:
    """The study with later dates, if it has not begun and may start then."""
    begun = study.status is AwardStatus.ONGOING or study.start < case.grid.first_day
    if begun or any(row.study == study.id for row in case.portfolio.assignments):
        return None
    start, end = (min(day.day, Month.of(day).plus(months).last_day.day) for day in (study.start, study.end))
    first = Month.of(study.start).plus(months).first_day.replace(day=start)
    last = Month.of(study.end).plus(months).first_day.replace(day=end)
    if study.latest_start is not None and first > study.latest_start:
        return None
    return replace(study, start=first, end=last)


def _moved(portfolio: Portfolio, study: Study, months: int) -> Portfolio:
    rows = (
        replace(row, fte=(*(0,) * months, *row.fte[:-months])) if row.study == study.id else row
        for row in portfolio.demand
    )
    studies = (study if entry.id == study.id else entry for entry in portfolio.studies)
    return replace(portfolio, demand=tuple(rows), studies=tuple(studies))


def _rolled(plan: Plan, seats: np.ndarray[tuple[int], np.dtype[np.int64]], months: int) -> tuple[SeatTable, IntArray]:
    fte, holder = plan.seats.fte.copy(), plan.holder.copy()
    fte[seats] = np.roll(fte[seats], months, axis=1)
    holder[seats] = np.roll(holder[seats], months, axis=1)
    return replace(plan.seats, fte=fte), holder


def _kept(case: Case, plan: Plan, seats: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Plan:
    """The plan with those of the study's holders who have room in their new months."""
    holder = plan.holder.copy()
    wanted = holder[seats].copy()
    holder[seats] = OPEN
    emptied = Standing(case, replace(plan, holder=holder))
    left = emptied.room.left.copy()
    limited = emptied.room.limited(int(case.line_study[plan.seats.line[seats[0]]]))
    for row, s in enumerate(seats.tolist()):
        for t in np.nonzero(wanted[row] != OPEN)[0].tolist():
            who, fte = int(wanted[row, t]), int(plan.seats.fte[s, t])
            if who < 0:
                holder[s, t] = who
            elif left[who, t] >= fte and not limited[who, t]:
                holder[s, t] = who
                left[who, t] -= fte
    return replace(plan, holder=holder)


def _best(case: Case, plan: Plan, seat: int) -> int | None:
    """Who can hold all that is open of a seat, and best."""
    standing = Standing(case, plan)
    carried = [t for t in range(case.grid.count) if standing.fte((seat, t)) > 0]
    months = [t for t in carried if standing.holder((seat, t)) == OPEN]
    eligible = case.eligible(standing.line(seat)).tolist()
    free = [f.person for f in fits(standing, seat, months, eligible) if f.whole]
    return min(free, key=lambda p: standing.effect(assigned(seat, months, p)).rank, default=None)
