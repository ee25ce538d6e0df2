"""The bench by month: employees who are paid and not assigned, by their main role."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.case import RATE_UNITS, Case, FloatArray, Int64Array
from planner.domain.work import Work
from planner.services.pictures.kinds import Choice


@dataclass(frozen=True, eq=False)
class RoleBench:
    """One main role: ``people`` employees; [T] ``fte`` in percent, and ``cost`` in base currency."""

    role: int
    name: str
    people: int
    fte: Int64Array
    cost: FloatArray


@dataclass(frozen=True)
class Bench:
    """The roles that employees have, in sheet order; the costs of all roles and months add up to the bench cost."""

    months: tuple[str, ...]
    currency: str
    roles: tuple[RoleBench, ...]

    @property
    def fte(self) -> Int64Array:
        """[T] percent of all roles."""
        return sum((row.fte for row in self.roles), np.zeros(len(self.months), dtype=np.int64))

    @property
    def cost(self) -> FloatArray:
        """[T] base currency, of all roles."""
        return sum((row.cost for row in self.roles), np.zeros(len(self.months)))


def bench(case: Case, work: Work, choice: Choice) -> Bench:
    """What the evaluator counts as bench, taken apart by month and main role."""
    used = np.zeros(case.available.shape, dtype=np.int64)
    np.add.at(used, (work.person, work.month), work.fte)
    free = case.available.astype(np.int64) - used
    settings = case.portfolio.settings
    money = float(settings.hours_per_fte_month) / RATE_UNITS / 100
    roles = range(len(case.portfolio.roles)) if choice.role is None else (choice.role,)
    rows = []
    for role in roles:
        name = case.portfolio.roles[role].name
        people = [p for p, who in enumerate(case.portfolio.staff) if who.role == name and case.employee[p]]
        if people or choice.role is not None:
            cost = (free[people] * case.cost[people, None]).sum(axis=0, dtype=np.int64)
            rows.append(RoleBench(role, name, len(people), free[people].sum(axis=0, dtype=np.int64), cost * money))
    return Bench(case.grid.labels, settings.currency, tuple(rows))
