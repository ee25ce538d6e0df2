"""The canonical columns that a file may fill, with the few that become others (first and last name, duration)."""

from __future__ import annotations

from planner.exchange.portfolio_columns import SHEETS, Column, Kind, SheetSpec

MAPPABLE = (
    "Roadmap",
    "Demand",
    "Staff",
    "Assignments",
    "Leave",
    "Experience",
    "Sponsors",
    "Roles",
    "Rate card",
    "Exchange rates",
)
"""The canonical sheets that a table may become, the most usual ones first."""

FIRST_NAME, LAST_NAME, DURATION, WORK_COUNTRY = "First name", "Last name", "Duration (months)", "Country"
MONTH, FTE = "Month", "FTE"

HELPERS: dict[str, tuple[Column, ...]] = {
    "Staff": (
        Column(FIRST_NAME, "", Kind.TEXT, "First name; with the last name it becomes the Name."),
        Column(LAST_NAME, "", Kind.TEXT, "Last name; with the first name it becomes the Name."),
    ),
    "Roadmap": (Column(DURATION, "", Kind.NUMBER, "Months from the start; it becomes the End.", unit="months"),),
    "Assignments": (
        Column(WORK_COUNTRY, "", Kind.COUNTRY, "Where the person works, for the working days of a month."),
        Column(MONTH, "", Kind.DATE, "The month of the row's FTE; it becomes Start and End."),
    ),
    "Demand": (
        Column(MONTH, "", Kind.DATE, "The month of the row's FTE, where each month has a row of its own."),
        Column(FTE, "", Kind.NUMBER, "The FTE of that month."),
    ),
}
"""Columns that no canonical sheet has, but from which one of its columns is made."""

BY_MONTH = frozenset({"Demand", "Assignments"})
"""The sheets that may have months across the columns."""
MADE_BY_MONTHS = frozenset({"FTE", "Start", "End"})
"""The columns of Assignments that months across the columns fill."""


def spec_of(sheet: str) -> SheetSpec:
    """The specification of a canonical sheet; KeyError if there is none."""
    found = next((spec for spec in SHEETS if spec.name == sheet), None)
    if found is None:
        raise KeyError(sheet)
    return found


def targets_of(sheet: str) -> dict[str, Column]:
    """All columns that may be filled for a sheet, by heading."""
    return {column.heading: column for column in (*spec_of(sheet).columns, *HELPERS.get(sheet, ()))}


def required_of(sheet: str, by_month: bool) -> tuple[str, ...]:
    """The headings that must be filled."""
    made = MADE_BY_MONTHS if by_month and sheet == "Assignments" else frozenset()
    return tuple(column.heading for column in spec_of(sheet).columns if column.required and column.heading not in made)


def lacking(sheet: str, filled: frozenset[str], by_month: bool) -> tuple[str, ...]:
    """The required headings that nothing fills, nor can be made from what is there."""
    made = set(filled)
    if DURATION in filled and "Start" in filled:
        made.add("End")
    if FIRST_NAME in filled and LAST_NAME in filled:
        made.add("Name")
    return tuple(heading for heading in required_of(sheet, by_month) if heading not in made)
