"""The rules of a valid plan, as they are shown to people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.errors import Severity


class RuleId(StrEnum):
    """Names of the rules; stable, for reports and tests."""

    SEATS_MAKE_DEMAND = "seats-make-demand"
    HOLDER_KNOWN = "holder-known"
    EMPTY_SEAT_HELD = "empty-seat-held"
    ELIGIBLE = "eligible"
    AVAILABILITY = "availability"
    STUDY_LIMIT = "study-limit"
    LOCK_HELD = "lock-held"
    CONTRACTORS_ALLOWED = "contractors-allowed"
    CONTRACTOR_LIMIT = "contractor-limit"
    STUDY_FLOOR = "study-floor"
    SPONSOR_FLOOR = "sponsor-floor"
    PORTFOLIO_FLOOR = "portfolio-floor"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it asks for, in a sentence for people, and how much a breach matters.

    An ERROR makes a plan invalid; a WARNING marks it as one whose floors are not met.
    """

    id: RuleId
    sentence: str
    severity: Severity = Severity.ERROR


RULES: dict[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        Rule(RuleId.SEATS_MAKE_DEMAND, "The seats of a line add up to its demand in every month."),
        Rule(RuleId.HOLDER_KNOWN, "Whoever holds a seat is on the staff list or is a contractor of the role."),
        Rule(RuleId.EMPTY_SEAT_HELD, "Nobody holds a seat in a month in which it carries nothing."),
        Rule(RuleId.ELIGIBLE, "People hold seats only on lines that they are eligible for."),
        Rule(RuleId.AVAILABILITY, "Nobody works more in a month than they are available."),
        Rule(RuleId.STUDY_LIMIT, "Nobody works on more studies in a month than their limit."),
        Rule(RuleId.LOCK_HELD, "Locked assignments keep their seats, unless they have to give way."),
        Rule(RuleId.CONTRACTORS_ALLOWED, "Contractors are used only in roles that have a contractor rate."),
        Rule(RuleId.CONTRACTOR_LIMIT, "Contractors of a role stay within its limit in every month."),
        Rule(RuleId.STUDY_FLOOR, "Each study reaches its margin floor.", Severity.WARNING),
        Rule(RuleId.SPONSOR_FLOOR, "The studies of each sponsor together reach its margin floor.", Severity.WARNING),
        Rule(RuleId.PORTFOLIO_FLOOR, "The whole portfolio reaches its margin floor.", Severity.WARNING),
    )
}
