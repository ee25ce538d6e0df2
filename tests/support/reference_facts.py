"""The facts of a portfolio by a second, slow and literal reading of the planning model: plain loops, no arrays.

Nothing is shared with the product but the portfolio's values, so that one mistake is not made twice in one way.
"""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction

from planner.domain.portfolio import DemandRow, Person, Portfolio

DEFAULT_P = {"Verbal": Fraction(9, 10), "RFP": Fraction(4, 10), "Forecast": Fraction(1, 4)}


def half_up(value: Fraction) -> int:
    """To the nearest whole number, halves up."""
    return math.floor(value + Fraction(1, 2))


class Facts:
    """What follows from a portfolio before anybody is assigned. Lines are rows of Demand of planned studies."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.portfolio = portfolio
        self.months = [self._month(i) for i in range(portfolio.settings.months)]
        self.first_day = self.months[0][0]
        self.last_day = self.months[-1][1]
        self.studies = {study.id: study for study in portfolio.studies}
        self.roles = {role.name: role for role in portfolio.roles}
        self.staff = {person.id: person for person in portfolio.staff}
        self.planned = [s.id for s in portfolio.studies if self.is_planned(s.id)]
        self.lines: list[DemandRow] = [line for line in portfolio.demand if line.study in self.planned]

    def _month(self, i: int) -> tuple[dt.date, dt.date]:
        start = self.portfolio.settings.plan_start
        total = start.year * 12 + start.month - 1 + i
        first = dt.date(total // 12, total % 12 + 1, 1)
        following = dt.date((total + 1) // 12, (total + 1) % 12 + 1, 1)
        return first, following - dt.timedelta(days=1)

    def month_of(self, day: dt.date) -> int:
        start = self.portfolio.settings.plan_start
        return (day.year - start.year) * 12 + day.month - start.month

    def p(self, study: str) -> Fraction:
        row = self.studies[study]
        if row.status.value in ("Ongoing", "Awarded"):
            return Fraction(1)
        return DEFAULT_P[row.status.value] if row.probability is None else Fraction(row.probability)

    def is_planned(self, study: str) -> bool:
        if self.studies[study].status.value in ("Closed", "Lost"):
            return False
        return self.p(study) >= Fraction(self.portfolio.settings.plan_studies_from_probability)

    def sponsor(self, line: int) -> str:
        return self.studies[self.lines[line].study].sponsor

    # money

    def units(self, rate: Decimal, currency: str) -> int:
        factor = Fraction(1)
        if currency and currency != self.portfolio.settings.currency:
            factor = next(Fraction(r.rate_to_base) for r in self.portfolio.exchange_rates if r.currency == currency)
        return half_up(Fraction(rate) * factor * 10_000)

    def cost(self, person: str) -> int:
        row = self.staff[person]
        return self.units(row.cost_rate, row.currency)

    def mean_cost(self) -> Fraction:
        costs = [self.cost(person) for person in self.staff]
        return Fraction(sum(costs), len(costs)) if costs else Fraction(0)

    def bill(self, line: int) -> int:
        row = self.lines[line]
        if row.bill_rate is not None:
            return self.units(row.bill_rate, row.currency)
        best, best_score = None, -1
        for card in self.portfolio.rate_card:
            if card.role != row.role or (card.sponsor and card.sponsor != self.sponsor(line)):
                continue
            if card.country and card.country not in row.countries:
                continue
            score = 2 * bool(card.sponsor) + bool(card.country)
            if score > best_score:
                best, best_score = card, score
        assert best is not None
        return self.units(best.bill_rate, best.currency)

    def contractor_units(self, role: str) -> int | None:
        rate = self.roles[role].contractor_rate
        return None if rate is None else half_up(Fraction(rate) * 10_000)

    def contractor_limit(self, role: str) -> int:
        row = self.roles[role]
        return 0 if row.contractor_rate is None or row.contractor_limit is None else row.contractor_limit

    def onboarding(self, role: str, known: bool) -> int:
        row = self.roles[role]
        return half_up(Fraction(row.onboarding_known if known else row.onboarding_new) * 10_000)

    # people

    def available(self, person: str, t: int) -> int:
        row = self.staff[person]
        first, last = self.months[t]
        weekdays = inside = 0
        away = Fraction(0)
        day = first
        while day <= last:
            if day.weekday() < 5:
                weekdays += 1
                if self._employed(row, day):
                    inside += 1
                    shares = [
                        Fraction(leave.share)
                        for leave in self.portfolio.leave
                        if leave.person == person and leave.start <= day <= leave.end
                    ]
                    away += min(Fraction(1), sum(shares, Fraction(0)))
            day += dt.timedelta(days=1)
        if away <= 5:
            away = Fraction(0)
        usable = Fraction(self.portfolio.settings.planned_utilisation)
        return math.floor(row.fte * usable * (inside - away) / weekdays)

    @staticmethod
    def _employed(row: Person, day: dt.date) -> bool:
        return (row.start is None or row.start <= day) and (row.end is None or day <= row.end)

    def study_limit(self, person: str) -> int | None:
        row = self.staff[person]
        return row.max_studies if row.max_studies is not None else self.roles[row.role].max_studies

    def eligible(self, person: str, line: int) -> bool:
        who, row = self.staff[person], self.lines[line]
        return (
            row.role in (who.role, *who.other_roles)
            and (row.min_grade is None or (who.grade if who.grade is not None else 1) >= row.min_grade)
            and (not row.countries or who.country in row.countries)
            and all(skill in who.skills for skill in row.skills)
            and who.dedicated_to in ("", self.sponsor(line))
            and self.sponsor(line) not in who.excluded
            and row.study not in who.excluded
        )

    def knew_before(self, person: str, sponsor: str) -> bool:
        if any(
            e.person == person and e.sponsor == sponsor and (e.fte_months is None or e.fte_months != 0)
            for e in self.portfolio.experience
        ):
            return True
        return any(
            a.person == person
            and a.study in self.studies
            and self.studies[a.study].sponsor == sponsor
            and (a.start is None or a.start < self.first_day)
            for a in self.portfolio.assignments
        )

    # assignments

    def belongs(self, row: int) -> int | None:
        a = self.portfolio.assignments[row]
        fitting = [d for d, line in enumerate(self.lines) if (line.study, line.role) == (a.study, a.role)]
        for d in fitting:
            if self.eligible(a.person, d):
                return d
        return fitting[0] if fitting else None

    def is_incumbent(self, person: str, line: int) -> bool:
        return any(
            a.person == person
            and self.belongs(i) == line
            and (a.start is None or a.start < self.first_day)
            and (a.end is None or a.end >= self.first_day)
            for i, a in enumerate(self.portfolio.assignments)
        )

    def default_seats(self) -> list[tuple[int, int, list[int], str]]:
        """(line, number, percent by month, assignee or '') of the seats that nobody has cut by hand."""
        found = []
        for d, line in enumerate(self.lines):
            left, number = list(line.fte), 0
            for person, fte in self._seat_makers(d):
                seat = [min(fte, n) for n in left]
                if any(seat):
                    number += 1
                    found.append((d, number, seat, person))
                    left = [n - f for n, f in zip(left, seat, strict=True)]
            size = self.roles[line.role].seat_size
            while any(left):
                seat = [n if n < size + 10 else size for n in left]
                number += 1
                found.append((d, number, seat, ""))
                left = [n - f for n, f in zip(left, seat, strict=True)]
        return found

    def _seat_makers(self, line: int) -> list[tuple[str, int]]:
        """People with an assignment on a line that overlaps the plan, in sheet order, and their largest FTE."""
        rows = [i for i in range(len(self.portfolio.assignments)) if self.belongs(i) == line]
        people = list(dict.fromkeys(self.portfolio.assignments[i].person for i in rows))
        found = []
        for person in people:
            own = [self.portfolio.assignments[i] for i in rows if self.portfolio.assignments[i].person == person]
            if any(self.touches(a.start, a.end, self.first_day, self.last_day) for a in own):
                found.append((person, max(a.fte for a in own)))
        return found

    @staticmethod
    def touches(start: dt.date | None, end: dt.date | None, first: dt.date, last: dt.date) -> bool:
        return (start is None or start <= last) and (end is None or end >= first)
