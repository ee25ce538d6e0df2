"""Invented roles, sponsors and roadmaps."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random

from planner.domain.months import Grid
from planner.domain.portfolio import AwardStatus, EngagementModel, ExchangeRate, Role, Sponsor, Study

PM, CTM, CRA, CTA = (
    "Project Manager",
    "Clinical Trial Manager",
    "Clinical Research Associate",
    "Clinical Trial Assistant",
)
SSU, DM, STAT = "Start-up Specialist", "Data Manager", "Biostatistician"
PROG, SAFETY, WRITER = "Statistical Programmer", "Safety Associate", "Medical Writer"

ROLES = (
    Role(CRA, Decimal("0.5"), Decimal("0.25"), 4, 100, Decimal(118), 200),
    Role(PM, Decimal("1.0"), Decimal("0.5"), 4, 50),
    Role(DM, Decimal("0.6"), Decimal("0.3"), 5, 50),
    Role(CTM, Decimal("0.8"), Decimal("0.4"), 3, 50),
    Role(CTA, Decimal("0.3"), Decimal("0.15"), 4, 50),
    Role(SSU, Decimal("0.4"), Decimal("0.2"), 4, 50, Decimal(98), 100),
    Role(STAT, Decimal("0.6"), Decimal("0.3"), 5, 50),
    Role(PROG, Decimal("0.5"), Decimal("0.25"), 4, 50, Decimal(105), 50),
    Role(SAFETY, Decimal("0.3"), Decimal("0.15"), 6, 50),
    Role(WRITER, Decimal("0.4"), Decimal("0.2"), None, 50),
)
"""Most needed first, so that a small company has the first few."""
EXCHANGE_RATES = (
    ExchangeRate("EUR", Decimal("1.08")),
    ExchangeRate("GBP", Decimal("1.27")),
    ExchangeRate("PLN", Decimal("0.25")),
)
AREAS = ("Oncology", "Immunology", "Neurology", "Cardiology", "Rare disease", "Infectious disease")
REGIONS = (("US",), ("DE", "ES", "PL"), ("GB",), ("IN",))
"""Where lines with countries are asked for: one region each."""
_FIRST = (
    "Aster",
    "Boreal",
    "Cindral",
    "Dorvane",
    "Elmara",
    "Fennic",
    "Galvera",
    "Hexalin",
    "Isonde",
    "Jorvik",
    "Kestra",
)
_SECOND = ("Therapeutics", "Biopharma", "Medicines", "Pharma", "Biosciences", "Oncology", "Labs")
_LENGTH = {"Phase 1": (8, 12), "Phase 2": (14, 22), "Phase 3": (20, 34), "Phase 4": (10, 18)}
STUDIES_OF_A_SPONSOR = 5

Chain = list[Study]


def roadmap(chance: Random, count: int, grid: Grid) -> tuple[tuple[Sponsor, ...], list[Chain]]:
    """Sponsors, and chains of studies that follow one another; every study runs in some month of the plan."""
    sponsors = tuple(_sponsor(chance, i) for i in range(max(1, min(count, round(count / STUDIES_OF_A_SPONSOR)))))
    chains: list[Chain] = []
    left = count
    while left > 0:
        owner = len(chains) if len(chains) < len(sponsors) else chance.randrange(len(sponsors))
        chain = _chain(chance, sponsors[owner], owner, len(chains), grid, left)
        chains.append(chain)
        left -= len(chain)
    used = {study.sponsor for chain in chains for study in chain}
    return tuple(sponsor for sponsor in sponsors if sponsor.name in used), chains


def _sponsor(chance: Random, number: int) -> Sponsor:
    first, rest = _FIRST[number % len(_FIRST)], number // len(_FIRST)
    name = f"{first} {_SECOND[rest % len(_SECOND)]}" + (f" {rest // len(_SECOND) + 1}" if rest >= len(_SECOND) else "")
    model = chance.choice((EngagementModel.FSO, EngagementModel.FSO, EngagementModel.FSP, EngagementModel.HYBRID))
    floor = Decimal(chance.randrange(50, 80, 5)) / 100 if chance.random() < 0.5 else None
    return Sponsor(name, engagement_model=model, continuity_floor=floor)


def _chain(chance: Random, sponsor: Sponsor, owner: int, number: int, grid: Grid, most: int) -> Chain:
    """A program's studies one after the other, from before the plan to past its end."""
    area = chance.choice(AREAS)
    chain: Chain = []
    start = chance.randrange(-26, max(1, grid.count // 3))
    while len(chain) < most and start < grid.count:
        phase = chance.choice(tuple(_LENGTH))
        length = chance.randint(*_LENGTH[phase])
        if start + length > 0:
            chain.append(
                _study(chance, sponsor, (owner, number, len(chain)), phase, area, grid, (start, length), chain)
            )
        start += length + chance.choice((-2, 0, 1, 2, 3, 4))
    return chain


def _study(
    chance: Random,
    sponsor: Sponsor,
    place: tuple[int, int, int],
    phase: str,
    area: str,
    grid: Grid,
    when: tuple[int, int],
    chain: Chain,
) -> Study:
    start, length = when
    status, probability = _status(chance, start)
    first, last = grid.start.plus(start).first_day, grid.start.plus(start + length - 1).last_day
    owner, number, position = place
    return Study(
        id=f"{sponsor.name[:3].upper()}{owner:03d}-{number:04d}-{position + 1}",
        sponsor=sponsor.name,
        status=status,
        start=first,
        end=last,
        program=f"{sponsor.name[:3].upper()}{number:04d}",
        title=f"{phase} study in {area.lower()}",
        phase=phase,
        therapeutic_area=area,
        probability=probability,
        announced=min(first - dt.timedelta(days=240), grid.first_day - dt.timedelta(days=20)),
        follows=chain[-1].id if chain else "",
        sites=Decimal(chance.randrange(6, 80)),
        patients=Decimal(chance.randrange(40, 600, 10)),
        countries=("US", "DE", "PL"),
    )


def _status(chance: Random, start: int) -> tuple[AwardStatus, Decimal | None]:
    """The nearer its start, the surer the study."""
    if start < 0:
        return AwardStatus.ONGOING, None
    draw = chance.random()
    if start < 4 or draw < 0.35:
        return AwardStatus.AWARDED, None
    if draw < 0.55:
        return AwardStatus.VERBAL, None
    if draw < 0.8:
        return AwardStatus.RFP, Decimal(chance.randrange(30, 70, 5)) / 100
    return AwardStatus.FORECAST, Decimal(chance.randrange(15, 40, 5)) / 100
