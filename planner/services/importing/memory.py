"""What is remembered from import to import: mappings by layout and sponsor, and the person's own lists of words."""

from __future__ import annotations

from pathlib import Path

from planner.exchange.importing.mapping.store import MappingStore, Remembered, usual_folder
from planner.exchange.importing.mapping.suggesting import Suggester


class ImportMemory:
    """Mappings and words in ``folder`` (None: where they usually are). Nothing is written until `remember`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or usual_folder()
        self.store = MappingStore(self.folder)
        self.suggester = Suggester(self.folder)

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read of it, in sentences."""
        return tuple(dict.fromkeys((*self.store.notes, *self.suggester.notes)))


__all__ = ["ImportMemory", "MappingStore", "Remembered"]
