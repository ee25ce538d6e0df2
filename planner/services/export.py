"""Exporting a plan to Excel."""

from __future__ import annotations

from pathlib import Path

from planner.domain.case import BoolArray
from planner.domain.evaluate import evaluate
from planner.domain.locks import resolve_locks
from planner.domain.plan import Plan
from planner.domain.reasons import open_reasons
from planner.exchange.plan_export import PlanExport
from planner.services.planning import PlanOutcome


def export_plan(outcome: PlanOutcome, path: str | Path) -> None:
    """Write the full plan workbook; EnvironmentTrouble if the place does not take it."""
    from planner.exchange.plan_workbook import write_plan_workbook

    write_plan_workbook(plan_export(outcome), path)


def plan_export(outcome: PlanOutcome) -> PlanExport:
    """Everything that the workbook shows of an outcome."""
    case, plan, published = outcome.case, outcome.plan, outcome.published
    return PlanExport(
        case=case,
        plan=plan,
        evaluation=outcome.evaluation,
        facts=outcome.facts,
        figures=outcome.figures,
        locked=_locked(outcome, plan),
        reasons=open_reasons(case, plan),
        published=published,
        published_evaluation=None if published is None else evaluate(case, published),
        published_locked=None if published is None else _locked(outcome, published),
    )


def _locked(outcome: PlanOutcome, plan: Plan) -> BoolArray:
    """[S, T] the seat-months whose holder a lock put there."""
    forced = resolve_locks(outcome.case, plan.seats, plan.hand_locks).forced
    locked: BoolArray = (forced >= 0) & (forced == plan.holder)
    return locked
