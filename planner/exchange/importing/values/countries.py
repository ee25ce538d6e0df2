"""Countries by name in many languages or by code, to the two letters of ISO 3166.

Names and the three-letter codes come from Unicode CLDR through Babel; what people write besides is in an editable list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from planner.exchange.importing.values.reading import NotGiven, Read, folded_words, refuse_unknown, written
from planner.exchange.importing.values.word_lists import word_list
from planner.exchange.portfolio_cells import Unusable, is_blank, shown
from planner.exchange.raw import CellValue

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "sv", "da", "nb", "fi", "ja", "zh")
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_REMEDY = "Use its name, or the two letters of ISO 3166, such as US, DE or PL."
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_ITEMS = re.compile(r"[;|/\n]+|,\s*(?![^()]*\))")
_COUNTED = re.compile(r"\s*(?:[:=x×]\s*\d+|\(\s*(?:n\s*=\s*)?\d+(?:\s*sites?)?\s*\)|\s-\s*\d+(?:\s*sites?)?)\s*$")


class Countries:
    """Every name and code of every country, with the person's own from ``folder``."""

    def __init__(self, folder: Path | None = None) -> None:
        source = word_list("countries", folder)
        self.notes = source.notes
        self._codes = dict(_known_names())
        for code, names in source.words("countries").items():
            if len(code) == 2 and code.isascii() and code.isalpha():
                self._codes.update(dict.fromkeys(map(folded_words, names), code.upper()))

    def read_country(self, value: CellValue) -> Read[str]:
        """The two letters of a country; raises `Unusable`."""
        text = written(value)
        if is_blank(value):
            raise NotGiven("no country is given.", _REMEDY)
        code = self._codes.get(folded_words(text)) or self._codes.get(folded_words(_BRACKETS.sub("", text)))
        if code is None:
            refuse_unknown(value, "country")
            raise Unusable(f"“{shown(value)}” is not a known country.", _REMEDY)
        return Read(code, "" if code == text else f"“{shown(text)}”")

    def read_countries(self, value: CellValue) -> Read[tuple[str, ...]]:
        """All countries of a list parted by ; , / | or line ends, each once; raises `Unusable` if any is unknown."""
        text = str(value) if isinstance(value, str) else written(value)
        whole = self._codes.get(folded_words(text))
        if whole is not None:
            return Read((whole,), "" if whole == text.strip() else f"“{shown(text)}”")
        found: list[str] = []
        counted = False
        for item in filter(str.strip, _ITEMS.split(text)):
            name = _COUNTED.sub("", item)
            counted = counted or name != item
            code = self.read_country(name).value
            if code not in found:
                found.append(code)
        if not found:
            raise NotGiven("no country is given.", _REMEDY)
        note = "" if ";".join(found) == text.strip() else f"“{shown(text)}”"
        return Read(tuple(found), f"{note}, without the numbers of sites" if counted else note)


@lru_cache(maxsize=1)
def _known_names() -> Mapping[str, str]:
    """Names and codes by folded text; a name that is two countries in two languages is none."""
    from babel import Locale  # loaded only when a file is imported
    from babel.core import get_global

    codes = {
        code for code in map(str, Locale.parse("en").territories) if len(code) == 2 and code.isalpha()
    } - _NO_COUNTRIES
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in codes:
                found.setdefault(folded_words(str(name)), set()).add(str(code))
    names = {name: min(values) for name, values in found.items() if name and len(values) == 1}
    names.update({name.replace(" & ", " and "): code for name, code in list(names.items())})
    for alias, targets in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(targets) == 1 and targets[0] in codes:
            names[alias.casefold()] = targets[0]
    names.update({code.casefold(): code for code in codes})
    return names
