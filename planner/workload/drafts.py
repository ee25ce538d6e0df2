"""The workload of studies as rows of Demand, and the studies of a draft as facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from planner.domain.errors import Problem, Severity
from planner.domain.months import Grid
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, Source
from planner.exchange.portfolio_cells import plain_text
from planner.exchange.portfolio_columns import folded
from planner.workload.demand import (
    AS_IN_THE_TABLE,
    SITES_COLUMN,
    Scaling,
    StudyFacts,
    sites_by_country,
    workload,
)
from planner.workload.lines import LineEdits, WorkedLine, worked_lines
from planner.workload.model import WorkloadModel
from planner.workload.scaling import told

BASIS_COLUMN = "Basis"
"""The extra column of Demand that says that a line is a planning assumption."""


@dataclass(frozen=True, slots=True)
class DemandDraft:
    """Rows of Demand, and all lines that the model gave, those left out included (for showing and changing them)."""

    draft: Draft
    lines: tuple[WorkedLine, ...]


def facts_in(draft: Draft) -> tuple[StudyFacts, ...]:
    """The facts of the studies on a draft's Roadmap; rows without usable dates are left out (validation tells)."""
    found = []
    for row in draft.of("Roadmap"):
        cells = {heading: cell.value for heading, cell in row.cells.items()}
        start, end = cells.get("Start"), cells.get("End")
        if not isinstance(start, dt.date) or not isinstance(end, dt.date) or end < start:
            continue
        sites = row.extra.get(SITES_COLUMN)
        found.append(
            StudyFacts(
                plain_text(cells.get("Study ID", "")),
                start,
                end,
                plain_text(cells.get("Phase", "")),
                _number(cells.get("Sites")),
                _number(cells.get("Patients")),
                tuple(code.strip() for code in plain_text(cells.get("Countries", "")).split(";") if code.strip()),
                sites_by_country(plain_text(sites.value)) if sites else {},
            )
        )
    return tuple(found)


def demand_draft(
    studies: Iterable[StudyFacts],
    model: WorkloadModel,
    grid: Grid,
    roles: Collection[str],
    scaling: Scaling = AS_IN_THE_TABLE,
    edits: LineEdits | None = None,
) -> DemandDraft:
    """Rows of Demand for studies, in the months of a plan; lines that are 0 throughout the plan are left out.

    ``roles`` are those of the portfolio: a role of the model that is not among them is left out with a notice.
    ``edits`` say what people made of single lines.
    """
    names = {folded(role): role for role in roles}
    workloads = {facts.id: workload(facts, model, scaling) for facts in studies}
    lines = tuple(worked_lines(workloads.values(), names, grid, edits or {}))
    rows = [line_row(line, model, grid) for line in lines if line.taken]
    lacking = sorted(
        {line.role for found in workloads.values() for line in found.lines if folded(line.role) not in names}
    )
    problems = [
        Problem(
            "Demand", "", role, "the workload model has this role and the sheet Roles has not; its work was left out.",
            "Add the role to Roles if it should be planned.", Severity.NOTICE,
        )
        for role in lacking
    ]  # fmt: skip
    notes = [f"{study}: assumed {text}" for study, found in workloads.items() for text in found.assumed]
    heading = _heading(model, len(rows), scaling, sum(1 for line in lines if not line.edit.says_nothing))
    return DemandDraft(Draft(tuple(rows), tuple(problems), (heading, *notes)), lines)


def _heading(model: WorkloadModel, rows: int, scaling: Scaling, edited: int) -> str:
    factors = told(scaling)
    scaled = f" Scaled: {factors}." if factors else ""
    by_hand = f" What you said of {edited:,} lines was kept to." if edited else ""
    return f"Demand of {rows:,} lines was worked out by the workload model: a {model.label}.{scaled}{by_hand}"


def line_row(line: WorkedLine, model: WorkloadModel, grid: Grid) -> DraftRow:
    """A line as a row; it comes from no cell of a file."""
    nowhere = Source("")
    cells = {"Study ID": DraftCell(line.study, nowhere), "Role": DraftCell(line.role, nowhere)}
    if line.countries:
        cells["Countries"] = DraftCell("; ".join(line.countries), nowhere)
    for label, percent in zip(grid.labels, line.fte, strict=True):
        cells[label] = DraftCell(percent / 100, nowhere, note=model.label)
    return DraftRow("Demand", cells, {BASIS_COLUMN: DraftCell(model.label, nowhere)})


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
