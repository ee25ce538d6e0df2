"""How lines are cut into seats when nobody has cut them by hand."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from planner.domain.arrays import IntArray
from planner.domain.case import Case, PlannedAssignment
from planner.domain.plan import SeatTable

LAST_SEAT_TOLERANCE = 10
"""Percent FTE by which the last seat of a line may exceed the seat size instead of leaving a crumb."""


def default_seats(case: Case) -> SeatTable:
    """The seats of all lines: those of today's assignments first, then seats of the role's seat size."""
    of_line: dict[int, list[PlannedAssignment]] = defaultdict(list)
    for assignment in case.assignments:
        if assignment.overlaps:
            of_line[assignment.line].append(assignment)
    lines: list[int] = []
    numbers: list[int] = []
    assignees: list[int] = []
    rows: list[IntArray] = []
    for d in range(len(case.line_keys)):
        for number, (assignee, fte) in enumerate(line_seats(case, d, of_line[d]), start=1):
            lines.append(d)
            numbers.append(number)
            assignees.append(assignee)
            rows.append(fte)
    return SeatTable(
        line=np.array(lines, dtype=np.int32),
        number=np.array(numbers, dtype=np.int32),
        fte=np.array(rows, dtype=np.int32).reshape(len(rows), case.grid.count),
        assignee=np.array(assignees, dtype=np.int32),
    )


def line_seats(case: Case, line: int, assignments: list[PlannedAssignment]) -> list[tuple[int, IntArray]]:
    """The seats of one line: (assignee or -1, percent by month [T]); all ``assignments`` overlap the plan."""
    left = case.demand[line].copy()
    found: list[tuple[int, IntArray]] = []
    for assignment in assignments:
        fte = np.minimum(np.int32(assignment.fte), left)
        if fte.any():  # a seat that never carries anything is none
            found.append((assignment.person, fte))
            left -= fte
    size = np.int32(case.seat_size[case.line_role[line]])
    while left.any():
        fte = np.where(left < size + LAST_SEAT_TOLERANCE, left, size).astype(np.int32)
        found.append((-1, fte))
        left -= fte
    return found
