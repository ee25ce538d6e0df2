"""The columns of the plan sheets that are read back, in the terms of `planner.exchange.portfolio_columns`."""

from __future__ import annotations

from planner.exchange.portfolio_columns import Column, Kind

LINE_COLUMNS = ("Study ID", "Role", "Countries", "Min grade", "Required skills")
"""What names a line."""

_LINE = (
    Column("Study ID", "study", Kind.ID, "Study of the line.", True),
    Column("Role", "role", Kind.ID, "Role of the line.", True),
    Column("Countries", "countries", Kind.COUNTRIES, "As on Demand."),
    Column("Min grade", "min_grade", Kind.WHOLE, "As on Demand."),
    Column("Required skills", "skills", Kind.LIST, "As on Demand."),
    Column("Seat", "seat", Kind.WHOLE, "Number of the seat within the line.", True),
)
_HOLD = (
    Column("Month", "month", Kind.MONTH, "Month of the plan.", True),
    Column("FTE", "fte", Kind.FTE, "What the seat carries in this month.", True),
)
SEAT_COLUMNS = _LINE
CONTRACTOR_COLUMNS = (*_LINE, *_HOLD)
ASSIGNMENT_COLUMNS = (
    Column("Staff ID", "person", Kind.ID, "Who holds the seat.", True),
    Column("Name", "name", Kind.TEXT, "Name of that person; the Staff ID counts."),
    Column("Sponsor", "sponsor", Kind.TEXT, "Sponsor of the study; the Study ID counts."),
    *_LINE,
    *_HOLD,
    Column("Locked", "locked", Kind.YES_NO, "Whether a lock holds the person there."),
)
