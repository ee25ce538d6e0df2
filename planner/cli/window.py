"""Opening the window from the command line, or saying why there cannot be one."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from planner.domain.errors import EnvironmentTrouble, UserError

APT_LINE = (
    "sudo apt-get update && sudo apt-get install -y python3-venv libegl1 libgl1 libdbus-1-3 libfontconfig1 "
    "libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0"
)
"""What Qt needs on a bare Debian or Ubuntu."""
WITHOUT_WINDOW = "Without a window: throughline plan --sample -o plan.xlsx"
_X11_LIBRARIES = (
    "libX11-xcb.so.1", "libX11.so.6", "libxcb.so.1", "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0",
    "libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render.so.0", "libxcb-render-util.so.0", "libxcb-shape.so.0",
    "libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-util.so.1", "libxcb-xfixes.so.0", "libxcb-xkb.so.1",
    "libxkbcommon.so.0", "libxkbcommon-x11.so.0",
)  # fmt: skip
"""What the X11 part of Qt is linked to, beyond what importing Qt needs anyway."""
_SCREENLESS = ("offscreen", "minimal")
"""Platforms of Qt that work everywhere."""
_TRIAL = "from PySide6.QtGui import QGuiApplication as A; a = A([]); raise SystemExit(not a.primaryScreen())"
_PATIENCE = 20
"""Seconds after which a start of Qt that is only tried has failed."""


def open_window(file: Path | None, sample: bool) -> int:
    """Open the window; gives its exit status. EnvironmentTrouble says what is missing."""
    if file is not None and not file.exists():
        raise UserError(f"{file} does not exist. Check the name, or see throughline --help for the commands.")
    check_display()
    try:
        from ui.app import run
    except ImportError as missing:
        if "PySide6" not in str(missing) and ".so" not in str(missing):
            raise
        raise EnvironmentTrouble(f"{_install(str(missing))}\n{WITHOUT_WINDOW}") from missing
    return run(file, sample)


def check_display() -> None:
    """Raise EnvironmentTrouble where Qt would end the process: no screen, or libraries missing (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    names = [part.partition(":")[0] for part in chosen.split(";") if part.strip()] or ["wayland", "xcb"]
    obstacles = [_obstacle(name.strip().lower()) for name in names]
    if all(obstacles):  # otherwise Qt takes the first one that works
        raise EnvironmentTrouble("\n".join(_no_window(chosen, "xcb" in names, obstacles)))


def _obstacle(platform: str) -> str:
    """Why Qt cannot use a platform; empty if it can."""
    if platform in _SCREENLESS:
        return ""
    if platform.startswith("wayland"):
        return "" if _reaches_wayland() else "no Wayland screen answers"
    if platform == "xcb":
        return "libraries are missing" if _missing() else "" if _reaches_x11() else "no X11 screen answers"
    return "" if _qt_starts() else f"Qt cannot start with the platform {platform}"


def _no_window(chosen: str, wants_x11: bool, obstacles: list[str]) -> Iterator[str]:
    """What to say: whether the screen or the libraries are missing, what to do, and the way without a window."""
    if not chosen and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        yield "There is no screen to open a window on. Start Throughline from a desktop, or through ssh -X."
    else:
        setting = f" QT_QPA_PLATFORM is {chosen}." if chosen else ""
        yield f"The window cannot be opened: {', '.join(obstacles)}.{setting} Check DISPLAY and WAYLAND_DISPLAY."
    if wants_x11 and (missing := _missing()):
        yield _install(missing)
    yield WITHOUT_WINDOW


def _install(missing: str) -> str:
    return f"The window needs system libraries that are missing ({missing}). On Debian or Ubuntu: {APT_LINE}"


def _missing() -> str:
    return ", ".join(name for name in _X11_LIBRARIES if not _loads(name))


def _reaches_wayland() -> bool:
    if os.environ.get("WAYLAND_SOCKET"):
        return True
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name  # an absolute name stays as it is
    with socket.socket(socket.AF_UNIX) as door:
        try:
            door.connect(str(path))
        except OSError:
            return False
    return True


def _reaches_x11() -> bool:
    """Whether the X server of DISPLAY lets us in, asked as Qt will ask."""
    if not os.environ.get("DISPLAY"):
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return refused == 0


def _qt_starts() -> bool:
    """Whether Qt survives its start with the environment's platform, tried in a process of its own."""
    import subprocess

    words = [sys.executable, "-c", _TRIAL]
    try:
        return subprocess.run(words, capture_output=True, timeout=_PATIENCE, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
