"""Whether what stands in a column can be what its heading says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from planner.exchange.importing.values.countries import Countries
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.dates import DateRules, read_period
from planner.exchange.importing.values.numbers import DecimalSign, read_quantity
from planner.exchange.importing.values.reading import says_nothing
from planner.exchange.importing.values.stages import Stages
from planner.exchange.portfolio_cells import Unusable
from planner.exchange.portfolio_columns import Column, Kind
from planner.exchange.raw import CellValue

_NUMBERS = (Kind.NUMBER, Kind.WHOLE, Kind.FTE)
_LENIENT = DateRules(DateOrder.DAY_FIRST, fiscal_start=1)
_SAMPLES = 60


class Fitting:
    """Judges columns by the first of their values."""

    def __init__(self, countries: Countries, stages: Stages) -> None:
        self._countries, self._stages = countries, stages

    def share(self, column: Column, values: Sequence[CellValue]) -> float:
        """The share (0 to 1) of the values that could be meant for a canonical column; 1 where nothing can be said."""
        known = [value for value in values[:_SAMPLES] if not says_nothing(value)]
        test = self._test(column)
        if test is None or not known:
            return 1.0
        return sum(1 for value in known if test(value)) / len(known)

    def _test(self, column: Column) -> Callable[[CellValue], object] | None:
        if column.heading == "Probability":
            return lambda value: _reads(lambda: self._stages.read_probability(value, True)) or _is_number(value)
        if column.kind is Kind.DATE:
            return lambda value: _is_date(value)
        if column.kind in _NUMBERS:
            return _is_number
        if column.kind in (Kind.COUNTRY, Kind.COUNTRIES):
            return lambda value: _reads(lambda: self._countries.read_countries(value))
        if column.kind is Kind.CHOICE:
            return lambda value: not isinstance(value, float | dt.date)
        if column.kind in (Kind.TEXT, Kind.LIST) or column.heading in ("Role", "Sponsor"):
            return lambda value: not isinstance(value, dt.date)
        return None


def _reads(read: Callable[[], object]) -> bool:
    try:
        read()
    except Unusable:
        return False
    return True


def _is_number(value: CellValue) -> bool:
    return _reads(lambda: read_quantity(value, DecimalSign.POINT)) or _reads(
        lambda: read_quantity(value, DecimalSign.COMMA)
    )


def _is_date(value: CellValue) -> bool:
    return _reads(lambda: read_period(value, _LENIENT)) or _reads(
        lambda: read_period(value, DateRules(DateOrder.MONTH_FIRST, fiscal_start=1))
    )
