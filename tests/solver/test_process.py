"""The optimizer in a process of its own: what it tells, how it is stopped, and what is left when it dies."""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

import pytest

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import Status
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Portfolio
from solver.api import Failure, Progress, SolveOptions, SolveResult, solve
from solver.process import SolverProcess
from tests.support.builders import line, person, portfolio, study

News: TypeAlias = Progress | SolveResult | Failure
GENEROUS = 120.0
"""Seconds after which a test gives up; nothing is said about how fast anything is."""
LONG = SolveOptions(time_limit=3600.0)
REPEATABLE = SolveOptions(time_limit=0.3, deterministic=True, seed=3)


@pytest.fixture
def process(unhandled: list[object]) -> Iterator[SolverProcess]:
    """An optimizer that is gone after the test, and whose threads raised nothing."""
    made = SolverProcess()
    yield made
    made.cancel()
    assert _gone()
    assert unhandled == []


@pytest.fixture
def unhandled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What threads of this process raised."""
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: raised.append(args.exc_value))
    return raised


def _children() -> list[mp.process.BaseProcess]:
    return [child for child in mp.active_children() if child.name == "throughline-optimizer"]


def _gone() -> bool:
    """Whether no optimizer is left, after a while at the latest."""
    end = time.monotonic() + GENEROUS
    while _children() and time.monotonic() < end:
        time.sleep(0.02)
    return not _children()


def _listen(process: SolverProcess, until: Callable[[News], bool] = lambda _: False) -> list[News]:
    """All news up to the one that is waited for, or to the end."""
    heard: list[News] = []
    end = time.monotonic() + GENEROUS
    while not process.done:
        assert time.monotonic() < end, f"no end in sight; heard {heard[-3:]}"
        process.wait(0.5)
        for item in process.poll():
            heard.append(item)
            if until(item):
                return heard
    return heard


def _has_plan(item: News) -> bool:
    return isinstance(item, Progress) and item.objective is not None


def _result(heard: list[News]) -> SolveResult:
    assert isinstance(heard[-1], SolveResult), heard[-1]
    return heard[-1]


def _assert_plan(portfolio: Portfolio, result: SolveResult | None) -> None:
    assert result is not None and result.plan is not None
    case = build_case(portfolio)
    assert check_plan(case, result.plan) == ()
    assert evaluate(case, result.plan).objective == pytest.approx(result.objective)


def test_the_same_answer_as_in_this_process_after_its_progress(process: SolverProcess, sample: Portfolio) -> None:
    process.start(sample, REPEATABLE)
    heard = _listen(process)
    assert [type(item) for item in heard[:-1]] == [Progress] * (len(heard) - 1)
    phases = [item.phase for item in heard if isinstance(item, Progress)]
    assert phases[0].startswith("preparing")
    assert "first plan" in phases
    apart, here = _result(heard), solve(sample, REPEATABLE)
    assert apart.plan is not None and here.plan is not None
    assert apart.plan.holder.tolist() == here.plan.holder.tolist()
    assert (apart.objective, apart.bound, apart.status) == (here.objective, here.bound, here.status)
    assert process.done
    assert process.poll() == []
    assert not process.wait(0.0)
    assert _gone()


def test_a_stop_keeps_the_best_plan_also_when_said_twice(process: SolverProcess, sample: Portfolio) -> None:
    process.start(sample, LONG)
    _listen(process, _has_plan)
    process.stop()
    process.stop()
    result = _result(_listen(process))
    _assert_plan(sample, result)
    assert result.status in (Status.STOPPED, Status.FLOORS_NOT_MET, Status.OPTIMAL)
    process.stop()  # too late, and harmless
    assert _gone()


def _large() -> Portfolio:
    """A portfolio that does not fit into a pipe at once."""
    names = [f"S{i}" for i in range(150)]
    return portfolio(
        studies=tuple(study(name) for name in names),
        demand=tuple(line(name) for name in names),
        staff=tuple(person(f"p{i}", notes="somebody " * 60) for i in range(200)),
    )


def _assert_plan_or_none(portfolio: Portfolio, result: SolveResult) -> None:
    if result.status is Status.NO_PLAN:
        assert result.plan is None and result.objective is None
    else:
        _assert_plan(portfolio, result)


def test_a_stop_at_once_ends_the_search_with_a_plan_or_none(process: SolverProcess) -> None:
    large = _large()
    process.start(large, LONG)
    process.stop()
    _assert_plan_or_none(large, _result(_listen(process)))


def test_a_stop_before_the_start_ends_the_search(process: SolverProcess, sample: Portfolio) -> None:
    process.warm()
    process.stop()
    process.start(sample, LONG)
    _assert_plan_or_none(sample, _result(_listen(process)))


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot halt a process")
def test_a_child_that_does_not_answer_to_a_stop_is_ended_and_its_best_plan_kept(
    process: SolverProcess, sample: Portfolio
) -> None:
    process.start(sample, LONG)
    _listen(process, _has_plan)
    _listen(process, _has_plan)
    (child,) = _children()
    assert child.pid is not None
    os.kill(child.pid, signal.SIGSTOP)
    process.stop()
    _assert_plan(sample, _result(_listen(process)))
    assert _gone()


def test_cancel_in_the_search_leaves_nothing_behind(process: SolverProcess, sample: Portfolio) -> None:
    process.start(sample, LONG)
    _listen(process, _has_plan)
    process.cancel()
    assert process.done
    assert _children() == []
    assert process.poll() == []
    process.cancel()
    process.stop()


def test_cancel_at_once_leaves_nothing_behind(process: SolverProcess) -> None:
    process.start(_large(), LONG)
    process.cancel()
    assert _children() == []
    assert process.poll() == []


def test_cancel_before_the_start_is_allowed(process: SolverProcess) -> None:
    process.cancel()
    assert process.done
    assert process.poll() == []


def test_a_child_that_is_killed_leaves_its_best_plan(process: SolverProcess, sample: Portfolio) -> None:
    process.start(sample, LONG)
    _listen(process, _has_plan)
    _listen(process, _has_plan)  # a plan is sent ahead of the news of it, or just after
    (child,) = _children()
    child.kill()
    heard = _listen(process)
    assert isinstance(heard[-1], Failure)
    assert "unexpectedly" in heard[-1].message
    assert heard[-1].details
    _assert_plan(sample, heard[-1].best)
    assert process.poll() == []


def test_a_child_that_raises_says_what_and_where(process: SolverProcess) -> None:
    """A line without any bill rate gets past nobody who checks portfolios, but whatever happens must be told."""
    broken = portfolio(studies=(study(),), demand=(replace(line(), bill_rate=None),), staff=(person(),))
    process.start(broken, LONG)
    heard = _listen(process)
    assert isinstance(heard[-1], Failure)
    assert "bill rate" in heard[-1].message
    assert "Traceback" in heard[-1].details
    assert heard[-1].best is None
    assert _gone()
