"""A slow, literal evaluator written from the planning model alone, to check the product's against.

A plan here is a list of seats (line, number, percent by month, assignee) and a dict (seat, month) -> staff id or
``CONTRACTOR``. Everything is exact (fractions) until it is compared.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.support.reference_facts import Facts

CONTRACTOR = "(contractor)"
Seat = tuple[int, int, Sequence[int], str]
Hold = Mapping[tuple[int, int], str]


class Reference:
    """One plan, measured."""

    def __init__(self, facts: Facts, seats: Sequence[Seat], hold: Hold) -> None:
        self.facts, self.seats = facts, seats
        self.hold = {(s, t): who for (s, t), who in hold.items() if seats[s][2][t] > 0}
        self.count = len(facts.months)
        self.x: dict[tuple[str, int, int], int] = defaultdict(int)
        self.v: dict[tuple[int, int], int] = defaultdict(int)
        for (s, t), who in self.hold.items():
            line, fte = seats[s][0], seats[s][2]
            if who == CONTRACTOR:
                self.v[line, t] += fte[t]
            else:
                self.x[who, line, t] += fte[t]

    # who knew the sponsor

    def study_of(self, line: int) -> str:
        return self.facts.lines[line].study

    def first_month(self, person: str, study: str) -> int:
        return min(t for (p, d, t) in self.x if p == person and self.study_of(d) == study)

    def knew(self, person: str, study: str) -> bool:
        sponsor = self.facts.studies[study].sponsor
        if self.facts.knew_before(person, sponsor):
            return True
        joined = self.first_month(person, study)
        return any(
            p == person
            and self.study_of(d) != study
            and self.facts.studies[self.study_of(d)].sponsor == sponsor
            and t < joined
            for (p, d, t) in self.x
        )

    # handovers and joinings

    def joinings(self) -> list[tuple[str, int]]:
        pairs = sorted({(p, d) for (p, d, __) in self.x})
        return [(p, d) for p, d in pairs if not self.facts.is_incumbent(p, d)]

    def handovers(self) -> list[tuple[int, int, int, str, str, int]]:
        """(line, month, seat, from, to, percent) of all handovers."""
        found = []
        for person, line in self.joinings():
            first = min(t for (p, d, t) in self.x if (p, d) == (person, line))
            mine = [s for s, seat in enumerate(self.seats) if seat[0] == line and self.hold.get((s, first)) == person]
            for s in sorted(mine, key=lambda s: self.seats[s][1]):
                before = self.last_holder(s, first)
                if before not in (None, person):
                    found.append((line, first, s, before, person, self.seats[s][2][first]))
                    break
        return sorted(found)

    def last_holder(self, seat: int, before: int) -> str | None:
        for t in range(before - 1, -1, -1):
            who = self.hold.get((seat, t))
            if who is not None and who != CONTRACTOR:
                return who
        line, assignee = self.seats[seat][0], self.seats[seat][3]
        return assignee if assignee and self.facts.is_incumbent(assignee, line) else None

    # money, in rate units x 1/10,000 FTE-month

    def money(self, studies: Sequence[str]) -> tuple[int, int, int]:
        """(revenue, cost without bench, onboarding) of some studies."""
        lines = [d for d, line in enumerate(self.facts.lines) if line.study in studies]
        revenue = cost = onboarding = 0
        for d in lines:
            role = self.facts.lines[d].role
            for t in range(self.count):
                worked = sum(x for (__, e, m), x in self.x.items() if (e, m) == (d, t))
                revenue += 100 * self.facts.bill(d) * (worked + self.v[d, t])
                cost += 100 * (self.facts.contractor_units(role) or 0) * self.v[d, t]
        for (p, d, __), x in self.x.items():
            if d in lines:
                cost += 100 * self.facts.cost(p) * x
        for p, d in self.joinings():
            if d in lines:
                known = self.knew(p, self.study_of(d))
                onboarding += self.facts.cost(p) * self.facts.onboarding(self.facts.lines[d].role, known)
        return revenue, cost + onboarding, onboarding

    def bench(self) -> int:
        total = 0
        for person, row in self.facts.staff.items():
            if row.employment.value != "Contractor":
                for t in range(self.count):
                    used = sum(x for (p, __, m), x in self.x.items() if (p, m) == (person, t))
                    total += 100 * self.facts.cost(person) * (self.facts.available(person, t) - used)
        return total

    def currency(self, exact: int | Fraction) -> float:
        return float(Fraction(self.facts.portfolio.settings.hours_per_fte_month) * exact / 10**8)

    # objective

    def parts(self, published: Reference | None = None) -> dict[str, float]:
        w = self.facts.portfolio.settings.weights
        amounts = {
            "open": self.held_by(None),
            "contractor": self.held_by(CONTRACTOR),
            "new": sum(
                (self.p(d) * x / 100 for (p, d, __), x in self.x.items() if not self.knew(p, self.study_of(d))),
                Fraction(0),
            ),
            "handover": sum(
                (self.p(h[0]) * self.facts.onboarding(self.facts.lines[h[0]].role, False) for h in self.handovers()),
                Fraction(0),
            )
            / 10_000,
            "cost": self.relative_cost(),
            "fair": self.unfairness(),
            "change": Fraction(0) if published is None else self.change(published),
        }
        return {name: float(Fraction(getattr(w, name)) * amount) for name, amount in amounts.items()}

    def p(self, line: int) -> Fraction:
        return self.facts.p(self.study_of(line))

    def held_by(self, holder: str | None) -> Fraction:
        total = Fraction(0)
        for s, (line, _number, fte, _assignee) in enumerate(self.seats):
            for t in range(self.count):
                if self.hold.get((s, t)) == holder:
                    total += self.p(line) * fte[t] / 100
        return total

    def relative_cost(self) -> Fraction:
        mean = self.facts.mean_cost()
        if mean == 0:
            return Fraction(0)
        return sum((self.p(d) * self.facts.cost(p) * x / 100 / mean for (p, d, __), x in self.x.items()), Fraction(0))

    def unfairness(self) -> Fraction:
        short = Fraction(0)
        for sponsor in self.facts.portfolio.sponsors:
            if sponsor.continuity_floor is not None:
                own = {d for d in range(len(self.facts.lines)) if self.facts.sponsor(d) == sponsor.name}
                demand, known = self.demand_and_known(own.__contains__)
                short += max(Fraction(0), Fraction(sponsor.continuity_floor) * demand - known) / 100
        return short

    def change(self, published: Reference) -> Fraction:
        return Fraction(sum(max(0, x - published.x.get(key, 0)) for key, x in self.x.items()), 100)

    def demand_and_known(self, counts: Callable[[int], bool]) -> tuple[int, int]:
        demand = sum(sum(line.fte) for d, line in enumerate(self.facts.lines) if counts(d))
        known = sum(x for (p, d, __), x in self.x.items() if counts(d) and self.knew(p, self.study_of(d)))
        return demand, known

    # continuity of a group of lines

    def continuity(self, counts: Callable[[int], bool]) -> dict[str, Any]:
        x = {key: amount for key, amount in self.x.items() if counts(key[1])}
        demand, known = self.demand_and_known(counts)
        staffed = sum(x.values())
        weight: dict[str, int] = defaultdict(int)
        for (p, __, __), amount in x.items():
            weight[p] += amount
        return {
            "demand": demand / 100,
            "staffed": staffed / 100,
            "known": known / 100,
            "sponsor_continuity": _share(known, demand),
            "contractor": sum(v for (d, __), v in self.v.items() if counts(d)) / 100,
            "people": len(weight),
            "people_joining": sum(counts(d) for __, d in self.joinings()),
            "handovers": sum(counts(h[0]) for h in self.handovers()),
            "carry_over": self.carry_over(counts),
            "retention": self.retention(counts),
            "coc": float(sum(Fraction(w, staffed) ** 2 for w in weight.values())) if staffed else None,
            "secon": self.secon(x),
        }

    def secon(self, x: Mapping[tuple[str, int, int], int]) -> float | None:
        by: dict[tuple[str, int], int] = defaultdict(int)
        for (p, __, t), amount in x.items():
            by[p, t] += amount
        people = {p for p, __ in by}
        above = below = 0
        for t in range(self.count - 1):
            above += sum(min(by.get((p, t), 0), by.get((p, t + 1), 0)) for p in people)
            below += min(sum(by.get((p, t), 0) for p in people), sum(by.get((p, t + 1), 0) for p in people))
        return _share(above, below)

    def carry_over(self, counts: Callable[[int], bool]) -> float | None:
        early = carried = 0
        for study in self.facts.planned:
            start = self.facts.month_of(self.facts.studies[study].start)
            if not 0 <= start < self.count:
                continue
            for (p, d, t), amount in self.x.items():
                if self.study_of(d) == study and counts(d) and start <= t < start + 3:
                    early += amount
                    carried += amount if self.came_from_sponsor(p, study, start) else 0
        return _share(carried, early)

    def came_from_sponsor(self, person: str, study: str, start: int) -> bool:
        facts = self.facts
        sponsor = facts.studies[study].sponsor
        for p, d, t in self.x:
            other = self.study_of(d)
            if p == person and other != study and facts.studies[other].sponsor == sponsor and start - 12 <= t < start:
                return True
        for a in facts.portfolio.assignments:
            if a.person != person or a.study == study or a.study not in facts.studies:
                continue
            if facts.studies[a.study].sponsor == sponsor:
                for i in range(start - 12, start):
                    month = _month_before(facts.first_day, i)
                    if month < facts.first_day and facts.touches(a.start, a.end, month, _last_day(month)):
                        return True
        return False

    def retention(self, counts: Callable[[int], bool]) -> float | None:
        pairs = {(p, self.study_of(d)) for (p, d, __) in self.x if counts(d)}
        return _share(sum(not self.left_early(p, study) for p, study in pairs), len(pairs))

    def left_early(self, person: str, study: str) -> bool:
        last = max(t for (p, d, t) in self.x if p == person and self.study_of(d) == study)
        lines = {d for (p, d, t) in self.x if p == person and self.study_of(d) == study and t == last}
        end = min(self.count - 1, self.facts.month_of(self.facts.studies[study].end))
        return any(self.facts.lines[d].fte[t] > 0 for d in lines for t in range(last + 1, end + 1))


def _share(part: int, whole: int) -> float | None:
    return float(Fraction(part, whole)) if whole else None


def _month_before(first_day: dt.date, i: int) -> dt.date:
    """The first day of the month ``i`` months after ``first_day`` (before it if negative)."""
    total = first_day.year * 12 + first_day.month - 1 + i
    return dt.date(total // 12, total % 12 + 1, 1)


def _last_day(month: dt.date) -> dt.date:
    return _month_before(month, 1) - dt.timedelta(days=1)
