"""The compiled inner loop: exact incremental scoring, the best holders of one seat, ruin and recreate.

A *move* empties a few related seats and fills them again, one after the other, each by a dynamic program over months
that finds the best sequence of holders given everything else. The move is scored exactly and kept or undone by
simulated annealing. Nothing here allocates per move.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from solver.kernel_types import SLOTS

OPEN = -1
CONTRACTOR = -2
BIG = 1e30
MOVE_SEATS = 24
"""The most seats that one move empties."""

jit = njit(cache=True, nogil=True, fastmath=False, error_model="numpy")


@jit
def _is_incumbent(data: Any, person: int, line: int) -> bool:
    for i in range(data.incumbent_start[line], data.incumbent_start[line + 1]):
        if data.incumbent_people[i] == person:
            return True
    return False


@jit
def _pay_study(data: Any, sums: Any, study: int, amount: float) -> None:
    """Add money to a study's slack and the change of its priced shortfall to the total."""
    before = sums.slack_study[study]
    sums.slack_study[study] = before + amount
    if data.has_study_floor[study]:
        sums.total[0] += sums.price_study[study] * (max(0.0, -(before + amount)) - max(0.0, -before))


@jit
def _pay_sponsor(data: Any, sums: Any, sponsor: int, amount: float) -> None:
    before = sums.slack_sponsor[sponsor]
    sums.slack_sponsor[sponsor] = before + amount
    if data.has_sponsor_floor[sponsor]:
        sums.total[0] += sums.price_sponsor[sponsor] * (max(0.0, -(before + amount)) - max(0.0, -before))


@jit
def _pay_portfolio(data: Any, sums: Any, amount: float) -> None:
    before = sums.slack_portfolio[0]
    sums.slack_portfolio[0] = before + amount
    if data.has_portfolio_floor:
        sums.total[0] += sums.price_portfolio[0] * (max(0.0, -(before + amount)) - max(0.0, -before))


@jit
def _know(data: Any, sums: Any, sponsor: int, amount: float) -> None:
    """Add work by people who knew the sponsor and the change of the continuity floor's term to the total."""
    before = sums.known[sponsor]
    sums.known[sponsor] = before + amount
    target = data.fair_target[sponsor]
    if target > 0:
        sums.total[0] += data.weight_fair * (max(0.0, target - before - amount) - max(0.0, target - before))


@jit
def _person_sponsor(data: Any, state: Any, sums: Any, person: int, sponsor: int, sign: float, scratch: Any) -> None:
    """Add (or, with sign -1, take away) what depends on a person's whole work for a sponsor: new work, onboarding."""
    months = data.fte.shape[1]
    studies = 0
    lines = 0
    study_id, study_first, study_work, line_id = scratch[0], scratch[1], scratch[2], scratch[3]
    for t in range(months):
        for k in range(state.slot_count[person, t]):
            seat = state.slots[person, t, k]
            line = data.seat_line[seat]
            if data.line_sponsor[line] != sponsor:
                continue
            study = data.line_study[line]
            i = 0
            while i < studies and study_id[i] != study:
                i += 1
            if i == studies:
                study_id[i] = study
                study_first[i] = t
                study_work[i] = 0
                studies += 1
            study_work[i] += data.fte[seat, t]
            i = 0
            while i < lines and line_id[i] != line:
                i += 1
            if i == lines:
                line_id[i] = line
                lines += 1
    first = months
    second = months
    first_study = -1
    for i in range(studies):
        if study_first[i] < first:
            second = first
            first = study_first[i]
            first_study = study_id[i]
        elif study_first[i] == first:
            second = first
            first_study = -2
        elif study_first[i] < second:
            second = study_first[i]
    knew = data.knew[person, sponsor]
    new_cost = 0.0
    known = 0.0
    for i in range(lines):
        line = line_id[i]
        study = data.line_study[line]
        n = 0
        while study_id[n] != study:
            n += 1
        knows = knew or study_first[n] > first
        if study_work[n] > 0:  # once for each study: its first line pays
            if knows:
                known += study_work[n]
            else:
                new_cost += data.weight_new[line] * study_work[n]
            study_work[n] = 0
        if not _is_incumbent(data, person, line):
            role = data.line_role[line]
            months_paid = data.onboarding_known[role] if knows else data.onboarding_new[role]
            money = -sign * data.cost[person] * months_paid
            if money != 0.0:
                _pay_study(data, sums, study, money)
                _pay_sponsor(data, sums, sponsor, money)
                _pay_portfolio(data, sums, money)
    sums.total[0] += sign * new_cost
    if known != 0.0:
        _know(data, sums, sponsor, sign * known)
    if sign > 0:
        state.first_month[person, sponsor] = first
        state.first_study[person, sponsor] = first_study
        state.second_month[person, sponsor] = second
        state.new_cost[person, sponsor] = new_cost


