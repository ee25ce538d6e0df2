"""Where real workbooks to try things on may stand; tests that want them skip where they are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def shared_file(relative: str) -> Path:
    """A file of the shared data; skips the test if it is not there."""
    path = SHARED_DATA / relative
    if not path.exists():
        pytest.skip(f"shared data is missing: {relative}")
    return path
