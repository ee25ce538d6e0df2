"""One planning run: from the strip's settings to a plan in the document."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from planner.domain.errors import ThroughlineError
from ui.shown import ShownPlan, show_outcome
from ui.solving import SolveJob

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.document import PlanRecord
    from planner.domain.plan import Plan
    from planner.domain.portfolio import Portfolio
    from planner.services.ahead import Ahead
    from planner.services.planning import BaselinePlans
    from planner.services.scenarios.scope import Scope
    from solver.api import Failure, Progress, SolveOptions, SolveResult
    from ui.document import DocumentController
    from ui.doors import Doors
    from ui.jobs import JobControl


def _everything() -> Scope:
    from planner.services.scenarios.scope import EVERYTHING

    return EVERYTHING


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a person set: seconds to search, slider position, whether margin floors hold (else it is a what-if)."""

    seconds: float
    position: int = 0
    floors: bool = True
    seed: int = 1
    start: ShownPlan | None = None  # the plan to start from; its result is proposed instead of kept
    scope: Scope = field(default_factory=_everything)  # what of it may change


@dataclass(frozen=True)
class Greedy:
    """The case of a run and both request-by-request plans, worked out while the search runs.

    They take longer than all else between Stop and the plan on the screen, and do not depend on what the search finds.
    """

    portfolio: Portfolio
    position: int
    ahead: Ahead[tuple[Case, BaselinePlans | None]]

    @classmethod
    def of(cls, portfolio: Portfolio, position: int, doors: Doors, known: Greedy | None) -> Greedy:
        """Those already known if they are of the same portfolio and weights, else new ones, begun now."""
        from planner.services.ahead import Ahead
        from planner.services.plan_records import case_at

        if known is not None and known.portfolio is portfolio and known.position == position:
            return known

        def work() -> tuple[Case, BaselinePlans | None]:
            case = case_at(portfolio, position)
            return case, doors.baselines(case)

        return cls(portfolio, position, Ahead(work))


@dataclass(frozen=True)
class Concluded:
    """A run's plan, ready to be shown and kept."""

    shown: ShownPlan
    record: PlanRecord
    result: SolveResult
    settings: RunSettings


class PlanningRun(QObject):
    """Runs searches for the open document, one at a time."""

    started = Signal()
    progress = Signal(object)  # Progress
    concluding = Signal()
    finished = Signal(object)  # Concluded
    proposed = Signal(object)  # Concluded, of a run that started from a plan
    ended = Signal(str)  # ended without a plan: why, '' after Cancel
    failed = Signal(object)  # Failure, or an exception

    def __init__(self, controller: DocumentController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._job: SolveJob | None = None
        self._settings = RunSettings(60)
        self._portfolio: Portfolio | None = None
        self._rescued = False
        self._greedy: Greedy | None = None

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._portfolio is not None

    def start(self, settings: RunSettings) -> None:
        """Search for a plan of the open portfolio. UserError if nothing may change of the plan to start from."""
        from planner.services.presets import portfolio_at

        portfolio = self._controller.portfolio
        if portfolio is None or self.running:
            return
        options = _options(settings)
        self._settings, self._portfolio, self._rescued = settings, portfolio, False
        self._job = SolveJob(self._controller.figures, self._controller.doors.new_search, self)
        self._job.progress.connect(self._on_progress)
        self._job.finished.connect(self._conclude)
        self._job.failed.connect(self._on_failure)
        self._job.cancelled.connect(lambda: self._end(""))
        self.started.emit()
        self._greedy = Greedy.of(portfolio, settings.position, self._controller.doors, self._greedy)
        self._job.start(portfolio_at(portfolio, settings.position), options)

    def stop(self) -> None:
        """End the search, keep the best plan."""
        if self._job is not None:
            self._job.stop()

    def cancel(self) -> None:
        """End the search, go back to before it."""
        if self._job is not None and self._job.running:
            self._job.cancel()
        elif self.running:
            self._end("")

    def _on_progress(self, news: Progress) -> None:
        self.progress.emit(news)

    def _on_failure(self, failure: Failure) -> None:
        if failure.best is not None and failure.best.plan is not None:
            self._rescued = True
            self.failed.emit(failure)
            self._conclude(failure.best)
            return
        self._end(None)
        self.failed.emit(failure)

    def _conclude(self, result: SolveResult) -> None:
        from planner.services.plan_records import next_plan_name

        portfolio = self._portfolio
        if portfolio is None:
            return
        if result.plan is None:
            reason = " ".join(result.notes) or self.tr("No plan was found in {n} s.").format(n=round(result.seconds))
            self._end(reason)
            return
        self.concluding.emit()
        settings, controller = self._settings, self._controller
        greedy = self._greedy
        assert greedy is not None  # made when the run started
        name = next_plan_name(controller.plans)
        published = next((plan for plan in controller.plans if plan.published), None)

        def work(control: JobControl) -> Concluded:
            return _concluded(greedy, settings, result, name, published, control)

        def done(concluded: Concluded) -> None:
            if self._portfolio is portfolio:
                self._end(None)
                (self.finished if settings.start is None else self.proposed).emit(concluded)

        def failed(error: Exception) -> None:
            self._end(None)
            self.failed.emit(error)

        controller.figures.start(work, done, failed)

    def _end(self, reason: str | None) -> None:
        """Forget the run; a reason (possibly '') is told."""
        self._job = None
        self._portfolio = None
        if reason is not None:
            self.ended.emit(reason)


def _concluded(
    greedy: Greedy,
    settings: RunSettings,
    result: SolveResult,
    name: str,
    published: PlanRecord | None,
    control: JobControl,
) -> Concluded:
    """Judge a result, work out its boards, and make the record to keep. Runs on a thread."""
    from planner.domain.plan_rows import plan_from_rows
    from planner.services.plan_records import record_of
    from planner.services.planning import conclude

    case, baselines = greedy.ahead.result()
    agreed: Plan | None = plan_from_rows(case, published.rows)[0] if published else None
    outcome = conclude(case, result, baselines, agreed)
    control.check()
    if outcome is None:
        raise ThroughlineError(
            QCoreApplication.translate("words", "The optimizer handed over a plan that cannot be read.")
        )
    options = {
        "seconds": settings.seconds,
        "position": settings.position,
        "floors": settings.floors,
        "seed": settings.seed,
    }
    label = name if settings.floors else f"{name} (floors off)"
    shown = replace(show_outcome(outcome), name=label)
    return Concluded(shown, record_of(outcome, label, options), result, settings)


def _options(settings: RunSettings) -> SolveOptions:
    """The search that the settings ask for."""
    from planner.services.scenarios.scope import restriction
    from solver.api import SolveOptions

    workers = max(1, min(os.cpu_count() or 1, 8))
    options = SolveOptions(settings.seconds, settings.seed, workers, floors=settings.floors)
    if settings.start is None:
        return options
    outcome = settings.start.outcome
    kept = restriction(outcome.case, outcome.plan, settings.scope)
    return replace(options, start=outcome.plan, fixed=kept.fixed, movable=kept.movable, most_moved=kept.most_moved)
