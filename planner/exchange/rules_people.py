"""Rules for Staff, Leave, Experience and Assignments."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.errors import Severity
from planner.domain.portfolio import Assignment, Employment, Person, Portfolio
from planner.exchange.portfolio_findings import Finding, Names
from planner.exchange.rules_common import Row, names, rows, unique


def staff(portfolio: Portfolio) -> Iterator[Finding]:
    """People: unique, with known roles, a contract that makes sense, and vetoes against somebody who exists."""
    known_roles, known_sponsors = names(portfolio.roles, "name"), names(portfolio.sponsors, "name")
    currencies = names(portfolio.exchange_rates, "currency")
    vetoable = Names([*(s.name for s in portfolio.sponsors), *(s.id for s in portfolio.studies)])
    yield from unique("Staff", portfolio.staff, "id", "Staff ID")
    for row in rows("Staff", portfolio.staff):
        person: Person = row.item
        yield from row.known("role", known_roles, "Roles", "role")
        for role in person.other_roles:
            if role not in known_roles:
                yield row.unknown("other_roles", role, known_roles, "Roles", "role")
        yield from row.grade("grade")
        yield from row.countries("country")
        yield from row.fte("fte", "an FTE")
        yield from row.not_negative("cost_rate", "the cost rate")
        yield from row.currency(portfolio, currencies)
        yield from row.sensible_dates("start", "end")
        yield from row.in_order("start", "end", "the contract")
        yield from row.at_least_one("max_studies", "the most studies at a time")
        yield from row.known("dedicated_to", known_sponsors, "Sponsors", "sponsor")
        yield from _vetoes(row, vetoable)
        if person.employment is Employment.PLANNED_HIRE and person.start is None:
            message = "a planned hire without a start date is taken to be here already."
            yield row.finding(("start", "employment"), message, "Enter the start date.", severity=Severity.WARNING)


def _vetoes(row: Row, vetoable: Names) -> Iterator[Finding]:
    for name in row.item.excluded:
        if name not in vetoable:
            hint = vetoable.suggest(name) or "Correct it: a firewall with a wrong name keeps nobody out."
            message = f"“{name}” is neither a sponsor nor a study."
            yield row.finding("excluded", message, hint, value=name, needs="Sponsors")


def leave(portfolio: Portfolio) -> Iterator[Finding]:
    """Absences: of known people, in order, at most fully away."""
    people = names(portfolio.staff, "id")
    for row in rows("Leave", portfolio.leave):
        yield from row.known("person", people, "Staff", "Staff ID")
        yield from row.sensible_dates("start", "end")
        yield from row.in_order("start", "end", "the leave")
        yield from row.share("share", "a share")


def experience(portfolio: Portfolio) -> Iterator[Finding]:
    """Earlier work: of known people for known sponsors."""
    people, known_sponsors = names(portfolio.staff, "id"), names(portfolio.sponsors, "name")
    for row in rows("Experience", portfolio.experience):
        yield from row.known("person", people, "Staff", "Staff ID")
        yield from row.known("sponsor", known_sponsors, "Sponsors", "sponsor")
        yield from row.not_negative("fte_months", "the experience")
        yield from row.sensible_dates("last_worked")


def assignments(portfolio: Portfolio) -> Iterator[Finding]:
    """Who is on what: known people, studies and roles; an assignment that no line asks for is pointed out."""
    people, known_roles = names(portfolio.staff, "id"), names(portfolio.roles, "name")
    known_studies = names(portfolio.studies, "id")
    lines = {(line.study, line.role) for line in portfolio.demand}
    for row in rows("Assignments", portfolio.assignments):
        yield from row.known("person", people, "Staff", "Staff ID")
        yield from _study(row, known_studies)
        yield from row.known("role", known_roles, "Roles", "role")
        yield from row.sensible_dates("start", "end")
        yield from row.in_order("start", "end", "the assignment")
        yield from row.fte("fte", "an FTE")
        given: Assignment = row.item
        if given.locked and (given.study, given.role) not in lines and given.study in known_studies:
            message = f"the lock holds nothing: no row of Demand asks for {given.role} on {given.study}."
            remedy = "Check study and role, or take the lock off."
            yield row.finding(("locked", "study", "role"), message, remedy, value="Y", severity=Severity.WARNING)


def _study(row: Row, known_studies: Names) -> Iterator[Finding]:
    name = row.item.study
    if not name or name in known_studies:
        return
    if row.item.locked:
        hint = known_studies.suggest(name) or "Add the study to Roadmap, or delete the row."
        message = f"the assignment is locked to a study that is not on Roadmap: “{name}”."
        yield row.finding("study", message, hint, needs="Roadmap")
    else:
        yield row.unknown("study", name, known_studies, "Roadmap", "study")
