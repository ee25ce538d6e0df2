"""Exporting a plan to Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from planner.domain.case import BoolArray
from planner.domain.evaluate import evaluate
from planner.domain.locks import resolve_locks
from planner.domain.plan import Plan
from planner.domain.reasons import open_reasons
from planner.domain.work import work_of
from planner.exchange.plan_export import ExportSource, PlanExport
from planner.services.board_rows import sponsor_letters
from planner.services.export_figures import (
    REMEDIES,
    changes_since,
    leave_of,
    months_by_role,
    open_runs,
    with_remedies,
)
from planner.services.planning import PlanOutcome
from planner.services.summary import plan_summary

Progress = Callable[[float, str], None]
"""Told, often, how far an export is (0..1) and what it does; whatever it raises ends the export."""

_PREPARED = 0.3
"""The share of an export's time that goes before the first sheet is written."""


def _no_news(fraction: float, text: str) -> None:
    """Nobody listens."""


def export_plan(
    outcome: PlanOutcome,
    path: str | Path,
    *,
    source: ExportSource | None = None,
    remedies: int = REMEDIES,
    progress: Progress = _no_news,
) -> None:
    """Write the full plan workbook; EnvironmentTrouble if the place does not take it.

    ``source`` names document and plan; ``remedies`` is for how many open seats ways to fill them are looked for.
    """
    from planner.exchange.plan_workbook import write_plan_workbook

    export = plan_export(outcome, source=source, remedies=remedies, progress=_part(progress, 0.0, _PREPARED))
    write_plan_workbook(export, path, _part(progress, _PREPARED, 1.0))
    progress(1.0, "Done")


def plan_export(
    outcome: PlanOutcome,
    *,
    source: ExportSource | None = None,
    remedies: int = REMEDIES,
    progress: Progress = _no_news,
) -> PlanExport:
    """Everything that the workbook shows of an outcome."""
    case, plan, published = outcome.case, outcome.plan, outcome.published
    progress(0.0, "Gathering the figures")
    reasons = open_reasons(case, plan)
    runs = open_runs(case, plan, reasons)
    agreed = None if published is None else evaluate(case, published)
    return PlanExport(
        case=case,
        plan=plan,
        evaluation=outcome.evaluation,
        facts=outcome.facts,
        figures=outcome.figures,
        locked=_locked(outcome, plan),
        reasons=reasons,
        published=published,
        published_evaluation=agreed,
        published_locked=None if published is None else _locked(outcome, published),
        source=_source(outcome, source),
        letters=sponsor_letters(tuple(sponsor.name for sponsor in case.portfolio.sponsors)),
        open_runs=with_remedies(case, plan, published, outcome.evaluation, runs, _part(progress, 0.1, 1.0), remedies),
        roles=months_by_role(case, work_of(case, plan)),
        away=leave_of(case),
        published_figures={}
        if agreed is None
        else {figure.key: figure.value for figure in plan_summary(agreed, outcome.facts, "") if figure.unit != "text"},
        changes=() if published is None else changes_since(case, plan, published),
    )


def _source(outcome: PlanOutcome, source: ExportSource | None) -> ExportSource:
    """What is known of where the plan stands, completed by the portfolio's fingerprint and the program's version."""
    from importlib import metadata

    from planner.storage.fingerprint import portfolio_fingerprint

    known = source or ExportSource()
    return replace(
        known,
        fingerprint=known.fingerprint or portfolio_fingerprint(outcome.case.portfolio),
        program=known.program or metadata.version("throughline"),
    )


def _part(progress: Progress, start: float, end: float) -> Progress:
    """The progress of a part of the whole."""

    def told(fraction: float, text: str) -> None:
        progress(start + (end - start) * fraction, text)

    return told


def _locked(outcome: PlanOutcome, plan: Plan) -> BoolArray:
    """[S, T] the seat-months whose holder a lock put there."""
    forced = resolve_locks(outcome.case, plan.seats, plan.hand_locks).forced
    locked: BoolArray = (forced >= 0) & (forced == plan.holder)
    return locked
