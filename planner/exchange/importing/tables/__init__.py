"""Finding the tables in other people's sheets: headings, data rows, and what stands round them.

`find_tables` looks through a whole file as read; `table_at` reads one table whose heading rows a person has pointed
out. Every value keeps the cell that it came from.
"""

from planner.exchange.importing.tables.finding import Findings, SheetFindings, find_tables, table_at
from planner.exchange.importing.tables.found import Column, FoundTable, LeftOut, Pair, Place, Reason, Shape, TableRow

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
    "find_tables",
    "table_at",
]
