"""The handovers of a line, as they are and as they would be."""

from __future__ import annotations

import numpy as np

from planner.domain.case import Case
from planner.domain.plan import SeatTable
from planner.services.candidates.tally import Changes

NEVER = 1_000_000
_Held = tuple[int, list[tuple[int, int]]]


class Takeovers:
    """Counts handovers by line. ``holder`` and ``fte`` are the plan's, as lists by seat and month."""

    def __init__(self, case: Case, seats: SeatTable, holder: list[list[int]], fte: list[list[int]]) -> None:
        self._case, self._holder, self._fte = case, holder, fte
        self._line_of: list[int] = seats.line.tolist()
        self._assignee: list[int] = seats.assignee.tolist()
        lines = np.arange(len(case.line_keys) + 1)
        self._first_seat: list[int] = np.searchsorted(seats.line, lines).tolist()
        self._counted: dict[int, int] = {}
        self._arrivals: dict[int, list[_Held]] = {}

    def on(self, line: int, changes: Changes | None = None) -> int:
        """How many handovers a line has."""
        if changes is None and line in self._counted:
            return self._counted[line]
        arrivals = self._held_on(line)
        if changes is None:
            self._counted[line] = self._taken(line, arrivals)
            return self._counted[line]
        arrivals = arrivals.copy()
        for seat in {s for s, __ in changes if self._line_of[s] == line}:
            arrivals[seat - self._first_seat[line]] = self._held(seat, changes)
        return self._taken(line, arrivals)

    def _taken(self, line: int, arrivals: list[_Held]) -> int:
        """How many people take a seat over, each counted once."""
        first: dict[int, int] = {}
        for t, who in (arrival for __, held in arrivals for arrival in held):
            if t < first.get(who, NEVER):
                first[who] = t
        incumbents = self._case.incumbents
        taking: set[int] = set()
        for last, held in arrivals:
            for t, who in held:
                if last >= 0 and t == first[who] and (who, line) not in incumbents:
                    taking.add(who)
                last = who
        return len(taking)

    def _held_on(self, line: int) -> list[_Held]:
        """The work on each seat of a line."""
        if line not in self._arrivals:
            self._arrivals[line] = [self._held(s) for s in range(self._first_seat[line], self._first_seat[line + 1])]
        return self._arrivals[line]

    def _held(self, seat: int, changes: Changes | None = None) -> _Held:
        """The incumbent that a seat was made for (or -1), and the months in which people come to hold it, with them.

        Of several months in a row of one person only the first is there: nobody takes over from themselves.
        """
        row = self._holder[seat]
        if changes:
            row = row.copy()
            for (s, t), who in changes.items():
                if s == seat:
                    row[t] = who
        held: list[tuple[int, int]] = []
        last = -1
        for t, (who, carried) in enumerate(zip(row, self._fte[seat], strict=True)):
            if who >= 0 and carried > 0 and who != last:
                held.append((t, who))
                last = who
        assignee = self._assignee[seat]
        return assignee if (assignee, self._line_of[seat]) in self._case.incumbents else -1, held
