"""The editable lists of words (`resources/synonyms`), with what the person has added in files of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import resources

NAMES = ("headings", "roles", "stages", "countries")
"""The lists there are; each is ``synonyms/NAME.toml`` in the program and ``NAME.toml`` in a folder of one's own."""


@dataclass(frozen=True)
class WordList:
    """One list: the program's own tables and then the person's, and what was wrong with the person's file."""

    tables: tuple[Mapping[str, Any], ...]
    notes: tuple[str, ...] = ()

    def words(self, table: str) -> dict[str, list[str]]:
        """A table of lists of words by key, the person's after the program's; what is no list is left out."""
        joined: dict[str, list[str]] = {}
        for source in self.tables:
            part = source.get(table)
            for key, words in part.items() if isinstance(part, dict) else ():
                if isinstance(words, list):
                    joined.setdefault(str(key), []).extend(word for word in words if isinstance(word, str))
        return joined


@cache
def _bundled(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.read_text(f"synonyms/{name}.toml"))


def word_list(name: str, folder: Path | None = None) -> WordList:
    """A list by name, with the additions in ``folder`` if there are any; one that cannot be read makes a note."""
    own = _bundled(name)
    if folder is None:
        return WordList((own,))
    path = folder / f"{name}.toml"
    try:
        added = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return WordList((own,))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as trouble:
        note = f"Your own words in {path} could not be read ({trouble}); only the program's were used."
        return WordList((own,), (note,))
    return WordList((own, added))
