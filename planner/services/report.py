"""The machine-readable report of a plan: what ``--report`` writes."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from planner.domain.evaluation import Evaluation, LockConflict, MarginRow
from planner.domain.plan import Status
from planner.exchange.saving import save_bytes
from planner.services.planning import PlanOutcome
from planner.services.summary import filled

Json = dict[str, Any]
FIGURES = (
    "objective", "parts", "sponsor_continuity", "demand_filled", "people_joining", "handovers", "portfolio_margin",
    "margin_before_bench", "floors_broken", "not_staffed",
)  # fmt: skip


def report_dict(outcome: PlanOutcome) -> Json:
    """The report; shares are fractions of 1, money is in base currency, ``trace`` is [seconds, objective, bound]."""
    facts = outcome.facts
    both = {"list_order": outcome.list_order, "continuity_aware": outcome.continuity_aware}
    figures = _figures(outcome.evaluation)
    return {
        "status": str(facts.status),
        "objective": figures.pop("objective"),
        "bound": facts.bound,
        "gap": outcome.gap,
        "bound_parts": {"open": facts.bound_open, "rest": facts.bound_rest},
        **figures,
        "conflicts": [_conflict(c, outcome) for c in outcome.evaluation.conflicts],
        "baseline": {name: None if e is None else _figures(e) for name, e in both.items()},
        "seconds": facts.seconds,
        "seed": facts.seed,
        "trace": [list(point) for point in outcome.trace],
        "peak_mb": outcome.peak_mb,
        "deterministic": facts.deterministic,
        "safety_stop": facts.safety_stop,
        "proven_impossible": list(facts.proven_impossible),
        "notes": list(facts.notes),
    }


def no_plan_report(seed: int, seconds: float, reason: str) -> Json:
    """The report of a run that gave no plan: the same keys, empty."""
    blank: Json = dict.fromkeys(FIGURES)
    return {
        "status": str(Status.NO_PLAN),
        "objective": None,
        "bound": None,
        "gap": None,
        "bound_parts": {"open": None, "rest": None},
        **blank,
        "floors_broken": [],
        "not_staffed": [],
        "conflicts": [],
        "baseline": {"list_order": None, "continuity_aware": None},
        "seconds": seconds,
        "seed": seed,
        "trace": [],
        "peak_mb": None,
        "deterministic": False,
        "safety_stop": False,
        "proven_impossible": [],
        "notes": [reason],
    }


def _figures(evaluation: Evaluation) -> Json:
    money = evaluation.portfolio_margin
    return {
        "objective": evaluation.objective,
        "parts": asdict(evaluation.parts),
        "sponsor_continuity": evaluation.portfolio.sponsor_continuity,
        "demand_filled": filled(evaluation),
        "people_joining": evaluation.portfolio.people_joining,
        "handovers": evaluation.portfolio.handovers,
        "portfolio_margin": money.margin,
        "margin_before_bench": money.margin_before_bench,
        "floors_broken": [_broken(m) for m in evaluation.floors_broken],
        "not_staffed": [_unstaffed(m) for m in evaluation.not_staffed],
    }


def _broken(row: MarginRow) -> Json:
    floor = None if row.floor is None else float(row.floor)
    return {
        "level": str(row.level), "name": row.name, "margin": row.margin, "floor": floor, "shortfall": row.shortfall,
        "open_fte_months": row.open,
    }  # fmt: skip


def _unstaffed(row: MarginRow) -> Json:
    return {"level": str(row.level), "name": row.name, "open_fte_months": row.open}


def _conflict(conflict: LockConflict, outcome: PlanOutcome) -> Json:
    labels = outcome.case.grid.labels
    return {
        "staff_id": conflict.person, "study_id": conflict.study, "role": conflict.role,
        "months": [labels[t] for t in conflict.months], "reason": conflict.reason,
    }  # fmt: skip


def write_report(report: Json, path: Path) -> None:
    """Write the report all at once; raises `EnvironmentTrouble`, and an older file stays as it was."""
    save_bytes((json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode(), path)
