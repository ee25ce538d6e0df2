"""Exact incremental scoring, compiled: `set_seat` gives a seat other holders and keeps every sum of Z and money right.

Nothing here allocates. What depends on more than the seat-month (who is new to the sponsor, onboarding, handovers) is
taken away for the people concerned before the change and added again after it.
"""

from __future__ import annotations

from typing import Any

from numba import njit

from solver.kernel_types import KEPT_OPEN

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
def _gather(data: Any, state: Any, person: int, sponsor: int, scratch: Any) -> tuple[int, int]:
    """List the studies (first month, percent-months) and lines a person works on for a sponsor; their numbers."""
    studies = 0
    lines = 0
    study_id, study_first, study_work, line_id = scratch[0], scratch[1], scratch[2], scratch[3]
    for t in range(data.fte.shape[1]):
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
    return studies, lines


@jit
def _first_months(months: int, studies: int, scratch: Any) -> tuple[int, int, int]:
    """The first month on any study, the study (-2 if several begin together, -1 if none), the first month on others."""
    first = months
    second = months
    first_study = -1
    for i in range(studies):
        begins = scratch[1, i]
        if begins < first:
            second = first
            first = begins
            first_study = scratch[0, i]
        elif begins == first:
            second = first
            first_study = -2
        elif begins < second:
            second = begins
    return first, first_study, second


@jit
def _pay_onboarding(data: Any, sums: Any, person: int, line: int, knows: bool, sign: float) -> None:
    role = data.line_role[line]
    months_paid = data.onboarding_known[role] if knows else data.onboarding_new[role]
    money = -sign * data.cost[person] * months_paid
    if money != 0.0:
        _pay_study(data, sums, data.line_study[line], money)
        _pay_sponsor(data, sums, data.line_sponsor[line], money)
        _pay_portfolio(data, sums, money)


@jit
def _person_sponsor(data: Any, state: Any, sums: Any, person: int, sponsor: int, sign: float, scratch: Any) -> None:
    """Add (or, with sign -1, take away) what depends on a person's whole work for a sponsor: new work, onboarding."""
    studies, lines = _gather(data, state, person, sponsor, scratch)
    first, first_study, second = _first_months(data.fte.shape[1], studies, scratch)
    study_id, study_first, study_work, line_id = scratch[0], scratch[1], scratch[2], scratch[3]
    knew = data.knew[person, sponsor] != 0
    new_cost = 0.0
    known = 0.0
    for i in range(lines):
        line = line_id[i]
        n = 0
        while study_id[n] != data.line_study[line]:
            n += 1
        knows = knew or study_first[n] > first
        if knows:
            known += study_work[n]
        else:
            new_cost += data.weight_new[line] * study_work[n]
        study_work[n] = 0  # once for each study: its first line has paid
        if not _is_incumbent(data, person, line):
            _pay_onboarding(data, sums, person, line, knows, sign)
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
                    return float(data.weight_handover[line])
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
def must_hold(data: Any, seat: int, t: int) -> int:
    """Who holds a seat-month once its seat is emptied: whoever is forced to, else nobody."""
    forced = data.forced[seat, t]
    return OPEN if forced == KEPT_OPEN else int(forced)


@jit
def _count_move(data: Any, state: Any, sums: Any, seat: int, t: int, person: int, sign: float) -> None:
    """Count whether a person who comes or goes has moved, compared with the plan to start from."""
    was = state.differs[person]
    now = was + (1 if (sign > 0) != (data.start[seat, t] == person) else -1)
    state.differs[person] = now
    if was == 0:
        sums.moved[0] += 1
        sums.total[0] += sums.price_moved[0]
    elif now == 0:
        sums.moved[0] -= 1
        sums.total[0] -= sums.price_moved[0]


@jit
def _hold(data: Any, state: Any, sums: Any, seat: int, t: int, person: int, sign: float) -> None:
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
    if data.counts_moved:
        _count_move(data, state, sums, seat, t, person, sign)
    k_rate = data.cost[person]
    sums.total[0] += sign * f * data.weight_cost[line] * k_rate * 100.0
    study, sponsor = data.line_study[line], data.line_sponsor[line]
    _pay_study(data, sums, study, sign * f * (data.keep_study[study] * data.bill[line] - k_rate))
    _pay_sponsor(data, sums, sponsor, sign * f * (data.keep_sponsor[sponsor] * data.bill[line] - k_rate))
    bench = k_rate * data.employee[person]
    _pay_portfolio(data, sums, sign * f * (data.keep_portfolio * data.bill[line] - k_rate + bench))


@jit
def _contract(data: Any, sums: Any, seat: int, t: int, sign: float) -> None:
    line = data.seat_line[seat]
    role = data.line_role[line]
    f = data.fte[seat, t]
    sums.contractor_left[role, t] -= int(sign) * f
    sums.total[0] += sign * f * data.weight_contractor[line]
    rate = data.contractor_cost[role]
    study, sponsor = data.line_study[line], data.line_sponsor[line]
    _pay_study(data, sums, study, sign * f * (data.keep_study[study] * data.bill[line] - rate))
    _pay_sponsor(data, sums, sponsor, sign * f * (data.keep_sponsor[sponsor] * data.bill[line] - rate))
    _pay_portfolio(data, sums, sign * f * (data.keep_portfolio * data.bill[line] - rate))


@jit
def _book(data: Any, state: Any, sums: Any, seat: int, t: int, holder: int, sign: float) -> None:
    """Add (sign 1) or take away (sign -1) whoever or whatever holds a seat-month."""
    if holder >= 0:
        _hold(data, state, sums, seat, t, holder, sign)
    elif holder == CONTRACTOR:
        _contract(data, sums, seat, t, sign)
    else:
        sums.total[0] += sign * data.fte[seat, t] * data.weight_open[data.seat_line[seat]]


@jit
def _holds_already(state: Any, seat: int, sequence: Any, first: int, last: int) -> bool:
    for t in range(first, last + 1):  # noqa: SIM110 (compiled: a generator would be slower)
        if state.holder[seat, t] != sequence[t]:
            return False
    return True


@jit
def set_seat(data: Any, state: Any, sums: Any, seat: Any, sequence: Any, people: Any, scratch: Any) -> None:
    """Give a seat another sequence of holders and keep every sum exact."""
    first, last = data.seat_first[seat], data.seat_last[seat]
    line = data.seat_line[seat]
    sponsor = data.line_sponsor[line]
    if _holds_already(state, seat, sequence, first, last):
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
        new = sequence[t]
        if state.holder[seat, t] != new:
            _book(data, state, sums, seat, t, state.holder[seat, t], -1.0)
            _book(data, state, sums, seat, t, new, 1.0)
            state.holder[seat, t] = new
        if new >= 0:
            state.first_held[seat] = t
    for i in range(count):
        _person_sponsor(data, state, sums, people[i], sponsor, 1.0, scratch)
        sums.total[0] += _handover(data, state, people[i], line)
