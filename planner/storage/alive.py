"""A file that its process keeps locked for as long as it lives, so that others can tell a dead one's leavings."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


def _try_lock(handle: IO[bytes]) -> bool:
    """Locks the open file for this handle; the system lets go of it however the process ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Alive:
    """The sign of life of one working copy."""

    def __init__(self, path: Path) -> None:
        """Takes the sign; BlockingIOError if another process has it."""
        self._handle: IO[bytes] = path.open("a+b")
        if not _try_lock(self._handle):
            self._handle.close()
            raise BlockingIOError(f"{path} belongs to a process that lives")

    def release(self) -> None:
        """Gives the sign back; releasing twice is allowed."""
        self._handle.close()


def is_alive(path: Path) -> bool | None:
    """Whether a living process holds the sign; None if this cannot be told from here."""
    try:
        with path.open("r+b") as handle:
            return not _try_lock(handle)
    except FileNotFoundError:
        return False
    except OSError:
        return None


def process_runs(pid: int) -> bool:
    """Whether a process with this number runs on this computer (it may be another one by now)."""
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)  # may ask about it, nothing more
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
