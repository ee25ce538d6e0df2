"""How long the window stands still while a large file is imported. Run by hand::

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.window_while_importing FILE [--here]

A timer beats every 5 ms in the window's event loop while the import wizard reads the file, understands its tables and
works out the proposal; what is printed is the longest time between two beats in each step. The first step does nothing
and shows how long the machine itself keeps the window waiting. ``--here`` works in the window's own process, as small
files are, for comparison.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from planner.services.importing.desk import LARGE, ImportDesk
from ui.importing.run import ImportRun

TARGET = 0.05


class Heart:
    """Beats in the event loop, and remembers the longest pauses."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.pauses: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.pauses.append(now - self._last)
        self._last = now

    def during(self, step: str, start: Callable[[Callable[[], None]], None]) -> None:
        """Run one step until it says that it is over, and print its pauses."""
        loop = QEventLoop()
        self.pauses, self._last, begun = [], time.perf_counter(), time.perf_counter()
        QTimer.singleShot(0, lambda: start(loop.quit))
        loop.exec()
        took = time.perf_counter() - begun
        late = sum(1 for pause in self.pauses if pause > TARGET)
        print(
            f"{step:<14}{took:7.2f} s   longest pause {max(self.pauses) * 1000:6.0f} ms, {late} over 50 ms", flush=True
        )


def main() -> None:
    """Read, understand, propose."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--here", action="store_true")
    options = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        run = ImportRun(None, Path(folder))
        run._made_desk = ImportDesk(Path(folder), 1 << 60 if options.here else LARGE)
        gc.collect()
        heart = Heart()

        def read(over: Callable[[], None]) -> None:
            run.files_changed.connect(lambda: over() if run.files else None)
            run.add([options.file])

        heart.during("doing nothing", lambda over: QTimer.singleShot(4000, over))
        heart.during("reading", read)
        run.say(take={"Study": "Study ID"})
        heart.during("understanding", lambda over: run.understand(over))
        heart.during("proposing", lambda over: run.propose(over))
        heart.during("a while after", lambda over: QTimer.singleShot(1500, over))
        assert run.proposal is not None
        print(f"{len(run.proposal.changes):,} changes, {run.proposal.errors} errors")
        run.shut_down()
    app.quit()


if __name__ == "__main__":
    main()
