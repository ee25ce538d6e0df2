"""A plan whose sponsors, studies, people and money can be told apart anywhere in a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from planner.domain.case import Case, build_case
from planner.domain.plan import CONTRACTOR, OPEN, HandLock, Plan, Status
from planner.domain.portfolio import AwardStatus, Portfolio
from planner.domain.seats import default_seats
from planner.exchange.plan_export import ExportSource, RunFacts
from planner.services.exporting.restricted import Source
from planner.services.planning import judge
from tests.support import builders as b

SAFE = "Aster Labs"
OTHERS = ("Borealis Pharma", "Cygnet Bio", "BOR-77", "BOR-78", "CYG-5", "Secret Borealis trial", "Quillon programme")
"""Other sponsors, their studies, titles and programmes."""
TEAM = ("Anna Aldous", "Ben Berglund", "Cora Castellan")
OUTSIDERS = ("Dora Dunkelmann", "Egon Eichendorff", "P-904", "P-905")
MONEY = ("61.37", "62.37", "63.37", "64.37", "65.37", "219.43", "97.53", "0.3579", "0.2468", "35.79", "24.68", "777777")
"""Cost, bill and contractor rates, floors and a bonus."""


def portfolio() -> Portfolio:
    """Aster has the studies AST-1 and AST-2, Borealis two, Cygnet one; free texts name one another."""
    sponsors = [
        b.sponsor(SAFE, margin_floor=Decimal("0.3579"), notes="Pays less than Borealis Pharma"),
        b.sponsor("Borealis Pharma", margin_floor=Decimal("0.2468"), continuity_floor=Decimal("0.5")),
        b.sponsor("Cygnet Bio"),
    ]
    studies = [
        b.study("AST-1", SAFE, title="Aster in adults", milestone_bonus=Decimal(777777), notes="As BOR-77"),
        b.study("AST-2", SAFE, follows="BOR-77", status=AwardStatus.RFP, probability=Decimal("0.4321")),
        b.study("BOR-77", "Borealis Pharma", title="Secret Borealis trial"),
        b.study("BOR-78", "Borealis Pharma", program="Quillon programme"),
        b.study("CYG-5", "Cygnet Bio"),
    ]
    names = ("Anna Aldous", "Ben Berglund", "Cora Castellan", "Dora Dunkelmann", "Egon Eichendorff")
    staff = [
        b.person(f"P-90{at}", f"{60 + at}.37", name=name, notes="Prefers Cygnet Bio", department="Borealis team",
                 excluded=("Cygnet Bio", "BOR-78") if at == 4 else (), extra=(("Salary", "777777"),))
        for at, name in enumerate(names, 1)
    ]  # fmt: skip
    demand = [
        b.line(study, fte, bill_rate=Decimal("219.43"))
        for study, fte in (
            ("AST-1", (100, 100, 100, 100)), ("AST-2", (0, 50, 50, 50)), ("BOR-77", (100, 100, 100, 100)),
            ("BOR-78", (50, 50, 50, 50)), ("CYG-5", (50, 50, 50, 50)),
        )
    ]  # fmt: skip
    return b.portfolio(
        roles=[b.role(contractor_rate=Decimal("97.53"), contractor_limit=300)],
        sponsors=sponsors,
        studies=studies,
        demand=demand,
        staff=staff,
        leave=[replace(b.leave("P-902", "2027-02-01", "2027-02-05"), kind="Parental leave")],
        experience=[b.experience("P-901", "Borealis Pharma"), b.experience("P-901", SAFE), b.experience("P-904", SAFE)],
        assignments=[
            b.assignment("P-901", "AST-1"), b.assignment("P-904", "AST-1", start="2026-01-01", end="2026-12-31"),
        ],
    )  # fmt: skip


def hand_made() -> tuple[Case, Plan]:
    """AST-1: Anna, then Ben. AST-2: Cora from March, open in February. Anna and Ben work for Borealis, too.

    The lock of Dora on AST-1 gives way: the seat is Anna's by a lock that comes before.
    """
    case = build_case(portfolio())
    seats, people = default_seats(case), case.person_index
    anna, ben, cora, dora, egon = (people[f"P-90{at}"] for at in range(1, 6))
    by_line = {
        0: (anna, anna, ben, ben), 1: (OPEN, OPEN, cora, cora), 2: (dora, dora, dora, anna),
        3: (CONTRACTOR, cora, OPEN, OPEN), 4: (egon, egon, egon, OPEN),
    }  # fmt: skip
    holder = np.array([by_line[line] for line in seats.line.tolist()], dtype=np.int32)
    locks = (HandLock(0, 0, anna), HandLock(0, 0, dora))
    return case, Plan(seats, np.where(seats.fte > 0, holder, OPEN).astype(np.int32), locks)


def agreed(plan: Plan) -> Plan:
    """The published plan: Egon and Dora were on Aster's studies."""
    holder = plan.holder.copy()
    holder[1, 2:] = 4
    holder[2, 3] = 3
    return Plan(plan.seats, holder)


def source() -> Source:
    """The plan, judged beside a published one and another to compare with."""
    case, plan = hand_made()
    twice = type("Baselines", (), {"list_order": plan, "continuity_aware": plan})
    facts = RunFacts(Status.FEASIBLE, 0.5, 1, 2.0, notes=("Borealis Pharma is tight.",))
    outcome = judge(case, plan, facts, twice, agreed(plan))  # type: ignore[arg-type]
    place = ExportSource("doc", "Aster and Borealis Pharma 2027", "p1", "With Borealis Pharma")
    return Source(outcome, place, agreed(plan))
