"""What people's work in a plan adds up to: whole numbers, each of them a sum over people.

Whoever works as before adds the same as before. So a plan that differs from one already measured in what a few people
do is measured by taking what these few had added out, and putting in what they add now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from planner.domain.arrays import BoolArray, Int64Array, IntArray, counts, row_sums, sums, table_sums
from planner.domain.carry_over import first_months
from planner.domain.case import Case
from planner.domain.evaluation import Level
from planner.domain.margin import PORTFOLIO_NAME, costs_of
from planner.domain.plan import Plan
from planner.domain.retention import stays
from planner.domain.work import Work

COMMITTED_NAME = "Committed"


@dataclass(frozen=True, eq=False)
class Groups:
    """Lines that are looked at together, level by level; ``of_line`` [D] says to which a line counts, -1 for none.

    ``places`` are the groups' positions in the arrays of a `Tally`, where those of all levels follow one another.
    """

    level: Level
    names: tuple[str, ...]
    of_line: IntArray
    places: slice

    def __len__(self) -> int:
        return len(self.names)


@lru_cache(maxsize=4)  # the same case is evaluated again after every edit
def groups_of(case: Case) -> tuple[Groups, ...]:
    """The planned studies, the sponsors, the roles, the portfolio, and the studies with P = 1 together."""
    portfolio, lines = case.portfolio, len(case.line_keys)
    committed = np.where(case.probability[case.line_study] == 1, 0, -1).astype(np.int32)
    found: list[Groups] = []
    for level, names, of_line in (
        (Level.STUDY, [portfolio.studies[row].id for row in case.study_rows.tolist()], case.line_study),
        (Level.SPONSOR, [sponsor.name for sponsor in portfolio.sponsors], case.line_sponsor),
        (Level.ROLE, [role.name for role in portfolio.roles], case.line_role),
        (Level.PORTFOLIO, [PORTFOLIO_NAME], np.zeros(lines, dtype=np.int32)),
        (Level.PORTFOLIO, [COMMITTED_NAME], committed),
    ):
        start = found[-1].places.stop if found else 0
        found.append(Groups(level, tuple(names), of_line, slice(start, start + len(names))))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Tally:
    """Sums over people, by line [D], by planned study [J], by group [G] (see `Groups`), or one number [1]."""

    known: Int64Array  # [D] percent-months of holders who knew the sponsor when joining the study
    joining: Int64Array  # [D] people new on the line
    early: Int64Array  # [D] percent-months in the first months of starting studies
    carried: Int64Array  # [D] of these, those of people who come from another study of the sponsor
    work_cost: Int64Array  # [J] rate units × percent-months
    onboarding: Int64Array  # [J] rate units × onboarding units
    people: Int64Array  # [G] who work there
    concentration: Int64Array  # [G] squares of their percent-months
    kept: Int64Array  # [G] percent worked by the same people in the next month
    heads: Int64Array  # [G] person–study pairs
    stayed: Int64Array  # [G] of these, who did not leave early
    employed: Int64Array  # [1] rate units × percent-months of employees
    changed: Int64Array  # [1] percent-months beyond those of the published plan

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(mine + its for mine, its in zip(self._each(), other._each(), strict=True)))

    def __sub__(self, other: Tally) -> Tally:
        return Tally(*(mine - its for mine, its in zip(self._each(), other._each(), strict=True)))

    def _each(self) -> Iterator[Int64Array]:
        return (getattr(self, field.name) for field in fields(self))


def tally_of(case: Case, work: Work, published: Plan | None, people: BoolArray | None = None) -> Tally:
    """What the work of a plan adds up to.

    ``people`` [P] says whose work ``work`` is, all of it (None: everybody's).
    """
    runs, lines = work.runs, len(case.line_keys)
    early = first_months(case, work)
    on_line, carried = early.sums(work.line[early.entry], lines)
    work_cost, onboarding = costs_of(case, work)
    by_group = [_by_group(case, work, groups) for groups in groups_of(case)]
    who = stays(case, work)
    heads = [who.counts(groups.of_line[runs.line], len(groups)) for groups in groups_of(case)]
    employed = case.cost[runs.person] * runs.fte * case.employee[runs.person]
    return Tally(
        known=sums(runs.line, np.where(runs.known, runs.fte, 0), lines),
        joining=counts(work.joinings.line, lines),
        early=on_line,
        carried=carried,
        work_cost=work_cost,
        onboarding=onboarding,
        people=np.concatenate([figures[0] for figures in by_group]),
        concentration=np.concatenate([figures[1] for figures in by_group]),
        kept=np.concatenate([figures[2] for figures in by_group]),
        heads=np.concatenate([figures[0] for figures in heads]),
        stayed=np.concatenate([figures[1] for figures in heads]),
        employed=employed.sum(keepdims=True, dtype=np.int64),
        changed=_changed(case, work, published, people),
    )


def _by_group(case: Case, work: Work, groups: Groups) -> tuple[Int64Array, Int64Array, Int64Array]:
    """By group: how many people work, Σ w² of their percent-months, what the same people work in the next month."""
    runs, months, people = work.runs, case.grid.count, max(len(case.cost), 1)
    of_run = groups.of_line[runs.line]
    keys = np.where(of_run >= 0, of_run.astype(np.int64) * people + runs.person, -1)
    unique, pair = np.unique(keys, return_inverse=True)
    worked = table_sums(pair[work.run], work.month, work.fte, (len(unique), months))  # of each group and person
    if len(unique) and unique[0] < 0:
        unique, worked = unique[1:], worked[1:]
    group, count = unique // people, len(groups)
    weight = worked.sum(axis=1)
    kept = np.minimum(worked[:, 1:], worked[:, :-1]).sum(axis=1)
    return counts(group, count), sums(group, weight * weight, count), sums(group, kept, count)


def _changed(case: Case, work: Work, published: Plan | None, people: BoolArray | None) -> Int64Array:
    """[1] percent-months worked on lines beyond what the published plan has the same people there, month by month."""
    if published is None:
        return np.zeros(1, dtype=np.int64)
    now = (work.person.astype(np.int64) * len(case.line_keys) + work.line) * case.grid.count + work.month
    held = (published.holder >= 0) & (published.seats.fte > 0)
    if people is not None:
        held &= np.append(people, (False, False))[published.holder]  # two more, for nobody and a contractor
    seat, month = np.nonzero(held)
    person = published.holder[seat, month].astype(np.int64)
    then = (person * len(case.line_keys) + published.seats.line[seat]) * case.grid.count + month
    amounts = np.concatenate([work.fte, -published.seats.fte[seat, month].astype(np.int64)])
    unique, where = np.unique(np.concatenate([now, then]), return_inverse=True)
    more = np.maximum(sums(where, amounts, len(unique)), 0)
    return np.asarray(more.sum(keepdims=True), dtype=np.int64)


def kept_at_best(staffed: Int64Array, groups: Groups) -> Int64Array:
    """[groups] what the same people could work in the next month: of each two months the lesser one's total."""
    inside = groups.of_line >= 0
    total = row_sums(groups.of_line[inside], staffed[inside], len(groups))
    return np.asarray(np.minimum(total[:, 1:], total[:, :-1]).sum(axis=1), dtype=np.int64)
