"""Random documents for property tests: valid in type, awkward in content."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from decimal import Decimal
from typing import Any, get_type_hints

from hypothesis import strategies as st

from planner.domain.document import DocumentState, ImportedRow, PlanRecord, SeatNote
from planner.domain.months import Month
from planner.domain.plan import HoldRow, PlanRows, SeatRow
from planner.domain.portfolio import DemandRow, Extra, LineKey, Portfolio, Settings, Weights

MONTHS = 6
texts = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(["=1+1", "007", "a\r\nb", "ŻÓŁĆ", "\x00"])
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.sampled_from(
    [Decimal("0.10"), Decimal("1E+3"), Decimal("-0"), Decimal("123456789012345678901234567890.5")]
)
dates = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
months = st.builds(Month, st.integers(2000, 2090), st.integers(1, 12))
ids = st.sampled_from(["A", "B", "C 1", "Ä"])

_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    Decimal: decimals,
    dt.date: dates,
    Month: months,
    tuple[str, ...]: st.lists(texts, max_size=3).map(tuple),
    tuple[int, ...]: st.lists(st.integers(0, 900), max_size=MONTHS).map(tuple),
    Extra: st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    Weights: st.builds(Weights, open=decimals, change=decimals),
}


def rows_of(cls: type) -> st.SearchStrategy[Any]:
    """Values of a row class of the portfolio, every field drawn from its type."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{f.name: _of(hints[f.name]) for f in fields(cls)})


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _BY_TYPE:
        return _BY_TYPE[hint]
    parts = getattr(hint, "__args__", ())
    if type(None) in parts:
        return st.none() | _of(next(part for part in parts if part is not type(None)))
    return st.sampled_from(list(hint))


def _tables() -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(Portfolio)
    tables = [f.name for f in fields(Portfolio) if f.name != "settings"]
    return {name: st.lists(rows_of(hints[name].__args__[0]), max_size=3).map(tuple) for name in tables}


portfolios = st.builds(Portfolio, settings=rows_of(Settings), **_tables())
lines = st.builds(LineKey, ids, ids, st.lists(texts, max_size=2).map(tuple), st.none() | st.integers(0, 9), st.just(()))
demand_rows = rows_of(DemandRow)


@st.composite
def plan_rows(draw: st.DrawFn) -> PlanRows:
    """Seats with holds in random order, with gaps, several holders in a row, and locks by hand."""
    keys = draw(st.lists(st.tuples(lines, st.integers(1, 3)), unique=True, max_size=4))
    seats = tuple(SeatRow(line, number, (100,) * MONTHS, draw(ids)) for line, number in keys)
    holds = [
        HoldRow(line, number, month, draw(ids), draw(st.booleans()))
        for line, number in keys
        for month in draw(st.lists(st.integers(0, MONTHS - 1), unique=True))
    ]
    return PlanRows(seats, tuple(draw(st.permutations(holds))))


figures = st.dictionaries(texts, st.none() | st.floats(allow_nan=False) | st.lists(st.integers(0, 99)), max_size=3)
plan_records = st.builds(
    PlanRecord,
    id=st.uuids().map(str),
    name=st.uuids().map(str),
    rows=plan_rows(),
    status=texts,
    options=figures,
    figures=figures,
    published=st.just(False),
    note=texts,
    created=texts,
    portfolio_fingerprint=texts,
    plan_start=months.map(lambda month: month.label),
)
imported_rows = st.builds(ImportedRow, texts, texts, st.just(()))
seat_notes = st.builds(SeatNote, lines, st.integers(1, 9), texts)
states = st.builds(
    DocumentState,
    portfolios,
    st.lists(plan_records, max_size=2).map(tuple),
    st.lists(imported_rows, max_size=2).map(tuple),
    st.lists(seat_notes, max_size=2).map(tuple),
)
