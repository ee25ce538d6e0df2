"""A sweep in words: cells of its tables, and one line for each scenario as it ends."""

from __future__ import annotations

from planner.exchange.plan_export import Unit
from planner.exchange.sweep_export import SweepValue
from planner.services.sweeps import Ending, Finding

_PLACES = {Unit.COUNT: 0, Unit.MONEY: 0, Unit.FTE_MONTHS: 1, Unit.SCORE: 1}


def cell_words(value: SweepValue, unit: Unit) -> str:
    """A cell as people read it, without its unit: that stands in the heading. A dash where there is no value."""
    if value is None or value == "":
        return "–"
    if isinstance(value, str):
        return value
    if unit in (Unit.SHARE, Unit.POINTS):
        return f"{value:.1%}"
    return f"{value:,.{_PLACES.get(unit, 2)}f}"


def finding_words(finding: Finding) -> str:
    """How a scenario came out."""
    label, found = finding.scenario.label, finding.evaluation
    if found is None:
        return f"{label}: {finding.ending}{': ' + finding.message if finding.message else ''}"
    assert finding.ending is Ending.DONE
    parts = [
        f"continuity {cell_words(found.portfolio.sponsor_continuity, Unit.SHARE)}",
        f"margin {cell_words(found.portfolio_margin.margin, Unit.SHARE)}",
        f"open demand {cell_words(found.portfolio.open, Unit.FTE_MONTHS)} FTE-months",
    ]
    broken = len(found.floors_broken)
    if broken:
        parts.append(f"{broken} margin {'floor' if broken == 1 else 'floors'} broken")
    return f"{label}: {', '.join(parts)}"
