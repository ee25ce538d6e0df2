"""Sweeps without the optimizer: an opened file, results of chosen plans, and searches that end as a test says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from planner.domain.case import Case, build_case
from planner.domain.plan import Plan, Status
from planner.domain.portfolio import Employment, Portfolio
from planner.services.opening import FileKind, OpenedFile
from planner.services.sweeps import Finding, MemberOutcome, Scenario, run_scenarios
from solver.api import SolveResult
from solver.sweep import Ending, Outcome
from tests.support.builders import plan_of, worked_example
from tests.support.first_fit import first_fit

Planner = Callable[[Case], Plan]


def opened(portfolio: Portfolio, name: str = "p.xlsx") -> OpenedFile:
    """A portfolio as if it came from a file."""
    return OpenedFile(portfolio, (), (), Path(name), FileKind.WORKBOOK)


def without_bench() -> Portfolio:
    """The worked example with contractors, so that idle people cost nothing: keeping Ann costs 1,600 of margin."""
    plain = worked_example()
    staff = tuple(replace(person, employment=Employment.CONTRACTOR) for person in plain.staff)
    return replace(plain, staff=staff)


def ann(case: Case) -> Plan:
    """Ann on A and on B: continuity 100 percent."""
    return plan_of(case, {0: ("ann", "ann"), 1: ("", "", "ann", "ann")})


def bob(case: Case) -> Plan:
    """Ann on A, Bob on B: continuity 50 percent."""
    return plan_of(case, {0: ("ann", "ann"), 1: ("", "", "bob", "bob")})


def result_of(portfolio: Portfolio, planner: Planner = first_fit, bound: float | None = 0.0) -> SolveResult:
    """What a search that hit on this plan would say."""
    return SolveResult(Status.FEASIBLE, planner(build_case(portfolio)), None, bound, 0.1, 1)


def done(index: int, portfolio: Portfolio, planner: Planner = first_fit) -> Outcome:
    """A search that ended well."""
    return Outcome(index, Ending.DONE, result_of(portfolio, planner))


def found(scenarios: Sequence[Scenario], planners: Sequence[Planner] | None = None) -> tuple[Finding, ...]:
    """The findings if each scenario's search hit on its planner's plan."""

    def solve_all(portfolios: Sequence[Portfolio], tell: Callable[[MemberOutcome], None]) -> None:
        for index, portfolio in enumerate(portfolios):
            tell(done(index, portfolio, first_fit if planners is None else planners[index]))

    return run_scenarios(scenarios, solve_all, lambda finding: None, lambda: False)
