"""What files said last about rows, beside what they say now: so that hand edits are told from the file's changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from planner.domain.document import ImportedRow
from planner.exchange.portfolio_cells import as_cell
from planner.exchange.portfolio_columns import Column
from planner.exchange.rules_common import as_shown
from planner.services.importing.matching import KEYS
from planner.services.importing.rows import FIELDS, ReadRow

BY_HAND = "changed by hand since the last import"
DELETED = "it was deleted by hand since the last import"
SaidRow = tuple[str, str]
"""Sheet and key."""


class Said:
    """What files said last, by sheet, key and heading."""

    def __init__(self, imported: Iterable[ImportedRow] = ()) -> None:
        self._rows = {(row.sheet, row.key): dict(row.said) for row in imported}

    def knows(self, sheet: str, key: str) -> bool:
        """Whether a file spoke of the row before."""
        return (sheet, key) in self._rows

    def says(self, sheet: str, key: str, heading: str) -> bool:
        """Whether a file said anything about one value before."""
        return heading in self._rows.get((sheet, key), {})

    def again(self, sheet: str, key: str, heading: str, text: str) -> bool:
        """Whether the file says the same as last time about one value."""
        return self._rows.get((sheet, key), {}).get(heading) == text


def told(column: Column, value: object) -> str:
    """A field's value as people read it."""
    shown = as_cell(column, value)
    return ("Y" if shown else "N") if isinstance(shown, bool) else as_shown(shown)


def said_by(row: ReadRow, key: str) -> ImportedRow:
    """What a row of a file says."""
    columns = FIELDS[row.sheet]
    pairs = [
        (columns[name].heading, told(columns[name], value))
        for name, value in row.values.items()
        if name not in KEYS[row.sheet]
    ]
    pairs += [(label, f"{percent / 100:g}") for label, percent in row.months.items()]
    return ImportedRow(row.sheet, key, tuple(pairs))


def merged(
    before: Iterable[ImportedRow], now: Mapping[SaidRow, ReadRow], gone: Collection[SaidRow]
) -> tuple[ImportedRow, ...]:
    """What is remembered after an import: rows that were spoken of now in place of what was said before."""
    rows = {(row.sheet, row.key): row for row in before}
    for place, read in now.items():
        row, old = said_by(read, place[1]), rows.get(place)
        rows[place] = row if old is None else ImportedRow(*place, tuple({**dict(old.said), **dict(row.said)}.items()))
    return tuple(row for place, row in rows.items() if place not in gone)
