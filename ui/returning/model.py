"""The edits of a plan workbook as a table to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from planner.services.returning.judging import OURS
from planner.services.returning.values import Kind, Spot
from ui.table_model import Index
from ui.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.services.returning.desk import ReadBack
    from planner.services.returning.items import Item

Role = Qt.ItemDataRole
WHAT, SEAT, MONTHS, PLAN, WORKBOOK, CELLS, REASON = range(7)


class EditsModel(QAbstractTableModel):
    """One row for each item. What belongs together is ticked together; a tick at a conflict takes the workbook's side.

    `choice_asked` tells that a person decides conflicts: seat-months, and which side.
    """

    ticks_changed = Signal()
    choice_asked = Signal(object, int)  # tuple of Spot; OURS, 0 or 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: ReadBack | None = None
        self._refused: set[int] = set()  # edits that a person has taken the tick from

    @property
    def items(self) -> tuple[Item, ...]:
        """The rows."""
        return self.found.items if self.found is not None else ()

    def show(self, found: ReadBack, *, first: bool = True) -> None:
        """Show a proposal; unless it is the ``first`` time, with the ticks as they were."""
        self.beginResetModel()
        self.found = found
        if first:
            self._refused = {at for item in found.items if item.part not in found.usual for at in item.edits}
        self.endResetModel()
        self.ticks_changed.emit()

    @property
    def parts(self) -> frozenset[int]:
        """The parts that are ticked."""
        found = {item.part for item in self.items if item.part >= 0}
        return frozenset(found - {item.part for item in self.items if not self._refused.isdisjoint(item.edits)})

    def can_tick(self, row: int) -> bool:
        """Whether there is anything to tick or to decide in a row."""
        item = self.items[row]
        return item.part >= 0 or item.kind is Kind.CONFLICT

    def is_ticked(self, row: int) -> bool:
        """Whether a row is taken over."""
        return self.items[row].part in self.parts

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Tick rows, with all that belongs to them, or take their ticks away; conflicts are not touched."""
        parts = {self.items[row].part for row in rows if self.items[row].part >= 0}
        edits = {at for item in self.items if item.part in parts for at in item.edits}
        self._refused = self._refused - edits if on else self._refused | edits
        self._tell()

    def toggle(self, row: int) -> None:
        """Tick a row or take its tick away; a conflict changes sides."""
        if not self.can_tick(row):
            return
        item = self.items[row]
        if item.kind is Kind.CONFLICT and (item.part < 0 or self.is_ticked(row)):
            self.decide(row, 0 if item.part < 0 else OURS)
        else:
            self.tick([row], not self.is_ticked(row))

    def decide(self, row: int, choice: int) -> None:
        """Decide the conflict of a row."""
        if self.found is None or self.items[row].kind is not Kind.CONFLICT:
            return
        self._refused -= set(self.items[row].edits)
        edits = self.found.judged.comparison.edits
        spots: tuple[Spot, ...] = tuple(edits[at].spot for at in self.items[row].edits)
        self.choice_asked.emit(spots, choice)

    def choice(self, row: int) -> int:
        """The side taken in a conflict."""
        assert self.found is not None
        spot = self.found.judged.comparison.edits[self.items[row].edits[0]].spot
        return self.found.choices.get(spot, OURS)

    def _tell(self) -> None:
        if self.items:
            self.dataChanged.emit(self.index(0, WHAT), self.index(len(self.items) - 1, WHAT))
        self.ticks_changed.emit()

    # ---- what views ask

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Role.DisplayRole:
            return None
        return (
            self.tr("Change"), self.tr("Seat"), self.tr("Months"), self.tr("In the plan"), self.tr("In the workbook"),
            self.tr("Cells"), self.tr("Why"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == WHAT and self.can_tick(index.row()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Role.CheckStateRole and column == WHAT and self.can_tick(row):
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if role == Role.DisplayRole:
            return self._text(self.items[row], column)
        if role == Role.ToolTipRole:
            return self._tip(row, column)
        if role == Role.AccessibleTextRole and column == WHAT:
            return f"{self._text(self.items[row], WHAT)}, {self._state(row)}: {said(self.items[row].sentence)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        if role != Role.CheckStateRole or index.column() != WHAT:
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) != self.is_ticked(index.row()):
            self.toggle(index.row())
        return True

    def _text(self, item: Item, column: int) -> str:
        if column == WHAT:
            return {
                Kind.NEW: self.tr("New"),
                Kind.CHANGED: self.tr("Changed"),
                Kind.REMOVED: self.tr("Removed"),
                Kind.CONFLICT: self.tr("Conflict"),
                Kind.REFUSED: self.tr("Refused"),
            }[item.kind]
        texts = (item.where, item.months, item.before, item.after, item.cells, item.reason)
        return said(texts[column - SEAT])

    def _tip(self, row: int, column: int) -> str:
        item = self.items[row]
        if column != WHAT:
            return self._text(item, column)
        together = sum(other.part == item.part for other in self.items) - 1
        if item.part >= 0 and together:
            return self.tr("Taken together with {n} others, for they depend on one another").format(n=together)
        return self._state(row)

    def _state(self, row: int) -> str:
        if not self.can_tick(row):
            return self.tr("cannot be taken")
        return self.tr("chosen") if self.is_ticked(row) else self.tr("not chosen")
