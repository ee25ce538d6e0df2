"""Faults of the toolkit that must not come back."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel


def test_pyside_keeps_none_alive(qapp: QApplication) -> None:
    """PySide6 6.12.0 loses references to None and kills Python 3.11."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(500):
        label.setText("x")
    assert sys.getrefcount(None) > before - 100
