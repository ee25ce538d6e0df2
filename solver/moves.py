"""The compiled search: which seats a move empties, in which order it fills them, and whether the result is kept."""

from __future__ import annotations

from typing import Any

import numpy as np

from solver.holders import best_sequence
from solver.kernel import MOVE_SEATS, jit, must_hold, set_seat

SEAT_OVERHEAD = 450
"""Units of work for emptying and scoring one seat, beside the person-months looked at (measured: same time a unit)."""


@jit
def _pick(data: Any, work: Any, count: int, seat: int, limit: int) -> int:
    """Add a seat to the move unless it is in already or the move is full; the new count."""
    if count >= limit:
        return count
    if work.seat_group[seat] != work.own_group[0] or not data.seat_free[seat]:
        return count  # another thread's seat, or one that stays as it is
    for i in range(count):
        if work.picked[i] == seat:
            return count
    work.picked[count] = seat
    return count + 1


@jit
def _pick_person(data: Any, state: Any, work: Any, count: int, person: int, first: int, last: int, limit: int) -> int:
    """Add the seats that a person of this thread holds in some months."""
    if work.group[person] != work.own_group[0]:
        return count  # another thread is changing what they hold
    for t in range(first, last + 1):
        for k in range(state.slot_count[person, t]):
            count = _pick(data, work, count, state.slots[person, t, k], limit)
    return count


@jit
def _random_month(data: Any, seat: int) -> int:
    first, last = data.seat_first[seat], data.seat_last[seat]
    return int(first + np.random.randint(0, last - first + 1))


@jit
def choose(data: Any, state: Any, work: Any, seats: Any, ruin: int) -> int:
    """Choose the seats of a move, starting from a random one of ``seats``; their number."""
    months = data.fte.shape[1]
    seat = seats[np.random.randint(0, len(seats))]
    count = _pick(data, work, 0, seat, MOVE_SEATS)
    line = data.seat_line[seat]
    kind = np.random.random()
    limit = 2 + np.random.randint(0, ruin)
    if kind < 0.15:  # seats of one line
        a, b = data.line_seats_start[line], data.line_seats_start[line + 1]
        for _ in range(limit):
            count = _pick(data, work, count, a + np.random.randint(0, b - a), limit)
        return count
    if kind < 0.45:  # a person's work, with what stands beside it
        p = state.holder[seat, _random_month(data, seat)]
        if p >= 0:
            return _pick_person(data, state, work, count, p, 0, months - 1, limit + 2)
    if kind < 0.80:  # somebody who could hold this seat, and what keeps them from it
        n = data.eligible_start[line + 1] - data.eligible_start[line]
        if n > 0:
            tries = 1 + np.random.randint(0, 2)
            for _ in range(tries):
                p = data.eligible_people[data.eligible_start[line] + np.random.randint(0, n)]
                lo = data.seat_first[seat]
                hi = data.seat_last[seat]
                count = _pick_person(data, state, work, count, p, lo, hi, limit + 2)
            return count
    role = data.line_role[line]
    a, b = data.role_seats_start[role], data.role_seats_start[role + 1]
    sponsor = data.line_sponsor[line]
    same_sponsor = np.random.random() < 0.5
    tries = 0
    while count < limit and tries < 12 * limit:  # seats of the role, of the same sponsor or at the same time
        tries += 1
        other = data.role_seats[a + np.random.randint(0, b - a)]
        if same_sponsor and data.line_sponsor[data.seat_line[other]] != sponsor:
            continue
        apart = data.seat_first[other] > data.seat_last[seat] or data.seat_last[other] < data.seat_first[seat]
        if apart and not same_sponsor:
            continue
        count = _pick(data, work, count, other, limit)
    return count


@jit
def _order(data: Any, work: Any, count: int) -> None:
    """Order the emptied seats for filling: by weight, by start, or at random."""
    kind = np.random.randint(0, 3)
    for i in range(count):
        seat = work.picked[i]
        line = data.seat_line[seat]
        if kind == 0:
            work.keys[i] = np.random.random()
        elif kind == 1:
            size = 0.0
            for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
                size += data.fte[seat, t]
            work.keys[i] = -size * data.weight_open[line] * (0.5 + np.random.random())
        else:
            work.keys[i] = data.seat_first[seat] + 3.0 * np.random.random()
    for i in range(1, count):  # insertion sort, keeping saved rows beside their seats
        j = i
        while j > 0 and work.keys[j - 1] > work.keys[j]:
            work.keys[j - 1], work.keys[j] = work.keys[j], work.keys[j - 1]
            work.picked[j - 1], work.picked[j] = work.picked[j], work.picked[j - 1]
            j -= 1


