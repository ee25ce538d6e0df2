"""The benchmark is fair and honest: peers get the same problem, the evaluator has the word, nothing is made up."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from ortools.math_opt.python import mathopt

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import Status
from planner.domain.plan_check import check_plan
from solver.api import SolveOptions, solve
from solver.baseline import baselines
from solver.problem import Problem, build_problem, plan_of
from tests.benchmarks.measure import Row, Run, run, score
from tests.benchmarks.optimizer import chosen
from tests.benchmarks.peer_model import PeerModel, counts, seated
from tests.benchmarks.peers import PEERS, Bound, Ended, Found, Peer, checkpoints
from tests.benchmarks.portfolios import generate
from tests.benchmarks.report import cells, save

GREEDY = PEERS[0]


@pytest.fixture(scope="module")
def problem() -> Problem:
    return build_problem(build_case(generate(10, 4, 6, 1)))


@pytest.fixture(scope="module")
def strict(problem: Problem) -> Problem:
    """The same with a floor that no greedy plan meets."""
    made = problem.case.portfolio
    return build_problem(
        build_case(replace(made, settings=replace(made.settings, portfolio_margin_floor=Decimal("0.95"))))
    )


def _solved(model: PeerModel) -> mathopt.SolveResult:
    return mathopt.solve(model.model, mathopt.SolverType.HIGHS, params=mathopt.SolveParameters(node_limit=300))


# ---- the model that general solvers get


@pytest.mark.parametrize("seed", [1, 2, 3, 6])
def test_the_peers_model_says_what_the_evaluator_says(seed: int) -> None:
    """Its plans keep rules and floors and are worth what it thinks, but for handovers between alike seats."""
    problem = build_problem(build_case(generate(8, 3, 5, seed)))
    model = PeerModel(problem)
    result = _solved(model)
    plan = seated(problem, *model.read(result.variable_values()))
    judged = evaluate(problem.case, plan)
    assert check_plan(problem.case, plan) == ()
    assert judged.floors_met
    assert result.termination.objective_bounds.dual_bound <= judged.objective + 1e-4
    missed = judged.objective - result.objective_value()
    assert -1e-4 <= missed <= judged.parts.handover + 1e-4


def test_a_plan_is_a_complete_hint_worth_what_the_plan_is_worth(problem: Problem) -> None:
    model = PeerModel(problem)
    plan = seated(problem, *model.read(_solved(model).variable_values()))
    hint, complete = model.hint(plan, 60.0)
    assert complete
    value = sum(cost * hint.variable_values[v] for v, cost in model.objective.items())
    judged = evaluate(problem.case, plan)
    assert -1e-4 <= judged.objective - value <= judged.parts.handover + 1e-4
    again = model.read(hint.variable_values)
    assert again == counts(problem, plan)
    assert any(v.upper_bound > v.lower_bound for v in model.held.values())  # nothing stays fixed


def test_seating_makes_no_more_handovers_than_the_plan_that_the_counts_come_from(problem: Problem) -> None:
    plan = baselines(problem.case).continuity_aware
    before, after = (evaluate(problem.case, p) for p in (plan, seated(problem, *counts(problem, plan))))
    assert len(after.handovers) <= len(before.handovers)
    assert after.portfolio.staffed == before.portfolio.staffed


@pytest.mark.parametrize("seed", [1, 2, 3, 6])
def test_throughline_and_a_proven_optimum_agree(seed: int) -> None:
    portfolio = generate(8, 3, 5, seed)
    problem = build_problem(build_case(portfolio))
    model = PeerModel(problem)
    result = _solved(model)
    theirs = evaluate(problem.case, seated(problem, *model.read(result.variable_values()))).objective
    ours = solve(portfolio, SolveOptions(time_limit=1.0, deterministic=True))
    assert ours.objective is not None and ours.bound is not None
    assert ours.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert ours.objective <= theirs * (1 + 1e-4)
    assert ours.objective >= result.termination.objective_bounds.dual_bound * (1 - 1e-4)
    assert ours.bound <= theirs * (1 + 1e-4)


# ---- measuring


def _judged(problem: Problem, *found: Found | Bound, limit: float = 30.0) -> Row:
    plans = [item for item in found if isinstance(item, Found)]
    bounds = [item for item in found if isinstance(item, Bound)]
    return score(GREEDY, Run(plans, bounds, Ended(1.0)), problem, limit)[0]


def test_a_peer_runs_in_its_own_process_with_its_own_memory(strict: Problem) -> None:
    found = run(GREEDY, strict.case.portfolio, 5.0, 1, None)
    assert found.ended is not None and not found.ended.note
    assert found.peak_mb is not None or sys.platform != "linux"
    row, _ = score(GREEDY, found, strict, 5.0)
    assert row.z_floors_broken == evaluate(strict.case, baselines(strict.case).list_order).objective
    assert row.z == {"5": None}


def test_a_process_that_fails_says_so(problem: Problem) -> None:
    row, best = score(GREEDY, run(Peer("x", "x", "unheard of"), problem.case.portfolio, 1.0, 1, None), problem, 1.0)
    assert "KeyError" in row.note
    assert best is None


def test_a_plan_that_breaks_a_floor_fills_no_column(strict: Problem) -> None:
    broken = baselines(strict.case).list_order.holder
    row = _judged(strict, Found(1.0, broken), Bound(1.0, 5.0))
    assert set(row.z.values()) == {None}
    assert row.first_valid is None and row.gap is None and row.floors_broken
    assert "broken)" in "".join(cells(row, 30.0))


def test_a_plan_that_breaks_a_rule_counts_for_nothing(problem: Problem) -> None:
    crowd = np.zeros(problem.seats.fte.shape, dtype=np.int32)  # everything on one person
    row = _judged(problem, Found(1.0, crowd))
    assert row.z_floors_broken is None
    assert "broke a rule" in row.note


def test_columns_show_the_best_plan_until_then(problem: Problem) -> None:
    model = PeerModel(problem)
    good = seated(problem, *model.read(_solved(model).variable_values())).holder
    row = _judged(problem, Found(12.0, good), Bound(12.0, 0.0))
    assert row.z["10"] is None
    assert row.z["30"] == evaluate(problem.case, plan_of(problem, good)).objective
    assert row.first_valid == 12.0
    assert row.gap == 1.0


def test_columns_are_the_usual_seconds_within_the_limit() -> None:
    assert checkpoints(8.0) == [8.0]
    assert checkpoints(30.0) == [10.0, 30.0]
    assert checkpoints(180.0) == [10.0, 30.0, 60.0, 120.0, 180.0]


# ---- the command and what it writes


def test_peers_run_in_an_order_in_which_hints_are_there() -> None:
    assert [peer.key for peer in chosen("highs+plan,throughline,greedy")] == ["greedy", "throughline", "highs+plan"]
    with pytest.raises(SystemExit, match="no peer sudoku"):
        chosen("greedy,sudoku")
    with pytest.raises(SystemExit, match="add throughline"):
        chosen("highs+plan")


def test_where_there_is_nothing_it_says_none(tmp_path: Path) -> None:
    rows = [
        Row("a", "A & B", {"10": None, "30": 90.0}, first_valid=12.0, bound=80.0, gap=0.1, trace=[(12.0, 90.0)]),
        Row("c", "C", {"10": None, "30": None}),
    ]
    assert cells(rows[0], 30.0)[:6] == ["A & B", "none", "90.0", "12.0 s", "80.0", "10.0%"]
    assert set(cells(rows[1], 30.0)[1:-1]) == {"none"}
    paths = save(rows, "a portfolio", 30.0, tmp_path / "new")
    assert [path.name for path in paths] == ["optimizer.csv", "optimizer.json", "optimizer.svg"]
    texts = [node.text or "" for node in ET.parse(paths[2]).iter() if node.tag.endswith("text")]
    assert "A & B" in texts and "C (none)" in texts
