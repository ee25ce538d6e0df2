"""From "how many seats of a size does everybody hold" to who sits where, with as few takeovers as that allows."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from planner.domain.plan import CONTRACTOR, OPEN
from solver.component import Component
from solver.exact import ComponentResult
from solver.kernel_types import INT, KEPT_OPEN, Array
from solver.problem import Problem


def seat_component(problem: Problem, component: Component, result: ComponentResult, holder: Array) -> Array:
    """A copy of ``holder`` [S, T] in which the component's seats are held as the exact model says."""
    seated = holder.copy()
    counts: dict[tuple[int, int, int], dict[int, int]] = defaultdict(dict)
    for (person, line, month, size), number in result.held.items():
        counts[line, month, size][person] = number
    for line in component.lines.tolist():
        _seat_line(problem, line, counts, result.contractors, seated)
    return seated


def _seat_line(
    problem: Problem,
    line: int,
    counts: dict[tuple[int, int, int], dict[int, int]],
    contractors: dict[tuple[int, int, int], int],
    seated: Array,
) -> None:
    d = problem.data
    a, b = int(d.line_seats_start[line]), int(d.line_seats_start[line + 1])
    last = np.array(d.seat_incumbent[a:b], INT)  # who sat here last; an incumbent did before the plan
    used = last >= 0  # whether a seat has had anybody
    for t in range(d.fte.shape[1]):
        for size in np.unique(d.fte[a:b, t]).tolist():
            if size <= 0:
                continue
            seats = [s for s in range(b - a) if d.fte[a + s, t] == size]
            waiting = [p for p, n in counts.get((line, t, size), {}).items() for _ in range(n)]
            hired = contractors.get((line, t, size), 0)
            for s in [s for s in seats if d.forced[a + s, t] in (CONTRACTOR, KEPT_OPEN)]:
                seats.remove(s)
                hired -= int(d.forced[a + s, t] == CONTRACTOR)
                seated[a + s, t] = OPEN if d.forced[a + s, t] == KEPT_OPEN else CONTRACTOR
            for owners in (d.forced[a:b, t], last):  # locks first, then whoever sat here
                for s in list(seats):
                    owner = int(owners[s])
                    if owner in waiting:
                        waiting.remove(owner)
                        seats.remove(s)
                        seated[a + s, t] = last[s] = owner
                        used[s] = True
            seats.sort(key=lambda s: bool(used[s]))  # newcomers to seats that nobody leaves
            for s, p in zip(seats, waiting, strict=False):
                seated[a + s, t] = last[s] = p
                used[s] = True
            for i, s in enumerate(seats[len(waiting) :]):
                seated[a + s, t] = CONTRACTOR if i < hired else OPEN
