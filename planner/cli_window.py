"""Opening the window from the command line, or saying in one line why there cannot be one."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from planner.domain.errors import EnvironmentTrouble, UserError

APT_LINE = (
    "sudo apt-get install -y python3-venv libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0"
)
"""What Qt needs on a bare Debian or Ubuntu."""
WITHOUT_WINDOW = "Without a window: throughline plan --sample -o plan.xlsx"
_X11_LIBRARIES = (
    "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-randr.so.0",
    "libxcb-render-util.so.0", "libxcb-shape.so.0", "libxkbcommon-x11.so.0",
)  # fmt: skip


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
        raise EnvironmentTrouble(_missing(str(missing))) from missing
    return run(file, sample)


def check_display() -> None:
    """Raise EnvironmentTrouble where Qt would end the process: no screen, or libraries missing (Linux only)."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise EnvironmentTrouble(f"There is no screen to open a window on. {WITHOUT_WINDOW}")
    missing = [name for name in _X11_LIBRARIES if not _loads(name)]
    if missing:
        raise EnvironmentTrouble(_missing(", ".join(missing)))


def _missing(what: str) -> str:
    return f"The window needs system libraries that are missing ({what}). Install them: {APT_LINE}\n{WITHOUT_WINDOW}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
