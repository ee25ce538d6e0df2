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
QUICK, QUICK_FILLS = 0.04, 80
"""The most that the first, quick plan may take of the budget, and in work: so many times what fills every seat once."""
LEAST_ROUND, SHORT_ROUND, LONG_ROUND, FILLS = 0.002, 0.04, 0.4, 70
"""Seconds of a round; a tiny problem's may be shorter than short, as long as it could fill every seat so many times."""
ROUNDS, CYCLE_ROUNDS, ENDLESS_ROUNDS = 250, 20, 100
"""Rounds in all and in a cycle, at least, if a round is long enough then; and in a cycle of an endless schedule."""
MILESTONE = 60.0
"""Endless cycles end at this many seconds, and at its halves and doubles."""


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


def cycles_for(effort: int, seconds: float, work_per_second: float) -> Iterator[Cycle]:
    """The cycles for a problem of this size in so many seconds: a quick plan first, then better ones.

    Each starts from the best plan so far. Where time is plenty, four start hot enough to forget it and end well apart;
    else a good plan comes before the longest search. ``work_per_second`` is that of all threads together.
    """
    seconds = max(seconds, 1e-6)
    quick = min(QUICK * seconds, effort * QUICK_FILLS / work_per_second)
    ends = [quick, *(quick + (seconds - quick) * (i + 1) / 4 for i in range(4))]
    if effort > SMALL_EFFORT:
        ends = [quick, 4 * quick, seconds]
    start = 0.0
    for number, end in enumerate(ends):
        length = min(seconds / ROUNDS, (end - start) / CYCLE_ROUNDS)
        yield _cycle(effort, number, start, max(end, start + 1e-9), length)
        start = end


def endless_cycles(effort: int, work_per_second: float) -> Iterator[Cycle]:
    """Cycles without end, each as long as all before it: what a run does until a moment does not depend on its end."""
    end = MILESTONE
    while end > effort * QUICK_FILLS / work_per_second and end > 1e-3:
        end /= 2
    start, number = 0.0, 0
    while True:
        yield _cycle(effort, number, start, end, (end - start) / ENDLESS_ROUNDS)
        start, end, number = end, 2 * end, number + 1


def _cycle(effort: int, number: int, start: float, end: float, round_seconds: float) -> Cycle:
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
    return Cycle(start, end, hot, cold, nudge, min(LONG_ROUND, max(least, round_seconds)))
