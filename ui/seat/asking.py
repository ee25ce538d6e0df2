"""What the panel asks about the selected seat, worked out on a thread; the newest question wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.services.stretch import Stretch
from ui.jobs import Job, JobControl, JobRunner

if TYPE_CHECKING:
    from planner.services.candidates.ranking import Candidates
    from planner.services.candidates.standing import Standing
    from planner.services.why.explaining import Why
    from ui.shown import ShownPlan


class Reach(StrEnum):
    """Which months of the selected seat are asked about."""

    HOLDER = "holder"
    SELECTED = "selected"
    SEAT = "seat"


@dataclass(frozen=True)
class Question:
    """A stretch of a seat of a shown plan."""

    shown: ShownPlan
    stretch: Stretch


def reached(shown: ShownPlan, selected: Stretch, reach: Reach) -> Stretch:
    """The months asked about, from those selected."""
    from planner.services.why.explaining import run_around

    if reach is Reach.SEAT:
        months = (shown.outcome.plan.seats.fte[selected.seat] > 0).nonzero()[0].tolist()
        return Stretch(selected.seat, months[0], months[-1]) if months else selected
    return run_around(shown.outcome.plan, selected) if reach is Reach.HOLDER else selected


class Asking(QObject):
    """Answers questions one at a time: first who is free, then why, then what takes longer."""

    found = Signal(object, object, object)  # Question, Standing, Candidates
    explained = Signal(object, object)  # Question, tuple[Why, ...]
    completed = Signal(object, object)  # Question, Candidates with what takes longer
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = JobRunner(self, threads=1)
        self._job: Job | None = None
        self._standing: tuple[ShownPlan, Standing] | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is under way."""
        return self._runner.busy

    def ask(self, question: Question) -> None:
        """Answer this one; what an earlier one still lacks is dropped."""
        from planner.services.candidates.ranking import candidates
        from planner.services.candidates.standing import Standing

        self.drop()
        known = self._standing[1] if self._standing and self._standing[0] is question.shown else None

        def work(control: JobControl) -> tuple[Standing, Candidates]:
            outcome = question.shown.outcome
            standing = known or Standing(outcome.case, outcome.plan, outcome.published)
            return standing, candidates(standing, question.stretch, control.check)

        def done(answer: tuple[Standing, Candidates]) -> None:
            self._standing = (question.shown, answer[0])
            self.found.emit(question, *answer)
            self._go_on(question, *answer)

        self._job = self._runner.start(work, done, self.failed.emit)

    def _go_on(self, question: Question, standing: Standing, found: Candidates) -> None:
        from planner.services.candidates.ranking import further
        from planner.services.why.explaining import explain

        def why(control: JobControl) -> tuple[Why, ...]:
            return explain(standing, question.stretch, question.shown.outcome.evaluation, control.check)

        def rest(control: JobControl) -> Candidates:
            return further(standing, found, control.check)

        def explained(answer: tuple[Why, ...]) -> None:
            self.explained.emit(question, answer)
            self._next(rest, lambda more: self.completed.emit(question, more))

        self._next(why, explained)

    def _next(self, work: Callable[[JobControl], object], done: Callable[..., None]) -> None:
        self._job = self._runner.start(work, done, self.failed.emit)

    def drop(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """Nothing is shown any more."""
        self.drop()
        self._standing = None

    def shut_down(self) -> None:
        """End what runs."""
        self._runner.shut_down()
