"""The best holders of one seat, month by month, given everything else: a dynamic program over who owns the seat.

An owner who cannot hold a month (leave, full) leaves it open and comes back without a handover. Effects on what else
a person does are priced, not searched; `solver.kernel.set_seat` scores the outcome exactly.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from solver.kernel import CONTRACTOR, OPEN, _is_incumbent, jit
from solver.kernel_types import KEPT_OPEN, SLOTS

BIG = 1e30
WENT_ON, FIRST, TOOK_OVER, STAYS_AWAY = 0, 1, 2, 3
"""How an owner comes to a month: as before, as the seat's first holder, from another, or as before but not working."""
GUARD = 0.05
"""Money above a floor below which its price already counts: half of the time twice as much, now and then a lot.

What a seat takes from a floor is not known before it has holders; a guess that is too small fills it and misses."""


@jit
def _on_study(data: Any, state: Any, person: int, t: int, study: int) -> bool:
    """Whether somebody at their study limit may work on the study: they do already, or seats share studies."""
    count = state.slot_count[person, t]
    distinct = 0
    for k in range(count):
        other = data.line_study[data.seat_line[state.slots[person, t, k]]]
        if other == study:
            return True
        fresh = True
        for i in range(k):
            if data.line_study[data.seat_line[state.slots[person, t, i]]] == other:
                fresh = False
                break
        if fresh:
            distinct += 1
    return bool(distinct < data.max_studies[person])


@jit
def _may_hold(data: Any, state: Any, person: int, seat: int, t: int, study: int) -> bool:
    """Whether the person has the time in the month, and may work on the study beside their others."""
    if state.left[person, t] < data.fte[seat, t]:
        return False
    count = state.slot_count[person, t]
    if count < data.max_studies[person]:
        return bool(count < SLOTS)
    return count < SLOTS and _on_study(data, state, person, t, study)


@jit
def _prices(data: Any, sums: Any, study: int, sponsor: int) -> tuple[float, float, float]:
    """The prices of money for a study, its sponsor and the portfolio: of floors that are missed or nearly so."""
    guard = GUARD / (np.random.random() + 0.005)
    a = sums.price_study[study] if data.has_study_floor[study] and sums.slack_study[study] < guard else 0.0
    b = sums.price_sponsor[sponsor] if data.has_sponsor_floor[sponsor] and sums.slack_sponsor[sponsor] < guard else 0.0
    c = sums.price_portfolio[0] if data.has_portfolio_floor and sums.slack_portfolio[0] < guard else 0.0
    return a, b, c


@jit
def _price_nobody(data: Any, sums: Any, seat: int, money_price: float, revenue_price: float, work: Any) -> None:
    """What each month costs that no person holds: open, or a contractor if that is cheaper and one is left."""
    line = data.seat_line[seat]
    role = data.line_role[line]
    rate = data.contractor_cost[role]
    for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
        f = data.fte[seat, t]
        work.none_cost[t] = f * data.weight_open[line]
        work.none_kind[t] = OPEN
        forced = data.forced[seat, t]
        if forced == CONTRACTOR:
            work.none_cost[t] = f * (data.weight_contractor[line] + money_price * rate - revenue_price)
            work.none_kind[t] = CONTRACTOR
        elif forced == KEPT_OPEN:
            continue
        elif rate >= 0 and f > 0 and sums.contractor_left[role, t] >= f:
            by_contractor = f * (data.weight_contractor[line] + money_price * rate - revenue_price)
            if by_contractor < work.none_cost[t]:
                work.none_cost[t] = by_contractor
                work.none_kind[t] = CONTRACTOR


@jit
def _own_months(data: Any, seat: int, person: int) -> int:
    """Months of the seat that a person holds in the start and that the search may give to others."""
    count = 0
    for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
        if data.start[seat, t] == person and data.forced[seat, t] == OPEN and data.fte[seat, t] > 0:
            count += 1
    return count


