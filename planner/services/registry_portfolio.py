"""A portfolio from a trial registry: a sponsor's registered trials, the workload model, and people who are there.

Drafts and a portfolio are put into one workbook of plain values, which the one reader of portfolios then judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from planner.domain.portfolio import Portfolio
from planner.exchange.importing.draft import Draft, DraftRow
from planner.exchange.importing.names.decisions import Decisions, NameQuestion, known_sponsors, resolve_sponsors
from planner.exchange.importing.registries.choice import RegistryChoice
from planner.exchange.importing.registries.roadmap import roadmap_draft
from planner.exchange.importing.registries.trials import Trials
from planner.exchange.portfolio_cells import as_cell, plain_text
from planner.exchange.portfolio_columns import SETTINGS, SETTINGS_SHEET, SHEETS, SheetSpec
from planner.exchange.portfolio_reader import PortfolioFile, portfolio_of
from planner.exchange.raw import CellValue, RawSheet, RawWorkbook
from planner.workload.demand import AS_IN_THE_TABLE, Scaling
from planner.workload.drafts import DemandDraft, demand_draft, facts_in
from planner.workload.model import WorkloadModel


@dataclass(frozen=True)
class RegistryPortfolio:
    """What came of it: the portfolio, both drafts, and sponsors' names that somebody may want to decide about."""

    file: PortfolioFile
    roadmap: Draft
    demand: DemandDraft
    questions: tuple[NameQuestion, ...]


def portfolio_from_registry(
    people: Portfolio,
    trials: Trials,
    choice: RegistryChoice,
    model: WorkloadModel,
    scaling: Scaling = AS_IN_THE_TABLE,
    decisions: Decisions | None = None,
) -> RegistryPortfolio:
    """The chosen trials, staffed from ``people``, whose own studies, demand and assignments are left out.

    Settings, roles, rate card, staff, leave and experience are those of ``people``. Only trials with a day in the plan
    become rows. Raises `InputProblems` if the result breaks a rule, such as a role without a bill rate.
    """
    base = replace(people, studies=(), demand=(), assignments=())
    resolved = resolve_sponsors(roadmap_draft(trials, choice), known_sponsors(base.sponsors), decisions)
    roadmap = _without_known_sponsors(resolved.draft, base)
    planned = [facts for facts in facts_in(roadmap) if base.grid.span(facts.start, facts.end)]
    roadmap = _only_studies(roadmap, {facts.id for facts in planned})
    demand = demand_draft(planned, model, base.grid, [role.name for role in base.roles], scaling)
    file = portfolio_with(base, [roadmap, demand.draft], "registry")
    return RegistryPortfolio(file, roadmap, demand, resolved.questions)


def portfolio_with(base: Portfolio, drafts: Sequence[Draft], name: str) -> PortfolioFile:
    """A portfolio with the rows of drafts added, judged like any workbook; raises `InputProblems`."""
    sheets = [_settings(base)]
    for spec in SHEETS:
        added = [row for draft in drafts for row in draft.of(spec.name)]
        sheets.append(_sheet(base, spec, added))
    return portfolio_of(RawWorkbook("draft", tuple(sheets)), Path(name))


def _without_known_sponsors(draft: Draft, base: Portfolio) -> Draft:
    """The draft with each sponsor once, and none that is there already."""
    seen = {sponsor.name for sponsor in base.sponsors}
    rows = []
    for row in draft.rows:
        name = plain_text(row.cells["Sponsor"].value) if row.sheet == "Sponsors" else ""
        if name in seen:
            continue
        if name:
            seen.add(name)
        rows.append(row)
    return replace(draft, rows=tuple(rows))


def _only_studies(draft: Draft, ids: set[str]) -> Draft:
    studies = [row for row in draft.of("Roadmap") if plain_text(row.cells["Study ID"].value) in ids]
    sponsors = {plain_text(row.cells["Sponsor"].value) for row in studies}
    kept = [row for row in draft.of("Sponsors") if plain_text(row.cells["Sponsor"].value) in sponsors]
    return replace(draft, rows=(*kept, *studies))


def _settings(base: Portfolio) -> RawSheet:
    rows: list[list[CellValue]] = [["Setting", "Value"]]
    rows += [[column.heading, _value(as_cell(column, attrgetter(column.field)(base.settings)))] for column in SETTINGS]
    rows += [[heading, text] for heading, text in base.settings.extra]
    return RawSheet(SETTINGS_SHEET, rows)


def _sheet(base: Portfolio, spec: SheetSpec, added: Iterable[DraftRow]) -> RawSheet:
    """One sheet: the portfolio's rows, then those of the drafts."""
    months = base.grid.labels if spec.by_month else ()
    tables: list[dict[str, CellValue]] = []
    for item in getattr(base, spec.attribute):
        row = {column.heading: _value(as_cell(column, getattr(item, column.field))) for column in spec.columns}
        row.update({label: item.fte[index] / 100 for index, label in enumerate(months)})
        tables.append({**row, **dict(item.extra)})
    tables += [{heading: cell.value for heading, cell in {**row.extra, **row.cells}.items()} for row in added]
    known = [column.heading for column in spec.columns] + list(months)
    headings = list(dict.fromkeys([*known, *(heading for row in tables for heading in row)]))
    return RawSheet(spec.name, [list(headings), *([row.get(heading, "") for heading in headings] for row in tables)])


def _value(value: Any) -> CellValue:
    """A value as a reader of workbooks gives it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    cell: CellValue = float(value) if isinstance(value, int | Decimal) else value
    return cell
