"""Team carry-over: how much of a starting study's first months is done by people who come from the same sponsor.

For a study whose Start lies in the plan: of the FTE that people work on it in its first three months, the share by
people who worked on another study of its sponsor in the twelve months before the month of its start; before the plan,
that is an assignment with a day in that time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

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
        """Percent-months of the first months, and of those carried over, by ``group`` of each entry of `Work`."""
        places = group[self.entry]
        total = np.zeros((2, count + 1), dtype=np.int64)
        np.add.at(total[0], places, self.fte)
        np.add.at(total[1], places, np.where(self.carried, self.fte, 0))
        return total[0, :count], total[1, :count]


def first_months(case: Case, work: Work) -> FirstMonths:
    """The work in the first months of all planned studies that start in the plan."""
    history = _History(case)
    sponsor_of_entry = case.study_sponsor[work.study]
    order = np.argsort(sponsor_of_entry, kind="stable")
    bounds = np.searchsorted(sponsor_of_entry[order], np.arange(len(case.portfolio.sponsors) + 1))
    entries: list[Int64Array] = []
    carried: list[BoolArray] = []
    for j, row in enumerate(case.study_rows.tolist()):
        start = case.grid.index(case.portfolio.studies[row].start)
        if not 0 <= start < case.grid.count:
            continue
        sponsor = int(case.study_sponsor[j])
        near = order[bounds[sponsor] : bounds[sponsor + 1]]  # entries of this sponsor's studies
        month, here = work.month[near], work.study[near] == j
        early = near[here & (month >= start) & (month < start + FIRST_MONTHS)]
        team = np.zeros(len(case.cost), dtype=np.bool_)
        team[work.person[near[~here & (month >= start - LOOK_BACK_MONTHS) & (month < start)]]] = True
        team[history.team(sponsor, row, start)] = True
        entries.append(early)
        carried.append(team[work.person[early]])
    entry = np.concatenate([np.zeros(0, dtype=np.int64), *entries])
    return FirstMonths(entry, work.fte[entry], np.concatenate([np.zeros(0, dtype=np.bool_), *carried]))


class _History:
    """Who was assigned to which study before the plan."""

    def __init__(self, case: Case) -> None:
        self._case = case
        studies = {study.id: row for row, study in enumerate(case.portfolio.studies)}
        sponsors = {sponsor.name: c for c, sponsor in enumerate(case.portfolio.sponsors)}
        self._rows: dict[int, list[tuple[int, int, dt.date, dt.date]]] = defaultdict(list)
        last = case.grid.first_day - dt.timedelta(days=1)
        for row in case.portfolio.assignments:
            start, end = row.start or dt.date.min, min(row.end or last, last)
            study = studies.get(row.study)
            if start <= end and study is not None:
                sponsor = sponsors[case.portfolio.studies[study].sponsor]
                self._rows[sponsor].append((case.person_index[row.person], study, start, end))

    def team(self, sponsor: int, study: int, start: int) -> list[int]:
        """People assigned to another study of the sponsor within the months looked back on from month ``start``."""
        since = self._case.grid.start.plus(start - LOOK_BACK_MONTHS).first_day
        return [p for p, other, __, end in self._rows[sponsor] if other != study and end >= since]
