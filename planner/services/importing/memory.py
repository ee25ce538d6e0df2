"""What is remembered from import to import: mappings by layout and sponsor, and the person's own lists of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exchange.importing.mapping.mapping import layout_of
from planner.exchange.importing.mapping.store import MappingStore, Remembered, usual_folder
from planner.exchange.importing.mapping.suggesting import Suggester
from planner.exchange.importing.names.wording import own_name_words

if TYPE_CHECKING:
    from planner.services.importing.choices import ImportChoices
    from planner.services.importing.files import ImportFile


class ImportMemory:
    """Mappings and words in ``folder`` (None: where they usually are). Nothing is written until `remember`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or usual_folder()
        self.store = MappingStore(self.folder)
        self.suggester = Suggester(self.folder)
        self.name_words, self._name_notes = own_name_words(self.folder)

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read of it, in sentences."""
        return tuple(dict.fromkeys((*self.store.notes, *self.suggester.notes, *self._name_notes)))

    def remember(self, files: Sequence[ImportFile], choices: ImportChoices, name: str = "") -> tuple[str, ...]:
        """Remember how the tables of an import were read, for the next file of the same layout; says what it kept.

        What the program would do by itself is not remembered, unless it gets a ``name``. With a sponsor among the
        choices a mapping is that sponsor's own. Raises `EnvironmentTrouble`.
        """
        from planner.services.importing.extents import extent_of
        from planner.services.importing.reading_tables import read_tables

        kept: list[str] = []
        for table in read_tables(files, choices, self):
            mapping = table.mapping
            if mapping is None or table.missing:
                continue
            said = choices.of(table.key)
            extent = mapping.extent if table.place_again is not None else None
            extent = extent_of(files[table.key.file], table.key.table, said) or extent
            mapping = replace(mapping, extent=extent)
            own = replace(table.suggestion.mapping(), name=mapping.name, sponsor=mapping.sponsor)
            if (mapping == own and not name) or (table.remembered and mapping in self.store.mappings and not name):
                continue
            named = name if not kept else f"{name}, {mapping.sheet}" if name else ""
            called = named or mapping.name or f"{table.place} as {mapping.sheet}"
            sponsor = choices.sponsor or mapping.sponsor
            self.store.remember(replace(mapping, headings=layout_of(table.source), name=called, sponsor=sponsor))
            kept.append(f"How {table.place} was read is remembered as “{called}”.")
        return tuple(kept)


__all__ = ["ImportMemory", "MappingStore", "Remembered"]
