"""Sweeps: many scenarios of a portfolio, each planned by a search of its own and judged by the one evaluator.

Three kinds: the *frontier* moves the Continuity ↔ Cost slider, *awards* draws which tentative studies are awarded, and
*files* puts several portfolios side by side. The optimizer is passed in: nothing here knows which one it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Protocol

from planner.domain.case import Case, build_case, probability
from planner.domain.errors import UserError
from planner.domain.evaluation import Evaluation, Parts
from planner.domain.plan import Plan
from planner.domain.portfolio import AwardStatus, Portfolio, Study, Weights
from planner.exchange.plan_export import RunFacts
from planner.services.opening import OpenedFile
from planner.services.planning import InvalidPlan, SearchResult, conclude
from planner.services.presets import POSITIONS, portfolio_at, position_name, weights_at

MOST_POINTS = 2 * POSITIONS + 1
"""Positions that the slider has."""


class SweepKind(StrEnum):
    """What differs from scenario to scenario."""

    FRONTIER = "frontier"
    AWARDS = "awards"
    FILES = "files"


class Ending(StrEnum):
    """How the search of a scenario ended."""

    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Scenario:
    """One search of a sweep.

    ``portfolio`` is what is searched; ``opened`` is the file it comes from. On a frontier ``position`` is the slider's,
    and the plan is judged by the file's own weights. Of awards, ``awarded`` names the tentative studies that are
    awarded, and ``draws`` the numbers of the draws with just these, from 1.
    """

    label: str
    portfolio: Portfolio
    opened: OpenedFile
    position: int | None = None
    awarded: tuple[str, ...] = ()
    draws: tuple[int, ...] = ()

    @property
    def judged(self) -> Portfolio:
        """The portfolio by which the plan is judged."""
        return self.portfolio if self.position is None else self.opened.portfolio


@dataclass(frozen=True)
class Finding:
    """What became of a scenario: ``evaluation``, ``facts`` and ``plan`` if done, else a ``message`` if there is one.

    The ``plan`` is in the indices of the case of ``scenario.judged``.
    """

    scenario: Scenario
    ending: Ending
    evaluation: Evaluation | None = None
    facts: RunFacts | None = None
    message: str = ""
    plan: Plan | None = None


class MemberOutcome(Protocol):
    """What became of one search (`solver.sweep.Outcome` has this shape); ``index`` is its place in the sweep."""

    @property
    def index(self) -> int: ...
    @property
    def ending(self) -> str: ...
    @property
    def result(self) -> SearchResult | None: ...
    @property
    def message(self) -> str: ...


SolveAll = Callable[[Sequence[Portfolio], Callable[[MemberOutcome], None]], object]
"""Searches plans for portfolios, and tells of each search as it ends."""


# ---- scenarios


def frontier_scenarios(opened: OpenedFile, points: int) -> tuple[Scenario, ...]:
    """So many slider positions from continuity to cost, as even as whole steps allow. UserError outside 2..21."""
    if not 2 <= points <= MOST_POINTS:
        raise UserError(f"A frontier has from 2 to {MOST_POINTS} points, one for each position of the slider.")
    positions = [round(-POSITIONS + 2 * POSITIONS * i / (points - 1)) for i in range(points)]
    return tuple(
        Scenario(position_name(position), portfolio_at(opened.portfolio, position), opened, position)
        for position in positions
    )


def tentative_studies(portfolio: Portfolio) -> tuple[Study, ...]:
    """The studies that may be awarded or lost: those of the roadmap with a probability between 0 and 1."""
    return tuple(study for study in portfolio.studies if 0 < probability(study) < 1)


def award_scenarios(opened: OpenedFile, draws: int, seed: int) -> tuple[Scenario, ...]:
    """Draw so many times which tentative studies are awarded, each by its probability; equal draws are one scenario.

    A study's luck in a draw depends on the seed, the draw and its id alone, so that more draws, or another study, leave
    the rest as it was. Also studies below `Plan studies from probability` are drawn. UserError if nothing is tentative.
    """
    tentative = tentative_studies(opened.portfolio)
    if draws < 1:
        raise UserError("There must be at least one draw.")
    if not tentative:
        raise UserError(
            f"{opened.path.name}: there are no awards to draw, for no study has a probability between 0 and 1. "
            "Give some study of the Studies sheet the status Forecast, RFP or Verbal."
        )
    drawn: dict[tuple[str, ...], list[int]] = {}
    for draw in range(1, draws + 1):
        won = tuple(
            study.id for study in tentative if Random(f"{seed}/{draw}/{study.id}").random() < probability(study)
        )
        drawn.setdefault(won, []).append(draw)
    return tuple(
        Scenario(_draws_label(numbers), decided(opened.portfolio, won), opened, awarded=won, draws=tuple(numbers))
        for won, numbers in drawn.items()
    )


def decided(portfolio: Portfolio, awarded: Sequence[str]) -> Portfolio:
    """The portfolio with every tentative study awarded, if named, or lost."""
    won, tentative = set(awarded), {study.id for study in tentative_studies(portfolio)}
    studies = tuple(
        replace(study, status=AwardStatus.AWARDED if study.id in won else AwardStatus.LOST)
        if study.id in tentative
        else study
        for study in portfolio.studies
    )
    return replace(portfolio, studies=studies)


def _draws_label(numbers: Sequence[int]) -> str:
    more = f" and {len(numbers) - 1} like it" if len(numbers) > 1 else ""
    return f"draw {numbers[0]}{more}"


def file_scenarios(opened: Sequence[OpenedFile]) -> tuple[Scenario, ...]:
    """Each file as it is. UserError with fewer than two."""
    if len(opened) < 2:
        raise UserError("Give at least two files to put side by side.")
    names = _names([file.path for file in opened])
    return tuple(Scenario(name, file.portfolio, file) for name, file in zip(names, opened, strict=True))


def _names(paths: Sequence[Path]) -> list[str]:
    """What to call files: their names without ending, or all of them by their whole paths if two would be alike."""
    short = [path.stem for path in paths]
    return short if len(set(short)) == len(short) else [str(path) for path in paths]


# ---- findings


def run_scenarios(
    scenarios: Sequence[Scenario],
    solve_all: SolveAll,
    on_finding: Callable[[Finding], None],
    stop_asked: Callable[[], bool],
) -> tuple[Finding, ...]:
    """Search all scenarios and judge their plans; ``on_finding`` is told of each as it ends.

    Findings come in the scenarios' order. ``stop_asked`` tells whether somebody wanted the rest cancelled.
    """
    found: dict[int, Finding] = {}
    judge = _Judge()

    def take(outcome: MemberOutcome) -> None:
        found[outcome.index] = finding = judge.finding(scenarios[outcome.index], outcome, stop_asked())
        on_finding(finding)

    solve_all([scenario.portfolio for scenario in scenarios], take)
    return tuple(found[index] for index in range(len(scenarios)))


class _Judge:
    """Judges plans; keeps the last case, for all plans of a frontier are judged by one."""

    def __init__(self) -> None:
        self._portfolio: Portfolio | None = None
        self._case: Case

    def finding(self, scenario: Scenario, outcome: MemberOutcome, stop_asked: bool) -> Finding:
        """What became of a scenario."""
        ending, message = Ending(str(outcome.ending)), outcome.message
        if outcome.result is None:
            if ending is Ending.CANCELLED and not stop_asked:
                message = "Nobody asked for it: the cluster let go of it, or cannot be reached any more."
            return Finding(scenario, ending, message=message)
        try:
            case = self._case_of(scenario.judged)
            judged = conclude(case, outcome.result, published=scenario.opened.published_plan(case))
        except InvalidPlan as bug:  # the other scenarios are none the worse for it
            return Finding(scenario, Ending.FAILED, message=f"A mistake of Throughline: {bug}.")
        if judged is None:
            return Finding(scenario, Ending.FAILED, message="No plan was found in the time that it had.")
        return Finding(scenario, Ending.DONE, judged.evaluation, judged.facts, plan=judged.plan)

    def _case_of(self, portfolio: Portfolio) -> Case:
        if self._portfolio is not portfolio:
            self._portfolio, self._case = portfolio, build_case(portfolio)
        return self._case


# ---- the frontier


@dataclass(frozen=True)
class Point:
    """A position of the frontier: the search at it, and the plan that serves it best of all that the sweep found.

    ``best`` is another position's finding where that search happened on a better plan for this one. ``score`` is Z by
    the weights of this position, for which ``found.facts.bound`` is proven.
    """

    found: Finding
    best: Finding
    score: float | None


def frontier_points(findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The points of a frontier, in the order of its findings."""
    done = [finding for finding in findings if finding.evaluation is not None]
    return tuple(
        Point(finding, finding, None) if finding.evaluation is None else _point(finding, done) for finding in findings
    )


