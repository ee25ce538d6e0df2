"""Money of a plan: revenue, cost and margin of studies, sponsors and the portfolio, and how they stand to their floors.

Amounts are whole numbers of rate units × 1/10,000 FTE-month until the very end, so that a floor is met or not met
exactly; one of them is ``hours per FTE-month`` / 10⁸ of base currency.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial

import numpy as np

from planner.domain.arrays import sums
from planner.domain.case import RATE_UNITS, Case, Int64Array
from planner.domain.evaluation import FloorState, Level, MarginRow
from planner.domain.work import Totals, Work

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


def margins(case: Case, of_study: Sequence[Money], benched: int) -> tuple[MarginRow, ...]:
    """Margin rows of the planned studies, of the sponsors that have any, and of the portfolio.

    ``of_study`` is the money of each planned study, ``benched`` the cost of time that nobody uses.
    """
    unit = Fraction(case.portfolio.settings.hours_per_fte_month) / RATE_UNITS**2
    row = partial(_row, unit.numerator, unit.denominator)
    of_sponsor: dict[int, Money] = {}
    for j, c in enumerate(case.study_sponsor.tolist()):
        of_sponsor[c] = of_sponsor.get(c, Money()) + of_study[j]
    everything = _total(of_study) + Money(bench=benched)
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
    return money_of(case, work.totals, *costs_of(case, work))


def money_of(case: Case, totals: Totals, work_cost: Int64Array, onboarding: Int64Array) -> list[Money]:
    """Revenue and cost of each planned study, [J], from the totals of its lines and `costs_of`."""
    staffed, contractors = totals.staffed.sum(axis=1), totals.contractors.sum(axis=1)
    revenue = _by_study(case, case.line_study, case.bill * (staffed + contractors) * _PER_PERCENT)
    rate = np.maximum(case.contractor_rate[case.line_role], 0)
    cost = _by_study(case, case.line_study, rate * contractors * _PER_PERCENT)
    cost = cost + work_cost * _PER_PERCENT
    demand = _by_study(case, case.line_study, case.demand.sum(axis=1, dtype=np.int64))
    left_open = _by_study(case, case.line_study, totals.open.sum(axis=1))
    figures = (a.tolist() for a in (revenue, cost, onboarding, np.zeros_like(revenue), demand, left_open))
    return [Money(*amounts) for amounts in zip(*figures, strict=True)]


def costs_of(case: Case, work: Work) -> tuple[Int64Array, Int64Array]:
    """What people cost on each planned study [J]: their work (rate units × percent-months), and joining it."""
    runs, joining = work.runs, work.joinings
    cost = _by_study(case, runs.study, case.cost[runs.person] * runs.fte)
    role = case.line_role[joining.line]
    months = np.where(joining.known, case.onboarding_known[role], case.onboarding_new[role])
    return cost, _by_study(case, case.line_study[joining.line], case.cost[joining.person] * months)


def bench(case: Case, work: Work) -> int:
    """Cost of employees' time that nobody uses, in the exact unit of `Money`."""
    runs = work.runs
    return bench_of(case, int((case.cost[runs.person] * runs.fte * case.employee[runs.person]).sum(dtype=np.int64)))


def bench_of(case: Case, employed: int) -> int:
    """The same, from what the time of employees that is used costs (rate units × percent-months)."""
    time = case.available.sum(axis=1, dtype=np.int64)
    return (sum(map(int, (case.cost * time)[case.employee].tolist())) - employed) * _PER_PERCENT


def _by_study(case: Case, study: np.ndarray[tuple[int], np.dtype[np.int32]], amounts: Int64Array) -> Int64Array:
    return sums(study, amounts, len(case.study_rows))


def _total(amounts: Iterable[Money]) -> Money:
    total = Money()
    for money in amounts:
        total = total + money
    return total


@lru_cache(maxsize=4096)  # an edit leaves most studies' money as it was, and exact fractions take their time
def _row(numerator: int, denominator: int, level: Level, name: str, money: Money, floor: Decimal | None) -> MarginRow:
    """Exact money as a row in base currency; numerator and denominator give the worth of its unit."""

    def amount(exact: int | Fraction) -> float:
        # whole numbers of Python divide without a rounding in between, and faster than fractions shorten
        return exact.numerator * numerator / (exact.denominator * denominator)

    def margin(revenue: int, cost: int) -> float | None:
        return (revenue - cost) / revenue if revenue else None

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
