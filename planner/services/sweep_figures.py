"""The figures that a sweep compares its plans by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from planner.domain.evaluation import Evaluation
from planner.exchange.plan_export import Unit
from planner.exchange.sweep_export import SweepColumn
from planner.services.summary import filled


@dataclass(frozen=True, slots=True)
class SweepFigure:
    """A column, and where its value comes from; figures with a brief heading are those that people compare."""

    column: SweepColumn
    of: Callable[[Evaluation], float | None]


def margin_money(evaluation: Evaluation) -> float:
    """The portfolio's margin as money: revenue less cost, in base currency."""
    return evaluation.portfolio_margin.revenue - evaluation.portfolio_margin.cost


@cache
def sweep_figures() -> tuple[SweepFigure, ...]:
    """All of them, the headline first."""
    share, count, months, money = Unit.SHARE, Unit.COUNT, Unit.FTE_MONTHS, Unit.MONEY

    def figure(
        key: str, heading: str, unit: Unit, of: Callable[[Evaluation], float | None], brief: str = ""
    ) -> SweepFigure:
        return SweepFigure(SweepColumn(key, heading, unit, brief), of)

    return (
        figure("sponsor_continuity", "Sponsor continuity", share, lambda e: e.portfolio.sponsor_continuity,
               "continuity"),
        figure("demand_filled", "Demand filled", share, filled, "filled"),
        figure("portfolio_margin", "Portfolio margin", share, lambda e: e.portfolio_margin.margin, "margin"),
        figure("margin_money", "Portfolio margin, money", money, margin_money, "margin, money"),
        figure("open_fte_months", "Open demand, FTE-months", months, lambda e: e.portfolio.open, "open demand"),
        figure("contractor_fte_months", "Contractors, FTE-months", months, lambda e: e.portfolio.contractor),
        figure("bench_cost", "Bench cost", money, lambda e: e.portfolio_margin.bench_cost, "bench cost"),
        figure("handovers", "Handovers", count, lambda e: e.portfolio.handovers, "handovers"),
        figure("people_joining", "People joining", count, lambda e: e.portfolio.people_joining),
        figure("floors_broken", "Floors broken", count, lambda e: len(e.floors_broken), "floors broken"),
        figure("not_staffed", "Not staffed", count, lambda e: len(e.not_staffed)),
        figure("objective", "Score", Unit.SCORE, lambda e: e.objective, "score"),
    )  # fmt: skip


def changes(start: Evaluation, to: Evaluation, currency: str) -> list[str]:
    """The differences worth a word between two plans; scores apart, for they are compared in their own way."""
    words = []
    for figure in sweep_figures():
        before, after, unit = figure.of(start), figure.of(to), figure.column.unit
        if before is None or after is None or not figure.column.brief or figure.column.key == "objective":
            continue
        text = difference_text(after - before, unit)
        if text:
            after_it = {Unit.SHARE: " points", Unit.FTE_MONTHS: " FTE-months", Unit.MONEY: f" {currency}"}
            words.append(f"{figure.column.heading.split(',')[0].lower()} {text}{after_it.get(unit, '')}")
    return words


def difference_text(difference: float, unit: Unit) -> str:
    """A difference with its sign, shares in points; '' if it rounds to nothing."""
    places = 1 if unit in (Unit.SHARE, Unit.FTE_MONTHS, Unit.SCORE) else 0
    number = round(difference * (100 if unit is Unit.SHARE else 1), places)
    return f"{number:+,.{places}f}".replace("-", "−") if number else ""
