"""Components: people and lines that share nobody with the rest; only floors and contractor limits couple them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver import moves
from solver.kernel_types import INT, Array
from solver.problem import Problem


@dataclass(frozen=True, eq=False)
class Component:
    """People and lines that belong together; lines that nobody may work on form components without people."""

    people: Array
    lines: Array
    size: int  # eligible person-line-months with demand: the variables of an exact model


def split(problem: Problem) -> list[Component]:
    """The components of a problem, smallest first."""
    d, case = problem.data, problem.case
    parent = np.zeros(case.available.shape[0], INT)
    moves.components(problem.reference, parent)
    counts = np.diff(d.eligible_start)
    first = np.minimum(d.eligible_start[:-1], max(0, len(d.eligible_people) - 1))
    root = np.full(len(counts), -1)
    has = counts > 0
    if has.any():
        root[has] = parent[d.eligible_people[first[has]]]
    months = (case.demand > 0).sum(axis=1)
    found = []
    for r in np.unique(root):
        lines = np.nonzero(root == r)[0]
        people = np.nonzero(parent == r)[0] if r >= 0 else np.zeros(0, int)
        found.append(Component(people, lines, int((counts[lines] * months[lines]).sum())))
    return sorted(found, key=lambda c: c.size)


def everything(problem: Problem) -> Component:
    """All people and lines as one."""
    d, case = problem.data, problem.case
    months = (case.demand > 0).sum(axis=1)
    size = int((np.diff(d.eligible_start) * months).sum())
    return Component(np.arange(len(d.cost)), np.arange(len(d.line_study)), size)
