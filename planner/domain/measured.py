"""What an evaluation was worked out from, kept so that a plan that differs little need not be measured from scratch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.domain.arrays import BoolArray, Int64Array

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.evaluation import Handover
    from planner.domain.plan import Plan
    from planner.domain.tally import Tally


@dataclass(frozen=True, eq=False)
class Measured:
    """The measured plan, and the numbers that its figures come of."""

    case: Case
    plan: Plan
    published: Plan | None
    tally: Tally
    handovers: tuple[Handover, ...]
    knows: BoolArray  # [S, T]

    def fits(self, case: Case, plan: Plan, published: Plan | None) -> bool:
        """Whether another plan has the same case, seats and published plan, so that only holders can differ."""
        return case is self.case and published is self.published and plan.seats is self.plan.seats

    def touched(self, plan: Plan) -> tuple[Int64Array, BoolArray]:
        """The people [P] whose numbers another plan may change, and all seats that they hold in either of them.

        A handover tells of two people, so whoever ever holds a seat of which something changed may be concerned.
        """
        differs = np.flatnonzero((plan.holder != self.plan.holder).any(axis=1))
        # two more, for the codes of nobody and of a contractor
        people: BoolArray = np.zeros(len(self.case.cost) + 2, dtype=np.bool_)
        for holder in (plan.holder[differs], self.plan.holder[differs]):
            people[holder] = True
        people[-2:] = False
        theirs: BoolArray = np.asarray(people[plan.holder].any(axis=1))
        theirs[differs] = True
        return np.flatnonzero(theirs), people[:-2]
