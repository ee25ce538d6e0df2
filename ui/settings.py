"""Where the window remembers things: one INI file of our own, so that a test can point it elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QSettings

SETTINGS_VARIABLE = "THROUGHLINE_SETTINGS"
"""Environment variable that names another settings file."""

LAYOUT_VERSION = 2
"""Raised when toolbars or docks change so that an old saved layout must be ignored."""

RECENT_LIMIT = 8


def settings_path() -> Path:
    """The settings file in force."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return Path(named) if named else user_config_path("Throughline", appauthor=False) / "window.ini"


def open_settings() -> QSettings:
    """The settings; a missing or damaged file reads as empty."""
    return QSettings(str(settings_path()), QSettings.Format.IniFormat)


def text(settings: QSettings, key: str, default: str = "") -> str:
    """A text setting, the default for anything else."""
    value = settings.value(key, default)
    return value if isinstance(value, str) else default


def number(settings: QSettings, key: str, default: int) -> int:
    """A whole number, the default if the setting is missing or damaged."""
    try:
        return int(str(settings.value(key, default)))
    except ValueError:
        return default


def recent_files(settings: QSettings) -> list[str]:
    """The files opened last, newest first; missing ones included (they are greyed in the menu)."""
    value = settings.value("recent/files", [])
    if isinstance(value, str):
        return [value] if value else []
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def remember_file(settings: QSettings, path: Path) -> None:
    """Put a file at the head of the recent ones."""
    name = str(path)
    rest = [entry for entry in recent_files(settings) if entry != name]
    settings.setValue("recent/files", [name, *rest][:RECENT_LIMIT])


def reopens(settings: QSettings) -> bool:
    """Whether the file that was open last is opened at the start."""
    return text(settings, "session/reopen", "yes") == "yes"


def set_reopens(settings: QSettings, wanted: bool) -> None:
    """Open the file that was open last at the start, or do not."""
    settings.setValue("session/reopen", "yes" if wanted else "no")


def remember_session(settings: QSettings, path: Path | None) -> None:
    """What was open when the window was closed; None for nothing that has a file."""
    settings.setValue("session/file", str(path or ""))


def session_file(settings: QSettings) -> Path | None:
    """What to open at the start: the file that was open last, if it is wanted and still there."""
    name = text(settings, "session/file")
    return Path(name) if name and reopens(settings) and Path(name).is_file() else None
