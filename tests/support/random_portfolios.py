"""Random small portfolios and plans that reach every definition of the planning model."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
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
from tests.support.kept import maybe, numbers, one_of, several

ROLES, SPONSORS, STUDIES = ("CRA", "PM"), ("Acme", "Bolt", "Cole"), ("A", "B", "C", "D")
STAFF, COUNTRIES, SKILLS = ("ann", "bob", "cid", "dee"), ("DE", "PL"), ("onco", "sap")


@cache
def _some(words: tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=most).map(tuple)


@cache
def _seldom(words: tuple[str, ...], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | _some(words, most)


@cache
def _decimals(*texts: str) -> st.SearchStrategy[Decimal]:
    return st.sampled_from([Decimal(text) for text in texts])


@cache
def _days(first: str, last: str) -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


FLOORS = maybe(_decimals("0", "0.2", "0.355", "0.6"))


@st.composite
def portfolios(draw: st.DrawFn, months: int = 4) -> Portfolio:
    """A portfolio of up to four people, four studies and five lines."""
    people = STAFF[: draw(numbers(1, 4))]
    studies = STUDIES[: draw(numbers(1, 4))]
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
        leave=tuple(_leave(draw, people) for __ in range(draw(numbers(0, 3)))),
        experience=tuple(
            Experience(draw(one_of(*people)), draw(one_of(*SPONSORS)), draw(maybe(_decimals("0", "3"))))
            for __ in range(draw(numbers(0, 2)))
        ),
        assignments=tuple(_assignment(draw, people, studies) for __ in range(draw(numbers(0, 5)))),
        exchange_rates=(ExchangeRate("EUR", Decimal("1.08333")),),
    )


def _role(draw: st.DrawFn, name: str) -> Role:
    return Role(
        name,
        onboarding_new=draw(_decimals("0.5", "0.33335")),
        onboarding_known=draw(_decimals("0.25", "0")),
        max_studies=draw(maybe(numbers(1, 2))),
        seat_size=draw(one_of(100, 50, 40)),
        contractor_rate=draw(maybe(_decimals("90", "70.00005"))),
        contractor_limit=draw(maybe(one_of(50, 200))),
    )


def _study(draw: st.DrawFn, name: str) -> Study:
    start = draw(_days("2026-10-01", "2027-05-31"))
    statuses = [*AwardStatus, *([AwardStatus.AWARDED] * 5)]
    return Study(
        name,
        sponsor=draw(one_of(*SPONSORS[:2])),
        status=draw(one_of(*statuses)),
        start=start,
        end=start + dt.timedelta(days=draw(numbers(20, 300))),
        probability=draw(maybe(_decimals("0.1", "0.55", "1"))),
        margin_floor=draw(FLOORS),
    )


def _demand(draw: st.DrawFn, studies: tuple[str, ...], months: int) -> tuple[DemandRow, ...]:
    rows = [
        DemandRow(
            study=draw(one_of(*studies)),
            role=draw(one_of(*ROLES)),
            fte=tuple(draw(several(months, 0, 30, 50, 100, 105, 110, 160, 240))),
            countries=draw(_seldom(COUNTRIES)),
            min_grade=draw(maybe(numbers(1, 3))),
            skills=draw(_seldom(SKILLS, 1)),
            bill_rate=draw(maybe(_decimals("100", "120.5"))),
            currency=draw(one_of("", "USD", "EUR")),
        )
        for __ in range(draw(numbers(1, 5)))
    ]
    return tuple({row.key: row for row in rows}.values())  # a key twice is an input error


def _rate_card(draw: st.DrawFn) -> tuple[RateCardRow, ...]:
    extra = [
        RateCardRow(
            draw(one_of(*ROLES)),
            draw(_decimals("80", "95", "130")),
            draw(one_of("", *SPONSORS)),
            draw(one_of("", *COUNTRIES)),
            draw(one_of("", "EUR")),
        )
        for __ in range(draw(numbers(0, 3)))
    ]
    return (*extra, *(RateCardRow(name, Decimal(110)) for name in ROLES))


def _person(draw: st.DrawFn, name: str) -> Person:
    main = draw(one_of(*ROLES))
    return Person(
        name,
        name.title(),
        main,
        fte=draw(one_of(100, 100, 80, 55)),
        cost_rate=draw(_decimals("0", "50", "61.23455")),
        other_roles=draw(_seldom(ROLES, 1)),
        grade=draw(maybe(numbers(1, 4))),
        country=draw(one_of("", *COUNTRIES)),
        employment=draw(one_of(*Employment)),
        currency=draw(one_of("", "USD", "EUR")),
        start=draw(maybe(_days("2026-06-01", "2027-03-01"))),
        end=draw(maybe(_days("2027-02-01", "2027-06-30"))),
        max_studies=draw(maybe(numbers(1, 3))),
        skills=draw(_some(SKILLS)),
        dedicated_to=draw(one_of("", "", "", *SPONSORS)),
        excluded=draw(_seldom((*SPONSORS, *STUDIES), 1)),
    )


def _leave(draw: st.DrawFn, people: tuple[str, ...]) -> Leave:
    start = draw(_days("2026-12-15", "2027-04-30"))
    end = start + dt.timedelta(days=draw(numbers(0, 40)))
    return Leave(draw(one_of(*people)), start, end, draw(_decimals("1", "0.5", "0.7")))


def _assignment(draw: st.DrawFn, people: tuple[str, ...], studies: tuple[str, ...]) -> Assignment:
    start = draw(maybe(_days("2025-11-01", "2027-04-15")))
    end = draw(maybe(_days("2026-01-01", "2027-05-15")))
    if start and end and end < start:
        start, end = end, start
    fte = draw(one_of(30, 50, 100))
    person, role = draw(one_of(*people)), draw(one_of(*ROLES))
    return Assignment(person, draw(one_of(*studies)), role, fte, start, end, draw(st.booleans()))


@st.composite
def plans(draw: st.DrawFn, case: Case) -> Plan:
    """Any plan over default seats, some of them split by hand; most holders are eligible, rules may be broken."""
    seats = _split_some(draw, default_seats(case))
    holder = np.full(seats.fte.shape, OPEN, dtype=np.int32)
    locks = []
    everybody = one_of(*range(len(case.cost)))
    for s in range(len(seats)):
        eligible = case.eligible(int(seats.line[s])).tolist()
        likely = one_of(OPEN, CONTRACTOR, *eligible, *eligible, *eligible)
        who = OPEN
        for t in range(case.grid.count):
            if seats.fte[s, t] > 0:
                if t == 0 or draw(numbers(0, 2)) == 0:
                    who = draw(likely if draw(numbers(0, 9)) else everybody)
                holder[s, t] = who
                if draw(numbers(0, 9)) == 9:
                    locks.append(HandLock(s, t, draw(everybody)))
    return Plan(seats, holder, tuple(locks))


def _split_some(draw: st.DrawFn, seats: SeatTable) -> SeatTable:
    """The same demand with some seats without an assignee cut in two."""
    rows: list[tuple[int, int, Any, int]] = []
    for s in range(len(seats)):
        line, assignee = int(seats.line[s]), int(seats.assignee[s])
        half = seats.fte[s] // 2
        cut = assignee < 0 and half.any() and draw(numbers(0, 5)) == 0
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
