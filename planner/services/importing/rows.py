"""Draft rows into fields of the portfolio, by the same parsers as the portfolio workbook; complaints by source cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal
from itertools import chain, repeat
from types import MappingProxyType
from typing import Any, NamedTuple

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.domain.portfolio import AwardStatus
from planner.exchange.importing.collection import made_of
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

    def get(self, name: str, default: Any = None) -> Any:
        """The cell of a field, or the default."""
        try:
            return self[name]
        except KeyError:
            return default

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


class _Learned(NamedTuple):
    """What a column means: its field, a value for each row, the rows where it is blank, and those of which more is to
    be said (no field, or something to complain of)."""

    name: str
    values: list[Any]
    gaps: Sequence[int]
    lost: Sequence[int]


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

    def read(self, batch: Batch) -> list[ReadRow]:
        """All rows of a batch."""
        rows = batch.draft.rows
        known = self._shared_rows(rows, batch)
        return [known.get(number) or self._row(row, batch) for number, row in enumerate(rows)]

    def _shared_rows(self, rows: Sequence[DraftRow], batch: Batch) -> dict[int, ReadRow]:
        """Rows of which all is known from their columns, as nearly all of a large table are, by their number."""
        cells = {n: row.cells for n, row in enumerate(rows) if isinstance(row.cells, SharedCells) and not row.extra}
        kinds = {(rows[number].sheet, len(shared.reads)) for number, shared in cells.items()}
        if len(kinds) != 1 or 0 in next(iter(kinds)):
            return {}
        ((sheet, _),) = kinds
        learned = [
            self._learn(sheet, reads) for reads in zip(*(shared.reads for shared in cells.values()), strict=True)
        ]
        names = [column.name for column in learned]
        values = [dict(zip(names, row, strict=True)) for row in zip(*(one.values for one in learned), strict=True)]
        lost: set[int] = set()
        for column in learned:
            lost.update(column.lost)
            for at in column.gaps:
                values[at].pop(column.name, None)
        headings = self._headings[sheet]
        return {
            number: ReadRow(sheet, row, FieldCells(shared, headings), batch, shared.source)
            for at, ((number, shared), row) in enumerate(zip(cells.items(), values, strict=True))
            if at not in lost
        }

    def _learn(self, sheet: str, reads: Sequence[SharedRead | None]) -> _Learned:
        """What a column means as a field; each different value is parsed once."""
        heading = next((read.heading for read in reads if read is not None), "")
        column = self._columns[sheet].get(heading)
        name = heading if column is None else column[0].field
        meant: dict[SharedRead | None, Any] = {}
        parse = self._parsers[sheet].get(name) if column is not None else None
        for read in dict.fromkeys(reads):
            if read is None or parse is None or read.heading != heading or is_blank(read.value):
                continue
            try:
                value, complaint = parse(_plain(read.value))
            except Unusable:
                continue
            if complaint is None:
                meant[read] = value
        gaps = [at for at, read in enumerate(reads) if read is None] if None in reads else []
        whole = len(meant) + bool(gaps) == len(set(reads))
        lost = [] if whole else [at for at, read in enumerate(reads) if read is not None and read not in meant]
        return _Learned(name, [meant.get(read) for read in reads], gaps, lost)

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
_USUAL: dict[tuple[str, str], Any] = {("Roadmap", "status"): AwardStatus.FORECAST, ("Staff", "name"): ""}
"""What a new row has in a field without which there is none, if the file says nothing of it."""


_REQUIRED = {name: {column.field for column in spec.columns if column.required} for name, spec in SPECS.items()}


def is_complete(row: ReadRow) -> bool:
    """Whether a row has a value for all that a new row needs."""
    return row.values.keys() >= _REQUIRED[row.sheet]


def lacking(row: ReadRow) -> list[Column]:
    """The required columns that a new row has no value for; those that could not be read were spoken of."""
    if is_complete(row):
        return []
    return [column for column in SPECS[row.sheet].columns if column.required and column.field not in row.values]


def items_of(sheet: str, rows: Sequence[ReadRow], labels: tuple[str, ...]) -> list[Any]:
    """New rows of the portfolio; every required field must be there."""
    spec, count = SPECS[sheet], len(rows)
    values = [row.values for row in rows]
    said = set().union(*values)
    columns: list[Iterable[Any]] = []
    for one in fields(spec.row_type):
        usual = _USUAL.get((sheet, one.name), one.default)
        if one.name == "fte" and spec.by_month:
            columns.append([tuple(row.months.get(label, 0) for label in labels) for row in rows])
        elif one.name == "extra":
            columns.append([tuple(row.extra.items()) if row.extra else () for row in rows])
        elif usual is MISSING:
            columns.append([row[one.name] for row in values])
        elif one.name in said:
            columns.append([row.get(one.name, usual) for row in values])
        else:
            columns.append(repeat(usual, count))
    return made_of(spec.row_type, columns, count)


def item_of(row: ReadRow, labels: tuple[str, ...]) -> Any:
    """A new row of the portfolio, as `items_of` makes many."""
    return items_of(row.sheet, [row], labels)[0]


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
