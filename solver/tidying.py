"""Who sits on which of a line's alike seats, without change for its own sake.

Two people of one line who swap seats from month to month cost nothing in Z, but they make a restless picture and a
restless table. Where it costs nothing either, everybody stays on the seat they had.
"""

from __future__ import annotations

import time
from collections import defaultdict

import numpy as np

from planner.domain.plan import CONTRACTOR
from solver.component import Component
from solver.engine import Engine
from solver.exact import ComponentResult
from solver.kernel_types import Array
from solver.problem import Problem
from solver.seating import seat_component


def restless_lines(problem: Problem, holder: Array) -> list[int]:
    """Lines on which somebody leaves a seat for another of the same line and size from one month to the next."""
    d = problem.data
    now, then = holder[:, 1:], holder[:, :-1]
    left = (then >= 0) & (now != then) & (d.fte[:, 1:] > 0) & (d.fte[:, :-1] > 0)
    found = set()
    for seat, t in np.argwhere(left).tolist():
        line = int(d.seat_line[seat])
        if line in found or not d.seat_free[seat]:
            continue
        a, b = d.line_seats_start[line], d.line_seats_start[line + 1]
        if ((holder[a:b, t + 1] == holder[seat, t]) & (d.fte[a:b, t + 1] > 0)).any():
            found.add(line)
    return sorted(found)


def tidied(engine: Engine, holder: Array, seconds: float | None = None) -> Array:
    """The same work by the same people on the same lines, seated more steadily; a line whose Z would rise stays.

    With ``seconds``, what could not be done in them is left as it was.
    """
    problem, started = engine.problem, time.monotonic()
    result = holder.copy()
    engine.load(result)
    for line in restless_lines(problem, holder):
        if seconds is not None and time.monotonic() - started > seconds:
            break
        before = (engine.objective, engine.shortfall())
        a, b = problem.data.line_seats_start[line], problem.data.line_seats_start[line + 1]
        seated = seat_component(problem, *_as_found(problem, line, result), result)
        engine.seat(range(a, b), seated)
        dearer = engine.objective > before[0] + 1e-9 or engine.shortfall() > before[1] + 1e-9
        moved = int(engine.sums.moved[0]) > engine.most_moved
        if dearer or moved or not problem.keeps(seated, slice(a, b)):
            engine.seat(range(a, b), result)
        else:
            result = seated
    return result


def _as_found(problem: Problem, line: int, holder: Array) -> tuple[Component, ComponentResult]:
    """One line as a component, held as the plan says."""
    d = problem.data
    held: dict[tuple[int, int, int, int], int] = defaultdict(int)
    contractors: dict[tuple[int, int, int], int] = defaultdict(int)
    for seat in range(d.line_seats_start[line], d.line_seats_start[line + 1]):
        for t in np.nonzero(d.fte[seat] > 0)[0].tolist():
            person, size = int(holder[seat, t]), int(d.fte[seat, t])
            if person >= 0:
                held[person, line, t, size] += 1
            elif person == CONTRACTOR:
                contractors[line, t, size] += 1
    return Component(np.zeros(0, int), np.array([line]), 0), ComponentResult(0.0, False, dict(held), dict(contractors))
