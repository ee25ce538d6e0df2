"""A person's session with a plan: ``python -m tests.benchmarks.session FILE``, FILE a plan workbook or a document.

Run by hand. Starts the window in a fresh process, then opens the file in it, scrolls, toggles, edits by hand, takes
back and repeats, and prints what each step takes by the clock and of the window's thread, the longest time for which
the window stood still meanwhile, and the memory at the end.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.services.board import Arrange, RowKind
from planner.services.changing import Assign, Clear
from planner.services.stretch import Stretch
from tests.benchmarks.board import milliseconds, spread
from ui.main_window import MainWindow
from ui.system import calm_garbage_collector, let_the_window_go_first
from ui.theme import Theme, apply_theme

PATIENCE = 120_000
"""Milliseconds after which a step counts as failed."""
START = (
    "import time; begun = time.perf_counter()\n"
    "from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
    "from PySide6.QtCore import QSettings\n"
    "from ui.main_window import MainWindow\n"
    "window = MainWindow(QSettings({settings!r}, QSettings.Format.IniFormat)); window.show(); app.processEvents()\n"
    "print(time.perf_counter() - begun, time.process_time()); window.shut_down()\n"
    "import os; os._exit(0)\n"
)


class Pulse:
    """Beats every few milliseconds in the window's thread; the longest gap between beats is how long it stood still."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin a new measurement."""
        self.longest = 0.0
        self._clock.start()
        self._timer.start()

    def _beat(self) -> None:
        self.longest = max(self.longest, self._clock.restart() - self._timer.interval())


def started(folder: str, times: int = 5) -> str:
    """Start to usable window, each time in a fresh process: median by the clock and of the processor, seconds."""
    found = []
    for at in range(times + 1):
        code = START.format(settings=str(Path(folder) / f"start{at}.ini"))
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        found.append([float(word) for word in said.split()[:2]])
    clock, processor = zip(*found[1:], strict=True)  # the first one may have to compile
    return f"{statistics.median(clock):7.2f} s         {statistics.median(processor):7.2f} s"


def until(signal: object, act: Callable[[], object]) -> float:
    """Milliseconds from an act to a signal."""
    heard: list[float] = []
    loop = QEventLoop()  # the window's own loop: one that asks again and again would hold back the threads
    once = Qt.ConnectionType.SingleShotConnection

    def hear(*_: object) -> None:
        heard.append(time.perf_counter())
        loop.quit()

    signal.connect(hear, once)  # type: ignore[attr-defined]
    begun = time.perf_counter()
    QTimer.singleShot(0, act)
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()
    if not heard:
        raise SystemExit("A step was not answered in time.")
    return (heard[0] - begun) * 1000


class Steps:
    """Milliseconds by step, and the longest time for which the window stood still in or after one."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._took: dict[str, list[float]] = {}
        self._still: dict[str, float] = {}

    def take(self, name: str, signal: object, act: Callable[[], object], rest: int = 400) -> None:
        """Do one step, and let the window come to rest."""
        self._pulse.start()
        self._took.setdefault(name, []).append(until(signal, act))
        QTest.qWait(rest)
        self._still[name] = max(self._still.get(name, 0.0), self._pulse.longest)

    def tell(self) -> None:
        """Print them all."""
        for name, found in self._took.items():
            ordered = sorted(found)
            print(f"{name:44}{statistics.median(ordered):7.1f} / {ordered[-1]:7.1f}    "
                  f"window still: {self._still[name]:6.0f}")  # fmt: skip
        self._took.clear()


def scroll(window: MainWindow) -> None:
    """Pages up and down, and the toggle."""
    page = window.workspace.board
    for arrange in Arrange:
        page.set_arrange(arrange)
        QApplication.processEvents()
        bar = page.view.verticalScrollBar()
        found = [milliseconds(partial(bar.setValue, n * bar.pageStep())) for n in range(1, 61)]
        print(f"{f'scroll a page, by {arrange}':44}{spread(found)}")
    found = [milliseconds(partial(page.set_arrange, arrange)) for arrange in (Arrange.SEATS, Arrange.PEOPLE) * 5]
    print(f"{'toggle':44}{spread(found)}")


def edit(window: MainWindow, steps: Steps, edits: int, where: str = "") -> None:
    """Clear and assign again, take back and repeat."""
    rng = random.Random(1)
    editing, controller = window.editing, window.controller
    for _ in range(edits):
        shown = controller.shown
        assert shown is not None
        plan = shown.outcome.plan
        seat = rng.choice(np.flatnonzero((plan.holder >= 0).any(axis=1)).tolist())
        month = int(np.flatnonzero(plan.holder[seat] >= 0)[0])
        person, stretch = int(plan.holder[seat, month]), Stretch(seat, month, month)
        if where:  # as a person does: the seat is selected first, and everything about it is looked at
            window.workspace.board.view.go_to(RowKind.SEAT, seat, month)
            QTest.qWait(1500)
        for name, change in (("clear", Clear((stretch,))), ("assign", Assign((stretch,), person))):
            steps.take(f"{name}, edit to answer{where}", editing.answered, partial(editing.change, change))
    for name, act in (("undo", window.undo), ("redo", window.redo)):
        for _ in range(5):
            steps.take(f"{name} until it is shown{where}", controller.plan_shown, act)
    steps.tell()


def main() -> None:
    """Play the session and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--edits", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'milliseconds unless it says s':44}by the clock        of the processor (median / 95 % or most)")
        print(f"{'start to usable window':44}{started(folder)}")
        app = QApplication([])
        apply_theme(app, Theme.LIGHT)
        let_the_window_go_first()
        window = MainWindow(QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat))
        window.resize(1800, 940)
        window.show()
        calm_garbage_collector()
        pulse = Pulse()
        QTest.qWait(1500)
        steps = Steps(pulse)
        opening = partial(window.controller.open, options.file)
        steps.take("open until the plan is shown", window.controller.plan_shown, opening, rest=1000)
        steps.tell()
        scroll(window)
        window.workspace.board.set_arrange(Arrange.SEATS)
        edit(window, steps, options.edits)
        window.panels.show("seat")
        window.panels.show("answer")
        edit(window, steps, options.edits, ", panels open")
        print(f"{'peak memory, MiB':44}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f}")
        window._leaving = True
        window.shut_down()


if __name__ == "__main__":
    main()
