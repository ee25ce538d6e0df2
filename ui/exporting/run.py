"""Previews and files of one plan, made in a process of their own and watched from a thread."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.exporting.child import MODULE
from ui.jobs import Cancelled, Job, JobControl, JobRunner

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.services.exporting.choice import ExportChoice
    from planner.services.exporting.desk import ExportDesk
    from planner.services.exporting.preview import Preview, SheetPreview
    from planner.services.exporting.restricted import ExportSource, Source
    from planner.services.planning import PlanOutcome

PATIENCE = 2.0
"""Seconds after which a preview that nobody wants any more is ended; a short one is quicker than a new process."""


class ExportRun(QObject):
    """One plan on its way out. Of several previews asked for, only the last one is told."""

    sheet_previewed = Signal(object)  # SheetPreview, before `previewed` brings all of them
    previewed = Signal(object)  # Preview
    preview_failed = Signal(object)
    progress = Signal(float)
    written = Signal(str)
    failed = Signal(object)
    cancelled = Signal()
    _sheet_ready = Signal(object, object)  # from the thread: JobControl, SheetPreview

    def __init__(
        self, outcome: PlanOutcome, place: ExportSource, plans: tuple[PlanRecord, ...], parent: QObject | None = None
    ) -> None:
        """``place`` names document and plan; ``plans`` are the document's."""
        super().__init__(parent)
        self.outcome, self.place, self.plans = outcome, place, plans
        self._runner = JobRunner(self, threads=1)
        self._desk: ExportDesk | None = None
        self._sources: dict[str, Source] = {}
        self._preview: Job | None = None
        self._writing: Job | None = None
        self._begun = 0.0
        self._sheet_ready.connect(self._tell_sheet)

    @property
    def writing(self) -> bool:
        """Whether a file is being made."""
        return self._writing is not None and not self._writing.over

    def preview(self, choice: ExportChoice, looked_at: str) -> None:
        """Ask for the preview of everything that a choice lets out, whichever sheets it names, one of them first."""
        self._drop_preview()
        wanted = replace(choice, sheets=None)

        def work(control: JobControl) -> Preview:
            control.check()
            self._begun = time.monotonic()
            given_up = lambda: control.is_cancelled() and time.monotonic() - self._begun > PATIENCE  # noqa: E731
            with _ended_as_cancelled():
                desk = self._ready(wanted.since)
                told = partial(self._sheet_ready.emit, control)
                preview = desk.preview(wanted, ".xlsx", given_up, looked_at, told)
            control.check()
            return preview

        self._preview = self._runner.start(work, self.previewed.emit, self.preview_failed.emit)

    def _tell_sheet(self, control: JobControl, sheet: SheetPreview) -> None:
        """On the window's thread: a sheet of a choice that was changed meanwhile may hold what must not be seen."""
        if not control.is_cancelled():
            self.sheet_previewed.emit(sheet)

    def write(self, choice: ExportChoice, path: Path) -> None:
        """Make the file; told by `progress`, and `written`, `failed` or `cancelled`."""
        self._drop_preview()

        def work(control: JobControl) -> str:
            control.check()
            with _ended_as_cancelled():
                desk = self._ready(choice.since)
                desk.write(choice, path, control.is_cancelled, lambda fraction, _: control.progress(fraction))
            return str(path)

        self._writing = self._runner.start(work, self.written.emit, self.failed.emit)
        self._writing.progress.connect(lambda fraction, _: self.progress.emit(fraction))
        self._writing.cancelled.connect(self.cancelled)

    def cancel(self) -> None:
        """Give up the file that is being made; told at once."""
        if self._writing is not None and not self._writing.over:
            self._writing.cancel()

    def shut_down(self) -> None:
        """End the work, and the process in a moment."""
        self._begun = 0.0  # nothing is worth waiting for any more
        self._runner.shut_down(0)
        self._runner.start(lambda _: self._close(), lambda _: None, lambda _: None)

    def wait(self, milliseconds: int) -> bool:
        """Wait for the process to end; whether it did."""
        return self._runner.wait(milliseconds)

    def _drop_preview(self) -> None:
        if self._preview is not None and not self._preview.over:
            self._preview.cancel()

    def _close(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _ready(self, since: str) -> ExportDesk:
        """The process with the source as it is compared; on the runner's thread."""
        from planner.services.exporting.desk import ExportDesk
        from planner.services.exporting.sources import source_of

        if since not in self._sources:
            self._sources[since] = source_of(
                self.outcome, self.place.plan_id, self.plans, since, self.place, Path(self.place.document_title)
            )
        source = self._sources[since]
        if self._desk is None:
            self._desk = ExportDesk(source, MODULE)
        self._desk.renew(source)
        return self._desk


class _ended_as_cancelled:  # noqa: N801 - reads like a function
    """The export's own news, as the window's jobs tell it."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is not None:
            from planner.services.exporting.desk import ExportCancelled

            if isinstance(error, ExportCancelled):
                raise Cancelled from error
