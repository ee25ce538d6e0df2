"""Registry files from disk to trials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from planner.exchange.importing.registries.records import registry_file
from planner.exchange.importing.registries.trials import Trials, trials_of
from planner.exchange.reading import read_any


def read_registry(paths: Sequence[str | Path], *, cancelled: Callable[[], bool] | None = None) -> Trials:
    """The trials of one or several files (a list of trials and its list of sites, say).

    Raises `UserError` for a file that is no registry's, and what `read_any` raises.
    """
    return trials_of([registry_file(read_any(path, cancelled=cancelled), Path(path).name) for path in paths])
