"""Values worked out ahead."""

from __future__ import annotations

import threading

import pytest

from planner.services.ahead import Ahead


def test_the_work_runs_beside_us_and_once() -> None:
    may_go, threads = threading.Event(), []

    def work() -> int:
        assert may_go.wait(10)
        threads.append(threading.current_thread())
        return 7

    ahead = Ahead(work)  # would hang here if the work ran on this thread
    may_go.set()
    assert [ahead.result(), ahead.result()] == [7, 7]
    assert len(threads) == 1
    assert threads[0].daemon


def test_an_error_of_the_work_comes_with_its_result() -> None:
    def work() -> int:
        raise ZeroDivisionError("a bug")

    with pytest.raises(ZeroDivisionError, match="a bug"):
        Ahead(work).result()
