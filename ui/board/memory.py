"""How the board looked when a document was left: remembered in the window's settings, one entry for each document."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QSettings

_GROUP = "board/documents"
_MOST = 40
"""Documents that are remembered; the one left longest ago is forgotten first."""

State = dict[str, Any]


def remember(settings: QSettings, document: str, state: State) -> None:
    """Remember a document's board; '' is no document."""
    if not document:
        return
    order = [key for key in _order(settings) if key != _key(document)]
    for old in order[_MOST - 1 :]:
        settings.remove(f"{_GROUP}/{old}")
    settings.setValue(f"{_GROUP}/order", ",".join([_key(document), *order[: _MOST - 1]]))
    settings.setValue(f"{_GROUP}/{_key(document)}", json.dumps(state))


def recall(settings: QSettings, document: str) -> State:
    """What was remembered; empty where nothing was or where it cannot be read."""
    text = settings.value(f"{_GROUP}/{_key(document)}", "") if document else ""
    try:
        found = json.loads(text) if isinstance(text, str) and text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _order(settings: QSettings) -> list[str]:
    value = settings.value(f"{_GROUP}/order", "")
    names = value if isinstance(value, list) else str(value).split(",")
    return [name for name in names if isinstance(name, str) and name]


def _key(document: str) -> str:
    """A name without the signs that settings take for their own."""
    import hashlib

    return hashlib.sha256(document.encode()).hexdigest()[:16]
