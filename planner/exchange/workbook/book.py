"""A plan workbook in the making: the export, the sheets so far, and where their live figures stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname

from planner.exchange.plan_export import PlanExport
from planner.exchange.sheets import add_sheet
from planner.exchange.workbook.grid import Grid, Looks

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Ranges:
    """Where the rows of a sheet stand, for the formulas of other sheets; columns are numbers from 1."""

    sheet: str
    first: int
    last: int
    columns: dict[str, int]

    def of(self, heading: str) -> str:
        """The cells under a heading, as an absolute range."""
        letter = get_column_letter(self.columns[heading])
        return f"{quote_sheetname(self.sheet)}!${letter}${self.first}:${letter}${self.last}"


@dataclass
class Book:
    """The workbook and what its sheets tell one another; ``most`` is how many rows of a grid are wanted (None: all)."""

    workbook: Workbook
    export: PlanExport
    looks: Looks
    grids: dict[str, Grid] = field(default_factory=dict)
    staffing: Ranges | None = None
    """The rows of Staffing by study; None while there is no such sheet: figures are values then, not formulas."""
    months: Ranges | None = None
    """The rows of Demand and capacity."""
    most: int | None = None

    def sheet(self, title: str) -> Worksheet:
        """A new sheet at the end."""
        return add_sheet(self.workbook, title)

    def grid(self, sheet: Worksheet, first: int) -> Grid:
        """The rows of a sheet from ``first`` on; they are written when the workbook is packed."""
        grid = self.grids[sheet.title] = Grid(sheet, first, self.looks, self.most)
        return grid
