"""Sweeps: many searches over one executor, each with an ending of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.errors import EnvironmentTrouble, UserError
from planner.domain.plan import Status
from solver.api import SolveOptions, sweep
from solver.sweep import Ending, Member, Outcome, executor_for
from tests.support.builders import assignment, line, person, portfolio, study

SHORT = SolveOptions(time_limit=0.05, deterministic=True, workers=1)
LONG = SolveOptions(time_limit=600.0, workers=1)
ANN_ALONE = portfolio(studies=(study(),), demand=(line(),), staff=(person(),), assignments=(assignment(),))
NOBODY = portfolio(studies=(study(),), demand=(line(),))
NO_RATE = portfolio(studies=(study(),), demand=(line(bill_rate=None),), staff=(person(),))
HARD = portfolio(
    studies=tuple(study(f"S{i}", margin_floor=Decimal("0.31")) for i in range(12)),
    demand=tuple(line(f"S{i}", (70, 60, 90, 80)) for i in range(12)),
    staff=tuple(person(f"p{i}", cost=50 + 3 * i, max_studies=2) for i in range(14)),
)
"""Large enough that nothing is proven in the moment before a stop."""


class _Deadly(SolveOptions):
    """Options that end the process that receives them."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (7,)


def _endings(outcomes: tuple[Outcome, ...]) -> list[Ending]:
    assert [outcome.index for outcome in outcomes] == list(range(len(outcomes)))
    return [outcome.ending for outcome in outcomes]


@pytest.fixture
def one_at_a_time() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


# ---- over any executor


def test_results_come_in_the_order_of_the_members_and_are_told_as_they_end(one_at_a_time: Executor) -> None:
    told: list[Outcome] = []
    outcomes = sweep([Member(ANN_ALONE, SHORT), Member(NOBODY, SHORT)], one_at_a_time, told.append)
    assert _endings(outcomes) == [Ending.DONE, Ending.DONE]
    assert sorted(told, key=lambda outcome: outcome.index) == list(outcomes)
    ann, nobody = (outcome.result for outcome in outcomes)
    assert ann is not None and ann.status is Status.OPTIMAL
    assert nobody is not None and nobody.objective is not None and ann.objective is not None
    assert ann.objective < nobody.objective


def test_a_member_that_fails_says_why_and_leaves_the_others_alone(one_at_a_time: Executor) -> None:
    outcomes = sweep([Member(NO_RATE, SHORT), Member(ANN_ALONE, SHORT)], one_at_a_time)
    assert _endings(outcomes) == [Ending.FAILED, Ending.DONE]
    assert "no bill rate" in outcomes[0].message
    assert outcomes[0].result is None


def test_a_stop_keeps_what_is_done_and_cancels_the_rest(one_at_a_time: Executor) -> None:
    told: list[Outcome] = []
    outcomes = sweep([Member(ANN_ALONE, SHORT)] * 9, one_at_a_time, told.append, lambda: bool(told))
    endings = _endings(outcomes)
    assert endings[0] is Ending.DONE
    assert endings[-1] is Ending.CANCELLED
    assert outcomes[-1].result is None and not outcomes[-1].message
    assert len(told) == 9


def test_a_stop_from_the_start_begins_nothing(one_at_a_time: Executor) -> None:
    outcomes = sweep([Member(NO_RATE, SHORT)] * 2, one_at_a_time, should_stop=lambda: True)
    assert _endings(outcomes) == [Ending.CANCELLED, Ending.CANCELLED]


def test_what_the_executor_itself_cancels_is_cancelled_not_failed() -> None:
    class Refusing(Executor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            return future

    assert _endings(sweep([Member(ANN_ALONE, SHORT)], Refusing())) == [Ending.CANCELLED]


def test_an_executor_that_takes_no_more_work_fails_the_members() -> None:
    closed = ThreadPoolExecutor(1)
    closed.shutdown()
    outcomes = sweep([Member(ANN_ALONE, SHORT)], closed)
    assert _endings(outcomes) == [Ending.FAILED]
    assert "shutdown" in outcomes[0].message


def test_a_sweep_of_nothing_is_empty() -> None:
    assert sweep([]) == ()


# ---- processes of this machine


def test_local_processes_solve_and_tell_failures_apart() -> None:
    outcomes = sweep([Member(ANN_ALONE, SHORT), Member(NO_RATE, SHORT), Member(NOBODY, SHORT)])
    assert _endings(outcomes) == [Ending.DONE, Ending.FAILED, Ending.DONE]
    assert "no bill rate" in outcomes[1].message


def test_a_process_that_dies_fails_its_own_member_only() -> None:
    deadly = Member(ANN_ALONE, _Deadly(workers=1))
    outcomes = sweep([deadly, *[Member(ANN_ALONE, SHORT)] * 4])
    assert _endings(outcomes) == [Ending.FAILED, *[Ending.DONE] * 4]
    assert "ended unexpectedly" in outcomes[0].message


def test_a_stop_ends_local_processes_in_the_middle_of_a_search() -> None:
    """The long member would outlast the test's own time-out."""
    told: list[Outcome] = []
    outcomes = sweep([Member(ANN_ALONE, SHORT), Member(HARD, LONG)], None, told.append, lambda: bool(told))
    assert _endings(outcomes) == [Ending.DONE, Ending.CANCELLED]


# ---- a cluster


def test_a_dask_cluster_of_two_workers_solves_fails_and_cancels() -> None:
    distributed = pytest.importorskip("distributed")
    quiet = {"dashboard_address": None, "silence_logs": 50}
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **quiet) as cluster,
        executor_for(cluster.scheduler_address) as executor,
    ):
        outcomes = sweep([Member(ANN_ALONE, SHORT), Member(NO_RATE, SHORT), Member(NOBODY, SHORT)], executor)
        assert _endings(outcomes) == [Ending.DONE, Ending.FAILED, Ending.DONE]
        assert "no bill rate" in outcomes[1].message
        told: list[Outcome] = []
        long = SolveOptions(time_limit=20.0, workers=1)  # a worker goes on with what it has begun
        members = [Member(ANN_ALONE, SHORT), *[Member(HARD, long)] * 3]
        outcomes = sweep(members, executor, told.append, lambda: bool(told))
        assert _endings(outcomes) == [Ending.DONE, *[Ending.CANCELLED] * 3]


def test_an_address_where_no_cluster_answers_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("solver.sweep.CLUSTER_WAIT", 0.3)
    with pytest.raises(EnvironmentTrouble, match="No cluster answers at tcp://127"), executor_for("tcp://127.0.0.1:9"):
        pass


@pytest.mark.parametrize("address", ["nonsense", "what://x:1", ""])
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(UserError, match="is no address of a cluster"), executor_for(address):
        pass


def test_without_the_extra_a_cluster_is_refused_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match="install Throughline with the extra cluster"), executor_for("tcp://x:1"):
        pass
