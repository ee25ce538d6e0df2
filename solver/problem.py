"""The only translation from the planning case to the search's arrays, and back to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np

from planner.domain.case import RATE_UNITS, Case
from planner.domain.locks import resolve_locks
from planner.domain.plan import OPEN, HandLock, Plan, SeatTable
from planner.domain.seats import default_seats
from solver.around import Around, keep_fixed
from solver.kernel_types import INT, KEPT_OPEN, SLOTS, Array, Data, State, Sums
from solver.references import refer


@dataclass(frozen=True, eq=False)
class Problem:
    """A case, its seats, the locks that hold, and the arrays made of them.

    ``forced`` [S, T] is whom a lock puts on a seat-month, or -1; ``data.forced`` knows what is fixed beside it.
    ``unit`` is the number of money units (rate units × percent × 1/100) in one FTE-month at the mean cost rate.
    """

    case: Case
    seats: SeatTable
    forced: Array
    data: Data
    floors: bool
    around: Around | None = None
    notes: tuple[str, ...] = ()

    @property
    def hand_locks(self) -> tuple[HandLock, ...]:
        """The locks set by hand that the plan to start from has."""
        return self.around.hand_locks if self.around is not None else ()

    @property
    def most_moved(self) -> int | None:
        """How many people may move; None where they are not counted."""
        return self.around.most_moved if self.around is not None else None

    def moved(self, holder: Array) -> int:
        """People with any seat-month that differs from the start; 0 where they are not counted."""
        if self.most_moved is None:
            return 0
        then, now = self.data.start, np.where(self.data.fte > 0, holder, OPEN)
        differs = then != now
        return len(np.setdiff1d(np.concatenate([then[differs], now[differs]]), np.arange(-3, 0)))

    def keeps(self, holder: Array, seats: slice = slice(None)) -> bool:
        """Whether a plan leaves all that is forced on some seats as it is, and gives nothing to who may not move."""
        strange = np.isin(holder[seats], np.nonzero(self.data.movable == 0)[0])
        forced = self.data.forced[seats]
        wanted = np.where(forced == KEPT_OPEN, OPEN, forced)
        free = (forced == OPEN) & ~strange
        return bool((free | (self.data.fte[seats] == 0) | (holder[seats] == wanted)).all())

    @cached_property
    def reference(self) -> Any:
        """``data`` as compiled functions take it."""
        return refer(self.data)

    @cached_property
    def slots(self) -> int:
        """The most seats that one person holds in one month: the search's own limit, or more where locks ask for it."""
        return max(SLOTS, self._most_held(self.data.forced))

    def fits(self, holder: Array) -> bool:
        """Whether nobody holds more seats in a month than the search has room for."""
        return self._most_held(holder) <= self.slots

    def _most_held(self, holder: Array) -> int:
        """The most seats that anybody holds in a month."""
        seat, t = np.nonzero((holder >= 0) & (self.data.fte > 0))
        held = np.bincount(holder[seat, t].astype(np.int64) * self.case.grid.count + t, minlength=1)
        return int(held.max())

    @cached_property
    def effort(self) -> int:
        """Person-months to look at to fill every seat once: how large the problem is for the search."""
        d = self.data
        candidates = (d.eligible_start[1:] - d.eligible_start[:-1])[d.seat_line]
        return int((candidates * (d.seat_last - d.seat_first + 1) * d.seat_free).sum())


def _sparse_incumbents(case: Case) -> tuple[Array, Array]:
    """Incumbent people by line, as row starts and values."""
    by_line: list[list[int]] = [[] for _ in case.line_keys]
    for person, line in sorted(case.incumbents):
        by_line[line].append(person)
    start = np.zeros(len(by_line) + 1, INT)
    start[1:] = np.cumsum([len(people) for people in by_line])
    return start, np.array([p for people in by_line for p in people], INT)


def _keep(floors: tuple[Decimal | None, ...], used: bool) -> tuple[Array, Array]:
    """1 - floor (1 where there is none) and which are set."""
    has = np.array([floor is not None and used for floor in floors], np.uint8)
    keep = np.array([1.0 if floor is None else 1.0 - float(floor) for floor in floors])
    return keep, has


