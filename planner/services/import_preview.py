"""What the import wizard shows besides the proposal: targets for columns, the contents of a registry, demand by month.

The names re-exported here are the ones of `planner.exchange` and `planner.workload` that a choice is made of, so that
the window need not know these packages.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from planner.domain.errors import EnvironmentTrouble, ThroughlineError
from planner.domain.portfolio import AwardStatus, DemandRow
from planner.exchange.importing.mapping.mapping import Choices, MonthUse
from planner.exchange.importing.mapping.store import usual_folder
from planner.exchange.importing.mapping.suggesting import ColumnGuess
from planner.exchange.importing.mapping.targets import MAPPABLE, required_of, targets_of
from planner.exchange.importing.registries.choice import OPEN_STATUSES, OURS, RegistryChoice
from planner.exchange.importing.registries.forms import TrialStatus
from planner.exchange.importing.registries.roadmap import is_chosen
from planner.exchange.importing.registries.trials import Trials, trials_of
from planner.exchange.importing.tables.found import FoundTable
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.fte import FteUnit
from planner.exchange.importing.values.numbers import DecimalSign
from planner.exchange.raw import RawWorkbook, TextForm, column_letters, place_of
from planner.exchange.reading import ReadingCancelled, preview
from planner.services.demandless import without_demand_of
from planner.services.importing.comparing import told
from planner.services.importing.files import FileKind, ImportFile
from planner.services.importing.proposal import ImportProposal, RowChange, RowKind
from planner.services.importing.rows import SPECS
from planner.workload.demand import AS_IN_THE_TABLE, Scaling
from planner.workload.drafts import BASIS_COLUMN
from planner.workload.lines import LineEdit, LineKey, WorkedLine

__all__ = [
    "AS_IN_THE_TABLE",
    "MAPPABLE",
    "OPEN_STATUSES",
    "OURS",
    "AwardStatus",
    "Choices",
    "ColumnGuess",
    "DateOrder",
    "DecimalSign",
    "DemandView",
    "FoundTable",
    "FteUnit",
    "LineEdit",
    "LineKey",
    "MonthUse",
    "ReadingCancelled",
    "RegistryChoice",
    "RegistryView",
    "Scaling",
    "Target",
    "TextForm",
    "TrialStatus",
    "WorkedLine",
    "column_letters",
    "demand_view",
    "is_portfolio_workbook",
    "lacking_for_a_plan",
    "new_without_demand",
    "pasted_file",
    "place_of",
    "registry_view",
    "row_words",
    "studies_without_demand",
    "targets",
    "trials_chosen",
    "usual_folder",
]


_LONGEST = 48
"""Characters of a value in one line about its row."""


@dataclass(frozen=True, slots=True)
class Target:
    """A canonical column that a column of a file may fill."""

    heading: str
    meaning: str
    required: bool


def targets(sheet: str) -> tuple[Target, ...]:
    """The columns of a canonical sheet that may be filled, the required ones first; none if there is no such sheet."""
    if sheet not in MAPPABLE:
        return ()
    needed = set(required_of(sheet, by_month=False))
    found = [Target(column.heading, column.meaning, heading in needed) for heading, column in targets_of(sheet).items()]
    return tuple(sorted(found, key=lambda target: not target.required))


def is_portfolio_workbook(path: Path, cancelled: Callable[[], bool] | None = None) -> bool:
    """Whether a file is a workbook in our own form, which is opened and not imported; False if it cannot be read."""
    try:
        seen = preview(path, rows=30, cancelled=cancelled)
    except ThroughlineError:
        return False
    book = RawWorkbook(seen.kind, tuple(one.sheet for one in seen.sheets if not one.chart))
    return ImportFile(path, book).kind is FileKind.PORTFOLIO


@dataclass(frozen=True)
class RegistryView:
    """What a registry's files hold, for choosing from: numbers of trials by sponsor and by state, and their years."""

    trials: Trials
    sponsors: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[TrialStatus, int], ...]
    years: tuple[int, int] | None


def registry_view(files: Sequence[ImportFile]) -> RegistryView:
    """The contents of the files that come from a registry, seen together."""
    found = trials_of([file.records for file in files if file.kind is FileKind.REGISTRY])
    return RegistryView(found, tuple(found.sponsors()), tuple(found.statuses()), found.years())


def trials_chosen(view: RegistryView, choice: RegistryChoice) -> int:
    """How many trials are wanted."""
    return sum(1 for trial in view.trials.trials if is_chosen(trial, choice))


