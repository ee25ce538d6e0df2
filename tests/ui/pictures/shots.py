"""Takes the pictures of the pictures for the documentation: python -m tests.ui.pictures.shots FOLDER

It opens the sample portfolio, plans it for a few seconds, and saves the window in both looks.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from planner.services.pictures.kinds import Choice, PictureKind
from ui.main_window import MainWindow
from ui.settings import open_settings
from ui.theme import Theme

SECONDS = 5
"""Seconds of each search."""


def wait(done: Callable[[], bool], seconds: float = 300.0) -> None:
    """Let the window work until something is so."""
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            raise TimeoutError("the window did not get there")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def settle(seconds: float = 0.3) -> None:
    """Let the window come to rest."""
    until = time.monotonic() + seconds
    wait(lambda: time.monotonic() > until)


def take(window: MainWindow, folder: Path) -> None:
    """Every picture in both looks."""
    page = window.pictures.part.page
    for theme in (Theme.LIGHT, Theme.DARK):
        window.looking.set_theme(theme)
        for kind in PictureKind:
            page.area.show_picture(None)
            window.pictures.choose(kind, Choice())
            wait(lambda: page.area.picture is not None)
            settle()
            window.grab().save(str(folder / f"pictures-{kind}-{theme.value}.png"))


def main(folder: Path) -> None:
    """Plan the sample, search its frontier, take the pictures."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["THROUGHLINE_SETTINGS"] = str(Path(place) / "window.ini")
        window = MainWindow(open_settings())
        window.looking.set_theme(Theme.LIGHT)
        window.resize(1280, 800)
        window.show()
        window.open_sample()
        wait(lambda: window.controller.session is not None)
        window.workspace.planning.seconds.setValue(SECONDS)
        window.plan()
        wait(lambda: bool(window.controller.shown and window.controller.shown.record_id))
        window.message.hide()
        window.pictures.choose(PictureKind.FRONTIER)
        part = window.pictures.part
        part.search(7, SECONDS)
        wait(lambda: not part.run.running)
        take(window, folder)
        window.shut_down()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    main(Path(sys.argv[1]))
    os._exit(0)
