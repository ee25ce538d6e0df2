"""Journeys run offscreen, with settings and working copies of their own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="session")
def _clipboard_cleared(qapp: QApplication) -> Iterator[None]:
    """Data left on the clipboard ends the process with a crash under offscreen."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_SETTINGS", str(tmp_path / "window.ini"))
    monkeypatch.setenv("THROUGHLINE_LOG_DIR", str(tmp_path / "log"))
    monkeypatch.setenv("THROUGHLINE_STATE_DIR", str(tmp_path / "state"))
