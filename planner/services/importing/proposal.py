"""An import as a proposal: what would be new, changed, gone, and what is wrong or still to be said; nothing is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from planner.domain.document import ImportedRow
from planner.domain.errors import Problem, Severity
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.draft import Source
from planner.exchange.importing.mapping.suggesting import ColumnGuess
from planner.services.importing.choices import TableChoice, TableKey
from planner.services.importing.roadmap_diff import RoadmapDiff
from planner.services.importing.rows import ReadRow
from planner.workload.lines import WorkedLine


class RowKind(StrEnum):
    """What an import would do with a row."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value: its canonical heading, what stands in the document and what would (as people read them).

    ``written`` is what stands in the file, ``note`` how it was read, ``source`` its cell. ``kept``: why the document's
    value stays all the same ("" if it does not): it was changed by hand since the last import.
    """

    heading: str
    old: str
    new: str
    source: Source
    written: str = ""
    note: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a canonical sheet that would be added, changed or deleted.

    ``id`` names it within its proposal. ``label`` is its key for people ("ABC-101", "Ana Novak, ABC-101, CRA").
    ``before`` and ``after`` are items of the portfolio (None where there is none), ``position`` the place of ``before``
    in its tuple. ``wanted``: whether it is taken if the person says nothing more; if not, ``reason`` says why (gone,
    locked, wrong). ``consequences`` of a deletion are sentences. ``wrong``: it has an error of its own.
    """

    id: int
    sheet: str
    kind: RowKind
    label: str
    before: Any
    after: Any
    position: int
    source: Source
    fields: tuple[FieldChange, ...] = ()
    wanted: bool = True
    reason: str = ""
    consequences: tuple[str, ...] = ()
    wrong: bool = False


@dataclass(frozen=True)
class SheetProposal:
    """All that an import says about one canonical sheet; ``unchanged`` counts rows."""

    sheet: str
    changes: tuple[RowChange, ...]
    unchanged: int = 0

    def of(self, kind: RowKind) -> tuple[RowChange, ...]:
        """The rows of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by kind: new, changed, gone, unchanged."""
        return {**{kind.value: len(self.of(kind)) for kind in RowKind}, "unchanged": self.unchanged}


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """One thing that is wrong, in however many cells. ``message`` says it for all of them; ``problems`` are by cell."""

    sheet: str
    message: str
    remedy: str
    severity: Severity
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """In how many cells."""
        return len(self.problems)

    @property
    def first(self) -> Problem:
        """The first of them, with its file, sheet and cell."""
        return self.problems[0]


class Ask(StrEnum):
    """What a question is about."""

    SHEET = "sheet"  # what a table holds
    COLUMN = "column"  # what a column means
    REQUIRED = "required"  # which column gives something that is needed
    VALUES = "values"  # date order, decimal sign, unit
    SPONSOR = "sponsor"  # which known sponsor a name means
    PERSON = "person"  # which person a name means
    ROLE = "role"  # which known role is meant
    RATE = "rate"  # what an hour of roles bills that have no rate
    SETTING = "setting"  # a setting of a new document


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer: for people, as `ImportChoices` takes it, and how likely it is (0 to 100; 0: not known)."""

    text: str
    value: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the person can say. ``subject`` is the name, heading or setting it is about.

    ``blocking``: rows stay out until it is answered; else ``assumed`` says what is done without an answer. ``say`` is
    how to answer on the command line. ``rows`` counts the rows that depend on it; ``source`` is the first cell of them.
    """

    ask: Ask
    subject: str
    text: str
    answers: tuple[Answer, ...] = ()
    blocking: bool = False
    assumed: str = ""
    say: str = ""
    rows: int = 0
    table: TableKey | None = None
    source: Source | None = None


@dataclass(frozen=True)
class TableReading:
    """How one table is read: ``sheet`` is the canonical one ("" if it is left out), ``how`` in a few words why.

    ``columns`` are the guesses for all its columns; ``taken`` canonical heading by heading of the file; ``ignored``
    headings that are not read; ``missing`` required canonical headings that nothing fills. ``place_again`` is where it
    was found, if it was pointed out in an earlier file of this layout.
    """

    key: TableKey
    file: str
    place: str
    sheet: str
    how: str
    rows: int
    columns: tuple[ColumnGuess, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    place_again: TableChoice | None = None


@dataclass(frozen=True)
class ImportProposal:
    """What an import would do. ``name`` is that of the undoable step; ``base`` the portfolio it was worked out for.

    ``roadmap`` says what happens to the sponsor's studies in sentences. ``notes`` are everything that was decided on
    the way. Of ``problems`` those of severity error keep rows out; ``refused`` says why nothing at all can be taken
    ("" if something can). ``sponsor_names`` and ``people_names`` are spellings that were decided about; they are
    remembered as aliases when the import is taken, and so is ``said``, what the files say about each row, and
    ``working_days``, the calendar that hours and days were divided by. ``workload`` are all lines that the workload
    model gave, also those left out; ``workload_said`` is what the document keeps about how they were worked out.
    """

    name: str
    base: Portfolio
    sheets: tuple[SheetProposal, ...]
    problems: tuple[ProblemGroup, ...] = ()
    questions: tuple[Question, ...] = ()
    tables: tuple[TableReading, ...] = ()
    roadmap: RoadmapDiff = field(default_factory=RoadmapDiff)
    notes: tuple[str, ...] = ()
    into_new: bool = False
    refused: str = ""
    sponsor_names: Mapping[str, str] = field(default_factory=dict)
    people_names: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[tuple[str, str], ReadRow] = field(default_factory=dict)
    working_days: tuple[ImportedRow, ...] = ()
    workload: tuple[WorkedLine, ...] = ()
    workload_said: tuple[ImportedRow, ...] = ()

    @cached_property
    def changes(self) -> tuple[RowChange, ...]:
        """All rows that would be added, changed or deleted, by their id."""
        return tuple(change for sheet in self.sheets for change in sheet.changes)

    @cached_property
    def wanted(self) -> frozenset[int]:
        """The ids of the rows that are taken if the person says nothing more: neither gone nor wrong nor locked."""
        return frozenset(change.id for change in self.changes if change.wanted)

    @cached_property
    def gone(self) -> frozenset[int]:
        """The ids of the rows that the file no longer has."""
        return frozenset(change.id for change in self.changes if change.kind is RowKind.GONE)

    @property
    def errors(self) -> int:
        """How many cells have an error."""
        return sum(group.count for group in self.problems if group.severity is Severity.ERROR)

    @property
    def blocked(self) -> tuple[Question, ...]:
        """The questions without an answer to which rows stay out."""
        return tuple(question for question in self.questions if question.blocking)
