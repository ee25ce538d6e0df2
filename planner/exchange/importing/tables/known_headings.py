"""Whether a line of cells names columns that we know: it tells headings from a line of short labels above them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from planner.exchange.importing.values.reading import folded_words
from planner.exchange.importing.values.word_lists import word_list
from planner.exchange.portfolio_columns import SHEETS
from planner.exchange.raw import CellValue

_LIST = "headings"
_NO_COLUMNS = ("Sheets", "Rows")
"""Tables of the list that hold other words than headings of columns."""


@cache
def _known() -> frozenset[str]:
    """All headings that the program's own list knows, and those of our workbook, folded."""
    words = word_list(_LIST)
    found = {folded_words(column.heading) for spec in SHEETS for column in spec.columns}
    for table in words.tables[0]:
        if table not in _NO_COLUMNS:
            for heading, others in words.words(table).items():
                found.update(folded_words(word) for word in (heading, *others))
    return frozenset(found - {""})


def known_in(cells: Sequence[CellValue]) -> int:
    """How many different known headings stand in a line."""
    texts = {folded_words(cell) for cell in cells if isinstance(cell, str)}
    return len(texts & _known())
