"""Keeps every working copy of these tests inside the test's own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.storage.about import STATE_DIR_VARIABLE


@pytest.fixture(autouse=True)
def state_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(folder))
    return folder
