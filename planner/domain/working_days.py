"""Working days by country and month, frozen so that a document always gives the same FTE for the same hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from planner.domain.errors import UserError
from planner.domain.months import Month

HOURS_PER_DAY = Decimal(8)


@dataclass(frozen=True)
class WorkingCalendar:
    """``days`` holds by country (ISO 3166, two letters) the working days of each month from ``first`` on.

    ``source`` says where they come from. A month of a country that is not covered is a `UserError`.
    """

    first: Month
    days: Mapping[str, tuple[int, ...]]
    hours_per_day: Decimal = HOURS_PER_DAY
    source: str = ""
    hours_by_country: Mapping[str, Decimal] = field(default_factory=dict)

    def working_days(self, country: str, month: Month) -> int:
        """The working days of a month."""
        listed = self.days.get(country)
        index = month.ordinal - self.first.ordinal
        if listed is None:
            raise UserError(f"The working-day calendar has no country {country or '(blank)'}. Add it to the calendar.")
        if not 0 <= index < len(listed):
            raise UserError(f"The working-day calendar does not cover {month} for {country}. Extend the calendar.")
        return listed[index]

    def hours(self, country: str, month: Month) -> Decimal:
        """The hours that one FTE works in a month, holidays of the country taken off."""
        return self.working_days(country, month) * self.hours_by_country.get(country, self.hours_per_day)

    def fte_of_days(self, days: Decimal, country: str, month: Month) -> Decimal:
        """FTE that so many working days of a month are; exact."""
        return days / self.working_days(country, month)

    def fte_of_hours(self, hours: Decimal, country: str, month: Month) -> Decimal:
        """FTE that so many hours of a month are; exact."""
        return hours / self.hours(country, month)
