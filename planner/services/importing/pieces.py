"""Files and proposals in pieces, small enough that neither end of a pipe is busy with one for longer than a moment.

What goes over is what the window shows and what taking needs: the cells of the file, which rows its tables are, and the
changes; not the drafts and the rows in between, which stay where they were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner.domain.errors import Problem
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.registries.forms import RegistryForm
from planner.exchange.importing.tables import Findings
from planner.exchange.importing.tables.found import FoundTable, RowsByNumber
from planner.exchange.raw import CellValue, RawJson, RawWorkbook
from planner.services.importing.files import ImportFile
from planner.services.importing.packing import (
    Columns,
    LateSaid,
    PackedChanges,
    PackedSaid,
    changes_packed,
    changes_unpacked,
    problems_packed,
    problems_unpacked,
    said_packed,
)
from planner.services.importing.proposal import ImportProposal, RowChange
from planner.services.importing.rows import SPECS, ReadRow

MOST_CELLS = 20_000
MOST_ITEMS = 500


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
    """Changes of a sheet, by its number in the proposal, and what the files say about some of its rows.

    Together, because what files say about new rows are mostly the values of these, which are sent once.
    """

    sheet: int
    changes: PackedChanges | None
    said: PackedSaid | None = None


@dataclass(frozen=True)
class ProblemsPiece:
    """Problems of a group, by its number in the proposal, as `problems_packed` gives them."""

    group: int
    count: int
    problems: Columns


Piece = FileHead | CellsPiece | ProposalHead | ChangesPiece | ProblemsPiece


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
    said = _said_by_sheet(proposal)
    for number, sheet in enumerate(proposal.sheets):
        told = said.pop(sheet.sheet, [])
        for start in range(0, max(len(sheet.changes), len(told)), MOST_ITEMS):
            changes, rows = sheet.changes[start : start + MOST_ITEMS], told[start : start + MOST_ITEMS]
            yield ChangesPiece(
                number,
                changes_packed(sheet.sheet, changes, same) if changes else None,
                said_packed(sheet.sheet, rows) if rows else None,
            )
    for number, group in enumerate(proposal.problems):
        for problems in _some(group.problems, 2 * MOST_ITEMS):
            yield ProblemsPiece(number, len(problems), problems_packed(problems))


def _said_by_sheet(proposal: ImportProposal) -> dict[str, list[tuple[str, ReadRow]]]:
    """What the files say, by sheet; each sheet of which they say anything is one of the proposal."""
    found: dict[str, list[tuple[str, ReadRow]]] = {}
    for (sheet, label), row in proposal.said.items():
        found.setdefault(sheet, []).append((label, row))
    return found


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
    said: list[PackedSaid] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Take the next piece."""
        match piece:
            case FileHead() | ProposalHead():
                self.head = piece
            case CellsPiece(number, rows):
                assert isinstance(self.head, FileHead) and isinstance(self.head.read, RawWorkbook)
                self.head.read.sheets[number].rows.extend(rows)
            case ChangesPiece(number, changes, said):
                if changes is not None:
                    items = getattr(self.base, SPECS[changes.sheet].attribute) if self.base is not None else ()
                    self.changes.setdefault(number, []).extend(changes_unpacked(changes, items))
                if said is not None:
                    self.said.append(said)
            case ProblemsPiece(number, count, problems):
                self.problems.setdefault(number, []).extend(problems_unpacked(problems, count))

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
        return replace(bare, base=base, sheets=tuple(sheets), problems=tuple(groups), said=LateSaid(self.said))
