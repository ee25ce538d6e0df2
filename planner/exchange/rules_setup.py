"""Rules for Settings, Roles, Sponsors, Roadmap and Exchange rates."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.errors import Severity
from planner.domain.portfolio import AwardStatus, Portfolio, Settings, Study
from planner.exchange.portfolio_findings import Finding, Names
from planner.exchange.rules_common import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST_STUDY_YEARS,
    Check,
    Row,
    checked,
    names,
    rows,
    unique,
)

MOST_MONTHS = 240
MOST_HOURS = 744


def settings(portfolio: Portfolio) -> Iterator[Finding]:
    """Figures that hold for the whole portfolio."""
    values = portfolio.settings
    row = Row("Settings", 0, values)
    if not 1 <= values.months <= MOST_MONTHS:
        yield row.finding("months", f"a plan covers 1 to {MOST_MONTHS} months.", "Enter for example 24.")
    if not EARLIEST_YEAR <= values.plan_start.year <= LATEST_YEAR:
        yield row.finding("plan_start", f"the year {values.plan_start.year} cannot be meant.", "Correct the month.")
    if not values.currency:
        yield row.finding("currency", "the base currency is missing.", "Enter it, for example EUR.")
    if values.hours_per_fte_month <= 0:
        yield row.finding("hours_per_fte_month", "hours per FTE-month must be more than 0.", "Enter for example 160.")
    elif values.hours_per_fte_month > MOST_HOURS:
        yield row.finding(
            "hours_per_fte_month", f"no month has more than {MOST_HOURS} hours.", "Enter for example 160."
        )
    yield from row.margin_floor("portfolio_margin_floor")
    yield from row.share("plan_studies_from_probability", "a probability")
    if not 0 < values.planned_utilisation <= 1:
        yield row.finding("planned_utilisation", "it must be more than 0 and at most 1.", "Write 85 percent as 0.85.")
    yield from _weights(values)


def _weights(values: Settings) -> Iterator[Finding]:
    for name in values.weights.__dataclass_fields__:
        weight = getattr(values.weights, name)
        if weight < 0:
            row = Row("Settings", 0, values)
            yield row.finding(f"weights.{name}", "a weight is negative.", "Enter 0 or more.", value=weight)


def roles(portfolio: Portfolio) -> Iterator[Finding]:
    """Roles: unique, onboarding and rates not negative, a seat that carries something."""
    yield from unique("Roles", portfolio.roles, "name", "role")
    for row in rows("Roles", portfolio.roles):
        yield from row.not_negative("onboarding_new", "the onboarding time")
        yield from row.not_negative("onboarding_known", "the onboarding time")
        yield from row.at_least_one("max_studies", "the most studies at a time")
        yield from row.not_negative("contractor_rate", "the contractor rate")
        yield from row.not_negative("contractor_limit", "the contractor limit")
        if row.item.seat_size < 1:
            yield row.finding("seat_size", "a seat must carry something.", "Enter for example 1, or leave it blank.")
        elif row.item.seat_size > 150:
            yield row.finding("seat_size", "no one person carries a seat over 1.5 FTE.", "Enter for example 1.")
        yield from _contractors(row)


def _contractors(row: Row) -> Iterator[Finding]:
    if row.item.contractor_limit and row.item.contractor_rate is None:
        message = "contractors are not allowed, for there is no contractor rate."
        yield row.finding("contractor_limit", message, "Enter a rate, or clear the limit.", severity=Severity.NOTICE)
    if row.item.contractor_rate is not None and row.item.contractor_limit is None:
        message = "contractors are not allowed, for there is no contractor limit."
        yield row.finding("contractor_rate", message, "Enter a limit, or clear the rate.", severity=Severity.NOTICE)


def sponsors(portfolio: Portfolio) -> Iterator[Finding]:
    """Sponsors: unique, floors within reach."""
    yield from unique("Sponsors", portfolio.sponsors, "name", "sponsor")
    for row in rows("Sponsors", portfolio.sponsors):
        yield from row.margin_floor()
        yield from row.share("continuity_floor", "a continuity floor")


def studies(portfolio: Portfolio) -> Iterator[Finding]:
    """The roadmap: unique, of known sponsors, with dates in order."""
    known_sponsors = names(portfolio.sponsors, "name")
    known_studies = names(portfolio.studies, "id")
    yield from unique("Roadmap", portfolio.studies, "id", "study")
    checks = _study_checks(known_sponsors, known_studies)
    if any(study.follows for study in portfolio.studies):
        checks.insert(2, (("id", "follows"), _follows_itself))
    yield from checked("Roadmap", portfolio.studies, checks)


def _study_checks(known_sponsors: Names, known_studies: Names) -> list[Check]:
    may_start = ("earliest_start", "latest_start", "the time in which the study may start")
    return [
        (("sponsor",), lambda row: row.known("sponsor", known_sponsors, "Sponsors", "sponsor")),
        (("follows",), lambda row: row.known("follows", known_studies, "Roadmap", "study")),
        (("probability",), lambda row: row.share("probability", "a probability")),
        (("announced",), lambda row: row.sensible_dates("announced")),
        (("start",), lambda row: row.sensible_dates("start")),
        (("end",), lambda row: row.sensible_dates("end")),
        (("earliest_start",), lambda row: row.sensible_dates("earliest_start")),
        (("latest_start",), lambda row: row.sensible_dates("latest_start")),
        (("start", "end"), lambda row: row.in_order("start", "end", "the study")),
        (("start", "end"), _length),
        (may_start[:2], lambda row: row.in_order(*may_start)),
        (("margin_floor",), lambda row: row.margin_floor()),
        (("sites",), lambda row: row.not_negative("sites", "the number of sites")),
        (("patients",), lambda row: row.not_negative("patients", "the number of patients")),
        (("milestone_bonus",), lambda row: row.not_negative("milestone_bonus", "the milestone bonus")),
        (("countries",), lambda row: row.countries("countries")),
    ]


def _follows_itself(row: Row) -> Iterator[Finding]:
    if row.item.follows and row.item.follows == row.item.id:
        yield row.finding("follows", "a study cannot follow itself.", "Name its predecessor, or leave it blank.")


def _length(row: Row) -> Iterator[Finding]:
    study: Study = row.item
    years = study.end.year - study.start.year
    if years > LONGEST_STUDY_YEARS and study.end.year <= LATEST_YEAR and study.start.year >= EARLIEST_YEAR:
        yield row.finding(
            ("end", "start"), f"the study would take {years} years.", "Check both dates.", severity=Severity.WARNING
        )


def exchange_rates(portfolio: Portfolio) -> Iterator[Finding]:
    """Exchange rates: one a currency, positive, and 1 for the base currency."""
    yield from unique("Exchange rates", portfolio.exchange_rates, "currency", "currency")
    for row in rows("Exchange rates", portfolio.exchange_rates):
        if row.item.rate_to_base <= 0:
            yield row.finding("rate_to_base", "an exchange rate must be more than 0.", "Correct it.")
        elif row.item.currency == portfolio.settings.currency and row.item.rate_to_base != 1:
            yield row.finding(
                ("rate_to_base", "currency"), "the base currency is worth 1 of itself.", "Enter 1, or delete the row."
            )


def studies_without_demand(portfolio: Portfolio) -> Iterator[Finding]:
    """Coming and running studies that nobody is asked for."""
    if not 1 <= portfolio.settings.months <= MOST_MONTHS:
        return
    with_demand = {line.study for line in portfolio.demand}
    over, grid = (AwardStatus.CLOSED, AwardStatus.LOST), portfolio.grid
    within = {days: bool(grid.span(*days)) for days in {(study.start, study.end) for study in portfolio.studies}}
    for position, study in enumerate(portfolio.studies):
        if study.id not in with_demand and study.status not in over and within[study.start, study.end]:
            yield Finding(
                "Roadmap",
                position,
                ("id",),
                study.id,
                "the study has no rows on Demand, so nobody is planned for it.",
                "Enter the demand, or import the roadmap again with “Work out the demand” ticked (--workload): the "
                "workload model makes it from phase, sites, patients, countries and dates.",
                severity=Severity.NOTICE,
                needs="Demand",
                together="studies have no rows on Demand, so nobody is planned for them",
            )
