"""A small portfolio with everything that the board can show."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.plan import CONTRACTOR, OPEN, HandLock, Plan
from planner.domain.portfolio import AwardStatus, Portfolio
from planner.domain.seats import default_seats
from tests.support import builders as b


def two_sponsors() -> Portfolio:
    """Acme: A (awarded), B (40 % likely); Borax: C. Ann is on A today; Bob knows nobody; Eve is away in February."""
    return b.portfolio(
        roles=[b.role(contractor_rate=Decimal(90), contractor_limit=100, max_studies=3)],
        sponsors=[b.sponsor("Acme", margin_floor=Decimal("0.1")), b.sponsor("Borax")],
        studies=[
            b.study("A"),
            b.study("B", status=AwardStatus.RFP, probability=Decimal("0.4")),
            b.study("C", "Borax", margin_floor=Decimal("0.95")),
        ],
        demand=[
            b.line("A", (100, 100, 100, 100)),
            b.line("B", (0, 50, 50, 50)),
            b.line("C", (150, 150, 150, 150), countries=("DE",)),
        ],
        staff=[b.person("ann"), b.person("bob", country="DE"), b.person("eve", country="DE")],
        leave=[b.leave("eve", "2027-02-01", "2027-02-28")],
        assignments=[b.assignment("ann", "A", locked=True, end="2027-02-28")],
    )


def hand_made() -> tuple[Case, Plan, Evaluation]:
    """A: Ann, Ann, Bob, Bob (a handover). B: open. C: Eve, a contractor, then Eve; her second seat: Bob in January."""
    case = build_case(two_sponsors())
    seats = default_seats(case)
    people = case.person_index
    ann, bob, eve = people["ann"], people["bob"], people["eve"]
    holder = [
        [ann, ann, bob, bob],
        [OPEN, OPEN, OPEN, OPEN],
        [eve, CONTRACTOR, eve, eve],
        [bob, OPEN, OPEN, OPEN],
    ]
    plan = Plan(seats, np.array(holder, dtype="int32"), (HandLock(2, 2, eve),))
    return case, plan, evaluate(case, plan)
