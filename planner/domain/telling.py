"""Sentences that the library composes, kept so that they can be said in another language.

`tell` gives the English sentence, which the command line, workbooks, logs and reports use like any other string. It
also remembers the template and the values that it was made of, so that the window can translate the template and put
the values, sentences themselves where they are, in their places. Both come back whole from other processes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Translate = Callable[[str], str]
"""A template in another language; as it is where it is not known."""


_PLAIN = re.compile(r"(?:[^{}]|\{[^\W\d]\w*\})*")
"""Templates that a file may bring: places are plain names, so that filling them in does nothing else."""
_PLACE = re.compile(r"\{(\w+)\}")


def _as_it_is(text: str) -> str:
    return text


def _without_stop(text: str) -> str:
    return text.rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_FINISHES: Mapping[str, Callable[[str], str]] = {"": _as_it_is, "stop": _without_stop, "capital": _capital}


class Told(str):
    """A sentence, or a part of one, in English; ``template`` and ``values`` say how it was made.

    A place in the template is ``{name}``, as `str.format` knows it. ``values`` are strings and numbers; strings that
    are `Told` themselves are translated along, others (names, figures) never. ``finish``: what is done to the whole.
    """

    __slots__ = ("finish", "template", "values")

    finish: str
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object] | None = None, finish: str = "") -> Told:
        values = values or {}
        told = super().__new__(cls, _FINISHES[finish](template.format(**values) if values else template))
        told.template, told.values, told.finish = template, values, finish
        return told

    def said(self, translate: Translate) -> str:
        """The same in another language."""
        whole = translate(self.template)
        if self.values:
            whole = whole.format(
                **{
                    name: value.said(translate) if isinstance(value, Told) else value
                    for name, value in self.values.items()
                }
            )
        return _FINISHES[self.finish](whole)

    def leaves(self) -> Iterator[object]:
        """What stands in the places and is never translated: names, figures, days."""
        for value in self.values.values():
            if isinstance(value, Told):
                yield from value.leaves()
            else:
                yield value

    def __str__(self) -> str:
        """Itself, so that an error whose message is told hands it on whole."""
        return self

    def __reduce__(self) -> tuple[type[Told], tuple[str, dict[str, object], str]]:
        return Told, (self.template, dict(self.values), self.finish)


def tell(template: str, **values: object) -> Told:
    """A sentence made of a literal template, from which the translations are collected, and of values."""
    return Told(template, values)


def counted(n: int, one: str, many: str, **values: object) -> Told:
    """The same with a template for one of something and a template for several, in which ``{n}`` says how many."""
    return Told(one, {"n": n, **values} if "{" in one else values) if n == 1 else Told(many, {"n": n, **values})


def known(word: str) -> Told:
    """A word of a list that the window knows, such as a figure's label, for a place in a sentence."""
    return Told(word)


def joined(between: str, parts: Iterable[str]) -> Told:
    """Parts one after another, ``between`` them signs that are the same in every language."""
    values = {f"p{at}": part for at, part in enumerate(parts)}
    return Told(between.join(f"{{{name}}}" for name in values), values)


def all_of(parts: Sequence[str]) -> str:
    """``a, b and c``; nothing, or the part itself, where there are fewer."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    return tell("{parts} and {last}", parts=joined(", ", parts[:-1]), last=parts[-1])


def one_of(parts: Sequence[str]) -> str:
    """``a, b or c``; nothing, or the part itself, where there are fewer."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    return tell("{parts} or {last}", parts=joined(", ", parts[:-1]), last=parts[-1])


def unstopped(text: str) -> Told:
    """A sentence without its full stop, to go on from."""
    return Told("{text}", {"text": text}, "stop")


def plain(text: str) -> str:
    """A string that has forgotten how it was made, for what is kept as it stands, such as a name."""
    return "".join((text, ""))


def begun(text: str) -> Told:
    """A part with which a sentence begins: its first letter is a capital one."""
    return Told("{text}", {"text": text}, "capital")


def packed(text: str) -> object:
    """A sentence as JSON can keep it: plain strings as they are, others with their template and values."""
    if not isinstance(text, Told):
        return text
    values = {name: packed(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return [text.template, values, text.finish]


def unpacked(kept: object) -> str:
    """The sentence that was kept; what is no sentence is shown as text."""
    match kept:
        case [str(template), dict(values), str(finish)] if finish in _FINISHES and _PLAIN.fullmatch(template):
            told = {str(name): _value(value) for name, value in values.items()}
            if set(_PLACE.findall(template)) <= told.keys():
                return Told(template, told, finish)
    return str(kept)


def _value(kept: object) -> object:
    return kept if isinstance(kept, int | float) else unpacked(kept)
