"""Who was ruled out, by which rule, counted; the nearest miss of each rule; and the cheapest rule to set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.domain.reasons import OBSTACLES, line_tests
from planner.domain.telling import Told, counted, joined, tell
from planner.services.candidates.effect import Effect
from planner.services.candidates.fitting import TIME_OBSTACLES, Fit, Obstacle, assigned, fits
from planner.services.candidates.standing import Standing
from planner.services.candidates.waivers import Rule, Waiver, failed_rules, gap, is_exact, row_of
from planner.services.candidates.words import fit_words, holder_name, obstacle_words, waiver_words

MOST_MISSES = 3


@dataclass(frozen=True, slots=True)
class Miss:
    """Somebody who was ruled out by little: ``words`` say by how much."""

    person: int
    words: str


@dataclass(frozen=True, slots=True)
class RuledOut:
    """``count`` people whom ``rule`` keeps from holding the seat in all the months; the nearest of them first.

    Who fails several rules counts for the first one; a nearest miss fails no other rule.
    """

    rule: Rule | Obstacle
    count: int
    sentence: str
    nearest: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A single rule set aside for a single person who is free, and what their holding the seat would then do."""

    waiver: Waiver
    effect: Effect
    sentence: str


def ruled_out(standing: Standing, seat: int, months: Sequence[int], eligible: Sequence[Fit]) -> tuple[RuledOut, ...]:
    """Everybody in the role who cannot hold the seat in all the months; ``eligible``: those whom only time keeps."""
    return (*_by_eligibility(standing, seat, months), *_by_time(standing, months, eligible))


def _by_eligibility(standing: Standing, seat: int, months: Sequence[int]) -> list[RuledOut]:
    line = standing.line(seat)
    failed = failed_rules(standing, line)
    row = row_of(standing.case, line)
    tests = line_tests(row, standing.eligibility, standing.eligibility.in_role(row.role))
    single = sorted(p for p, rules in failed.items() if len(rules) == 1)
    room = {fit.person: fit for fit in fits(standing, seat, months, single)}
    found: list[RuledOut] = []
    for rule, (__, words) in zip(Rule, tests, strict=False):
        count = sum(rules[0] is rule for rules in failed.values())
        if count:
            waivers = [Waiver(rule, p, line) for p in single if failed[p] == (rule,)]
            waivers.sort(
                key=lambda w: (-len(room[w.person].free), gap(standing, w), holder_name(standing.case, w.person))
            )
            nearest = tuple(
                Miss(w.person, joined(", ", (waiver_words(standing, w), fit_words(standing, room[w.person], months))))
                for w in waivers[:MOST_MISSES]
            )
            found.append(RuledOut(rule, count, words(count), nearest))
    return found


def _by_time(standing: Standing, months: Sequence[int], eligible: Sequence[Fit]) -> list[RuledOut]:
    """Who is eligible and not free for all of it, by what stands in the way first."""
    found: list[RuledOut] = []
    for obstacle, words in zip((*TIME_OBSTACLES, Obstacle.LOCKED), (*OBSTACLES, _locked), strict=True):
        kept = [fit for fit in eligible if not fit.whole and fit.obstacles[min(fit.obstacles)] is obstacle]
        if kept:
            kept.sort(key=lambda fit: (-len(fit.free), fit.short, *_near(standing, fit)))
            nearest = tuple(Miss(fit.person, _miss_words(standing, fit, months)) for fit in kept[:MOST_MISSES])
            told = words(len(kept))
            if any(fit.free for fit in kept):
                told = tell("{told} for some of it", told=told)
            found.append(RuledOut(obstacle, len(kept), told, nearest))
    return found


def _locked(n: int) -> Told:
    return counted(n, "1 cannot have it, for the seat is locked", "{n} cannot have it, for the seat is locked")


def _near(standing: Standing, fit: Fit) -> tuple[bool, dt.date, str]:
    """Those who only start later, the soonest first, before those who have left."""
    person = standing.case.portfolio.staff[fit.person]
    first = standing.case.grid.months[min(fit.obstacles)].first_day
    later = person.start is not None and person.start >= first
    return not later, person.start if later and person.start else first, person.name or person.id


def _miss_words(standing: Standing, fit: Fit, months: Sequence[int]) -> str:
    words = fit_words(standing, fit, months)
    if not fit.free:
        return words
    first = min(fit.obstacles)
    obstacle = obstacle_words(standing, fit, fit.obstacles[first])
    month = standing.case.grid.labels[first]
    return tell("{words} ({obstacle} in {month})", words=words, obstacle=obstacle, month=month)


def cheapest_relaxation(
    standing: Standing,
    seat: int,
    months: Sequence[int],
    eligible: Sequence[Fit],
    check: Callable[[], None] = lambda: None,
) -> Relaxation | None:
    """The one rule, for the one person free for all of it, that would do the plan most good; None if there is none.

    ``check`` is called between people and may raise.
    """
    line = standing.line(seat)
    failed = failed_rules(standing, line)
    single = sorted(p for p, rules in failed.items() if len(rules) == 1)
    free = {fit.person for fit in fits(standing, seat, months, single) if fit.whole}
    waivers = [Waiver(failed[p][0], p, line) for p in single if p in free]
    waivers += [Waiver(Rule.STUDY_LIMIT, fit.person, line) for fit in eligible if fit.only(Obstacle.STUDY_LIMIT)]
    best: tuple[tuple[int, float], Waiver, Effect] | None = None
    for waiver in waivers:
        check()
        effect = standing.effect(assigned(seat, months, waiver.person))
        if (best is None or effect.rank < best[0]) and is_exact(standing, waiver):
            best = (effect.rank, waiver, effect)
    if best is None:
        return None
    __, waiver, effect = best
    who = holder_name(standing.case, waiver.person)
    return Relaxation(waiver, effect, joined(": ", (who, waiver_words(standing, waiver))))
