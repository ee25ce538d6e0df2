"""What the command line shows while a search runs: one living line on a terminal, log lines elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

from planner.services.summary import gap
from solver.api import Progress

BAR = 20
LOG_EVERY = 5.0
"""Seconds between log lines of one phase."""


class Console:
    """Shows progress on ``stream`` (standard error if None). ``quiet`` shows nothing."""

    def __init__(self, quiet: bool, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._live = not quiet and self._stream.isatty()
        self._width = 0
        self._phase = ""
        self._logged = float("-inf")

    def show(self, news: Progress) -> None:
        """Show news of the search."""
        if self._quiet:
            return
        if self._live:
            self._redraw(line_of(news, shutil.get_terminal_size().columns - 1))
        elif news.phase != self._phase or (news.improved and time.monotonic() - self._logged >= LOG_EVERY):
            self._phase, self._logged = news.phase, time.monotonic()
            print(words_of(news), file=self._stream, flush=True)

    def say(self, text: str) -> None:
        """Print a line of its own."""
        if not self._quiet:
            self.end()
            print(text, file=self._stream, flush=True)

    def end(self) -> None:
        """Take the living line away."""
        if self._live and self._width:
            self._redraw("")
            self._stream.write("\r")
            self._stream.flush()
            self._width = 0

    def _redraw(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + text.ljust(self._width))
        self._stream.flush()
        self._width = len(text)


HINT = "  (Ctrl-C: stop and keep the best plan)"


def line_of(news: Progress, width: int) -> str:
    """The living line: a bar, then the words, then what can be done if there is room for it."""
    done = round(BAR * min(1.0, max(0.0, news.fraction)))
    line = f"[{'#' * done}{'.' * (BAR - done)}] {words_of(news)}"
    return line + HINT if len(line) + len(HINT) <= width else line


def words_of(news: Progress) -> str:
    """Phase, seconds, best score, bound and what they say of each other."""
    words = f"{news.seconds:6.1f} s  {news.phase}"
    if news.objective is None:
        return f"{words}, no plan yet"
    words += f", score {news.objective:,.1f}"
    room = gap(news.objective, news.bound)
    return words if room is None else f"{words}, at most {room:.1%} lower is possible"
