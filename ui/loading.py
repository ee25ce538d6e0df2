"""What the first window does without is loaded while nobody waits for it, so that no first click has to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.jobs import Job, JobControl, JobRunner

LATER = (
    "numpy",
    "planner.services.opening",
    "planner.services.session",
    "planner.services.plan_records",
    "planner.services.board",
    "planner.services.board_text",
    "solver.api",
    "solver.baseline",
    "planner.services.changing",
    "planner.services.board_update",
    "planner.services.board_drop",
    "planner.services.candidates.ranking",
    "planner.services.why.explaining",
    "planner.services.notes",
    "planner.services.scenarios.parts",
    "planner.services.scenarios.overview",
    "planner.services.scenarios.tables",
    "ui.pictures.part",
)
"""Modules in the order in which a person is likely to need them. Those of the import and of writing are left out: they
bring large libraries, and a thread that shows its progress loads them."""


def load_ahead(runner: JobRunner) -> Job:
    """Load them on a thread, which gives way to the window's after half a millisecond; cancelled, it stops early."""
    return runner.start(_load, _loaded, _loaded)


def _load(control: JobControl) -> None:
    for name in LATER:
        control.check()
        import_module(name)


def _loaded(_: object) -> None:
    """Nobody waits for it; a module that cannot be loaded is missed, and reported, where it is needed."""
