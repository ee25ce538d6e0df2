"""A small portfolio whose pictures can be worked out by hand."""

from __future__ import annotations

from decimal import Decimal

from planner.domain.case import Case, build_case
from planner.domain.plan import CONTRACTOR_ID, Plan
from planner.domain.portfolio import AwardStatus, Employment
from tests.support import builders as b


def two_studies() -> tuple[Case, Plan]:
    """Acme has A (months 0-1), B (months 1-3) and the closed Z; Borax has X (months 0-3).

    Ann: incumbent on A, then B. Bob: on X, then B. Eve: worked on Z before the plan, on B all along. Joe, a contractor
    in Staff, does not count as bench. Kim has CRA besides DM and sits on the bench. B's second seat is a contractor's.
    """
    portfolio = b.portfolio(
        roles=[b.role(contractor_rate=Decimal(90), contractor_limit=100), b.role("DM")],
        sponsors=[b.sponsor("Acme"), b.sponsor("Borax")],
        studies=[
            b.study("A"), b.study("B"), b.study("X", "Borax"),
            b.study("Z", status=AwardStatus.CLOSED, end=b.day("2026-11-30")),
        ],
        demand=[
            b.line("A", (100, 100, 0, 0)),
            b.line("B", (0, 400, 400, 400)),
            b.line("X", (100, 100, 100, 100)),
        ],
        staff=[
            b.person("ann", 60), b.person("bob", 50), b.person("eve", 40),
            b.person("joe", 70, employment=Employment.CONTRACTOR),
            b.person("kim", 80, role="DM", other_roles=("CRA",)),
        ],
        assignments=[b.assignment("ann", "A"), b.assignment("eve", "Z", end="2026-11-30")],
    )  # fmt: skip
    case = build_case(portfolio)
    plan = b.plan_of(
        case,
        {
            0: ("ann", "ann"),
            1: ("", "eve", "eve", "eve"),
            2: ("", "", "ann", "ann"),
            3: ("", "", CONTRACTOR_ID, "bob"),
            4: (),
            5: ("bob", "bob", "", "joe"),
        },
    )
    return case, plan
