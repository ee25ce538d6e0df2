"""The mappings that are remembered: to look at, name, pass on and forget."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.errors import UserError
from planner.exchange.importing.mapping.mapping import Mapping
from planner.exchange.importing.mapping.mapping_text import to_text
from planner.exchange.importing.mapping.source import ColumnRef
from planner.exchange.importing.mapping.store import MappingStore, usual_folder
from planner.exchange.saving import save_bytes

SUFFIX = ".json"
_LARGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A remembered mapping in words; ``place``: whether it also says where the table stands."""

    mapping: Mapping
    name: str
    sheet: str
    sponsor: str
    columns: int
    place: bool


class MappingShelf:
    """All remembered mappings of a folder (None: the usual one); what is done is written at once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = MappingStore(folder or usual_folder())

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be read of them."""
        return self._store.notes

    @property
    def kept(self) -> tuple[KeptMapping, ...]:
        """All of them, by name."""
        found = [
            KeptMapping(one, one.name, one.sheet, one.sponsor, len(one.uses), one.extent is not None)
            for one in self._store.mappings
        ]
        return tuple(sorted(found, key=lambda one: one.name.casefold()))

    def named(self, name: str) -> Mapping:
        """The mapping of a name, whatever its case; `UserError` if there is none."""
        found = self._store.named(name)
        if found is None:
            known = ", ".join(f"“{one.name}”" for one in self.kept) or "none"
            raise UserError(f"There is no mapping named “{name}”. Remembered are: {known}.")
        return found

    def rename(self, name: str, new: str) -> None:
        """Give a mapping another name; `UserError` if that is empty or another's, `EnvironmentTrouble`."""
        mapping, new = self.named(name), new.strip()
        other = self._store.named(new)
        if not new:
            raise UserError("A mapping needs a name.")
        if other is not None and other != mapping:
            raise UserError(
                f"There is a mapping named “{other.name}” already. Choose another name, or delete that one."
            )
        self._store.remember(replace(mapping, name=new))

    def delete(self, name: str) -> None:
        """Forget a mapping; `UserError` if there is none of that name, `EnvironmentTrouble`."""
        self._store.forget(self.named(name))

    def save(self, path: Path, names: Collection[str] = ()) -> int:
        """Write mappings (those named, else all) to a file to pass on; how many. `UserError`, `EnvironmentTrouble`."""
        wanted: Sequence[Mapping] = [self.named(name) for name in names] or self._store.mappings
        if not wanted:
            raise UserError("No mapping is remembered, so there is nothing to write.")
        save_bytes(to_text(wanted).encode(), path)
        return len(wanted)

    def load(self, path: Path) -> tuple[str, ...]:
        """Take in the mappings of a file, in place of those of the same name or layout; their names.

        Raises `UserError` for a file that holds none, and `EnvironmentTrouble`.
        """
        try:
            if path.stat().st_size > _LARGEST:
                raise UserError(f"{path.name} is too large to be a file of mappings.")
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as trouble:
            raise UserError(f"{path.name} is no file of mappings. Export one from Throughline.") from trouble
        except OSError as trouble:
            raise UserError(f"{path} could not be read: {trouble.strerror}.") from trouble
        return tuple(one.name for one in self._store.take_in(text, path.name))


def columns_there(mapping: Mapping, refs: Iterable[ColumnRef]) -> tuple[int, int]:
    """How many of a mapping's columns a table has, and how many it uses."""
    there = set(refs)
    return sum(1 for use in mapping.uses if use.source in there), len(mapping.uses)
