"""Working something out while something else runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from planner.exits import AHEAD

T = TypeVar("T")


class Ahead(Generic[T]):
    """A value that a thread of its own works out from now on; the thread never keeps the program from ending."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._future: Future[T] = Future()
        threading.Thread(target=self._run, daemon=True, name=AHEAD).start()

    def _run(self) -> None:
        try:
            self._future.set_result(self._work())
        except BaseException as error:
            self._future.set_exception(error)

    def result(self) -> T:
        """The value, waiting for it if need be; raises what the work raised."""
        return self._future.result()
