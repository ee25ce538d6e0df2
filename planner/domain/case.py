"""The planning case: the facts that follow from a portfolio before anybody is assigned.

`build_case` turns the frozen portfolio into numbered lines, people and months, and works out eligibility, availability,
experience, incumbents and rates once, by the definitions of docs/planning-model.md. The evaluator, the rules and the
optimizer all read this one translation.

Units: percent FTE (int), *rate units* of 1/10,000 base currency per hour (int), *onboarding units* of 1/10,000
FTE-month (int).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.domain.months import Grid
from planner.domain.plan import IntArray
from planner.domain.portfolio import LineKey, Portfolio

RATE_UNITS = 10_000
"""Rate units in one unit of base currency per hour; also onboarding units in one FTE-month."""

Int64Array = NDArray[np.int64]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PlannedAssignment:
    """The rows of Assignments of one person on one line, as one.

    ``rows`` are their positions in the sheet; ``fte`` is the largest (percent); ``incumbent`` tells whether one of them
    started before the plan and ends on or after its start; ``overlaps`` whether one has a day in the plan.
    """

    person: int
    line: int
    fte: int
    incumbent: bool
    overlaps: bool
    rows: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Case:
    """A portfolio in numbers. J planned studies, C sponsors, R roles, D lines, P people, T months.

    Indices of people, roles and sponsors are their positions in the portfolio; ``study_rows`` [J] gives the positions of
    the planned studies, ``demand_rows`` [D] those of the lines (lines of studies that are not planned are left out).
    """

    portfolio: Portfolio
    # studies
    study_rows: IntArray  # [J]
    study_sponsor: IntArray  # [J]
    probability: FloatArray  # [J] P(j), 0..1
    # lines
    demand_rows: IntArray  # [D]
    line_keys: tuple[LineKey, ...]  # [D]
    line_study: IntArray  # [D] index into the planned studies
    line_sponsor: IntArray  # [D]
    line_role: IntArray  # [D]
    demand: IntArray  # [D, T] percent
    bill: Int64Array  # [D] rate units
    # people
    cost: Int64Array  # [P] rate units
    available: IntArray  # [P, T] percent
    max_studies: IntArray  # [P]; NO_LIMIT where there is none
    employee: BoolArray  # [P] employees and planned hires: their free time is bench
    # people × lines, sparse by line: eligible people of line d are eligible_people[eligible_start[d]:eligible_start[d+1]], ascending
    eligible_start: Int64Array  # [D + 1]
    eligible_people: IntArray
    # people × sponsors
    knew_before: BoolArray  # [P, C] knew the sponsor at plan start (experience or an assignment begun before it)
    # assignments of today
    assignments: tuple[PlannedAssignment, ...]  # in sheet order of their first rows; only those that belong to a line
    # roles
    onboarding_new: Int64Array  # [R] onboarding units
    onboarding_known: Int64Array  # [R] onboarding units
    seat_size: IntArray  # [R] percent
    contractor_rate: Int64Array  # [R] rate units; -1 where contractors are not allowed
    contractor_limit: IntArray  # [R] percent in each month; 0 where there is none
    # floors, None where not set
    study_floor: tuple[Decimal | None, ...]  # [J]
    sponsor_floor: tuple[Decimal | None, ...]  # [C]
    portfolio_floor: Decimal | None
    continuity_floor: tuple[Decimal | None, ...]  # [C]
    mean_cost: float  # rate units, plain mean over all rows of Staff; 0 if nobody is there

    @property
    def grid(self) -> Grid:
        """The plan's months."""
        return self.portfolio.grid

    @cached_property
    def line_index(self) -> dict[LineKey, int]:
        """From a line's identity to its index."""
        return {key: d for d, key in enumerate(self.line_keys)}

    @cached_property
    def person_index(self) -> dict[str, int]:
        """From a staff id to the person's index."""
        return {person.id: p for p, person in enumerate(self.portfolio.staff)}

    @cached_property
    def incumbents(self) -> frozenset[tuple[int, int]]:
        """(person, line) pairs that were going on when the plan starts."""
        return frozenset((a.person, a.line) for a in self.assignments if a.incumbent)

    def eligible(self, line: int) -> IntArray:
        """The people who may hold seats of a line, ascending."""
        return self.eligible_people[self.eligible_start[line] : self.eligible_start[line + 1]]

    def is_eligible(self, person: int, line: int) -> bool:
        """Whether one person may hold seats of a line."""
        people = self.eligible(line)
        at = int(np.searchsorted(people, person))
        return at < len(people) and int(people[at]) == person


NO_LIMIT = 1_000_000
"""What `Case.max_studies` holds where no limit is set."""


def build_case(portfolio: Portfolio) -> Case:
    """Work out the case of a valid portfolio."""
    raise NotImplementedError
