"""The process in which plans are exported: ``python -m planner.services.exporting.desk_child``.

It reads requests from standard input and writes its answers to standard output, pickled. `desk` is the other end; it
ends when nobody holds the other end any more. It writes only where it is told, which is a place of the other end's own.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from planner.domain.errors import ThroughlineError, UserError
from planner.services.export import Progress as Tell
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.desk_words import Answer, Done, Failed, Part, Progress, Request, Show, Write
from planner.services.exporting.preview import preview_of
from planner.services.exporting.restricted import Source
from planner.services.exporting.writing import PAGES, write_export

WritePages = Callable[[Source, ExportChoice, Path, Tell], None]
"""Writes pages; known only where there is something to paint with."""


def main(write_pages: WritePages | None = None) -> None:
    """Answer requests until there are no more."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not get into the answers
    gc.disable()  # what is made here stays until the process ends
    desk = _Desk(lambda answer: _send(output, answer), write_pages)
    while True:
        try:
            request = pickle.load(sys.stdin.buffer)
        except (EOFError, pickle.UnpicklingError, OSError):
            return
        try:
            desk.answer(request)
        except BrokenPipeError:
            os._exit(0)


def _send(output: BinaryIO, answer: Answer) -> None:
    pickle.dump(answer, output, protocol=pickle.HIGHEST_PROTOCOL)
    output.flush()


class _Desk:
    """The source, part by part."""

    def __init__(self, send: Callable[[Answer], None], write_pages: WritePages | None) -> None:
        self._send, self._write_pages = send, write_pages
        self._parts: dict[str, Any] = {}

    def answer(self, request: Request) -> None:
        """Do what is asked for and send what came of it."""
        if isinstance(request, Part):
            self._parts[request.name] = request.value
            return
        try:
            done = self._do(request)
        except ThroughlineError as error:
            self._send(Failed(error))
        except MemoryError:
            self._send(Failed(UserError("The export needs more memory than there is. Export fewer sheets or months.")))
        except BrokenPipeError:
            raise
        except Exception:
            self._send(Failed(RuntimeError(traceback.format_exc())))
        else:
            self._send(done)

    def _do(self, request: Show | Write) -> Done:
        source = self._source()
        if isinstance(request, Show):
            return Done(preview_of(source, request.choice, request.suffix, progress=self._tell))
        if request.path.suffix.lower() != PAGES:
            write_export(source, request.choice, request.path, progress=self._tell)
        elif self._write_pages is None:
            raise UserError("Pages cannot be made here.")
        else:
            self._write_pages(source, request.choice, request.path, self._tell)
        return Done()

    def _source(self) -> Source:
        parts = self._parts
        source: Source = parts["source"]
        outcome = replace(source.outcome, case=parts["case"], plan=parts["plan"], evaluation=parts["evaluation"])
        return replace(source, outcome=outcome)

    def _tell(self, fraction: float, text: str) -> None:
        self._send(Progress(fraction, text))


if __name__ == "__main__":
    main()
