"""Invented demand: what a study asks for by role, region and month, scaled to what the staff can give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

import numpy as np

from planner.domain.arrays import FloatArray
from planner.domain.availability import availability
from planner.domain.months import Grid
from planner.domain.portfolio import DemandRow, EngagementModel, Portfolio, RateCardRow, Role, Sponsor, Study
from tests.benchmarks.portfolio_roadmap import (
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

# role: FTE at start-up, while it runs, and in its last fifth, for a study of usual size
_SHAPE = {
    CRA: (0.4, 3.6, 1.5),
    PM: (0.6, 0.5, 0.6),
    DM: (0.7, 0.4, 1.0),
    CTM: (0.6, 0.9, 0.6),
    CTA: (0.5, 0.7, 0.5),
    SSU: (1.4, 0.1, 0.0),
    STAT: (0.2, 0.15, 0.9),
    PROG: (0.0, 0.3, 1.0),
    SAFETY: (0.1, 0.35, 0.3),
    WRITER: (0.5, 0.0, 0.6),
}
_BILL = {CRA: 138, PM: 205, DM: 132, CTM: 172, CTA: 88, SSU: 128, STAT: 178, PROG: 142, SAFETY: 108, WRITER: 150}
_REGIONAL = (CRA, CTA, SSU)
TIGHTNESS = (0.86, 0.98)
"""Demand of a role as a share of what its people can give."""
EVENNESS = 0.8
"""How far demand is brought to follow the people month by month: 0 not at all, 1 wholly."""
STEP = 5
"""Demand comes in whole steps of so many percent."""


@dataclass
class RawLine:
    """A line before its scale is known: ``fte`` [T] in FTE."""

    study: Study
    role: str
    region: int
    countries: tuple[str, ...]
    fte: FloatArray


def raw_lines(
    chance: Random, studies: Sequence[Study], grid: Grid, roles: Sequence[Role], places: int
) -> list[RawLine]:
    """The lines of all studies; ``places`` limits how many regions a company of this size works in."""
    regions = range(min(places, len(REGIONS)))
    lines: list[RawLine] = []
    for study in studies:
        size = chance.choice((0.5, 0.8, 1.0, 1.4, 2.2))
        wanted = [role.name for role in roles if chance.random() < 0.92] or [roles[0].name]
        for name in wanted:
            fte = size * chance.uniform(0.8, 1.25) * _profile(study, grid, _SHAPE[name])
            if not fte.any():
                continue
            for region, share in _regions(chance, name, regions):
                lines.append(RawLine(study, name, region, REGIONS[region] if name in _REGIONAL else (), share * fte))
        if lines[-1].study is not study if lines else True:  # a study asks for somebody
            lines.append(RawLine(study, roles[0].name, 0, (), size * _profile(study, grid, (1.0, 1.0, 1.0))))
    return lines


def _profile(study: Study, grid: Grid, shape: tuple[float, float, float]) -> FloatArray:
    """Demand by month for start-up (a sixth), the plateau, and the last fifth."""
    first, last = grid.index(study.start), grid.index(study.end)
    part = (np.arange(grid.count) - first) / max(1, last - first + 1)
    inside = (part >= 0) & (part < 1)
    fte = np.select([part < 1 / 6, part < 0.8], [shape[0], shape[1]], shape[2])
    return np.where(inside, fte, 0.0)


def _regions(chance: Random, role: str, regions: Sequence[int]) -> list[tuple[int, float]]:
    """In which regions a role is asked for, and its share there."""
    if role not in _REGIONAL:
        return [(0, 1.0)]
    some = chance.sample(list(regions), k=min(len(regions), chance.choice((1, 1, 2, 2, 3))))
    return [(region, 1.0 / len(some)) for region in sorted(some)]


def rate_card(chance: Random, roles: Sequence[Role], sponsors: Sequence[Sponsor]) -> tuple[RateCardRow, ...]:
    """A rate a role, lower ones abroad, and agreed ones of some sponsors, in their currency."""
    card: list[RateCardRow] = []
    for role in roles:
        bill = _BILL[role.name]
        card.append(RateCardRow(role.name, Decimal(bill)))
        if role.name in _REGIONAL:
            card.append(RateCardRow(role.name, Decimal(round(bill * 0.87)), country="PL"))
            card.append(RateCardRow(role.name, Decimal(round(bill * 0.75)), country="GB", currency="GBP"))
            card.append(RateCardRow(role.name, Decimal(round(bill * 0.62)), country="IN"))
    for sponsor in sponsors:
        if sponsor.engagement_model is EngagementModel.FSP and chance.random() < 0.6:
            name = chance.choice([role.name for role in roles if role.name not in _REGIONAL] or [roles[0].name])
            agreed = _BILL[name] * chance.uniform(0.86, 0.94)
            card.append(RateCardRow(name, Decimal(round(agreed)), sponsor=sponsor.name, currency="EUR"))
    return tuple(card)


def with_demand(chance: Random, portfolio: Portfolio, lines: Sequence[RawLine]) -> Portfolio:
    """The portfolio with its demand: as much of each role in each region as makes its people a little scarce."""
    able: dict[tuple[str, str], FloatArray] = {}
    for person, share in zip(portfolio.staff, availability(portfolio), strict=True):
        at = person.role, person.country
        able[at] = able.get(at, 0.0) + share / 100
    wanted: dict[tuple[str, tuple[str, ...]], FloatArray] = {}
    for line in lines:
        key = line.role, line.countries
        wanted[key] = wanted.get(key, 0.0) + line.fte
    scale = {}
    for (role, countries), total in wanted.items():
        there = [fte for (name, c), fte in able.items() if name == role and (c in countries or not countries)]
        scale[role, countries] = _scale(total, np.sum(there, axis=0) * chance.uniform(*TIGHTNESS))
    needs = _Needs(chance, portfolio)
    rows = [needs.row(line, scale[line.role, line.countries]) for line in lines]
    return replace(portfolio, demand=tuple(rows))


def _scale(wanted: FloatArray, able: FloatArray) -> FloatArray:
    """By what the demand of each month is multiplied: a company sells what it can staff, months differ all the same."""
    if not (able[wanted > 0] > 0).any():  # nobody there when they are needed
        return np.ones(len(wanted))
    level = np.divide(able, wanted, out=np.ones(len(wanted)), where=wanted > 0)
    even = np.clip(level / np.median(level[(wanted > 0) & (able > 0)]), 0.4, 2.5) ** EVENNESS
    scale: FloatArray = even * able.sum() / (even * wanted).sum()
    return scale


class _Needs:
    """Turns raw lines into rows that ask for skills and grades that somebody there has."""

    def __init__(self, chance: Random, portfolio: Portfolio) -> None:
        self.chance = chance
        self.bill_in_euro = {s.name for s in portfolio.sponsors if chance.random() < 0.25}
        self.having: dict[tuple[str, str, str], int] = defaultdict(int)
        self.staff: dict[tuple[str, str], int] = defaultdict(int)
        for person in portfolio.staff:
            self.staff[person.role, person.country] += 1
            for skill in person.skills:
                self.having[person.role, person.country, skill] += 1

    def row(self, line: RawLine, scale: FloatArray) -> DemandRow:
        percent = np.maximum(STEP, STEP * np.rint(100 * scale * line.fte / STEP))
        fte = np.where(line.fte > 0, percent, 0).astype(int)
        countries = line.countries or tuple(c for region in REGIONS for c in region)
        area = line.study.therapeutic_area
        skilled = sum(self.having[line.role, c, area] for c in countries)
        people = sum(self.staff[line.role, c] for c in countries)
        asks = self.chance.random() < 0.2 and skilled >= max(3, people // 8) and fte.max() <= 20 * skilled
        priced = line.study.sponsor in self.bill_in_euro and not line.countries
        rate = Decimal(f"{_BILL[line.role] * self.chance.uniform(0.84, 0.95):.2f}") if priced else None
        return DemandRow(
            line.study.id,
            line.role,
            tuple(fte.tolist()),
            line.countries,
            min_grade=self.chance.choice((2, 2, 3)) if line.role in (PM, CTM) else None,
            skills=(area,) if asks else (),
            bill_rate=rate,
            currency="EUR" if priced else "",
        )
