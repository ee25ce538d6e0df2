"""How fast the staffing board is: ``python -m tests.benchmarks.board [FILE | --people N --studies N --months N]``.

Run by hand. Prints milliseconds, median / 95 % (one number where it happens once), by the clock and of
the processor, for a generated portfolio of
3,000 people and 36 months, or for the newest plan of a file. The measured window is 1,800 by 940 pixels;
``QT_SCALE_FACTOR=2`` measures twice the resolution.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.domain.case import Case, build_case
from planner.domain.plan import Plan, Status
from planner.services.board import Arrange
from ui.main_window import MainWindow
from ui.system import calm_garbage_collector, let_the_window_go_first
from ui.theme import Theme, apply_theme
from ui.views.board import WARM_AFTER

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds by the clock, and of the processor alone: on a busy machine the clock counts other work, too."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:7.1f}           {self.processor:7.1f}"


def milliseconds(act: Callable[[], object]) -> Took:
    """How long something takes until all that follows from it is done and painted."""
    start, busy = time.perf_counter(), time.thread_time()
    act()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return Took((time.perf_counter() - start) * 1000, (time.thread_time() - busy) * 1000)


def spread(found: list[Took]) -> str:
    """Median and 95 % by the clock, then of the processor."""
    return "   ".join(
        f"{statistics.median(ordered):7.1f} / {ordered[int(len(ordered) * 0.95)]:7.1f}"
        for ordered in (sorted(took.clock for took in found), sorted(took.processor for took in found))
    )


def measure(case: Case, plan: Plan) -> None:
    """Show a plan in a window, use its board, and print what each step takes."""
    from planner.exchange.plan_export import RunFacts
    from planner.services.planning import judge
    from ui.shown import show_outcome

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.LIGHT)
    let_the_window_go_first()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings)
        window.resize(1800, 940)
        window.pages.setCurrentWidget(window.workspace)
        window.show()
        _wait(WARM_AFTER * 2)
        start = time.perf_counter()
        outcome = judge(case, plan, RunFacts(Status.FEASIBLE))
        judged = time.perf_counter()
        shown = show_outcome(outcome)
        built = time.perf_counter()
        calm_garbage_collector()
        print(f"{len(case.portfolio.staff)} people, {case.grid.count} months, {len(plan.seats)} seats, "
              f"pixel ratio {window.devicePixelRatio()}")  # fmt: skip
        print(
            f"{'on a thread: judged / boards built':44}{(judged - start) * 1000:7.0f} / {(built - judged) * 1000:7.0f}"
        )
        print(f"{'the plan appears':44}{milliseconds(lambda: window.controller._set_shown(shown))}")
        _use(window)
        window.controller.shown = None
        window.shut_down()


def _wait(milliseconds: int) -> None:
    """Let the window be idle, as it is while a search runs."""
    QTest.qWait(milliseconds)


def _use(window: MainWindow) -> None:
    page = window.workspace.board
    toggles = []
    for arrange in (Arrange.PEOPLE, Arrange.SEATS) * 5:
        toggles.append(milliseconds(partial(page.set_arrange, arrange)))
    print(f"{'toggle, first time':44}{toggles[0]}")
    print(f"{'toggle, later':44}{spread(toggles[2:])}")
    view = page.view
    for arrange in Arrange:
        page.set_arrange(arrange)
        QApplication.processEvents()
        bar = view.verticalScrollBar()
        for step, name in ((3 * view.verticalHeader().defaultSectionSize(), "3 rows"), (bar.pageStep(), "a page")):
            bar.setValue(0)
            found = [milliseconds(partial(bar.setValue, n * step)) for n in range(1, 61)]
            print(f"{f'scroll {name}, by {arrange}':44}{spread(found)}")
        print(f"{f'full repaint, by {arrange}':44}{spread([milliseconds(view.viewport().repaint) for _ in range(30)])}")
        zoom = view.zoom
        print(f"{f'full repaint zoomed out, by {arrange}':44}", end="")
        view.set_zoom(0)
        print(spread([milliseconds(view.viewport().repaint) for _ in range(30)]))
        view.set_zoom(zoom)
    folds = milliseconds(window.looking.fold_all), milliseconds(window.looking.unfold_all)
    print(f"{'fold all, unfold all':44}{folds[0]}   {folds[1]}")
    print(f"{'find a letter':44}{milliseconds(lambda: page.search.setText('a'))}")
    page.search.clear()
    print(f"{'peak memory, MiB':44}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f}")


def _of_file(path: Path) -> tuple[Case, Plan]:
    from planner.services.opening import open_any

    file = open_any(path)
    case = build_case(file.portfolio)
    plan = file.newest_plan(case)
    if plan is None:
        raise SystemExit(f"There is no plan in {path}.")
    return case, plan


def _generated(people: int, studies: int, months: int) -> tuple[Case, Plan]:
    from solver.baseline import baselines
    from tests.benchmarks.portfolios import generate

    case = build_case(generate(people, studies, months))
    return case, baselines(case).continuity_aware


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the staffing board.")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--studies", type=int, default=450)
    parser.add_argument("--months", type=int, default=36)
    given = parser.parse_args()
    measure(*(_of_file(given.file) if given.file else _generated(given.people, given.studies, given.months)))


if __name__ == "__main__":
    main()
