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

    def temperature(self, fraction: float) -> float:
        """The temperature at a fraction of the whole budget."""
        part = min(1.0, max(0.0, (fraction - self.start) / (self.end - self.start)))
        return float(self.hot * (self.cold / self.hot) ** part)


CYCLES = (
    Cycle(0.00, 0.04, 0.40, 0.10),
    Cycle(0.04, 0.16, 0.50, 0.06),
    Cycle(0.16, 1.00, 0.60, 0.03),
)
"""A quick plan, a good plan, then the rest of the budget; each starts from the best plan so far."""


def cycle_at(fraction: float) -> Cycle:
    """The cycle that a fraction of the budget lies in."""
    for cycle in CYCLES:
        if fraction < cycle.end:
            return cycle
    return CYCLES[-1]
