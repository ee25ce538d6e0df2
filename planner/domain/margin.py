"""Money of a plan: revenue, cost and margin of studies, sponsors and the portfolio, and how they stand to their floors.

Amounts are whole numbers of rate units × 1/10,000 FTE-month until the very end, so that a floor is met or not met
exactly; one of them is ``hours per FTE-month`` / 10⁸ of base currency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from planner.domain.arrays import sums
from planner.domain.case import RATE_UNITS, Case, Int64Array
from planner.domain.evaluation import FloorState, Level, MarginRow
from planner.domain.work import Work

_PER_PERCENT = RATE_UNITS // 100  # onboarding units in one percent of an FTE-month
PORTFOLIO_NAME = "Portfolio"


@dataclass(frozen=True, slots=True)
class Money:
    """Exact amounts in rate units × 1/10,000 FTE-month; percent-months of demand and of open demand."""

    revenue: int = 0
    work_cost: int = 0
    onboarding: int = 0
    bench: int = 0
    demand: int = 0
    open: int = 0

    @property
    def cost(self) -> int:
        """All cost, onboarding and bench included."""
        return self.work_cost + self.onboarding + self.bench

    def __add__(self, other: Money) -> Money:
        return Money(
            self.revenue + other.revenue,
            self.work_cost + other.work_cost,
            self.onboarding + other.onboarding,
            self.bench + other.bench,
            self.demand + other.demand,
            self.open + other.open,
        )

    def shortfall(self, floor: Decimal) -> Fraction:
        """floor · revenue − (revenue − cost): above 0 where the floor is broken."""
        return Fraction(floor) * self.revenue - (self.revenue - self.cost)


def floor_state(money: Money, floor: Decimal | None) -> FloorState:
    """How some money stands to a floor. Without revenue a floor can be broken by cost, but is never met by demand."""
    if floor is None:
        return FloorState.NO_FLOOR
    if money.shortfall(floor) > 0:
        return FloorState.BROKEN
    return FloorState.NOT_STAFFED if money.demand and not money.revenue else FloorState.MET


def margins(case: Case, work: Work) -> tuple[MarginRow, ...]:
    """Margin rows of the planned studies, of the sponsors that have any, and of the portfolio."""
    row = _row_maker(Fraction(case.portfolio.settings.hours_per_fte_month) / RATE_UNITS**2)
    of_study = study_money(case, work)
    of_sponsor: dict[int, Money] = {}
    for j, c in enumerate(case.study_sponsor.tolist()):
        of_sponsor[c] = of_sponsor.get(c, Money()) + of_study[j]
    everything = _total(of_study) + Money(bench=bench(case, work))
    portfolio = case.portfolio
    return (
        *(
            row(Level.STUDY, portfolio.studies[case.study_rows[j]].id, money, case.study_floor[j])
            for j, money in enumerate(of_study)
        ),
        *(
            row(Level.SPONSOR, portfolio.sponsors[c].name, of_sponsor[c], case.sponsor_floor[c])
            for c in sorted(of_sponsor)
        ),
        row(Level.PORTFOLIO, PORTFOLIO_NAME, everything, case.portfolio_floor),
    )


def study_money(case: Case, work: Work) -> list[Money]:
    """Revenue and cost of each planned study, [J]."""
    staffed, contractors = work.staffed.sum(axis=1), work.contractors.sum(axis=1)
    revenue = _by_study(case, case.line_study, case.bill * (staffed + contractors) * _PER_PERCENT)
    rate = np.maximum(case.contractor_rate[case.line_role], 0)
    cost = _by_study(case, case.line_study, rate * contractors * _PER_PERCENT)
    runs = work.runs
    cost = cost + _by_study(case, runs.study, case.cost[runs.person] * runs.fte * _PER_PERCENT)
    joining, role = work.joinings, case.line_role[work.joinings.line]
    months = np.where(joining.known, case.onboarding_known[role], case.onboarding_new[role])
    onboarding = _by_study(case, case.line_study[joining.line], case.cost[joining.person] * months)
    demand = _by_study(case, case.line_study, case.demand.sum(axis=1, dtype=np.int64))
    left_open = _by_study(case, case.line_study, work.open.sum(axis=1))
    figures = (a.tolist() for a in (revenue, cost, onboarding, np.zeros_like(revenue), demand, left_open))
    return [Money(*amounts) for amounts in zip(*figures, strict=True)]


def bench(case: Case, work: Work) -> int:
    """Cost of employees' time that nobody uses, in the exact unit of `Money`."""
    used = sums(work.runs.person, work.runs.fte, len(case.cost))
    free = case.available.sum(axis=1, dtype=np.int64) - used
    return sum(map(int, (case.cost * free * _PER_PERCENT)[case.employee].tolist()))


def _by_study(case: Case, study: np.ndarray[tuple[int], np.dtype[np.int32]], amounts: Int64Array) -> Int64Array:
    return sums(study, amounts, len(case.study_rows))


def _total(amounts: Iterable[Money]) -> Money:
    total = Money()
    for money in amounts:
        total = total + money
    return total


def _row_maker(unit: Fraction) -> Callable[[Level, str, Money, Decimal | None], MarginRow]:
    """A function that turns exact money into a row in base currency."""

    def amount(exact: int | Fraction) -> float:
        # whole numbers of Python divide without a rounding in between, and faster than fractions shorten
        return exact.numerator * unit.numerator / (exact.denominator * unit.denominator)

    def margin(revenue: int, cost: int) -> float | None:
        return (revenue - cost) / revenue if revenue else None

    def row(level: Level, name: str, money: Money, floor: Decimal | None) -> MarginRow:
        return MarginRow(
            level=level,
            name=name,
            revenue=amount(money.revenue),
            cost=amount(money.cost),
            onboarding_cost=amount(money.onboarding),
            bench_cost=amount(money.bench),
            margin=margin(money.revenue, money.cost),
            margin_before_bench=margin(money.revenue, money.cost - money.bench),
            floor=floor,
            state=floor_state(money, floor),
            shortfall=0.0 if floor is None else max(0.0, amount(money.shortfall(floor))),
            open=money.open / 100,
        )

    return row
