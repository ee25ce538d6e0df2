"""Files and proposals in pieces, small enough that neither end of a pipe is busy with one for longer than a moment.

What goes over is what the window shows and what taking needs: the cells of the file, which rows its tables are, and the
changes; not the drafts and the rows in between, which stay where they were made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from planner.domain.errors import Problem
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.registries.forms import RegistryForm
from planner.exchange.importing.tables import Findings
from planner.exchange.importing.tables.found import FoundTable, RowsByNumber
from planner.exchange.raw import CellValue, RawJson, RawWorkbook
from planner.services.importing.batches import Batch
from planner.services.importing.files import ImportFile
from planner.services.importing.proposal import ImportProposal, RowChange, RowKind
from planner.services.importing.rows import SPECS, ReadRow

MOST_CELLS = 20_000
MOST_ITEMS = 500
_NO_BATCH = Batch(None)  # type: ignore[arg-type]


@dataclass(frozen=True)
class FileHead:
    """A file without its cells, which follow; of its tables only the numbers of their rows."""

    path: Path
    read: RawWorkbook | RawJson
    form: RegistryForm | None
    notes: tuple[str, ...]
    findings: Findings | None


@dataclass(frozen=True)
class CellsPiece:
    """Rows of a sheet, by its number in the file, after those that have come."""

    sheet: int
    rows: list[list[CellValue]]


@dataclass(frozen=True)
class ProposalHead:
    """A proposal without its changes, what the file says, and the problems, which follow."""

    proposal: ImportProposal
    same_base: bool


@dataclass(frozen=True)
class ChangesPiece:
    """Changes of a sheet, by its number in the proposal, as plain values: objects take three times as long to send.

    What stood in the document is known by its position if the other end has the document.
    """

    sheet: int
    changes: list[tuple[Any, ...]]


@dataclass(frozen=True)
class ProblemsPiece:
    """Problems of a group, by its number in the proposal, as plain values."""

    group: int
    problems: list[tuple[Any, ...]]


@dataclass(frozen=True)
class SaidPiece:
    """What the files say about rows."""

    said: dict[tuple[str, str], ReadRow]


Piece = FileHead | CellsPiece | ProposalHead | ChangesPiece | ProblemsPiece | SaidPiece


def file_pieces(file: ImportFile) -> Iterator[Piece]:
    """A file as read, with its tables; a registry's records are made again by whoever gets it."""
    findings = None
    if file.form is None:
        found = file.findings
        findings = Findings(
            tuple(replace(sheet, tables=tuple(map(_by_number, sheet.tables))) for sheet in found.sheets)
        )
    if isinstance(file.read, RawJson):
        yield FileHead(file.path, file.read, file.form, file.notes, findings)
        return
    bare = replace(file.read, sheets=tuple(replace(sheet, rows=[]) for sheet in file.read.sheets))
    yield FileHead(file.path, bare, file.form, file.notes, findings)
    for number, sheet in enumerate(file.read.sheets):
        width = max(map(len, sheet.rows), default=0)
        for rows in _some(sheet.rows, max(1, MOST_CELLS // max(1, width))):
            yield CellsPiece(number, rows)


def _by_number(table: FoundTable) -> FoundTable:
    numbers = [row.number for row in table.rows if not row.sheet or row.sheet == table.sheet]
    return replace(table, rows=RowsByNumber(numbers))


def proposal_pieces(proposal: ImportProposal, base: Portfolio | None) -> Iterator[Piece]:
    """A proposal; ``base`` is the portfolio that the other end has already."""
    same = proposal.base is base
    bare = replace(
        proposal,
        base=Portfolio(proposal.base.settings) if same else proposal.base,
        sheets=tuple(replace(sheet, changes=()) for sheet in proposal.sheets),
        problems=tuple(replace(group, problems=()) for group in proposal.problems),
        said={},
    )
    yield ProposalHead(bare, same)
    for number, sheet in enumerate(proposal.sheets):
        for changes in _some(sheet.changes, MOST_ITEMS):
            yield ChangesPiece(number, [_flat(one, same) for one in changes])
    for number, group in enumerate(proposal.problems):
        for problems in _some(group.problems, 2 * MOST_ITEMS):
            yield ProblemsPiece(number, list(map(_PROBLEM, problems)))
    said = iter(proposal.said.items())
    while some := list(islice(said, MOST_ITEMS)):
        yield SaidPiece({place: _lean(row) for place, row in some})


def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(one.name for one in fields(kind)))


_PROBLEM, _CHANGE = _values_of(Problem), _values_of(RowChange)
_ITEM = {name: _values_of(spec.row_type) for name, spec in SPECS.items()}
_BEFORE, _AFTER = (next(i for i, one in enumerate(fields(RowChange)) if one.name == n) for n in ("before", "after"))


def _flat(change: RowChange, same_base: bool) -> tuple[Any, ...]:
    values, item = list(_CHANGE(change)), _ITEM[change.sheet]
    values[_BEFORE] = None if same_base or change.before is None else item(change.before)
    values[_AFTER] = None if change.after is None else item(change.after)
    return tuple(values)


def _lean(row: ReadRow) -> ReadRow:
    """A row of a file with its values only, not what it was made from."""
    return ReadRow(row.sheet, row.values, {}, _NO_BATCH, row.source, dict(row.months), {}, {})


def _some(items: Sequence[Any], count: int) -> Iterator[list[Any]]:
    for start in range(0, len(items), count):
        yield list(items[start : start + count])


@dataclass
class Together:
    """Pieces put together again."""

    base: Portfolio | None = None
    head: FileHead | ProposalHead | None = None
    changes: dict[int, list[RowChange]] = field(default_factory=dict)
    problems: dict[int, list[Problem]] = field(default_factory=dict)
    said: dict[tuple[str, str], ReadRow] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        """Take the next piece."""
        match piece:
            case FileHead() | ProposalHead():
                self.head = piece
            case CellsPiece(number, rows):
                assert isinstance(self.head, FileHead) and isinstance(self.head.read, RawWorkbook)
                self.head.read.sheets[number].rows.extend(rows)
            case ChangesPiece(number, changes):
                self.changes.setdefault(number, []).extend(map(self._change, changes))
            case ProblemsPiece(number, problems):
                self.problems.setdefault(number, []).extend(Problem(*values) for values in problems)
            case SaidPiece(said):
                self.said.update(said)

    def file(self) -> ImportFile:
        """The file, once all pieces have come."""
        assert isinstance(self.head, FileHead)
        file = ImportFile(self.head.path, self.head.read, self.head.form, self.head.notes)
        if self.head.findings is not None:
            file.__dict__["findings"] = self.head.findings  # where `cached_property` keeps what it has worked out
        return file

    def proposal(self) -> ImportProposal:
        """The proposal, once all pieces have come."""
        assert isinstance(self.head, ProposalHead)
        bare = self.head.proposal
        base = self.base if self.head.same_base and self.base is not None else bare.base
        sheets = [
            replace(sheet, changes=tuple(self.changes.get(number, ()))) for number, sheet in enumerate(bare.sheets)
        ]
        groups = [
            replace(group, problems=tuple(self.problems.get(number, ()))) for number, group in enumerate(bare.problems)
        ]
        return replace(bare, base=base, sheets=tuple(sheets), problems=tuple(groups), said=self.said)

    def _change(self, values: Sequence[Any]) -> RowChange:
        """A change made again of its values."""
        assert isinstance(self.head, ProposalHead)
        put = list(values)
        change = RowChange(*values)
        spec = SPECS[change.sheet]
        if change.after is not None:
            put[_AFTER] = spec.row_type(*change.after)
        if change.before is not None:
            put[_BEFORE] = spec.row_type(*change.before)
        elif self.head.same_base and change.kind is not RowKind.NEW and self.base is not None:
            items: Sequence[Any] = getattr(self.base, spec.attribute)
            put[_BEFORE] = items[change.position]
        return RowChange(*put)
