"""The main job in the real window, step by step: start, open the sample, plan, look at the board, export.

One script for the journey's test and for the pictures in the documentation (`python -m tests.journeys.record`).
"""

from __future__ import annotations

import time
import unittest.mock
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.services.board import BarKind, RowKind
from ui.exporting.dialog import ExportDialog
from ui.main_window import MainWindow
from ui.theme import Theme

Picture = Callable[[MainWindow, str], None]
PATIENCE = 120.0


def pause(milliseconds: int) -> None:
    """Let the window live for a while (without holding back the threads that work for it)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(true: Callable[[], bool], what: str) -> None:
    """Let the window live until something is true."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {PATIENCE:.0f} s for: {what}")
        pause(20)


def walk(window: MainWindow, workbook: Path, picture: Picture, seconds: int = 4) -> None:
    """The whole way, with a picture at each stop; ``seconds`` is the time limit of the search."""
    window.resize(1440, 900)
    window.show()
    picture(window, "welcome")
    window.commands["open_sample"].trigger()
    until(lambda: window.controller.portfolio is not None, "the sample")
    picture(window, "opened")
    strip, screen = window.workspace.planning, window.workspace
    strip.seconds.setValue(seconds)
    strip.plan_button.click()
    until(lambda: "best score" in strip.figures.text() or not strip.running, "progress")
    pause(300 * seconds)
    if strip.running:
        picture(window, "planning")
    until(lambda: window.controller.shown is not None and bool(window.controller.shown.record_id), "the plan")
    window.commands["zoom_fit"].trigger()
    picture(window, "board-seats")
    window.commands["by_people"].trigger()
    _choose_a_bar(window)
    picture(window, "board-people")
    screen.tabs.setCurrentWidget(screen.studies)
    picture(window, "studies")
    screen.tabs.setCurrentWidget(screen.people)
    picture(window, "people")
    screen.tabs.setCurrentWidget(screen.board)
    export(window, workbook)
    picture(window, "exported")


def export(window: MainWindow, workbook: Path, choose: Callable[[ExportDialog], None] = lambda _: None) -> None:
    """Ctrl+E, what is chosen in the dialog, and Enter."""
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.exporting.dialog is not None, "the dialog")
    dialog = window.exporting.dialog
    assert dialog is not None
    choose(dialog)
    with unittest.mock.patch.object(QFileDialog, "getSaveFileName", lambda *_: (str(workbook), "")):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(lambda: workbook.exists() and workbook.name in window.message.text, "the workbook")


def _choose_a_bar(window: MainWindow) -> None:
    """Make the first month of somebody's work the current cell."""
    board = window.workspace.board
    for row in range(board.model.rowCount()):
        entry = board.model.entry(row)
        if entry.kind is RowKind.PERSON and len(entry.bars) > 1 and entry.bars[0].kind is BarKind.HELD:
            board.view.setCurrentIndex(board.model.index(row, entry.bars[0].first))
            return


class Camera:
    """Saves pictures of the window, light and dark, and puts the look back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: list[Path] = []

    def __call__(self, window: MainWindow, name: str) -> None:
        for theme in (Theme.DARK, Theme.LIGHT):
            window.looking.set_theme(theme)
            pause(60)
            shot = window.grab()
            scale = shot.devicePixelRatio()
            path = self.folder / f"{name}-{theme.value}{'.png' if scale == 1 else f'@{scale:g}x.webp'}"
            if not shot.save(str(path), quality=-1 if scale == 1 else 80):
                raise OSError(f"{path} could not be written")
            self.taken.append(path)


def application() -> QApplication:
    """The application, made if there is none."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])
