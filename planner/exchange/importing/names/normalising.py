"""What is left of a name when spelling, accents, punctuation and legal forms no longer matter."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from planner.domain.errors import UserError
from resources import read_text

LEGAL_FORMS_FILE = "legal_forms.toml"

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "&": " and ",
        "+": " and ",
        "’": "'",
        "`": "'",
        "´": "'",
        "\u200b": "",
        "\ufeff": "",
    }
)
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_][./]){1,5}[^\W\d_](?![^\W_])\.?|\b(?:[^\W\d_]\.){2,5}")
_GENITIVE = re.compile(r"'(?=s\b)")
_NOT_WORD = re.compile(r"[\W_]+")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "phd", "md", "mba", "msc", "bsc", "jr", "sr")
)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name in comparable parts: the words that matter in their order, and the legal form ("" if none is named)."""

    words: tuple[str, ...]
    form: str = ""

    @property
    def core(self) -> str:
        """The words that matter as one text."""
        return " ".join(self.words)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation; "S.p.A." is one word, "&" and "&amp;" are "and"."""
    text = unicodedata.normalize("NFKC", html.unescape(name)).casefold().translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _GENITIVE.sub("", text)
    text = _ABBREVIATION.sub(lambda found: _NOT_WORD.sub("", found[0]) + " ", text)
    return tuple(_NOT_WORD.sub(" ", text).split())


@lru_cache(maxsize=65536)
def organisation_name(written: str) -> OrganisationName:
    """The comparable parts of a company's or institution's name. A name of nothing but a legal form keeps it."""
    words = words_of(written)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    forms, longest = _legal_forms()
    for length in range(min(longest, len(words) - 1), 0, -1):
        form = forms.get(words[-length:])
        if form is not None:
            core = words[:-length]
            if core[-1] == "and" and len(core) > 1:
                core = core[:-1]
            return OrganisationName(core, form)
    return OrganisationName(words)


@lru_cache(maxsize=65536)
def person_key(written: str) -> str:
    """A person's name as "first last" without titles, accents and punctuation; "Nowak, Anna" is "anna nowak"."""
    last, comma, first = written.partition(",")
    parts = words_of(f"{first} {last}") if comma and _is_name(first) else words_of(written)
    return " ".join(word for word in parts if word not in _TITLES) or " ".join(parts)


def _is_name(text: str) -> bool:
    """Whether something stands after the comma that is no title: "Anna Nowak, PhD" is in the usual order."""
    words = words_of(text)
    return bool(words) and not all(word in _TITLES for word in words)


def same_text(written: str) -> str:
    """A name for strict comparison: only case and spacing do not matter."""
    return " ".join(unicodedata.normalize("NFC", written).split()).casefold()


@lru_cache(maxsize=1)
def _legal_forms() -> tuple[dict[tuple[str, ...], str], int]:
    """From the words of each spelling to the form, and the most words that a spelling has."""
    return read_legal_forms(read_text(LEGAL_FORMS_FILE), LEGAL_FORMS_FILE)


def read_legal_forms(text: str, file: str) -> tuple[dict[tuple[str, ...], str], int]:
    """The table of legal forms; `UserError` names the place that is wrong."""
    try:
        table = tomllib.loads(text).get("forms")
    except tomllib.TOMLDecodeError as wrong:
        raise UserError(f"{file}: {wrong}.") from wrong
    if not isinstance(table, dict):
        raise UserError(f"{file}: the section [forms] is missing.")
    forms: dict[tuple[str, ...], str] = {}
    for form, spellings in table.items():
        if not isinstance(spellings, list) or not all(isinstance(item, str) for item in spellings):
            raise UserError(f'{file}, [forms], {form}: write a list of spellings, such as ["ltd", "limited"].')
        for spelling in spellings:
            words = words_of(spelling)
            if not words:
                raise UserError(f"{file}, [forms], {form}: an empty spelling. Delete it.")
            if forms.setdefault(words, form) != form:
                raise UserError(f"{file}, [forms], {form}: “{spelling}” is also given for {forms[words]}.")
    return forms, max(map(len, forms), default=0)
