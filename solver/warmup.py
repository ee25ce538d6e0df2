"""Compiling the search ahead of its use; numba keeps the machine code beside the source or in the user's cache."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from planner.domain.case import build_case
from planner.domain.months import Month
from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    Person,
    Portfolio,
    Role,
    Settings,
    Sponsor,
    Study,
)


def tiny_portfolio() -> Portfolio:
    """Two people, two studies, two months: enough to run every compiled function once."""
    first, last = dt.date(2027, 1, 1), dt.date(2027, 2, 28)
    return Portfolio(
        settings=Settings(Month(2027, 1), 2, "USD"),
        roles=(Role("CRA", Decimal("0.5"), Decimal("0.25")),),
        sponsors=(Sponsor("A", margin_floor=Decimal("0.1")),),
        studies=tuple(Study(s, "A", AwardStatus.AWARDED, first, last) for s in ("S1", "S2")),
        demand=tuple(DemandRow(s, "CRA", (100, 100), bill_rate=Decimal(100)) for s in ("S1", "S2")),
        staff=tuple(Person(p, p, "CRA", 100, Decimal(50)) for p in ("P1", "P2")),
        assignments=(Assignment("P1", "S1", "CRA", 100, locked=True),),
    )


def prepare() -> None:
    """Compile (or load from the cache) everything the search needs; about half a minute the first time."""
    from solver.engine import Engine
    from solver.problem import build_problem

    engine = Engine(build_problem(build_case(tiny_portfolio())), seed=1, threads=2)
    try:
        engine.place_locks()
        engine.construct(engine.seat_order())
        engine.round(5_000, 1.0, 0.5, 3, 0.1, 0)
        engine.load(engine.state.holder)
    finally:
        engine.close()
