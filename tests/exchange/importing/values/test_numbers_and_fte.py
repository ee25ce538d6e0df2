"""Numbers as text, shares and FTE: read strictly, units found once and said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.months import Month
from planner.exchange.importing.values.fte import FteRules, FteUnit, guess_unit, read_fte
from planner.exchange.importing.values.numbers import DecimalSign, decide_sign, read_quantity
from planner.exchange.importing.values.shares import in_percent, read_share
from planner.exchange.portfolio_cells import Unusable
from planner.exchange.raw import CellValue

MARCH = Month(2027, 3)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("1,5", "1.5", ""),
        ("1.5", "1.5", ""),
        ("1,5 FTE", "1.5", "fte"),
        ("12%", "12", "%"),
        ("60 %", "60", "%"),
        ("1 234,50", "1234.50", ""),
        ("1\u00a0234,50", "1234.50", ""),
        ("1'234.50", "1234.50", ""),
        ("1.234,5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("80 h", "80", "hours"),
        ("4 days", "4", "days"),
        ("-3", "-3", ""),
        ("0,125", "0.125", ""),
        ("1,234,567", "1234567", ""),
        (".5", "0.5", ""),
    ],
)
def test_numbers_as_text(written: str, value: str, unit: str) -> None:
    quantity = read_quantity(written)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


def test_currency_and_what_a_rate_is_for_are_told() -> None:
    assert read_quantity("€ 55,50").currency == "€"
    assert read_quantity("USD 120.00/hr").currency == "USD"
    assert read_quantity("USD 120.00/hr").per == "hour"
    assert read_quantity("900 EUR per day").per == "day"


@pytest.mark.parametrize("written", ["1.234", "12,345"])
def test_thousands_or_decimals_is_asked_unless_the_file_shows_it(written: str) -> None:
    with pytest.raises(Unusable):
        read_quantity(written)
    assert read_quantity("1.234", DecimalSign.COMMA).value == 1234
    assert read_quantity("1.234", DecimalSign.POINT).value == Decimal("1.234")


@pytest.mark.parametrize(
    "written", ["~350", "8-12", "<10%", "50-60%", "ten", "1.2.3", "1,2,3", "", "TBD", "12 apples", "1/2"]
)
def test_what_is_no_one_number_is_refused(written: str) -> None:
    with pytest.raises(Unusable):
        read_quantity(written)


def test_the_decimal_sign_is_shown_by_the_file_or_contradicted() -> None:
    assert decide_sign([("A1", "1,5"), ("A2", "1.234")]).sign is DecimalSign.COMMA
    assert decide_sign([("A1", "1.234")]).sign is None
    assert decide_sign([("A1", "1,5"), ("A2", "2.5")]).conflict


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=20), st.text("0123456789.,%'-+ hd€", max_size=12), st.floats(), st.booleans()))
def test_nothing_but_a_refusal_ever_comes_of_odd_input(value: CellValue) -> None:
    for read in (read_quantity, read_share, lambda cell: read_fte(cell, FteRules())):
        try:
            read(value)
        except Unusable as refusal:
            assert refusal.complaint.message


@settings(deadline=None, max_examples=200)
@given(st.decimals(0, 10**9, places=3), st.sampled_from(list(DecimalSign)))
def test_a_number_written_either_way_reads_back(number: Decimal, sign: DecimalSign) -> None:
    text = f"{number:,}"
    if sign is DecimalSign.COMMA:
        text = text.translate(str.maketrans(",.", ".,"))
    assert read_quantity(text, sign).value == number


def test_shares_are_percentages_by_column_and_never_half() -> None:
    assert in_percent([60.0, 25.0, 1.0]) is True
    assert in_percent([0.6, 1.0]) is False
    assert in_percent([1.0, "x"]) is None
    assert read_share("60 %").value == Decimal("0.6")
    assert read_share(60.0, percent=True).value == Decimal("0.6")
    assert read_share(0.35).value == Decimal("0.35")
    for value, percent in ((60.0, None), (0.6, True), (-0.1, None), ("150 %", None)):
        with pytest.raises(Unusable):
            read_share(value, percent)


@pytest.mark.parametrize(
    ("written", "fte"),
    [("0,5", "0.5"), ("0,5 FTE", "0.5"), ("50 %", "0.5"), (1.0, "1"), ("80 h", "0.5"), ("10 days", "0.5")],
)
def test_a_unit_in_the_cell_counts_whatever_the_column_is(written: CellValue, fte: str) -> None:
    assert read_fte(written, FteRules()).value == Decimal(fte)


def test_hours_and_days_go_by_the_calendar_of_the_country() -> None:
    rules = FteRules(FteUnit.HOURS, working_days=lambda code, month: {"PL": 23, "DE": 20}.get(code))
    assert read_fte(92.0, rules, MARCH, "PL").value == Decimal("0.5")
    assert read_fte(80.0, rules, MARCH, "DE").value == Decimal("0.5")
    assert read_fte(80.0, rules, MARCH, "FR").value == Decimal("0.5")  # no calendar: 160 paid hours a month
    assert "20 working days in DE in 2027-03" in read_fte(80.0, rules, MARCH, "DE").note
    days = FteRules(FteUnit.DAYS, working_days=lambda code, month: 23)
    assert read_fte(23.0, days, MARCH, "PL").value == 1


def test_without_a_unit_a_bare_number_is_refused() -> None:
    with pytest.raises(Unusable):
        read_fte(0.5, FteRules(None))


@pytest.mark.parametrize(
    ("values", "headings", "per_person", "unit", "sure"),
    [
        ([0.5, 1.0], [], True, FteUnit.FRACTION, True),
        ([50.0, 100.0, 25.0], [], True, FteUnit.PERCENT, True),
        ([40.0, 80.0], [], True, FteUnit.PERCENT, False),  # could be hours
        ([80.0, 160.0], [], True, FteUnit.HOURS, False),
        ([10.0, 21.0], [], True, FteUnit.DAYS, False),
        ([4.85, 0.3, 0.2], [], False, FteUnit.FRACTION, True),
        ([80.0], ["Jan hours"], True, FteUnit.HOURS, True),
        (["50%", "20%"], [], True, FteUnit.PERCENT, True),
        ([0.7, 0.3], ["%"], True, FteUnit.FRACTION, True),  # Excel keeps 70 % as 0.7
        ([70.0, 30.0], ["Alloc %"], True, FteUnit.PERCENT, True),
    ],
)
def test_the_unit_of_a_table(
    values: list[CellValue], headings: list[str], per_person: bool, unit: FteUnit, sure: bool
) -> None:
    guess = guess_unit(values, headings, per_person)
    assert guess is not None
    assert (guess.unit, guess.sure) == (unit, sure)
    assert guess.reason


def test_an_empty_table_has_no_unit() -> None:
    assert guess_unit(["", 0.0]) is None
