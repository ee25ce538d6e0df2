"""Work off the window's thread."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import Job, JobControl, JobRunner


@pytest.fixture
def runner(qtbot: QtBot) -> JobRunner:
    return JobRunner()


def ignore(_: Any) -> None:
    pass


def test_work_runs_on_another_thread_and_its_result_arrives_on_this_one(runner: JobRunner, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def done(value: int) -> None:
        threads.append(threading.current_thread())
        assert value == 42

    def work(_: object) -> int:
        threads.append(threading.current_thread())
        return 42

    job = runner.start(work, done, ignore)
    with qtbot.waitSignal(job.finished):
        pass
    assert threads[0] is not threads[1]
    assert threads[1] is threading.main_thread()


def test_an_exception_is_handed_over_as_failure(runner: JobRunner, qtbot: QtBot) -> None:
    def work(_: JobControl) -> None:
        raise ValueError("broken")

    job = runner.start(work, ignore, ignore)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert str(failed.args[0]) == "broken"


def test_progress_is_told_in_order(runner: JobRunner, qtbot: QtBot) -> None:
    def work(control: JobControl) -> None:
        control.progress(0.25, "a quarter")
        control.progress(1.0, "all")

    job = Job(work)
    seen: list[tuple[float, str]] = []
    job.progress.connect(lambda fraction, text: seen.append((fraction, text)))
    with qtbot.waitSignal(job.finished):
        job.run()
    assert seen == [(0.25, "a quarter"), (1.0, "all")]


def test_cancel_is_told_at_once_and_ends_the_work(runner: JobRunner, qtbot: QtBot) -> None:
    started, ended = threading.Event(), threading.Event()

    def work(control: JobControl) -> None:
        started.set()
        try:
            while True:
                control.check()
        finally:
            ended.set()

    told: list[str] = []
    job = runner.start(work, lambda _: told.append("finished"), lambda _: told.append("failed"))
    job.cancelled.connect(lambda: told.append("cancelled"))
    assert started.wait(10)
    job.cancel()
    assert told == ["cancelled"]
    assert ended.wait(10)
    runner.wait(10_000)
    qtbot.wait(10)
    assert told == ["cancelled"]


def test_a_result_that_comes_after_cancel_is_dropped_for_tidying_up(runner: JobRunner, qtbot: QtBot) -> None:
    go = threading.Event()
    told: list[str] = []
    job = runner.start(lambda _: go.wait(10), lambda _: told.append("finished"), ignore)
    job.cancel()
    with qtbot.waitSignal(job.dropped):
        go.set()
    assert told == []


def test_one_thread_stays_the_same_thread(qtbot: QtBot) -> None:
    desk = JobRunner(threads=1)
    seen: list[int] = []
    for _ in range(3):
        job = desk.start(lambda _: threading.get_ident(), seen.append, ignore)
        with qtbot.waitSignal(job.finished):
            pass
    assert len(set(seen)) == 1
