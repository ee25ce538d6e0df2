"""Rules for Demand and Rate card."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.errors import Severity
from planner.domain.portfolio import DemandRow, LineKey, Portfolio
from planner.domain.rates import Rates
from planner.exchange.portfolio_findings import Finding, Names
from planner.exchange.rules_common import names, rows

MOST_DEMAND = 100_000
NO_BILL_RATE = "has no bill rate, here or on the Rate card."
"""The end of the message about a line without a bill rate, by which an import knows what to ask."""


def demand_rows(portfolio: Portfolio) -> Iterator[Finding]:
    """Lines: of known studies and roles, with a figure for each month."""
    known_studies, known_roles = names(portfolio.studies, "id"), names(portfolio.roles, "name")
    currencies = names(portfolio.exchange_rates, "currency")
    for row in rows("Demand", portfolio.demand):
        yield from row.known("study", known_studies, "Roadmap", "study")
        yield from row.known("role", known_roles, "Roles", "role")
        yield from row.countries("countries")
        yield from row.grade("min_grade")
        yield from row.not_negative("bill_rate", "the bill rate")
        yield from row.currency(portfolio, currencies)
        yield from _months(row.position, row.item, portfolio.settings.months)


def _months(position: int, line: DemandRow, months: int) -> Iterator[Finding]:
    if len(line.fte) != months:
        yield Finding(
            "Demand",
            position,
            ("fte:0",),
            str(len(line.fte)),
            f"the line has {len(line.fte)} months and the plan {months}.",
            "Enter FTE for each month of the plan.",
        )
    if min(line.fte, default=0) >= 0 and max(line.fte, default=0) <= MOST_DEMAND:
        return
    for month, percent in enumerate(line.fte):
        if percent < 0 or percent > MOST_DEMAND:
            wrong = "the demand is negative." if percent < 0 else "a demand of more than 1,000 FTE cannot be meant."
            yield Finding("Demand", position, (f"fte:{month}",), f"{percent / 100:g}", wrong, "Correct it.")


def line_keys(portfolio: Portfolio) -> Iterator[Finding]:
    """No two rows are the same line."""
    first: dict[LineKey, int] = {}
    for row in rows("Demand", portfolio.demand):
        key = row.item.key
        if key in first and key.study and key.role:
            yield row.finding(
                ("study", "role", "countries", "min_grade", "skills"),
                f"{key.role} of {key.study} stands twice with the same countries, grade and skills; "
                "the first one is at {twin}.",
                "Add the two rows up, or make them differ.",
                twin=first[key],
            )
        first.setdefault(key, row.position)


def bill_rates(portfolio: Portfolio) -> Iterator[Finding]:
    """Every line has a bill rate of its own or finds one on the rate card."""
    rates = Rates(portfolio)
    for row in rows("Demand", portfolio.demand):
        if row.item.bill_rate is None and rates.card_row(row.item) is None:
            yield row.finding(
                ("bill_rate", "study", "role", "countries"),
                f"{row.item.role} of {row.item.study} {NO_BILL_RATE}",
                "Enter a bill rate, or add a row to Rate card.",
            )


def rate_card(portfolio: Portfolio) -> Iterator[Finding]:
    """The rate card: known roles and sponsors, each combination once."""
    known_roles, known_sponsors = names(portfolio.roles, "name"), names(portfolio.sponsors, "name")
    currencies = names(portfolio.exchange_rates, "currency")
    first: dict[tuple[str, str, str], int] = {}
    for row in rows("Rate card", portfolio.rate_card):
        yield from row.known("role", known_roles, "Roles", "role")
        yield from row.known("sponsor", known_sponsors, "Sponsors", "sponsor")
        yield from row.countries("country")
        yield from row.not_negative("bill_rate", "the bill rate")
        yield from row.currency(portfolio, currencies)
        key = (row.item.role, row.item.sponsor, row.item.country)
        if key in first and row.item.role:
            yield row.finding(
                ("role", "sponsor", "country"),
                "role, sponsor and country stand twice; the first one is at {twin}.",
                "Delete one of the two rows.",
                twin=first[key],
            )
        first.setdefault(key, row.position)


def unmet_needs(portfolio: Portfolio) -> Iterator[Finding]:
    """Roles and skills that a line asks for and nobody on Staff has: often a different spelling."""
    have_roles = {role for person in portfolio.staff for role in (person.role, *person.other_roles)}
    have_skills = Names(skill for person in portfolio.staff for skill in person.skills)
    told: set[tuple[str, str]] = set()
    for row in rows("Demand", portfolio.demand):
        line: DemandRow = row.item
        missing = [("role", line.role)] if line.role and line.role not in have_roles else []
        missing += [("skills", skill) for skill in line.skills if skill not in have_skills]
        for field, name in missing:
            if (field, name) in told:
                continue
            told.add((field, name))
            noun = "role" if field == "role" else "skill"
            hint = have_skills.suggest(name) if field == "skills" else ""
            yield row.finding(
                field,
                f"nobody on Staff has the {noun} “{name}”, so such demand stays open or goes to contractors.",
                hint or "Check the spelling, or plan a hire.",
                severity=Severity.WARNING,
                needs="Staff",
            )
