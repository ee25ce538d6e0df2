"""Whether a broken margin floor could be met by any plan at all.

The most money above a floor is bounded from above month by month: every line earns at most what its best-paying use of
the people's time would earn, capacity alone respected, onboarding left out, locks kept. If even that stays below the
floor, no plan meets it. (A floor for which it does not may still be out of reach: "not found", not "impossible".)
"""

from __future__ import annotations

import numpy as np

from planner.domain.evaluation import Evaluation, FloorState, Level
from solver.kernel_types import Array
from solver.problem import Problem

TOLERANCE = 1e-9


def impossible_floors(problem: Problem, evaluation: Evaluation) -> tuple[str, ...]:
    """The broken floors ("Level Name") that no plan can meet."""
    case = problem.case
    found = []
    for row in evaluation.margins:
        if row.state is not FloorState.BROKEN or row.floor is None:
            continue
        keep = 1.0 - float(row.floor)
        if row.level is Level.PORTFOLIO:
            lines = np.ones(len(case.line_keys), bool)
        elif row.level is Level.SPONSOR:
            names = [sponsor.name for sponsor in case.portfolio.sponsors]
            lines = case.line_sponsor == names.index(row.name)
        else:
            ids = [case.portfolio.studies[i].id for i in case.study_rows]
            lines = case.line_study == ids.index(row.name)
        if most_slack(problem, lines, keep, row.level is Level.PORTFOLIO) < -TOLERANCE:
            found.append(f"{row.level.value} {row.name}")
    return tuple(found)


def most_slack(problem: Problem, lines: Array, keep: float, with_bench: bool) -> float:
    """An upper bound on revenue · keep − cost over some lines (FTE-months at the mean cost rate)."""
    d, case = problem.data, problem.case
    relief = d.employee if with_bench else np.zeros(len(d.employee))
    bench = float((case.available.sum(axis=1) * d.cost * d.employee).sum()) if with_bench else 0.0
    free = np.asarray(case.available, float).copy()
    demand = np.where(lines[:, None], case.demand, 0).astype(float)
    seat, month = np.nonzero(problem.forced >= 0)
    line_of, person, work = d.seat_line[seat], problem.forced[seat, month], d.fte[seat, month].astype(float)
    np.subtract.at(free, (person, month), work)
    inside = lines[line_of]
    np.subtract.at(demand, (line_of[inside], month[inside]), work[inside])
    earned = work * (keep * d.bill[line_of] - d.cost[person] * (1.0 - relief[person]))
    total = float(earned[inside].sum()) - bench
    rate = d.contractor_cost[d.line_role]
    for line in np.nonzero(lines)[0].tolist():
        people = case.eligible(line)
        worth = keep * d.bill[line] - d.cost[people] * (1.0 - relief[people])
        best = max(0.0, float(worth.max(initial=0.0)))
        if rate[line] >= 0:
            best = max(best, keep * float(d.bill[line]) - float(rate[line]))
        reachable = free[people].sum(axis=0)
        if rate[line] >= 0:
            reachable = reachable + float(case.contractor_limit[d.line_role[line]])
        total += best * float(np.minimum(demand[line], reachable).sum())
    return total
