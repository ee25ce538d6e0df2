"""The optimizer's process seen as an object."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.domain.portfolio import Portfolio
from solver.api import Failure, Progress, SolveOptions, SolveResult
from tests.ui.fakes import FakeSearch
from ui.jobs import JobRunner
from ui.solving import Searcher, SolveJob


class Chatty(FakeSearch):
    """Tells three things at a time before its plan."""

    def poll(self) -> list[Progress | SolveResult | Failure]:
        news = super().poll()
        if news and isinstance(news[0], Progress):
            return [Progress("early", 0.1), Progress("late", 0.2), *news]
        return news


def test_only_the_latest_news_is_passed_on_and_the_result_once(qtbot: QtBot, portfolio: Portfolio) -> None:
    job = SolveJob(JobRunner(), Chatty)
    phases: list[str] = []
    results: list[SolveResult] = []
    job.progress.connect(lambda news: phases.append(news.phase))
    job.finished.connect(results.append)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start(portfolio, SolveOptions(1))
    qtbot.wait(200)
    assert phases == ["Improving the plan"] * 2
    assert len(results) == 1 and not job.running


def test_a_search_that_cannot_be_started_is_a_failure(qtbot: QtBot, portfolio: Portfolio) -> None:
    def broken() -> Searcher:
        raise OSError("no more processes")

    job = SolveJob(JobRunner(), broken)
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        job.start(portfolio, SolveOptions(1))
    assert "could not be started: no more processes" in failed.args[0].message


def test_stop_before_the_process_is_up_is_not_lost(qtbot: QtBot, portfolio: Portfolio) -> None:
    search = FakeSearch(endless=True)
    job = SolveJob(JobRunner(), lambda: search)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start(portfolio, SolveOptions(1))
        job.stop()
    assert search.stopped
