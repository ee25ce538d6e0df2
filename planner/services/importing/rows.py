"""Draft rows into fields of the portfolio, by the same parsers as the portfolio workbook; complaints by source cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Any

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.domain.portfolio import AwardStatus
from planner.exchange.importing.draft import DraftCell, DraftRow, Source
from planner.exchange.portfolio_cells import Complaint, Unusable, is_blank, parse_cell, parse_fte, plain_text, shown
from planner.exchange.portfolio_columns import SHEETS, Column, SheetSpec
from planner.services.importing.batches import Batch

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
SPECS: dict[str, SheetSpec] = {spec.name: spec for spec in SHEETS}
"""The canonical sheets by name."""
FIELDS: dict[str, dict[str, Column]] = {spec.name: {column.field: column for column in spec.columns} for spec in SHEETS}
"""The canonical columns by sheet and field."""
Parsed = tuple[Any, Complaint | None] | Complaint


@dataclass(slots=True)
class ReadRow:
    """A draft row as fields.

    ``cells`` are the draft's cells by field; ``months`` hold percent FTE; ``bad`` fields could not be read.
    """

    sheet: str
    values: dict[str, Any]
    cells: dict[str, DraftCell]
    months: dict[str, int]
    month_cells: dict[str, DraftCell]
    extra: dict[str, str]
    bad: set[str]
    batch: Batch
    source: Source
    problems: list[Problem] = field(default_factory=list)

    def cell_of(self, name: str, labels: tuple[str, ...] = ()) -> DraftCell | None:
        """The draft cell of a field, or of a month of demand (``fte:3``)."""
        if name.startswith("fte:") and labels:
            index = int(name[4:])
            return self.month_cells.get(labels[index]) if index < len(labels) else None
        return self.cells.get(name)


class RowReader:
    """Reads the rows of batches; each different value of a column is parsed once."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, tuple[Column, dict[Any, Parsed]]]] = {
            name: {column.heading: (column, {}) for column in spec.columns} for name, spec in SPECS.items()
        }

    def read(self, batch: Batch) -> list[ReadRow]:
        """All rows of a batch."""
        return [self._row(row, batch) for row in batch.draft.rows]

    def _row(self, row: DraftRow, batch: Batch) -> ReadRow:
        columns = self._columns[row.sheet]
        by_month = SPECS[row.sheet].by_month
        found = ReadRow(row.sheet, {}, {}, {}, {}, {}, set(), batch, _NOWHERE)
        for heading, cell in row.cells.items():
            column = columns.get(heading)
            if column is not None:
                known = column[1].get(cell.value)
                if known.__class__ is tuple and known[1] is None and cell.value.__class__ is not bool:  # nearly all
                    found.values[column[0].field] = known[0]
                    found.cells[column[0].field] = cell
                else:
                    self._cell(found, *column, cell)
            elif by_month and _MONTH.fullmatch(heading):
                self._month(found, heading, cell)
            else:
                found.extra[heading] = plain_text(cell.value)
        for heading, cell in row.extra.items():
            if by_month and _MONTH.fullmatch(heading):
                self._month(found, heading, cell)
            elif not is_blank(cell.value):
                found.extra[heading] = plain_text(cell.value)
        found.source = _first_source(row)
        return found

    def _cell(self, found: ReadRow, column: Column, memory: dict[Any, Parsed], cell: DraftCell) -> None:
        value = cell.value
        known = memory.get(value) if value is not True and value is not False else None
        if known is None:
            value = _plain(value)
            if is_blank(value):
                return
            known = _parsed(column, value)
            if not isinstance(value, bool):
                memory[value] = known
        name = column.field
        found.cells[name] = cell
        if isinstance(known, Complaint):
            found.bad.add(name)
            self._complain(found, cell, known)
            return
        found.values[name] = known[0]
        if known[1] is not None:
            self._complain(found, cell, known[1])

    def _month(self, found: ReadRow, label: str, cell: DraftCell) -> None:
        try:
            percent, complaint = parse_fte(_plain(cell.value))
        except Unusable as unusable:
            found.bad.add("fte")
            self._complain(found, cell, unusable.complaint)
            return
        found.months[label] = percent
        found.month_cells[label] = cell
        if complaint is not None:
            self._complain(found, cell, complaint)

    def _complain(self, found: ReadRow, cell: DraftCell, complaint: Complaint) -> None:
        where = cell.source
        told = cell.written or shown(_plain(cell.value))
        found.problems.append(
            Problem(where.sheet, where.cell, told, complaint.message, complaint.remedy, complaint.severity, where.file)
        )


_NOWHERE = Source("")


def lacking(row: ReadRow) -> list[Column]:
    """The required columns that a new row has no value for; those that could not be read were spoken of."""
    return [column for column in SPECS[row.sheet].columns if column.required and column.field not in row.values]


def item_of(row: ReadRow, labels: tuple[str, ...]) -> Any:
    """A new row of the portfolio; every required field must be there."""
    values = dict(row.values)
    if row.sheet == "Roadmap":
        values.setdefault("status", AwardStatus.FORECAST)
    if row.sheet == "Staff":
        values.setdefault("name", "")
    if SPECS[row.sheet].by_month:
        values["fte"] = tuple(row.months.get(label, 0) for label in labels)
    return SPECS[row.sheet].row_type(**values, extra=tuple(row.extra.items()))


def missing_problem(row: ReadRow, column: Column) -> Problem:
    """A required value that a new row lacks."""
    where = row.source
    message = f"{column.heading} is missing, which {row.sheet} needs."
    remedy = f"Enter it in the file, or give one value for all rows ({column.meaning.rstrip('.').lower()})."
    return Problem(where.sheet, where.cell, "", message, remedy, Severity.ERROR, where.file)


def months_of(rows: Iterable[ReadRow]) -> list[Month]:
    """All months that demand is given for, in order."""
    return sorted({Month.parse(label) for row in rows for label in row.months})


def _parsed(column: Column, value: Any) -> Parsed:
    try:
        return parse_cell(column, value)
    except Unusable as unusable:
        return unusable.complaint


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else value


def _first_source(row: DraftRow) -> Source:
    for cell in chain(row.cells.values(), row.extra.values()):
        if cell.source.file:
            return cell.source
    return _NOWHERE
