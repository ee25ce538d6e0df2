"""Shares of one: 0.35, 35 %, or 35 in a column of percentages; decided by column, never cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from planner.exchange.importing.values.numbers import DecimalSign, quantity_if_any, read_quantity
from planner.exchange.importing.values.reading import Read
from planner.exchange.portfolio_cells import Unusable, shown
from planner.exchange.raw import CellValue

_HUNDRED = Decimal(100)


def in_percent(values: Iterable[CellValue], sign: DecimalSign | None = None) -> bool | None:
    """Whether the bare numbers of a column of shares are percentages; None if there are none, or only 0 and 1."""
    numbers = [quantity.value for value in values if (quantity := quantity_if_any(value, sign)) and not quantity.unit]
    if any(number > 1 for number in numbers):
        return True
    return False if any(0 < number < 1 for number in numbers) else None


def read_share(value: CellValue, percent: bool | None = None, sign: DecimalSign | None = None) -> Read[Decimal]:
    """A share of 1; ``percent``: what `in_percent` says of the column. Raises `Unusable`, also outside 0 to 1."""
    quantity = read_quantity(value, sign)
    if quantity.unit not in ("", "%") or quantity.currency:
        raise Unusable(f"“{shown(value)}” is not a share.", "Write it as a percentage.")
    as_percent = quantity.unit == "%" or bool(percent)
    if percent and quantity.unit != "%" and 0 < quantity.value < 1:
        raise Unusable(
            f"{shown(value)} stands among percentages; it may be {quantity.value:%} or {quantity.value / 100:%}.",
            "Write it with a percent sign.",
        )
    share = quantity.value / _HUNDRED if as_percent else quantity.value
    if not 0 <= share <= 1:
        raise Unusable(f"“{shown(value)}” lies outside 0 to 100 percent.", "Correct it.")
    note = "read as a percentage" if as_percent and quantity.unit != "%" and share else ""
    return Read(share, note)
