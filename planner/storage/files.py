"""Files put in place whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import uuid
from pathlib import Path

Stamp = tuple[int, int, int]


def stamp_of(path: Path) -> Stamp | None:
    """What changes when a file is replaced or written (inode, modification time in ns, size); None without a file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def temporary_beside(target: Path) -> Path:
    """A name for a new file in the folder of ``target``, so that replacing stays on one disk."""
    return target.with_name(f"{_mark(target)}{uuid.uuid4().hex[:12]}.saving")


def clear_interrupted(target: Path) -> None:
    """Removes what savings of ``target`` that were killed half-way have left beside it."""
    for tail in ("", "-journal"):
        for left in target.parent.glob(f"{_mark(target)}*.saving{tail}"):
            with contextlib.suppress(OSError):
                left.unlink()


def _mark(target: Path) -> str:
    return f".{hashlib.sha256(target.name.encode(errors='surrogateescape')).hexdigest()[:12]}-"


def replace_whole(new: Path, target: Path) -> None:
    """Puts the finished file ``new`` at ``target``, durably, with the permissions of what stood there."""
    if target.exists():
        with contextlib.suppress(OSError):
            shutil.copymode(target, new)
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    new.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Makes a rename durable where folders can be synced."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Writes a small text file whole or not at all."""
    new = temporary_beside(path)
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
