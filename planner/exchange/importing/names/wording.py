"""The words of a sponsor's name in one language and one spelling, each with how much it says about who is meant.

"Med. Univ. Wien, Abt. f. Onkologie" and "Medical University of Vienna" come out nearly the same. This is for
suggestions only: what is merged without asking is decided by the words as written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from planner.domain.errors import UserError
from planner.exchange.importing.names.normalising import organisation_name, words_of
from resources import read_text

NAME_WORDS_FILE = "name_words.toml"

_PARTS = re.compile(r"[,;:/|()\[\]{}\u2013\u2014\"]+|\s-+\s?|\s?-+\s")
_SPELLED_OUT = re.compile("ae|oe|ue|aa")
_DEPARTMENT_WITHIN = 3
"""A part of a name is a department's if one of its first three words says so."""
_LEAST_BEFORE_ENDING = 3
_MOST_INITIALS = 9
_BETWEEN = frozenset(("of", "for", "the", "and", "de", "la", "del", "et", "di", "fur", "e", "y", "i", "d", "in", "en"))
"""Words whose letters are left out of initials."""
_FIELD, _WHERE, _DEPARTMENT = 0.35, 0.5, 0.4
"""What a word counts that names a field or title, a country, or that stands in the part of a department."""

_KINDS = ("where", "fields", "departments", "endings", "institutions")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A name as comparable words with what each counts (0 to 1), and as written but without accents and signs."""

    words: Phrase
    counts: tuple[float, ...]
    plain: Phrase
    form: str = ""

    @property
    def pairs(self) -> frozenset[str]:
        """Each two words in one: "glaxo smithkline" has the word "glaxosmithkline"."""
        return frozenset(first + second for first, second in pairwise(self.plain))

    @property
    def joined(self) -> str:
        """The name as written in one piece: "Lung Rx" and "LungRx" are the same."""
        return "".join(self.plain)

    @property
    def initials(self) -> str:
        """The first letters of a name of several words without "of", "de" and the like; "" if they are too few."""
        letters = "".join(word[0] for word in self.plain if word not in _BETWEEN)
        return letters if 3 <= len(letters) <= _MOST_INITIALS else ""


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """The lists of words in resources, with the person's own on top where there are any.

    ``same`` gives what is said for a phrase (of at most ``longest`` words); ``where``, ``fields`` and ``departments``
    are phrases of a kind, ``endings`` words that others end with, longest first. ``institutions`` are words as said,
    and so are ``general``: all those that are in no way the name of anybody.
    """

    same: Mapping[Phrase, Phrase]
    longest: int
    where: frozenset[Phrase]
    fields: frozenset[Phrase]
    departments: frozenset[Phrase]
    endings: tuple[str, ...]
    institutions: frozenset[str]
    general: frozenset[str]


def folded(name: str) -> Phrase:
    """The words of a name as in `words_of`, with "ue" as "u" and so on: "Tuebingen" is "Tübingen"."""
    return tuple(_fold(word) for word in words_of(name))


def worded(written: str, lists: NameWords | None = None) -> Wording:
    """The comparable words of a name by some lists (None: the program's). A name of nothing but signs has none."""
    return _worded(written, lists or name_words())


@lru_cache(maxsize=65536)
def _worded(written: str, lists: NameWords) -> Wording:
    parts = [part for part in (_part(text) for text in _PARTS.split(written)) if part]
    departments = [_is_department(part, lists) for part in parts]
    words: list[str] = []
    counts: list[float] = []
    for part, department in zip(parts, departments, strict=True):
        share = _DEPARTMENT if department and not all(departments) else 1.0
        for word, count in _in_one_language(part, lists):
            words.append(word)
            counts.append(count * share)
    return Wording(
        tuple(words),
        tuple(counts),
        tuple(word for part in parts for word in part),
        organisation_name(written).form,
    )


def _part(text: str) -> Phrase:
    return tuple(_fold(word) for word in organisation_name(text).words) if text.strip() else ()


def _fold(word: str) -> str:
    return _SPELLED_OUT.sub(lambda found: found[0][0], word) if len(word) > 3 else word


def _is_department(part: Phrase, lists: NameWords) -> bool:
    return any(
        part[start : start + length] in lists.departments
        for start in range(min(_DEPARTMENT_WITHIN, len(part)))
        for length in range(1, 5)
    )


def _in_one_language(part: Phrase, lists: NameWords) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    at = 0
    while at < len(part):
        for length in range(min(lists.longest, len(part) - at), 0, -1):
            phrase = part[at : at + length]
            said = lists.same.get(phrase)
            if said is not None or length == 1:
                break
        count = _FIELD if phrase in lists.fields else _WHERE if phrase in lists.where else 1.0
        if said is None:
            said = _split(phrase[0], lists)
        found += [(word, count if (word,) not in lists.fields else _FIELD) for word in said]
        at += length
    return found


def _split(word: str, lists: NameWords) -> Phrase:
    """A word in two where its ending is a word by itself."""
    for ending in lists.endings:
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST_BEFORE_ENDING:
            before = word[: -len(ending)]
            return (*lists.same.get((before,), (before,)), *lists.same.get((ending,), (ending,)))
    return (word,)


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The bundled lists."""
    return read_name_words(read_text(NAME_WORDS_FILE), NAME_WORDS_FILE)


def read_name_words(text: str, file: str) -> NameWords:
    """The lists in a file such as the bundled one; `UserError` names the place that is wrong."""
    return _lists([(_parsed(text, file), file, True)])


def own_name_words(folder: Path | None) -> tuple[NameWords | None, tuple[str, ...]]:
    """The bundled lists with those of the person's own file on top (None: there is none), and what was wrong with it.

    The file has the form of the bundled one and may leave sections out; what it says of a word counts.
    """
    path = folder / NAME_WORDS_FILE if folder is not None else None
    try:
        text = path.read_text(encoding="utf-8-sig") if path is not None else ""
        return (_with_own(text, str(path)) if text.strip() else None), ()
    except FileNotFoundError:
        return None, ()
    except (OSError, UnicodeDecodeError, UserError) as trouble:
        return None, (f"Your own words in {path} could not be read ({trouble}); only the program's were used.",)


@lru_cache(maxsize=4)
def _with_own(text: str, file: str) -> NameWords:
    bundled = (_parsed(read_text(NAME_WORDS_FILE), NAME_WORDS_FILE), NAME_WORDS_FILE, True)
    return _lists([(_parsed(text, file), file, False), bundled])


def _parsed(text: str, file: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise UserError(f"{file}: {wrong}.") from wrong


def _lists(tables: Sequence[tuple[Mapping[str, object], str, bool]]) -> NameWords:
    """The lists of several tables, each with its file and whether it must be complete; the first to speak counts."""
    same: dict[Phrase, Phrase] = {}
    general: set[str] = set()
    lists: dict[str, list[Phrase]] = {kind: [] for kind in _KINDS}
    for table, file, complete in tables:
        for section in ("same", "places"):
            for said, others in _section(table, section, file, complete).items():
                for other in (said, *_texts(others, f"{file}, [{section}], {said}")):
                    same.setdefault(folded(other), folded(said))
                general.update(folded(said) if section == "same" else ())
        for kind in _KINDS:
            words = _section(table, kind, file, complete).get("words", None if complete else [])
            lists[kind] += [folded(text) for text in _texts(words, f"{file}, [{kind}], words")]
    general.update(word for kind in ("where", "fields", "institutions") for words in lists[kind] for word in words)
    return NameWords(
        same,
        max(map(len, same), default=1),
        frozenset(lists["where"]),
        frozenset(lists["fields"]),
        frozenset(lists["departments"]),
        tuple(sorted((words[0] for words in lists["endings"]), key=len, reverse=True)),
        frozenset(word for words in lists["institutions"] for word in words),
        frozenset(general),
    )


def _section(table: Mapping[str, object], name: str, file: str, needed: bool) -> Mapping[str, object]:
    section = table.get(name, None if needed else {})
    if not isinstance(section, dict):
        raise UserError(f"{file}: the section [{name}] is missing.")
    return section


def _texts(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and words_of(item) for item in value):
        raise UserError(f'{where}: write a list of words, such as ["klinik", "clinique"].')
    return list(value)
