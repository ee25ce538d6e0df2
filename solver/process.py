"""The optimizer in a process of its own: start, listen, stop, cancel, and know when it has died."""

from __future__ import annotations

from planner.domain.portfolio import Portfolio
from solver.api import Failure, Progress, SolveOptions, SolveResult


class SolverProcess:
    """One search in a child process (spawned, killable).

    ``start`` returns at once; ``poll`` hands over the news since the last call and never blocks; the last item is a
    `SolveResult` or a `Failure`, after which ``done`` is true. ``stop`` keeps the best plan (the result arrives within
    a second, in every phase); ``cancel`` discards and kills. ``fileno`` can be watched by an event loop.
    """

    def start(self, portfolio: Portfolio, options: SolveOptions) -> None:
        """Send the work to the child, starting it if it is not running yet."""
        raise NotImplementedError

    def poll(self) -> list[Progress | SolveResult | Failure]:
        """The news since the last call."""
        raise NotImplementedError

    def wait(self, seconds: float) -> bool:
        """Sleep until there is news, or the time is over; whether there is news."""
        raise NotImplementedError

    def fileno(self) -> int:
        """A handle that becomes readable when there is news."""
        raise NotImplementedError

    def stop(self) -> None:
        """Ask for the best plan so far."""
        raise NotImplementedError

    def cancel(self) -> None:
        """End the search, drop what it found. Idempotent."""
        raise NotImplementedError

    @property
    def done(self) -> bool:
        """Whether the result, or the failure, has been handed over."""
        raise NotImplementedError
