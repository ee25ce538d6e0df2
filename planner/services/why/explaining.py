"""Why each month of a stretch is held by whom it is, or by nobody: the answer in values and in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.domain.case import Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.reasons import head_and_rest, seat_reasons
from planner.domain.telling import Told, all_of, begun, joined, tell
from planner.services.candidates.effect import Effect
from planner.services.candidates.fitting import assigned, carried_months
from planner.services.candidates.knowledge import Acquaintance
from planner.services.candidates.ranking import Candidate, Candidates, candidates
from planner.services.candidates.standing import Standing
from planner.services.candidates.waivers import row_of
from planner.services.candidates.words import (
    effect_words,
    fit_words,
    floor_words,
    holder_name,
    knowledge_words,
    missed_words,
    months_words,
    parts_words,
    signed,
)
from planner.services.stretch import Stretch
from planner.services.why.flips import BETTER, Flip, Flips
from planner.services.why.remedies import Remedies, Remedy


@dataclass(frozen=True)
class Why:
    """Why one run of months stands as it does. ``holder``: person, `OPEN` or `CONTRACTOR`.

    ``runner_up`` is the best other holder of all the months, all else as it is (``other`` tells who, `OPEN` if nobody
    is free), and what their holding it would change. ``flips`` are told of people who hold a seat, ``remedies`` of
    open ones, cheapest first. ``sentences`` say all of it, in order.
    """

    stretch: Stretch
    holder: int
    other: int
    runner_up: Effect | None
    flips: tuple[Flip, ...]
    remedies: tuple[Remedy, ...]
    sentences: tuple[str, ...]


def _never() -> None:
    """Nothing asks to end."""


def runs(standing: Standing, stretch: Stretch) -> tuple[Stretch, ...]:
    """A stretch cut where the holder changes; months in which the seat carries nothing belong to no run."""
    found: list[Stretch] = []
    last = None
    for t in carried_months(standing, stretch):
        holder = standing.holder((stretch.seat, t))
        if found and holder == last and found[-1].last == t - 1:
            found[-1] = Stretch(stretch.seat, found[-1].first, t)
        else:
            found.append(Stretch(stretch.seat, t, t))
        last = holder
    return tuple(found)


def explain(
    standing: Standing, stretch: Stretch, evaluation: Evaluation, check: Callable[[], None] = _never
) -> tuple[Why, ...]:
    """Why each run of a stretch stands as it does; ``evaluation`` is the plan's. ``check`` may raise, to end early."""
    return tuple(_Explainer(standing, run, evaluation, check).why() for run in runs(standing, stretch))


