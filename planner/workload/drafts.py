"""The workload of studies as rows of Demand, and the studies of a draft as facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from planner.domain.errors import Problem, Severity
from planner.domain.months import Grid
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, Source
from planner.exchange.portfolio_cells import plain_text
from planner.exchange.portfolio_columns import folded
from planner.workload.demand import (
    AS_IN_THE_TABLE,
    SITES_COLUMN,
    Line,
    Scaling,
    StudyFacts,
    Workload,
    sites_by_country,
    workload,
)
from planner.workload.model import WorkloadModel
from planner.workload.scaling import told

BASIS_COLUMN = "Basis"
"""The extra column of Demand that says that a line is a planning assumption."""


@dataclass(frozen=True, slots=True)
class DemandDraft:
    """Rows of Demand, and the workloads they came from by study (for previews and for changing them)."""

    draft: Draft
    workloads: Mapping[str, Workload]


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
    overrides: Iterable[Line] = (),
) -> DemandDraft:
    """Rows of Demand for studies, in the months of a plan; lines that are 0 throughout the plan are left out.

    ``roles`` are those of the portfolio: a role of the model that is not among them is left out with a notice. A line
    of ``overrides`` takes the place of the model's line of the same study, role and countries.
    """
    names = {folded(role): role for role in roles}
    own = list(overrides)
    workloads = {}
    for facts in studies:
        found = workload(facts, model, scaling)
        for line in own:
            found = found.with_line(line) if line.study == facts.id else found
        workloads[facts.id] = found
    rows = [
        _row(line, names[folded(line.role)], model, grid)
        for found in workloads.values()
        for line in found.lines
        if folded(line.role) in names and any(line.on(grid))
    ]
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
    return DemandDraft(Draft(tuple(rows), tuple(problems), (_heading(model, rows, scaling), *notes)), workloads)


def _heading(model: WorkloadModel, rows: list[DraftRow], scaling: Scaling) -> str:
    factors = told(scaling)
    scaled = f" Scaled: {factors}." if factors else ""
    return f"Demand of {len(rows):,} lines was worked out by the workload model: a {model.label}.{scaled}"


def _row(line: Line, role: str, model: WorkloadModel, grid: Grid) -> DraftRow:
    """A line as a row; it comes from no cell of a file."""
    nowhere = Source("")
    cells = {"Study ID": DraftCell(line.study, nowhere), "Role": DraftCell(role, nowhere)}
    if line.countries:
        cells["Countries"] = DraftCell("; ".join(line.countries), nowhere)
    for label, percent in zip(grid.labels, line.on(grid), strict=True):
        cells[label] = DraftCell(percent / 100, nowhere)
    return DraftRow("Demand", cells, {BASIS_COLUMN: DraftCell(model.label, nowhere)})


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
