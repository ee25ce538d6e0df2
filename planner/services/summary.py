"""The summary of a plan: every figure once, with its meaning, for the window, the Overview sheet and the console."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.evaluation import Evaluation
from planner.domain.plan import Status
from planner.domain.telling import counted, joined, known, tell
from planner.exchange.plan_export import Figure, RunFacts, Unit

STATUS_TEXT = {
    Status.OPTIMAL: "Optimal: every margin floor is met, and no better plan exists",
    Status.FEASIBLE: "Every margin floor is met",
    Status.STOPPED: "Every margin floor is met; the search was stopped by hand",
    Status.FLOORS_NOT_MET: "Floors not met",
    Status.NO_PLAN: "No plan",
}

_COMMITTED = "The same for ongoing and awarded studies alone."

Getter = Callable[[Evaluation], float | None]


@dataclass(frozen=True, slots=True)
class _Kind:
    key: str
    label: str
    unit: Unit
    of: Getter
    tooltip: str


def _kinds() -> tuple[_Kind, ...]:
    share, count, months, score = Unit.SHARE, Unit.COUNT, Unit.FTE_MONTHS, Unit.SCORE
    return (
        _Kind("sponsor_continuity", "Sponsor continuity", share, lambda e: e.portfolio.sponsor_continuity,
              "Share of the demand worked by people who knew the sponsor when they joined the study."),
        _Kind("demand_filled", "Demand filled", share, filled,
              "Share of the demand worked by people. Contractors are not counted."),
        _Kind("handovers", "Handovers", count, lambda e: e.portfolio.handovers,
              "Months in which a seat passes from one person to another who has not held a seat of that line before."),
        _Kind("people_joining", "People joining", count, lambda e: e.portfolio.people_joining,
              "People who start on a line that they are not working on today, counted once for each line."),
        _Kind("portfolio_margin", "Portfolio margin", share, lambda e: e.portfolio_margin.margin,
              "What is left of revenue after people, contractors, onboarding and the bench."),
        _Kind("margin_before_bench", "Margin before bench", share, lambda e: e.portfolio_margin.margin_before_bench,
              "The portfolio margin if unassigned employees cost nothing."),
        _Kind("floors_broken", "Floors broken", count, lambda e: len(e.floors_broken),
              "Margin floors of studies, sponsors and the portfolio that this plan does not keep."),
        _Kind("not_staffed", "Not staffed", count, lambda e: len(e.not_staffed),
              "Studies and sponsors with a margin floor and demand on which nobody works. Never counted as met."),
        _Kind("conflicts", "Locks that gave way", count, lambda e: len(e.conflicts),
              "Locked assignments that could not be kept: not eligible, not enough time, or the study is not planned."),
        _Kind("open_months", "Open demand", months, lambda e: e.portfolio.open, "FTE-months that nobody works."),
        _Kind("contractor_months", "Contractors", months, lambda e: e.portfolio.contractor,
              "FTE-months worked by contractors."),
        _Kind("bench_cost", "Bench cost", Unit.MONEY, lambda e: e.portfolio_margin.bench_cost,
              "What employees cost while they are paid and not assigned."),
        _Kind("committed_continuity", "Sponsor continuity, committed studies", share,
              lambda e: e.committed.sponsor_continuity, _COMMITTED),
        _Kind("committed_filled", "Demand filled, committed studies", share,
              lambda e: _ratio(e.committed.staffed, e.committed.demand), _COMMITTED),
        _Kind("objective", "Score", score, lambda e: e.objective,
              "The sum of the parts below, in FTE-months, weighted by award probability. Smaller is better."),
        _Kind("part_open", "Score: open demand", score, lambda e: e.parts.open, "What open demand adds to the score."),
        _Kind("part_contractor", "Score: contractors", score, lambda e: e.parts.contractor,
              "What work by contractors adds to the score."),
        _Kind("part_new", "Score: new to the sponsor", score, lambda e: e.parts.new,
              "What work by people who did not know the sponsor adds to the score."),
        _Kind("part_handover", "Score: handovers", score, lambda e: e.parts.handover, "Their weighted sum."),
        _Kind("part_cost", "Score: cost", score, lambda e: e.parts.cost, "Cost of the people, weighted."),
        _Kind("part_fair", "Score: continuity floors", score, lambda e: e.parts.fair,
              "What sponsors below their continuity floor add to the score."),
        _Kind("part_change", "Score: changes", score, lambda e: e.parts.change,
              "What changes against the published plan add to the score."),
    )  # fmt: skip


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def filled(evaluation: Evaluation) -> float | None:
    """Demand filled by people, a fraction of 1; None without demand."""
    return _ratio(evaluation.portfolio.staffed, evaluation.portfolio.demand)


def plan_summary(
    evaluation: Evaluation,
    facts: RunFacts,
    currency: str,
    list_order: Evaluation | None = None,
    continuity_aware: Evaluation | None = None,
) -> tuple[Figure, ...]:
    """The figures of a plan, the status first, each beside those of the two request-by-request baselines."""
    figures = [
        Figure("status", "Status", Unit.TEXT, str(facts.status), status_text(evaluation, facts), _status_tip(facts)),
        _gap_figure(evaluation, facts),
    ]
    for kind in _kinds():
        value = kind.of(evaluation)
        figures.append(
            Figure(
                kind.key, kind.label, kind.unit, value, shown(value, kind.unit, currency), kind.tooltip,
                None if list_order is None else kind.of(list_order),
                None if continuity_aware is None else kind.of(continuity_aware),
            )
        )  # fmt: skip
    return tuple(figures)


def status_text(evaluation: Evaluation, facts: RunFacts) -> str:
    """The status in words."""
    broken = len(evaluation.floors_broken)
    if broken:
        return counted(
            broken, "Floors not met: 1 margin floor is broken", "Floors not met: {n} margin floors are broken"
        )
    if not evaluation.portfolio.demand and facts.status is not Status.NO_PLAN:
        return tell("Nothing to staff: no study within the plan has demand")
    return known(STATUS_TEXT[facts.status])


def _status_tip(facts: RunFacts) -> str:
    return joined(" ", (tell("Whether every margin floor holds, as the assignments give it."), *facts.notes))


def gap(objective: float, bound: float | None) -> float | None:
    """(Z − bound) / Z, 0 if both are 0; None without a bound, or for a plan below it (which breaks a floor)."""
    if bound is None or bound > objective + 1e-6 * max(1.0, abs(objective)):
        return None
    return max(0.0, (objective - bound) / objective) if objective else 0.0


def _gap_figure(evaluation: Evaluation, facts: RunFacts) -> Figure:
    value = gap(evaluation.objective, facts.bound)
    if value is None:
        words = tell("Nothing is proven about how much better a plan could be.")
    elif value < 0.0005:
        words = tell("Proven: no plan that meets every floor can have a lower score.")
    else:
        words = tell(
            "Proven: no plan that meets every floor can have a score more than {share} lower than this one.",
            share=f"{value:.1%}",
        )
        if facts.bound_open is not None and facts.bound_rest is not None:
            parts = _parts_of_the_gap(evaluation, facts.bound_open, facts.bound_rest)
            words = joined(" ", (words, parts))
    return Figure("gap", "Room for improvement", Unit.SHARE, value, shown(value, Unit.SHARE, ""), words)


def _parts_of_the_gap(evaluation: Evaluation, bound_open: float, bound_rest: float) -> str:
    """What is proven of open demand and contractors alone, and of the rest given those."""
    covered = evaluation.parts.open + evaluation.parts.contractor
    return tell(
        "Of {covered} for open demand and contractors, at least {least} cannot be avoided; of {others} for continuity "
        "and cost, given those, {rest}.",
        covered=f"{covered:,.1f}",
        least=f"{bound_open:,.1f}",
        others=f"{evaluation.objective - covered:,.1f}",
        rest=f"{bound_rest:,.1f}",
    )


def shown(value: float | None, unit: Unit, currency: str) -> str:
    """A figure as people read it; a dash where it is undefined."""
    if value is None:
        return "–"
    if unit is Unit.SHARE or unit is Unit.POINTS:
        return f"{value:.1%}"
    if unit is Unit.COUNT:
        return f"{value:,.0f}"
    if unit is Unit.FTE_MONTHS:
        return tell("{n} FTE-months", n=f"{value:,.1f}")
    if unit is Unit.MONEY:
        return f"{value:,.0f} {currency}".strip()
    return f"{value:,.2f}"
