"""FTE from fractions, percentages, hours or days a month: the unit is found once for a whole table, and said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from planner.domain.months import Month
from planner.exchange.importing.values.numbers import DecimalSign, Quantity, quantity_if_any, read_quantity
from planner.exchange.importing.values.reading import Read, folded_words
from planner.exchange.portfolio_cells import Unusable, shown
from planner.exchange.raw import CellValue

WorkingDays = Callable[[str, Month], int | None]
"""The working days of a country (ISO 3166 alpha-2) in a month; None where no calendar of it is known."""

_HUNDREDTH = Decimal("0.01")
_HUNDRED = Decimal(100)


class FteUnit(StrEnum):
    """What the numbers of a table of work are."""

    FRACTION = "FTE"
    PERCENT = "percent of an FTE"
    HOURS = "hours a month"
    DAYS = "days a month"


_OF_WRITTEN = {"%": FteUnit.PERCENT, "fte": FteUnit.FRACTION, "hours": FteUnit.HOURS, "days": FteUnit.DAYS}
_WORDS = {
    FteUnit.HOURS: {"h", "hr", "hrs", "hour", "hours", "std", "stunden", "heures", "horas", "ore", "godziny"},
    FteUnit.DAYS: {"d", "day", "days", "pd", "md", "tage", "pt", "jours", "dias", "giorni", "dni", "mandays"},
    FteUnit.PERCENT: {"%", "percent", "pct", "percentage", "prozent"},
    FteUnit.FRACTION: {"fte", "ftes", "hc", "headcount", "vza", "etp"},
}


@dataclass(frozen=True, slots=True)
class UnitGuess:
    """The unit that the numbers seem to have; taken without asking only if ``sure``."""

    unit: FteUnit
    reason: str
    sure: bool


@dataclass(frozen=True, slots=True)
class FteRules:
    """How numbers become FTE.

    ``working_days``: the calendar; without one, or for a country it does not know, a month has ``hours_per_fte_month``
    paid hours, and days of ``hours_per_day``. ``unit`` None: a bare number is refused.
    """

    unit: FteUnit | None = FteUnit.FRACTION
    sign: DecimalSign | None = None
    hours_per_fte_month: Decimal = Decimal(160)
    hours_per_day: Decimal = Decimal(8)
    working_days: WorkingDays | None = None


def unit_in_words(text: str) -> FteUnit | None:
    """The unit that a heading or title names, if it names exactly one."""
    words = set(folded_words(text).replace("%", " % ").split())
    named = [unit for unit, known in _WORDS.items() if words & known]
    if len(named) == 2 and FteUnit.FRACTION in named:  # "FTE %" and "FTE days" are percent and days
        named.remove(FteUnit.FRACTION)
    return named[0] if len(named) == 1 else None


def guess_unit(
    values: Iterable[CellValue], headings: Iterable[str] = (), per_person: bool = True, sign: DecimalSign | None = None
) -> UnitGuess | None:
    """The unit of a table's numbers from its headings, the units in its cells, and last their size; None if empty.

    ``per_person``: each number is one person's, so that nothing much over 1 can be an FTE.
    """
    quantities = [found for value in values if (found := quantity_if_any(value, sign)) is not None and found.value]
    for heading in headings:
        named = unit_in_words(heading)
        if named is FteUnit.PERCENT and _formatted_as_percent(quantities):
            return UnitGuess(FteUnit.FRACTION, "they are shown as percentages, but 1 stands for 100 percent", True)
        if named is not None:
            return UnitGuess(named, f"the heading “{shown(heading)}” says so", True)
    signs = {_OF_WRITTEN[quantity.unit] for quantity in quantities if quantity.unit}
    if len(signs) == 1:
        return UnitGuess(signs.pop(), "the cells say so", True)
    numbers = sorted(quantity.value for quantity in quantities if not quantity.unit)
    return _by_size(numbers, per_person) if numbers else None


def _formatted_as_percent(quantities: list[Quantity]) -> bool:
    """Excel keeps 70 % in a cell formatted as a percentage as 0.7."""
    plain = [quantity for quantity in quantities if quantity.typed]
    return bool(plain) and len(plain) == len(quantities) and all(quantity.value <= Decimal("1.5") for quantity in plain)


def _by_size(numbers: list[Decimal], per_person: bool) -> UnitGuess:
    largest, middle = numbers[-1], numbers[len(numbers) // 2]
    reason = f"the numbers go from {numbers[0]:f} to {largest:f}"
    broken = any(number % 1 for number in numbers)
    if largest <= Decimal("1.5"):
        return UnitGuess(FteUnit.FRACTION, reason, broken or largest == 1)
    if not per_person and middle <= 3 and broken and largest <= 30:
        return UnitGuess(FteUnit.FRACTION, reason, True)
    if largest <= 31:
        return UnitGuess(FteUnit.DAYS if per_person else FteUnit.FRACTION, reason, False)
    if largest <= 100 and all(number % 5 == 0 for number in numbers):
        return UnitGuess(FteUnit.PERCENT, f"{reason}, all in fives", largest == _HUNDRED)
    return UnitGuess(FteUnit.PERCENT if largest <= 120 else FteUnit.HOURS, reason, False)


def read_fte(value: CellValue, rules: FteRules, month: Month | None = None, country: str = "") -> Read[Decimal]:
    """The FTE that a cell means; converted hours and days are rounded to whole percent. Raises `Unusable`.

    ``month`` and ``country`` choose the working days that hours and days are divided by.
    """
    quantity = read_quantity(value, rules.sign)
    if quantity.currency or quantity.per not in ("", "month"):
        raise Unusable(f"“{shown(value)}” is not an amount of work in a month.", "Write it as FTE, 1 = full time.")
    if quantity.value < 0:
        raise Unusable("an amount of work cannot be negative.", "Correct it.")
    unit = _OF_WRITTEN.get(quantity.unit, rules.unit)
    if unit is None:
        raise Unusable(
            f"the unit of {shown(value)} is not known.", "Say whether these are FTE, percent, hours or days."
        )
    if unit is FteUnit.FRACTION:
        return Read(quantity.value)
    if unit is FteUnit.PERCENT:
        return Read(quantity.value / _HUNDRED, f"{quantity.value:f} percent")
    whole, why = _whole_month(unit, rules, month, country)
    fte = (quantity.value / whole).quantize(_HUNDREDTH, ROUND_HALF_UP) if quantity.value < 10**6 else None
    if fte is None:
        raise Unusable(f"“{shown(value)}” is more than anybody works in a month.", "Correct it.")
    word = "hours" if unit is FteUnit.HOURS else "days"
    return Read(fte, f"{quantity.value:f} of {whole.normalize():f} {word} ({why})" if fte else "")


def _whole_month(unit: FteUnit, rules: FteRules, month: Month | None, country: str) -> tuple[Decimal, str]:
    """What a full-time equivalent works in the month, in hours or days, and why that much."""
    days = rules.working_days(country, month) if rules.working_days and month and country else None
    if days:
        why = f"{days} working days in {country} in {month}"
        return (Decimal(days) if unit is FteUnit.DAYS else days * rules.hours_per_day), why
    hours = rules.hours_per_fte_month
    why = f"{hours:f} paid hours a month"
    return (hours / rules.hours_per_day if unit is FteUnit.DAYS else hours), why
