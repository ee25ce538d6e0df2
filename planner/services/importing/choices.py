"""What a person has said about an import so far. Everything left out is found out from the files, or asked."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from planner.domain.months import Month
from planner.exchange.importing.mapping.mapping import Choices, Mapping
from planner.exchange.importing.names.decisions import Decisions
from planner.exchange.importing.registries.choice import RegistryChoice
from planner.workload.demand import AS_IN_THE_TABLE, Scaling
from planner.workload.lines import LineEdits


class TableKey(NamedTuple):
    """A table of an import: the number of its file, and its own among the file's tables; both from 0."""

    file: int
    table: int


@dataclass(frozen=True)
class TableChoice:
    """What was said about one table.

    ``sheet``: the canonical sheet that it becomes; "" leaves it out; None: the likeliest. ``mapping``: a whole mapping,
    in place of the suggested one. ``take``: further columns by their heading in the file and their canonical heading,
    or that they mean nothing (""). ``values``: date order, decimal sign, unit and the like, in place of the mapping's.
    ``header_rows`` (0-based, adjoining), ``columns`` (first and last), ``last_row`` and ``left_out`` (rows that are no
    data) point out a table by hand; ``within`` is its sheet in the file, if no table was found there. ``as_found``: it
    stands where it was found, whatever is remembered of an earlier file.
    """

    sheet: str | None = None
    mapping: Mapping | None = None
    take: AnyMapping[str, str] = field(default_factory=dict)
    values: Choices | None = None
    header_rows: tuple[int, ...] | None = None
    columns: tuple[int, int] | None = None
    last_row: int | None = None
    left_out: frozenset[int] = frozenset()
    within: str | None = None
    as_found: bool = False

    @property
    def points_out(self) -> bool:
        """Whether it says where the table stands."""
        return self.header_rows is not None or self.last_row is not None or bool(self.left_out)

    @property
    def place(self) -> tuple[object, ...]:
        """Where the table stands, for comparison."""
        return self.header_rows, self.columns, self.last_row, self.left_out, self.within

    def at(self, place: TableChoice) -> TableChoice:
        """The same about the table that ``place`` points out."""
        return replace(
            self, header_rows=place.header_rows, columns=place.columns, last_row=place.last_row,
            left_out=place.left_out, within=place.within, as_found=False,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewSettings:
    """Settings of a document that is made by the import; what is None is taken from the files, or assumed and said."""

    plan_start: Month | None = None
    months: int | None = None
    currency: str = ""


@dataclass(frozen=True)
class ImportChoices:
    """Everything that was said about an import; a new value for every step, so that Back is only an older one.

    ``sponsor`` is that of all rows that name none. ``mapping_name``: a remembered mapping to use. ``accept_guesses``
    takes every column whose meaning is guessed. ``sponsor_names`` and ``people_names`` map names as written to the
    known sponsor or Staff ID that is meant, or to themselves if they are new; ``new_names`` takes all names left as
    new. ``roles`` maps roles as written to known ones; ``add_roles`` adds those left (None: only to a document without
    roles). ``roles_from_staff``: assignments of a table without roles are in the person's own role. ``workload``: work
    out the demand of studies that have none, ``scaling`` and ``lines`` how much of it. ``bill_rate``: what an hour of
    every role that is not on the rate card bills, in the base currency. ``leave_out_bad``: import
    the good rows only. ``clear_blanks``: a blank cell of a column that is read empties what stood there.
    ``overwrite_edits``: what was changed by hand since the last import gives way to what the file says, though it says
    nothing new.
    """

    tables: AnyMapping[TableKey, TableChoice] = field(default_factory=dict)
    sheet: str = ""
    take: AnyMapping[str, str] = field(default_factory=dict)
    values: Choices = field(default_factory=Choices)
    constants: AnyMapping[str, str] = field(default_factory=dict)
    fill_down: tuple[str, ...] = ()
    sponsor: str = ""
    mapping_name: str = ""
    accept_guesses: bool = False
    registry: RegistryChoice = field(default_factory=RegistryChoice)
    workload: bool = False
    scaling: Scaling = AS_IN_THE_TABLE
    lines: LineEdits = field(default_factory=dict)
    sponsor_names: Decisions = field(default_factory=dict)
    people_names: Decisions = field(default_factory=dict)
    new_names: bool = False
    roles: AnyMapping[str, str] = field(default_factory=dict)
    add_roles: bool | None = None
    roles_from_staff: bool = False
    bill_rate: Decimal | None = None
    settings: NewSettings = field(default_factory=NewSettings)
    leave_out_bad: bool = False
    clear_blanks: bool = False
    overwrite_edits: bool = False

    def of(self, key: TableKey) -> TableChoice:
        """What was said about a table."""
        return self.tables.get(key, _NOTHING_SAID)


_NOTHING_SAID = TableChoice()
