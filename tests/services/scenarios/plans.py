"""Random plans that keep rules 1 to 5, for what compares and merges plans."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, Plan, SeatTable
from planner.domain.portfolio import Portfolio
from planner.domain.seats import default_seats
from tests.support.random_portfolios import portfolios


def random_plan(case: Case, random: np.random.Generator, seats: SeatTable | None = None) -> Plan:
    """Locks first; then every seat-month gets somebody who may hold it, a contractor, or nobody."""
    seats = default_seats(case) if seats is None else seats
    holder = resolve_locks(case, seats).forced.astype(np.int32)
    left, hired = case.available.astype(int), np.zeros((len(case.portfolio.roles), case.grid.count), int)
    studies: dict[tuple[int, int], set[int]] = defaultdict(set)
    for s, t in np.argwhere(holder >= 0).tolist():
        left[holder[s, t], t] -= seats.fte[s, t]
        studies[int(holder[s, t]), t].add(int(case.line_study[seats.line[s]]))
    for s, t in np.argwhere((seats.fte > 0) & (holder == OPEN)).tolist():
        line, fte = int(seats.line[s]), int(seats.fte[s, t])
        role, study = int(case.line_role[line]), int(case.line_study[line])
        fits = [
            p
            for p in case.eligible(line).tolist()
            if left[p, t] >= fte and (study in studies[p, t] or len(studies[p, t]) < case.max_studies[p])
        ]
        may_hire = hired[role, t] + fte <= case.contractor_limit[role]
        stay = int(holder[s, t - 1]) if t else OPEN
        choice = int(random.choice([OPEN, *fits, *([CONTRACTOR] if may_hire else []), *([stay] * (stay in fits) * 4)]))
        if choice == CONTRACTOR:
            hired[role, t] += fte
        elif choice >= 0:
            left[choice, t] -= fte
            studies[choice, t].add(study)
        holder[s, t] = choice
    return Plan(seats, holder)


def halved(seats: SeatTable, lines: set[int]) -> SeatTable:
    """The seats of some lines cut in two by hand, as far as they are divisible."""
    rows: list[tuple[int, int, list[int], int]] = []
    numbers: dict[int, int] = defaultdict(int)
    for s, line in enumerate(seats.line.tolist()):
        fte = seats.fte[s]
        pieces = [fte // 2, fte - fte // 2] if line in lines else [fte]
        for i, piece in enumerate(pieces):
            numbers[line] += 1
            rows.append((line, numbers[line], piece.tolist(), int(seats.assignee[s]) if i == 0 else -1))
    return SeatTable(
        np.array([r[0] for r in rows], np.int32),
        np.array([r[1] for r in rows], np.int32),
        np.array([r[2] for r in rows], np.int32).reshape(len(rows), seats.fte.shape[1]),
        np.array([r[3] for r in rows], np.int32),
    )


@st.composite
def two_plans(draw: st.DrawFn, recut: bool = False) -> tuple[Portfolio, Case, Plan, Plan]:
    """A portfolio and two plans of it that keep rules 1 to 5; with ``recut`` some lines of one are cut otherwise."""
    portfolio = draw(portfolios(months=4))
    case = build_case(portfolio)
    random = np.random.default_rng(draw(st.integers(0, 2**20)))
    seats = default_seats(case)
    lines = draw(st.sets(st.integers(0, max(0, len(case.line_keys) - 1)), max_size=2)) if recut else set()
    return portfolio, case, random_plan(case, random), random_plan(case, random, halved(seats, lines))
