"""Draft rows into fields of the portfolio, by the same parsers as the portfolio workbook; complaints by source cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import Any

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.domain.portfolio import AwardStatus
from planner.exchange.importing.draft import DraftCell, DraftRow, SharedCells, SharedRead, Source
from planner.exchange.portfolio_cells import (
    Complaint,
    Unusable,
    is_blank,
    parse_cell,
    parse_fte,
    parser_of,
    plain_text,
    shown,
)
from planner.exchange.portfolio_columns import SHEETS, Column, SheetSpec
from planner.services.importing.batches import Batch

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
SPECS: dict[str, SheetSpec] = {spec.name: spec for spec in SHEETS}
"""The canonical sheets by name."""
FIELDS: dict[str, dict[str, Column]] = {spec.name: {column.field: column for column in spec.columns} for spec in SHEETS}
"""The canonical columns by sheet and field."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})
Parsed = tuple[Any, Complaint | None] | Complaint


@dataclass(slots=True)
class ReadRow:
    """A draft row as fields.

    ``cells`` are the draft's cells by field; ``months`` hold percent FTE; ``bad`` fields could not be read.
    """

    sheet: str
    values: dict[str, Any]
    cells: Mapping[str, DraftCell]
    batch: Batch
    source: Source
    months: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    month_cells: Mapping[str, DraftCell] = field(default_factory=lambda: _NOTHING)
    extra: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    bad: AbstractSet[str] = frozenset()
    problems: Sequence[Problem] = ()

    def cell_of(self, name: str, labels: tuple[str, ...] = ()) -> DraftCell | None:
        """The draft cell of a field, or of a month of demand (``fte:3``)."""
        if name.startswith("fte:") and labels:
            index = int(name[4:])
            return self.month_cells.get(labels[index]) if index < len(labels) else None
        return self.cells.get(name)


class FieldCells(Mapping[str, DraftCell]):
    """The cells of a row by field, each made when somebody asks for it."""

    __slots__ = ("_headings", "_row")

    def __init__(self, row: SharedCells, headings: Mapping[str, str]) -> None:
        """``headings``: the canonical heading of each field."""
        self._row, self._headings = row, headings

    def __getitem__(self, name: str) -> DraftCell:
        heading = self._headings[name]
        for read in self._row.reads:
            if read is not None and read.heading == heading:
                return self._row.cell(read)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        there = set(self._row)
        return (name for name, heading in self._headings.items() if heading in there)

    def __len__(self) -> int:
        return len(self._row)


@dataclass(slots=True)
class _Draft:
    """A row in the making: the same as `ReadRow`, to be written to."""

    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, DraftCell] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    month_cells: dict[str, DraftCell] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def row(self, sheet: str, batch: Batch, source: Source) -> ReadRow:
        """The row, made."""
        return ReadRow(
            sheet, self.values, self.cells, batch, source,
            self.months, self.month_cells, self.extra, self.bad, self.problems,
        )  # fmt: skip


class RowReader:
    """Reads the rows of batches; each different value of a column is parsed once."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, tuple[Column, dict[Any, Parsed]]]] = {
            name: {column.heading: (column, {}) for column in spec.columns} for name, spec in SPECS.items()
        }
        self._parsers = {
            name: {column.field: parser_of(column) for column in spec.columns} for name, spec in SPECS.items()
        }
        self._headings = {
            name: {column.field: column.heading for column in spec.columns} for name, spec in SPECS.items()
        }
        self._known: dict[SharedRead, tuple[str, Any]] = {}
        """The field and value of what rows share, where there is no more to it."""

    def read(self, batch: Batch) -> list[ReadRow]:
        """All rows of a batch."""
        return [self._shared_row(row, batch) or self._row(row, batch) for row in batch.draft.rows]

    def _shared_row(self, row: DraftRow, batch: Batch) -> ReadRow | None:
        """A row of which all is known from other rows, as nearly all of a large table are; None if it is not so."""
        cells = row.cells
        if not isinstance(cells, SharedCells) or row.extra:
            return None
        known, values = self._known, {}
        for read in cells.reads:
            if read is not None:
                pair = known.get(read) or self._learn(row.sheet, read)
                if not pair:
                    return None
                values[pair[0]] = pair[1]
        return ReadRow(row.sheet, values, FieldCells(cells, self._headings[row.sheet]), batch, cells.source,
                       _NOTHING, _NOTHING, _NOTHING)  # fmt: skip

    def _learn(self, sheet: str, read: SharedRead) -> tuple[str, Any] | None:
        """What a value is as a field; None if it is no field, blank, or there is something to complain of."""
        column, value = self._columns[sheet].get(read.heading), _plain(read.value)
        if column is None or is_blank(value):
            return None
        name = column[0].field
        try:
            parsed, complaint = self._parsers[sheet][name](value)
        except Unusable:
            return None
        if complaint is not None:
            return None
        pair = self._known[read] = (name, parsed)
        return pair

    def _row(self, row: DraftRow, batch: Batch) -> ReadRow:
        columns = self._columns[row.sheet]
        by_month = SPECS[row.sheet].by_month
        found = _Draft()
        for heading, cell in row.cells.items():
            column = columns.get(heading)
            if column is not None:
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
        return found.row(row.sheet, batch, _first_source(row))

    def _parsed(self, column: Column, memory: dict[Any, Parsed], value: Any) -> Parsed:
        """A filled cell's value, or what is wrong with it; True is 1 to a dictionary, but not to a person."""
        if isinstance(value, bool):
            return _parsed(column, value)
        known = memory.get(value)
        if known is None:
            known = memory[value] = _parsed(column, value)
        return known

    def _cell(self, found: _Draft, column: Column, memory: dict[Any, Parsed], cell: DraftCell) -> None:
        value = _plain(cell.value)
        if is_blank(value):
            return
        known, name = self._parsed(column, memory, value), column.field
        found.cells[name] = cell
        if isinstance(known, Complaint):
            found.bad.add(name)
            self._complain(found, cell, known)
            return
        found.values[name] = known[0]
        if known[1] is not None:
            self._complain(found, cell, known[1])

    def _month(self, found: _Draft, label: str, cell: DraftCell) -> None:
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

    def _complain(self, found: _Draft, cell: DraftCell, complaint: Complaint) -> None:
        where = cell.source
        told = cell.written or shown(_plain(cell.value))
        found.problems.append(
            Problem(where.sheet, where.cell, told, complaint.message, complaint.remedy, complaint.severity, where.file)
        )


_NOWHERE = Source("")


_REQUIRED = {name: {column.field for column in spec.columns if column.required} for name, spec in SPECS.items()}


def lacking(row: ReadRow) -> list[Column]:
    """The required columns that a new row has no value for; those that could not be read were spoken of."""
    if row.values.keys() >= _REQUIRED[row.sheet]:
        return []
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
    if value.__class__ is str:  # nearly all
        return value
    return float(value) if isinstance(value, (Decimal, int)) and not isinstance(value, bool) else value


def _first_source(row: DraftRow) -> Source:
    for cell in chain(row.cells.values(), row.extra.values()):
        if cell.source.file:
            return cell.source
    return _NOWHERE
