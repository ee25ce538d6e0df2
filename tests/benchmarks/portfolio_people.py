"""Invented staff: hired where the demand is, some part-time, some contractors, some away, with a past."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TypedDict

from planner.domain.months import Grid
from planner.domain.portfolio import (
    Employment,
    EngagementModel,
    Experience,
    Leave,
    Person,
    Portfolio,
    Sponsor,
    Study,
)
from tests.benchmarks.portfolio_roadmap import (
    AREAS,
    CRA,
    CTA,
    CTM,
    DM,
    PM,
    PROG,
    REGIONS,
    SAFETY,
    SSU,
    STAT,
    WRITER,
)
from tests.benchmarks.portfolio_work import RawLine

_COST = {CRA: 62, PM: 96, DM: 60, CTM: 80, CTA: 38, SSU: 58, STAT: 84, PROG: 66, SAFETY: 48, WRITER: 70}
_LEVEL = {"US": 1.0, "GB": 0.95, "DE": 0.95, "ES": 0.72, "PL": 0.58, "IN": 0.36}
"""Cost of a person as a share of one in the US."""
_PAID_IN = {"US": ("", 1.0), "GB": ("GBP", 1.27), "DE": ("EUR", 1.08), "ES": ("EUR", 1.08), "PL": ("PLN", 0.25)}
_SECOND_ROLE = {CRA: CTM, CTA: SSU, STAT: PROG, CTM: PM}


def hire(
    chance: Random,
    count: int,
    lines: Sequence[RawLine],
    studies: Sequence[Study],
    sponsors: Sequence[Sponsor],
    grid: Grid,
) -> tuple[Person, ...]:
    """So many people, by role and region as the demand is."""
    wanted: dict[tuple[str, int], float] = defaultdict(float)
    for line in lines:
        wanted[line.role, line.region] += float(line.fte.sum())
    places = _shares(wanted, count)
    roles = {line.role for line in lines}
    regions = {line.region for line in lines}
    served = [sponsor for sponsor in sponsors if any(study.sponsor == sponsor.name for study in studies)]
    house = _House(chance, roles, regions, served, grid)
    return tuple(house.person(i, role, region) for i, (role, region) in enumerate(places))


def _shares(wanted: dict[tuple[str, int], float], count: int) -> list[tuple[str, int]]:
    """Each place as often as its share of the demand, by largest remainder."""
    total = sum(wanted.values())
    exact = {place: count * share / total for place, share in wanted.items()}
    number = {place: int(share) for place, share in exact.items()}
    by_rest = sorted(exact, key=lambda place: (number[place] - exact[place], place))
    for place in by_rest[: count - sum(number.values())]:
        number[place] += 1
    for place in sorted(number):  # nobody at all for a role would be no shortage but a mistake
        largest = max(number, key=lambda other: (number[other], other))
        if number[place] == 0 and number[largest] > 1:
            number[place], number[largest] = 1, number[largest] - 1
    return [place for place in sorted(number) for _ in range(number[place])]


class Contract(TypedDict):
    """When somebody comes and goes."""

    start: dt.date | None
    end: dt.date | None


class Bonds(TypedDict, total=False):
    """A sponsor that somebody works for alone, or those they are kept away from."""

    dedicated_to: str
    excluded: tuple[str, ...]


class _House:
    """Knows how people here are employed and paid."""

    def __init__(
        self, chance: Random, roles: set[str], regions: set[int], sponsors: Sequence[Sponsor], grid: Grid
    ) -> None:
        self.chance, self.roles, self.regions, self.sponsors, self.grid = chance, roles, regions, sponsors, grid
        self.functional = [s.name for s in sponsors if s.engagement_model is EngagementModel.FSP]

    def person(self, number: int, role: str, region: int) -> Person:
        """One row of Staff."""
        chance = self.chance
        regional = role in (CRA, CTA, SSU)
        region = region if regional else chance.choice(sorted(self.regions))
        country = chance.choice(REGIONS[region])
        grade = chance.choice((2, 2, 3, 3, 4, 5)) if role in (PM, CTM) else chance.choice((1, 2, 2, 3, 3, 4))
        employment = chance.choices(list(Employment), (90, 8, 2))[0]
        other = _SECOND_ROLE.get(role, "")
        return Person(
            id=f"P{number + 1:05d}",
            name=f"Person {number + 1:05d}",
            role=role,
            fte=chance.choice((100, 100, 100, 100, 100, 80, 60)),
            cost_rate=self._cost(role, country, grade, employment),
            other_roles=(other,) if other in self.roles and chance.random() < 0.08 else (),
            grade=grade,
            country=country,
            employment=employment,
            currency=_PAID_IN.get(country, ("", 1.0))[0],
            **self._contract(employment),
            max_studies=chance.choice((2, 3)) if chance.random() < 0.1 else None,
            skills=tuple(sorted(chance.sample(AREAS, k=chance.choice((1, 2, 2, 3))))),
            **self._bonds(),
        )

    def _cost(self, role: str, country: str, grade: int, employment: Employment) -> Decimal:
        rate = _COST[role] * _LEVEL[country] * (0.82 + 0.07 * grade) * self.chance.uniform(0.92, 1.08)
        if employment is Employment.CONTRACTOR:
            rate *= 1.3
        return Decimal(f"{rate / _PAID_IN.get(country, ('', 1.0))[1]:.2f}")

    def _contract(self, employment: Employment) -> Contract:
        """Contractors and a few others leave within the plan; planned hires come within it."""
        grid, chance = self.grid, self.chance
        some_month = grid.months[chance.randrange(grid.count)]
        if employment is Employment.PLANNED_HIRE:
            return {"start": grid.months[min(grid.count - 1, chance.randrange(1, 7))].first_day, "end": None}
        if employment is Employment.CONTRACTOR and chance.random() < 0.5:
            return {"start": None, "end": some_month.last_day}
        return {"start": None, "end": some_month.last_day if chance.random() < 0.03 else None}

    def _bonds(self) -> Bonds:
        """Dedicated to a sponsor that buys by function, or kept away from a competitor of an earlier one."""
        draw = self.chance.random()
        if draw < 0.05 and self.functional:
            return {"dedicated_to": self.chance.choice(self.functional)}
        if draw < 0.12 and len(self.sponsors) > 1:
            return {"excluded": (self.chance.choice(self.sponsors).name,)}
        return {}


def with_absences(chance: Random, portfolio: Portfolio) -> Portfolio:
    """Long leaves of one in twelve, half of them in part."""
    grid, rows = portfolio.grid, []
    for person in portfolio.staff:
        if chance.random() < 1 / 12:
            first = chance.randrange(grid.count)
            share = Decimal(1) if chance.random() < 0.7 else Decimal("0.5")
            last = grid.start.plus(first + chance.randrange(1, 7)).last_day
            kind = "Parental leave" if share == 1 else "Reduced hours"
            rows.append(Leave(person.id, grid.months[first].first_day, last, share, kind))
    return replace(portfolio, leave=tuple(rows))


def with_past(chance: Random, portfolio: Portfolio) -> Portfolio:
    """Experience: with the sponsors people work for today, and with one or two of earlier."""
    sponsor_of = {study.id: study.sponsor for study in portfolio.studies}
    met: dict[str, dict[str, None]] = defaultdict(dict)
    for row in portfolio.assignments:
        if chance.random() < 0.7:
            met[row.person].setdefault(sponsor_of[row.study])
    rows = []
    for person in portfolio.staff:
        for _ in range(chance.choice((0, 0, 1, 1, 2))):
            met[person.id].setdefault(chance.choice(portfolio.sponsors).name)
        for sponsor in met[person.id]:
            months = Decimal(chance.randrange(5, 240)) / 10
            last = portfolio.grid.first_day - dt.timedelta(days=chance.randrange(1, 900))
            rows.append(Experience(person.id, sponsor, months, last))
    return replace(portfolio, experience=tuple(rows))
