"""Build resources/sample_portfolio.xlsx: run ``python -m tests.support.build_sample`` from the project's folder.

A small invented company of 40 people with three sponsors. Halvorsen's first study ends in June 2027 and its follow-on
starts in November, so its team is bridged or lost; Meridia's studies overlap; Quillon buys people by function.
The same seed gives the same portfolio.
"""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

from planner.domain.months import Grid, Month
from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    Employment,
    EngagementModel,
    ExchangeRate,
    Experience,
    Leave,
    Person,
    Portfolio,
    RateCardRow,
    Role,
    Settings,
    Sponsor,
    Study,
)
from planner.exchange.portfolio_writer import write_portfolio
from tests.support.sample_people import CRA, CTA, CTM, DM, PEOPLE, PM, PROG, SAFETY, SSU, STAT, WRITER

SEED = 20270101
GRID = Grid(Month(2027, 1), 18)
HALVORSEN, MERIDIA, QUILLON = "Halvorsen Biopharma", "Meridia Therapeutics", "Quillon Pharma"
EURO_COUNTRIES = ("DE", "ES", "PL")

ROLES = (
    Role(PM, Decimal("1.0"), Decimal("0.5"), 4, 50),
    Role(CTM, Decimal("0.8"), Decimal("0.4"), 3, 50),
    Role(CRA, Decimal("0.5"), Decimal("0.25"), 3, 50, Decimal(118), 100),
    Role(CTA, Decimal("0.3"), Decimal("0.15"), 4, 50),
    Role(SSU, Decimal("0.4"), Decimal("0.2"), 4, 50),
    Role(DM, Decimal("0.6"), Decimal("0.3"), 4, 50),
    Role(STAT, Decimal("0.6"), Decimal("0.3"), 5, 50),
    Role(PROG, Decimal("0.5"), Decimal("0.25"), 4, 50, Decimal(105), 50),
    Role(SAFETY, Decimal("0.3"), Decimal("0.15"), 6, 50),
    Role(WRITER, Decimal("0.4"), Decimal("0.2"), 4, 50),
)
SPONSORS = (
    Sponsor(
        HALVORSEN,
        ("Halvorsen", "HLV"),
        EngagementModel.FSO,
        Decimal("0.44"),
        Decimal("0.7"),
        "Asks for its team by name.",
    ),
    Sponsor(MERIDIA, ("Meridia Tx",), EngagementModel.HYBRID, Decimal("0.452"), Decimal("0.6")),
    Sponsor(QUILLON, ("Quillon",), EngagementModel.FSP, Decimal("0.43"), None, "Billed in EUR."),
)


def _study(
    name: str,
    sponsor: str,
    status: AwardStatus,
    start: dt.date,
    end: dt.date,
    facts: str,
    countries: str,
    probability: str = "1",
    follows: str = "",
    floor: str = "",
) -> Study:
    """A study; ``facts`` are phase, area, sites and patients."""
    phase, area, sites, patients = facts.split(", ")
    return Study(
        id=name,
        sponsor=sponsor,
        status=status,
        start=start,
        end=end,
        program=name.split("-")[0],
        title=f"{phase} study in {area.lower()}",
        phase=phase,
        therapeutic_area=area,
        probability=Decimal(probability),
        announced=min(start - dt.timedelta(days=270), dt.date(2026, 12, 10)),
        follows=follows,
        sites=Decimal(sites),
        patients=Decimal(patients),
        countries=tuple(countries.split("; ")),
        margin_floor=Decimal(floor) if floor else None,
    )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