def build_problem(case: Case, floors: bool = True, around: Around | None = None) -> Problem:
    """Put a case into arrays; ``floors`` False leaves the margin floors out.

    ``around`` is a plan to start from: its seats and locks by hand are taken over, and what it fixes stays.
    """
    seats = default_seats(case) if around is None else around.seats
    forced = resolve_locks(case, seats, () if around is None else around.hand_locks).forced
    kept = forced if around is None else (fixing := keep_fixed(case, around)).forced
    counts_moved = around is not None and around.most_moved is not None
    weights = case.portfolio.settings.weights
    probability = case.probability[case.line_study] if len(case.line_study) else np.zeros(0)
    unit = case.mean_cost if case.mean_cost > 0 else 1.0
    works = seats.fte > 0
    months = case.grid.count
    incumbent_start, incumbent_people = _sparse_incumbents(case)
    seat_incumbent = np.array(
        [p if p >= 0 and (p, d) in case.incumbents else -1 for p, d in zip(seats.assignee, seats.line, strict=True)],
        INT,
    )
    keep_study, has_study = _keep(case.study_floor, floors)
    keep_sponsor, has_sponsor = _keep(case.sponsor_floor, floors)
    demand_by_sponsor = np.zeros(len(case.sponsor_floor))
    np.add.at(demand_by_sponsor, case.line_sponsor, case.demand.sum(axis=1))
    continuity = np.array([0.0 if floor is None else float(floor) for floor in case.continuity_floor])
    role_of_seat = case.line_role[seats.line]
    roles = len(case.portfolio.roles)
    onboarding_new = case.onboarding_new / (RATE_UNITS / 100)
    data = Data(
        fte=np.ascontiguousarray(seats.fte, INT),
        forced=np.array(kept, INT),  # its own: what the locks force is not to be written to
        start=_start(seats, around) if around is not None and counts_moved else np.full(seats.fte.shape, OPEN, INT),
        counts_moved=int(counts_moved),
        movable=_movable(case, around),
        seat_free=((kept == OPEN) & works).any(axis=1).astype(np.uint8),
        seat_line=seats.line.astype(INT),
        seat_first=works.argmax(axis=1).astype(INT) if len(seats) else np.zeros(0, INT),
        seat_last=(months - 1 - works[:, ::-1].argmax(axis=1)).astype(INT) if len(seats) else np.zeros(0, INT),
        seat_incumbent=seat_incumbent,
        line_study=case.line_study.astype(INT),
        line_sponsor=case.line_sponsor.astype(INT),
        line_role=case.line_role.astype(INT),
        line_seats_start=np.searchsorted(seats.line, np.arange(len(case.line_keys) + 1)).astype(INT),
        eligible_start=case.eligible_start.astype(np.int64),
        eligible_people=case.eligible_people.astype(INT),
        incumbent_start=incumbent_start,
        incumbent_people=incumbent_people,
        weight_open=probability * float(weights.open) / 100,
        weight_contractor=probability * float(weights.contractor) / 100,
        weight_new=probability * float(weights.new) / 100,
        weight_handover=probability * float(weights.handover) * (onboarding_new[case.line_role] / 100),
        weight_cost=probability * float(weights.cost) / 100,
        cost=case.cost / unit / 100,
        bill=case.bill / unit / 100,
        contractor_cost=np.where(case.contractor_rate >= 0, case.contractor_rate / unit / 100, -1.0),
        onboarding_new=onboarding_new.astype(float),
        onboarding_known=case.onboarding_known / (RATE_UNITS / 100),
        employee=case.employee.astype(float),
        max_studies=case.max_studies.astype(INT),
        knew=case.knew_before.astype(np.uint8),
        keep_study=keep_study,
        keep_sponsor=keep_sponsor,
        keep_portfolio=1.0 - float(case.portfolio_floor or 0),
        has_study_floor=has_study,
        has_sponsor_floor=has_sponsor,
        has_portfolio_floor=int(case.portfolio_floor is not None and floors),
        fair_target=continuity * demand_by_sponsor,
        weight_fair=float(weights.fair) / 100,
        role_seats_start=np.searchsorted(np.sort(role_of_seat), np.arange(roles + 1)).astype(INT),
        role_seats=np.argsort(role_of_seat, kind="stable").astype(INT),
    )
    notes = () if around is None else (*around.notes, *fixing.notes)
    return Problem(case, seats, forced, data, floors, around, notes)


def _movable(case: Case, around: Around | None) -> Array:
    """[P] whether somebody may get or lose seat-months."""
    if around is None or around.movable is None:
        return np.ones(len(case.cost), np.uint8)
    return np.ascontiguousarray(around.movable, np.uint8)


def _start(seats: SeatTable, around: Around) -> Array:
    """Who holds each seat-month in the start, [S, T]: a person, or -1."""
    return np.ascontiguousarray(np.where((seats.fte > 0) & (around.holder >= 0), around.holder, OPEN), INT)


def empty_state(problem: Problem) -> State:
    """Nobody assigned; months held by locks are put in by the search itself."""
    data = problem.data
    people, months = problem.case.available.shape
    sponsors = len(problem.case.sponsor_floor)
    return State(
        holder=np.full(data.fte.shape, OPEN, INT),
        left=np.ascontiguousarray(problem.case.available, INT).copy(),
        slots=np.full((people, months, problem.slots), -1, INT),
        slot_count=np.zeros((people, months), INT),
        first_held=np.full(len(problem.seats), months, INT),
        first_month=np.full((people, sponsors), months, np.int16),
        first_study=np.full((people, sponsors), -1, INT),
        second_month=np.full((people, sponsors), months, np.int16),
        new_cost=np.zeros((people, sponsors)),
        differs=np.bincount(data.start[data.start >= 0], minlength=people).astype(INT),
    )


def empty_sums(problem: Problem) -> Sums:
    """The sums of an empty plan: everything open, everybody on the bench."""
    data, case = problem.data, problem.case
    total_open = float((data.fte.sum(axis=1) * data.weight_open[data.seat_line]).sum())
    fair = data.weight_fair * float(np.maximum(data.fair_target, 0).sum())
    bench = float((case.available.sum(axis=1) * data.cost * data.employee).sum())
    limit = np.where(data.contractor_cost >= 0, case.contractor_limit, 0)
    return Sums(
        slack_study=np.zeros(len(data.has_study_floor)),
        slack_sponsor=np.zeros(len(data.has_sponsor_floor)),
        slack_portfolio=np.array([-bench]),
        price_study=np.zeros(len(data.has_study_floor)),
        price_sponsor=np.zeros(len(data.has_sponsor_floor)),
        price_portfolio=np.zeros(1),
        known=np.zeros(len(data.has_sponsor_floor)),
        contractor_left=np.repeat(limit[:, None].astype(INT), case.grid.count, axis=1),
        moved=np.array([len(np.unique(data.start[data.start >= 0]))], INT),
        most_moved=np.array([len(data.cost)], INT),
        price_moved=np.zeros(1),
        total=np.array([total_open + fair]),
    )


def plan_of(problem: Problem, holder: Array) -> Plan:
    """The plan that a holder array stands for."""
    held = np.where(problem.seats.fte > 0, holder, OPEN).astype(INT)
    return Plan(problem.seats, held, problem.hand_locks)
