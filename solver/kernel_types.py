"""The arrays that the compiled search works on: what is given (`Data`) and what changes (`State`).

Numbers are in the search's own units: percent FTE for capacity, and FTE-months of Z for every weight and price, so
that a delta needs no conversion. Money is divided by (mean cost rate · 100 percent), which makes it "FTE-months at the
mean cost rate".
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Data(NamedTuple):
    """What does not change during a search. S seats, T months, D lines, P people, J studies, C sponsors, R roles."""

    fte: Array  # [S, T] int32 percent
    forced: Array  # [S, T] int32 who must hold it: a person, CONTRACTOR or KEPT_OPEN; OPEN where the search is free
    start: Array  # [S, T] int32 person who holds it in the plan to start from, if people who move are counted; else -1
    counts_moved: int  # whether they are
    movable: Array  # [P] uint8 whether the search may give a person seat-months, or take some away
    seat_free: Array  # [S] uint8 whether the search may change any month of the seat
    seat_line: Array  # [S] int32
    seat_first: Array  # [S] int32 first month with work
    seat_last: Array  # [S] int32 last month with work
    seat_incumbent: Array  # [S] int32 person or -1
    line_study: Array  # [D]
    line_sponsor: Array  # [D]
    line_role: Array  # [D]
    line_seats_start: Array  # [D + 1] seats of a line are consecutive
    eligible_start: Array  # [D + 1] int64
    eligible_people: Array  # int32
    incumbent_start: Array  # [D + 1] int32
    incumbent_people: Array  # int32
    weight_open: Array  # [D] Z per percent-month
    weight_contractor: Array  # [D] Z per percent-month
    weight_new: Array  # [D] Z per percent-month
    weight_handover: Array  # [D] Z per handover
    weight_cost: Array  # [D] Z per percent-month at the mean cost rate
    cost: Array  # [P] cost rate ÷ mean cost rate ÷ 100: money per percent-month
    bill: Array  # [D] the same for bill rates
    contractor_cost: Array  # [R] the same; -1 where there are none
    onboarding_new: Array  # [R] percent-months
    onboarding_known: Array  # [R] percent-months
    employee: Array  # [P] 1.0 or 0.0: free time is bench
    max_studies: Array  # [P]
    knew: Array  # [P, C] uint8
    keep_study: Array  # [J] 1 - floor; 1e9 where there is none (never binding)
    keep_sponsor: Array  # [C]
    keep_portfolio: float
    has_study_floor: Array  # [J] uint8
    has_sponsor_floor: Array  # [C] uint8
    has_portfolio_floor: int
    fair_target: Array  # [C] percent-months of known work that the continuity floor asks for; 0 where none
    weight_fair: float  # Z per percent-month
    role_seats_start: Array  # [R + 1]
    role_seats: Array  # seats by role


class State(NamedTuple):
    """What a search changes. Rows of people, seats and lines may be worked on by one thread each; ``money`` and the
    other sums are a thread's own."""

    holder: Array  # [S, T] int32
    left: Array  # [P, T] int32 percent not assigned
    slots: Array  # [P, T, K] int32 seats held
    slot_count: Array  # [P, T] int32
    first_held: Array  # [S] int32 first month with a person, or T
    first_month: Array  # [P, C] int16 first month on the sponsor's earliest study, or T
    first_study: Array  # [P, C] int32 that study; -2 if several began together; -1 if none
    second_month: Array  # [P, C] int16 first month on any other study of the sponsor, or T
    new_cost: Array  # [P, C] Z of the work done while new to the sponsor
    differs: Array  # [P] int32 seat-months that the person holds now or held in the start, but not both


class Sums(NamedTuple):
    """A thread's own sums and prices."""

    slack_study: Array  # [J] money above the floor
    slack_sponsor: Array  # [C]
    slack_portfolio: Array  # [1]
    price_study: Array  # [J] Z per money below the floor
    price_sponsor: Array  # [C]
    price_portfolio: Array  # [1]
    known: Array  # [C] percent-months by people who knew the sponsor
    contractor_left: Array  # [R, T] percent
    moved: Array  # [1] int32 people with any seat-month that differs from the start
    most_moved: Array  # [1] int32 the most of them that a move may leave
    price_moved: Array  # [1] Z per person moved
    total: Array  # [1] Z plus priced shortfalls and priced movers


SLOTS = 20
"""The most seats that one person can hold in one month in the search (a seat of 5 percent each)."""

INT = np.int32

KEPT_OPEN = -3
"""In `Data.forced`: nobody may hold this seat-month, for the plan to start from leaves it open and that is fixed."""


class Work(NamedTuple):
    """Scratch arrays of one thread."""

    value: Array  # [P] best cost of a candidate's owning the seat up to now
    owner_new: Array  # [P] uint8 whether that candidate works as new to the sponsor
    start_from: Array  # [T, P] int8 0 went on, 1 first holder, 2 took over, 3 went on but stays away
    best_owner: Array  # [T] int32 best owner before the month
    none_cost: Array  # [T]
    none_kind: Array  # [T] int32 OPEN or CONTRACTOR
    line_first: Array  # [P] int32 first month on another seat of the line, or T
    displaced: Array  # [T] price of moving whoever holds the month in the start, by month
    moves: Array  # [P] price of moving a candidate who has not moved elsewhere
    candidate: Array  # [P] int32
    is_incumbent: Array  # [P] uint8
    sequence: Array  # [T] int32
    saved: Array  # [MOVE_SEATS, T] int32 what the emptied seats held
    picked: Array  # [MOVE_SEATS] int32 the emptied seats
    keys: Array  # [MOVE_SEATS] float64 their order of filling
    people: Array  # [2 T + 2] int32
    scratch: Array  # [4, T * K + 1] int32
    group: Array  # [P] int8 which thread may assign a person
    seat_group: Array  # [S] int8 which thread may work on a seat
    own_group: Array  # [1] int8 this thread's


def new_work(people: int, months: int, seats: int, move_seats: int, slots: int, own_group: int) -> Work:
    """Scratch arrays for a problem of this size; ``slots`` is the most seats that a person holds in a month."""
    return Work(
        value=np.zeros(people + months),
        owner_new=np.zeros(people + months, np.uint8),
        start_from=np.zeros((months, people + months), np.int8),
        best_owner=np.zeros(months, INT),
        none_cost=np.zeros(months),
        none_kind=np.zeros(months, INT),
        line_first=np.full(people, months, INT),
        displaced=np.zeros(months),
        moves=np.zeros(people + months),
        candidate=np.zeros(people + months, INT),
        is_incumbent=np.zeros(people + months, np.uint8),
        sequence=np.full(months, -1, INT),
        saved=np.zeros((move_seats, months), INT),
        picked=np.zeros(move_seats, INT),
        keys=np.zeros(move_seats),
        people=np.zeros(2 * months + 2, INT),
        scratch=np.zeros((4, months * slots + 1), INT),
        group=np.zeros(people, np.int8),
        seat_group=np.zeros(seats, np.int8),
        own_group=np.full(1, own_group, np.int8),
    )
