"""The values of a column, and how each different one of them is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.domain.errors import Severity
from planner.exchange.importing.mapping.cells import CellRead
from planner.exchange.importing.mapping.source import SourceRow
from planner.exchange.importing.values.reading import NotGiven
from planner.exchange.portfolio_cells import Complaint, Unusable, is_blank
from planner.exchange.portfolio_columns import Column
from planner.exchange.raw import CellValue


def read_value(column: Column, reader: Callable[[CellValue], CellRead], value: CellValue) -> CellRead | Complaint:
    """A filled cell's canonical value, or what is wrong with it."""
    try:
        return reader(value)
    except NotGiven as unusable:
        severity = Severity.ERROR if column.required else Severity.NOTICE
        return Complaint(unusable.complaint.message, unusable.complaint.remedy, severity)
    except Unusable as unusable:
        return unusable.complaint


@dataclass(frozen=True, slots=True)
class Truth:
    """A yes or no in a column: True is 1 to a dictionary, but not to a person."""

    value: bool


def values_of(rows: Sequence[SourceRow], position: int) -> list[CellValue | Truth]:
    """What stands in a column, row by row; blank where a row ends before it."""
    try:
        found: list[CellValue | Truth] = [row.cells[position] for row in rows]
    except IndexError:
        found = [row.cells[position] if position < len(row.cells) else "" for row in rows]
    if True in found or False in found:
        return [Truth(value) if isinstance(value, bool) else value for value in found]
    return found


def first_filled(cells: Sequence[CellValue]) -> CellValue:
    """The first cell of a row that is not blank; blank if there is none."""
    if cells and not is_blank(cells[0]):
        return cells[0]
    return next((cell for cell in cells if not is_blank(cell)), "")
