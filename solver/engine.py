"""The search as a whole: rounds of ruin and recreate on all threads, floor prices between rounds, the best plan kept.

In a round every thread owns some people and seats and an additive share of every slack, so that the threads need no
locks and their results add up. People who share a seat now stay in one thread; who goes where is drawn anew each round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from planner.domain.plan import OPEN
from solver import floor_prices, mover_prices, moves
from solver.kernel import MOVE_SEATS, set_seat
from solver.kernel_types import INT, Array, Sums, Work, new_work
from solver.problem import Problem, empty_state, empty_sums
from solver.references import refer


@dataclass(frozen=True, eq=False)
class Incumbent:
    """A plan found on the way: holders, Z, and by how much floors are missed (money, 0 = all met)."""

    holder: Array
    objective: float
    shortfall: float

    def better_than(self, other: Incumbent | None) -> bool:
        """Floors first, then Z."""
        if other is None:
            return True
        if self.shortfall <= 0 and other.shortfall <= 0:
            return self.objective < other.objective - 1e-9
        return (self.shortfall, self.objective) < (other.shortfall - 1e-9, other.objective)


@dataclass(frozen=True, eq=False)
class Place:
    """Where a search is: holders, and the floors' prices level by level."""

    holder: Array
    prices: list[Array]


class Engine:
    """One search over one problem. Deterministic for a seed, a number of threads and the budgets of its rounds."""

    def __init__(self, problem: Problem, seed: int, threads: int) -> None:
        self.problem = problem
        self.data = problem.data
        self.threads = max(1, threads)
        self.random = np.random.default_rng(seed)
        self.state = empty_state(problem)
        self.sums = empty_sums(problem)
        self._refer()
        people, months = problem.case.available.shape
        self.work: list[Work] = [
            new_work(people, months, len(problem.seats), MOVE_SEATS, problem.slots, w) for w in range(self.threads)
        ]
        self._work = [refer(work) for work in self.work]
        self._parent = np.zeros(people, INT)
        moves.components(problem.reference, self._parent)
        self.component = self._parent.copy()
        self._effort = self._seat_effort()
        self.best: Incumbent | None = None
        self.most_moved = int(self.sums.most_moved[0])
        """How many people may move; as many as there are where they are not counted."""
        self.halt = np.zeros(1, np.uint8)  # any thread may set it to break off a round
        self.work_done = 0
        self._pool = ThreadPoolExecutor(self.threads) if self.threads > 1 else None
        self._reprice(floor_prices.set_all, floor_prices.FIRST_PRICE)

    def _refer(self) -> None:
        """Take references to state and sums; to be repeated whenever those are new."""
        self._state = refer(self.state)
        self._sums = refer(self.sums)

    # ---- prices of floors

    def shortfall(self) -> float:
        """Money missing below floors, summed."""
        return floor_prices.shortfall(self.data, self.sums)

    @property
    def objective(self) -> float:
        """Z of the current plan."""
        return float(self.sums.total[0]) - self._priced(self.sums)

    def _priced(self, sums: Sums) -> float:
        """What a total holds beside Z: missed floors and people who have moved, at their prices."""
        return floor_prices.priced_shortfall(self.data, sums) + mover_prices.priced(sums)

    def _reprice(self, change: Callable[..., None], *arguments: Any) -> None:
        """Change prices of floors; Z stays."""
        z = self.objective
        change(self.data, self.sums, *arguments)
        self.sums.total[0] = z + self._priced(self.sums)

    def limit_moved(self, most: int) -> None:
        """Let no move leave more people moved than so many, or than have moved already."""
        self.most_moved = max(most, int(self.sums.moved[0]))

    def adapt_price_of_moving(self) -> None:
        """Let a move be dearer while as many have moved as may (`mover_prices.adapt`)."""
        if self.problem.data.counts_moved:
            self._reprice(mover_prices.adapt, self.most_moved)

    def press(self) -> None:
        """Raise the price of every missed floor by much, and let no floor be cheap."""
        self._reprice(floor_prices.press)

    def adapt_prices(self, nudge: float, settling: bool) -> None:
        """Move every floor's price towards where the floor is just met (`floor_prices.adapt`)."""
        self._reprice(floor_prices.adapt, nudge, settling)

    def save(self) -> Place:
        """Where the search is, to come back to with `go_back`."""
        return Place(self.state.holder.copy(), self.prices())

    def go_back(self, place: Place) -> None:
        """Continue from a place that was saved."""
        self.load(place.holder, place.prices)

    # ---- starting

    def _seat_effort(self) -> Array:
        """Person-months to look at for each seat."""
        d = self.data
        candidates = (d.eligible_start[1:] - d.eligible_start[:-1])[d.seat_line]
        effort: Array = (candidates + 10) * (d.seat_last - d.seat_first + 1) * d.seat_free
        return effort

    def seat_order(self) -> Array:
        """All seats by falling weight of leaving them open: the order of the first filling."""
        return np.argsort(-self.data.weight_open[self.data.seat_line], kind="stable").astype(INT)

    def place_locks(self) -> None:
        """Put the people that locks force on their seats."""
        for seat in np.nonzero((self.data.forced >= 0).any(axis=1))[0].tolist():
            self._set(seat, np.where(self.data.forced[seat] >= 0, self.data.forced[seat], OPEN).astype(INT))

    def prices(self) -> list[Array]:
        """The floors' prices, level by level."""
        return floor_prices.copy_of(self.data, self.sums)

    def load(self, holder: Array, prices: list[Array] | None = None) -> None:
        """Continue from another plan's holders (same seats), at the same prices of floors or at others."""
        self.state = empty_state(self.problem)
        prices = self.prices() if prices is None else prices
        price_moved = self.sums.price_moved
        self.sums = empty_sums(self.problem)
        floor_prices.restore(self.data, self.sums, prices)
        self.sums.price_moved[:] = price_moved
        self.sums.total[0] += self._priced(self.sums)
        self._refer()
        moves.load(self.problem.reference, self._state, self._sums, self._work[0], np.ascontiguousarray(holder, INT))

    def seat(self, seats: Iterable[int], holder: Array) -> None:
        """Give some seats the holders that they have in ``holder`` [S, T]: all are emptied first."""
        chosen = list(seats)
        nobody = np.full(holder.shape[1], OPEN, INT)
        for seat in chosen:
            self._set(seat, nobody)
        for seat in chosen:
            self._set(seat, np.ascontiguousarray(holder[seat], INT))

    def _set(self, seat: int, sequence: Array) -> None:
        work = self.work[0]
        set_seat(self.problem.reference, self._state, self._sums, INT(seat), sequence, work.people, work.scratch)

    def construct(self, seats: Array) -> None:
        """Fill some seats in the given order, each with its best holders."""
        self.work[0].group[:] = 0
        self.work[0].seat_group[:] = 0
        order, seed = np.ascontiguousarray(seats, INT), int(self.random.integers(0, 2**31 - 1))
        self.work_done += int(moves.fill(self.problem.reference, self._state, self._sums, self._work[0], order, seed))

    @property
    def current(self) -> Incumbent:
        """The plan that the search is at; its holders change with the next round."""
        return Incumbent(self.state.holder, self.objective, max(0.0, self.shortfall()))

    def keep_if_best(self) -> bool:
        """Remember the current plan if it is the best so far."""
        now = self.current
        if int(self.sums.moved[0]) > self.most_moved or not now.better_than(self.best):
            return False
        self.best = Incumbent(now.holder.copy(), now.objective, now.shortfall)
        return True

    # ---- rounds

    def _deal(self) -> list[Array]:
        """Deal people and seats out to the threads; the seats of each thread."""
        n = self.threads
        holder = self.state.holder
        if n == 1:
            return [np.arange(len(self.problem.seats), dtype=INT)]
        moves.crews(self.problem.reference, holder, self._parent)
        people = len(self._parent)
        if not people:  # contractors alone
            seat_group = self.random.integers(0, n, len(holder)).astype(np.int8)
            return self._seats_of(seat_group, np.zeros(0, np.int8))
        # whole components stay together while that balances; those too large are dealt out crew by crew
        group = np.zeros(people, np.int8)
        component_effort = np.bincount(self._seat_component(), weights=self._effort, minlength=people)
        total = max(1.0, float(component_effort.sum()))
        load = np.zeros(n)
        for root in np.argsort(-component_effort, kind="stable"):
            effort = float(component_effort[root])
            if effort <= 0:
                break
            members = np.nonzero(self.component == root)[0]
            if effort > 0.8 * total / n or self.random.random() < 0.25:
                crew_roots = np.unique(self._parent[members])
                target = np.clip((total / n - load + 1e-9), 0.02 * total, None)
                chosen = self.random.choice(n, size=len(crew_roots), p=target / target.sum())
                lookup = np.zeros(people, np.int8)
                lookup[crew_roots] = chosen
                group[members] = lookup[self._parent[members]]
                load += effort * np.bincount(chosen, minlength=n) / len(crew_roots)
            else:
                lightest = int(np.argmin(load))
                group[members] = lightest
                load[lightest] += effort
        held = holder.max(axis=1) if len(holder) else np.zeros(0, INT)
        first_eligible = self._first_candidate()
        anyone = np.where(held >= 0, held, first_eligible)
        open_group = self.random.integers(0, n, len(held)).astype(np.int8)
        whole = group[np.maximum(anyone, 0)]
        split = self._component_is_split(group)
        seat_group = np.where((held < 0) & split[np.maximum(first_eligible, 0)], open_group, whole).astype(np.int8)
        return self._seats_of(seat_group, group)

    def _seats_of(self, seat_group: Array, group: Array) -> list[Array]:
        """Tell the threads who and what belongs to whom; the seats of each."""
        for work in self.work:
            work.group[:] = group
            work.seat_group[:] = seat_group
        return [np.nonzero(seat_group == w)[0].astype(INT) for w in range(self.threads)]

    def _first_candidate(self) -> Array:
        d = self.data
        if not len(d.eligible_people):
            return np.full(len(d.seat_line), -1, INT)
        start = d.eligible_start[d.seat_line]
        has = d.eligible_start[d.seat_line + 1] > start
        return np.where(has, d.eligible_people[np.minimum(start, len(d.eligible_people) - 1)], -1)

    def _seat_component(self) -> Array:
        first = self._first_candidate()
        return self.component[np.maximum(first, 0)]

    def _component_is_split(self, group: Array) -> Array:
        """[P] whether a person's component is dealt to more than one thread."""
        low = np.full(len(group), 127, np.int8)
        high = np.full(len(group), -1, np.int8)
        np.minimum.at(low, self.component, group)
        np.maximum.at(high, self.component, group)
        split: Array = (low != high)[self.component]
        return split

    def _share(self, w: int, shares: Array, turn: int) -> Sums:
        """A thread's part of the sums: the shares of all threads add up to the whole."""
        s, share = self.sums, float(shares[w])
        contractor_left = s.contractor_left.copy()
        roles = np.arange(len(contractor_left))
        contractor_left[(roles + turn) % self.threads != w] = 0
        return Sums(
            slack_study=s.slack_study * share,
            slack_sponsor=s.slack_sponsor * share,
            slack_portfolio=s.slack_portfolio * share,
            price_study=s.price_study,
            price_sponsor=s.price_sponsor,
            price_portfolio=s.price_portfolio,
            known=self.data.fair_target - (self.data.fair_target - s.known) * share,
            contractor_left=contractor_left,
            moved=np.zeros(1, INT),
            most_moved=mover_prices.share(s, self.most_moved, self.threads, w + turn),
            price_moved=s.price_moved,
            total=np.zeros(1),
        )

    def seats_below_floors(self) -> Array:
        """[S] whether a seat's study or sponsor misses its floor; all seats if the portfolio does."""
        study, sponsor, portfolio = floor_prices.missed(self.data, self.sums)
        by_line = study[self.data.line_study] | sponsor[self.data.line_sponsor] | portfolio[0]
        below: Array = by_line[self.data.seat_line]
        return below

    def round(
        self, budget: int, hot: float, cold: float, ruin: int, blink: float, turn: int, focus: Array | None = None
    ) -> None:
        """Search once on every thread, each with ``budget`` units of work, and add the results up.

        Every move starts from a seat of ``focus`` [S] (bool; None: any seat) and takes others with it.
        """
        seats = self._deal()
        chosen = self.data.seat_free != 0 if focus is None else focus & (self.data.seat_free != 0)
        seats = [own[chosen[own]] for own in seats]
        n = self.threads
        shares = np.full(n, 1.0 / n)
        parts = [self._share(w, shares, turn) for w in range(n)]
        before = [_copy_sums(part) for part in parts]
        seeds = self.random.integers(0, 2**31 - 1, n)

        def run(w: int) -> int:
            if not len(seats[w]):
                return 0
            done, _, _ = moves.search(
                self.problem.reference,
                self._state,
                refer(parts[w]),
                self._work[w],
                seats[w],
                int(seeds[w]),
                int(budget),
                float(hot),
                float(cold),
                int(ruin),
                float(blink),
                self.halt,
            )
            return int(done)

        done = [run(0)] if self._pool is None else list(self._pool.map(run, range(n)))
        self.work_done += sum(done)
        self._merge(parts, before)

    def _merge(self, parts: list[Sums], before: list[Sums]) -> None:
        z = self.objective - self._fair(self.sums)
        for part, old in zip(parts, before, strict=True):
            z += self._plain(part) - self._plain(old)
            for name in ("slack_study", "slack_sponsor", "slack_portfolio", "known", "contractor_left", "moved"):
                getattr(self.sums, name)[...] += getattr(part, name) - getattr(old, name)
        self.sums.total[0] = z + self._fair(self.sums) + self._priced(self.sums)

    def _fair(self, sums: Sums) -> float:
        """The continuity floors' term of Z; a thread's share of known work may fall below 0, also where no floor is."""
        target = self.data.fair_target
        return self.data.weight_fair * float(np.maximum(0.0, target - sums.known)[target > 0].sum())

    def _plain(self, part: Sums) -> float:
        """A thread's total without what is priced and without continuity floors, which are not additive."""
        return float(part.total[0]) - self._priced(part) - self._fair(part)

    def close(self) -> None:
        """Release the threads."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)


def _copy_sums(sums: Sums) -> Sums:
    return Sums(*(np.copy(field) for field in sums))
