"""How a run divides its time or work: which part of the budget anneals at which temperature."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cycle:
    """One annealing from ``hot`` to ``cold`` (FTE-months of Z) over the fractions ``start``..``end`` of the budget."""

    start: float
    end: float
    hot: float
    cold: float
    nudge: float = 0.04  # how much the price of a floor moves in a round

    def temperature(self, fraction: float) -> float:
        """The temperature at a fraction of the whole budget."""
        part = min(1.0, max(0.0, (fraction - self.start) / (self.end - self.start)))
        return float(self.hot * (self.cold / self.hot) ** part)


SMALL_EFFORT = 50_000
"""Person-seat-months below which a problem counts as small."""
QUICK, QUICK_FILLS = 0.04, 80
"""The most that the first, quick plan may take of the budget, and in work: so many times what fills every seat once."""


def cycles_for(effort: int, budget: float) -> tuple[Cycle, ...]:
    """The cycles for a problem of this size and a budget of work: a quick plan first, then better ones.

    Each starts from the best plan so far. Where time is plenty, four start hot enough to forget it and end well apart;
    else a good plan comes before the longest search.
    """
    quick = min(QUICK, effort * QUICK_FILLS / max(budget, 1.0))
    first = Cycle(0.0, quick, 0.40, 0.10)
    if effort <= SMALL_EFFORT:
        step = (1.0 - quick) / 4
        return (first, *(Cycle(quick + step * i, quick + step * (i + 1), 1.20, 0.10, nudge=0.02) for i in range(4)))
    good = 4 * quick
    return first, Cycle(quick, good, 0.50, 0.06), Cycle(good, 1.0, 0.60, 0.03)


def cycle_at(cycles: tuple[Cycle, ...], fraction: float) -> Cycle:
    """The cycle that a fraction of the budget lies in."""
    for cycle in cycles:
        if fraction < cycle.end:
            return cycle
    return cycles[-1]
