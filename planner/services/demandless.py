"""Studies within the plan that ask for nobody, since they have no demand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.case import is_planned
from planner.domain.portfolio import DemandRow, Portfolio, Study

MOST_NAMES = 10


def without_demand(portfolio: Portfolio) -> tuple[str, ...]:
    """The studies of a portfolio that are planned, last into the plan's months, and have no demand in any of them."""
    return without_demand_of(portfolio.studies, portfolio.demand, portfolio)


def without_demand_of(studies: Iterable[Study], demand: Iterable[DemandRow], portfolio: Portfolio) -> tuple[str, ...]:
    """The same of other studies and lines, with the settings of a portfolio."""
    asked = {line.study for line in demand if any(line.fte)}
    return tuple(
        study.id
        for study in studies
        if study.id not in asked
        and is_planned(study, portfolio.settings)
        and portfolio.grid.span(study.start, study.end)
    )


def some_of(names: Sequence[str]) -> str:
    """The first names of many, and how many more there are."""
    more = len(names) - MOST_NAMES
    return f"{', '.join(names[:MOST_NAMES])}{f' and {more:,} more' if more > 0 else ''}"