@jit
def _handover(data: Any, state: Any, person: int, line: int) -> float:
    """What the person's joining of the line costs as a handover: 0 for incumbents, first holders and returners."""
    if data.weight_handover[line] == 0.0 or _is_incumbent(data, person, line):
        return 0.0
    for t in range(data.fte.shape[1]):
        on_line = False
        for k in range(state.slot_count[person, t]):
            seat = state.slots[person, t, k]
            if data.seat_line[seat] == line:
                on_line = True
                if data.seat_incumbent[seat] >= 0 or state.first_held[seat] < t:
                    return data.weight_handover[line]
        if on_line:
            return 0.0
    return 0.0


@jit
def _collect(sequence: Any, first: int, last: int, people: Any, count: int) -> int:
    """Add the people in a seat's sequence of holders to a small set; the new size of the set."""
    previous = -1
    for t in range(first, last + 1):
        p = sequence[t]
        if p < 0 or p == previous:
            continue
        previous = p
        i = 0
        while i < count and people[i] != p:
            i += 1
        if i == count:
            people[count] = p
            count += 1
    return count


@jit
def _hold(data: Any, state: Any, sums: Any, seat: int, t: int, person: int, sign: int) -> None:
    """Put a person on (sign 1) or take them off (sign -1) a seat-month: capacity, cost, money."""
    line = data.seat_line[seat]
    f = data.fte[seat, t]
    if sign > 0:
        state.slots[person, t, state.slot_count[person, t]] = seat
        state.slot_count[person, t] += 1
        state.left[person, t] -= f
    else:
        n = state.slot_count[person, t]
        k = 0
        while state.slots[person, t, k] != seat:
            k += 1
        state.slots[person, t, k] = state.slots[person, t, n - 1]
        state.slot_count[person, t] = n - 1
        state.left[person, t] += f
    k_rate = data.cost[person]
    sums.total[0] += sign * f * data.weight_cost[line] * k_rate * 100.0
    study, sponsor = data.line_study[line], data.line_sponsor[line]
    _pay_study(data, sums, study, sign * f * (data.keep_study[study] * data.bill[line] - k_rate))
    _pay_sponsor(data, sums, sponsor, sign * f * (data.keep_sponsor[sponsor] * data.bill[line] - k_rate))
    bench = k_rate * data.employee[person]
    _pay_portfolio(data, sums, sign * f * (data.keep_portfolio * data.bill[line] - k_rate + bench))


@jit
def _contract(data: Any, sums: Any, seat: int, t: int, sign: int) -> None:
    line = data.seat_line[seat]
    role = data.line_role[line]
    f = data.fte[seat, t]
    sums.contractor_left[role, t] -= sign * f
    sums.total[0] += sign * f * data.weight_contractor[line]
    rate = data.contractor_cost[role]
    study, sponsor = data.line_study[line], data.line_sponsor[line]
    _pay_study(data, sums, study, sign * f * (data.keep_study[study] * data.bill[line] - rate))
    _pay_sponsor(data, sums, sponsor, sign * f * (data.keep_sponsor[sponsor] * data.bill[line] - rate))
    _pay_portfolio(data, sums, sign * f * (data.keep_portfolio * data.bill[line] - rate))