class _Explainer:
    def __init__(self, standing: Standing, run: Stretch, evaluation: Evaluation, check: Callable[[], None]) -> None:
        self._standing, self._run, self._evaluation, self._check = standing, run, evaluation, check
        self._case: Case = standing.case
        self._currency = self._case.portfolio.settings.currency
        self._holder = standing.holder((run.seat, run.first))
        self._found: Candidates = candidates(standing, run, check)
        self._whole = [c for c in self._found.free if c.fit.whole and c.person != self._holder and c.effect is not None]

    def why(self) -> Why:
        if self._holder == OPEN:
            return self._open()
        return self._held()

    # ---- somebody holds it

    def _held(self) -> Why:
        other, effect = self._runner_up()
        flips: tuple[Flip, ...] = ()
        if self._holder >= 0:
            flips = tuple(Flips(self._standing, self._found, self._holder, self._check).all())
        sentences = [self._who(), *self._locks(), self._beside(other, effect), *(flip.sentence for flip in flips)]
        return Why(self._run, self._holder, other, effect, flips, (), tuple(sentences))

    def _runner_up(self) -> tuple[int, Effect]:
        if self._whole:
            best = self._whole[0]
            assert best.effect is not None
            return best.person, best.effect
        return OPEN, self._standing.effect(assigned(self._run.seat, self._found.months, OPEN))

    def _who(self) -> str:
        when = months_words(self._case, self._run.first, self._run.last)
        name = holder_name(self._case, self._holder)
        if self._holder == CONTRACTOR:
            return tell("A contractor holds it, {months}.", months=when)
        sponsor = self._case.portfolio.sponsors[self._standing.sponsor(self._run.seat)].name
        knowledge = Acquaintance(self._standing, self._run).of(self._holder)
        told = knowledge_words(self._case, knowledge)
        if knowledge.knows:
            words = {"name": name, "months": when, "sponsor": sponsor, "told": told}
            return tell("{name} holds it, {months}, and knows {sponsor}: {told}.", **words)
        return tell("{name} holds it, {months}, and is new to {sponsor}.", name=name, months=when, sponsor=sponsor)

    def _locks(self) -> list[str]:
        seat = self._run.seat
        locked = [t for t in self._found.months if self._standing.forced[seat, t] >= 0]
        if not locked:
            return []
        name = holder_name(self._case, self._holder)
        if len(locked) == len(self._found.months):
            return [tell("{name} is locked on it; nobody else may hold it then.", name=name)]
        return [
            tell(
                "{name} is locked on it in {n} of these months; nobody else may hold it then.", name=name, n=len(locked)
            )
        ]

    def _beside(self, other: int, effect: Effect) -> str:
        if other == OPEN:
            return tell(
                "Nobody else who could do this is free for all of it. Left open, the score would change by {n} "
                "({parts}).",
                n=signed(effect.z), parts=parts_words(effect.parts),
            )  # fmt: skip
        name = holder_name(self._case, other)
        told = effect_words(effect, self._currency)
        if effect.rank < BETTER:
            return tell("{name} would be better as things are: {told}.", name=begun(name), told=told)
        if effect.rank[0] == 0 and abs(effect.z) < -BETTER[1]:
            return tell("{name} would do as well: {told}.", name=begun(name), told=told)
        return tell("The runner-up is {name}: {told}.", name=name, told=told)

    # ---- nobody does

    def _open(self) -> Why:
        remedies = Remedies(self._standing, self._found, self._evaluation, self._check).all()
        best = self._whole[0] if self._whole else None
        sentences = [
            tell("Nobody holds it, {months}.", months=months_words(self._case, self._run.first, self._run.last)),
            *self._nobody_until(),
            *self._reasons(),
            *self._free(best),
            *self._partly(best),
            *remedy_sentences(remedies, self._currency),
        ]
        other = best.person if best else OPEN
        return Why(self._run, OPEN, other, best.effect if best else None, (), remedies, tuple(sentences))

    def _nobody_until(self) -> list[str]:
        role = row_of(self._case, self._standing.line(self._run.seat)).role
        there = self._case.available[self._standing.eligibility.in_role(role)].sum(axis=0).tolist()
        first = next((t for t in self._found.months if there[t]), None)
        labels = self._case.grid.labels
        if first == self._found.months[0]:
            return []
        if first is None:
            return [tell("Nobody in the role {role} is there in any of these months.", role=role)]
        return [tell("Nobody in the role {role} is there before {month}.", role=role, month=labels[first])]

    def _reasons(self) -> list[str]:
        """The reasons by month, told once for months in a row."""
        by_month = seat_reasons(self._case, self._standing.plan, self._run.seat)
        told: list[tuple[int, int, Told]] = []
        for t in self._found.months:
            words = by_month[t]
            if told and told[-1][2] == words and told[-1][1] == t - 1:
                told[-1] = (told[-1][0], t, words)
            else:
                told.append((t, t, words))
        if len(told) == 1:
            return [told[0][2]]
        # who could do it at all is the same in every month, and told once
        head, found = "", []
        for first, last, words in told:
            common, rest = head_and_rest(words)
            again = common and common == head
            found.append(joined(": ", (months_words(self._case, first, last), rest if again else words)))
            head = common or head
        return list(found)

    def _free(self, best: Candidate | None) -> list[str]:
        if best is None or best.effect is None:
            return []
        name, effect = best.name, best.effect
        if effect.rank < BETTER:
            told = effect_words(effect, self._currency)
            return [tell("{name} is free for all of it and would be better: {told}.", name=name, told=told)]
        if effect.broken:
            floors = all_of([floor_words(change, self._currency) for change in effect.broken])
            return [
                tell("{name} is free for all of it, but filling it so would break {floors}.", name=name, floors=floors)
            ]
        parts = parts_words(effect.parts)
        return [
            tell("{name} is free for all of it, but would cost more than it brings: {parts}.", name=name, parts=parts)
        ]

    def _partly(self, best: Candidate | None) -> list[str]:
        part = next((c for c in self._found.free if not c.fit.whole), None)
        if best is not None or part is None or part.effect is None:
            return []
        when = fit_words(self._standing, part.fit, self._found.months)
        name = holder_name(self._case, part.person)
        told = joined("; ", (joined(", ", (name, when)), effect_words(part.effect, self._currency)))
        return [tell("Nobody is free for all of it. For a part: {told}.", told=told)]


def remedy_sentences(remedies: Sequence[Remedy], currency: str) -> list[str]:
    """The remedies, the cheapest named as such."""
    if not remedies:
        return [tell("No single step was found that would fill it.")]
    told: list[str] = []
    for at, remedy in enumerate(remedies):
        cost = f"{signed(remedy.cost, 0)} {currency}"
        figures = tell("score {n}, cost {cost}", n=signed(remedy.z), cost=cost)
        if remedy.missed:
            floors = all_of([missed_words(row, currency) for row in remedy.missed])
            figures = joined("; ", (figures, tell("breaks {floors}", floors=floors)))
        words = {"remedy": remedy.sentence, "figures": figures}
        if at == 0:
            told.append(tell("The cheapest remedy: {remedy} ({figures})", **words))
        else:
            told.append(tell("Or: {remedy} ({figures})", **words))
    return told


def run_around(plan: Plan, stretch: Stretch) -> Stretch:
    """A stretch made longer, or cut, to the months in a row in which its first holder holds the seat.

    Months in which the seat carries nothing end it. The stretch itself where it begins with such a month.
    """
    held, carried = plan.holder[stretch.seat].tolist(), (plan.seats.fte[stretch.seat] > 0).tolist()
    if not carried[stretch.first]:
        return stretch
    first = last = stretch.first
    while first > 0 and carried[first - 1] and held[first - 1] == held[stretch.first]:
        first -= 1
    while last + 1 < len(held) and carried[last + 1] and held[last + 1] == held[stretch.first]:
        last += 1
    return Stretch(stretch.seat, first, last)
