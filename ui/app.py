"""The composition root of the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.system import (
    ExceptionDoor,
    calm_garbage_collector,
    hold_garbage_collector,
    let_the_window_go_first,
    quit_on_signals,
    start_log,
)


def run(file: Path | str | None = None, sample: bool = False) -> int:
    """Open the window, with a file or the sample if asked, and stay until it is closed; gives the exit status."""
    hold_garbage_collector()  # before everything else is imported
    from ui.language import speak
    from ui.loading import load_ahead
    from ui.looking import chosen_theme
    from ui.main_window import MainWindow
    from ui.settings import open_settings, session_file
    from ui.theme import apply_theme

    start_log()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Throughline")
    app.setApplicationDisplayName("Throughline")
    app.setDesktopFileName("throughline")
    ExceptionDoor().install()
    quit_on_signals(app)
    settings = open_settings()
    speak(app, settings)
    apply_theme(app, chosen_theme(settings))  # before there are widgets that would have to follow
    window = MainWindow(settings)
    # Data left on the clipboard is freed after Qt is gone, which crashes under some platforms.
    app.aboutToQuit.connect(lambda: app.clipboard().clear())
    app.aboutToQuit.connect(lambda: window.shut_down(keep_for_recovery=True))
    window.show()
    calm_garbage_collector()
    let_the_window_go_first()
    if file is not None:
        QTimer.singleShot(0, lambda: window.open_file(Path(file)))
    elif sample:
        QTimer.singleShot(0, window.open_sample)
    elif (last := session_file(settings)) is not None:
        QTimer.singleShot(0, lambda: window.open_file(last))
    QTimer.singleShot(0, window.controller.look_for_lost_work)
    QTimer.singleShot(0, lambda: load_ahead(window.controller.figures))
    return app.exec()
