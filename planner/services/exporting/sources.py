"""Which plan of a file is exported, judged on the file's portfolio, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from planner.domain.case import Case
from planner.domain.document import PlanRecord
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.plan import Plan
from planner.domain.plan_rows import plan_from_rows
from planner.domain.portfolio import Portfolio
from planner.exchange.plan_export import ExportSource
from planner.services.exporting.restricted import Source
from planner.services.opening import FileKind, OpenedFile, moved
from planner.services.plan_records import case_at, outcome_of, position_of
from planner.services.planning import BaselinePlans, PlanOutcome
from planner.services.suffixes import DOCUMENT_SUFFIX

Baselines = Callable[[Case], BaselinePlans | None]


def no_plan_in(file: str | Path) -> str:
    """What to say of a file without a plan."""
    if Path(file).suffix.lower() == DOCUMENT_SUFFIX:
        return f"{file} holds no plan. Make one with: throughline plan {file} -o plan.xlsx --keep"
    return f"{file} holds no plan. Make one with: throughline plan {file} -o plan.xlsx; and name plan.xlsx instead."


def plan_named(plans: tuple[PlanRecord, ...], name: str, file: str) -> PlanRecord:
    """The plan of this name ('': the newest that is not the published one); UserError with the names there are."""
    if not plans:
        raise UserError(no_plan_in(file))
    if not name:
        own = [plan for plan in plans if not plan.published] or list(plans)
        return sorted(own, key=lambda plan: plan.created)[-1]
    found = next((plan for plan in plans if plan.name == name), None)
    if found is None:
        raise UserError(f"{file} has no plan named {name}. There are: {', '.join(plan.name for plan in plans)}.")
    return found


def source_of_file(
    opened: OpenedFile, plan: str, since: str, baselines: Baselines
) -> tuple[Source, PlanRecord, tuple[str, ...]]:
    """What is exported of a file, which plan it is, and what of it could not be carried over, in words."""
    file = opened.path.name
    record = _on_grid(plan_named(opened.plans, plan, file), opened.portfolio)
    greedy = baselines(case_at(opened.portfolio, position_of(record)))
    outcome, lost = outcome_of(record, opened.portfolio, greedy)
    title = opened.path.stem if opened.kind is not FileKind.SAMPLE else "Sample portfolio"
    place = ExportSource(document_title=title, plan_id=record.id, plan_name=record.name)
    return source_of(outcome, record.id, opened.plans, since, place, Path(file)), record, lost


def source_of(
    outcome: PlanOutcome, plan_id: str, plans: tuple[PlanRecord, ...], since: str, place: ExportSource, file: Path
) -> Source:
    """A judged plan beside the published one and the one to compare with, both out of its document's plans."""
    case = outcome.case
    agreed = next((plan for plan in plans if plan.published and plan.id != plan_id), None)
    if agreed is not None and outcome.published is None:
        published = _in_case(agreed, case)
        outcome = replace(outcome, published=published, evaluation=evaluate(case, outcome.plan, published))
    other = _in_case(plan_named(plans, since, file.name), case) if since else None
    return Source(outcome, place, other)


def _in_case(record: PlanRecord, case: Case) -> Plan:
    return plan_from_rows(case, _on_grid(record, case.portfolio).rows)[0]


def _on_grid(record: PlanRecord, portfolio: Portfolio) -> PlanRecord:
    """The record counted from the plan's first month of today."""
    from planner.domain.months import Month

    grid = portfolio.grid
    start = Month.parse(record.plan_start) if record.plan_start else grid.start
    return replace(record, rows=moved(record.rows, grid.start.ordinal - start.ordinal, grid.count))
