"""Where everybody stands in a plan, made once, so that the effect of a small change is known in a moment.

The evaluator takes in the whole plan. What one change of holders does depends on little of it: the lines that are
touched, and the work of the people concerned for the same sponsors. `Standing.effect` adds up that little, before and
after, by the same definitions; tests hold it against the evaluator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

import numpy as np

from planner.domain.case import Case
from planner.domain.eligibility import Eligibility
from planner.domain.evaluation import Level, Parts
from planner.domain.locks import resolve_locks
from planner.domain.margin import PORTFOLIO_NAME, Money, bench, study_money
from planner.domain.plan import OPEN, Plan
from planner.domain.rates import RATE_UNITS
from planner.domain.room import Room
from planner.domain.work import work_of
from planner.services.candidates.effect import Effect, MoneyChange, money_unit
from planner.services.candidates.takeovers import Takeovers
from planner.services.candidates.tally import PER_PERCENT, Cell, Changes, Tally

Knowing = frozenset[tuple[int, int]]
"""Pairs of person and sponsor: who is taken to have known whom, whatever the portfolio says."""

_NOTHING = Money()


class Standing:
    """A plan taken apart. ``published`` is what the change term counts against, as in the evaluator."""

    def __init__(self, case: Case, plan: Plan, published: Plan | None = None) -> None:
        self.case, self.plan, self.published = case, plan, published
        work = work_of(case, plan)
        self.room = Room(case, plan)
        order = np.argsort(work.person, kind="stable")
        self._bounds = np.searchsorted(work.person[order], np.arange(len(case.cost) + 1)).tolist()
        self._seat, self._month = work.seat[order].tolist(), work.month[order].tolist()
        # plain lists: single items of arrays are slow to read
        self._line_of: list[int] = plan.seats.line.tolist()
        self._study_of: list[int] = case.line_study[plan.seats.line].tolist()
        self._sponsor_of: list[int] = case.line_sponsor[plan.seats.line].tolist()
        self._holder: list[list[int]] = plan.holder.tolist()
        self._fte: list[list[int]] = plan.seats.fte.tolist()
        self._staffed, self._contractors = work.staffed, work.contractors
        known = np.zeros(len(case.portfolio.sponsors), dtype=np.int64)
        np.add.at(known, case.line_sponsor[work.line[work.known]], work.fte[work.known])
        self._known: list[int] = known.tolist()
        needed = np.zeros(len(case.portfolio.sponsors), dtype=np.int64)
        np.add.at(needed, case.line_sponsor, case.demand.sum(axis=1, dtype=np.int64))
        self._needed: list[int] = needed.tolist()
        self._money = study_money(case, work)
        self._bench = bench(case, work)
        self._before: dict[tuple[int, int, Knowing], Tally] = {}
        self._takeovers = Takeovers(case, plan.seats, self._holder, self._fte)

    # ---- what others ask

    @cached_property
    def forced(self) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
        """[S, T]: who is locked on a seat-month, or -1."""
        return resolve_locks(self.case, self.plan.seats, self.plan.hand_locks).forced

    @cached_property
    def eligibility(self) -> Eligibility:
        """Who passes which rule of a line."""
        return Eligibility(self.case.portfolio)

    def cells(self, person: int) -> list[Cell]:
        """The seat-months that a person holds, as (seat, month)."""
        first, end = self._bounds[person], self._bounds[person + 1]
        return list(zip(self._seat[first:end], self._month[first:end], strict=True))

    def holder(self, cell: Cell) -> int:
        """Who holds a seat-month now."""
        return self._holder[cell[0]][cell[1]]

    def fte(self, cell: Cell) -> int:
        """What a seat-month carries, percent."""
        return self._fte[cell[0]][cell[1]]

    def line(self, seat: int) -> int:
        """The line of a seat."""
        return self._line_of[seat]

    def study(self, seat: int) -> int:
        """The planned study of a seat."""
        return self._study_of[seat]

    def sponsor(self, seat: int) -> int:
        """The sponsor of a seat."""
        return self._sponsor_of[seat]

    def after(self, changes: Changes) -> Plan:
        """The plan with other holders."""
        holder = self.plan.holder.copy()
        for cell, who in changes.items():
            holder[cell] = who
        return Plan(self.plan.seats, holder, self.plan.hand_locks)

    # ---- the effect

    def effect(self, changes: Changes, knowing: Knowing = frozenset()) -> Effect:
        """What other holders of some seat-months do to Z and money.

        Exactly what the evaluator says of the plan afterwards less what it says of the plan before; with ``knowing``,
        as if these people had known these sponsors, before and after.
        """
        real = {cell: who for cell, who in changes.items() if self.fte(cell) > 0 and self.holder(cell) != who}
        if not real:
            return Effect()
        demand = self._demand_change(real)
        pairs = self._touched(real)
        before = {pair: self._tally(*pair, knowing) for pair in pairs}
        after = {pair: self._tally(*pair, knowing, real) for pair in pairs}
        lines = {self.line(seat) for seat, __ in real}
        handovers = {d: self._takeovers.on(d, real) - self._takeovers.on(d) for d in lines}
        return Effect(
            self._parts(real, demand, before, after, handovers, knowing),
            self._money_changes(demand, before, after, knowing),
            sum(handovers.values()),
        )

    def _touched(self, changes: Changes) -> list[tuple[int, int]]:
        """People and sponsors whose work together changes."""
        found = {(who, self.sponsor(cell[0])) for cell, who in changes.items() if who >= 0}
        found |= {(self.holder(cell), self.sponsor(cell[0])) for cell in changes if self.holder(cell) >= 0}
        return sorted(found)

    def _tally(self, person: int, sponsor: int, knowing: Knowing, changes: Changes | None = None) -> Tally:
        key = (person, sponsor, knowing)
        if changes is None and key in self._before:
            return self._before[key]
        sponsor_of = self._sponsor_of
        cells = [cell for cell in self.cells(person) if sponsor_of[cell[0]] == sponsor]
        if changes is not None:
            cells = [cell for cell in cells if cell not in changes]
            cells += [c for c, who in changes.items() if who == person and sponsor_of[c[0]] == sponsor]
        knew = bool(self.case.knew_before[person, sponsor]) or (person, sponsor) in knowing
        tally = Tally.of(self.case, person, [(self._line_of[s], t, self._fte[s][t]) for s, t in cells], knew)
        if changes is None:
            self._before[key] = tally
        return tally

    def _demand_change(self, changes: Changes) -> dict[int, tuple[int, int, int]]:
        """By line: change of percent-months staffed by people, by contractors, and open."""
        moved: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
        for cell, who in changes.items():
            place, fte, held = moved[self.line(cell[0]), cell[1]], self.fte(cell), self.holder(cell)
            place[0] += fte * ((who >= 0) - (held >= 0))
            place[1] += fte * ((who < OPEN) - (held < OPEN))
        total: dict[int, tuple[int, int, int]] = {}
        for (d, t), (people, contractors) in moved.items():
            before = int(self._staffed[d, t] + self._contractors[d, t])
            need = int(self.case.demand[d, t])
            opened = max(need - before - people - contractors, 0) - max(need - before, 0)
            was = total.get(d, (0, 0, 0))
            total[d] = (was[0] + people, was[1] + contractors, was[2] + opened)
        return total

    def _parts(
        self,
        changes: Changes,
        demand: Mapping[int, tuple[int, int, int]],
        before: Mapping[tuple[int, int], Tally],
        after: Mapping[tuple[int, int], Tally],
        handovers: Mapping[int, int],
        knowing: Knowing,
    ) -> Parts:
        case, weights = self.case, self.case.portfolio.settings.weights
        likely = case.probability[case.line_study]
        opened = sum(likely[d] * amounts[2] for d, amounts in demand.items()) / 100
        contracted = sum(likely[d] * amounts[1] for d, amounts in demand.items()) / 100
        new = sum(likely[d] * fte for tally in after.values() for d, fte in tally.new.items())
        new -= sum(likely[d] * fte for tally in before.values() for d, fte in tally.new.items())
        taken = sum(likely[d] * n * int(case.onboarding_new[case.line_role[d]]) for d, n in handovers.items())
        cost = sum(case.probability[j] * amount for tally in after.values() for j, amount in tally.work.items())
        cost -= sum(case.probability[j] * amount for tally in before.values() for j, amount in tally.work.items())
        return Parts(
            open=float(weights.open) * float(opened),
            contractor=float(weights.contractor) * float(contracted),
            new=float(weights.new) * float(new) / 100,
            handover=float(weights.handover) * float(taken) / RATE_UNITS,
            cost=float(weights.cost) * float(cost) / (100 * PER_PERCENT * case.mean_cost) if case.mean_cost else 0.0,
            fair=float(weights.fair) * self._unfairness(before, after, knowing),
            change=float(weights.change) * self._change(changes),
        )

    def _unfairness(
        self,
        before: Mapping[tuple[int, int], Tally],
        after: Mapping[tuple[int, int], Tally],
        knowing: Knowing,
    ) -> float:
        known = dict(enumerate(self._known))
        for who, c in knowing:
            known[c] += self._tally(who, c, knowing).known - self._tally(who, c, frozenset()).known
        change: dict[int, int] = defaultdict(int)
        for (__, c), tally in after.items():
            change[c] += tally.known
        for (__, c), tally in before.items():
            change[c] -= tally.known
        total = 0.0
        for c, more in change.items():
            floor = self.case.continuity_floor[c]
            if floor is not None and more:
                wanted = floor * self._needed[c]
                total += max(0.0, float(wanted - known[c] - more) / 100)
                total -= max(0.0, float(wanted - known[c]) / 100)
        return total

    @cached_property
    def _agreed(self) -> dict[tuple[int, int, int], int]:
        """Percent by person, line and month in the published plan."""
        found: dict[tuple[int, int, int], int] = defaultdict(int)
        if self.published is not None:
            work = work_of(self.case, self.published)
            for *key, fte in zip(*(a.tolist() for a in (work.person, work.line, work.month, work.fte)), strict=True):
                found[key[0], key[1], key[2]] += fte
        return found

    def _change(self, changes: Changes) -> float:
        """FTE-months by which people's work on lines goes further beyond the published plan."""
        if self.published is None:
            return 0.0
        moved: dict[tuple[int, int, int], int] = defaultdict(int)
        for cell, who in changes.items():
            for person, sign in ((self.holder(cell), -1), (who, 1)):
                if person >= 0:
                    moved[person, self.line(cell[0]), cell[1]] += sign * self.fte(cell)
        total = 0
        for (person, d, t), more in moved.items():
            had = sum(self.fte(cell) for cell in self.cells(person) if cell[1] == t and self.line(cell[0]) == d)
            agreed = self._agreed.get((person, d, t), 0)
            total += max(had + more - agreed, 0) - max(had - agreed, 0)
        return total / 100

    # ---- money

    def _money_changes(
        self,
        demand: Mapping[int, tuple[int, int, int]],
        before: Mapping[tuple[int, int], Tally],
        after: Mapping[tuple[int, int], Tally],
        knowing: Knowing,
    ) -> tuple[MoneyChange, ...]:
        case = self.case
        by_study: dict[int, Money] = defaultdict(Money)
        for d, (people, contractors, opened) in demand.items():
            rate = max(int(case.contractor_rate[case.line_role[d]]), 0)
            by_study[int(case.line_study[d])] += Money(
                revenue=int(case.bill[d]) * (people + contractors) * PER_PERCENT,
                work_cost=rate * contractors * PER_PERCENT,
                open=opened,
            )
        idle = 0
        for tallies, sign in ((before, -1), (after, 1)):
            for (person, __), tally in tallies.items():
                for j, amount in tally.work.items():
                    by_study[j] += Money(work_cost=sign * amount)
                    idle -= sign * amount if case.employee[person] else 0
                for j, amount in tally.onboarding.items():
                    by_study[j] += Money(onboarding=sign * amount)
        had: dict[int, Money] = defaultdict(Money)  # what is different before, too, if they are taken to know somebody
        for who, c in knowing:
            for tally, sign in ((self._tally(who, c, frozenset()), -1), (self._tally(who, c, knowing), 1)):
                for j, amount in tally.onboarding.items():
                    had[j] += Money(onboarding=sign * amount)
        return tuple(self._rows({j: money for j, money in by_study.items() if money != _NOTHING}, idle, had))

    def _rows(self, by_study: Mapping[int, Money], idle: int, shift: Mapping[int, Money]) -> Iterable[MoneyChange]:
        """Study, sponsor and portfolio; ``shift`` is added to what each study has before."""
        case, portfolio, unit = self.case, self.case.portfolio, self._unit
        by_sponsor: dict[int, Money] = defaultdict(Money)
        everything = Money(bench=idle)
        for j in sorted(by_study):
            had, more = self._money[j] + shift.get(j, _NOTHING), by_study[j]
            name = portfolio.studies[case.study_rows[j]].id
            yield MoneyChange(Level.STUDY, name, case.study_floor[j], had, had + more, unit)
            by_sponsor[int(case.study_sponsor[j])] += more
            everything += more
        for c, more in sorted(by_sponsor.items()):
            had = self._sponsor_money[c]
            for j, extra in shift.items():
                had += extra if int(case.study_sponsor[j]) == c else _NOTHING
            yield MoneyChange(Level.SPONSOR, portfolio.sponsors[c].name, case.sponsor_floor[c], had, had + more, unit)
        if everything != _NOTHING:
            had = sum(shift.values(), self._portfolio_money)
            yield MoneyChange(Level.PORTFOLIO, PORTFOLIO_NAME, case.portfolio_floor, had, had + everything, unit)

    @cached_property
    def _unit(self) -> Fraction:
        return money_unit(self.case.portfolio.settings.hours_per_fte_month)

    @cached_property
    def _sponsor_money(self) -> dict[int, Money]:
        found: dict[int, Money] = defaultdict(Money)
        for j, c in enumerate(self.case.study_sponsor.tolist()):
            found[c] += self._money[j]
        return found

    @cached_property
    def _portfolio_money(self) -> Money:
        total = Money(bench=self._bench)
        for money in self._money:
            total += money
        return total
