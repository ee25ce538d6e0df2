"""A small document with something in every table, and the doors that tests use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from planner.domain.case import Case
from planner.domain.document import DocumentState, PlanRecord
from planner.domain.months import Month
from planner.domain.plan import CONTRACTOR_ID, HoldRow, Plan, PlanRows, SeatRow, Status
from planner.domain.plan_rows import plan_to_rows
from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    EngagementModel,
    ExchangeRate,
    Experience,
    Leave,
    Person,
    Portfolio,
    RateCardRow,
    Role,
    Settings,
    Sponsor,
    Study,
)
from planner.services.session import Session, new_document

DEMAND = (
    DemandRow("ABC-101", "CRA", (100, 150, 0), ("PL", "CZ"), 2, ("oncology",), Decimal("120.50"), "EUR"),
    DemandRow("ABC-101", "PM", (50, 50, 50), extra=(("Cost centre", "=1+1"),)),
)


def small_portfolio() -> Portfolio:
    """Something in every sheet, with awkward text."""
    return Portfolio(
        Settings(Month(2026, 11), 3, "EUR", portfolio_margin_floor=Decimal("0.30"), extra=(("Office", "Kraków"),)),
        roles=(Role("CRA", Decimal("1.0"), Decimal("0.50"), max_studies=3), Role("PM", Decimal(2), Decimal(1))),
        sponsors=(Sponsor("Nordvik", ("Nordvik A/S", "ノルド"), EngagementModel.FSP, Decimal("0.2")),),
        studies=(
            Study("ABC-101", "Nordvik", AwardStatus.ONGOING, dt.date(2026, 11, 1), dt.date(2027, 1, 31)),
            Study("007", "Nordvik", AwardStatus.RFP, dt.date(2027, 1, 1), dt.date(2027, 1, 31), follows="ABC-101"),
        ),
        demand=DEMAND,
        rate_card=(RateCardRow("PM", Decimal("150")),),
        staff=(
            Person("E1", "Ana\nNowak", "CRA", 100, Decimal("55.10"), ("PM",), skills=("oncology",)),
            Person("E2", "@José", "PM", 80, Decimal("70"), end=dt.date(2028, 2, 29)),
        ),
        leave=(Leave("E1", dt.date(2026, 12, 24), dt.date(2026, 12, 31), Decimal("0.5"), "annual"),),
        experience=(Experience("E1", "Nordvik", None, dt.date(2025, 6, 1)),),
        assignments=(Assignment("E1", "ABC-101", "CRA", 100, locked=True),),
        exchange_rates=(ExchangeRate("USD", Decimal("0.9230")),),
    )


def small_plan(name: str = "First", plan_id: str = "p1") -> PlanRecord:
    """A plan for `small_portfolio` with runs, gaps, a contractor and a lock by hand."""
    cra, pm = DEMAND[0].key, DEMAND[1].key
    seats = (
        SeatRow(cra, 1, (100, 100, 0), "E1"),
        SeatRow(cra, 2, (0, 50, 0)),
        SeatRow(pm, 1, (50, 50, 50)),
    )
    holds = (
        HoldRow(cra, 1, 0, "E1"),
        HoldRow(cra, 1, 1, "E1"),
        HoldRow(cra, 2, 1, CONTRACTOR_ID),
        HoldRow(pm, 1, 0, "E2"),
        HoldRow(pm, 1, 2, "E2", hand_locked=True),
    )
    figures = {"objective": 12.5, "bound": None, "trace": [[0.1, 20.0, 3.0], [1.5, 12.5, 11.0]]}
    return PlanRecord(
        plan_id, name, PlanRows(seats, holds), "feasible", {"time_limit": 30, "seed": 1}, figures, note="zł €"
    )


def small_state() -> DocumentState:
    """`small_portfolio` with one published plan, as a session would keep it."""
    record = small_plan()
    kept = PlanRecord(**{**vars(record), "published": True, "created": "2026-11-02T09:00:00+01:00"})
    kept = PlanRecord(**{**vars(kept), "plan_start": "2026-11", "portfolio_fingerprint": "made-up"})
    return DocumentState(small_portfolio(), (kept,))


def small_session(state_dir: Path) -> Session:
    """A session with a new document that holds the small portfolio and one plan."""
    session = new_document(small_portfolio(), state_dir=state_dir)
    with session.edit("Add a plan") as edit:
        edit.add_plan(small_plan())
    return session


def saved_document(folder: Path, name: str = "Plan 2027.throughline") -> Path:
    """The small document, saved and closed."""
    session = small_session(folder / "state of the maker")
    session.save_as(folder / name)
    session.close()
    return folder / name


def planned_document(folder: Path, case: Case, plans: Mapping[str, Plan], published: str = "") -> Path:
    """A document with plans by name, one of them published or none, saved and closed."""
    session = new_document(case.portfolio, title="Plans", state_dir=folder / "state of the maker")
    for name, plan in plans.items():
        rows = plan_to_rows(case, plan)
        with session.edit(f"Make {name}") as edit:
            edit.add_plan(PlanRecord("", name, rows, str(Status.FEASIBLE), published=name == published))
    path = folder / "plans.throughline"
    session.save_as(path)
    session.close()
    return path
