"""How fast the board scrolls: ``python -m tests.benchmarks.board_scrolling [ROWS]``; milliseconds, median and 95 %."""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from planner.services.board import Bar, BarKind, Board, BoardRow, RowKind
from planner.services.board_text import BoardText
from ui.board.model import BoardModel
from ui.board.view import BoardView
from ui.theme import Theme, apply_theme

MONTHS = 36


def big_board(rows: int, seed: int = 1) -> Board:
    """Seats whose holders change every three months or so, some open, some not awarded."""
    chance = random.Random(seed)
    made = [BoardRow(RowKind.SPONSOR, 0, "Sponsor", text="sums", sponsor=0)]
    for seat in range(rows):
        bars = []
        month = chance.randrange(3)
        while month < MONTHS:
            last = min(month + chance.randrange(6), MONTHS - 1)
            kind = chance.choices((BarKind.HELD, BarKind.OPEN, BarKind.CONTRACTOR), (12, 2, 1))[0]
            person = chance.randrange(3000)
            bars.append(
                Bar(month, last, kind, chance.randrange(12), 0, 0, seat, person, f"Person {person:05d}", "0.50",
                    firm=chance.random() < 0.7, knows=chance.random() < 0.6, handover=chance.random() < 0.2)
            )  # fmt: skip
            month = last + 1 + chance.randrange(2)
        made.append(BoardRow(RowKind.SEAT, seat, f"CRA {seat}", "DE", bars=tuple(bars), parent=0, sponsor=0))
    months = tuple(f"{2027 + t // 12}-{t % 12 + 1:02d}" for t in range(MONTHS))
    names = tuple(f"Sponsor {chr(65 + i)}" for i in range(12))
    shade = np.zeros((len(made), MONTHS), dtype=np.uint8)
    return Board(months, names, tuple("ABCDEFGHIJKL"), tuple(made), shade)


def timed(view: BoardView, act: Callable[[int], None], times: int = 60) -> str:
    """Do something and paint, again and again."""
    found = []
    for number in range(times):
        start = time.perf_counter()
        act(number)
        QApplication.processEvents()
        found.append((time.perf_counter() - start) * 1000)
    found.sort()
    return f"{statistics.median(found):6.1f} / {found[int(len(found) * 0.95)]:6.1f} ms"


def main(rows: int) -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.LIGHT)
    model = BoardModel()
    board = big_board(rows)
    start = time.perf_counter()
    view = BoardView(model)
    model.show(board, BoardText.__new__(BoardText))
    view.resize(1800, 940)
    view.show()
    app.processEvents()
    print(f"{rows} rows x {MONTHS} months, shown in {(time.perf_counter() - start) * 1000:.0f} ms, "
          f"pixel ratio {view.devicePixelRatio()}")  # fmt: skip
    bar = view.verticalScrollBar()
    height = view.verticalHeader().defaultSectionSize()
    for step, name in ((3 * height, "scroll 3 rows"), (view.viewport().height(), "page jump")):
        bar.setValue(0)
        print(f"{name:16}{timed(view, lambda n, step=step: bar.setValue(n * step))}")  # type: ignore[misc]
    print(f"{'full repaint':16}{timed(view, lambda n: view.viewport().repaint())}")
    view.set_zoom(0)
    print(f"{'full, zoomed out':16}{timed(view, lambda n: view.viewport().repaint())}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
