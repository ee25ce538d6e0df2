"""Searching the frontier: many searches in processes of their own, whose points appear as they end."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.services.pictures.frontier import FrontierPoint, scenarios_of, swept_point
from planner.services.sweeps import Finding, MemberOutcome, run_scenarios
from ui.jobs import Job, JobControl, JobRunner

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.domain.portfolio import Portfolio
    from ui.doors import Doors


class FrontierRun(QObject):
    """One sweep at a time."""

    found = Signal(object)  # FrontierPoint
    changed = Signal(str)  # how far it is
    ended = Signal(str)  # how it went; '' after Cancel
    failed = Signal(object)  # Exception
    _news = Signal(int, object)  # the run's number, Finding; from the thread

    def __init__(self, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._runner = JobRunner(self, threads=1)
        self._job: Job | None = None
        self._number = 0  # what a run tells that is over is not heard
        self._planned = self._done = self._without = 0
        self._news.connect(self._take)

    @property
    def running(self) -> bool:
        """Whether a sweep is under way."""
        return self._job is not None and not self._job.over

    def start(self, portfolio: Portfolio, title: str, points: int, seconds: float, plan: Plan | None = None) -> None:
        """Search some positions of the slider, each from ``plan`` (of this portfolio) where there is one."""
        if self.running:
            return
        scenarios = scenarios_of(portfolio, title, points)
        search_all = self._doors.search_all
        self._number += 1
        number = self._number
        self._planned, self._done, self._without = len(scenarios), 0, 0

        def work(control: JobControl) -> None:
            def solve_all(portfolios: Sequence[Portfolio], tell: Callable[[MemberOutcome], None]) -> None:
                search_all(portfolios, seconds, plan, tell, control.is_cancelled)

            run_scenarios(scenarios, solve_all, lambda finding: self._news.emit(number, finding), control.is_cancelled)

        at_once = max(1, min(os.cpu_count() or 1, len(scenarios)))
        about = -(-len(scenarios) // at_once) * seconds
        self.changed.emit(self.tr("Searching; about {n} s.").format(n=round(about)))
        self._job = self._runner.start(work, lambda _: self._end(), self._fail)

    def cancel(self) -> None:
        """End the sweep at once; the points found so far stay."""
        if self.running and self._job is not None:
            self._number += 1
            self._job.cancel()
            self.ended.emit("")

    def _take(self, number: int, finding: Finding) -> None:
        if number != self._number:
            return
        self._done += 1
        point = swept_point(finding)
        if point is None:
            self._without += 1
        else:
            self.found.emit(point)
        self.changed.emit(self.tr("{done} of {n} searches are done.").format(done=self._done, n=self._planned))

    def _end(self) -> None:
        if self._without:
            self.ended.emit(self.tr("{n} searches found no plan.").format(n=self._without))
        else:
            self.ended.emit(self.tr("Done. Click a point to keep its plan as a scenario."))

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

    def shut_down(self) -> None:
        """End what runs, and wait a moment for its processes to go."""
        self._number += 1
        self._runner.shut_down(2000)


def without_copies(points: Sequence[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """The points in the order of the slider, one for each position: the one found last."""
    found = {point.position: point for point in points}
    return tuple(found[position] for position in sorted(found, key=lambda p: p or 0))
