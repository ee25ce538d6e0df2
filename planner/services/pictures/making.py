"""A picture's data from a plan, by kind."""

from __future__ import annotations

from planner.domain.case import Case
from planner.domain.plan import Plan
from planner.domain.work import work_of
from planner.services.pictures.bench import Bench, bench
from planner.services.pictures.capacity import Capacity, capacity
from planner.services.pictures.continuity import Continuity, continuity
from planner.services.pictures.flow import Flow, flow
from planner.services.pictures.kinds import Choice, PictureKind, largest_sponsor


def picture_of(case: Case, plan: Plan, kind: PictureKind, choice: Choice) -> Capacity | Bench | Continuity | Flow:
    """The data of a picture that one plan is enough for; ValueError for the frontier, which is made of many."""
    work = work_of(case, plan)
    if kind is PictureKind.CAPACITY:
        return capacity(case, work, choice)
    if kind is PictureKind.BENCH:
        return bench(case, work, choice)
    if kind is PictureKind.CONTINUITY:
        return continuity(case, work, choice)
    if kind is PictureKind.FLOW:
        return flow(case, work, largest_sponsor(case) if choice.sponsor is None else choice.sponsor)
    raise ValueError("a frontier is not made of one plan")
