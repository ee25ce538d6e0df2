"""Mappings remembered from file to file: by layout and sponsor, in the person's own folder."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.errors import EnvironmentTrouble
from planner.exchange.importing.mapping.mapping import Mapping, layout_of
from planner.exchange.importing.mapping.mapping_text import UnreadableMapping, from_text, to_text
from planner.exchange.importing.mapping.source import SourceTable

FILE = "mappings.json"
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping for a file. ``exact``: the layout is the same, so that it may be applied by itself, with ``notice``."""

    mapping: Mapping
    exact: bool
    notice: str


def usual_folder() -> Path:
    """Where a person's mappings and own lists of words are kept."""
    from platformdirs import user_config_path

    return user_config_path("throughline", appauthor=False) / "import"


class MappingStore:
    """All mappings that are remembered. ``notes`` say what could not be read; nothing is raised for that.

    A damaged file is kept beside the new one under another name, never overwritten.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._damaged = False
        self.notes: tuple[str, ...] = ()
        self.mappings: tuple[Mapping, ...] = self._read()

    def find(self, table: SourceTable, sponsor: str = "") -> Remembered | None:
        """The mapping for a table's layout: the sponsor's own, else anybody's; else the likest one, not exact."""
        headings = layout_of(table)
        same = [mapping for mapping in self.mappings if mapping.headings == headings]
        for mapping in (
            *(m for m in same if sponsor and m.sponsor == sponsor),
            *(m for m in same if not m.sponsor),
            *same,
        ):
            return Remembered(mapping, True, f"The mapping {_called(mapping)} was applied, for the layout is the same.")
        ranked = sorted(self.mappings, key=lambda mapping: -_likeness(mapping.headings, headings))
        if not ranked or _likeness(ranked[0].headings, headings) < _ALIKE:
            return None
        gone = sorted(set(ranked[0].headings) - set(headings))
        new = sorted(set(headings) - set(ranked[0].headings))
        changes = [f"gone: {', '.join(gone)}"] if gone else []
        changes += [f"new: {', '.join(new)}"] if new else []
        notice = f"The layout resembles that of {_called(ranked[0])} ({'; '.join(changes) or 'columns repeated'})."
        return Remembered(ranked[0], False, notice)

    def named(self, name: str) -> Mapping | None:
        """The mapping of a name, whatever its case, or None."""
        return next((m for m in self.mappings if m.name.casefold() == name.strip().casefold()), None)

    def remember(self, mapping: Mapping) -> None:
        """Keep a mapping, in place of the one of its layout and sponsor or of its name; raises `EnvironmentTrouble`."""
        kept = [old for old in self.mappings if not _replaced(old, mapping)]
        self._write((*kept, mapping))

    def forget(self, mapping: Mapping) -> None:
        """Keep a mapping no longer; raises `EnvironmentTrouble`."""
        self._write(tuple(old for old in self.mappings if old != mapping))

    def take_in(self, text: str, name: str = "the file") -> tuple[Mapping, ...]:
        """Remember the mappings of an exported text; raises `UnreadableMapping` or `EnvironmentTrouble`."""
        taken = from_text(text, name)
        kept = [old for old in self.mappings if not any(_replaced(old, new) for new in taken)]
        self._write((*kept, *taken))
        return taken

    def _read(self) -> tuple[Mapping, ...]:
        try:
            return from_text(self._path.read_text(encoding="utf-8"), "the file")
        except FileNotFoundError:
            return ()
        except (UnreadableMapping, OSError, UnicodeDecodeError) as trouble:
            self._damaged = True
            self.notes = (f"The remembered mappings could not be used; starting without them. {self._path}: {trouble}",)
            return ()

    def _write(self, mappings: tuple[Mapping, ...]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._damaged and self._path.is_file():
                self._path.replace(self._path.with_suffix(".damaged"))
                self._damaged = False
            _replace(self._path, to_text(mappings))
        except OSError as trouble:
            message = f"The mapping could not be remembered in {self._path.parent}: {trouble.strerror or trouble}."
            raise EnvironmentTrouble(message) from trouble
        self.mappings = mappings


def for_sponsor(mapping: Mapping, sponsor: str) -> Mapping:
    """The mapping as one sponsor's own."""
    return replace(mapping, sponsor=sponsor)


def _called(mapping: Mapping) -> str:
    name = f"“{mapping.name}”" if mapping.name else f"for {mapping.sheet}"
    return f"{name} of {mapping.sponsor}" if mapping.sponsor else name


def _replaced(old: Mapping, new: Mapping) -> bool:
    same_place = old.headings == new.headings and old.sponsor == new.sponsor and old.sheet == new.sheet
    return same_place or bool(new.name and old.name.casefold() == new.name.casefold())


def _likeness(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    mine, theirs = set(first), set(second)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def _replace(path: Path, text: str) -> None:
    """All or nothing, as for every file of the person's."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
