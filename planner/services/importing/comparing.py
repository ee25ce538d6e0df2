"""The rows of the files against those of the document: what is new, changed, gone and the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from itertools import groupby, repeat
from operator import not_
from typing import Any

from planner.domain.errors import Problem
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.collection import made_of
from planner.exchange.importing.draft import Source
from planner.exchange.portfolio_columns import SHEETS, Column, Kind
from planner.services.importing.batches import Batch
from planner.services.importing.choices import TableKey
from planner.services.importing.going import consequences_of, is_within, scope_of
from planner.services.importing.matching import KEYS, SEVERAL, Matched, label_of, match
from planner.services.importing.proposal import FieldChange, RowChange, RowKind
from planner.services.importing.rows import FIELDS, SPECS, ReadRow, is_complete, items_of, lacking, missing_problem
from planner.services.importing.said import BY_HAND, DELETED, Said, SaidRow
from planner.services.importing.said import told as told

_GROWING = frozenset({"aliases"})
"""Fields to which an import only adds: what was learned about names is never lost."""
_AS_SETS = frozenset({Kind.LIST, Kind.COUNTRIES})
LOCKED = "the assignment is locked"
GONE = "no longer in the file"


@dataclass
class Compared:
    """What came of one sheet."""

    sheet: str
    changes: list[RowChange] = field(default_factory=list)
    rows: dict[int, ReadRow] = field(default_factory=dict)
    """The row of the file behind each change, by the id of the change."""
    said: dict[SaidRow, ReadRow] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    """Values that were changed by hand, and about which the file says what it said before."""
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    lacked: set[tuple[TableKey | None, str]] = field(default_factory=set)
    """Required columns that new rows of a table have no value for."""


class Comparing:
    """Compares sheet by sheet; changes are numbered in one sequence."""

    def __init__(self, base: Portfolio, said: Said | None = None, overwrite: bool = False) -> None:
        self._base = base
        self._said, self._overwrite = said or Said(), overwrite
        self._labels = base.grid.labels
        self._next = 0

    def sheet(self, sheet: str, rows: Sequence[ReadRow]) -> Compared:
        """All rows of the files for one sheet."""
        items = getattr(self._base, SPECS[sheet].attribute)
        found = Compared(sheet)
        usable = [row for row in rows if not self._is_unusable(row, found)]
        matched = match(sheet, usable, items, lambda row, item: self.merged(row, item) == item)
        found.problems += matched.problems
        for new, pairs in groupby(matched.pairs, lambda pair: pair[1] is None):
            if new:
                self._new(sheet, [row for row, _ in pairs], found)
                continue
            for row, position in pairs:
                assert position is not None
                self._known(row, items[position], position, found)
        self._gone(sheet, rows, items, matched, found)
        return found

    def merged(self, row: ReadRow, item: Any) -> Any:
        """An item of the document with what the row says put in; the very item if it says nothing new."""
        values = self._differing(row, item)
        return replace(item, **values) if values else item

    def _differing(self, row: ReadRow, item: Any) -> dict[str, Any]:
        """The fields that would change. What the file does not say, or leaves blank, stays."""
        values: dict[str, Any] = {}
        for name, value in row.values.items():
            old = getattr(item, name)
            if name in _GROWING:
                value = (*old, *(text for text in value if text not in old))
            if value != old and not self._same_set(row.sheet, name, value, old):
                values[name] = value
        if row.batch.blanks_clear:
            values.update(self._cleared(row, item))
        if SPECS[row.sheet].by_month:
            fte = tuple(self._fte(row, label, old) for label, old in zip(self._labels, item.fte, strict=False))
            if fte != item.fte:
                values["fte"] = fte
        extra = {**dict(item.extra), **row.extra}
        if extra != dict(item.extra):
            values["extra"] = tuple(extra.items())
        return values

    def _fte(self, row: ReadRow, label: str, old: int) -> int:
        if label in row.months:
            return row.months[label]
        return 0 if label in _covered(row.batch) and "fte" not in row.bad else old

    def _same_set(self, sheet: str, name: str, value: Any, old: Any) -> bool:
        kind = FIELDS[sheet][name].kind
        return kind in _AS_SETS and set(value) == set(old)

    def _cleared(self, row: ReadRow, item: Any) -> Iterator[tuple[str, Any]]:
        """Fields whose column is read and whose cell is blank."""
        read = row.batch.columns.get(row.sheet, frozenset())
        defaults = _defaults(type(item))
        for column in SPECS[row.sheet].columns:
            name = column.field
            absent = column.heading in read and name not in row.cells and name not in row.bad
            clearable = not column.required and name in defaults and name not in _GROWING | {"status"}
            if absent and clearable and getattr(item, name) != defaults[name]:
                yield name, defaults[name]

    def _is_unusable(self, row: ReadRow, found: Compared) -> bool:
        """Whether a part of the row's key is missing or cannot be read; what was wrong has been or is said."""
        if row.problems:
            found.problems += row.problems
        if is_complete(row):
            return False
        lost = [column for column in lacking(row) if column.field in KEYS[row.sheet]]
        if lost:
            _note_missing(found, row, lost)
        return bool(lost)

    def _new(self, sheet: str, rows: Sequence[ReadRow], found: Compared) -> None:
        """Rows that the document does not have."""
        whole = [row for row in rows if is_complete(row)]
        for row in rows if len(whole) < len(rows) else ():
            _note_missing(found, row, lacking(row))
        items, count = items_of(sheet, whole, self._labels), len(whole)
        labels = [label_of(sheet, item) for item in items]
        numbers = range(self._next, self._next + count)
        self._next += count
        deleted = [not self._overwrite and self._said.knows(sheet, label) for label in labels]
        sources, reasons = [row.source for row in whole], [DELETED if out else "" for out in deleted]
        columns: list[Iterable[Any]] = [numbers, repeat(sheet), repeat(RowKind.NEW), labels, repeat(None), items]
        columns += [repeat(-1), sources, repeat(()), map(not_, deleted), reasons, repeat(()), repeat(False)]
        found.changes += made_of(RowChange, columns, count)
        found.rows.update(zip(numbers, whole, strict=True))
        for row, label in zip(whole, labels, strict=True):
            self._note_said(row, label, found)

    def _note_said(self, row: ReadRow, label: str, found: Compared) -> None:
        """Remember what a file or the workload model says of a row; a role that only follows from others is no row."""
        if (row.source.file or row.sheet == "Demand") and row.sheet not in SEVERAL:
            found.said[row.sheet, label] = row

    def _by_hand(self, row: ReadRow, item: Any, values: dict[str, Any]) -> dict[str, Any]:
        """The changes without those that would undo a hand edit: the file says what it said last time."""
        label = label_of(row.sheet, item)
        kept = dict(values)
        for name, value in values.items():
            if name == "fte" and SPECS[row.sheet].by_month:
                again = [
                    old if self._said.again(row.sheet, label, month, f"{new / 100:g}") else new
                    for month, old, new in zip(self._labels, item.fte, value, strict=True)
                ]
                kept[name] = tuple(again)
                if kept[name] == item.fte:
                    del kept[name]
            elif name != "extra" and name in row.values:
                column = FIELDS[row.sheet][name]
                if self._said.again(row.sheet, label, column.heading, told(column, value)):
                    del kept[name]
        return kept

    def _known(self, row: ReadRow, item: Any, position: int, found: Compared) -> None:
        self._note_said(row, label_of(row.sheet, item), found)
        values = self._differing(row, item)
        wanted = values if self._overwrite else self._by_hand(row, item, values)
        fields = tuple(self._fields(row, item, wanted))
        undone: list[FieldChange] = []
        if wanted != values:
            told_of = {one.heading for one in fields}
            undone = [one for one in self._fields(row, item, values) if one.heading not in told_of]
        found.kept += [f"{label_of(row.sheet, item)} {one.heading}" for one in undone]
        if not wanted:
            found.unchanged += 1
            return
        after = replace(item, **wanted)
        locked = row.sheet == "Assignments" and item.locked
        change = RowChange(
            self._number(),
            row.sheet,
            RowKind.CHANGED,
            label_of(row.sheet, item),
            item,
            after,
            position,
            row.source,
            (*fields, *(replace(one, kept=BY_HAND) for one in undone)),
            wanted=not locked,
            reason=LOCKED if locked else "",
        )
        found.changes.append(change)
        found.rows[change.id] = row

    def _fields(self, row: ReadRow, item: Any, values: dict[str, Any]) -> Iterator[FieldChange]:
        for name, value in values.items():
            if name == "fte" and SPECS[row.sheet].by_month:
                yield from self._months(row, item.fte, value)
            elif name == "extra":
                old = dict(item.extra)
                for heading, text in value:
                    if old.get(heading) != text:
                        yield FieldChange(heading, old.get(heading, ""), text, row.source)
            else:
                column = FIELDS[row.sheet][name]
                cell = row.cells.get(name)
                old_text, new_text = told(column, getattr(item, name)), told(column, value)
                source = cell.source if cell else row.source
                written, note = (cell.written, cell.note) if cell else ("", "the cell is blank")
                yield FieldChange(column.heading, old_text, new_text, source, written, note)

    def _months(self, row: ReadRow, old: Sequence[int], new: Sequence[int]) -> Iterator[FieldChange]:
        for label, before, after in zip(self._labels, old, new, strict=True):
            if before != after:
                cell = row.month_cells.get(label)
                source, written, note = (cell.source, cell.written, cell.note) if cell else (row.source, "", "")
                yield FieldChange(label, f"{before / 100:g}", f"{after / 100:g}", source, written, note)

    def _gone(
        self, sheet: str, rows: Sequence[ReadRow], items: Sequence[Any], matched: Matched, found: Compared
    ) -> None:
        """Rows of the document that the files should have and have not: shown, deleted only if the person says so."""
        telling = [row for row in rows if sheet in row.batch.whole]
        whole = next((row.batch for row in telling if row.batch.everything), None)
        scope = scope_of(sheet, telling, self._base)
        if not telling:
            return
        file = telling[0].batch.file
        for position in matched.unmet:
            item = items[position]
            if whole is None and not is_within(sheet, item, scope, self._base):
                continue
            reason = GONE
            if sheet == "Assignments" and item.locked:
                reason = f"{GONE}, but {LOCKED}"
            consequences = tuple(consequences_of(sheet, item, self._base))
            found.changes.append(
                RowChange(
                    self._number(), sheet, RowKind.GONE, label_of(sheet, item), item, None, position, Source(file),
                    wanted=False, reason=reason, consequences=consequences,
                )
            )  # fmt: skip

    def superfluous(self, sheet: str, positions: Iterable[int], reason: str) -> list[RowChange]:
        """Rows of the document that the program itself had put there and no longer needs; deleted only if ticked."""
        items = getattr(self._base, SPECS[sheet].attribute)
        found = []
        for position in positions:
            item = items[position]
            also = tuple(consequences_of(sheet, item, self._base))
            found.append(
                RowChange(
                    self._number(), sheet, RowKind.GONE, label_of(sheet, item), item, None, position, Source(""),
                    wanted=False, reason=reason, consequences=also,
                )
            )  # fmt: skip
        return found

    def in_place_of(self, change: RowChange, row: ReadRow, position: int) -> RowChange:
        """A new line of demand as a change of the document's at ``position``, which keeps what only people say of it.

        Without this a line whose countries change would be one line more until somebody deletes the other.
        """
        before, new = self._base.demand[position], change.after
        extra = {**dict(before.extra), **dict(new.extra)}
        after = replace(before, countries=new.countries, fte=new.fte, extra=tuple(extra.items()))
        column = FIELDS["Demand"]["countries"]
        countries = FieldChange(
            column.heading, told(column, before.countries), told(column, after.countries), row.source
        )
        fields = (countries, *self._months(row, before.fte, after.fte))
        return replace(
            change, kind=RowKind.CHANGED, label=label_of("Demand", before), before=before, after=after,
            position=position, fields=fields, wanted=True, reason="",
        )  # fmt: skip

    def _number(self) -> int:
        self._next += 1
        return self._next - 1


def _told(row: ReadRow, column: Column) -> bool:
    """Whether the file's own draft has spoken of the missing cell: its column is read, so its blanks were noted."""
    return column.heading in row.batch.columns.get(row.sheet, frozenset()) and row.batch.key is not None


def _note_missing(found: Compared, row: ReadRow, lost: Sequence[Column]) -> None:
    """Problems for values that are missing and of which nothing has been said yet."""
    for column in lost:
        if column.field not in row.bad and not _told(row, column):
            found.problems.append(missing_problem(row, column))
            found.lacked.add((row.batch.key, column.heading))


def _covered(batch: Batch) -> frozenset[str]:
    return frozenset(month.label for month in batch.months)


def _defaults(row_type: type) -> dict[str, Any]:
    return {f.name: f.default for f in fields(row_type) if f.default is not MISSING}


SHEET_ORDER = tuple(spec.name for spec in SHEETS)
"""The canonical sheets in the workbook's order."""
