"""Exports in a process of their own: they keep Python busy for up to twenty seconds, and the window would stand still.

The file is made in a folder of our own and put in its place when it is complete, so that ending the process at any
moment leaves nothing where the file was to be.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner.child_process import ChildProcess, Stopped
from planner.domain.errors import EnvironmentTrouble
from planner.services.export import Progress as Tell
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.desk_words import Part, Show, Write
from planner.services.exporting.preview import Preview, Shown
from planner.services.exporting.restricted import Source

CHILD = "planner.services.exporting.desk_child"

Cancelled = Callable[[], bool]


class ExportCancelled(Exception):  # noqa: N818 - it is news, not an error
    """Nobody wants the export any more; nothing was written."""


class ExportDesk:
    """Previews and files of one source. Not for use by several threads at once; `close` ends the process."""

    def __init__(self, source: Source, child: str = CHILD) -> None:
        """``child`` is the module that answers (`desk_child.main`)."""
        self._source = source
        self._child = ChildProcess(
            child, "The plan could not be exported: it needs more memory than there is. Export less at once."
        )

    def preview(
        self,
        choice: ExportChoice,
        suffix: str,
        cancelled: Cancelled,
        looked_at: str = "",
        shown: Shown = lambda sheet: None,
    ) -> Preview:
        """What `preview_of` gives; `ExportCancelled` as soon as it is no longer wanted."""
        preview: Preview = self._ask(Show(choice, suffix, looked_at), cancelled, shown)
        return preview

    def write(self, choice: ExportChoice, path: Path, cancelled: Cancelled, progress: Tell) -> None:
        """Write the file; raises what `write_export` raises, and `ExportCancelled`."""
        from planner.exchange.saving import MADE_IN, check_place, explained, save_bytes

        check_place(path)
        with explained(path), tempfile.TemporaryDirectory(prefix=MADE_IN) as folder:
            made = Path(folder) / f"export{path.suffix.lower()}"
            try:
                self._ask(Write(choice, made), cancelled, lambda told: progress(*told))
            except EnvironmentTrouble as trouble:
                raise EnvironmentTrouble(str(trouble).replace(str(made), str(path))) from trouble
            if cancelled():
                raise ExportCancelled
            save_bytes(made.read_bytes(), path)

    def renew(self, source: Source) -> None:
        """Go on with a source whose outcome is the same but for what it is compared with."""
        if source is self._source:
            return
        same = source.outcome.evaluation is self._source.outcome.evaluation
        self._source = source
        if self._child.running and same:
            self._child.send(_rest(source))
        else:
            self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        self._child.end()

    def _ask(self, request: Show | Write, cancelled: Cancelled, told: Callable[[Any], None]) -> Any:
        try:
            if not self._child.running:
                for part in _parts(self._source):
                    self._child.send(part)
            return self._child.ask(request, cancelled, told)
        except Stopped as wish:
            raise ExportCancelled from wish


def _parts(source: Source) -> tuple[Part, ...]:
    """The source in parts; each takes a moment to pack."""
    outcome = source.outcome
    return (
        Part("case", outcome.case), Part("plan", outcome.plan), Part("evaluation", outcome.evaluation), _rest(source),
    )  # fmt: skip


def _rest(source: Source) -> Part:
    """What is left of a source without the parts that are sent on their own."""
    nothing: Any = None
    outcome = replace(source.outcome, case=nothing, plan=nothing, evaluation=nothing)
    return Part("source", replace(source, outcome=outcome))
