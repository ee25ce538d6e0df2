"""What surrounds the window: a display check before Qt is loaded, signals, uncaught exceptions, the log.

This module imports Qt only inside functions, for the display check must be able to say that Qt cannot be loaded.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from ctypes import CDLL
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMessageBox

NO_DISPLAY = 69
"""Exit status when no window can be shown (EX_UNAVAILABLE)."""

LOG_VARIABLE = "THROUGHLINE_LOG_DIR"
"""Environment variable that names another folder for the log."""

_APT_QT = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0"
_APT_XCB = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
_XCB_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
)

log = logging.getLogger("throughline")


def display_trouble() -> str | None:
    """Why no window can be shown, in one line with what to do; None if nothing speaks against it.

    Without this check Qt ends the process with SIGABRT on Linux.
    """
    try:
        import PySide6.QtWidgets  # noqa: F401  (the check is whether it loads)
    except ImportError as error:
        return f"The window cannot start ({error}). Install: sudo apt-get install -y {_APT_QT} {_APT_XCB}"
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0] not in (
        "xcb",
        "wayland",
    ):
        return None
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return (
            "There is no display, so the window cannot open. Use the command line instead (throughline plan FILE -o "
            "plan.xlsx), or give it a virtual one: sudo apt-get install -y xvfb xauth "
            f"{_APT_XCB} && xvfb-run -a throughline"
        )
    missing = [name for name in _XCB_LIBRARIES if not _loads(name)]
    if missing:
        return f"The window needs {', '.join(missing)}. Install: sudo apt-get install -y {_APT_QT} {_APT_XCB}"
    return None


def _loads(library: str) -> bool:
    try:
        CDLL(library)
    except OSError:
        return False
    return True


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
        signal.signal(number, lambda *_: app.quit())


def release_signals() -> None:
    """Undo `quit_on_signals`, for embedding and tests."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


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


def _show_fault(summary: str, details: str) -> QMessageBox:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Throughline")
    box.setText("Something went wrong inside Throughline. Your document is untouched; you can go on working.")
    box.setInformativeText(summary)
    box.setDetailedText(details)
    copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
    box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    box.setModal(False)
    box.show()
    return box
