"""What would make somebody else the better holder of a seat: changes that can be made, and then do flip it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from planner.domain.evaluation import Level
from planner.domain.plan import Plan
from planner.domain.portfolio import Experience, Person, Portfolio
from planner.domain.rates import RATE_UNITS
from planner.domain.telling import all_of, joined, tell
from planner.services.candidates.effect import MoneyChange
from planner.services.candidates.fitting import Fit, assigned, fits, leaving
from planner.services.candidates.ranking import Candidate, Candidates
from planner.services.candidates.ruled_out import cheapest_relaxation
from planner.services.candidates.standing import Standing
from planner.services.candidates.tally import Changes
from planner.services.candidates.waivers import waived
from planner.services.candidates.words import floor_of, holder_name, stretch_words, waiver_words
from planner.services.stretch import stretches
from planner.services.why.released import released

BETTER = (0, -1e-6)
"""A rank below this is better than leaving all as it is."""
MOST_TRIED = 25


class FlipKind(StrEnum):
    """What would have to be different."""

    KNOWS = "knows the sponsor"
    DEARER = "holder costs more"
    CHEAPER = "other costs less"
    FLOOR = "no margin floor"
    LOCK = "lock released"
    FREE = "not busy elsewhere"
    RULE = "rule set aside"


@dataclass(frozen=True)
class Flip:
    """With ``portfolio`` and ``plan`` instead of the present ones, ``person`` would be better in all the months."""

    kind: FlipKind
    person: int
    sentence: str
    portfolio: Portfolio
    plan: Plan


Check = Callable[[], None]


class Flips:
    """Looks for flips of one run of months that one person holds."""

    def __init__(self, standing: Standing, found: Candidates, holder: int, check: Check) -> None:
        self._standing, self._found, self._holder, self._check = standing, found, holder, check
        self._case, self._plan = standing.case, standing.plan
        self._seat, self._months = found.stretch.seat, found.months
        self._others = [c for c in found.free if c.person != holder and c.fit.whole and c.effect is not None]

    def all(self) -> Iterable[Flip]:
        """Each kind at most once."""
        for look in (self._knows, self._dearer, self._cheaper, self._floor, self._lock, self._free, self._rule):
            self._check()
            found = look()
            if found is not None:
                yield found

    def _flip(self, kind: FlipKind, person: int, words: str, portfolio: Portfolio | None, plan: Plan | None) -> Flip:
        return Flip(kind, person, words, portfolio or self._case.portfolio, plan or self._plan)

    def _name(self, person: int) -> str:
        return holder_name(self._case, person)

    def _changes(self, person: int) -> Changes:
        return assigned(self._seat, self._months, person)

    def _worse(self) -> list[Candidate]:
        """Those who break no floor and are not better as things are."""
        return [c for c in self._others if c.effect is not None and c.effect.rank[0] == 0 and c.effect.rank > BETTER]

    def _knows(self) -> Flip | None:
        sponsor = self._standing.sponsor(self._seat)
        best: tuple[tuple[int, float], Candidate] | None = None
        strangers = [c for c in self._worse() if c.person >= 0 and not self._case.knew_before[c.person, sponsor]]
        for candidate in strangers[:MOST_TRIED]:
            knowing = frozenset({(candidate.person, sponsor)})
            rank = self._standing.effect(self._changes(candidate.person), knowing).rank
            if rank < BETTER and (best is None or rank < best[0]):
                best = rank, candidate
        if best is None:
            return None
        portfolio, name = self._case.portfolio, self._case.portfolio.sponsors[sponsor].name
        row = Experience(portfolio.staff[best[1].person].id, name)
        words = tell(
            "If {name} had known {sponsor}, they would be better by {n}.",
            name=best[1].name, sponsor=name, n=f"{-best[0][1]:.2f}",
        )  # fmt: skip
        changed = replace(portfolio, experience=(*portfolio.experience, row))
        return self._flip(FlipKind.KNOWS, best[1].person, words, changed, None)

    def _dearer(self) -> Flip | None:
        """How much dearer the holder would have to be for the runner-up to be better."""
        if not self._worse():
            return None
        other = self._worse()[0]
        amount = self._break_even(other, sign=1)
        if amount is None:
            return None
        return self._repriced(FlipKind.DEARER, self._holder, amount, other)

    def _cheaper(self) -> Flip | None:
        if not self._worse() or self._worse()[0].person < 0:
            return None
        other = self._worse()[0]
        amount = self._break_even(other, sign=-1)
        if amount is None:
            return None
        return self._repriced(FlipKind.CHEAPER, other.person, -amount, other)

    def _break_even(self, other: Candidate, sign: int) -> Decimal | None:
        """By how much a rate has to change, rate units, so that Z is the same with either of the two.

        The cost term divides by the mean rate of all, which changes with the one rate.
        """
        assert other.effect is not None
        case, z, cost = self._case, other.effect.z, other.effect.parts.cost
        likely = float(case.probability[self._standing.study(self._seat)])
        fte_months = sum(self._standing.fte((self._seat, t)) for t in self._months) / 100
        weight = float(case.portfolio.settings.weights.cost) * likely * fte_months
        slope = weight - sign * (z - cost) / len(case.cost)
        if case.mean_cost == 0 or slope <= 0:
            return None
        return Decimal(z * case.mean_cost / slope)

    def _repriced(self, kind: FlipKind, person: int, units: Decimal, other: Candidate) -> Flip | None:
        staff = self._case.portfolio.staff
        entry = staff[person]
        to_base = {row.currency: row.rate_to_base for row in self._case.portfolio.exchange_rates}
        rate = to_base.get(entry.currency, Decimal(1))
        # a little beyond the break-even, in whole cents
        amount = (abs(units) / RATE_UNITS / rate + Decimal("0.001")).quantize(Decimal("0.01"), ROUND_CEILING)
        if not rate or amount > entry.cost_rate:
            return None  # twice as dear, or for nothing: nobody learns from that
        signed_amount = amount if kind is FlipKind.DEARER else -amount
        changed = _with_person(self._case.portfolio, person, replace(entry, cost_rate=entry.cost_rate + signed_amount))
        currency = entry.currency or self._case.portfolio.settings.currency
        told = {"name": self._name(person), "amount": f"{amount:,.2f} {currency}", "other": self._name(other.person)}
        if kind is FlipKind.DEARER:
            words = tell("If {name} cost {amount} per hour more, {other} would be better.", **told)
        else:
            words = tell("If {name} cost {amount} per hour less, {other} would be better.", **told)
        return self._flip(kind, other.person, words, changed, None)

    def _floor(self) -> Flip | None:
        kept = [c for c in self._others if c.effect is not None and c.effect.broken and c.effect.z < BETTER[1]]
        if not kept:
            return None
        best = min(kept, key=lambda c: c.effect.z if c.effect else 0.0)
        assert best.effect is not None
        floors = best.effect.broken
        told = [
            tell("the margin floor of {n} on {whose}", n=f"{float(m.floor or 0):.1%}", whose=floor_of(m))
            for m in floors
        ]
        words = tell(
            "Without {floors}, {other} would be better by {n}.",
            floors=all_of(told), other=self._name(best.person), n=f"{-best.effect.z:.2f}",
        )  # fmt: skip
        return self._flip(FlipKind.FLOOR, best.person, words, without_floors(self._case.portfolio, floors), None)

    def _lock(self) -> Flip | None:
        cells = [(self._seat, t) for t in self._months if self._standing.forced[self._seat, t] == self._holder]
        if not cells:
            return None
        eligible = self._case.eligible(self._standing.line(self._seat)).tolist()
        free = [f for f in fits(self._standing, self._seat, self._months, eligible, unlocked=True) if f.whole]
        ranked = sorted(
            (self._standing.effect(self._changes(f.person)).rank, f.person) for f in free if f.person != self._holder
        )
        if not ranked or ranked[0][0] >= BETTER:
            return None
        without = released(self._standing, cells)
        if without is None:
            return None
        rank, person = ranked[0]
        words = tell(
            "If the lock were released, {name} would be better by {n}.", name=self._name(person), n=f"{-rank[1]:.2f}"
        )
        return self._flip(FlipKind.LOCK, person, words, *without)

    def _free(self) -> Flip | None:
        best: tuple[tuple[int, float], Fit, Changes] | None = None
        kept = [c for c in (*self._found.free, *self._found.busy) if c.person >= 0 and not c.fit.whole]
        kept.sort(key=lambda c: (not (c.knowledge and c.knowledge.knows), -len(c.fit.free), c.name))
        for candidate in kept[:MOST_TRIED]:
            self._check()
            left = leaving(self._standing, candidate.fit, self._seat)
            if left is None:
                continue
            vacated: Changes = dict.fromkeys(left.cells, -1)
            both = self._standing.effect({**vacated, **self._changes(candidate.person)})
            alone = self._standing.effect(vacated)
            # floors are judged where the step is taken, from the plan without that work
            rank = (len(both.broken) - len(alone.broken) - len(both.mended) + len(alone.mended), both.z - alone.z)
            if rank < BETTER and (best is None or rank < best[0]):
                best = rank, candidate.fit, vacated
        if best is None or best[0][0] != 0:
            return None
        rank, fit, vacated = best
        where = joined("; ", [stretch_words(self._standing, stretch) for stretch in stretches(tuple(vacated))[:2]])
        more = len(stretches(tuple(vacated))) - 2
        if more > 0:
            where = tell("{names} and {n} more", names=where, n=more)
        words = tell(
            "If {name} were not on {places}, they would be better here by {n}.",
            name=self._name(fit.person), places=where, n=f"{-rank[1]:.2f}",
        )  # fmt: skip
        return self._flip(FlipKind.FREE, fit.person, words, None, self._standing.after(vacated))

    def _rule(self) -> Flip | None:
        people = [c.fit for c in (*self._found.free, *self._found.busy) if c.person >= 0]
        found = cheapest_relaxation(self._standing, self._seat, self._months, people, self._check)
        if found is None or found.effect.rank >= BETTER:
            return None
        person = found.waiver.person
        words = tell(
            "{name} would be better by {n}, but is ruled out: {why}.",
            name=self._name(person), n=f"{-found.effect.z:.2f}", why=waiver_words(self._standing, found.waiver),
        )  # fmt: skip
        changed = waived(self._case.portfolio, self._case, found.waiver)
        return self._flip(FlipKind.RULE, person, words, changed, None)


def _with_person(portfolio: Portfolio, person: int, entry: Person) -> Portfolio:
    return replace(portfolio, staff=(*portfolio.staff[:person], entry, *portfolio.staff[person + 1 :]))


def without_floors(portfolio: Portfolio, floors: Iterable[MoneyChange]) -> Portfolio:
    """The portfolio without some margin floors."""
    gone = {(floor.level, floor.name) for floor in floors}
    settings = portfolio.settings
    if any(level is Level.PORTFOLIO for level, __ in gone):
        settings = replace(settings, portfolio_margin_floor=None)
    return replace(
        portfolio,
        settings=settings,
        sponsors=tuple(
            replace(s, margin_floor=None) if (Level.SPONSOR, s.name) in gone else s for s in portfolio.sponsors
        ),
        studies=tuple(replace(s, margin_floor=None) if (Level.STUDY, s.id) in gone else s for s in portfolio.studies),
    )
