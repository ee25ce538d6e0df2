"""A small portfolio to edit: two sponsors, four people, three studies; every figure can be worked out by hand."""

from __future__ import annotations

from typing import Any

from planner.domain.case import Case, build_case
from planner.domain.plan import Plan, Status
from planner.domain.plan_check import check_plan
from planner.exchange.plan_export import RunFacts
from planner.services.changing import Changed, apply
from planner.services.changing.changes import Change
from planner.services.planning import PlanOutcome, judge
from planner.services.stretch import Stretch
from tests.support.builders import line, person, plan_of, portfolio, role, sponsor, study

SEAT_A, SEAT_B, SEAT_C = 0, 1, 2


def small(**changes: Any) -> tuple[Case, Plan]:
    """Ann holds study A, Bob study B until March and nobody in April, study C (of Bolt) is open.

    All seats carry 1.0 FTE; Cid is a PM and so not eligible; Dee works half time.
    """
    parts: dict[str, Any] = {
        "roles": (role(), role("PM")),
        "sponsors": (sponsor(), sponsor("Bolt")),
        "studies": (study("A"), study("B"), study("C", "Bolt")),
        "demand": (line("A"), line("B"), line("C")),
        "staff": (person("ann"), person("bob"), person("cid", role="PM"), person("dee", fte=50)),
    }
    case = build_case(portfolio(**{**parts, **changes}))
    return case, plan_of(case, {SEAT_A: ["ann"] * 4, SEAT_B: ["bob"] * 3})


def outcome_of(case: Case, plan: Plan) -> PlanOutcome:
    """A plan as the evaluator sees it."""
    return judge(case, plan, RunFacts(Status.FEASIBLE, bound=1.0))


def made(case: Case, plan: Plan, change: Change) -> Changed:
    """A change that is made, checked against the rules."""
    changed = apply(case, plan, change)
    assert check_plan(changed.case, changed.plan) == ()
    return changed


def held(changed: Changed, seat: int) -> list[str]:
    """Who holds a seat in each month: staff ids, '' open, '-' nothing to hold, 'c' a contractor."""
    staff = changed.case.portfolio.staff
    found = []
    for fte, holder in zip(changed.plan.seats.fte[seat].tolist(), changed.plan.holder[seat].tolist(), strict=True):
        found.append("-" if not fte else staff[holder].id if holder >= 0 else "c" if holder == -2 else "")
    return found


def months(seat: int, first: int = 0, last: int = 3) -> tuple[Stretch, ...]:
    """One stretch."""
    return (Stretch(seat, first, last),)
