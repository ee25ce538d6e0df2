"""A change that cannot be made, with what speaks against it, place by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.domain.plan import Plan
from planner.domain.plan_check import Violation
from planner.services.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Objection:
    """One rule that would be broken: in a sentence, the place to look at (None if it has none), and in a few words."""

    violation: Violation
    place: Stretch | None
    short: str = ""

    def __str__(self) -> str:
        return self.violation.sentence


class ChangeRefused(UserError):  # noqa: N818 - what happened, as the others are named
    """Nothing was changed. ``possible`` are the months in which the change could be made all the same."""

    def __init__(self, message: str, objections: Sequence[Objection] = (), possible: Sequence[int] = ()) -> None:
        super().__init__(message)
        self.objections = tuple(objections)
        self.possible = tuple(possible)


def place_of(case: Case, plan: Plan, violation: Violation) -> Stretch | None:
    """Where a violation is to be seen: its seat, or a seat that its person or its role's contractors hold then."""
    month = violation.month
    if month < 0:
        return None
    seats = plan.seats
    if violation.line >= 0:
        of_line = seats.line == violation.line
        found = of_line & (seats.number == violation.seat) if violation.seat >= 0 else of_line
    elif violation.person:
        found = plan.holder[:, month] == case.person_index.get(violation.person, -9)
    else:
        roles = [role.name for role in case.portfolio.roles]
        found = np.asarray(case.line_role[seats.line] == roles.index(violation.role)) if violation.role else None
    positions = np.flatnonzero(found) if found is not None else np.zeros(0, dtype=np.int64)
    return Stretch(int(positions[0]), month, month) if len(positions) else None
