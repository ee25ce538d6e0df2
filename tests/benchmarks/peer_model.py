"""The whole problem as one model for general solvers: what a user would try first, made as exact as it goes.

`solver.exact.ComponentModel` over everybody, with every margin floor as a row. What it relaxes for the sake of a bound
is put back: onboarding is paid in full by those who do not know the sponsor, continuity floors cost what they cost, and
whoever arrives on a line is the first on a seat or makes a handover. What stays relaxed is which of several alike seats
that is, and newness where somebody holds two alike seats at once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

import numpy as np
from ortools.math_opt.python import mathopt

from planner.domain.plan import CONTRACTOR, Plan
from solver.component import everything
from solver.exact import ComponentModel
from solver.flow_bound import Prices
from solver.problem import Problem, plan_of
from tests.benchmarks.peer_seating import Contractors, Held, seat_all

SAFE = 1e-5
"""Money (FTE-months at the mean cost rate) by which floors are met in the model, so that no rounding breaks them."""


class PeerModel(ComponentModel):
    """One model of the whole problem."""

    def __init__(self, problem: Problem) -> None:
        self._joiner_at: list[tuple[int, int, int]] = []  # person, line, place in self.money
        self._knew: dict[tuple[int, int], mathopt.Variable] = {}  # person, study
        self._numbers: list[mathopt.Variable] = []
        self._new_work: dict[int, list[mathopt.Variable]] = defaultdict(list)  # sponsor
        self._may_learn: set[tuple[int, int]] = set()  # person, sponsor
        super().__init__(problem, everything(problem), Prices.none(problem))
        self._refund_onboarding()
        self._fairness()
        self.model.minimize(mathopt.LinearSum([c * v for v, c in self.objective.items()]))
        for row in self.add_floors().values():
            row.lower_bound += SAFE

    def _may_know(self, p: int, line: int) -> bool:
        """Only who knew the sponsor before pays less at once; the others are refunded once they know it."""
        self._joiner_at.append((p, line, len(self.money)))
        return bool(self.data.knew[p, self.data.line_sponsor[line]])

    def _study_limits(self) -> None:
        self._in_whole(super()._study_limits)

    def _in_whole(self, add: Callable[[], None]) -> None:
        """Whoever holds one of two seats is there, not half there: what is added so far is relaxed."""
        before = sum(1 for _ in self.model.variables())
        add()
        for v in list(self.model.variables())[before:]:
            v.integer = True

    def _joining(self) -> None:
        before = set(self.objective)
        self._in_whole(super()._joining)
        for v in [v for v in self.objective if v not in before]:
            self.objective[v] = 0.0  # handovers are counted more exactly below; no floor is priced here
        self._arrivals()

    def _arrivals(self) -> None:
        """Month by month: arrivals on a line <= handovers + those who are the first on a seat of a size they hold."""
        d, incumbents = self.data, self.problem.case.incumbents
        arrivals: dict[tuple[int, int], list[mathopt.LinearTypes]] = defaultdict(list)
        firsts: dict[tuple[int, int, int], list[mathopt.Variable]] = defaultdict(list)  # line, month, size
        for (p, line), held in self.by_person_line.items():
            if (p, line) in incumbents:
                continue
            earlier: mathopt.Variable | None = None
            for t in sorted({t for t, _, _ in held}):
                there = self._number(0, 1)  # has arrived by month t
                arriving = there if earlier is None else there - earlier
                free = []
                for size, v in [(size, v) for month, size, v in held if month == t]:
                    self.model.add_linear_constraint(v <= v.upper_bound * there)
                    first = self.model.add_variable(lb=0, ub=1)
                    self.model.add_linear_constraint(first <= v)
                    firsts[line, t, size].append(first)
                    free.append(first)
                self.model.add_linear_constraint(mathopt.LinearSum(free) <= arriving)
                if earlier is not None:
                    self.model.add_linear_constraint(there >= earlier)
                arrivals[line, t] += [arriving, *(-1.0 * first for first in free)]
                earlier = there
        for (line, _), terms in arrivals.items():
            handovers = self.model.add_variable(lb=0, ub=len(terms))
            self.model.add_linear_constraint(mathopt.LinearSum(terms) <= handovers)
            self.objective[handovers] += float(d.weight_handover[line])
        self._first_holders(firsts)

    def _first_holders(self, firsts: dict[tuple[int, int, int], list[mathopt.Variable]]) -> None:
        """A seat has one first holder, and none once somebody has held it."""
        d = self.data
        given: dict[int, dict[int, mathopt.Variable]] = {}
        of_size: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for s, line in enumerate(d.seat_line.tolist()):
            months = np.nonzero(d.fte[s])[0].tolist()
            for t in months:
                of_size[line, t, int(d.fte[s, t])].append(s)
            if d.seat_incumbent[s] < 0:
                given[s] = {t: self.model.add_variable(lb=0, ub=1) for t in months}
                self.model.add_linear_constraint(mathopt.LinearSum(given[s].values()) <= 1)
        filled: dict[tuple[int, int, int], list[mathopt.Variable]] = defaultdict(list)
        for (_, line, t, size), v in self.held.items():
            filled[line, t, size].append(v)
        for place, seats in of_size.items():
            t = place[1]
            now = [given[s][t] for s in seats if s in given]
            later = [v for s in seats if s in given for month, v in given[s].items() if month > t]
            self.model.add_linear_constraint(mathopt.LinearSum(firsts[place]) <= mathopt.LinearSum(now))
            self.model.add_linear_constraint(mathopt.LinearSum([*later, *filled[place]]) <= len(seats))

    def _number(self, low: int, high: int) -> mathopt.Variable:
        made = super()._number(low, high)
        self._numbers.append(made)
        return made

    def _newness_between(self, p: int, studies: dict[int, list[int]]) -> None:
        self._numbers.clear()
        before = len(self.objective)
        super()._newness_between(p, studies)
        for study, knew in zip(studies, self._numbers, strict=True):
            self._knew[p, study] = knew
        sponsor = int(self.data.line_sponsor[next(iter(studies.values()))[0]])
        self._may_learn.add((p, sponsor))
        self._new_work[sponsor] += list(self.objective)[before:]

    def _refund_onboarding(self) -> None:
        d = self.data
        for p, line, place in self._joiner_at:
            role = int(d.line_role[line])
            saved = float(d.onboarding_new[role] - d.onboarding_known[role])
            knew = self._knew.get((p, int(d.line_study[line])))
            if knew is None or saved <= 0:
                continue
            joins = self.money[place][0]
            knowing = self.model.add_variable(lb=0, ub=1)
            self.model.add_linear_constraint(knowing <= joins)
            self.model.add_linear_constraint(knowing <= knew)
            self.money.append((knowing, line, 0.0, -float(d.cost[p]) * saved, 0.0))

    def _fairness(self) -> None:
        """Continuity floors: work by people who know the sponsor that is missing costs."""
        d = self.data
        known: dict[int, list[mathopt.LinearTerm]] = defaultdict(list)
        for (p, line, _, size), v in self.held.items():
            sponsor = int(d.line_sponsor[line])
            if d.knew[p, sponsor] or (p, sponsor) in self._may_learn:
                known[sponsor].append(size * v)
        for sponsor in np.nonzero(d.fair_target > 0)[0].tolist():
            short = self.model.add_variable(lb=0)
            new = mathopt.LinearSum(self._new_work[sponsor])
            target = float(d.fair_target[sponsor])
            self.model.add_linear_constraint(short + mathopt.LinearSum(known[sponsor]) - new >= target)
            self.objective[short] += float(d.weight_fair)

    def read(self, values: dict[mathopt.Variable, float]) -> tuple[Held, Contractors]:
        """Who holds how much in a solution."""
        held = {key: n for key, v in self.held.items() if (n := round(values.get(v, 0.0))) > 0}
        hired = {key: n for key, v in self.contractor.items() if (n := round(values.get(v, 0.0))) > 0}
        return held, hired

    def hint(self, plan: Plan, seconds: float) -> tuple[mathopt.SolutionHint, bool]:
        """A plan as a hint, and whether it is complete: all other variables as they follow from who holds what."""
        held, hired = counts(self.problem, plan)
        fixed = {v: float(held.get(key, 0)) for key, v in self.held.items()}
        fixed |= {v: float(hired.get(key, 0)) for key, v in self.contractor.items()}
        ranges = {v: (v.lower_bound, v.upper_bound) for v in fixed}
        for v, value in fixed.items():
            v.lower_bound = v.upper_bound = value
        try:
            rest = _solved(self.model, seconds)
        finally:
            for v, (low, high) in ranges.items():
                v.lower_bound, v.upper_bound = low, high
        return mathopt.SolutionHint(variable_values=rest or fixed), rest is not None


def _solved(model: mathopt.Model, seconds: float) -> dict[mathopt.Variable, float] | None:
    """A solution of a model in which nearly everything is fixed."""
    parameters = mathopt.SolveParameters(time_limit=dt.timedelta(seconds=seconds))
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters)
    return result.variable_values() if result.has_primal_feasible_solution() else None


def counts(problem: Problem, plan: Plan) -> tuple[Held, Contractors]:
    """How many seats of a size everybody holds on each line in each month of a plan."""
    held: Held = defaultdict(int)
    hired: Contractors = defaultdict(int)
    line, fte = problem.seats.line, problem.seats.fte
    for s, t in np.argwhere((fte > 0) & (plan.holder != -1)).tolist():
        if plan.holder[s, t] == CONTRACTOR:
            hired[int(line[s]), t, int(fte[s, t])] += 1
        else:
            held[int(plan.holder[s, t]), int(line[s]), t, int(fte[s, t])] += 1
    return held, hired


def seated(problem: Problem, held: Held, hired: Contractors) -> Plan:
    """The plan in which people sit as a solution says, with as few handovers as it allows."""
    return plan_of(problem, seat_all(problem, held, hired))
