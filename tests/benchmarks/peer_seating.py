"""Who sits on which seat, given how many seats of a size everybody holds: with as few handovers as that allows.

General solvers decide amounts, not seats, so their plans would look worse than they are if seats were given out
carelessly. Each line is a small exact problem of its own.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from ortools.sat.python import cp_model

from planner.domain.arrays import IntArray
from planner.domain.plan import CONTRACTOR, OPEN
from solver.exact import Key
from solver.problem import Problem

Held = dict[Key, int]
Contractors = dict[tuple[int, int, int], int]
SECONDS_A_LINE = 5.0


def seat_all(problem: Problem, held: Held, hired: Contractors) -> IntArray:
    """Holders by seat and month [S, T]."""
    by_line: dict[int, dict[tuple[int, int], dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for (person, line, month, size), number in held.items():
        by_line[line][month, size][person] = number
    holder = np.full(problem.seats.fte.shape, OPEN, dtype=np.int32)
    for line, counts in by_line.items():
        _Line(problem, line, counts).seat(holder)
    _contractors(problem, hired, holder)
    return holder


def _contractors(problem: Problem, hired: Contractors, holder: IntArray) -> None:
    d = problem.data
    for (line, month, size), number in hired.items():
        a, b = d.line_seats_start[line], d.line_seats_start[line + 1]
        free = [s for s in range(a, b) if d.fte[s, month] == size and holder[s, month] == OPEN]
        for s in free[:number]:
            holder[s, month] = CONTRACTOR


class _Line:
    """One line: seats, and who holds how many of which size in which month."""

    def __init__(self, problem: Problem, line: int, counts: dict[tuple[int, int], dict[int, int]]) -> None:
        d = problem.data
        self.problem, self.line, self.counts = problem, line, counts
        self.seats = range(int(d.line_seats_start[line]), int(d.line_seats_start[line + 1]))
        self.model = cp_model.CpModel()
        self.sits: dict[tuple[int, int, int], cp_model.IntVar] = {}  # person, seat, month
        self.arrives: dict[int, int] = {}
        for month, size in sorted(counts):
            for person in counts[month, size]:
                if (person, line) not in problem.case.incumbents:
                    self.arrives.setdefault(person, month)

    def seat(self, holder: IntArray) -> None:
        """Enter who sits where."""
        self._places()
        self._few_handovers()
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = SECONDS_A_LINE
        if solver.solve(self.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise ValueError(f"line {self.line}: no seating fits what the solver says people hold")
        for (person, seat, month), sits in self.sits.items():
            if solver.value(sits):
                holder[seat, month] = person

    def _places(self) -> None:
        d = self.problem.data
        on_seat: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        for (month, size), people in self.counts.items():
            alike = [s for s in self.seats if d.fte[s, month] == size]
            for person, number in people.items():
                mine = []
                for s in alike:
                    sits = self.model.new_bool_var("")
                    if d.forced[s, month] == person:
                        self.model.add(sits == 1)
                    self.sits[person, s, month] = sits
                    on_seat[s, month].append(sits)
                    mine.append(sits)
                self.model.add(sum(mine) == number)
        for there in on_seat.values():
            self.model.add_at_most_one(there)

    def _few_handovers(self) -> None:
        """As many arrivals as possible on seats that nobody has had."""
        d = self.problem.data
        free = []
        for person, month in self.arrives.items():
            for s in self.seats:
                sits = self.sits.get((person, s, month))
                if sits is None or d.seat_incumbent[s] >= 0:
                    continue
                first = self.model.new_bool_var("")
                self.model.add_implication(first, sits)
                for (other, seat, earlier), before in self.sits.items():
                    if seat == s and earlier < month and other != person:
                        self.model.add_implication(first, before.negated())
                free.append(first)
        self.model.maximize(sum(free))
