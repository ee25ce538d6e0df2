"""How much of each person can be planned in each month.

    a[p,t] = floor(100 · FTE · planned utilisation · (I − L) ÷ W)

W weekdays of the month, I of them inside the contract, L the sum over those days of leave shares (capped at 1 a day);
L up to five days in a month counts as 0, for ordinary holidays are inside the hours. Exact before the floor.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from planner.domain.arrays import Int64Array, IntArray
from planner.domain.months import Grid
from planner.domain.portfolio import Leave, Portfolio

ORDINARY_LEAVE_DAYS = 5
"""Leave up to this many days in a month changes nothing."""

_DAY = dt.timedelta(days=1)
DayArray = NDArray[np.datetime64]
_LeaveOfMonth = list[tuple[dt.date, dt.date, Fraction]]


def availability(portfolio: Portfolio) -> IntArray:
    """Percent FTE that each person can give in each month, [P, T]."""
    grid = portfolio.grid
    weekdays, inside = _weekdays(grid), _contract_days(portfolio)
    usable = Fraction(portfolio.settings.planned_utilisation)
    fte = np.array([person.fte for person in portfolio.staff], dtype=np.int64).reshape(-1, 1)
    whole = (fte * usable.numerator * inside) // (usable.denominator * weekdays)
    for (p, t), rows in _leave_by_month(portfolio).items():
        away = _days_away(rows)
        if away > ORDINARY_LEAVE_DAYS:
            days = int(inside[p, t]) - away
            whole[p, t] = portfolio.staff[p].fte * usable * days // int(weekdays[t])
    return whole.astype(np.int32)


def _weekdays(grid: Grid) -> Int64Array:
    """W: weekdays of each month, [T]."""
    firsts = [month.first_day for month in grid.months]
    ends = [month.last_day + _DAY for month in grid.months]
    return _count_weekdays(np.array(firsts, "datetime64[D]"), np.array(ends, "datetime64[D]"))


def _count_weekdays(begin: DayArray, end: DayArray) -> Int64Array:
    """Weekdays from ``begin`` up to, not including, ``end``."""
    return np.asarray(np.busday_count(begin, end), dtype=np.int64)


def _contract_days(portfolio: Portfolio) -> Int64Array:
    """I: weekdays of each month inside each person's contract, [P, T]."""
    grid = portfolio.grid
    firsts = np.array([month.first_day for month in grid.months], "datetime64[D]")
    lasts = np.array([month.last_day for month in grid.months], "datetime64[D]")
    starts = np.array([person.start or grid.first_day for person in portfolio.staff], "datetime64[D]").reshape(-1, 1)
    ends = np.array([person.end or grid.last_day for person in portfolio.staff], "datetime64[D]").reshape(-1, 1)
    begin, end = np.maximum(firsts, starts), np.minimum(lasts, ends) + np.timedelta64(1, "D")
    return _count_weekdays(begin, np.maximum(begin, end))


def _leave_by_month(portfolio: Portfolio) -> dict[tuple[int, int], _LeaveOfMonth]:
    """For each (person, month) with leave inside the contract: first day, last day and share of each row."""
    grid = portfolio.grid
    index = {person.id: p for p, person in enumerate(portfolio.staff)}
    found: dict[tuple[int, int], _LeaveOfMonth] = defaultdict(list)
    for row in portfolio.leave:
        p = index[row.person]
        first, last = _inside_contract(portfolio, p, row)
        if first > last:
            continue
        for t in grid.span(first, last):
            month = grid.months[t]
            found[p, t].append((max(first, month.first_day), min(last, month.last_day), Fraction(row.share)))
    return found


def _inside_contract(portfolio: Portfolio, p: int, row: Leave) -> tuple[dt.date, dt.date]:
    person = portfolio.staff[p]
    return max(row.start, person.start or row.start), min(row.end, person.end or row.end)


def _days_away(rows: _LeaveOfMonth) -> Fraction:
    """L: weekdays of leave, shares added up over overlapping rows and capped at 1 a day."""
    if len(rows) == 1:
        first, last, share = rows[0]
        return min(share, Fraction(1)) * int(np.busday_count(first, last + _DAY))
    return _days_away_by_day(rows)


def _days_away_by_day(rows: Sequence[tuple[dt.date, dt.date, Fraction]]) -> Fraction:
    shares: dict[dt.date, Fraction] = defaultdict(Fraction)
    for first, last, share in rows:
        day = first
        while day <= last:
            if day.weekday() < 5:
                shares[day] += share
            day += _DAY
    return sum((min(share, Fraction(1)) for share in shares.values()), Fraction(0))
