"""Finding the tables in other people's sheets: headings, data rows, and what stands round them.

`find_tables` looks through a whole file as read; `table_at` reads one table whose heading rows a person has pointed
out; `long_of` turns months or (project, share) pairs across the columns into rows, and `stacked` puts the tables of
monthly tabs under one another. Every value keeps the cell that it came from.
"""

from planner.exchange.importing.tables.finding import Findings, SheetFindings, find_tables, table_at
from planner.exchange.importing.tables.found import Column, FoundTable, LeftOut, Pair, Place, Reason, Shape, TableRow
from planner.exchange.importing.tables.long import filled_down, long_of, melted, stacked

__all__ = [
    "Column",
    "Findings",
    "FoundTable",
    "LeftOut",
    "Pair",
    "Place",
    "Reason",
    "Shape",
    "SheetFindings",
    "TableRow",
    "filled_down",
    "find_tables",
    "long_of",
    "melted",
    "stacked",
    "table_at",
]
