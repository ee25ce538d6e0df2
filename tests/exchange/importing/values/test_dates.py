"""Dates are read as precisely as they are written, and never invented."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.importing.values.date_order import DateOrder, decide_order
from planner.exchange.importing.values.dates import DateRules, as_day, read_period
from planner.exchange.importing.values.periods import Period, Precision, of_day, of_months, of_week
from planner.exchange.importing.values.reading import NotGiven
from planner.exchange.portfolio_cells import Unusable

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("written", "label", "precision"),
    [
        ("2026-03-04", "2026-03-04", Precision.DAY),
        ("2026-03-04T00:00:00", "2026-03-04", Precision.DAY),
        ("2026/3/4", "2026-03-04", Precision.DAY),
        ("20260304", "2026-03-04", Precision.DAY),
        ("03.04.2026", "2026-04-03", Precision.DAY),  # dots are written by those who put the day first
        ("13/04/2026", "2026-04-13", Precision.DAY),
        ("04/13/2026", "2026-04-13", Precision.DAY),
        ("03/03/2026", "2026-03-03", Precision.DAY),
        ("5-Jan-26", "2026-01-05", Precision.DAY),
        ("05JAN2026", "2026-01-05", Precision.DAY),
        ("January 5, 2026", "2026-01-05", Precision.DAY),
        ("15. März 2026", "2026-03-15", Precision.DAY),
        ("15 de marzo de 2026", "2026-03-15", Precision.DAY),
        ("3 września 2026", "2026-09-03", Precision.DAY),
        ("46000", "2025-12-09", Precision.DAY),
        ("2026-W53", "2026-W53", Precision.WEEK),
        ("CW12 2026", "2026-W12", Precision.WEEK),
        ("Mar-26", "2026-03", Precision.MONTH),
        ("March 2026", "2026-03", Precision.MONTH),
        ("Mar'26", "2026-03", Precision.MONTH),
        ("03/2026", "2026-03", Precision.MONTH),
        ("2026-03", "2026-03", Precision.MONTH),
        ("Sept 2026", "2026-09", Precision.MONTH),
        ("août 2026", "2026-08", Precision.MONTH),
        ("Q3 2026", "Q3 2026", Precision.QUARTER),
        ("Q3/26", "Q3 2026", Precision.QUARTER),
        ("3Q26", "Q3 2026", Precision.QUARTER),
        ("2026 Q3", "Q3 2026", Precision.QUARTER),
        ("3rd quarter 2026", "Q3 2026", Precision.QUARTER),
        ("3. Quartal 2026", "Q3 2026", Precision.QUARTER),
        ("H1-27", "H1 2027", Precision.HALF),
        ("1H 2027", "H1 2027", Precision.HALF),
        ("second half of 2027", "H2 2027", Precision.HALF),
        ("2026", "2026", Precision.YEAR),
        ("~Mar 2026", "2026-03", Precision.MONTH),
        ("Q3 2026 (est)", "Q3 2026", Precision.QUARTER),
        ("est. Q3 2026", "Q3 2026", Precision.QUARTER),
        ("mid-2026", "2026-06-01 to 2026-07-31", Precision.ABOUT),
        ("early 2027", "2027-01-01 to 2027-03-31", Precision.ABOUT),
        ("end of Q3 2026", "2026-09-01 to 2026-09-30", Precision.ABOUT),
        (46000.0, "2025-12-09", Precision.DAY),
        (46000.75, "2025-12-09", Precision.DAY),
        (2026.0, "2026", Precision.YEAR),
        (202603.0, "2026-03", Precision.MONTH),
        (20260315.0, "2026-03-15", Precision.DAY),
        (dt.datetime(2026, 3, 4, 0, 0), "2026-03-04", Precision.DAY),
    ],
)
def test_every_form_keeps_its_precision(written: str | float, label: str, precision: Precision) -> None:
    period = read_period(written)
    assert (period.label, period.precision) == (label, precision)


@pytest.mark.parametrize(
    "written",
    [
        "2026-13-01",
        "29 Feb 2025",
        "31/02/2026",
        "20226-01-01",
        "Q5 2026",
        "Q3",
        "H2",
        "26",
        "5 Mar",
        "26-Mar",
        "3/26",
        "2026/27",
        "Q3-Q4 2026",
        "Mar 26 - Apr 26",
        "FY26",
        "Q1 FY26",
        "after approval",
        "12:00",
        "03/04/2026",
        "2025-W53",
        "1 2 3",
        "０",
        "H3 2026",
        "mid",
        "mid 12 May 2026",
        -5.0,
        12.0,
        150000.0,
        float("nan"),
        float("inf"),
        True,
        dt.time(3, 0),
        dt.date(1850, 1, 1),
        dt.date(2400, 1, 1),
    ],
)
def test_what_is_not_certain_is_refused(written: str | float) -> None:
    with pytest.raises(Unusable):
        read_period(written)


@pytest.mark.parametrize("written", ["TBD", "tbc", "n/a", "?", "-", "", "  ", "unknown", "To be determined"])
def test_no_date_yet_is_told_from_a_wrong_one(written: str) -> None:
    with pytest.raises(NotGiven):
        read_period(written)


def test_the_decided_order_reads_what_could_be_either() -> None:
    assert read_period("03/04/2026", DateRules(DateOrder.DAY_FIRST)).first == dt.date(2026, 4, 3)
    assert read_period("03/04/2026", DateRules(DateOrder.MONTH_FIRST)).first == dt.date(2026, 3, 4)
    with pytest.raises(Unusable):
        read_period("13/13/2026", DateRules(DateOrder.DAY_FIRST))


def test_fiscal_years_need_the_month_in_which_they_begin() -> None:
    rules = DateRules(fiscal_start=10)
    assert read_period("FY26", rules).first == dt.date(2025, 10, 1)
    assert read_period("FY2026", rules).last == dt.date(2026, 9, 30)
    assert read_period("Q1 FY26", rules).first == dt.date(2025, 10, 1)
    assert read_period("FY26", DateRules(fiscal_start=1)).first == dt.date(2026, 1, 1)


def test_serials_of_the_1904_system() -> None:
    period = read_period(44538.0, DateRules(date_1904=True))
    assert period.first == dt.date(2025, 12, 9)
    assert "1904" in period.note


def test_a_period_stands_for_its_first_day_or_as_an_end_for_its_last_and_says_so() -> None:
    quarter = read_period("Q3 2026")
    assert as_day(quarter, end=False)[0] == dt.date(2026, 7, 1)
    day, note = as_day(quarter, end=True)
    assert day == dt.date(2026, 9, 30)
    assert "quarter" in note and "last" in note
    assert as_day(read_period("2026-03-04"), end=True) == (dt.date(2026, 3, 4), "")


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(
        DAYS.map(of_day),
        st.builds(lambda day: of_months(day.year, day.month, 1, Precision.MONTH), DAYS),
        st.builds(
            lambda year, n: of_months(year, 3 * n - 2, 3, Precision.QUARTER), st.integers(1900, 2199), st.integers(1, 4)
        ),
        st.builds(
            lambda year, n: of_months(year, 6 * n - 5, 6, Precision.HALF), st.integers(1900, 2199), st.integers(1, 2)
        ),
        st.builds(lambda year: of_months(year, 1, 12, Precision.YEAR), st.integers(1900, 2199)),
        st.builds(of_week, st.integers(1901, 2198), st.integers(1, 52)),
    )
)
def test_a_period_reads_back_from_its_label(period: Period) -> None:
    again = read_period(period.label)
    assert (again.first, again.last, again.precision) == (period.first, period.last, period.precision)


@settings(deadline=None, max_examples=200)
@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%d-%b-%Y", "%d.%m.%Y", "%Y/%m/%d", "%B %d, %Y"]))
def test_any_day_reads_back_from_any_style(day: dt.date, style: str) -> None:
    assert read_period(day.strftime(style), DateRules(DateOrder.DAY_FIRST)) == of_day(day)


_PIECES = st.sampled_from(
    [
        "2026",
        "26",
        "Q3",
        "H1",
        "mid",
        "end of",
        "Mar",
        "März",
        "13",
        "02",
        "31",
        "/",
        "-",
        ".",
        " ",
        "FY",
        "w",
        "TBD",
        "to",
        "'",
        "(est)",
        "~",
    ]
)


@settings(deadline=None, max_examples=400)
@given(
    st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=6).map("".join), st.floats(), st.dates(), st.booleans())
)
def test_nothing_but_a_refusal_ever_comes_of_odd_input(value: str | float | dt.date) -> None:
    try:
        period = read_period(value, DateRules(DateOrder.MONTH_FIRST, fiscal_start=4))
    except Unusable as refusal:
        assert refusal.complaint.message
        assert refusal.complaint.remedy
    else:
        assert period.first <= period.last


def test_one_certain_date_decides_the_order_for_the_file_and_is_named() -> None:
    decision = decide_order([("B2", "03/04/2026"), ("B3", "13/04/2026"), ("B4", "Q3 2026"), ("B5", 3.0)])
    assert decision.order is DateOrder.DAY_FIRST
    assert "13/04/2026 in B3" in decision.reason
    assert decide_order([("B2", "03/04/2026"), ("B3", "04/13/2026")]).order is DateOrder.MONTH_FIRST


def test_without_evidence_the_order_stays_open_with_a_hint_at_most() -> None:
    decision = decide_order([("B2", "01/03/2026"), ("B3", "01/06/2026")])
    assert decision.order is None
    assert decision.doubtful == 2
    assert decision.likely is DateOrder.DAY_FIRST
    assert decide_order([("B2", "02/03/2026"), ("B3", "04/06/2026")]).likely is None


def test_contradicting_dates_decide_nothing() -> None:
    decision = decide_order([("B2", "13/04/2026"), ("B3", "04/13/2026")])
    assert decision.order is None
    assert decision.conflict
    assert "B2" in decision.reason and "B3" in decision.reason
