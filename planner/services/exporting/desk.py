"""Exports in a process of their own: they keep Python busy for up to twenty seconds, and the window would stand still.

The file is made in a folder of our own and put in its place when it is complete, so that ending the process at any
moment leaves nothing where the file was to be.
"""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any

from planner.domain.errors import UserError
from planner.services.export import Progress as Tell
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.desk_words import Answer, Done, Failed, Part, Progress, Request, Show, Write
from planner.services.exporting.preview import Preview
from planner.services.exporting.restricted import Source

log = logging.getLogger(__name__)

_POLL_SECONDS = 0.02
CHILD = "planner.services.exporting.desk_child"

Cancelled = Callable[[], bool]


class ExportCancelled(Exception):  # noqa: N818 - it is news, not an error
    """Nobody wants the export any more; nothing was written."""


class ExportDesk:
    """Previews and files of one source. Not for use by several threads at once; `close` ends the process."""

    def __init__(self, source: Source, child: str = CHILD) -> None:
        """``child`` is the module that answers (`desk_child.main`)."""
        self._source, self._module = source, child
        self._child: _Child | None = None

    def preview(self, choice: ExportChoice, suffix: str, cancelled: Cancelled) -> Preview:
        """What `preview_of` gives; `ExportCancelled` as soon as it is no longer wanted."""
        preview = self._ask(Show(choice, suffix), cancelled, _no_news).preview
        assert preview is not None
        return preview

    def write(self, choice: ExportChoice, path: Path, cancelled: Cancelled, progress: Tell) -> None:
        """Write the file; raises what `write_export` raises, and `ExportCancelled`."""
        from planner.exchange.saving import save_bytes

        with tempfile.TemporaryDirectory(prefix="throughline-") as folder:
            made = Path(folder) / f"export{path.suffix.lower()}"
            self._ask(Write(choice, made), cancelled, progress)
            if cancelled():
                raise ExportCancelled
            save_bytes(made.read_bytes(), path)

    def renew(self, source: Source) -> None:
        """Go on with a source whose outcome is the same but for what it is compared with."""
        if source is self._source:
            return
        same = source.outcome.evaluation is self._source.outcome.evaluation
        self._source = source
        if self._child is not None and same:
            self._child.send(_rest(source))
        else:
            self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _ask(self, request: Show | Write, cancelled: Cancelled, progress: Tell) -> Done:
        try:
            if self._child is None:
                self._child = _Child(self._module)
                for part in _parts(self._source):
                    self._child.send(part)
            self._child.send(request)
            while True:
                if cancelled():
                    raise ExportCancelled
                match self._child.answer():
                    case Progress(fraction, text):
                        progress(fraction, text)
                    case Failed(error):
                        raise error
                    case Done() as done:
                        return done
        except (ExportCancelled, _Ended) as ended:
            self.close()
            if isinstance(ended, _Ended):
                raise UserError(str(ended)) from ended
            raise


def _no_news(fraction: float, text: str) -> None:
    """Nobody listens."""


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


class _Ended(Exception):  # noqa: N818 - becomes a UserError
    """The process has ended without an answer."""


class _Child:
    """The process, and a thread that takes in what it says."""

    def __init__(self, module: str) -> None:
        home = str(Path(__file__).resolve().parents[3])
        paths = [home, *filter(None, [os.environ.get("PYTHONPATH", "")])]
        self._messages = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._messages,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        assert self._process.stdout is not None
        threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    def send(self, request: Request) -> None:
        """Hand over a request."""
        assert self._process.stdin is not None
        try:
            pickle.dump(request, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError as broken:
            raise self._ended() from broken

    def answer(self) -> Answer | None:
        """The next thing that it says, None if it says nothing for a moment."""
        try:
            answer = self._answers.get(timeout=_POLL_SECONDS)
        except Empty:
            return None
        if answer is None:
            raise self._ended()
        return answer

    def end(self) -> None:
        """End it now."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._messages):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                continue

    def _listen(self, stream: IO[bytes]) -> None:
        try:
            while True:
                self._answers.put(pickle.load(stream))
        except (EOFError, pickle.UnpicklingError, ValueError, OSError):
            self._answers.put(None)

    def _ended(self) -> _Ended:
        self._messages.seek(0)
        log.warning("the export's process ended: %s", self._messages.read().decode("utf-8", "replace")[-2000:])
        return _Ended("The plan could not be exported: it needs more memory than there is. Export less at once.")
