"""A portfolio that is written and read again is the same portfolio."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypedDict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.errors import Problem
from planner.domain.months import Month
from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    Employment,
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
    Weights,
)
from planner.exchange.portfolio_reader import portfolio_of
from planner.exchange.portfolio_writer import write_portfolio
from tests.support.build_sample import build
from tests.support.workbooks import workbook_here

MONTHS = 3


def clean(text: str) -> str:
    """Text as a portfolio holds it: without outer space."""
    return text.strip()


letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters=";\ufffe\uffff")
texts = st.text(letters, max_size=12).map(clean) | st.sampled_from(
    ["=1+1", "#N/A", "007", "1e5", "@a", "_x0041_", "é\nb"]
)
ids = texts.filter(bool)
items = st.lists(ids, max_size=2).map(tuple)
shares = st.decimals(0, 1, places=3)
amounts = st.decimals(0, 10**6, places=4)
percents = st.integers(0, 150)
days = st.dates(dt.date(1951, 1, 1), dt.date(2149, 12, 31))
countries = st.sampled_from(["US", "DE", "PL"])
grades = st.none() | st.integers(1, 6)
extras = st.sets(st.sampled_from(["Badge", "Team é", "=x"])).flatmap(
    lambda names: st.tuples(*(st.tuples(st.just(name), ids) for name in ("Badge", "Team é", "=x") if name in names))
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value or None."""
    return st.none() | strategy


class Span(TypedDict):
    """A start and an end in order."""

    start: dt.date
    end: dt.date


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A start and an end in order."""
    first, last = sorted((draw(days), draw(days)))
    return Span(start=first, end=last)


@st.composite
def studies(draw: st.DrawFn, names: list[str], sponsors: list[str]) -> tuple[Study, ...]:
    return tuple(
        Study(
            id=name,
            sponsor=draw(st.sampled_from(sponsors)),
            status=draw(st.sampled_from(AwardStatus)),
            **draw(spans()),
            program=draw(texts),
            title=draw(texts),
            probability=draw(maybe(shares)),
            announced=draw(maybe(days)),
            sites=draw(maybe(amounts)),
            countries=draw(st.lists(countries, max_size=2).map(tuple)),
            margin_floor=draw(maybe(shares.filter(lambda value: value < 1))),
            latest_start=draw(maybe(days)),
            milestone_bonus=draw(maybe(amounts)),
            notes=draw(texts),
            extra=draw(extras),
        )
        for name in names
    )


@st.composite
def people(draw: st.DrawFn, names: list[str], roles: list[str], sponsors: list[str]) -> tuple[Person, ...]:
    return tuple(
        Person(
            id=name,
            name=draw(texts),
            role=draw(st.sampled_from(roles)),
            fte=draw(percents),
            cost_rate=draw(amounts),
            other_roles=draw(st.lists(st.sampled_from(roles), max_size=2).map(tuple)),
            grade=draw(grades),
            country=draw(st.just("") | countries),
            employment=draw(st.sampled_from(Employment)),
            currency=draw(st.sampled_from(["", "USD", "EUR"])),
            **draw(spans()),
            max_studies=draw(maybe(st.integers(1, 9))),
            skills=draw(items),
            dedicated_to=draw(st.sampled_from(["", *sponsors])),
            excluded=draw(st.lists(st.sampled_from(sponsors), max_size=2).map(tuple)),
            department=draw(texts),
            extra=draw(extras),
        )
        for name in names
    )


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """Valid portfolios with awkward texts and figures."""
    roles, sponsors, study_ids, staff_ids = (draw(st.lists(ids, min_size=1, max_size=2, unique=True)) for _ in range(4))
    role, sponsor = st.sampled_from(roles), st.sampled_from(sponsors)
    study, person = st.sampled_from(study_ids), st.sampled_from(staff_ids)
    line = st.builds(
        DemandRow,
        study=study,
        role=role,
        fte=st.tuples(*[st.integers(0, 2000)] * MONTHS),
        countries=st.lists(countries, max_size=2).map(tuple),
        min_grade=grades,
        skills=items,
        bill_rate=amounts,
        currency=st.sampled_from(["", "USD", "EUR"]),
        extra=extras,
    )
    card = st.builds(
        RateCardRow, role, amounts, st.sampled_from(["", *sponsors]), st.just("") | countries, st.just("EUR")
    )
    return Portfolio(
        settings=Settings(
            Month(2027, 1),
            MONTHS,
            "USD",
            portfolio_margin_floor=draw(maybe(shares.filter(lambda value: value < 1))),
            planned_utilisation=draw(shares.filter(bool)),
            weights=draw(st.builds(Weights, open=amounts, change=amounts)),
            extra=draw(st.just(()) | st.just((("Favourite colour", "=blue"),))),
        ),
        roles=tuple(
            Role(name, draw(amounts), draw(amounts), draw(maybe(st.integers(1, 9))), draw(st.integers(1, 150)),
                 draw(maybe(amounts)), draw(maybe(st.integers(0, 900))), draw(extras))
            for name in roles
        ),
        sponsors=tuple(
            Sponsor(name, draw(items), draw(maybe(st.sampled_from(EngagementModel))), None, draw(maybe(shares)))
            for name in sponsors
        ),
        studies=draw(studies(study_ids, sponsors)),
        demand=tuple(draw(st.lists(line, max_size=3, unique_by=lambda row: row.key))),
        rate_card=tuple(draw(st.lists(card, max_size=2, unique_by=lambda row: (row.role, row.sponsor, row.country)))),
        staff=draw(people(staff_ids, roles, sponsors)),
        leave=tuple(Leave(draw(person), **draw(spans()), share=draw(shares), kind=draw(texts)) for _ in range(2)),
        experience=(Experience(draw(person), draw(sponsor), draw(maybe(amounts)), draw(maybe(days))),),
        assignments=(Assignment(draw(person), draw(study), draw(role), draw(percents), locked=draw(st.booleans())),),
        exchange_rates=(ExchangeRate("EUR", draw(amounts.filter(bool))),),
    )  # fmt: skip


def round_trip(portfolio: Portfolio) -> tuple[Portfolio, tuple[Problem, ...]]:
    """Write, read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "portfolio.xlsx"
        write_portfolio(portfolio, path)
        read = portfolio_of(workbook_here(path), path)
        return read.portfolio, read.problems


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios())
def test_reading_gives_back_what_was_written(portfolio: Portfolio) -> None:
    assert round_trip(portfolio)[0] == portfolio


def test_the_sample_survives_the_round_trip() -> None:
    assert round_trip(build()) == (build(), ())
