"""What the draws of a sweep over awards say together: the spread of each figure, missed floors, and strained roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import comb, sqrt
from statistics import quantiles

from planner.domain.case import probability
from planner.domain.evaluation import Evaluation, FloorState, Level, MarginRow
from planner.services.sweeps import Finding, tentative_studies

CHANCE = 0.001
"""Below this chance of all misses of a floor falling on one side of an award, the floor is said to hang on it."""
FEWEST_PLANS = 3
"""Different draws, each with a plan of its own, that it takes on either side to tell strain from chance."""
SURE = 3.0
"""Standard errors that a difference must have to be told: there are many pairs of study and role to be fooled by."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure is spread over the draws; ``draws`` is in how many it is defined."""

    draws: int
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float


@dataclass(frozen=True, slots=True)
class FloorRecord:
    """How often a margin floor is missed.

    ``draws`` is in how many it applies (its study is planned); ``missed`` and ``not_staffed`` are counts among them,
    and ``impossible`` counts the misses that are proven to be unavoidable. ``worst`` is the largest shortfall (money).
    """

    level: Level
    name: str
    floor: float
    draws: int
    missed: int
    not_staffed: int
    impossible: int
    worst: float


@dataclass(frozen=True, slots=True)
class Strain:
    """How much more of a role stays open with a study's award than without: FTE-months, means over draws.

    ``with_award`` and ``without`` count the plans behind it, one for each different draw; ``standard_error`` is that of
    ``more``.
    """

    study: str
    role: str
    open_with: float
    open_without: float
    standard_error: float
    with_award: int
    without: int

    @property
    def more(self) -> float:
        """The difference that the award makes."""
        return self.open_with - self.open_without


@dataclass(frozen=True, slots=True)
class Hinge:
    """A floor that hangs on one award: missed with it and never without, or (``missed_with`` False) the other way."""

    level: Level
    name: str
    study: str
    missed_with: bool
    missed: int
    on_that_side: int
    on_the_other: int


def by_draw(findings: Iterable[Finding]) -> list[Finding]:
    """The finding of each draw whose plan is there, in the draws' order: equal draws share one."""
    drawn = {n: finding for finding in findings if finding.evaluation is not None for n in finding.scenario.draws}
    return [drawn[number] for number in sorted(drawn)]


def spread(draws: Sequence[Finding], of: Callable[[Evaluation], float | None]) -> Spread | None:
    """The spread of a figure; None if it is defined nowhere."""
    values = sorted(v for d in draws if d.evaluation is not None and (v := of(d.evaluation)) is not None)
    if not values:
        return None
    lower, median, upper = quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return Spread(len(values), values[0], lower, median, upper, values[-1])


def floor_records(draws: Sequence[Finding]) -> tuple[FloorRecord, ...]:
    """Every floor that applies in some draw, by level and in sheet order, the most often missed first."""
    rows: dict[tuple[Level, str], list[tuple[MarginRow, Finding]]] = {}
    for draw in draws:
        for row in draw.evaluation.margins if draw.evaluation is not None else ():
            if row.floor is not None:
                rows.setdefault((row.level, row.name), []).append((row, draw))
    records = [_record(level, name, found) for (level, name), found in rows.items()]
    return tuple(sorted(records, key=lambda r: -(r.missed + r.not_staffed) / r.draws))


def _record(level: Level, name: str, found: list[tuple[MarginRow, Finding]]) -> FloorRecord:
    missed = [(row, draw) for row, draw in found if row.state is FloorState.BROKEN]
    named = f"{level} {name}"
    floor = found[0][0].floor
    assert floor is not None
    return FloorRecord(
        level,
        name,
        float(floor),
        draws=len(found),
        missed=len(missed),
        not_staffed=sum(row.state is FloorState.NOT_STAFFED for row, _ in found),
        impossible=sum(draw.facts is not None and named in draw.facts.proven_impossible for _, draw in missed),
        worst=max((row.shortfall for row, _ in missed), default=0.0),
    )


def hinges(draws: Sequence[Finding]) -> tuple[Hinge, ...]:
    """The missed floors that are missed on one side of an award only, where that can hardly be chance."""
    found = []
    for record in floor_records(draws):
        misses = [draw for draw in draws if _misses(draw, record)]
        for study, _ in odds(draws) if misses else ():
            sides = {study in draw.scenario.awarded for draw in misses}
            if len(sides) > 1:
                continue
            side = sides.pop()
            here = sum((study in draw.scenario.awarded) is side for draw in draws)
            if comb(here, len(misses)) / comb(len(draws), len(misses)) < CHANCE:
                found.append(Hinge(record.level, record.name, study, side, len(misses), here, len(draws) - here))
    return tuple(found)


def _misses(draw: Finding, record: FloorRecord) -> bool:
    broken = draw.evaluation.floors_broken if draw.evaluation is not None else ()
    return any(row.level is record.level and row.name == record.name for row in broken)


def strains(findings: Sequence[Finding]) -> tuple[Strain, ...]:
    """The awards that clearly leave more of a role open, the most straining first.

    Looks at roles that the study itself needs. As studies are drawn independently, the difference of the two means is
    the award's doing, but for chance and for how well each plan was searched. Both show in how the plans of different
    draws vary: told are only differences of `SURE` standard errors or more.
    """
    done = [finding for finding in findings if finding.evaluation is not None]
    found = []
    for study, won, lost in _sides(done):
        demand = done[0].scenario.opened.portfolio.demand
        for role in dict.fromkeys(line.role for line in demand if line.study == study):
            with_award, without = _mean_open(won, role), _mean_open(lost, role)
            error = sqrt(with_award[1] + without[1])
            strain = Strain(study, role, with_award[0], without[0], error, len(won), len(lost))
            if strain.more > 0 and strain.more >= SURE * error:
                found.append(strain)
    return tuple(sorted(found, key=lambda strain: -strain.more))


def strain_can_be_told(findings: Sequence[Finding]) -> bool:
    """Whether there are different draws enough, with and without some award, to look for strain at all."""
    return any(_sides([finding for finding in findings if finding.evaluation is not None]))


def _sides(done: Sequence[Finding]) -> Iterator[tuple[str, list[Finding], list[Finding]]]:
    """The tentative studies with plans enough on both sides: the study, the plans with its award, and those without."""
    for study, _ in odds(done) if done else ():
        won = [finding for finding in done if study in finding.scenario.awarded]
        lost = [finding for finding in done if study not in finding.scenario.awarded]
        if min(len(won), len(lost)) >= FEWEST_PLANS:
            yield study, won, lost


def _mean_open(plans: Sequence[Finding], role: str) -> tuple[float, float]:
    """The mean open demand of a role, each plan weighted by its draws, and the variance of that mean."""
    values = [(_open(plan, role), len(plan.scenario.draws)) for plan in plans]
    draws, count = sum(weight for _, weight in values), len(values)
    mean = sum(value * weight for value, weight in values) / draws
    spread_out = sum((weight / draws * (value - mean)) ** 2 for value, weight in values)
    return mean, spread_out * count / (count - 1)


def _open(draw: Finding, role: str) -> float:
    rows = draw.evaluation.continuity if draw.evaluation is not None else ()
    return next((row.open for row in rows if row.level is Level.ROLE and row.name == role), 0.0)


def odds(findings: Sequence[Finding]) -> tuple[tuple[str, float], ...]:
    """The tentative studies and their probabilities; ValueError without findings."""
    if not findings:
        raise ValueError("there is no finding to take the portfolio from")
    portfolio = findings[0].scenario.opened.portfolio
    return tuple((study.id, float(probability(study))) for study in tentative_studies(portfolio))
