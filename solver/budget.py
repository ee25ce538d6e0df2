"""The time or the work that a run may use."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from solver.schedule import WORK_PER_SECOND

SAFETY_FACTOR = 10.0
"""In deterministic mode the clock ends the search only after this many times the time limit."""


@dataclass
class Budget:
    """The time or the work that a search may use.

    ``seconds`` is the limit; with ``deterministic`` it stands for work and the clock is a safety stop only.
    """

    seconds: float
    deterministic: bool
    threads: int
    started: float = field(default_factory=time.monotonic)
    safety_stop: bool = False

    @property
    def elapsed(self) -> float:
        """Seconds of the clock since the start."""
        return time.monotonic() - self.started

    def spent(self, work_done: int) -> float:
        """Seconds of the budget that are used: of the clock, or those that the work done stands for."""
        if not self.deterministic:
            return self.elapsed
        if self.elapsed > SAFETY_FACTOR * self.seconds + 30.0:
            self.safety_stop = True
            return max(self.seconds, self._worth(work_done))
        return self._worth(work_done)

    def fraction(self, work_done: int) -> float:
        """The part of the budget that is used, 0..1."""
        return min(1.0, self.spent(work_done) / self.seconds) if self.seconds > 0 else 1.0

    @property
    def work_per_second(self) -> float:
        """Units of work that stand for one second on all threads together."""
        return float(WORK_PER_SECOND * self.threads)

    def _worth(self, work_done: int) -> float:
        return work_done / self.work_per_second
