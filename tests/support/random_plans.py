"""Random plans that keep rules 1 to 5."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from planner.domain.case import Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.plan_check import check_plan
from planner.domain.seats import default_seats
from tests.support.kept import one_of


@st.composite
def valid_plans(draw: st.DrawFn, case: Case) -> Plan:
    """A plan over the default seats: the locks held, and some holders added wherever the rules allow."""
    seats = default_seats(case)
    plan = Plan(seats, resolve_locks(case, seats).forced.copy())
    for s in range(len(seats)):
        who = OPEN
        for t in np.nonzero(seats.fte[s] > 0)[0].tolist():
            if plan.holder[s, t] != OPEN:
                continue
            if t == 0 or draw(st.booleans()):
                who = draw(one_of(OPEN, CONTRACTOR, *case.eligible(int(seats.line[s])).tolist()))
            plan.holder[s, t] = who
            if check_plan(case, plan):
                plan.holder[s, t] = OPEN
    return plan
