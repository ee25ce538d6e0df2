"""Marks words for translators without translating them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP


def noop(text: str) -> str:
    """The words as they are; the translations are collected from calls of this function with a literal."""
    return str(QT_TRANSLATE_NOOP("vocabulary", text))