@jit
def _price_moving(data: Any, state: Any, sums: Any, seat: int, count: int, work: Any) -> None:
    """What it costs that people move who have not moved elsewhere: those who hold the seat in the start, spread over
    their months, and each candidate. A guess, as all prices here; `solver.kernel` counts."""
    price = sums.price_moved[0]
    for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
        work.displaced[t] = 0.0
        p = data.start[seat, t]
        if price <= 0.0 or p < 0 or data.forced[seat, t] != OPEN or work.group[p] != work.own_group[0]:
            continue
        own = _own_months(data, seat, p)
        if own > 0 and state.differs[p] == own:
            work.displaced[t] = price / own
            work.none_cost[t] += price / own
    for i in range(count):
        p = work.candidate[i]
        work.moves[i] = 0.0
        if price > 0.0 and (state.differs[p] == 0 or state.differs[p] == _own_months(data, seat, p)):
            work.moves[i] = price


@jit
def _mark_line(data: Any, state: Any, line: int, work: Any, clear: bool) -> None:
    """Note the first month in which each person holds a seat of the line, or clear the notes.

    Seats of other threads change meanwhile, and none of their holders is a candidate here: they are left out.
    """
    months = data.fte.shape[1]
    line_first = work.line_first
    for seat in range(data.line_seats_start[line], data.line_seats_start[line + 1]):
        if work.seat_group[seat] != work.own_group[0]:
            continue
        for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
            p = state.holder[seat, t]
            if p >= 0 and (clear or t < line_first[p]):
                line_first[p] = months if clear else t


@jit
def _candidates(data: Any, seat: int, blink: float, work: Any) -> int:
    """List who may own the seat: eligible people of this thread, some left out at random, and whoever a lock names."""
    line = data.seat_line[seat]
    count = 0
    for i in range(data.eligible_start[line], data.eligible_start[line + 1]):
        p = data.eligible_people[i]
        if work.group[p] != work.own_group[0] or not data.movable[p] or (blink > 0.0 and np.random.random() < blink):
            continue
        work.candidate[count] = p
        count += 1
    for t in range(data.seat_first[seat], data.seat_last[seat] + 1):
        p = data.forced[seat, t]
        if p >= 0:
            i = 0
            while i < count and work.candidate[i] != p:
                i += 1
            if i == count:
                work.candidate[count] = p
                count += 1
    for i in range(count):
        work.value[i] = BIG
        work.is_incumbent[i] = _is_incumbent(data, work.candidate[i], line)
    return count


@jit
def _joining(data: Any, state: Any, work: Any, i: int, line: int, t: int, money_price: float) -> tuple[float, bool]:
    """What it costs (beside a handover) that candidate ``i`` joins the line in month ``t``; whether as new."""
    p = work.candidate[i]
    sponsor = data.line_sponsor[line]
    cost = 0.0
    is_new = False
    if not data.knew[p, sponsor]:
        first = state.first_month[p, sponsor]
        if state.first_study[p, sponsor] == data.line_study[line]:
            is_new = state.second_month[p, sponsor] >= min(first, t)
        else:
            is_new = first >= t
            if t < first:
                cost -= state.new_cost[p, sponsor]  # what they do later, they then do knowing the sponsor
    if money_price > 0.0 and not work.is_incumbent[i] and work.line_first[p] >= data.fte.shape[1]:
        role = data.line_role[line]
        paid = data.onboarding_new[role] if is_new else data.onboarding_known[role]
        cost += money_price * data.cost[p] * paid
    return cost, is_new


