"""Capacity against demand, by role and month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.case import Case, Int64Array
from planner.domain.work import Work
from planner.services.pictures.kinds import Choice


@dataclass(frozen=True, eq=False)
class RoleCapacity:
    """One role; all arrays [T] in percent FTE.

    ``main``: time of the people whose main role it is; ``other``: of those who have it besides. Of one sponsor's
    picture, both are what the other sponsors leave of that time. ``demand`` = ``staffed`` (by people) +
    ``contractors`` + ``open``.
    """

    role: int
    name: str
    main: Int64Array
    other: Int64Array
    demand: Int64Array
    staffed: Int64Array
    contractors: Int64Array
    open: Int64Array


@dataclass(frozen=True)
class Capacity:
    """The roles that somebody has or asks for, in sheet order. ``sponsor`` names the one looked at; '' for all."""

    months: tuple[str, ...]
    sponsor: str
    roles: tuple[RoleCapacity, ...]


def capacity(case: Case, work: Work, choice: Choice) -> Capacity:
    """Capacity and demand of the roles; with a sponsor, its demand against what the others leave."""
    free = _free(case, work, choice.sponsor)
    wanted = np.ones(len(case.line_keys), dtype=np.bool_)
    if choice.sponsor is not None:
        wanted = case.line_sponsor == choice.sponsor
    roles = range(len(case.portfolio.roles)) if choice.role is None else (choice.role,)
    rows = [_role(case, work, role, free, wanted) for role in roles]
    shown = [row for row in rows if choice.role is not None or row.demand.any() or _has_people(row, choice)]
    sponsor = "" if choice.sponsor is None else case.portfolio.sponsors[choice.sponsor].name
    return Capacity(case.grid.labels, sponsor, tuple(shown))


def _has_people(row: RoleCapacity, choice: Choice) -> bool:
    return choice.sponsor is None and bool(row.main.any() or row.other.any())


def _free(case: Case, work: Work, sponsor: int | None) -> Int64Array:
    """[P, T] percent: availability, less the work for other sponsors where one sponsor is looked at."""
    free = case.available.astype(np.int64)
    if sponsor is not None:
        elsewhere = case.line_sponsor[work.line] != sponsor
        np.subtract.at(free, (work.person[elsewhere], work.month[elsewhere]), work.fte[elsewhere])
    return free


def _role(
    case: Case, work: Work, role: int, free: Int64Array, wanted: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> RoleCapacity:
    name = case.portfolio.roles[role].name
    main = [p for p, person in enumerate(case.portfolio.staff) if person.role == name]
    other = [p for p, person in enumerate(case.portfolio.staff) if person.role != name and name in person.other_roles]
    lines = (case.line_role == role) & wanted
    return RoleCapacity(
        role=role,
        name=name,
        main=free[main].sum(axis=0, dtype=np.int64),
        other=free[other].sum(axis=0, dtype=np.int64),
        demand=case.demand[lines].sum(axis=0, dtype=np.int64),
        staffed=work.staffed[lines].sum(axis=0, dtype=np.int64),
        contractors=work.contractors[lines].sum(axis=0, dtype=np.int64),
        open=work.open[lines].sum(axis=0, dtype=np.int64),
    )
