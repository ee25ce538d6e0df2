"""A lower bound on Z from capacity alone: each month by itself is a transportation problem, solved exactly.

Left out, so that what remains can only be cheaper: whole seats, study limits, handovers, newness that a person might
still get rid of, and the margin floors (priced by multipliers where given). OR-Tools' min-cost flow solves each month.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from ortools.graph.python import min_cost_flow

from solver.component import Component
from solver.kernel_types import Array
from solver.problem import Problem

SCALE = 10_000_000
"""Integer cost units of one Z; costs are rounded down, so that the bound stays one."""


@dataclass(frozen=True, eq=False)
class Prices:
    """Multipliers of the floors, Z per money (FTE-months at the mean cost rate); zero where there is none."""

    study: Array
    sponsor: Array
    portfolio: float

    @classmethod
    def none(cls, problem: Problem) -> Prices:
        """No floor priced."""
        return cls(np.zeros(len(problem.data.has_study_floor)), np.zeros(len(problem.data.has_sponsor_floor)), 0.0)


@dataclass(frozen=True, eq=False)
class UnitCosts:
    """Z per percent-month of each line, floors priced: by people (a coefficient of cost, a constant) and others."""

    person_rate: Array  # [D] times the person's cost
    person_rate_employee: Array  # [D] the same for employees, whose bench shrinks
    person_base: Array  # [D]
    contractor: Array  # [D]; inf where not allowed
    open: Array  # [D]
    newness: bool = True  # whether work by people new to the sponsor costs extra

    def weighing_open(self, factor: float) -> UnitCosts:
        """The same with open demand and contractors at a factor of their cost."""
        return replace(self, open=self.open * factor, contractor=self.contractor * factor)

    def open_alone(self) -> UnitCosts:
        """Open demand and contractors alone; work by people costs nothing."""
        free = np.zeros_like(self.open)
        return replace(self, person_rate=free, person_rate_employee=free, person_base=free, newness=False)


def unit_costs(problem: Problem, prices: Prices) -> UnitCosts:
    """What one percent-month on each line costs, the floors' multipliers included."""
    d = problem.data
    ps, pc, pp = prices.study[d.line_study], prices.sponsor[d.line_sponsor], prices.portfolio
    kept = ps * d.keep_study[d.line_study] + pc * d.keep_sponsor[d.line_sponsor] + pp * d.keep_portfolio
    money = ps + pc + pp
    rate = d.contractor_cost[d.line_role]
    return UnitCosts(
        person_rate=d.weight_cost * 100.0 + money,
        person_rate_employee=d.weight_cost * 100.0 + money - pp,
        person_base=-kept * d.bill,
        contractor=np.where(rate >= 0, d.weight_contractor + money * rate - kept * d.bill, np.inf),
        open=d.weight_open,
    )


def bench_constant(problem: Problem, prices: Prices) -> float:
    """What the empty bench costs in priced money: the part of the bound that no assignment changes."""
    d = problem.data
    return prices.portfolio * float((problem.case.available.sum(axis=1) * d.cost * d.employee).sum())


def surely_new(problem: Problem) -> Array:
    """[D] the last month in which nobody can have come to know the sponsor on another of its studies; T if never."""
    d = problem.data
    months = d.fte.shape[1]
    demand = problem.case.demand
    first = np.where(demand.any(axis=1), (demand > 0).argmax(axis=1), months)
    study_first = np.full(len(d.has_study_floor), months)
    np.minimum.at(study_first, d.line_study, first)
    sponsor_of = np.zeros(len(study_first), int)
    sponsor_of[d.line_study] = d.line_sponsor
    result = np.full(len(first), months)
    for line in range(len(first)):
        others = (sponsor_of == d.line_sponsor[line]) & (np.arange(len(study_first)) != d.line_study[line])
        if others.any():
            result[line] = int(study_first[others].min())
    return result


MOST_PAIRS = 150_000
"""So many pairs of people and lines are solved in about 0.15 s a month; nothing else in the process runs then."""


