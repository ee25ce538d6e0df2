"""What reading a table needs to know besides the file: the portfolio's roles, calendar and hours, one's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from planner.exchange.importing.values.fte import WorkingDays


@dataclass(frozen=True)
class ImportContext:
    """``known_roles``: the roles of the portfolio that is imported into. ``folder``: the person's own lists of words.

    ``working_days`` and the hours turn hours and days into FTE; ``country_of`` gives the country (ISO 3166 alpha-2) of
    a person by what stands in the Staff ID column, folded, for tables that name none.
    """

    known_roles: tuple[str, ...] = ()
    folder: Path | None = None
    working_days: WorkingDays | None = None
    hours_per_fte_month: Decimal = Decimal(160)
    hours_per_day: Decimal = Decimal(8)
    country_of: Mapping[str, str] = field(default_factory=dict)
    date_1904: bool = False
