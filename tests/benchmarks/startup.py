"""How long it takes from the start of a process to a window that can be used, with nothing open.

Run by hand: ``python -m tests.benchmarks.startup [runs]``. Every run is a process of its own that starts as the
installed command does, with settings of its own; it ends at its first idle moment after the window was painted. Wall
time counts from before the process was made; processor time is that of all its threads. The best run says most on a
machine that does other things as well.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CHILD = """
import sys
sys.argv = ["throughline-window"]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
def tell():
    import time
    window = next(widget for widget in app.topLevelWidgets() if isinstance(widget, QMainWindow))
    assert window.isVisible() and not window.grab().isNull()
    modules = sum(1 for name in sys.modules if name.partition(".")[0] in ("planner", "solver", "ui", "resources"))
    print(time.time(), time.process_time(), modules, len(sys.modules), flush=True)
    app.exit(0)
QTimer.singleShot(0, tell)
from planner.start import window
window()
"""


def started() -> tuple[float, float, str]:
    """Wall seconds and processor seconds of one start, and how many modules it has loaded."""
    with tempfile.TemporaryDirectory() as folder:
        places = {"THROUGHLINE_SETTINGS": f"{folder}/window.ini", "THROUGHLINE_LOG_DIR": folder}
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **places}
        began = time.time()
        child = subprocess.run(
            [sys.executable, "-c", _CHILD], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
    at, processor, own, modules = child.stdout.split()[:4]
    return float(at) - began, float(processor), f"{modules} modules, {own} of them ours"


def main(runs: int = 9) -> None:
    """Print each run, then the median and the best."""
    started()  # compiles what has changed
    found = [started() for _ in range(runs)]
    for wall, processor, modules in found:
        print(f"{wall:.2f} s, {processor:.2f} s of processor time ({modules})")
    for name, of in (("median", statistics.median), ("best", min)):
        wall, processor = of([run[0] for run in found]), of([run[1] for run in found])
        print(f"{name}: {wall:.2f} s, {processor:.2f} s of processor time")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
