"""Small portfolios and plans with sensible defaults, so that a test names only what it is about.

The plan starts in January 2027 and has four months unless a test says otherwise; the only sponsor is ``Acme``, the only
role ``CRA`` (onboarding 0.5 and 0.25 FTE-months), and a line's bill rate is 100.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np

from planner.domain.case import Case, build_case
from planner.domain.months import Month
from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID, OPEN, HandLock, Plan, SeatTable
from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    Experience,
    Leave,
    Person,
    Portfolio,
    Role,
    Settings,
    Sponsor,
    Study,
    Weights,
)
from planner.domain.seats import default_seats

START = Month(2027, 1)
"""The month in which plans of the builders start."""


def day(text: str) -> dt.date:
    """A date from ISO text."""
    return dt.date.fromisoformat(text)


def settings(months: int = 4, **changes: Any) -> Settings:
    """Settings of a plan of some months."""
    return Settings(**{"plan_start": START, "months": months, "currency": "USD", **changes})


def weights(**changes: str | int) -> Weights:
    """Default weights but for the ones named."""
    return replace(Weights(), **{name: Decimal(value) for name, value in changes.items()})


def role(name: str = "CRA", **changes: Any) -> Role:
    """A role without study limit and contractors."""
    return Role(**{"name": name, "onboarding_new": Decimal("0.5"), "onboarding_known": Decimal("0.25"), **changes})


def sponsor(name: str = "Acme", **changes: Any) -> Sponsor:
    """A sponsor without floors."""
    return Sponsor(name=name, **changes)


def study(id: str = "A", sponsor: str = "Acme", **changes: Any) -> Study:
    """An awarded study that goes on all through the plan and started before it."""
    defaults = {"status": AwardStatus.AWARDED, "start": day("2026-01-01"), "end": day("2030-12-31")}
    return Study(**{"id": id, "sponsor": sponsor, **defaults, **changes})


def line(study: str = "A", fte: Sequence[int] = (100, 100, 100, 100), role: str = "CRA", **changes: Any) -> DemandRow:
    """A line of demand in percent by month, bill rate 100."""
    return DemandRow(**{"study": study, "role": role, "fte": tuple(fte), "bill_rate": Decimal(100), **changes})


def person(id: str = "ann", cost: str | int = 60, role: str = "CRA", fte: int = 100, **changes: Any) -> Person:
    """An employee without end."""
    return Person(**{"id": id, "name": id.title(), "role": role, "fte": fte, "cost_rate": Decimal(cost), **changes})


def experience(person: str, sponsor: str = "Acme", fte_months: str | None = None) -> Experience:
    """Work for a sponsor long ago."""
    return Experience(person, sponsor, None if fte_months is None else Decimal(fte_months))


def assignment(
    person: str = "ann",
    study: str = "A",
    role: str = "CRA",
    fte: int = 100,
    start: str | None = "2026-06-01",
    end: str | None = None,
    locked: bool = False,
) -> Assignment:
    """An assignment that began before the plan and has no end."""
    return Assignment(person, study, role, fte, (start and day(start)) or None, (end and day(end)) or None, locked)


def leave(person: str, start: str, end: str, share: str = "1") -> Leave:
    """An absence."""
    return Leave(person, day(start), day(end), Decimal(share))


def portfolio(**changes: Any) -> Portfolio:
    """One sponsor, one role, and whatever a test adds."""
    defaults: dict[str, Any] = {"settings": settings(), "roles": (role(),), "sponsors": (sponsor(),)}
    lists = {name: tuple(value) for name, value in changes.items() if name != "settings"}
    if "settings" in changes:
        lists["settings"] = changes["settings"]
    return Portfolio(**{**defaults, **lists})


def case_of(**changes: Any) -> Case:
    """The case of `portfolio`."""
    return build_case(portfolio(**changes))


def plan_of(
    case: Case,
    held: Mapping[int, Sequence[str]] | None = None,
    seats: SeatTable | None = None,
    hand_locks: Sequence[HandLock] = (),
) -> Plan:
    """A plan from staff ids by month for each seat position: '' is open, ``CONTRACTOR_ID`` a contractor."""
    table = default_seats(case) if seats is None else seats
    holder = np.full(table.fte.shape, OPEN, dtype=np.int32)
    codes = {"": OPEN, CONTRACTOR_ID: CONTRACTOR, **case.person_index}
    for seat, names in (held or {}).items():
        holder[seat, : len(names)] = [codes[name] for name in names]
    return Plan(table, holder, tuple(hand_locks))


def seat_table(rows: Sequence[tuple[int, int, Sequence[int], int]]) -> SeatTable:
    """Seats cut by hand: (line, number, percent by month, assignee or -1)."""
    return SeatTable(
        line=np.array([row[0] for row in rows], dtype=np.int32),
        number=np.array([row[1] for row in rows], dtype=np.int32),
        fte=np.array([row[2] for row in rows], dtype=np.int32),
        assignee=np.array([row[3] for row in rows], dtype=np.int32),
    )


def worked_example(**changes: Any) -> Portfolio:
    """The worked example of the planning model: study A then B, Ann incumbent on A, Bob without experience."""
    parts: dict[str, Any] = {
        "studies": (study("A", end=day("2027-02-28")), study("B", start=day("2027-03-01"), end=day("2027-04-30"))),
        "demand": (line("A", (100, 100, 0, 0)), line("B", (0, 0, 100, 100))),
        "staff": (person("ann", 60), person("bob", 50)),
        "assignments": (assignment("ann", "A", end="2027-02-28"),),
    }
    return portfolio(**{**parts, **changes})