S = AwardStatus
STUDIES = (
    _study(
        "HLV-201",
        HALVORSEN,
        S.ONGOING,
        _day("2025-11-01"),
        _day("2027-06-30"),
        "Phase 2, Oncology, 34, 180",
        "US; DE; PL",
    ),
    _study(
        "HLV-305",
        HALVORSEN,
        S.AWARDED,
        _day("2027-11-01"),
        _day("2029-10-31"),
        "Phase 3, Oncology, 52, 420",
        "US; DE; PL",
        follows="HLV-201",
        floor="0.445",
    ),
    _study(
        "HLV-118",
        HALVORSEN,
        S.RFP,
        _day("2028-02-01"),
        _day("2029-06-30"),
        "Phase 1, Oncology, 6, 40",
        "US",
        "0.4",
    ),
    _study(
        "MER-014",
        MERIDIA,
        S.ONGOING,
        _day("2026-03-01"),
        _day("2027-10-31"),
        "Phase 2, Immunology, 28, 160",
        "US; PL; ES",
        floor="0.47",
    ),
    _study(
        "MER-022",
        MERIDIA,
        S.VERBAL,
        _day("2027-09-01"),
        _day("2029-03-31"),
        "Phase 3, Immunology, 44, 350",
        "US; PL; ES",
        "0.9",
        "MER-014",
    ),
    _study(
        "MER-031",
        MERIDIA,
        S.FORECAST,
        _day("2028-03-01"),
        _day("2029-02-28"),
        "Phase 2, Immunology, 18, 90",
        "US",
        "0.25",
    ),
    _study(
        "QLN-007",
        QUILLON,
        S.ONGOING,
        _day("2026-06-01"),
        _day("2027-12-31"),
        "Phase 2, Rare disease, 16, 60",
        "DE; ES; GB",
    ),
    _study(
        "QLN-009",
        QUILLON,
        S.AWARDED,
        _day("2028-01-01"),
        _day("2029-12-31"),
        "Phase 3, Rare disease, 24, 110",
        "DE; ES; GB",
        follows="QLN-007",
    ),
    _study(
        "QLN-012",
        QUILLON,
        S.AWARDED,
        _day("2027-05-01"),
        _day("2027-12-31"),
        "Phase 4, Rare disease, 20, 140",
        "US; DE; PL",
        floor="0.405",
    ),
    _study(
        "QLN-003", QUILLON, S.CLOSED, _day("2025-01-01"), _day("2026-11-30"), "Phase 1, Rare disease, 4, 24", "DE; ES"
    ),
)

# study: lines of role, countries, minimum grade, skills, peak FTE percent
LINES: dict[str, tuple[tuple[str, str, int | None, str, int], ...]] = {
    "HLV-201": (
        (PM, "", 4, "", 80),
        (CTM, "", None, "Oncology", 120),
        (CRA, "US", None, "Oncology", 380),
        (CRA, "DE; PL", 3, "", 330),
        (CTA, "", None, "", 125),
        (DM, "", None, "", 105),
        (STAT, "", None, "", 90),
        (PROG, "", None, "CDISC", 135),
        (SAFETY, "", None, "", 35),
        (WRITER, "", None, "", 65),
    ),
    "HLV-305": (
        (PM, "", 4, "", 100),
        (CTM, "", None, "Oncology", 155),
        (CRA, "US", None, "Oncology", 335),
        (CRA, "DE; PL", None, "", 365),
        (CTA, "", None, "", 150),
        (SSU, "", None, "", 135),
        (DM, "", None, "CDISC", 110),
        (STAT, "", 3, "", 90),
        (PROG, "", None, "", 90),
        (SAFETY, "", None, "", 45),
        (WRITER, "", None, "", 65),
    ),
    "HLV-118": ((PM, "", None, "", 40), (CRA, "US", None, "", 85), (SSU, "", None, "", 40), (DM, "", None, "", 35)),
    "MER-014": (
        (PM, "", None, "", 80),
        (CTM, "", None, "", 95),
        (CRA, "US", None, "", 315),
        (CRA, "ES; PL", None, "", 250),
        (CTA, "", None, "", 115),
        (DM, "", None, "", 105),
        (STAT, "", None, "", 90),
        (PROG, "", None, "", 135),
        (SAFETY, "", None, "", 35),
        (WRITER, "", None, "", 65),
    ),
    "MER-022": (
        (PM, "", 4, "", 90),
        (CTM, "", None, "", 120),
        (CRA, "US", None, "", 250),
        (CRA, "ES; PL", None, "", 225),
        (CTA, "", None, "", 125),
        (SSU, "", None, "", 130),
        (DM, "", None, "CDISC", 95),
        (STAT, "", None, "", 65),
        (PROG, "", None, "", 90),
        (SAFETY, "", None, "", 35),
        (WRITER, "", None, "", 50),
    ),
    "MER-031": ((PM, "", None, "", 40), (CRA, "US", None, "", 110), (SSU, "", None, "", 50), (DM, "", None, "", 35)),
    "QLN-007": (
        (PM, "", None, "", 55),
        (CTM, "", None, "Rare disease", 70),
        (CRA, "DE; ES; GB", None, "Rare disease", 350),
        (CTA, "", None, "", 75),
        (DM, "", None, "", 65),
        (PROG, "", None, "", 60),
        (SAFETY, "", None, "", 25),
        (WRITER, "", None, "", 40),
    ),
    "QLN-009": (
        (PM, "", None, "", 60),
        (CTM, "", None, "Rare disease", 95),
        (CRA, "DE; ES; GB", None, "", 365),
        (CTA, "", None, "", 90),
        (SSU, "", None, "", 95),
        (DM, "", None, "", 70),
        (SAFETY, "", None, "", 25),
    ),
    "QLN-012": (
        (PM, "", None, "", 50),
        (CTM, "", None, "", 70),
        (CRA, "US; DE; PL", None, "", 505),
        (CTA, "", None, "", 80),
        (SSU, "", None, "", 65),
        (DM, "", None, "", 70),
        (SAFETY, "", None, "", 25),
    ),
}
START_UP, CLOSE_OUT = 3, 4
# share of the peak in start-up, while it runs, and in close-out
PROFILE: dict[str, tuple[float, float, float]] = {
    PM: (1.0, 0.8, 0.7),
    CTM: (0.8, 1.0, 0.7),
    CRA: (0.45, 1.0, 0.55),
    CTA: (0.8, 1.0, 0.8),
    SSU: (1.0, 0.25, 0.0),
    DM: (0.9, 0.6, 1.0),
    STAT: (0.4, 0.4, 1.0),
    PROG: (0.2, 0.4, 1.0),
    SAFETY: (0.5, 1.0, 0.8),
    WRITER: (0.9, 0.1, 1.0),
}
BILL_USD = {PM: 168, CTM: 139, CRA: 106, CTA: 63, SSU: 92, DM: 107, STAT: 135, PROG: 112, SAFETY: 92, WRITER: 118}


