"""Team carry-over: how much of a starting study's first months is done by people who come from the same sponsor.

For a study whose Start lies in the plan: of the FTE that people work on it in its first three months, the share by
people who worked on another study of its sponsor in the twelve months before the month of its start; before the plan,
that is an assignment with a day in that time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from planner.domain.arrays import sums, table_sums
from planner.domain.case import BoolArray, Case, Int64Array, IntArray
from planner.domain.work import Work

FIRST_MONTHS = 3
LOOK_BACK_MONTHS = 12


@dataclass(frozen=True, eq=False)
class FirstMonths:
    """Work in the first months of studies that start in the plan: positions in `Work`, FTE, whether carried over."""

    entry: Int64Array
    fte: Int64Array
    carried: BoolArray

    def sums(self, group: IntArray, count: int) -> tuple[Int64Array, Int64Array]:
        """Percent-months of the first months, and of those carried over, by ``group`` of each of the entries."""
        return sums(group, self.fte, count), sums(group, np.where(self.carried, self.fte, 0), count)


def first_months(case: Case, work: Work) -> FirstMonths:
    """The work in the first months of all planned studies that start in the plan."""
    history = _history(case)
    start = history.start[work.study]
    entry = np.flatnonzero((start >= 0) & (work.month >= start) & (work.month < start + FIRST_MONTHS))
    person, study = work.person[entry], work.study[entry]
    carried = np.isin(_pairs(person, study, len(case.study_rows)), history.pairs)
    carried |= _came_in_plan(case, work, person, study, history.start[study])
    return FirstMonths(entry, work.fte[entry], carried)


def _pairs(first: IntArray, second: IntArray, count: int) -> Int64Array:
    return first.astype(np.int64) * count + second


def _came_in_plan(case: Case, work: Work, person: IntArray, study: IntArray, start: Int64Array) -> BoolArray:
    """Whether people worked, in the plan's months looked back on, on another study of the sponsor of a study."""
    studies, sponsors = len(case.study_rows), len(case.portfolio.sponsors)
    everywhere = _months_worked(work, _pairs(work.runs.person, case.study_sponsor[work.runs.study], sponsors))
    here = _months_worked(work, _pairs(work.runs.person, work.runs.study, studies))
    first, end = np.maximum(start - LOOK_BACK_MONTHS, 0), start
    of_sponsor = everywhere.between(_pairs(person, case.study_sponsor[study], sponsors), first, end)
    return of_sponsor > here.between(_pairs(person, study, studies), first, end)


@dataclass(frozen=True, eq=False)
class _MonthsWorked:
    """How many seat-months were worked before each month [keys, T + 1], by key (ascending)."""

    keys: Int64Array
    before: Int64Array

    def between(self, keys: Int64Array, first: Int64Array, end: Int64Array) -> Int64Array:
        """Seat-months from month ``first`` to the one before ``end``; every key is known."""
        at = np.searchsorted(self.keys, keys)
        return self.before[at, end] - self.before[at, first]


def _months_worked(work: Work, of_run: Int64Array) -> _MonthsWorked:
    keys, where = np.unique(of_run, return_inverse=True)
    months = work.staffed.shape[1]
    worked = table_sums(where[work.run], work.month, np.ones(len(work.run), dtype=np.int64), (len(keys), months))
    return _MonthsWorked(keys, np.pad(np.cumsum(worked, axis=1), ((0, 0), (1, 0))))


@dataclass(frozen=True, eq=False)
class _History:
    """``start`` [J]: the month in which a study starts, -1 outside the plan.

    ``pairs``: (person, study) as person · J + study, ascending, for the people who were assigned, before the plan and
    in the months looked back on, to another study of the sponsor of a study.
    """

    start: Int64Array
    pairs: Int64Array


@lru_cache(maxsize=4)  # the same case is evaluated again after every edit
def _history(case: Case) -> _History:
    rows = _assigned_before(case)
    start = np.full(len(case.study_rows), -1, dtype=np.int64)
    pairs: set[int] = set()
    for j, row in enumerate(case.study_rows.tolist()):
        month = case.grid.index(case.portfolio.studies[row].start)
        if not 0 <= month < case.grid.count:
            continue
        start[j] = month
        since = case.grid.start.plus(month - LOOK_BACK_MONTHS).first_day
        for person, other, end in rows[int(case.study_sponsor[j])]:
            if other != row and end >= since:
                pairs.add(person * len(start) + j)
    return _History(start, np.array(sorted(pairs), dtype=np.int64))


def _assigned_before(case: Case) -> dict[int, list[tuple[int, int, dt.date]]]:
    """By sponsor: who was assigned to which study (its row) before the plan, and until when."""
    studies = {study.id: row for row, study in enumerate(case.portfolio.studies)}
    sponsors = {sponsor.name: c for c, sponsor in enumerate(case.portfolio.sponsors)}
    found: dict[int, list[tuple[int, int, dt.date]]] = defaultdict(list)
    last = case.grid.first_day - dt.timedelta(days=1)
    for row in case.portfolio.assignments:
        start, end = row.start or dt.date.min, min(row.end or last, last)
        study = studies.get(row.study)
        if start <= end and study is not None:
            sponsor = sponsors[case.portfolio.studies[study].sponsor]
            found[sponsor].append((case.person_index[row.person], study, end))
    return found
