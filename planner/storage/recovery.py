"""What processes that died left behind: working copies with changes that were never saved."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from planner.storage.about import DOCUMENT_NAME, About, read_about, recovery_root
from planner.storage.alive import is_alive
from planner.storage.lock import sign_of_life

_FRESH_SECONDS = 60  # a folder this young may belong to a process that is just starting


@dataclass(frozen=True)
class Recoverable:
    """A document with unsaved changes whose process died; ``changed`` is the time of its last edit."""

    folder: Path
    title: str
    target: str
    changed: dt.datetime


def list_recoverable(state_dir: Path | None = None) -> tuple[Recoverable, ...]:
    """What can be recovered, the latest first. Leavings without unsaved changes are cleared away."""
    root = recovery_root(state_dir)
    found = []
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if not folder.is_dir() or is_alive(sign_of_life(folder)) is not False:
            continue
        item = _look(folder)
        if item is not None:
            found.append(item)
        elif not _is_fresh(folder):
            discard(folder)
    return tuple(sorted(found, key=lambda item: item.changed, reverse=True))


def discard(folder: Path) -> None:
    """Removes a working copy for good."""
    shutil.rmtree(folder, ignore_errors=True)


def _is_fresh(folder: Path) -> bool:
    try:
        return dt.datetime.now().timestamp() - folder.stat().st_mtime < _FRESH_SECONDS
    except OSError:
        return True


def _look(folder: Path) -> Recoverable | None:
    """The working copy, if it has unsaved changes or cannot be read (the person should hear of it)."""
    file = folder / DOCUMENT_NAME
    try:
        about = read_about(folder)
        changed = dt.datetime.fromtimestamp(file.stat().st_mtime)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not _has_unsaved(file, about):
        return None
    return Recoverable(folder, about.title, about.target, changed)


def _has_unsaved(file: Path, about: About) -> bool:
    try:
        conn = sqlite3.connect(file, isolation_level=None)
        try:
            found = conn.execute("SELECT value FROM document WHERE key = 'revision'").fetchone()
        finally:
            conn.close()
        revision = int(found[0]) if found else 0
    except (sqlite3.Error, ValueError, TypeError):
        return True
    return revision != (about.saved_revision or 0)