@jit
def _month(
    data: Any,
    state: Any,
    work: Any,
    seat: int,
    t: int,
    count: int,
    fresh: float,
    owned: float,
    owned_by: int,
    prices: tuple[float, float],
    revenue_price: float,
) -> tuple[float, int]:
    """Carry every candidate's best cost of owning the seat through month ``t``; the best of them, and who."""
    line = data.seat_line[seat]
    study = data.line_study[line]
    f = data.fte[seat, t]
    forced = data.forced[seat, t]
    none = work.none_cost[t]
    new_part = f * data.weight_new[line]
    takeover = data.weight_handover[line]
    has_history = data.seat_incumbent[seat] >= 0
    cost_weight = data.weight_cost[line] * 100.0
    best = BIG
    best_by = -1
    for i in range(count):
        p = work.candidate[i]
        going = work.value[i]
        work.start_from[t, i] = WENT_ON
        if forced >= 0 and p != forced:
            work.value[i] = BIG
            continue
        barred = forced < 0 and (forced != OPEN or not data.movable[p])
        if barred or (forced < 0 and (state.left[p, t] < f or not _may_hold(data, state, p, seat, t, study))):
            if going < BIG:
                work.value[i] = going + none
                if work.value[i] < best:
                    best = work.value[i]
                    best_by = i
            continue
        joining, is_new = _joining(data, state, work, i, line, t, prices[0])
        away = 0.0  # what it costs that whoever holds the month in the start moves away
        if data.counts_moved and data.start[seat, t] != p:
            joining += work.moves[i]
            away = work.displaced[t]
        take = 0.0 if work.is_incumbent[i] or work.line_first[p] < t else takeover
        start = fresh + (take if has_history else 0.0)
        source = FIRST
        if owned + take < start and owned_by != i:
            start = owned + take
            source = TOOK_OVER
        hold = away + f * ((cost_weight + prices[0] - prices[1] * data.employee[p]) * data.cost[p] - revenue_price)
        value = start + joining + hold + (new_part if is_new else 0.0)
        if going < BIG:
            stay = hold + (new_part if work.owner_new[i] else 0.0)
            kind = WENT_ON
            if forced < 0 and none < stay:
                stay = none
                kind = STAYS_AWAY
            if going + stay <= value:
                value = going + stay
                source = kind
        if source in (FIRST, TOOK_OVER):
            work.owner_new[i] = is_new
        work.start_from[t, i] = source
        work.value[i] = value
        if value < best:
            best = value
            best_by = i
    return best, best_by


@jit
def _trace_back(data: Any, state: Any, seat: int, owner: int, work: Any, sequence: Any) -> None:
    """Write the owners of the best course into ``sequence``, from the last month to the first."""
    study = data.line_study[data.seat_line[seat]]
    for t in range(data.seat_last[seat], data.seat_first[seat] - 1, -1):
        if data.fte[seat, t] == 0:
            sequence[t] = OPEN
            continue
        if owner < 0:
            sequence[t] = work.none_kind[t]
            continue
        p = work.candidate[owner]
        source = work.start_from[t, owner]
        stays_away = source == STAYS_AWAY or data.forced[seat, t] != OPEN or not data.movable[p]
        works = data.forced[seat, t] == p or (not stays_away and _may_hold(data, state, p, seat, t, study))
        sequence[t] = p if works else work.none_kind[t]
        if source == FIRST:
            owner = -1
        elif source == TOOK_OVER:
            owner = work.best_owner[t]


@jit
def best_sequence(data: Any, state: Any, sums: Any, seat: int, blink: float, work: Any, sequence: Any) -> int:
    """Write the best holders of an empty seat into ``sequence`` [T]; the work done, in person-months."""
    first, last = data.seat_first[seat], data.seat_last[seat]
    line = data.seat_line[seat]
    study, sponsor = data.line_study[line], data.line_sponsor[line]
    a, b, c = _prices(data, sums, study, sponsor)
    kept = a * data.keep_study[study] + b * data.keep_sponsor[sponsor] + c * data.keep_portfolio
    revenue_price = kept * data.bill[line]
    _price_nobody(data, sums, seat, a + b + c, revenue_price, work)
    count = _candidates(data, seat, blink, work)
    if data.counts_moved:
        _price_moving(data, state, sums, seat, count, work)
    _mark_line(data, state, line, work, False)
    fresh = 0.0
    owned = BIG
    owned_by = -1
    for t in range(first, last + 1):
        work.best_owner[t] = owned_by  # the best owner before this month, for a takeover now
        if data.fte[seat, t] == 0:
            continue
        owned, owned_by = _month(
            data, state, work, seat, t, count, fresh, owned, owned_by, (a + b + c, c), revenue_price
        )
        fresh = BIG if data.forced[seat, t] >= 0 else fresh + work.none_cost[t]
    _mark_line(data, state, line, work, True)
    _trace_back(data, state, seat, owned_by if owned < fresh else -1, work, sequence)
    return int(count * (last - first + 1))
