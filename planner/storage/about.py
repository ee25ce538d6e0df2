"""Where working copies lie, and the note in each that says what it is a copy of."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from planner.storage.files import Stamp

STATE_DIR_VARIABLE = "THROUGHLINE_STATE_DIR"
DOCUMENT_NAME = "document.throughline"
ABOUT_NAME = "about.json"


def recovery_root(state_dir: Path | None = None) -> Path:
    """The folder of all working copies; ``THROUGHLINE_STATE_DIR`` moves it."""
    if state_dir is None and STATE_DIR_VARIABLE in os.environ:
        state_dir = Path(os.environ[STATE_DIR_VARIABLE])
    if state_dir is None:
        import platformdirs

        state_dir = Path(platformdirs.user_state_dir("throughline", appauthor=False))
    return state_dir / "recovery"


@dataclass(frozen=True)
class About:
    """What a working copy is a copy of. ``saved_revision`` is the last revision that is safe in ``target``."""

    title: str
    target: str = ""
    stamp: Stamp | None = None
    saved_revision: int | None = None
    since: str = ""


def read_about(folder: Path) -> About:
    """What the working copy in ``folder`` is a copy of; OSError or ValueError if that cannot be told."""
    stored = json.loads((folder / ABOUT_NAME).read_text(encoding="utf-8"))
    stamp = stored.get("stamp")
    return About(
        title=str(stored["title"]),
        target=str(stored["target"]),
        stamp=(int(stamp[0]), int(stamp[1]), int(stamp[2])) if stamp else None,
        saved_revision=stored.get("saved_revision"),
        since=str(stored.get("since", "")),
    )