class _Groups:
    """People who may hold the same lines and cost about the same, taken as one where there are very many people.

    A group has all its members' time and may do whatever any of them may, at the least that it costs any of them: what
    remains can only be cheaper, so the bound holds.
    """

    def __init__(self, problem: Problem) -> None:
        d, available = problem.data, problem.case.available
        people = available.shape[0]
        size = -(-len(d.eligible_people) // MOST_PAIRS)
        self.single = size <= 1
        if self.single:
            self.count, self.of_person, self.available = people, np.arange(people), available
            return
        marks = np.random.default_rng(1).integers(
            1, 2**62, len(d.line_study)
        )  # a sum of marks tells sets of lines apart
        kind = np.zeros(people, np.int64)
        np.add.at(kind, d.eligible_people, np.repeat(marks, np.diff(d.eligible_start)))
        order = np.lexsort((d.cost, kind))
        first = np.ones(people, bool)
        first[1:] = kind[order][1:] != kind[order][:-1]
        within = np.arange(people) - np.maximum.accumulate(np.where(first, np.arange(people), 0))
        self.of_person = np.zeros(people, np.int64)
        self.of_person[order] = np.cumsum(within % size == 0) - 1
        self.count = int(self.of_person.max()) + 1
        self.available = np.zeros((self.count, available.shape[1]), np.int64)
        np.add.at(self.available, self.of_person, available)


class FlowBound:
    """Bounds of all components, month by month."""

    def __init__(self, problem: Problem, costs: UnitCosts, parts: list[Component] | None = None) -> None:
        """``parts``: components that are to be bounded apart, each with contractors up to the whole limit."""
        self.problem = problem
        self.costs = costs
        self.new_until = surely_new(problem) if costs.newness else np.full(len(problem.data.line_study), -1)
        self._pools, self._pool_of_line, self._pool_limit = self._contractors(parts)
        self._groups = _Groups(problem)
        d = problem.data
        row_line = np.repeat(np.arange(len(d.line_study)), np.diff(d.eligible_start))
        person = d.eligible_people
        self._row_line = row_line
        self._not_known = ~(d.knew[person, d.line_sponsor[row_line]] > 0)
        employed = d.employee[person] > 0
        rate = np.where(employed, costs.person_rate_employee[row_line], costs.person_rate[row_line])
        self._pair_cost = rate * d.cost[person] + costs.person_base[row_line]

    def _contractors(self, parts: list[Component] | None) -> tuple[int, Array, Array]:
        """How many pools of contractors there are, the pool of each line, the percent that each pool has."""
        d = self.problem.data
        roles = len(d.contractor_cost)
        limits = np.where(d.contractor_cost >= 0, self.problem.case.contractor_limit, 0).astype(np.int64)
        part = np.zeros(len(d.line_role), np.int64)
        for number, component in enumerate(parts or []):
            part[component.lines] = number
        count = len(parts) if parts else 1
        return roles * count, part * roles + d.line_role, np.tile(limits, count)

    def trivial_month(self, t: int) -> Array:
        """[D] a bound for each line that ignores capacity, for months there was no time to solve."""
        cheapest = np.full(len(self.problem.data.line_study), np.inf)
        np.minimum.at(cheapest, self._row_line, self._pair_cost)
        unit = np.minimum(np.minimum(cheapest, self.costs.contractor), self.costs.open)
        bound: Array = unit * self.problem.case.demand[:, t]
        return bound

    def month(self, t: int) -> Array:
        """[D] what each line costs at least in month ``t``: the exact optimum of the month's transportation problem."""
        demand = self.problem.case.demand[:, t].astype(np.int64)
        active = np.nonzero(demand > 0)[0]
        if not len(active):
            return np.zeros(len(demand))
        people = self._groups.count
        available = self._groups.available[:, t]
        person_of, line_of, cost = self._pairs(t, demand, available)
        node_line = np.full(len(demand), -1)
        node_line[active] = people + np.arange(len(active))
        pools = self._pools
        pool = people + len(active)  # contractors
        open_node = pool + pools
        allowed = active[np.isfinite(self.costs.contractor[active])]
        tails = np.concatenate([person_of, pool + self._pool_of_line[allowed], np.full(len(active), open_node)])
        heads = np.concatenate([node_line[line_of], node_line[allowed], node_line[active]])
        capacity = np.concatenate([np.minimum(available[person_of], demand[line_of]), demand[allowed], demand[active]])
        unit = np.concatenate([cost, self.costs.contractor[allowed], self.costs.open[active]])
        source, total = open_node + 1, int(demand.sum())
        tails = np.concatenate([tails, np.full(people + pools + 1, source)])
        heads = np.concatenate([heads, np.arange(people), pool + np.arange(pools), [open_node]])
        capacity = np.concatenate([capacity, available, self._pool_limit, [total]])
        scaled = np.concatenate([np.floor(unit * SCALE), np.zeros(people + pools + 1)]).astype(np.int64)
        flow = min_cost_flow.SimpleMinCostFlow()
        arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacity.astype(np.int64), scaled)
        supplies = np.zeros(source + 1, np.int64)
        supplies[node_line[active]] = -demand[active]
        supplies[source] = total
        flow.set_nodes_supplies(np.arange(source + 1), supplies)
        if flow.solve() != flow.OPTIMAL:
            return self.trivial_month(t)
        flows = flow.flows(arcs)[: len(unit)]
        target = heads[: len(unit)] - people
        spent = np.bincount(target, weights=flows * (scaled[: len(unit)] / SCALE), minlength=len(active))
        result = np.zeros(len(demand))
        result[active] = spent
        return result

    def _pairs(self, t: int, demand: Array, available: Array) -> tuple[Array, Array, Array]:
        """Who could work on what in a month: groups, lines, and the least that a percent-month costs."""
        weight_new = self.problem.data.weight_new
        group = self._groups.of_person[self.problem.data.eligible_people]
        rows = np.nonzero((demand[self._row_line] > 0) & (available[group] > 0))[0]
        line = self._row_line[rows]
        newness = np.where(self._not_known[rows] & (self.new_until[line] >= t), weight_new[line], 0.0)
        cost = self._pair_cost[rows] + newness
        if self._groups.single:
            return group[rows], line, cost
        keys, where = np.unique(group[rows].astype(np.int64) * len(demand) + line, return_inverse=True)
        least = np.full(len(keys), np.inf)
        np.minimum.at(least, where, cost)
        return keys // len(demand), keys % len(demand), least

    def all_months(self, should_stop: Callable[[], bool]) -> Array:
        """[D] the bound of every line over all months; months after a stop are bounded without capacity."""
        total = np.zeros(len(self.problem.data.line_study))
        for t in range(self.problem.case.grid.count):
            total += self.trivial_month(t) if should_stop() else self.month(t)
        return total
