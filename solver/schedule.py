"""How a run divides its time or work: when it anneals at which temperature, in which rounds.

Seconds here are those of a `solver.search.Budget`: of the clock, or in deterministic mode of work that stands for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WORK_PER_SECOND = 20_000_000
"""Units of work that stand for one second and thread in deterministic mode."""
SMALL_EFFORT = 50_000
"""Person-seat-months below which a problem counts as small."""
QUICK_SECONDS, QUICK_FILLS = 4.0, 80
"""The most that the first, quick plan may take in seconds, and in work: so many times what fills every seat once."""
GROWTH_SMALL, GROWTH = 2, 3
"""How many times as late each cycle ends as the one before."""
LEAST_ROUND, SHORT_ROUND, LONG_ROUND, FILLS = 0.002, 0.04, 0.4, 70
"""Seconds of a round; a tiny problem's may be shorter than short, as long as it could fill every seat so many times."""
CYCLE_ROUNDS, MOST_ROUNDS = 20, 250
"""Rounds in a cycle, at least, if a round is long enough then; and in all up to the end of the cycle."""
MILESTONE = 60.0
"""In deterministic mode some cycle ends at so many seconds, whatever the time limit."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One annealing from ``hot`` to ``cold`` (FTE-months of Z) from second ``start`` to ``end``, in rounds."""

    start: float
    end: float
    hot: float
    cold: float
    nudge: float = 0.04  # how much the price of a floor moves in a round
    round_seconds: float = SHORT_ROUND

    def temperature(self, second: float) -> float:
        """The temperature at a moment of the run."""
        part = min(1.0, max(0.0, (second - self.start) / (self.end - self.start)))
        return float(self.hot * (self.cold / self.hot) ** part)


def cycles(effort: int, work_per_second: float, milestone: float) -> Iterator[Cycle]:
    """Cycles without end for a problem of this size: a quick plan first, then better ones, each from the best so far.

    Each takes longer than all before it together, and one of them ends at ``milestone`` seconds; otherwise they do not
    depend on when the run ends. ``work_per_second`` is that of all threads together.
    """
    growth = GROWTH_SMALL if effort <= SMALL_EFFORT else GROWTH
    end = max(milestone, 1e-6)
    while end > min(QUICK_SECONDS, max(effort * QUICK_FILLS / work_per_second, 1e-3)):
        end /= growth
    start, number = 0.0, 0
    while True:
        yield _cycle(effort, number, start, end)
        start, end, number = end, growth * end, number + 1


def _cycle(effort: int, number: int, start: float, end: float) -> Cycle:
    """The cycle of a number: the first is quick; small problems can be heated more."""
    if number == 0:
        hot, cold, nudge = 0.40, 0.10, 0.04
    elif effort <= SMALL_EFFORT:
        hot, cold, nudge = 1.20, 0.10, 0.02
    elif number == 1:
        hot, cold, nudge = 0.50, 0.06, 0.04
    else:
        hot, cold, nudge = 0.60, 0.03, 0.04
    least = min(SHORT_ROUND, max(LEAST_ROUND, effort * FILLS / WORK_PER_SECOND))
    length = min(end / MOST_ROUNDS, (end - start) / CYCLE_ROUNDS)
    return Cycle(start, end, hot, cold, nudge, min(LONG_ROUND, max(least, length)))