@jit
def set_seat(data: Any, state: Any, sums: Any, seat: int, sequence: Any, people: Any, scratch: Any) -> None:
    """Give a seat another sequence of holders and keep every sum exact."""
    first, last = data.seat_first[seat], data.seat_last[seat]
    line = data.seat_line[seat]
    sponsor = data.line_sponsor[line]
    same = True
    for t in range(first, last + 1):
        if state.holder[seat, t] != sequence[t]:
            same = False
            break
    if same:
        return
    count = _collect(state.holder[seat], first, last, people, 0)
    count = _collect(sequence, first, last, people, count)
    for i in range(count):
        _person_sponsor(data, state, sums, people[i], sponsor, -1.0, scratch)
        sums.total[0] -= _handover(data, state, people[i], line)
    state.first_held[seat] = data.fte.shape[1]
    for t in range(last, first - 1, -1):
        if data.fte[seat, t] == 0:
            continue
        old, new = state.holder[seat, t], sequence[t]
        if old != new:
            if old >= 0:
                _hold(data, state, sums, seat, t, old, -1)
            elif old == CONTRACTOR:
                _contract(data, sums, seat, t, -1)
            else:
                sums.total[0] -= data.fte[seat, t] * data.weight_open[line]
            if new >= 0:
                _hold(data, state, sums, seat, t, new, 1)
            elif new == CONTRACTOR:
                _contract(data, sums, seat, t, 1)
            else:
                sums.total[0] += data.fte[seat, t] * data.weight_open[line]
            state.holder[seat, t] = new
        if new >= 0:
            state.first_held[seat] = t
    for i in range(count):
        _person_sponsor(data, state, sums, people[i], sponsor, 1.0, scratch)
        sums.total[0] += _handover(data, state, people[i], line)


@jit
def _may_hold(data: Any, state: Any, person: int, seat: int, t: int, study: int) -> bool:
    """Whether the person has the time in the month, and may work on the study beside their others."""
    if state.left[person, t] < data.fte[seat, t]:
        return False
    count = state.slot_count[person, t]
    if count < data.max_studies[person]:
        return count < SLOTS
    distinct = 0
    for k in range(count):
        other = data.line_study[data.seat_line[state.slots[person, t, k]]]
        if other == study:
            return count < SLOTS
        fresh = True
        for i in range(k):
            if data.line_study[data.seat_line[state.slots[person, t, i]]] == other:
                fresh = False
                break
        if fresh:
            distinct += 1
    return distinct < data.max_studies[person] and count < SLOTS


@jit
def _price(data: Any, sums: Any, study: int, sponsor: int, guard: float) -> tuple[float, float, float]:
    """The prices of money for a study, its sponsor and the portfolio: of floors that are broken or nearly so."""
    a = sums.price_study[study] if data.has_study_floor[study] and sums.slack_study[study] < guard else 0.0
    b = sums.price_sponsor[sponsor] if data.has_sponsor_floor[sponsor] and sums.slack_sponsor[sponsor] < guard else 0.0
    c = sums.price_portfolio[0] if data.has_portfolio_floor and sums.slack_portfolio[0] < guard else 0.0
    return a, b, c


