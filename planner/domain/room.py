"""What is left of everybody in a plan: time, and studies up to their limit."""

from __future__ import annotations

import numpy as np

from planner.domain.arrays import table_sums
from planner.domain.case import BoolArray, Case, Int64Array
from planner.domain.plan import Plan


class Room:
    """``left`` [P, T]: percent of availability that a plan does not use (below 0 where it uses too much)."""

    def __init__(self, case: Case, plan: Plan) -> None:
        seat, month = np.nonzero((plan.holder >= 0) & (plan.seats.fte > 0))
        person, line = plan.holder[seat, month], plan.seats.line[seat]
        self.left: Int64Array = case.available - table_sums(
            person, month, plan.seats.fte[seat, month], case.available.shape
        )
        people, months = case.available.shape
        keys = np.unique((case.line_study[line].astype(np.int64) * people + person) * months + month)
        self._on = np.stack([keys // (people * months or 1), keys // months % (people or 1), keys % months])
        studies = table_sums(self._on[1], self._on[2], np.ones_like(self._on[1]), case.available.shape)
        self._at_limit: BoolArray = studies >= case.max_studies.reshape(-1, 1)
        self._limited_for: tuple[int, BoolArray] = (-1, self._at_limit)

    def limited(self, study: int) -> BoolArray:
        """Who may not work on one more study, this one, [P, T]."""
        if self._limited_for[0] != study:
            first, end = np.searchsorted(self._on[0], [study, study + 1])
            limited = self._at_limit.copy()
            limited[self._on[1, first:end], self._on[2, first:end]] = False
            self._limited_for = (study, limited)
        return self._limited_for[1]
