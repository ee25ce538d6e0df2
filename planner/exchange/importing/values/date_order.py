"""Whether 03/04/2026 is 3 April or 4 March: decided once, from what the file itself shows, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from planner.exchange.raw import CellValue

NUMERIC_DATE = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]+0{1,2}:00(?::00(?:\.0+)?)?)?")


class DateOrder(StrEnum):
    """How dates are written whose day and month are both numbers."""

    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


@dataclass(frozen=True, slots=True)
class OrderDecision:
    """What a file shows about its dates, in words.

    ``order`` is None where nothing decides; ``doubtful`` counts the dates that need it. ``likely`` is only a hint for
    the question to the person. ``conflict``: some dates can only be the one, some only the other.
    """

    order: DateOrder | None
    reason: str
    doubtful: int = 0
    likely: DateOrder | None = None
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    first: int
    second: int
    dotted: bool
    text: str
    cell: str


def decide_order(cells: Iterable[tuple[str, CellValue]]) -> OrderDecision:
    """Decide from (address, value) pairs of one file or one column; cells that are no such dates do not matter."""
    seen = [date for cell, value in cells if (date := _seen(cell, value)) is not None]
    slashed = [date for date in seen if not date.dotted]
    doubtful = sum(1 for date in slashed if max(date.first, date.second) <= 12 and date.first != date.second)
    day_first = next((date for date in slashed if date.first > 12 >= date.second), None)
    month_first = next((date for date in slashed if date.second > 12 >= date.first), None)
    if day_first and month_first:
        reason = (
            f"{day_first.text} in {day_first.cell} can only be day/month, "
            f"{month_first.text} in {month_first.cell} only month/day."
        )
        return OrderDecision(None, reason, doubtful, conflict=True)
    if day_first or month_first:
        proof = day_first or month_first
        assert proof is not None
        order = DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
        return OrderDecision(order, f"Dates are {order.value}: see {proof.text} in {proof.cell}.", doubtful)
    if not doubtful:
        return OrderDecision(None, "")
    likely = _likely(slashed)
    hint = f" They look like {likely.value}, for then all are the first of a month." if likely else ""
    return OrderDecision(
        None, f"Nothing in the file shows whether {slashed[0].text} begins with the day.{hint}", doubtful, likely
    )


def _seen(cell: str, value: CellValue) -> _Seen | None:
    if not isinstance(value, str):
        return None
    found = NUMERIC_DATE.fullmatch(value.strip())
    if found is None:
        return None
    return _Seen(int(found[1]), int(found[3]), found[2] == ".", value.strip(), cell)


def _likely(dates: list[_Seen]) -> DateOrder | None:
    """Plans are full of firsts of months; if one order makes all dates such, it is worth saying, not taking."""
    if len({(date.first, date.second) for date in dates}) < 2:
        return None
    firsts, seconds = all(date.first == 1 for date in dates), all(date.second == 1 for date in dates)
    if firsts == seconds:
        return None
    return DateOrder.DAY_FIRST if firsts else DateOrder.MONTH_FIRST
