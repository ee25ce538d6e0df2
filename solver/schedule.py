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


LARGE = (
    Cycle(0.00, 0.04, 0.40, 0.10),
    Cycle(0.04, 0.16, 0.50, 0.06),
    Cycle(0.16, 1.00, 0.60, 0.03),
)
"""A quick plan, a good plan, then the rest of the budget; each starts from the best plan so far."""

SMALL = (
    Cycle(0.00, 0.04, 0.40, 0.10),
    *(Cycle(0.04 + 0.24 * i, 0.28 + 0.24 * i, 1.20, 0.10, nudge=0.02) for i in range(4)),
)
"""Where time is plenty: a quick plan, then four that start hot enough to forget it; they end well apart."""

SMALL_EFFORT = 50_000
"""Person-seat-months below which a problem counts as small."""


def cycles_for(effort: int) -> tuple[Cycle, ...]:
    """The cycles for a problem of this size."""
    return SMALL if effort <= SMALL_EFFORT else LARGE


def cycle_at(cycles: tuple[Cycle, ...], fraction: float) -> Cycle:
    """The cycle that a fraction of the budget lies in."""
    for cycle in cycles:
        if fraction < cycle.end:
            return cycle
    return cycles[-1]
