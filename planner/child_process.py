"""A process beside this one that answers requests: what would keep Python busy for seconds, and so stop the window.

`ChildProcess` is the parent's end, `serve` the child's. They talk pickled, through the child's standard input and
output. What is under way is given up by ending the process, at once; and the child ends when nobody holds the other end
any more.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any

from planner.domain.errors import ThroughlineError, UserError

log = logging.getLogger(__name__)

_POLL_SECONDS = 0.02
_BREATH = 0.0005
"""Seconds for which others may have the interpreter after each thing that comes."""

Tell = Callable[[Any], None]
"""Takes what is to be told before the result: progress, or a piece of what was asked for."""


class Stopped(Exception):  # noqa: N818 - a wish that was obeyed
    """Nobody wants the answer any more; the process has ended."""


@dataclass(frozen=True)
class _Asked:
    """A request; ``answered``: whether anything is to come back."""

    request: Any
    answered: bool


@dataclass(frozen=True)
class _Told:
    """Something on the way to the result."""

    value: Any


@dataclass(frozen=True)
class _Result:
    """All is done."""

    value: Any


@dataclass(frozen=True)
class _Failed:
    """Nothing came of it; an error that is no `ThroughlineError` is a bug of ours, told with where it happened."""

    error: Exception


class ChildProcess:
    """The parent's end. Not for use by several threads at once, but for `end`."""

    def __init__(self, module: str, died: str) -> None:
        """``module`` is one that calls `serve`; ``died`` says for people what it means if the process ends unasked."""
        self._module, self._died = module, died
        self._running: _Running | None = None

    @property
    def running(self) -> bool:
        """Whether there is a process that knows what it was told."""
        return self._running is not None

    def start(self) -> None:
        """Start the process if there is none; one that has ended knows nothing of what it was told any more."""
        if self._running is None:
            self._running = _Running(self._module)

    def send(self, request: Any) -> None:
        """Tell the process something that has no answer. Raises `UserError` if it has ended."""
        self._hand_over(_Asked(request, False))

    def ask(self, request: Any, cancelled: Callable[[], bool], tell: Tell) -> Any:
        """The answer to a request; ``tell`` is given what comes before it.

        Raises what went wrong there; `UserError` if the process has ended without an answer; `Stopped` as soon as
        ``cancelled`` says so; what ``tell`` raises. Except after the first there is no process any more.
        """
        running = self._hand_over(_Asked(request, True))
        answered = False
        try:
            while not cancelled():
                match running.news():
                    case _Told(value):
                        tell(value)
                    case _Result(value):
                        answered = True
                        return value
                    case _Failed(error):
                        answered = True
                        raise error
            raise Stopped
        except _Ended as ended:
            if self._running is not running:  # `end` was called meanwhile
                raise Stopped from ended
            raise self._sentence(running) from ended
        finally:
            if not answered:  # what it still says would be taken for the answer to the next request
                self.end()

    def end(self) -> None:
        """End the process now, if there is one."""
        running, self._running = self._running, None
        if running is not None:
            running.end()

    def _hand_over(self, asked: _Asked) -> _Running:
        self.start()
        assert self._running is not None
        running = self._running
        try:
            running.send(asked)
        except _Ended as ended:
            sentence = self._sentence(running)
            self.end()
            raise sentence from ended
        return running

    def _sentence(self, running: _Running) -> UserError:
        """For people, a process that has ended by itself is a sentence."""
        log.warning("%s has ended: %s", self._module, running.messages())
        return UserError(self._died)


class _Ended(Exception):  # noqa: N818 - becomes a UserError
    """The process has ended without an answer."""


class _Running:
    """A process, and a thread that takes in what it says."""

    def __init__(self, module: str) -> None:
        self._messages = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process
        self._process = start_python(["-m", module], subprocess.PIPE, self._messages)
        self._news: SimpleQueue[Any] = SimpleQueue()
        assert self._process.stdout is not None
        threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    def send(self, asked: _Asked) -> None:
        """Hand over a request."""
        assert self._process.stdin is not None
        try:
            pickle.dump(asked, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError as broken:
            raise _Ended from broken

    def news(self) -> Any:
        """The next thing that it says, None if it says nothing for a moment."""
        try:
            news = self._news.get(timeout=_POLL_SECONDS)
        except Empty:
            return None
        if news is None:
            raise _Ended
        return news

    def messages(self) -> str:
        """The end of what it and its libraries have printed."""
        self._messages.seek(0)
        return self._messages.read().decode("utf-8", "replace")[-2000:]

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
                self._news.put(pickle.load(stream))
                time.sleep(_BREATH)
        except (EOFError, pickle.UnpicklingError, ValueError, OSError):
            log.debug("A process has said all that it had to say")
        except Exception:  # such as memory that is too short for the answer: who waits for it must hear of that
            log.exception("What a process said could not be taken in")
        self._news.put(None)


def start_python(words: Sequence[str], stdin: int, messages: IO[bytes]) -> subprocess.Popen[bytes]:
    """This Python with ``words``: no shell, no current folder on its module path, and our packages where ours are.

    Its standard output is a pipe; ``messages`` is a file for its standard error.
    """
    home = str(Path(__file__).resolve().parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return subprocess.Popen(
        [sys.executable, "-P", *words],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=messages,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def serve(answer: Callable[[Any, Tell], Any], too_much: str) -> None:
    """The child's end: give each request to ``answer`` and send what it returns, until there are no more.

    ``answer`` is also given whom to tell things before that. ``too_much`` says for people that memory is short.
    """
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not get into the answers
    gc.disable()  # what is made here stays until the process ends

    def send(news: _Told | _Result | _Failed) -> None:
        pickle.dump(news, output, protocol=pickle.HIGHEST_PROTOCOL)
        output.flush()

    while True:
        try:
            asked = pickle.load(sys.stdin.buffer)
        except (EOFError, pickle.UnpicklingError, OSError):
            return
        try:
            if asked.answered:
                send(_outcome(answer, asked.request, lambda value: send(_Told(value)), too_much))
            else:
                answer(asked.request, _nobody)
        except BrokenPipeError:
            os._exit(0)  # nobody is left to hear it


def _outcome(answer: Callable[[Any, Tell], Any], request: Any, tell: Tell, too_much: str) -> _Result | _Failed:
    try:
        return _Result(answer(request, tell))
    except ThroughlineError as error:
        return _Failed(error)
    except MemoryError:
        return _Failed(UserError(too_much))
    except BrokenPipeError:
        raise
    except Exception:
        return _Failed(RuntimeError(traceback.format_exc()))


def _nobody(value: Any) -> None:
    """Who listens to what has no answer."""
