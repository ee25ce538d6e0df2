"""An exact model of one component with the floors priced: its bound, and a plan to try.

The model decides how many seats of a size each person holds on a line in each month. That keeps whole seats, capacity,
study limits, locks and the role's contractor limit, and drops only which of two alike seats somebody sits on. Two terms
are relaxed so that the optimum is never above that of the real problem, so its bound holds:

* handovers of a line >= people who join it - seats of the line that have no incumbent (each has one free first holder);
* a person who holds two seats of one size on a line in a month is, for newness, taken as there by half if only on one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from solver.component import Component
from solver.flow_bound import Prices, unit_costs
from solver.kernel_types import Array
from solver.problem import Problem

Key = tuple[int, int, int, int]  # person, line, month, seat size in percent


@dataclass(frozen=True, eq=False)
class ComponentResult:
    """A proven lower bound on the component's priced cost and, if found, how many seats of a size everybody holds."""

    bound: float
    proven: bool
    held: dict[Key, int]
    contractors: dict[tuple[int, int, int], int]  # line, month, size


class ComponentModel:
    """The model of one component. ``prices`` are the floors' multipliers (zero: floors left out)."""

    def __init__(self, problem: Problem, component: Component, prices: Prices, whole: bool = True) -> None:
        self.problem, self.component, self.prices, self.whole = problem, component, prices, whole
        self.data = problem.data
        self.costs = unit_costs(problem, prices)
        self.model = mathopt.Model()
        self.money: list[tuple[mathopt.Variable, int, float, float, float]] = []  # line, revenue, cost, bench saved
        self.held: dict[Key, mathopt.Variable] = {}
        self.contractor: dict[tuple[int, int, int], mathopt.Variable] = {}
        self.by_person_month: dict[tuple[int, int], list[tuple[int, mathopt.Variable]]] = defaultdict(list)
        self.by_person_line: dict[tuple[int, int], list[tuple[int, int, mathopt.Variable]]] = defaultdict(list)
        self.objective: dict[mathopt.Variable, float] = defaultdict(float)
        self._seats()
        self._capacity()
        self._contractor_limits()
        self._joining()
        self._newness()
        self.model.minimize(mathopt.LinearSum([c * v for v, c in self.objective.items()]))

    # ---- variables

    def _seats(self) -> None:
        for line in self.component.lines:
            a, b = self.data.line_seats_start[line], self.data.line_seats_start[line + 1]
            fte = self.data.fte[a:b]
            for t in range(fte.shape[1]):
                sizes, counts = np.unique(fte[:, t][fte[:, t] > 0], return_counts=True)
                for size, count in zip(sizes.tolist(), counts.tolist(), strict=True):
                    self._seats_of_size(int(line), t, size, count, self.problem.forced[a:b, t][fte[:, t] == size])

    def _number(self, low: int, high: int) -> mathopt.Variable:
        """A whole number; any number between in the relaxation."""
        return self.model.add_variable(lb=low, ub=high, is_integer=self.whole)

    def _seats_of_size(self, line: int, t: int, size: int, count: int, forced: Array) -> None:
        """The seats of one size on a line in a month: somebody, a contractor or nobody holds each."""
        d, case = self.data, self.problem.case
        filled = []
        for p in case.eligible(line).tolist():
            most = min(count, int(case.available[p, t]) // size)
            locked = int((forced == p).sum())
            if most <= 0:
                continue
            v = self._number(locked, max(most, locked))
            self.held[p, line, t, size] = v
            self.by_person_month[p, t].append((size, v))
            self.by_person_line[p, line].append((t, size, v))
            rates = self.costs.person_rate_employee if d.employee[p] > 0 else self.costs.person_rate
            self.objective[v] += size * float(rates[line] * d.cost[p] + self.costs.person_base[line])
            paid = size * float(d.cost[p])
            self.money.append((v, line, size * float(d.bill[line]), paid, paid * float(d.employee[p])))
            filled.append(v)
        if np.isfinite(self.costs.contractor[line]):
            v = self._number(0, count)
            self.contractor[line, t, size] = v
            rate = size * float(d.contractor_cost[d.line_role[line]])
            self.money.append((v, line, size * float(d.bill[line]), rate, 0.0))
            self.objective[v] += size * float(self.costs.contractor[line])
            filled.append(v)
        nobody = self.model.add_variable(lb=0, ub=count)
        self.objective[nobody] += size * float(self.costs.open[line])
        self.model.add_linear_constraint(mathopt.LinearSum([*filled, nobody]) == count)

    # ---- rules

    def _capacity(self) -> None:
        for (p, t), held in self.by_person_month.items():
            available = int(self.problem.case.available[p, t])
            if sum(size * v.upper_bound for size, v in held) > available:
                self.model.add_linear_constraint(mathopt.LinearSum([s * v for s, v in held]) <= available)
        self._study_limits()

    def _study_limits(self) -> None:
        studies: dict[tuple[int, int], dict[int, list[mathopt.Variable]]] = defaultdict(lambda: defaultdict(list))
        for (p, line, t, _), v in self.held.items():
            studies[p, t][int(self.data.line_study[line])].append(v)
        for (p, _), by_study in studies.items():
            limit = int(self.data.max_studies[p])
            if len(by_study) <= limit:
                continue
            on = []
            for variables in by_study.values():
                alike = any(v.upper_bound > 1 for v in variables)
                # whole where somebody may hold one of two alike seats, which must not count as half a study
                y = self._number(0, 1) if alike else self.model.add_variable(lb=0, ub=1)
                for v in variables:
                    self.model.add_linear_constraint(v <= v.upper_bound * y)
                on.append(y)
            self.model.add_linear_constraint(mathopt.LinearSum(on) <= limit)

    def _contractor_limits(self) -> None:
        """Every component may use its role's whole limit: less than all together may, so the bound holds."""
        used: dict[tuple[int, int], list[mathopt.LinearTerm]] = defaultdict(list)
        for (line, t, size), v in self.contractor.items():
            used[int(self.data.line_role[line]), t].append(size * v)
        for (role, _), terms in used.items():
            self.model.add_linear_constraint(mathopt.LinearSum(terms) <= int(self.problem.case.contractor_limit[role]))

    def _joining(self) -> None:
        """Joiners of a line cost onboarding (in priced money) and, beyond its free first holders, handovers."""
        d = self.data
        joiners: dict[int, list[mathopt.Variable]] = defaultdict(list)
        incumbents = self.problem.case.incumbents
        for (p, line), held in self.by_person_line.items():
            if (p, line) in incumbents:
                continue
            u = self.model.add_variable(lb=0, ub=1)
            for _, _, v in held:
                self.model.add_linear_constraint(v <= v.upper_bound * u)
            joiners[line].append(u)
            role, study, sponsor = int(d.line_role[line]), int(d.line_study[line]), int(d.line_sponsor[line])
            paid = d.onboarding_known[role] if self._may_know(p, line) else d.onboarding_new[role]
            paid = min(paid, d.onboarding_new[role])
            money = self.prices.study[study] + self.prices.sponsor[sponsor] + self.prices.portfolio
            self.objective[u] += float(money * d.cost[p] * paid)
            self.money.append((u, line, 0.0, float(d.cost[p] * paid), 0.0))
        for line, people in joiners.items():
            a, b = d.line_seats_start[line], d.line_seats_start[line + 1]
            fresh = int((d.seat_incumbent[a:b] < 0).sum())
            if len(people) > fresh and d.weight_handover[line] > 0:
                h = self.model.add_variable(lb=0, ub=len(people))
                self.model.add_linear_constraint(h >= mathopt.LinearSum(people) - fresh)
                self.objective[h] += float(d.weight_handover[line])

    def _studies_of(self, p: int, sponsor: int) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for line in self.component.lines:
            if self.data.line_sponsor[line] == sponsor and (p, int(line)) in self.by_person_line:
                found[int(self.data.line_study[line])].append(int(line))
        return found

    def _may_know(self, p: int, line: int) -> bool:
        sponsor = int(self.data.line_sponsor[line])
        return bool(self.data.knew[p, sponsor]) or len(self._studies_of(p, sponsor)) > 1

    def _newness(self) -> None:
        """Work by people new to the sponsor costs extra until they have worked on another of its studies."""
        d = self.data
        pairs = {(p, int(d.line_sponsor[line])) for p, line in self.by_person_line}
        for p, sponsor in sorted(pairs):
            if d.knew[p, sponsor]:
                continue
            studies = self._studies_of(p, sponsor)
            if len(studies) == 1:
                for line in next(iter(studies.values())):
                    for _, size, v in self.by_person_line[p, line]:
                        self.objective[v] += size * float(d.weight_new[line])
            else:
                self._newness_between(p, studies)

    def _newness_between(self, p: int, studies: dict[int, list[int]]) -> None:
        months = self.data.fte.shape[1]
        held: dict[int, list[list[tuple[int, mathopt.Variable]]]] = {}
        for study, lines in studies.items():
            held[study] = [[] for _ in range(months)]
            for line in lines:
                for t, size, v in self.by_person_line[p, line]:
                    held[study][t].append((size, v))
        for study in studies:
            weight = float(self.data.weight_new[studies[study][0]])
            knew = self._number(0, 1)  # knew the sponsor when joining this study
            earlier: mathopt.Variable | None = None  # whether another study was worked on in a month before t
            for t in range(months):
                work = held[study][t]
                if work:
                    cost = self.model.add_variable(lb=0)
                    most = float(self.problem.case.available[p, t])
                    total = mathopt.LinearSum([s * v for s, v in work])
                    before = 1.0 * earlier if earlier is not None else 0.0
                    self.model.add_linear_constraint(cost >= total - most * before)
                    self.model.add_linear_constraint(cost >= total - most * knew)
                    self.objective[cost] += weight
                    for _, v in work:  # at work in month t: knew only if another study came before
                        self.model.add_linear_constraint(v.upper_bound * knew <= v.upper_bound * (1.0 + before) - v)
                others = [v for other in studies if other != study for _, v in held[other][t]]
                if others:
                    now = self.model.add_variable(lb=0, ub=1)
                    carried = 1.0 * earlier if earlier is not None else 0.0
                    self.model.add_linear_constraint(now <= mathopt.LinearSum(others) + carried)
                    earlier = now

    # ---- floors

    def add_floors(self) -> dict[tuple[str, int], mathopt.LinearConstraint]:
        """Every margin floor as a row; for a model of all components together."""
        d = self.data
        rows: dict[tuple[str, int], list[mathopt.LinearTerm]] = defaultdict(list)
        for v, line, revenue, cost, saved in self.money:
            study, sponsor = int(d.line_study[line]), int(d.line_sponsor[line])
            if d.has_study_floor[study]:
                rows["study", study].append((float(d.keep_study[study]) * revenue - cost) * v)
            if d.has_sponsor_floor[sponsor]:
                rows["sponsor", sponsor].append((float(d.keep_sponsor[sponsor]) * revenue - cost) * v)
            if d.has_portfolio_floor:
                rows["portfolio", 0].append((d.keep_portfolio * revenue - cost + saved) * v)
        bench = float((self.problem.case.available.sum(axis=1) * d.cost * d.employee).sum())
        need = {key: bench if key[0] == "portfolio" else 0.0 for key in rows}
        return {
            key: self.model.add_linear_constraint(mathopt.LinearSum(terms) >= need[key]) for key, terms in rows.items()
        }

    # ---- solving

    def solve(self, seconds: float | None, nodes: int | None) -> ComponentResult | None:
        """Solve with HiGHS under a time limit or a node limit (repeatable); None if not even a bound came of it."""
        parameters = mathopt.SolveParameters(
            time_limit=dt.timedelta(seconds=seconds) if seconds is not None else None,
            node_limit=nodes,
            relative_gap_tolerance=1e-6,
            random_seed=1,
        )
        result = mathopt.solve(self.model, mathopt.SolverType.HIGHS, params=parameters)
        bound = result.termination.objective_bounds.dual_bound
        if not np.isfinite(bound):
            return None
        proven = result.termination.reason == mathopt.TerminationReason.OPTIMAL
        held: dict[Key, int] = {}
        contractors: dict[tuple[int, int, int], int] = {}
        if result.has_primal_feasible_solution():
            values = result.variable_values()
            held = {k: n for k, v in self.held.items() if (n := round(values[v])) > 0}
            contractors = {k: n for k, v in self.contractor.items() if (n := round(values[v])) > 0}
        return ComponentResult(bound, proven, held, contractors)
