"""What a portfolio must keep to, whether it came from a workbook or a document. Each rule is said here once.

The reader of workbooks maps what is found to cells; elsewhere `validate_portfolio` names row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.domain.errors import Problem, Severity
from planner.domain.portfolio import Portfolio
from planner.exchange.portfolio_findings import Finding, as_problem, place_without_cells, told_together
from planner.exchange.rules_demand import bill_rates, demand_rows, line_keys, rate_card, unmet_needs
from planner.exchange.rules_people import assignments, experience, leave, staff
from planner.exchange.rules_setup import exchange_rates, roles, settings, sponsors, studies, studies_without_demand

Rule = Callable[[Portfolio], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    settings,
    roles,
    sponsors,
    studies,
    demand_rows,
    line_keys,
    bill_rates,
    rate_card,
    staff,
    leave,
    experience,
    assignments,
    exchange_rates,
    studies_without_demand,
    unmet_needs,
)


def find(portfolio: Portfolio) -> list[Finding]:
    """Everything that breaks a rule, in the workbook's order of sheets."""
    return [finding for rule in RULES for finding in rule(portfolio)]


def validate_portfolio(portfolio: Portfolio) -> tuple[Problem, ...]:
    """Everything wrong with a portfolio that came from no workbook; ``cell`` names row and column instead.

    Problems of severity error make it unfit for planning; the others are for the person to look at.
    """
    return tuple(as_problem(finding, place_without_cells) for finding in told_together(find(portfolio)))


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether one of the problems forbids planning."""
    return any(problem.severity is Severity.ERROR for problem in problems)
