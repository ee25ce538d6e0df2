"""From a search's result to an outcome: the plan judged by the evaluator, beside both request-by-request baselines.

The optimizer is passed in as values: nothing here knows which one it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from planner.domain.case import Case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan, Status
from planner.domain.plan_check import check_plan
from planner.exchange.plan_export import Figure, RunFacts
from planner.services.summary import gap, plan_summary

Trace = tuple[tuple[float, float, float | None], ...]


class SearchResult(Protocol):
    """What a search hands over (`solver.api.SolveResult` has this shape)."""

    @property
    def status(self) -> Status: ...
    @property
    def plan(self) -> Plan | None: ...
    @property
    def bound(self) -> float | None: ...
    @property
    def seconds(self) -> float: ...
    @property
    def seed(self) -> int: ...
    @property
    def trace(self) -> Trace: ...
    @property
    def peak_mb(self) -> float: ...
    @property
    def deterministic(self) -> bool: ...
    @property
    def safety_stop(self) -> bool: ...
    @property
    def proven_impossible(self) -> tuple[str, ...]: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def bound_open(self) -> float | None: ...
    @property
    def bound_rest(self) -> float | None: ...


class BaselinePlans(Protocol):
    """Both request-by-request plans (`solver.baseline.Baselines` has this shape)."""

    @property
    def list_order(self) -> Plan: ...
    @property
    def continuity_aware(self) -> Plan: ...


class InvalidPlan(Exception):  # noqa: N818 - a bug of ours, not an error of the person
    """A plan that nobody may see."""


@dataclass(frozen=True)
class PlanOutcome:
    """A plan, what the evaluator says of it, and what is known of the search. ``case`` is the one it was judged by."""

    case: Case
    plan: Plan
    evaluation: Evaluation
    facts: RunFacts
    list_order: Evaluation | None = None
    continuity_aware: Evaluation | None = None
    trace: Trace = ()
    peak_mb: float | None = None
    published: Plan | None = None

    @property
    def status(self) -> Status:
        """The status as the evaluator bears it out."""
        return self.facts.status

    @property
    def gap(self) -> float | None:
        """How far the score is above the proven bound, as a fraction of the score."""
        return gap(self.evaluation.objective, self.facts.bound)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The summary."""
        currency = self.case.portfolio.settings.currency
        return plan_summary(self.evaluation, self.facts, currency, self.list_order, self.continuity_aware)


def honest_status(claimed: Status, evaluation: Evaluation) -> Status:
    """The status that the evaluator bears out, whatever the search, or a workbook, claims."""
    if evaluation.floors_broken:
        return Status.FLOORS_NOT_MET
    return claimed if claimed in (Status.OPTIMAL, Status.STOPPED) else Status.FEASIBLE


def conclude(
    case: Case, result: SearchResult, baselines: BaselinePlans | None = None, published: Plan | None = None
) -> PlanOutcome | None:
    """Judge a search's plan; None if it found none. A plan that breaks rules 1 to 5 is a bug: `InvalidPlan`."""
    if result.plan is None:
        return None
    broken = check_plan(case, result.plan)
    if broken:
        raise InvalidPlan(f"the search gave a plan with {len(broken)} broken rules; the first: {broken[0]}")
    facts = RunFacts(
        result.status, result.bound, result.seed, result.seconds, result.deterministic, result.safety_stop,
        result.proven_impossible, result.notes, result.bound_open, result.bound_rest,
    )  # fmt: skip
    outcome = judge(case, result.plan, facts, baselines, published)
    return replace(outcome, trace=result.trace, peak_mb=result.peak_mb)


def judge(
    case: Case,
    plan: Plan,
    facts: RunFacts,
    baselines: BaselinePlans | None = None,
    published: Plan | None = None,
) -> PlanOutcome:
    """Evaluate any plan that keeps rules 1 to 5."""
    evaluation = evaluate(case, plan, published)
    return PlanOutcome(
        case,
        plan,
        evaluation,
        replace(facts, status=honest_status(facts.status, evaluation)),
        None if baselines is None else evaluate(case, baselines.list_order, published),
        None if baselines is None else evaluate(case, baselines.continuity_aware, published),
        published=published,
    )
