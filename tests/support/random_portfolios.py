"""Random small portfolios and plans that reach every definition of the planning model."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import strategies as st

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR, OPEN, HandLock, Plan, SeatTable
from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    Employment,
    ExchangeRate,
    Experience,
    Leave,
    Person,
    Portfolio,
    RateCardRow,
    Role,
    Sponsor,
    Study,
    Weights,
)
from planner.domain.seats import default_seats
from tests.support.builders import settings

ROLES, SPONSORS, STUDIES = ("CRA", "PM"), ("Acme", "Bolt", "Cole"), ("A", "B", "C", "D")
STAFF, COUNTRIES, SKILLS = ("ann", "bob", "cid", "dee"), ("DE", "PL"), ("onco", "sap")


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def _some(words: tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=most).map(tuple)


def _decimals(*texts: str) -> st.SearchStrategy[Decimal]:
    return st.sampled_from([Decimal(text) for text in texts])


def _days(first: str, last: str) -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


FLOORS = _maybe(_decimals("0", "0.2", "0.355", "0.6"))


@st.composite
def portfolios(draw: st.DrawFn, months: int = 4) -> Portfolio:
    """A portfolio of up to four people, four studies and five lines."""
    people = STAFF[: draw(st.integers(1, 4))]
    studies = STUDIES[: draw(st.integers(1, 4))]
    figures = _decimals("0", "0.25", "1", "3", "8", "10")
    names = ("open", "contractor", "new", "handover", "cost", "fair", "change")
    return Portfolio(
        settings=settings(
            months,
            hours_per_fte_month=draw(_decimals("160", "152.5")),
            portfolio_margin_floor=draw(FLOORS),
            planned_utilisation=draw(_decimals("1", "0.85")),
            plan_studies_from_probability=draw(_decimals("0", "0.3")),
            weights=Weights(**{name: draw(figures) for name in names}),
        ),
        roles=tuple(_role(draw, name) for name in ROLES),
        sponsors=tuple(Sponsor(name, margin_floor=draw(FLOORS), continuity_floor=draw(FLOORS)) for name in SPONSORS),
        studies=tuple(_study(draw, name) for name in studies),
        demand=_demand(draw, studies, months),
        rate_card=_rate_card(draw),
        staff=tuple(_person(draw, name) for name in people),
        leave=tuple(_leave(draw, people) for __ in range(draw(st.integers(0, 3)))),
        experience=tuple(
            Experience(
                draw(st.sampled_from(people)), draw(st.sampled_from(SPONSORS)), draw(_maybe(_decimals("0", "3")))
            )
            for __ in range(draw(st.integers(0, 2)))
        ),
        assignments=tuple(_assignment(draw, people, studies) for __ in range(draw(st.integers(0, 5)))),
        exchange_rates=(ExchangeRate("EUR", Decimal("1.08333")),),
    )


def _role(draw: st.DrawFn, name: str) -> Role:
    return Role(
        name,
        onboarding_new=draw(_decimals("0.5", "0.33335")),
        onboarding_known=draw(_decimals("0.25", "0")),
        max_studies=draw(_maybe(st.integers(1, 2))),
        seat_size=draw(st.sampled_from([100, 50, 40])),
        contractor_rate=draw(_maybe(_decimals("90", "70.00005"))),
        contractor_limit=draw(_maybe(st.sampled_from([50, 200]))),
    )


def _study(draw: st.DrawFn, name: str) -> Study:
    start = draw(_days("2026-10-01", "2027-05-31"))
    statuses = [*AwardStatus, *([AwardStatus.AWARDED] * 5)]
    return Study(
        name,
        sponsor=draw(st.sampled_from(SPONSORS[:2])),
        status=draw(st.sampled_from(statuses)),
        start=start,
        end=start + dt.timedelta(days=draw(st.integers(20, 300))),
        probability=draw(_maybe(_decimals("0.1", "0.55", "1"))),
        margin_floor=draw(FLOORS),
    )


def _demand(draw: st.DrawFn, studies: tuple[str, ...], months: int) -> tuple[DemandRow, ...]:
    amounts = st.lists(st.sampled_from([0, 30, 50, 100, 105, 110, 160, 240]), min_size=months, max_size=months)
    rows = [
        DemandRow(
            study=draw(st.sampled_from(studies)),
            role=draw(st.sampled_from(ROLES)),
            fte=tuple(draw(amounts)),
            countries=draw(st.just(()) | _some(COUNTRIES)),
            min_grade=draw(_maybe(st.integers(1, 3))),
            skills=draw(st.just(()) | _some(SKILLS, 1)),
            bill_rate=draw(_maybe(_decimals("100", "120.5"))),
            currency=draw(st.sampled_from(["", "USD", "EUR"])),
        )
        for __ in range(draw(st.integers(1, 5)))
    ]
    return tuple({row.key: row for row in rows}.values())  # a key twice is an input error


def _rate_card(draw: st.DrawFn) -> tuple[RateCardRow, ...]:
    extra = [
        RateCardRow(
            draw(st.sampled_from(ROLES)),
            draw(_decimals("80", "95", "130")),
            draw(st.sampled_from(["", *SPONSORS])),
            draw(st.sampled_from(["", *COUNTRIES])),
            draw(st.sampled_from(["", "EUR"])),
        )
        for __ in range(draw(st.integers(0, 3)))
    ]
    return (*extra, *(RateCardRow(name, Decimal(110)) for name in ROLES))


def _person(draw: st.DrawFn, name: str) -> Person:
    main = draw(st.sampled_from(ROLES))
    return Person(
        name,
        name.title(),
        main,
        fte=draw(st.sampled_from([100, 100, 80, 55])),
        cost_rate=draw(_decimals("0", "50", "61.23455")),
        other_roles=draw(st.just(()) | _some(ROLES, 1)),
        grade=draw(_maybe(st.integers(1, 4))),
        country=draw(st.sampled_from(["", *COUNTRIES])),
        employment=draw(st.sampled_from(list(Employment))),
        currency=draw(st.sampled_from(["", "USD", "EUR"])),
        start=draw(_maybe(_days("2026-06-01", "2027-03-01"))),
        end=draw(_maybe(_days("2027-02-01", "2027-06-30"))),
        max_studies=draw(_maybe(st.integers(1, 3))),
        skills=draw(_some(SKILLS)),
        dedicated_to=draw(st.sampled_from(["", "", "", *SPONSORS])),
        excluded=draw(st.just(()) | _some((*SPONSORS, *STUDIES), 1)),
    )


def _leave(draw: st.DrawFn, people: tuple[str, ...]) -> Leave:
    start = draw(_days("2026-12-15", "2027-04-30"))
    end = start + dt.timedelta(days=draw(st.integers(0, 40)))
    return Leave(draw(st.sampled_from(people)), start, end, draw(_decimals("1", "0.5", "0.7")))


def _assignment(draw: st.DrawFn, people: tuple[str, ...], studies: tuple[str, ...]) -> Assignment:
    start = draw(_maybe(_days("2025-11-01", "2027-04-15")))
    end = draw(_maybe(_days("2026-01-01", "2027-05-15")))
    if start and end and end < start:
        start, end = end, start
    fte = draw(st.sampled_from([30, 50, 100]))
    person, role = draw(st.sampled_from(people)), draw(st.sampled_from(ROLES))
    return Assignment(person, draw(st.sampled_from(studies)), role, fte, start, end, draw(st.booleans()))


@st.composite
def plans(draw: st.DrawFn, case: Case) -> Plan:
    """Any plan over default seats, some of them split by hand; most holders are eligible, rules may be broken."""
    seats = _split_some(draw, default_seats(case))
    holder = np.full(seats.fte.shape, OPEN, dtype=np.int32)
    locks = []
    everybody = list(range(len(case.cost)))
    for s in range(len(seats)):
        eligible = case.eligible(int(seats.line[s])).tolist()
        likely = [OPEN, CONTRACTOR, *eligible, *eligible, *eligible]
        who = OPEN
        for t in range(case.grid.count):
            if seats.fte[s, t] > 0:
                if t == 0 or draw(st.integers(0, 2)) == 0:
                    who = draw(st.sampled_from(likely if draw(st.integers(0, 9)) else everybody))
                holder[s, t] = who
                if draw(st.integers(0, 9)) == 9:
                    locks.append(HandLock(s, t, draw(st.sampled_from(everybody))))
    return Plan(seats, holder, tuple(locks))


def _split_some(draw: st.DrawFn, seats: SeatTable) -> SeatTable:
    """The same demand with some seats without an assignee cut in two."""
    rows: list[tuple[int, int, Any, int]] = []
    for s in range(len(seats)):
        line, assignee = int(seats.line[s]), int(seats.assignee[s])
        half = seats.fte[s] // 2
        cut = assignee < 0 and half.any() and draw(st.integers(0, 5)) == 0
        for fte in [half, seats.fte[s] - half] if cut else [seats.fte[s]]:
            number = 1 + sum(row[0] == line for row in rows)
            rows.append((line, number, fte, assignee))
    line_, number_, fte_, assignee_ = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [], [])
    return SeatTable(
        np.array(line_, dtype=np.int32),
        np.array(number_, dtype=np.int32),
        np.array(fte_, dtype=np.int32).reshape(len(rows), seats.fte.shape[1]),
        np.array(assignee_, dtype=np.int32),
    )