def row_words(change: RowChange) -> tuple[str, ...]:
    """What stands in a row that would be new: heading and value of all that is set, without what is usual anyway."""
    spec, item = SPECS[change.sheet], change.after
    usual = {one.name: one.default for one in fields(item)} if is_dataclass(item) else {}
    words = []
    for column in spec.columns:
        value = getattr(item, column.field, None)
        text = "" if value in (None, (), "") or value == usual.get(column.field) else told(column, value)
        if text and text not in change.label.split(", "):
            words.append(f"{column.heading}: {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}")
    if isinstance(item, DemandRow):
        words.append(f"{sum(item.fte) / 100:g} FTE-months")
    return (*words, *(f"{heading}: {text}" for heading, text in getattr(item, "extra", ()) if text))


@dataclass(frozen=True)
class DemandView:
    """Demand that the workload model would add: its lines, FTE by role for each month of the plan, and the studies."""

    months: tuple[str, ...]
    curves: Mapping[str, tuple[float, ...]]
    studies: tuple[str, ...]
    lines: tuple[WorkedLine, ...]


def demand_view(proposal: ImportProposal, study: str = "") -> DemandView:
    """The workload model's lines in a proposal (of one study, if it is named), and their FTE added up by role."""
    labels = proposal.base.grid.labels
    lines = tuple(line for line in proposal.workload if study in ("", line.study))
    curves: dict[str, list[float]] = {}
    for line in lines:
        if line.taken:
            total = curves.setdefault(line.role, [0.0] * len(labels))
            for month, fte in enumerate(line.fte):
                total[month] += fte / 100
    shown = {role: tuple(values) for role, values in curves.items()}
    return DemandView(tuple(labels), shown, tuple(dict.fromkeys(line.study for line in proposal.workload)), lines)


def studies_without_demand(proposal: ImportProposal, known: bool = False) -> tuple[str, ...]:
    """The new studies of a proposal (with ``known`` those of the document, too) that have no role demand.

    Studies whose demand the workload model has worked out count as well: there was none before.
    """
    given = {row.study for row in proposal.base.demand}
    added: dict[str, None] = {}
    if known:
        planned = (one for one in proposal.base.studies if one.status not in (AwardStatus.CLOSED, AwardStatus.LOST))
        grid = proposal.base.grid
        added.update({study.id: None for study in planned if grid.span(study.start, study.end)})
    for sheet in proposal.sheets:
        for change in sheet.of(RowKind.NEW):
            if sheet.sheet == "Roadmap":
                added[change.after.id] = None
            elif sheet.sheet == "Demand" and not dict(change.after.extra).get(BASIS_COLUMN):
                given.add(change.after.study)
    return tuple(study for study in added if study not in given)


def lacking_for_a_plan(proposal: ImportProposal, ids: Collection[int]) -> str:
    """The first sheet without which there is nothing to plan once the rows ``ids`` are taken; "" if there is a plan.

    It is Roadmap, Demand, or, where demand could not even be worked out, Roles.
    """
    from planner.domain.case import is_planned

    settings = proposal.base.settings
    planned = {study.id for study in _after(proposal, "Roadmap", ids) if is_planned(study, settings)}
    if not planned:
        return "Roadmap"
    if any(line.study in planned and any(line.fte) for line in _after(proposal, "Demand", ids)):
        return ""
    return "Demand" if any(True for _ in _after(proposal, "Roles", ids)) else "Roles"


def new_without_demand(proposal: ImportProposal, ids: Collection[int]) -> tuple[str, ...]:
    """The studies that the rows ``ids`` bring into the plan, and that still have no demand once these are taken."""
    roadmap = (change for sheet in proposal.sheets if sheet.sheet == "Roadmap" for change in sheet.of(RowKind.NEW))
    studies = (change.after for change in roadmap if change.id in ids)
    return without_demand_of(studies, _after(proposal, "Demand", ids), proposal.base)


def _after(proposal: ImportProposal, sheet: str, ids: Collection[int]) -> Iterator[Any]:
    """The rows of a sheet as they are once changes are taken."""
    changes = [change for one in proposal.sheets if one.sheet == sheet for change in one.changes if change.id in ids]
    gone = {change.position for change in changes}
    items = getattr(proposal.base, SPECS[sheet].attribute)
    yield from (item for position, item in enumerate(items) if position not in gone)
    yield from (change.after for change in changes if change.after is not None)


def pasted_file(text: str, folder: Path) -> Path:
    """A block of cells as spreadsheets put it on the clipboard, as a text file to be imported like any other.

    Raises `EnvironmentTrouble` if it cannot be written.
    """
    path = folder / "Pasted cells.csv"
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter="\t").writerows(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except OSError as trouble:
        raise EnvironmentTrouble(f"The pasted cells could not be kept for a moment: {trouble}.") from trouble
    return path
