"""Rows of many equal objects as columns of plain values, which take a tenth of the time to send that the objects do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import repeat
from operator import attrgetter, is_
from typing import Any

from planner.domain.errors import Problem
from planner.exchange.importing.collection import made_of
from planner.exchange.importing.draft import Source
from planner.services.importing.batches import Batch
from planner.services.importing.proposal import RowChange
from planner.services.importing.rows import SPECS, ReadRow
from planner.services.importing.said import SaidRow

Columns = tuple[Sequence[Any], ...]
"""Values by column, one a row; a column of a single value holds it for all rows."""
_APART = ("before", "after", "source")


def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


_CHANGE = tuple(name for name in _names(RowChange) if name not in _APART)
_PLACES = tuple(_names(RowChange).index(name) for name in _APART)
_values_of_change, _values_of_problem = attrgetter(*_CHANGE), attrgetter(*_names(Problem))
_values_of_item: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    name: attrgetter(*_names(spec.row_type)) for name, spec in SPECS.items()
}


def packed(rows: Iterable[Sequence[Any]]) -> Columns:
    """Rows of equal lengths as columns."""
    return tuple((one[0],) if _is_one(one) else one for one in zip(*rows, strict=True))


def _is_one(column: Sequence[Any]) -> bool:
    first = column[0]
    return first is column[-1] and all(map(is_, column, repeat(first)))


def unpacked(columns: Columns, count: int) -> list[Iterable[Any]]:
    """`packed` columns, each with ``count`` values."""
    return [one if len(one) == count else repeat(one[0], count) for one in columns]


@dataclass(frozen=True, slots=True)
class PackedItems:
    """Items of the portfolio of one sheet; ``there`` tells which of the rows have one, None that all have."""

    columns: Columns
    there: tuple[bool, ...] | None = None


def items_packed(sheet: str, items: Sequence[Any]) -> PackedItems:
    """Items of a sheet, None where there is none."""
    filled = [item for item in items if item is not None]
    there = None if len(filled) == len(items) else tuple(item is not None for item in items)
    return PackedItems(packed(map(_values_of_item[sheet], filled)), there)


def items_unpacked(sheet: str, items: PackedItems, count: int) -> list[Any]:
    """The items again."""
    filled = count if items.there is None else sum(items.there)
    made: list[Any] = made_of(SPECS[sheet].row_type, unpacked(items.columns, filled), filled) if filled else []
    if items.there is None:
        return made
    following = iter(made)
    return [next(following) if there else None for there in items.there]


@dataclass(frozen=True, slots=True)
class PackedChanges:
    """Changes of one sheet. Without ``before`` the other end knows by their position what stood in the document."""

    sheet: str
    count: int
    columns: Columns
    sources: Columns
    after: PackedItems
    before: PackedItems | None


def changes_packed(sheet: str, changes: Sequence[RowChange], same_base: bool) -> PackedChanges:
    """Changes of a sheet."""
    return PackedChanges(
        sheet,
        len(changes),
        packed(map(_values_of_change, changes)),
        packed([change.source for change in changes]),
        items_packed(sheet, [change.after for change in changes]),
        None if same_base else items_packed(sheet, [change.before for change in changes]),
    )


def changes_unpacked(sent: PackedChanges, items: Sequence[Any]) -> list[RowChange]:
    """The changes again; ``items`` are the rows of the document, for those sent without what stood in it."""
    count = sent.count
    after = items_unpacked(sent.sheet, sent.after, count)
    if sent.before is not None:
        before = items_unpacked(sent.sheet, sent.before, count)
    else:
        (positions,) = unpacked((sent.columns[_CHANGE.index("position")],), count)
        before = [items[position] if position >= 0 else None for position in positions]
    columns = unpacked(sent.columns, count)
    for place, column in zip(_PLACES, (before, after, map(Source, *unpacked(sent.sources, count))), strict=True):
        columns.insert(place, column)
    return made_of(RowChange, columns, count)


def problems_packed(problems: Sequence[Problem]) -> Columns:
    """Problems, each as its values."""
    return packed(map(_values_of_problem, problems))


def problems_unpacked(columns: Columns, count: int) -> list[Problem]:
    """The problems again."""
    return made_of(Problem, unpacked(columns, count), count)


@dataclass(frozen=True, slots=True)
class PackedSaid:
    """What files say about rows of one sheet: their values only, not what these were made from.

    ``shapes`` are the fields that a row may speak of, in the file's order; ``shape`` tells which of them each row has.
    """

    sheet: str
    labels: tuple[str, ...]
    sources: Columns
    shapes: tuple[tuple[str, ...], ...]
    shape: tuple[int, ...]
    values: tuple[Columns, ...]
    months: tuple[dict[str, int], ...]


def said_packed(sheet: str, said: Sequence[tuple[str, ReadRow]]) -> PackedSaid:
    """What files say about rows of a sheet, by label."""
    by_shape: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    shapes: dict[tuple[str, ...], int] = {}
    shape = []
    for _, row in said:
        names = tuple(row.values)
        shape.append(shapes.setdefault(names, len(shapes)))
        by_shape.setdefault(names, []).append(row.values)
    return PackedSaid(
        sheet,
        tuple(label for label, _ in said),
        packed([row.source for _, row in said]),
        tuple(shapes),
        tuple(shape),
        tuple(packed([tuple(values.values()) for values in rows]) for rows in by_shape.values()),
        tuple(dict(row.months) for _, row in said) if SPECS[sheet].by_month else (),
    )


_NO_BATCH = Batch(None)  # type: ignore[arg-type]


def said_unpacked(sent: PackedSaid) -> Iterator[tuple[SaidRow, ReadRow]]:
    """What files say about rows, by sheet and label."""
    count = len(sent.labels)
    values = []
    for number, (names, columns) in enumerate(zip(sent.shapes, sent.values, strict=True)):
        here = sent.shape.count(number)
        rows = zip(*unpacked(columns, here), strict=True) if names else repeat((), here)
        values.append(_by_name(names, rows))
    months: Iterable[dict[str, int]] = sent.months or repeat({}, count)
    sources = map(Source, *unpacked(sent.sources, count))
    for label, shape, source, by_month in zip(sent.labels, sent.shape, sources, months, strict=True):
        row = ReadRow(sent.sheet, next(values[shape]), {}, _NO_BATCH, source, by_month, {}, {})
        yield (sent.sheet, label), row


def _by_name(names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Rows of one shape; a function, for a generator in a loop would take the names of the loop's last shape."""
    for row in rows:
        yield dict(zip(names, row, strict=True))


class LateSaid(Mapping[SaidRow, ReadRow]):
    """What files say about rows, unpacked when somebody asks for it: nobody does before the import is taken."""

    def __init__(self, sent: Sequence[PackedSaid]) -> None:
        """``sent``: in order."""
        self._sent, self._rows = tuple(sent), dict[SaidRow, ReadRow]()

    def __getitem__(self, place: SaidRow) -> ReadRow:
        return self._all()[place]

    def __iter__(self) -> Iterator[SaidRow]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[SaidRow, ReadRow]:
        if self._sent:
            self._rows = {place: row for some in self._sent for place, row in said_unpacked(some)}
            self._sent = ()
        return self._rows