def _point(found: Finding, done: Sequence[Finding]) -> Point:
    best = found
    for other in done:
        if _serves_better(other, best, found):
            best = other
    return Point(found, best, _score_for(best, found))


def _serves_better(other: Finding, best: Finding, at: Finding) -> bool:
    """Whether another plan is clearly better at a position: floors first, and never further below them."""
    assert other.evaluation is not None and best.evaluation is not None
    if other.evaluation.floors_met != best.evaluation.floors_met:
        return other.evaluation.floors_met
    missing = [sum(row.shortfall for row in e.floors_broken) for e in (other.evaluation, best.evaluation)]
    return missing[0] <= missing[1] and _score_for(other, at) < _score_for(best, at) - 1e-9


def _score_for(finding: Finding, at: Finding) -> float:
    assert finding.evaluation is not None and at.scenario.position is not None
    own = at.scenario.opened.portfolio.settings.weights
    return score_at(finding.evaluation.parts, own, at.scenario.position)


def score_at(parts: Parts, own: Weights, position: int) -> float:
    """Z of a plan by the weights of a slider position, from its parts by the portfolio's own weights."""
    there = weights_at(own, position)
    moved = {
        name: getattr(parts, name) * float(getattr(there, name) / getattr(own, name))
        for name in ("new", "handover", "cost")
        if getattr(own, name)  # a weight of 0 stays 0 wherever the slider stands
    }
    return replace(parts, **moved).total
