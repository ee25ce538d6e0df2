"""Invented portfolios of any size for the benchmark; the same seed gives the same portfolio.

A sponsor's programs are chains of studies that follow one another with gaps in between; demand runs from start-up to
database lock; the staff is hired by that demand and falls a little short of it. Teams of running studies are booked
month by month, so that every assignment, locked or not, fits availability. Floors are set last, a little below what
each study, sponsor and the whole would earn with a team of usual cost: they bind, and can be met.

``python -m tests.benchmarks.portfolios --people 300 --studies 60 --months 24 FILE.xlsx`` writes one as a workbook.
"""

from __future__ import annotations

import argparse
from random import Random

from planner.domain.case import build_case
from planner.domain.months import Grid, Month
from planner.domain.portfolio import Portfolio, Settings
from tests.benchmarks.portfolio_floors import with_floors
from tests.benchmarks.portfolio_people import hire, with_absences, with_past
from tests.benchmarks.portfolio_roadmap import EXCHANGE_RATES, ROLES, roadmap
from tests.benchmarks.portfolio_teams import with_teams
from tests.benchmarks.portfolio_work import rate_card, raw_lines, with_demand

START = Month(2027, 1)


def generate(people: int, studies: int, months: int, seed: int = 1) -> Portfolio:
    """A portfolio with so many rows of Staff and Roadmap and so many months."""
    if min(people, studies, months) < 1:
        raise ValueError("A portfolio to measure on needs at least one person, one study and one month.")
    chance = Random(f"{people} {studies} {months} {seed}")
    grid = Grid(START, months)
    sponsors, chains = roadmap(chance, studies, grid)
    planned = tuple(study for chain in chains for study in chain)
    roles = ROLES[: max(1, min(len(ROLES), people // 6))]
    places = max(1, people // 25)
    lines = raw_lines(chance, planned, grid, roles, places)
    asked = {line.role for line in lines}
    roles = tuple(role for role in roles if role.name in asked)
    staff = hire(chance, people, lines, planned, sponsors, grid)
    bare = Portfolio(
        settings=Settings(START, months, "USD"),
        roles=roles,
        sponsors=sponsors,
        studies=planned,
        rate_card=rate_card(chance, roles, sponsors),
        staff=staff,
        exchange_rates=EXCHANGE_RATES,
    )
    portfolio = with_demand(chance, with_absences(chance, bare), lines)
    portfolio = with_past(chance, with_teams(chance, portfolio, build_case(portfolio)))
    return with_floors(chance, portfolio, build_case(portfolio))


def main() -> None:
    """Write a workbook."""
    parser = argparse.ArgumentParser(description="Write an invented portfolio as a workbook.")
    parser.add_argument("file")
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--studies", type=int, default=12)
    parser.add_argument("--months", type=int, default=18)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    from planner.exchange.portfolio_writer import write_portfolio

    write_portfolio(generate(given.people, given.studies, given.months, given.seed), given.file)


if __name__ == "__main__":
    main()
