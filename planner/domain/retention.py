"""Retention: of the people who worked on a study in the plan, the share who did not leave it early.

Somebody leaves early if, after their last month on the study and up to its end (or the plan's), there is still demand
on a line that they worked on in that last month.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from planner.domain.arrays import distinct
from planner.domain.case import BoolArray, Case, Int64Array, IntArray
from planner.domain.work import Work


@dataclass(frozen=True, eq=False)
class Stays:
    """``pair`` [R]: the person–study pair of each run of `Work`; ``stayed`` [pairs]: who did not leave early."""

    pair: Int64Array
    stayed: BoolArray

    def counts(self, group: IntArray, count: int) -> tuple[Int64Array, Int64Array]:
        """Person–study pairs, and those that stayed, by ``group`` of each run (a pair counts once in each group)."""
        inside = group >= 0
        pairs = max(len(self.stayed), 1)
        keys = distinct(group[inside].astype(np.int64) * pairs + self.pair[inside])
        places = keys // pairs
        stayed = self.stayed[keys % pairs] if len(keys) else np.zeros(0, dtype=np.bool_)
        heads = np.bincount(places, minlength=count)
        return heads.astype(np.int64), np.bincount(places[stayed], minlength=count).astype(np.int64)


def stays(case: Case, work: Work) -> Stays:
    """Who stayed on which study."""
    runs, months = work.runs, case.grid.count
    unique, pair = np.unique(runs.person.astype(np.int64) * len(case.study_rows) + runs.study, return_inverse=True)
    there = np.zeros((len(unique), months), dtype=np.bool_)
    there[pair[work.run], work.month] = True
    last = months - 1 - np.argmax(there[:, ::-1], axis=1)
    of_entry = pair[work.run]
    left = (work.month == last[of_entry]) & (_last_demand(case)[work.line] > work.month)
    stayed = np.ones(len(unique), dtype=np.bool_)
    stayed[of_entry[left]] = False
    return Stays(pair, stayed)


@lru_cache(maxsize=4)  # the same case is evaluated again after every edit
def _last_demand(case: Case) -> IntArray:
    """The last month with demand of each line that is not after its study's end, -1 if there is none, [D]."""
    ends = np.array(
        [case.grid.index(case.portfolio.studies[row].end) for row in case.study_rows.tolist()], dtype=np.int64
    )
    months = np.arange(case.grid.count)
    counted = (case.demand > 0) & (months <= ends[case.line_study].reshape(-1, 1))
    return np.asarray(np.where(counted, months, -1).max(axis=1, initial=-1), dtype=np.int32)