@jit
def best_sequence(data: Any, state: Any, sums: Any, seat: int, blink: float, work: Any, sequence: Any) -> int:
    """Write the best holders of an empty seat, month by month, into ``sequence``; the work done, in person-months.

    A dynamic program over "who owns the seat": an owner who cannot hold a month (leave, full) leaves it open and comes
    back without a handover. Effects on what else a person does are priced, not searched; the caller scores exactly.
    """
    first, last = data.seat_first[seat], data.seat_last[seat]
    line = data.seat_line[seat]
    study, sponsor, role = data.line_study[line], data.line_sponsor[line], data.line_role[line]
    months = data.fte.shape[1]
    value, owner_new, start_from, best_owner, none_cost, line_first, candidate = (
        work.value, work.owner_new, work.start_from, work.best_owner, work.none_cost, work.line_first, work.candidate,
    )  # fmt: skip
    pa, pb, pc = _price(data, sums, study, sponsor, 0.05)
    bill = data.bill[line]
    revenue_price = pa * data.keep_study[study] * bill if pa else 0.0
    revenue_price += pb * data.keep_sponsor[sponsor] * bill if pb else 0.0
    revenue_price += pc * data.keep_portfolio * bill if pc else 0.0
    # what a month costs that no person holds
    contractor_cost = data.contractor_cost[role]
    for t in range(first, last + 1):
        f = data.fte[seat, t]
        none_cost[t] = f * data.weight_open[line]
        work.none_kind[t] = OPEN
        if contractor_cost >= 0 and f > 0 and sums.contractor_left[role, t] >= f:
            by_contractor = f * (data.weight_contractor[line] + (pa + pb + pc) * contractor_cost - revenue_price)
            if by_contractor < none_cost[t]:
                none_cost[t] = by_contractor
                work.none_kind[t] = CONTRACTOR
    # who holds other seats of the line, and since when
    a, b = data.line_seats_start[line], data.line_seats_start[line + 1]
    for other in range(a, b):
        for t in range(data.seat_first[other], data.seat_last[other] + 1):
            p = state.holder[other, t]
            if p >= 0 and t < line_first[p]:
                line_first[p] = t
    count = 0
    for i in range(data.eligible_start[line], data.eligible_start[line + 1]):
        if work.group[data.eligible_people[i]] != work.own_group[0]:
            continue  # another thread's person
        if blink > 0.0 and np.random.random() < blink:
            continue
        candidate[count] = data.eligible_people[i]
        value[count] = BIG
        count += 1
    for t in range(first, last + 1):
        p = data.forced[seat, t]
        if p >= 0:
            i = 0
            while i < count and candidate[i] != p:
                i += 1
            if i == count:
                candidate[count] = p
                value[count] = BIG
                count += 1
    for i in range(count):
        work.is_incumbent[i] = _is_incumbent(data, candidate[i], line)
    fresh = 0.0
    owned = BIG
    owned_by = -1
    has_history = data.seat_incumbent[seat] >= 0
    for t in range(first, last + 1):
        f = data.fte[seat, t]
        if f == 0:
            best_owner[t] = owned_by
            for i in range(count):
                start_from[t, i] = 0
            continue
        forced = data.forced[seat, t]
        next_owned = BIG
        next_by = -1
        for i in range(count):
            p = candidate[i]
            start_from[t, i] = 0
            if forced >= 0 and p != forced:
                value[i] = BIG
                continue
            may = forced >= 0 or _may_hold(data, state, p, seat, t, study)
            going = value[i]
            if not may:
                if going < BIG:
                    value[i] = going + none_cost[t]
                    if value[i] < next_owned:
                        next_owned = value[i]
                        next_by = i
                continue
            # starting now: from nobody yet, or taking over
            knows = data.knew[p, sponsor] != 0
            extra = 0.0
            is_new = False
            if not knows:
                m1 = state.first_month[p, sponsor]
                if state.first_study[p, sponsor] == study:
                    is_new = state.second_month[p, sponsor] >= min(m1, t)
                else:
                    is_new = m1 >= t
                    if t < m1:
                        extra -= state.new_cost[p, sponsor]
            joined_before = line_first[p] < t
            if not work.is_incumbent[i]:
                if line_first[p] >= months:
                    paid = data.onboarding_new[role] if is_new else data.onboarding_known[role]
                    extra += (pa + pb + pc) * data.cost[p] * paid
                take = 0.0 if joined_before else data.weight_handover[line]
            else:
                take = 0.0
            start = fresh + extra + (take if has_history else 0.0)
            source = 1
            if owned + extra + take < start and owned_by != i:
                start = owned + extra + take
                source = 2
            hold = f * (
                data.weight_cost[line] * data.cost[p] * 100.0
                + (pa + pb + pc * (1.0 - data.employee[p])) * data.cost[p]
                - revenue_price
            )
            new_part = f * data.weight_new[line]
            here = start + hold + (new_part if is_new else 0.0)
            stay = BIG
            if going < BIG:
                stay = hold + (new_part if owner_new[i] else 0.0)
                if forced < 0 and none_cost[t] < stay:
                    stay = none_cost[t]
                    start_from[t, i] = 3  # the owner stays away this month: holding costs more than it is worth
                stay += going
            if here < stay:
                value[i] = here
                owner_new[i] = is_new
                start_from[t, i] = source
            else:
                value[i] = stay
            if value[i] < next_owned:
                next_owned = value[i]
                next_by = i
        fresh = BIG if forced >= 0 else fresh + none_cost[t]
        best_owner[t] = owned_by  # the best owner before this month, for a takeover now
        owned = next_owned
        owned_by = next_by
    for other in range(a, b):
        for t in range(data.seat_first[other], data.seat_last[other] + 1):
            p = state.holder[other, t]
            if p >= 0:
                line_first[p] = months
    owner = owned_by if owned < fresh else -1
    for t in range(last, first - 1, -1):
        if data.fte[seat, t] == 0:
            sequence[t] = OPEN
            continue
        if owner < 0:
            sequence[t] = work.none_kind[t]
            continue
        p = candidate[owner]
        source = start_from[t, owner]
        may = data.forced[seat, t] == p or (source != 3 and _may_hold(data, state, p, seat, t, study))
        sequence[t] = p if may else work.none_kind[t]
        if source == 1:
            owner = -1
        elif source == 2:
            owner = best_owner[t]
    return count * (last - first + 1)