def build() -> Portfolio:
    """The sample portfolio."""
    rng = random.Random(SEED)
    demand = tuple(row for study in STUDIES for row in _demand(study, rng))
    staff = tuple(_person(i, rng) for i in range(len(PEOPLE)))
    return Portfolio(
        settings=Settings(
            GRID.start,
            GRID.count,
            "USD",
            portfolio_margin_floor=Decimal("0.25"),
        ),
        roles=ROLES,
        sponsors=SPONSORS,
        studies=STUDIES,
        demand=demand,
        rate_card=_rate_card(),
        staff=staff,
        leave=_leave(),
        experience=_experience(staff, rng),
        assignments=_assignments(demand, staff),
        exchange_rates=(ExchangeRate("EUR", Decimal("1.08")),),
    )


def _demand(study: Study, rng: random.Random) -> list[DemandRow]:
    first, last = GRID.index(study.start), GRID.index(study.end)
    rows = []
    for role, countries, grade, skills, peak in LINES.get(study.id, ()):
        fte = tuple(_fte(role, peak, month, first, last) for month in range(GRID.count))
        special = study.id in ("HLV-305", "QLN-012") and role in (PM, CTM, CRA)
        rate = Decimal(BILL_USD[role]) + Decimal(rng.randint(-8, 8)) / 2 if special else None
        rows.append(
            DemandRow(
                study.id,
                role,
                fte,
                tuple(countries.split("; ")) if countries else (),
                grade,
                (skills,) if skills else (),
                rate,
                "USD" if special else "",
            )
        )
    return rows


def _fte(role: str, peak: int, month: int, first: int, last: int) -> int:
    """The line's demand in a month, in steps of 5 percent."""
    if not first <= month <= last:
        return 0
    start_up, running, close_out = PROFILE[role]
    share = start_up if month < first + START_UP else close_out if month > last - CLOSE_OUT else running
    return round(peak * share / 5) * 5


def _person(index: int, rng: random.Random) -> Person:
    name, role, others, grade, country, fte, cost, skills = PEOPLE[index]
    started = dt.date(rng.randint(2016, 2025), rng.randint(1, 12), 1)
    employment, start, end = Employment.EMPLOYEE, started, None
    if name.startswith("Open position"):
        employment, start = Employment.PLANNED_HIRE, dt.date(2027, 9, 1)
    elif name == "Gwendolyn Achterberg":
        employment, start, end = Employment.CONTRACTOR, dt.date(2026, 10, 1), dt.date(2028, 3, 31)
    elif name == "Noah Tsosie-Bell":
        end = dt.date(2028, 1, 31)
    return Person(
        id=f"S{index + 1:03d}",
        name=name,
        role=role,
        fte=fte,
        cost_rate=Decimal(cost),
        other_roles=(others,) if others else (),
        grade=grade,
        country=country,
        employment=employment,
        currency="EUR" if country in EURO_COUNTRIES else "USD",
        start=start,
        end=end,
        max_studies=2 if name == "Saoirse Penhaligon" else None,
        skills=tuple(skills.split("; ")) if skills else (),
        dedicated_to=QUILLON if name == "Yusuf Karadeniz-Vogt" else "",
        excluded=(MERIDIA,) if name == "Keisha Marlowe-Grant" else (),
        department="Clinical Operations" if role in (PM, CTM, CRA, CTA, SSU) else "Data and Reporting",
        notes="Firewall: worked on a competing compound until 2026." if name == "Keisha Marlowe-Grant" else "",
    )


