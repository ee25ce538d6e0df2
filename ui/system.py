"""What surrounds the window: signals, uncaught exceptions, the log. (Display check: planner.cli.window.)"""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMessageBox

LOG_VARIABLE = "THROUGHLINE_LOG_DIR"
"""Environment variable that names another folder for the log."""

log = logging.getLogger("throughline")


def log_folder() -> Path:
    """Where the log and the crash report are written."""
    from platformdirs import user_log_path

    named = os.environ.get(LOG_VARIABLE)
    return Path(named) if named else user_log_path("Throughline", appauthor=False)


def start_log() -> None:
    """Write warnings and errors, and the place of a native crash, to files; without a writable folder do nothing."""
    global _fault_file
    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "throughline.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
        _fault_file = (folder / "crash.txt").open("w", encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    faulthandler.enable(_fault_file)


_fault_file: TextIO | None = None


def quit_on_signals(app: QApplication) -> None:
    """SIGTERM and Ctrl-C end the application cleanly, also while it idles (a plain handler would wait for an event)."""
    from PySide6.QtCore import QSocketNotifier

    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda *_: reader.recv(64))
    app.setProperty("signal_sockets", [reader, writer])
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.exit(0))  # quit() would ask the windows first


def release_signals() -> None:
    """Undo `quit_on_signals`, for embedding and tests."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def hold_garbage_collector() -> None:
    """No collection until `calm_garbage_collector`: a start makes hardly any garbage, and each one looks at it all."""
    gc.disable()


def calm_garbage_collector() -> None:
    """Keep the collector from stopping the window.

    No other thread runs while it looks at objects, 5,000 of them in 2 to 3 ms. What is there at the start is set aside
    for good, the youngest are looked at in small portions, and full collections become rare.
    """
    gc.freeze()
    gc.set_threshold(5_000, 5, 1_000)
    gc.enable()


@contextmanager
def making_what_stays() -> Iterator[None]:
    """No collection while a document is read and a plan worked out, for all of that stays.

    Looking at its million objects again and again would stop the window for up to 200 ms each time. They are set aside
    at the end; values without circles among them go when nobody needs them any more, as they would anyway.
    """
    with _collecting:
        _makers.append(gc.isenabled() if not _makers else _makers[0])
        gc.disable()
    try:
        yield
    finally:
        with _collecting:
            enabled = _makers.pop()
            if not _makers and enabled:
                gc.freeze()
                gc.enable()


_collecting = Lock()
_makers: list[bool] = []  # one for each thread at it: whether collections were on before the first of them


HAND_OVER_SECONDS = 0.0005
"""How soon a working thread gives way; Python's own figure is ten times as long."""


def let_the_window_go_first() -> None:
    """Keep threads that work things out from holding up the window's thread.

    A thread that wants to run waits so long for the one that does. Painting asks hundreds of times, each time it comes
    back from Qt, and so a board takes a tenth of a second longer while figures are worked out beside it.
    """
    sys.setswitchinterval(HAND_OVER_SECONDS)


class ExceptionDoor:
    """The last resort for bugs: one dialog at a time, however often the same fault repeats, and a line in the log."""

    def __init__(self, show: Callable[[str, str], QMessageBox] | None = None) -> None:
        self._show = show or _show_fault
        self._seen: set[str] = set()
        self._box: QMessageBox | None = None

    def install(self) -> None:
        """Take over `sys.excepthook`."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log, and show unless the same fault was shown before or a dialog is open."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("Uncaught exception\n%s", details)
        place = repr(traceback.extract_tb(trace)[-1:]) if trace else str(error)
        if place in self._seen or (self._box is not None and self._box.isVisible()):
            return
        self._seen.add(place)
        self._box = self._show(f"{kind.__name__}: {error}", details)


def _t(text: str) -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("system", text)


def _show_fault(summary: str, details: str) -> QMessageBox:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Throughline")
    box.setText(_t("Something went wrong inside Throughline. Your document is untouched; you can go on working."))
    box.setInformativeText(summary)
    box.setDetailedText(details)
    copy = box.addButton(_t("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(_t("Go on"), QMessageBox.ButtonRole.AcceptRole)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    box.setModal(False)
    box.show()
    return box