@jit
def _empty(data: Any, state: Any, sums: Any, work: Any, count: int) -> None:
    """Empty the move's seats, remembering what they held; months that are forced stay."""
    for i in range(count):
        seat = work.picked[i]
        for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
            work.saved[i, t] = state.holder[seat, t]
            work.sequence[t] = must_hold(data, seat, t)
        set_seat(data, state, sums, seat, work.sequence, work.people, work.scratch)


@jit
def _restore(data: Any, state: Any, sums: Any, work: Any, count: int) -> None:
    for i in range(count):
        seat = work.picked[i]
        for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
            work.sequence[t] = must_hold(data, seat, t)
        set_seat(data, state, sums, seat, work.sequence, work.people, work.scratch)
    for i in range(count):
        set_seat(data, state, sums, work.picked[i], work.saved[i], work.people, work.scratch)


@jit
def fill(data: Any, state: Any, sums: Any, work: Any, seats: Any, seed: int) -> int:
    """Fill empty seats in the given order, each with its best holders; the work done."""
    np.random.seed(seed)
    done = 0
    for i in range(len(seats)):
        done += best_sequence(data, state, sums, seats[i], 0.0, work, work.sequence)
        set_seat(data, state, sums, seats[i], work.sequence, work.people, work.scratch)
    return done


@jit
def search(
    data: Any,
    state: Any,
    sums: Any,
    work: Any,
    seats: Any,
    seed: int,
    budget: int,
    hot: float,
    cold: float,
    ruin: int,
    blink: float,
    halt: Any,
) -> tuple[int, int, int]:
    """Anneal from temperature ``hot`` to ``cold`` over ``budget`` units of work (person-months looked at).

    Ends early once ``halt`` [1] is not 0, which another thread may set. Returns the work done, moves tried, moves kept.
    """
    np.random.seed(seed)
    done = 0
    moves = 0
    kept = 0
    while done < budget and halt[0] == 0:
        temperature = hot * (cold / hot) ** (done / budget)
        count = choose(data, state, work, seats, ruin)
        _order(data, work, count)
        before = sums.total[0]
        _empty(data, state, sums, work, count)
        for i in range(count):
            done += SEAT_OVERHEAD + best_sequence(data, state, sums, work.picked[i], blink, work, work.sequence)
            set_seat(data, state, sums, work.picked[i], work.sequence, work.people, work.scratch)
        moves += 1
        delta = sums.total[0] - before
        too_many = data.counts_moved and sums.moved[0] > sums.most_moved[0]
        if too_many or (delta > 1e-9 and delta > -temperature * np.log(1.0 - np.random.random())):
            _restore(data, state, sums, work, count)
            sums.total[0] = before
        elif delta != 0.0:
            kept += 1
    return done, moves, kept


@jit
def join(parent: Any, a: int, b: int) -> None:
    """Union of two sets in a forest of parents, with path halving."""
    while parent[a] != a:
        parent[a] = parent[parent[a]]
        a = parent[a]
    while parent[b] != b:
        parent[b] = parent[parent[b]]
        b = parent[b]
    if a != b:
        if a < b:
            parent[b] = a
        else:
            parent[a] = b


@jit
def crews(data: Any, holder: Any, parent: Any) -> None:
    """Make people who share a seat now one set: ``parent`` [P] becomes a forest of roots."""
    for p in range(len(parent)):
        parent[p] = p
    for seat in range(holder.shape[0]):
        first = -1
        for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
            p = holder[seat, t]
            if p >= 0:
                if first < 0:
                    first = p
                elif p != first:
                    join(parent, first, p)
    for p in range(len(parent)):
        while parent[parent[p]] != parent[p]:
            parent[p] = parent[parent[p]]


@jit
def components(data: Any, parent: Any) -> None:
    """Make everybody who could hold a seat of the same line one set: ``parent`` [P] becomes a forest of roots."""
    for p in range(len(parent)):
        parent[p] = p
    for line in range(len(data.line_study)):
        a = data.eligible_start[line]
        for i in range(a + 1, data.eligible_start[line + 1]):
            join(parent, data.eligible_people[a], data.eligible_people[i])
    for p in range(len(parent)):
        while parent[parent[p]] != parent[p]:
            parent[p] = parent[parent[p]]


@jit
def load(data: Any, state: Any, sums: Any, work: Any, holder: Any) -> None:
    """Put a whole plan into an empty state."""
    for seat in range(holder.shape[0]):
        set_seat(data, state, sums, np.int32(seat), holder[seat], work.people, work.scratch)
