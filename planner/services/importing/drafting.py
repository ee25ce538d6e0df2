"""From files and choices to batches of draft rows: workbooks of our own form, registries, and mapped tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planner.domain.errors import Problem, UserError
from planner.domain.months import Grid, Month
from planner.domain.portfolio import Portfolio, Settings
from planner.exchange.importing.draft import Draft
from planner.exchange.importing.mapping.context import ImportContext
from planner.exchange.importing.mapping.drafting import draft_of
from planner.exchange.importing.mapping.months_across import month_columns
from planner.exchange.importing.names.normalising import organisation_name
from planner.exchange.importing.registries.choice import RegistryChoice
from planner.exchange.importing.registries.roadmap import roadmap_draft
from planner.exchange.importing.registries.trials import Trials, trials_of
from planner.exchange.importing.values.fte import WorkingDays
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.raw import RawWorkbook
from planner.services.importing.batches import Batch
from planner.services.importing.canonical import canonical_batch
from planner.services.importing.choices import ImportChoices
from planner.services.importing.files import FileKind, ImportFile
from planner.services.importing.memory import ImportMemory
from planner.services.importing.reading_tables import ReadTable, is_read_as_tables, read_tables

_WHOLE = frozenset({"Roadmap", "Demand", "Staff", "Leave", "Experience", "Assignments", "Rate card", "Exchange rates"})
"""Sheets of which a table holds all rows of what it speaks of."""


@dataclass
class Drafted:
    """All batches, and what came with them."""

    batches: list[Batch] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    settings: Settings | None = None
    trials: Trials | None = None
    notes: list[str] = field(default_factory=list)
    from_registry: Batch | None = None


def drafted(
    files: Sequence[ImportFile], base: Portfolio, choices: ImportChoices, memory: ImportMemory, days: WorkingDays
) -> Drafted:
    """What the files give; ``days`` turn hours into FTE. Raises `UserError` for choices that meet nothing."""
    result = Drafted(tables=read_tables(files, choices, memory), notes=list(memory.notes))
    context = _context(base, memory, days)
    registries = []
    for number, file in enumerate(files):
        result.notes += [f"{file.name}: {note}" for note in file.notes]
        if is_read_as_tables(file, number, choices):
            mapped = [table for table in result.tables if table.key.file == number]
            result.batches += [
                replace(_table_batch(table, file, context), blanks_clear=choices.clear_blanks)
                for table in mapped
                if table.mapping is not None
            ]
        elif file.kind is FileKind.REGISTRY:
            registries.append(file)
        elif isinstance(file.read, RawWorkbook):
            canonical = canonical_batch(file.read, file.name, choices.sheet)
            result.batches.append(canonical.batch)
            result.settings = result.settings or canonical.settings
    if registries:
        _add_registry(result, registries, choices)
    return result


def _add_registry(result: Drafted, files: Sequence[ImportFile], choices: ImportChoices) -> None:
    result.trials = trials_of([file.records for file in files])
    if not result.trials.trials:
        names = " and ".join(file.name for file in files)
        raise UserError(f"{names}: there are only sites in it. Import it together with the file of the trials.")
    draft = roadmap_draft(result.trials, registry_choice(result.trials, choices))
    headings = frozenset(heading for row in draft.of("Roadmap") for heading in row.cells)
    result.from_registry = Batch(
        draft, " and ".join(file.name for file in files), None, {"Roadmap": headings}, whole=frozenset({"Roadmap"})
    )
    result.batches.append(result.from_registry)


def registry_choice(trials: Trials, choices: ImportChoices) -> RegistryChoice:
    """The choice with the sponsor that was named, whatever its case and legal form; `UserError` if there is none."""
    if not choices.sponsor or choices.registry.sponsors:
        return choices.registry
    names = [name for name, _ in trials.sponsors()]
    plain = folded_words(choices.sponsor)
    meant = [name for name in names if folded_words(name) == plain]
    core = organisation_name(choices.sponsor).core
    meant = meant or [name for name in names if organisation_name(name).core == core]
    if not meant:
        near = [name for name in names if plain in folded_words(name) or folded_words(name) in plain][:8] or names[:8]
        raise UserError(
            f"No trial in the file has the sponsor “{choices.sponsor}”. Sponsors there are: {'; '.join(near)}."
        )
    return replace(choices.registry, sponsors=frozenset(meant))


def _table_batch(table: ReadTable, file: ImportFile, context: ImportContext) -> Batch:
    mapping = table.mapping
    assert mapping is not None
    if isinstance(file.read, RawWorkbook) and file.read.date_1904:
        context = replace(context, date_1904=True)
    draft = draft_of(table.source, mapping, context)
    notes = tuple(f"{table.place}: {note}" for note in draft.notes)
    months: list[Month] = []
    if mapping.months is not None and mapping.sheet == "Demand":
        months = [month for _, month in month_columns(table.source, mapping.months, mapping.months.value) if month]
    elif mapping.sheet == "Demand":
        found = sorted({label for row in draft.rows for label in row.extra})
        months = _from_to(Month.parse(found[0]), Month.parse(found[-1])) if found else []
    return Batch(
        Draft(draft.rows, tuple(problem for problem in draft.problems if not _said_otherwise(problem)), notes),
        file.name,
        table.key,
        {mapping.sheet: mapping.filled},
        tuple(months),
        frozenset({mapping.sheet}) & _WHOLE,
    )


def _said_otherwise(problem: Problem) -> bool:
    """What the import asks about in its own way: columns that only new rows need, and roles that are not known."""
    return problem.message.startswith("no column of the file gives") or "is not a role that is known" in problem.message


def _from_to(first: Month, last: Month) -> list[Month]:
    return list(Grid(first, last.ordinal - first.ordinal + 1).months)


def _context(base: Portfolio, memory: ImportMemory, days: WorkingDays) -> ImportContext:
    countries = {}
    for person in base.staff:
        if person.country:
            countries[folded_words(person.id)] = person.country
            countries[folded_words(person.name)] = person.country
    countries.pop("", None)
    return ImportContext(
        tuple(role.name for role in base.roles),
        memory.folder,
        days,
        base.settings.hours_per_fte_month,
        country_of=countries,
    )
