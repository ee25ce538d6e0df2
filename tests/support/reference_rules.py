"""The hard rules 1, 2, 4, 5 and the margin floors by the same slow, literal reading as `reference_evaluator`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.support.reference_evaluator import CONTRACTOR, Hold, Reference, Seat
from tests.support.reference_facts import Facts

HandLocks = Sequence[tuple[int, int, str]]


def forced(facts: Facts, seats: Sequence[Seat], hand_locks: HandLocks) -> dict[tuple[int, int], str]:
    """Who must hold which seat-month."""
    wanted: list[tuple[int, int, str]] = []
    for i, row in enumerate(facts.portfolio.assignments):
        for s, (line, _number, _fte, assignee) in enumerate(seats):
            if row.locked and assignee == row.person and line == facts.belongs(i):
                for t, (first, last) in enumerate(facts.months):
                    if facts.touches(row.start, row.end, first, last):
                        wanted.append((s, t, row.person))
    found: dict[tuple[int, int], str] = {}
    for s, t, person in (*wanted, *hand_locks):
        if seats[s][2][t] and (s, t) not in found and _fits(facts, seats, found, (s, t, person)):
            found[s, t] = person
    return found


def _fits(facts: Facts, seats: Sequence[Seat], found: dict[tuple[int, int], str], lock: tuple[int, int, str]) -> bool:
    s, t, person = lock
    line, fte = seats[s][0], seats[s][2]
    mine = [o for (o, m), p in found.items() if m == t and p == person]
    studies = {facts.lines[seats[o][0]].study for o in mine} | {facts.lines[line].study}
    limit = facts.study_limit(person)
    return (
        facts.eligible(person, line)
        and facts.available(person, t) - sum(seats[o][2][t] for o in mine) >= fte[t]
        and (limit is None or len(studies) <= limit)
    )


def violations(facts: Facts, seats: Sequence[Seat], hold: Hold, hand_locks: HandLocks) -> set[tuple[object, ...]]:
    """(rule id, place…) of every breach of rules 1 to 5; seats are taken to make the demand."""
    plan = Reference(facts, seats, hold)
    found: set[tuple[object, ...]] = set()
    for (s, t), who in plan.hold.items():
        if who != CONTRACTOR and not facts.eligible(who, seats[s][0]):
            found.add(("eligible", s, t))
    for (s, t), person in forced(facts, seats, hand_locks).items():
        if plan.hold.get((s, t)) != person:
            found.add(("lock-held", s, t))
    return found | _overloads(plan) | _contractors(plan)


def _overloads(plan: Reference) -> set[tuple[object, ...]]:
    facts, found = plan.facts, set[tuple[object, ...]]()
    for person in facts.staff:
        for t in range(plan.count):
            here = {d: x for (p, d, m), x in plan.x.items() if (p, m) == (person, t)}
            if sum(here.values()) > facts.available(person, t):
                found.add(("availability", person, t))
            limit = facts.study_limit(person)
            if limit is not None and len({plan.study_of(d) for d in here}) > limit:
                found.add(("study-limit", person, t))
    return found


def _contractors(plan: Reference) -> set[tuple[object, ...]]:
    facts, found = plan.facts, set[tuple[object, ...]]()
    for role in facts.roles:
        for t in range(plan.count):
            used = sum(v for (d, m), v in plan.v.items() if m == t and facts.lines[d].role == role)
            if used > facts.contractor_limit(role):
                allowed = facts.contractor_units(role) is not None
                found.add(("contractor-limit" if allowed else "contractors-allowed", role, t))
    return found


def broken_floors(plan: Reference) -> set[tuple[str, str]]:
    """(level, name) of the margin floors that a plan breaks."""
    facts, found = plan.facts, set()
    groups = [("Study", s, [s], facts.studies[s].margin_floor) for s in facts.planned]
    for sponsor in facts.portfolio.sponsors:
        own = [s for s in facts.planned if facts.studies[s].sponsor == sponsor.name]
        groups.append(("Sponsor", sponsor.name, own, sponsor.margin_floor))
    groups.append(("Portfolio", "Portfolio", list(facts.planned), facts.portfolio.settings.portfolio_margin_floor))
    for level, name, studies, floor in groups:
        revenue, cost, __ = plan.money(studies)
        if level == "Portfolio":
            cost += plan.bench()
        if floor is not None and revenue - cost < Fraction(floor) * revenue:
            found.add((level, name))
    return found
