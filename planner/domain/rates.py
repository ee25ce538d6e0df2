"""Rates as whole numbers: *rate units* of 1/10,000 base currency per hour, rounded half up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from planner.domain.errors import UserError
from planner.domain.portfolio import DemandRow, Portfolio, RateCardRow

RATE_UNITS = 10_000
"""Rate units in one unit of base currency per hour; also onboarding units in one FTE-month."""


def in_units(amount: Decimal) -> int:
    """An amount in units of 1/10,000, rounded half up."""
    return int((amount * RATE_UNITS).to_integral_value(ROUND_HALF_UP))


class Rates:
    """Cost and bill rates of a portfolio in rate units of its base currency."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._base = portfolio.settings.currency
        self._to_base = {row.currency: row.rate_to_base for row in portfolio.exchange_rates}
        self._sponsor_of = {study.id: study.sponsor for study in portfolio.studies}
        self._card: dict[str, list[RateCardRow]] = defaultdict(list)
        for row in portfolio.rate_card:
            self._card[row.role].append(row)

    def units(self, rate: Decimal, currency: str) -> int:
        """A rate in rate units; UserError for a currency without an exchange rate."""
        if not currency or currency == self._base:
            return in_units(rate)
        if currency not in self._to_base:
            raise UserError(f"Exchange rates: there is no rate for {currency}. Add a row for it.")
        return in_units(rate * self._to_base[currency])

    def costs(self, portfolio: Portfolio) -> list[int]:
        """Cost rates of all people, in sheet order."""
        return [self.units(person.cost_rate, person.currency) for person in portfolio.staff]

    def bills(self, rows: Iterable[DemandRow]) -> list[int]:
        """Bill rates of lines; UserError for a line that has none and finds none on the rate card."""
        return [self._bill(row) for row in rows]

    def _bill(self, row: DemandRow) -> int:
        if row.bill_rate is not None:
            return self.units(row.bill_rate, row.currency)
        found = self.card_row(row)
        if found is None:
            raise UserError(
                f"Demand: the line {row.role} of study {row.study} has no bill rate, and no row of Rate card fits it. "
                "Enter a bill rate, or add a row to Rate card."
            )
        return self.units(found.bill_rate, found.currency)

    def card_row(self, row: DemandRow) -> RateCardRow | None:
        """The most specific row of the rate card for a line: a named sponsor counts more than a named country."""
        sponsor = self._sponsor_of.get(row.study, "")
        fitting = [
            card
            for card in self._card[row.role]
            if card.sponsor in ("", sponsor) and (not card.country or card.country in row.countries)
        ]
        # max keeps the first of equals, which is the rule for rows that are equally specific
        return max(fitting, key=lambda card: (card.sponsor != "", card.country != ""), default=None)
