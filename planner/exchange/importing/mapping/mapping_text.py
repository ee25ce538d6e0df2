"""Mappings as text, to keep and to pass on: JSON that a person can read and that says what it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from planner.domain.errors import UserError
from planner.domain.months import Month
from planner.exchange.importing.mapping.mapping import Choices, ColumnUse, Extent, Mapping, MonthUse, PairUse
from planner.exchange.importing.mapping.source import ColumnRef
from planner.exchange.importing.mapping.targets import MAPPABLE, targets_of
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.fte import FteUnit
from planner.exchange.importing.values.numbers import DecimalSign

_KIND, _VERSION = "throughline import mappings", 1
_LONGEST = 5_000_000
E = TypeVar("E", bound=StrEnum)


class UnreadableMapping(UserError):  # noqa: N818 - named for what it tells people
    """A file that should hold mappings does not, or one of a newer version."""


def to_text(mappings: Iterable[Mapping]) -> str:
    """Mappings as text; `from_text` gives them back."""
    content = {"kind": _KIND, "version": _VERSION, "mappings": [_mapping_out(mapping) for mapping in mappings]}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def from_text(text: str, name: str = "the mappings") -> tuple[Mapping, ...]:
    """The mappings in a text; raises `UnreadableMapping`, which names ``name`` and what is wrong."""
    try:
        if len(text) > _LONGEST:
            raise ValueError("it is too large")
        content = json.loads(text)
        if not isinstance(content, dict) or content.get("kind") != _KIND:
            raise ValueError("it does not hold mappings")
        if content.get("version") != _VERSION:
            raise ValueError("it was made by a later version of Throughline")
        return tuple(_mapping_in(entry) for entry in content["mappings"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as trouble:
        reason = f"{trouble.args[0]!r} is missing" if isinstance(trouble, KeyError) else str(trouble) or "it is damaged"
        message = f"{name} could not be read: {reason}. Export the mapping again, or make it anew by importing a file."
        raise UnreadableMapping(message) from None


def _mapping_out(mapping: Mapping) -> dict[str, Any]:
    months, choices = mapping.months, mapping.choices
    return {
        "name": mapping.name,
        "sponsor": mapping.sponsor,
        "sheet": mapping.sheet,
        "columns": [{**_ref_out(use.source), "is": use.target} for use in mapping.uses],
        "same for all rows": dict(mapping.constants),
        "repeat from above": [_ref_out(ref) for ref in mapping.fill_down],
        "months across": months
        and {"value": months.value, "entity": months.entity, "is": months.target, "first year": months.first_year},
        "pairs": [
            {"entity": _ref_out(pair.entity), "value": _ref_out(pair.value), "is": pair.target}
            for pair in mapping.pairs
        ],
        "choices": {
            "date order": choices.order,
            "decimal sign": choices.sign,
            "unit": choices.unit,
            "fiscal year begins in month": choices.fiscal_start,
            "dates count from 1904": choices.date_1904,
            "month": choices.month,
        },
        "headings": list(mapping.headings),
        **({} if mapping.extent is None else {"table": _extent_out(mapping.extent)}),
    }


def _mapping_in(entry: dict[str, Any]) -> Mapping:
    sheet = _text(entry["sheet"])
    if sheet not in MAPPABLE:
        raise ValueError(f"there is no sheet {sheet!r}")
    return Mapping(
        sheet=sheet,
        uses=tuple(ColumnUse(_ref_in(use), _target(sheet, use["is"])) for use in _list(entry["columns"])),
        headings=tuple(_text(heading) for heading in _list(entry["headings"])),
        months=_months_in(entry["months across"], sheet),
        pairs=tuple(
            PairUse(_ref_in(pair["entity"]), _ref_in(pair["value"]), _target(sheet, pair["is"]))
            for pair in _list(entry["pairs"])
        ),
        constants=tuple((_target(sheet, key), _text(value)) for key, value in entry["same for all rows"].items()),
        fill_down=tuple(_ref_in(ref) for ref in _list(entry["repeat from above"])),
        choices=_choices_in(entry["choices"]),
        name=_text(entry["name"]),
        sponsor=_text(entry["sponsor"]),
        extent=_extent_in(entry.get("table")),
    )


def _extent_out(extent: Extent) -> dict[str, Any]:
    return {
        "heading rows": extent.heading_rows,
        "columns": None if extent.columns is None else list(extent.columns),
        "rows left out": list(extent.left_out),
        "ends before": extent.ends_before,
    }


def _extent_in(entry: dict[str, Any] | None) -> Extent | None:
    if entry is None:
        return None
    columns = None if entry["columns"] is None else [_whole(one, 0, 16_383) for one in _list(entry["columns"])]
    if columns is not None and (len(columns) != 2 or columns[0] > columns[1]):
        raise ValueError(f"{columns!r} is no first and last column")
    return Extent(
        _whole(entry["heading rows"], 1, 9),
        None if columns is None else (columns[0], columns[1]),
        tuple(_text(text) for text in _list(entry["rows left out"])),
        _text(entry["ends before"]),
    )


def _months_in(entry: dict[str, Any] | None, sheet: str) -> MonthUse | None:
    if entry is None:
        return None
    entity = entry["entity"]
    year = _whole(entry["first year"], 0, 2199)
    return MonthUse(_text(entry["value"]), None if entity is None else _text(entity), _target(sheet, entry["is"]), year)


def _choices_in(entry: dict[str, Any]) -> Choices:
    start = entry["fiscal year begins in month"]
    month = _text(entry["month"])
    return Choices(
        order=_one_of(DateOrder, entry["date order"]),
        sign=_one_of(DecimalSign, entry["decimal sign"]),
        unit=_one_of(FteUnit, entry["unit"]),
        fiscal_start=None if start is None else _whole(start, 1, 12),
        date_1904=entry["dates count from 1904"] is True,
        month=Month.parse(month).label if month else "",
    )


def _ref_out(ref: ColumnRef) -> dict[str, Any]:
    return {"heading": ref.heading, "number": ref.number}


def _ref_in(entry: dict[str, Any]) -> ColumnRef:
    return ColumnRef(_text(entry["heading"]), _whole(entry["number"], 1, 100_000))


def _target(sheet: str, heading: object) -> str:
    if heading not in targets_of(sheet):
        raise ValueError(f"{sheet} has no column {heading!r}")
    return str(heading)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} stands where a text should be")  # noqa: TRY004 - one error for all that is wrong
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} stands where a list should be")  # noqa: TRY004 - as above
    return value


def _whole(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{value!r} is not a number from {least} to {most}")
    return value


def _one_of(choices: Callable[[str], E], value: object) -> E | None:
    return None if value is None else choices(_text(value))
