"""Everybody who could hold a stretch of a seat, ranked by what it does to the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planner.domain.evaluation import Level
from planner.domain.plan import CONTRACTOR
from planner.domain.telling import tell
from planner.services.candidates.effect import Effect, MoneyChange
from planner.services.candidates.fitting import (
    Fit,
    assigned,
    carried_months,
    contractor_fit,
    fits,
    leaving,
)
from planner.services.candidates.knowledge import Acquaintance, Knowledge
from planner.services.candidates.ruled_out import Relaxation, RuledOut, cheapest_relaxation, ruled_out
from planner.services.candidates.standing import Standing
from planner.services.candidates.tally import Changes
from planner.services.candidates.words import holder_name
from planner.services.stretch import Stretch, stretches


def _never() -> None:
    """Nothing asks to end."""


@dataclass(frozen=True, slots=True)
class TakenAway:
    """What somebody would leave behind: ``left`` open, and what all of it together does."""

    left: tuple[Stretch, ...]
    effect: Effect
    changes: Changes


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could hold a stretch, where they are free.

    ``person`` may be `CONTRACTOR`; ``holds`` are the months in which they hold it now. ``effect`` is that of holding it
    in ``fit.free``, all else as it is; None if that is nothing new, unless they hold all of it. ``capacity`` and
    ``available`` are percent by month of the whole plan, with what they hold of the seat itself given back. ``cost`` is
    what they cost there, onboarding aside, in base currency.
    """

    person: int
    name: str
    fit: Fit
    holds: tuple[int, ...]
    knowledge: Knowledge | None
    effect: Effect | None
    capacity: tuple[int, ...]
    available: tuple[int, ...]
    cost: float
    taken_away: TakenAway | None = None

    def money(self, level: Level) -> MoneyChange | None:
        """What happens to the study, sponsor or portfolio; the first one of the level."""
        return None if self.effect is None else self.effect.of(level)


@dataclass(frozen=True)
class Candidates:
    """The answer for one stretch. ``months`` are those in which the seat carries something.

    ``free`` could hold all or part of it, best first; ``busy`` are eligible and have room in no month of it, those
    aside that they hold already.
    """

    stretch: Stretch
    months: tuple[int, ...]
    free: tuple[Candidate, ...]
    busy: tuple[Candidate, ...]
    ruled_out: tuple[RuledOut, ...]
    relaxation: Relaxation | None = None


def candidates(standing: Standing, stretch: Stretch, check: Callable[[], None] = _never) -> Candidates:
    """Who could hold a stretch. ``check`` is called between people and may raise, to end early."""
    months = carried_months(standing, stretch)
    if not months:
        return Candidates(stretch, (), (), (), ())
    eligible = standing.case.eligible(standing.line(stretch.seat)).tolist()
    found = fits(standing, stretch.seat, months, eligible)
    maker = _Maker(standing, stretch, months)
    made = []
    for fit in found:
        check()
        made.append(maker.candidate(fit))
    contractor = contractor_fit(standing, stretch.seat, months)
    if contractor.free and any(standing.holder((stretch.seat, t)) != CONTRACTOR for t in contractor.free):
        made.append(maker.candidate(contractor))
    return Candidates(
        stretch,
        months,
        tuple(sorted((c for c in made if c.effect is not None), key=_rank)),
        tuple(sorted((c for c in made if c.effect is None), key=lambda c: c.name)),
        ruled_out(standing, stretch.seat, months, found),
    )


def further(standing: Standing, found: Candidates, check: Callable[[], None] = _never) -> Candidates:
    """The same with what takes longer: what people who are not free would leave behind, and the cheapest relaxation."""
    seat, months = found.stretch.seat, found.months
    free = []
    for candidate in found.free:
        check()
        free.append(_with_leaving(standing, candidate, seat, months))
    busy = []
    for candidate in found.busy:
        check()
        busy.append(_with_leaving(standing, candidate, seat, months))
    busy.sort(key=lambda c: (c.taken_away is None, c.taken_away.effect.rank if c.taken_away else (0, 0.0), c.name))
    people = [c.fit for c in (*found.free, *found.busy) if c.person >= 0]
    relaxation = cheapest_relaxation(standing, seat, months, people, check) if months else None
    return replace(found, free=tuple(free), busy=tuple(busy), relaxation=relaxation)


def take_away(standing: Standing, fit: Fit, seat: int, months: Sequence[int], unlock: bool = False) -> TakenAway | None:
    """A person on all the months, leaving open what they cannot do besides; None if that would not do."""
    found = None if fit.whole or fit.person < 0 else leaving(standing, fit, seat, unlock)
    if found is None:
        return None
    changes = {**dict.fromkeys(found.cells, -1), **assigned(seat, months, fit.person)}
    return TakenAway(stretches(found.cells), standing.effect(changes), changes)


def _with_leaving(standing: Standing, candidate: Candidate, seat: int, months: Sequence[int]) -> Candidate:
    found = take_away(standing, candidate.fit, seat, months)
    return candidate if found is None else replace(candidate, taken_away=found)


def _rank(candidate: Candidate) -> tuple[tuple[int, float], int, str, int]:
    assert candidate.effect is not None
    return candidate.effect.rank, -len(candidate.fit.free), candidate.name, candidate.person


class _Maker:
    """Makes candidates for one stretch."""

    def __init__(self, standing: Standing, stretch: Stretch, months: Sequence[int]) -> None:
        self._standing, self._seat, self._months = standing, stretch.seat, months
        self._acquaintance = Acquaintance(standing, stretch)
        self._hour = float(standing.case.portfolio.settings.hours_per_fte_month) / 10_000 / 100

    def candidate(self, fit: Fit) -> Candidate:
        standing, p = self._standing, fit.person
        own = {t for t in range(standing.case.grid.count) if standing.holder((self._seat, t)) == p}
        capacity, available = self._capacity(p, own)
        return Candidate(
            person=p,
            name=holder_name(standing.case, p) if p >= 0 else tell("A contractor"),
            fit=fit,
            holds=tuple(t for t in self._months if t in own),
            knowledge=self._acquaintance.of(p) if p >= 0 else None,
            effect=standing.effect(assigned(self._seat, fit.free, p)) if fit.whole or set(fit.free) - own else None,
            capacity=capacity,
            available=available,
            cost=self._rate(p) * self._hour * sum(standing.fte((self._seat, t)) for t in fit.free),
        )

    def _rate(self, person: int) -> int:
        case = self._standing.case
        if person == CONTRACTOR:
            return int(case.contractor_rate[case.line_role[self._standing.line(self._seat)]])
        return int(case.cost[person])

    def _capacity(self, person: int, own: set[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        standing, case = self._standing, self._standing.case
        if person == CONTRACTOR:
            return (), ()
        left = standing.room.left[person].tolist()
        back = [max(0, n + (standing.fte((self._seat, t)) if t in own else 0)) for t, n in enumerate(left)]
        return tuple(back), tuple(case.available[person].tolist())
