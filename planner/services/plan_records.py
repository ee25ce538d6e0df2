"""Plans between the window and the document: an outcome as a record to keep, and a kept record judged again."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.case import Case, build_case
from planner.domain.document import Json, PlanRecord
from planner.domain.plan import Status
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.domain.portfolio import Portfolio
from planner.domain.telling import packed, unpacked
from planner.exchange.plan_export import RunFacts
from planner.services.planning import BaselinePlans, PlanOutcome, judge
from planner.services.presets import POSITIONS, portfolio_at


def next_plan_name(plans: Sequence[PlanRecord]) -> str:
    """``Plan 1``, ``Plan 2``, …: the first that no plan has."""
    names = {record.name for record in plans}
    number = 1
    while f"Plan {number}" in names:
        number += 1
    return f"Plan {number}"


def record_of(outcome: PlanOutcome, name: str, options: Json) -> PlanRecord:
    """An outcome as a document keeps it. ``options`` are the settings it was made with (``position``: the slider's)."""
    facts = outcome.facts
    return PlanRecord(
        id="",
        name=name,
        rows=plan_to_rows(outcome.case, outcome.plan),
        status=str(facts.status),
        options=options,
        figures={
            "objective": outcome.evaluation.objective,
            "bound": facts.bound,
            "seconds": facts.seconds,
            "seed": facts.seed,
            "notes": [packed(note) for note in facts.notes],
            "proven_impossible": list(facts.proven_impossible),
            "trace": [list(point) for point in outcome.trace],
        },
    )


def outcome_of(
    record: PlanRecord, portfolio: Portfolio, baselines: BaselinePlans | None = None
) -> tuple[PlanOutcome, tuple[str, ...]]:
    """A kept plan judged again on the present portfolio, with what could not be carried over, in words."""
    case = build_case(portfolio_at(portfolio, position_of(record)))
    plan, lost = plan_from_rows(case, record.rows)
    figures = record.figures
    facts = RunFacts(
        status=Status(record.status) if record.status in set(Status) else Status.FEASIBLE,
        bound=_number(figures.get("bound")) if not lost else None,
        seed=figures.get("seed") if isinstance(figures.get("seed"), int) else None,
        seconds=_number(figures.get("seconds")),
        notes=tuple(map(unpacked, figures.get("notes") or ())),
        proven_impossible=tuple(str(name) for name in figures.get("proven_impossible") or ()),
    )
    return judge(case, plan, facts, baselines), lost


def position_of(record: PlanRecord) -> int:
    """The slider's position that a plan was made with; 0 where it is unknown."""
    position = record.options.get("position", 0)
    return position if isinstance(position, int) and abs(position) <= POSITIONS else 0


def case_at(portfolio: Portfolio, position: int) -> Case:
    """The case of a portfolio with the weights of a slider position."""
    return build_case(portfolio_at(portfolio, position))


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
