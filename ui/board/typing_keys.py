"""Which keys are the beginning of a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def typed_text(event: QKeyEvent) -> str:
    """The letter or digit that a key types; '' for keys that do something else."""
    text = event.text()
    if event.modifiers() & _COMMANDS or not text or not (text[0].isalnum() or text[0] in "(-"):
        return ""
    return text
