"""Which row of the document a row of the file is: by the key of each sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.domain.errors import Problem, Severity
from planner.services.importing.rows import SPECS, ReadRow

KEYS: dict[str, tuple[str, ...]] = {
    "Roles": ("name",),
    "Sponsors": ("name",),
    "Roadmap": ("id",),
    "Demand": ("study", "role", "countries", "min_grade", "skills"),
    "Rate card": ("role", "sponsor", "country"),
    "Staff": ("id",),
    "Leave": ("person",),
    "Experience": ("person", "sponsor"),
    "Assignments": ("person", "study", "role"),
    "Exchange rates": ("currency",),
}
"""The fields that make a row of a sheet the same row; the headings are said in docs/import.md."""
SEVERAL = frozenset({"Leave", "Experience", "Assignments"})
"""Sheets where several rows may share the key: a person has several absences."""
_NEAR: dict[str, tuple[tuple[str, ...], ...]] = {
    "Leave": (("start",), ("end", "kind")),
    "Experience": (("last_worked",), ()),
    "Assignments": (("start",), ("end",), ()),
}
"""Of several rows with the same key, those are one that agree in these fields, the first that does; () is any."""


@dataclass
class Matched:
    """Pairs of a row of the file and the position of its row in the document (None: new), and positions not met."""

    pairs: list[tuple[ReadRow, int | None]] = field(default_factory=list)
    unmet: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def label_of(sheet: str, item: Any) -> str:
    """The key of a row for people."""
    keys = KEYS[sheet]
    if len(keys) == 1 and sheet not in SEVERAL:  # an ID or a name, as in most large sheets
        return str(getattr(item, keys[0], None) or "")
    parts = [getattr(item, name, None) for name in keys]
    if sheet in ("Leave", "Assignments") and getattr(item, "start", None):
        parts.append(item.start.isoformat())
    return ", ".join(" or ".join(part) if isinstance(part, tuple) else str(part) for part in parts if part)


def match(sheet: str, rows: Sequence[ReadRow], items: Sequence[Any], same: Callable[[ReadRow, Any], bool]) -> Matched:
    """Find the row of the document for each row of the file; ``same`` tells whether nothing would change.

    A key that stands twice in the file where it must not is a problem at the later place, naming both.
    """
    if sheet in SEVERAL:
        return _match_several(sheet, rows, items, same)
    found = Matched()
    positions = _positions(sheet, items)
    first: dict[Hashable, ReadRow] = {}
    met: set[int] = set()
    for row in rows:
        key = _key(sheet, row.values.get)
        if key in first:
            if not _repeats(row, first[key]):
                found.problems.append(_twice(sheet, row, first[key]))
            continue
        first[key] = row
        position = positions.get(key)
        if position is None and sheet == "Demand":
            position = _same_line(row, items, met)
        if position is not None:
            met.add(position)
        found.pairs.append((row, position))
    found.unmet = [position for position in range(len(items)) if position not in met]
    return found


def _positions(sheet: str, items: Sequence[Any]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    for position, item in enumerate(items):
        found.setdefault(_key(sheet, lambda name, item=item: getattr(item, name)), position)  # type: ignore[misc]
    return found


def _key(sheet: str, value: Callable[[str], Any]) -> Hashable:
    parts: list[Hashable] = []
    for name in KEYS[sheet]:
        part = value(name)
        if part.__class__ is str:
            parts.append(part)
            continue
        parts.append((tuple(sorted(set(part))) if isinstance(part, tuple) else part) or "")
    return tuple(parts)


def _same_line(row: ReadRow, items: Sequence[Any], met: Iterable[int]) -> int | None:
    """The one line of a study and role, where the file has no columns that tell lines apart."""
    read = row.batch.columns.get("Demand", frozenset())
    if read & {"Countries", "Min grade", "Required skills"}:
        return None
    taken = set(met)
    lines = [
        position
        for position, item in enumerate(items)
        if item.study == row.values.get("study") and item.role == row.values.get("role")
    ]
    return lines[0] if len(lines) == 1 and lines[0] not in taken else None


def _repeats(row: ReadRow, first: ReadRow) -> bool:
    """Whether a row says nothing that the first one of its key did not say (a sponsor named again, say)."""
    return all(first.values.get(name) == value for name, value in row.values.items()) and not row.months


def _twice(sheet: str, row: ReadRow, first: ReadRow) -> Problem:
    headings = " and ".join(SPECS[sheet].column(name).heading for name in KEYS[sheet][:1])
    where, there = row.source, first.source
    place = f"{there.sheet}!{there.cell}" if there.sheet else there.cell
    if there.file != where.file:
        place = f"{there.file} {place}"
    shown = ", ".join(str(row.values[name]) for name in KEYS[sheet][:2] if row.values.get(name))
    message = f"a row of {sheet} with this {headings} stands at {place} already, with other values."
    return Problem(where.sheet, where.cell, shown, message, "Keep one of the two rows.", Severity.ERROR, where.file)


def _match_several(
    sheet: str, rows: Sequence[ReadRow], items: Sequence[Any], same: Callable[[ReadRow, Any], bool]
) -> Matched:
    """First the rows that are wholly the same, then those that agree in what is most telling, group by group."""
    free: dict[Hashable, list[int]] = defaultdict(list)
    for position, item in enumerate(items):
        free[_key(sheet, lambda name, item=item: getattr(item, name))].append(position)  # type: ignore[misc]
    matched: dict[int, int | None] = {}
    left = list(range(len(rows)))
    keys = [_key(sheet, lambda name, row=row: row.values.get(name)) for row in rows]  # type: ignore[misc]
    tests: list[Callable[[ReadRow, Any], bool]] = [same]
    tests += [lambda row, item, names=names: _agree(row, item, names) for names in _NEAR[sheet]]  # type: ignore[misc]
    for test in tests:
        rest = []
        for number in left:
            group = free[keys[number]]
            fitting = next((place for place in group if test(rows[number], items[place])), None)
            if fitting is None:
                rest.append(number)
            else:
                group.remove(fitting)
                matched[number] = fitting
        left = rest
    met = set(matched.values())
    pairs = [(row, matched.get(number)) for number, row in enumerate(rows)]
    return Matched(pairs, [position for position in range(len(items)) if position not in met])


def _agree(row: ReadRow, item: Any, names: tuple[str, ...]) -> bool:
    return all(
        row.values.get(name) == getattr(item, name) or (not row.values.get(name) and not getattr(item, name))
        for name in names
    )