def _rate_card() -> tuple[RateCardRow, ...]:
    general = [RateCardRow(role, Decimal(rate), "", "", "USD") for role, rate in BILL_USD.items()]
    # Quillon pays in EUR, by function
    own = [RateCardRow(role, Decimal(round(rate * 0.86)), QUILLON, "", "EUR") for role, rate in BILL_USD.items()]
    local = [RateCardRow(CRA, Decimal(89), MERIDIA, "PL", "USD"), RateCardRow(CRA, Decimal(94), HALVORSEN, "PL", "USD")]
    return (*general, *own, *local)


def _id(name: str) -> str:
    return f"S{[person[0] for person in PEOPLE].index(name) + 1:03d}"


def _leave() -> tuple[Leave, ...]:
    return (
        Leave(_id("Mei-Lin Castellan"), _day("2027-03-15"), _day("2027-07-30"), Decimal(1), "Parental leave"),
        Leave(_id("Henrike Osterkamp"), _day("2027-08-02"), _day("2027-09-10"), Decimal(1), "Sabbatical"),
        Leave(
            _id("Oksana Bilodid"), _day("2027-02-01"), _day("2027-04-30"), Decimal("0.5"), "Part-time parental leave"
        ),
        Leave(_id("Ritva Kallasvuo"), _day("2027-01-01"), _day("2027-12-31"), Decimal("0.2"), "Internal: standards"),
        Leave(_id("Piotr Zagrodnik"), _day("2028-04-03"), _day("2028-05-12"), Decimal(1), "Medical leave"),
    )


def _experience(staff: tuple[Person, ...], rng: random.Random) -> tuple[Experience, ...]:
    """Who has worked for whom before: mostly along therapeutic areas."""
    area = {HALVORSEN: "Oncology", MERIDIA: "Immunology", QUILLON: "Rare disease"}
    rows = []
    for person in staff:
        if person.employment is Employment.PLANNED_HIRE:
            continue
        for sponsor, skill in area.items():
            if sponsor not in person.excluded and rng.random() < (0.8 if skill in person.skills else 0.2):
                worked = dt.date(rng.choice((2024, 2025, 2026)), rng.randint(1, 11), 28)
                rows.append(Experience(person.id, sponsor, Decimal(rng.randint(10, 180)) / 10, worked))
    return tuple(rows)


def _assignments(demand: tuple[DemandRow, ...], staff: tuple[Person, ...]) -> tuple[Assignment, ...]:
    """Today's teams of the ongoing studies: line by line, the first people who fit and are free."""
    studies = {study.id: study for study in STUDIES}
    free = {person.id: person.fte for person in staff}
    rows: list[Assignment] = []
    for line in demand:
        study = studies[line.study]
        if study.start >= GRID.first_day:
            continue
        wanted = line.fte[1]
        for person in sorted(staff, key=lambda person: study.therapeutic_area not in person.skills):
            given = min(wanted, free[person.id], 100)
            if given < min(20, wanted) or not given or not _fits(person, line, study):
                continue
            locked = line.role in (PM, CTM) and given >= 50 and study.id != "QLN-007"
            begun = study.start + dt.timedelta(days=31 * (len(rows) % 4))
            rows.append(Assignment(person.id, line.study, line.role, given, begun, study.end, locked))
            free[person.id] -= given
            wanted -= given
    return tuple(rows)


def _fits(person: Person, line: DemandRow, study: Study) -> bool:
    return (
        line.role in (person.role, *person.other_roles)
        and person.start is not None
        and person.start < GRID.first_day
        and (line.min_grade is None or (person.grade or 0) >= line.min_grade)
        and (not line.countries or person.country in line.countries)
        and set(line.skills) <= set(person.skills)
        and person.dedicated_to in ("", study.sponsor)
        and study.sponsor not in person.excluded
    )


if __name__ == "__main__":
    write_portfolio(build(), Path(__file__).resolve().parents[2] / "resources" / "sample_portfolio.xlsx")
