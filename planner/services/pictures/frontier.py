"""What continuity costs: plans as points by continuity and margin, and a point made into a plan of the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.domain.case import Case, build_case
from planner.domain.document import PlanRecord
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.plan_rows import plan_from_rows
from planner.domain.portfolio import Portfolio
from planner.domain.telling import plain, tell
from planner.services.opening import FileKind, OpenedFile
from planner.services.plan_records import case_at, record_of
from planner.services.planning import BaselinePlans, PlanOutcome, judge
from planner.services.presets import position_name
from planner.services.sweep_figures import margin_money
from planner.services.sweeps import Finding, Scenario, frontier_scenarios


@dataclass(frozen=True)
class FrontierPoint:
    """A plan as a point: shares as fractions of 1 (None: no demand, no revenue), money in base currency.

    ``plan_id`` is that of a plan of the document; a point of a sweep has its ``finding`` instead.
    """

    label: str
    continuity: float | None
    margin: float | None
    margin_money: float
    open: float
    handovers: int
    floors_broken: int
    plan_id: str = ""
    finding: Finding | None = None

    @property
    def position(self) -> int | None:
        """The slider's position that a sweep searched at; None for a plan of the document."""
        return None if self.finding is None else self.finding.scenario.position


@dataclass(frozen=True)
class Frontier:
    """The points; ``floor`` is the portfolio's margin floor, if it has one."""

    points: tuple[FrontierPoint, ...]
    floor: float | None
    currency: str


def frontier(portfolio: Portfolio, points: Sequence[FrontierPoint]) -> Frontier:
    """The points of one portfolio, as a picture."""
    floor = portfolio.settings.portfolio_margin_floor
    return Frontier(tuple(points), None if floor is None else float(floor), portfolio.settings.currency)


def scenarios_of(portfolio: Portfolio, title: str, points: int) -> tuple[Scenario, ...]:
    """The searches of a frontier of an open portfolio. UserError outside 2..21 points."""
    return frontier_scenarios(OpenedFile(portfolio, (), (), Path(title), FileKind.DOCUMENT), points)


def point_of(label: str, evaluation: Evaluation, plan_id: str = "", finding: Finding | None = None) -> FrontierPoint:
    """A plan as a point."""
    return FrontierPoint(
        label=label,
        continuity=evaluation.portfolio.sponsor_continuity,
        margin=evaluation.portfolio_margin.margin,
        margin_money=margin_money(evaluation),
        open=evaluation.portfolio.open,
        handovers=evaluation.portfolio.handovers,
        floors_broken=len(evaluation.floors_broken),
        plan_id=plan_id,
        finding=finding,
    )


def swept_point(finding: Finding) -> FrontierPoint | None:
    """The point of a search; None if it found no plan."""
    if finding.evaluation is None:
        return None
    return point_of(finding.scenario.label, finding.evaluation, finding=finding)


def plan_points(portfolio: Portfolio, records: Sequence[PlanRecord], case: Case | None = None) -> list[FrontierPoint]:
    """The plans of a document as points, each judged on the present portfolio."""
    there = case or build_case(portfolio)
    return [
        point_of(record.name, evaluate(there, plan_from_rows(there, record.rows)[0]), record.id) for record in records
    ]


def unbeaten(points: Sequence[FrontierPoint]) -> tuple[int, ...]:
    """The points that no other beats in both continuity and margin, from the most continuity to the most margin.

    Where any plan meets all floors, only such plans count: what a plan below a floor earns is not to be had.
    """
    able = [at for at, p in enumerate(points) if p.continuity is not None and p.margin is not None]
    kept = [at for at in able if not points[at].floors_broken] or able
    figures = {at: (points[at].continuity or 0.0, points[at].margin or 0.0) for at in kept}
    best = [
        at
        for at in kept
        if not any(
            other != mine and other[0] >= mine[0] and other[1] >= mine[1]
            for mine in (figures[at],)
            for other in figures.values()
        )
    ]
    return tuple(sorted(best, key=lambda at: (-figures[at][0], figures[at][1], at)))


def scenario_name(point: FrontierPoint, taken: Sequence[PlanRecord], say: Callable[[str], str] = str) -> str:
    """A name for a point's plan that no plan has yet; ``say`` gives the words in another language."""
    position = point.position
    if position is None:
        words = point.label
    elif position == 0:
        words = plain(say(tell("Frontier 0, own weights")))
    else:
        told = tell("Frontier {n}, {weights}", n=f"{position:+d}", weights=position_name(position))
        words = plain(say(told))
    names = {record.name for record in taken}
    name, number = words, 2
    while name in names:
        name, number = f"{words} ({number})", number + 1
    return name


def scenario_outcome(
    portfolio: Portfolio, point: FrontierPoint, baselines: Callable[[Case], BaselinePlans | None] | None = None
) -> PlanOutcome:
    """The plan of a point of a sweep, judged by the weights that it was searched with.

    ``portfolio`` must be the one that was swept; UserError for a point without a plan of its own.
    """
    finding, position = point.finding, point.position
    if finding is None or finding.plan is None or finding.facts is None or position is None:
        raise UserError("This point is a plan of the document already.")
    case = case_at(portfolio, position)
    return judge(case, finding.plan, finding.facts, baselines(case) if baselines else None)


def scenario_record(outcome: PlanOutcome, point: FrontierPoint, name: str, seconds: float) -> PlanRecord:
    """The outcome of a point as a plan for the document; ``seconds`` is how long its search was given."""
    options = {"seconds": seconds, "position": point.position or 0, "floors": True, "seed": outcome.facts.seed or 1}
    return record_of(outcome, name, options)
