"""Checks that several sheets share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

from planner.domain.errors import Severity
from planner.domain.portfolio import Portfolio
from planner.exchange.portfolio_findings import Finding, Names

EARLIEST_YEAR, LATEST_YEAR = 1950, 2150
MOST_FTE = 150
LONGEST_STUDY_YEARS = 30


class Row:
    """One row of a sheet under check; its methods yield what is wrong with single fields."""

    __slots__ = ("item", "position", "sheet")

    def __init__(self, sheet: str, position: int, item: Any) -> None:
        self.sheet, self.position, self.item = sheet, position, item

    def finding(
        self,
        fields: str | tuple[str, ...],
        message: str,
        remedy: str = "",
        *,
        value: object = None,
        severity: Severity = Severity.ERROR,
        needs: str = "",
        twin: int = -1,
    ) -> Finding:
        """A finding in this row, showing the field's value unless told otherwise."""
        names = (fields,) if isinstance(fields, str) else fields
        seen = getattr(self.item, names[0], "") if value is None else value
        return Finding(self.sheet, self.position, names, as_shown(seen), message, remedy, severity, needs, twin)

    def known(self, field: str, names: Names, sheet: str, what: str) -> Iterator[Finding]:
        """The field's value, if any, is one of ``names``, which ``sheet`` lists."""
        value: str = getattr(self.item, field)
        if value and value not in names:
            yield self.unknown(field, value, names, sheet, what)

    def unknown(self, field: str, value: str, names: Names, sheet: str, what: str) -> Finding:
        """The finding for a name that ``sheet`` does not list."""
        guess = names.suggest(value)
        hint = f"{guess} If not, add it to {sheet}." if guess else f"Add it to {sheet} or correct it."
        return self.finding(field, f"there is no {what} “{value}” on {sheet}.", hint, value=value, needs=sheet)

    def not_negative(self, field: str, what: str) -> Iterator[Finding]:
        """The figure, if set, is not below 0."""
        value = getattr(self.item, field)
        if value is not None and value < 0:
            yield self.finding(field, f"{what} is negative.", "Enter 0 or more.")

    def share(self, field: str, what: str) -> Iterator[Finding]:
        """The figure, if set, is within 0..1."""
        value = getattr(self.item, field)
        if value is not None and not 0 <= value <= 1:
            yield self.finding(field, f"{what} must be between 0 and 1.", "Write 40 percent as 0.4.")

    def margin_floor(self, field: str = "margin_floor") -> Iterator[Finding]:
        """A margin floor is a share below 1; a negative one is possible but odd."""
        value: Decimal | None = getattr(self.item, field)
        if value is None:
            return
        if value >= 1:
            yield self.finding(field, "a margin floor of 1 or more can never be reached.", "Write 35 percent as 0.35.")
        elif value < -1:
            yield self.finding(field, "a margin floor below -1 is no floor.", "Write 35 percent as 0.35.")
        elif value < 0:
            yield self.finding(
                field, "this floor allows a loss.", "Check that this is meant.", severity=Severity.WARNING
            )

    def sensible_dates(self, *fields: str) -> Iterator[Finding]:
        """The dates, where set, lie in years that a plan can mean."""
        for field in fields:
            day: dt.date | None = getattr(self.item, field)
            if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                yield self.finding(field, f"the year {day.year} cannot be meant.", "Correct the date.")

    def in_order(self, start: str, end: str, what: str) -> Iterator[Finding]:
        """The end, if both are set, is not before the start."""
        first, last = getattr(self.item, start), getattr(self.item, end)
        if first is not None and last is not None and last < first:
            yield self.finding(
                (end, start), f"{what} ends before it starts ({first.isoformat()}).", "Correct one of the two dates."
            )

    def grade(self, field: str) -> Iterator[Finding]:
        """A grade, if set, is 1 to 6."""
        value = getattr(self.item, field)
        if value is not None and not 1 <= value <= 6:
            yield self.finding(field, "grades go from 1 to 6.", "Correct it, or leave it blank.")

    def fte(self, field: str, what: str) -> Iterator[Finding]:
        """An FTE of one person: above 0, at most 1.5."""
        percent: int = getattr(self.item, field)
        if percent > MOST_FTE:
            yield self.finding(
                field,
                f"{what} of {percent / 100:g} is over 1.5.",
                "1 means one full-time equivalent: write 90 percent as 0.9.",
                value=f"{percent / 100:g}",
            )
        elif percent < 0:
            yield self.finding(field, f"{what} is negative.", "Enter 0 or more.", value=f"{percent / 100:g}")

    def at_least_one(self, field: str, what: str) -> Iterator[Finding]:
        """A count, if set, is 1 or more."""
        value = getattr(self.item, field)
        if value is not None and value < 1:
            yield self.finding(field, f"{what} must be 1 or more.", "Leave it blank if there is no limit.")

    def currency(self, portfolio: Portfolio, currencies: Names) -> Iterator[Finding]:
        """A currency, if set, is the base one or has an exchange rate."""
        code: str = self.item.currency
        base = portfolio.settings.currency
        if code and base and code != base and code not in currencies:
            yield self.finding(
                "currency",
                f"there is no exchange rate for {code}.",
                f"Add a row for {code} to Exchange rates, or correct the currency.",
                needs="Exchange rates",
            )

    def countries(self, field: str) -> Iterator[Finding]:
        """Country codes are two capital letters."""
        value: str | tuple[str, ...] = getattr(self.item, field)
        for code in (value,) if isinstance(value, str) else value:
            if code and not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
                yield self.finding(
                    field, f"“{code}” is not a country code.", "Use the two letters of ISO 3166, such as US."
                )


def as_shown(value: object) -> str:
    """A field's value as a person would write it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value.is_finite() else str(value)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value)


def rows(sheet: str, items: Sequence[Any]) -> Iterator[Row]:
    """The rows of a sheet, each ready for checks."""
    return (Row(sheet, position, item) for position, item in enumerate(items))


def unique(sheet: str, items: Sequence[Any], field: str, what: str) -> Iterator[Finding]:
    """No two rows share the field; the later one is told where the first one is."""
    keys = list(map(attrgetter(field), items))
    first: dict[str, int] = {}
    for position, key in enumerate(keys) if len(set(keys)) < len(keys) else ():
        if key and key in first:
            yield Row(sheet, position, items[position]).finding(
                field,
                f"this {what} stands twice; the first one is at {{twin}}.",
                "Delete or rename one.",
                twin=first[key],
            )
        first.setdefault(key, position)


Check = tuple[tuple[str, ...], Callable[[Row], Iterator[Finding]]]
"""What is wrong with a row, and all the fields on which that depends."""


def checked(sheet: str, items: Sequence[Any], checks: Sequence[Check]) -> Iterator[Finding]:
    """What the checks find, row by row. Rows with the same values are alike: each different one is looked at once."""
    suspects: set[int] = set()
    for fields, check in checks:
        values = list(map(attrgetter(*fields), items))
        wrong = {
            value for value, item in dict(zip(values, items, strict=True)).items() if any(check(Row(sheet, 0, item)))
        }
        if wrong:
            suspects.update(position for position, value in enumerate(values) if value in wrong)
    for position in sorted(suspects):
        row = Row(sheet, position, items[position])
        for _, check in checks:
            yield from check(row)


def names(items: Iterable[Any], field: str) -> Names:
    """The names that a sheet defines."""
    return Names(getattr(item, field) for item in items)
