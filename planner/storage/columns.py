"""How a value of the domain is written into a column and read back, exactly.

Text stays text, Decimals are written as text so that no digit is lost, dates and months as ISO text, lists and extra
columns as JSON text. Decoders raise ValueError for anything that an encoder cannot have written.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from planner.domain.months import Month
from planner.domain.portfolio import Extra, LineKey, Weights

SqlValue = str | int | float | None
SqlRow = tuple[SqlValue, ...]


@dataclass(frozen=True, slots=True)
class Codec:
    """Both directions between a field of the domain and a column."""

    encode: Callable[[Any], SqlValue]
    decode: Callable[[Any], Any]


def dump_json(value: Any) -> str:
    """Compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_text(value: Any) -> str:
    """The text in a column; ValueError for anything else."""
    if type(value) is not str:
        raise ValueError(f"text expected, found {value!r}")
    return value


def read_int(value: Any) -> int:
    """The whole number in a column; ValueError for anything else."""
    if type(value) is not int:
        raise ValueError(f"whole number expected, found {value!r}")
    return value


def read_bool(value: Any) -> bool:
    """The yes or no in a column; ValueError for anything else."""
    if value not in (0, 1):
        raise ValueError(f"0 or 1 expected, found {value!r}")
    return bool(value)


def _read_decimal(value: Any) -> Decimal:
    try:
        number = Decimal(read_text(value))
    except InvalidOperation as error:
        raise ValueError(f"number expected, found {value!r}") from error
    if not number.is_finite():
        raise ValueError(f"number expected, found {value!r}")
    return number


def _read_list(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    def read(value: Any) -> tuple[Any, ...]:
        items = json.loads(read_text(value))
        if type(items) is not list or any(type(item) is not kind for item in items):
            raise ValueError(f"list expected, found {value!r}")
        return tuple(items)

    return read


def _read_extra(value: Any) -> Extra:
    pairs = json.loads(read_text(value))
    return tuple((read_text(heading), read_text(text)) for heading, text in pairs)


def _read_weights(value: Any) -> Weights:
    stored = json.loads(read_text(value))
    return Weights(**{name: _read_decimal(number) for name, number in stored.items()})


def _dump_weights(weights: Weights) -> str:
    return dump_json({f.name: str(getattr(weights, f.name)) for f in fields(weights)})


def read_json_object(value: Any) -> dict[str, Any]:
    """The JSON object in a column; ValueError for anything else."""
    stored = json.loads(read_text(value))
    if type(stored) is not dict:
        raise ValueError(f"JSON object expected, found {value!r}")
    return stored


def dump_line(line: LineKey) -> str:
    """The key of a line as JSON text."""
    return dump_json([line.study, line.role, line.countries, line.min_grade, line.skills])


def load_line(value: Any) -> LineKey:
    """The key of a line from JSON text; ValueError if it is none."""
    study, role, countries, min_grade, skills = json.loads(read_text(value))
    grade = None if min_grade is None else read_int(min_grade)
    return LineKey(
        read_text(study), read_text(role), tuple(map(read_text, countries)), grade, tuple(map(read_text, skills))
    )


_CODECS: dict[Any, Codec] = {
    str: Codec(str, read_text),
    int: Codec(int, read_int),
    bool: Codec(int, read_bool),
    Decimal: Codec(str, _read_decimal),
    dt.date: Codec(dt.date.isoformat, lambda v: dt.date.fromisoformat(read_text(v))),
    Month: Codec(lambda m: m.label, lambda v: Month.parse(read_text(v))),
    tuple[str, ...]: Codec(dump_json, _read_list(str)),
    tuple[int, ...]: Codec(dump_json, _read_list(int)),
    Extra: Codec(dump_json, _read_extra),
    Weights: Codec(_dump_weights, _read_weights),
    dict[str, Any]: Codec(dump_json, read_json_object),
    LineKey: Codec(dump_line, load_line),
}


def _optional(codec: Codec) -> Codec:
    encode, decode = codec.encode, codec.decode
    return Codec(lambda v: None if v is None else encode(v), lambda v: None if v is None else decode(v))


def codec_for(hint: Any) -> Codec:
    """The codec of a field with this type; TypeError if columns cannot hold it."""
    if hint in _CODECS:
        return _CODECS[hint]
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (part for part in get_args(hint) if part is not type(None))
        return _optional(codec_for(inner))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Codec(lambda v: v.value, hint)
    raise TypeError(f"no column can hold {hint}")


@dataclass(frozen=True)
class RowShape:
    """The columns of one table and the domain class that its rows become."""

    cls: type
    names: tuple[str, ...]
    codecs: tuple[Codec, ...]

    def encode(self, item: Any) -> SqlRow:
        """``item`` as the values of a row."""
        return tuple(codec.encode(getattr(item, name)) for name, codec in zip(self.names, self.codecs, strict=True))

    def decode_all(self, rows: Iterable[SqlRow]) -> tuple[Any, ...]:
        """The items that the rows hold; ValueError if a value cannot be read."""
        decoders = [codec.decode for codec in self.codecs]
        names, cls = self.names, self.cls
        return tuple(
            cls(**{name: decode(value) for name, decode, value in zip(names, decoders, row, strict=True)})
            for row in rows
        )


@cache
def shape_of(cls: type, *left_out: str) -> RowShape:
    """The columns for all fields of a domain class, ``left_out`` excepted."""
    hints = get_type_hints(cls)
    names = tuple(f.name for f in fields(cls) if f.name not in left_out)
    return RowShape(cls, names, tuple(codec_for(hints[name]) for name in names))
