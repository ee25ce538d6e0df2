"""Timefold as a peer: same problem, same reckoning, and a plain word where it is not installed.

The tests that run it are skipped unless THROUGHLINE_TIMEFOLD names an interpreter in which timefold is installed.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

import pytest

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan_check import check_plan
from solver.problem import Problem, build_problem, plan_of
from tests.benchmarks.measure import run, score
from tests.benchmarks.peer_timefold import Timefold, archives, facts, missing
from tests.benchmarks.peers import PEERS
from tests.benchmarks.portfolios import generate

PYTHON = os.environ.get("THROUGHLINE_TIMEFOLD", "")
TIMEFOLD = next(peer for peer in PEERS if peer.kind == "timefold")
needs_timefold = pytest.mark.skipif(bool(missing(PYTHON)), reason=f"Timefold: {missing(PYTHON)}")


@pytest.fixture(scope="module")
def problem() -> Problem:
    return build_problem(build_case(generate(10, 4, 6, 1)))


def test_where_it_is_not_installed_the_reason_is_told(tmp_path: object) -> None:
    assert "not installed" in missing(None)
    assert missing(f"{tmp_path}/no-such-python")


def test_it_is_given_all_numbers_of_the_problem_in_their_order(problem: Problem) -> None:
    numbers = [float(word) for line in facts(problem) for word in line.split()]
    case, seats = problem.case, len(problem.seats)
    people, months = case.available.shape
    lines, studies, sponsors, roles = numbers[3:7]
    assert numbers[:3] == [people, months, seats]
    assert (lines, studies) == (len(case.line_keys), len(case.study_rows))
    by_person = months + 3 + sponsors  # availability, limit, employment, cost, sponsors known
    by_line = 11  # study, sponsor, role, five weights, bill rate, numbers of eligible people and incumbents
    listed = len(case.eligible_people) + len(case.incumbents)
    by_seat = 2 + 2 * months  # line, incumbent, FTE, locks
    floors = studies + 2 * sponsors + 2  # sponsors have continuity floors, too, which have a weight
    assert len(numbers) == 7 + people * by_person + lines * by_line + listed + 4 * roles + floors + seats * by_seat
    assert numbers[-seats * months :] == problem.data.forced.ravel().tolist()


@needs_timefold
def test_its_own_reckoning_is_the_evaluators(problem: Problem) -> None:
    said = list(Timefold(PYTHON, problem, 3.0, 1).plans())
    assert said
    for plan, told in ((plan_of(problem, one.holder), one) for one in said):
        judged = evaluate(problem.case, plan)
        assert check_plan(problem.case, plan) == ()
        assert judged.objective == pytest.approx(told.objective, abs=1e-4)
        assert judged.floors_met == (told.short == 0)


@needs_timefold
def test_it_runs_as_a_peer_with_the_memory_of_its_java_machine(problem: Problem) -> None:
    found = run(replace(TIMEFOLD, program=PYTHON), problem.case.portfolio, 3.0, 1, None)
    assert found.ended is not None and "community edition" in found.ended.note
    row, best = score(TIMEFOLD, found, problem, 3.0)
    assert row.first_valid is not None and best is not None
    assert "broke a rule" not in row.note
    assert sys.platform != "linux" or (row.peak_mb or 0) > 100


@needs_timefold
def test_an_interpreter_without_it_is_told_apart() -> None:
    assert not isinstance(archives(PYTHON), str)
    if not missing(sys.executable):
        pytest.skip("this interpreter has Timefold, too")
    assert missing(sys.executable) == f"not installed in {sys.executable}"
