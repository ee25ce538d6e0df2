"""Months across the columns: found, and which of the columns of each month holds the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.months import Month
from planner.exchange.importing.mapping.mapping import MonthUse
from planner.exchange.importing.mapping.source import SourceTable
from planner.exchange.importing.values.fte import FteUnit, unit_in_words
from planner.exchange.importing.values.month_headings import months_in_order, year_in
from planner.exchange.importing.values.numbers import read_quantity
from planner.exchange.importing.values.reading import says_nothing
from planner.exchange.portfolio_cells import Unusable
from planner.exchange.raw import CellValue

FEWEST_MONTHS = 2
_PREFERRED = ("plan", "planned", "allocated", "allocation", "forecast", "demand", "booked")
_NOT_WORK = {
    "actual",
    "actuals",
    "cost",
    "costs",
    "revenue",
    "budget",
    "rate",
    "available",
    "availability",
    "capacity",
    "amount",
}
_UNIT_RANK = {FteUnit.FRACTION: 0, FteUnit.PERCENT: 1, FteUnit.HOURS: 2, FteUnit.DAYS: 3, None: 2}


@dataclass(frozen=True, slots=True)
class MonthsGuess:
    """Months across the columns. ``labels``: what stands beside the month in the headings, with a sample each.

    ``use`` is the guess, taken without asking only if ``sure``; ``reason`` says why.
    """

    use: MonthUse
    labels: tuple[str, ...]
    months: tuple[Month | None, ...]
    sure: bool
    reason: str


def month_columns(table: SourceTable, use: MonthUse, label: str) -> list[tuple[int, Month | None]]:
    """Position and month of each month column with a label; None where the year is not known."""
    found = [(position, heading) for position, heading in enumerate(table.month_headings) if heading is not None]
    of_label = [(position, heading) for position, heading in found if heading.label == label]
    first_year = use.first_year or year_in(table.sheet)
    months = months_in_order([heading for _, heading in of_label], first_year)
    return list(zip((position for position, _ in of_label), months, strict=True))


def guess_months(table: SourceTable) -> MonthsGuess | None:
    """Months across the columns, if there are at least two."""
    labels = Counter(heading.label for heading in table.month_headings if heading is not None)
    labels = Counter({label: count for label, count in labels.items() if count >= FEWEST_MONTHS})
    if not labels:
        return None
    numeric = [label for label in labels if _numeric_share(table, label) >= 0.5]
    worded = [label for label in labels if label not in numeric]
    ranked = sorted(numeric or labels, key=_rank)
    entity = worded[0] if numeric and len(worded) == 1 else None
    use = MonthUse(ranked[0], entity)
    months = tuple(month for _, month in month_columns(table, use, ranked[0]))
    sure, reason = _certainty(ranked, months, entity)
    return MonthsGuess(use, tuple(labels), months, sure, reason)


def _certainty(ranked: Sequence[str], months: Sequence[Month | None], entity: str | None) -> tuple[bool, str]:
    if None in months:
        return False, "The headings name months without a year."
    if len(set(months)) < len(months):
        return False, "A month stands in more than one heading."
    spread = f"{len(months)} months across the columns, {months[0]} to {months[-1]}"
    if entity is not None:
        return False, f"{spread}; “{entity}” seems to say what the work is on, “{ranked[0]}” how much."
    if len(ranked) > 1 and _rank(ranked[0])[:2] == _rank(ranked[1])[:2]:
        return False, f"{spread}; each month has {' and '.join(f'“{label}”' for label in ranked)}."
    chosen = f"; of each month “{ranked[0]}” is taken" if len(ranked) > 1 else ""
    return True, f"{spread}{chosen}."


def _rank(label: str) -> tuple[int, int, int, str]:
    words = set(label.split())
    return (int(bool(words & _NOT_WORK)), 0 if words & set(_PREFERRED) else 1, _UNIT_RANK[unit_in_words(label)], label)


def _numeric_share(table: SourceTable, label: str) -> float:
    values: list[CellValue] = []
    for position, heading in enumerate(table.month_headings):
        if heading is not None and heading.label == label:
            values.extend(value for value in table.values(position, 40) if not says_nothing(value))
    return sum(map(_is_number, values)) / len(values) if values else 1.0


def _is_number(value: CellValue) -> bool:
    if isinstance(value, float):
        return True
    try:
        read_quantity(value)
    except Unusable as unusable:
        return "thousands" in unusable.complaint.message
    return True
