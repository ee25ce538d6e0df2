"""Saving a file all at once: whatever goes wrong, one that is there already stays as it was."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.domain.errors import EnvironmentTrouble

MADE_IN = "throughline-"
"""How the names of folders begin in which files are made before they go to their places."""
_DISK_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def save_bytes(content: bytes | memoryview, path: str | Path) -> None:
    """Save ``content`` under ``path`` all at once.

    Raises `EnvironmentTrouble` with a sentence for the person if the folder is missing, the disk full, or the file
    locked or read-only.
    """
    with explained(path):
        _replace(Path(os.path.realpath(path)), content)  # a link keeps pointing to what it points to


def check_place(path: str | Path) -> None:
    """Raise as `save_bytes` would, as far as that can be told before there is anything to save."""
    with explained(path):
        target = Path(os.path.realpath(path))
        _refuse(target)
        with tempfile.TemporaryFile(dir=target.parent):
            pass


@contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """Whatever the system refuses inside becomes an `EnvironmentTrouble` that says why ``path`` could not be saved."""
    try:
        yield
    except OSError as trouble:
        raise EnvironmentTrouble(_explain(trouble, Path(path))) from trouble


def _replace(target: Path, content: bytes | memoryview) -> None:
    """Put ``content`` at ``target`` through a temporary file in the same folder; OSError leaves the old file alone."""
    _refuse(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):
            temporary.chmod(target.stat().st_mode if target.exists() else _usual_mode())
        os.replace(temporary, target)  # noqa: PTH105 - the call that the tests make fail
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _refuse(target: Path) -> None:
    """OSError for a place that is taken."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "is read-only", str(target))


def _usual_mode() -> int:
    """The permissions that a new file of this process gets (there is no way to ask but to set)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _explain(trouble: OSError, path: Path) -> str:
    """What went wrong and what to do, for the person who wanted the file."""
    if isinstance(trouble, IsADirectoryError):
        reason, cure = "there is a folder of that name", "Choose another name."
    elif isinstance(trouble, FileNotFoundError):
        reason, cure = f"the folder {path.parent} does not exist", "Choose a folder that does."
    elif trouble.errno in _DISK_FULL and path.parent.name.startswith(MADE_IN):
        reason, cure = f"the disk for temporary files, {path.parent.parent}, is full", "Free some space there."
    elif trouble.errno in _DISK_FULL:
        reason, cure = "the disk is full", "Free some space or choose another folder."
    elif trouble.errno == errno.EROFS:
        reason, cure = "the disk is read-only", "Choose another folder."
    elif trouble.errno == errno.ENAMETOOLONG:
        reason, cure = "the name is too long", "Choose a shorter name."
    elif isinstance(trouble, PermissionError):
        reason = "it is open in another program or may not be changed"
        cure = "Close it in Excel, or choose another name or folder."
    else:
        reason, cure = f"the system says: {trouble.strerror or trouble}", "Try another folder."
    return f"{path} could not be saved: {reason}. {cure} Nothing was changed."
