"""The rows that an import would add, change or delete, with a tick for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from planner.services.import_preview import row_words
from planner.services.importing.proposal import RowChange, RowKind
from ui.theme import alert_colour
from ui.vocabulary import said

if TYPE_CHECKING:
    from ui.table_model import Index

Role = Qt.ItemDataRole
WHAT, SHEET, ROW, CHANGE, CELL = range(5)
_MOST_FIELDS = 14


def _t(text: str) -> str:
    return QCoreApplication.translate("Changes", text)


def kind_words(kind: RowKind) -> str:
    """What happens to a row, in a word."""
    words = {RowKind.NEW: _t("New"), RowKind.CHANGED: _t("Changed"), RowKind.GONE: _t("Gone")}
    return words[kind]


def change_words(change: RowChange) -> str:
    """What a row would be like, or how it would change: ``Start: 2027-03-01 → 2027-06-01``."""
    if change.kind is RowKind.GONE:
        words = [said(change.reason) or _t("no longer in the file"), *map(said, change.consequences)]
        return "; ".join(word.rstrip(".") for word in words)
    if change.kind is RowKind.NEW:
        shown = list(row_words(change))
    else:
        shown = [_field(one.heading, one.old, one.new, one.kept) for one in change.fields]
    rest = len(shown) - _MOST_FIELDS
    return "; ".join(shown[:_MOST_FIELDS]) + (_t("; and {n} more").format(n=rest) if rest > 0 else "")


def _field(heading: str, old: str, new: str, kept: str) -> str:
    text = f"{heading}: {old or _t('blank')} → {new or _t('blank')}"
    return f"{text} ({_t('kept')}: {kept})" if kept else text


class ChangesModel(QAbstractTableModel):
    """Some of a proposal's rows; `ticked` holds the ids of all that would be taken, in sight or not."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: Sequence[RowChange] = ()
        self.ticked: set[int] = set()

    def start(self, wanted: Iterable[int]) -> None:
        """Tick what a new proposal suggests."""
        self.ticked = set(wanted)

    def show(self, changes: Sequence[RowChange]) -> None:
        """Show some of the rows."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()

    @property
    def changes(self) -> Sequence[RowChange]:
        """The rows in sight."""
        return self._changes

    def tick(self, changes: Iterable[RowChange], on: bool) -> None:
        """Tick rows, or none of them; wrong ones cannot be ticked."""
        ids = {change.id for change in changes if not change.wrong}
        self.ticked = self.ticked | ids if on else self.ticked - ids
        if self._changes:
            self.dataChanged.emit(self.index(0, WHAT), self.index(len(self._changes) - 1, WHAT))
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Import"), self.tr("Sheet"), self.tr("Row"), self.tr("What"), self.tr("From"))[section]
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == WHAT and not self._changes[index.row()].wrong:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        if role == Role.CheckStateRole and index.column() == WHAT:
            return Qt.CheckState.Checked if change.id in self.ticked else Qt.CheckState.Unchecked
        if role == Role.DisplayRole:
            return self._text(change, index.column())
        if role == Role.ToolTipRole:
            return self._tip(change, index.column())
        if role == Role.ForegroundRole:
            return self._colour(change, index.column())
        if role == Role.AccessibleTextRole and index.column() == WHAT:
            return f"{kind_words(change.kind)}: {change.label}"
        return None

    def _text(self, change: RowChange, column: int) -> str:
        if column == WHAT:
            return kind_words(change.kind)
        if column == SHEET:
            return change.sheet
        if column == ROW:
            return change.label
        if column == CHANGE:
            text = change_words(change)
            return f"{said(change.reason)}  {text}" if change.reason and change.kind is not RowKind.GONE else text
        return place_words(change)

    def _tip(self, change: RowChange, column: int) -> str:
        if column == CHANGE:
            notes = [f"{one.heading}: {said(one.note)}" for one in change.fields if one.note]
            lines = [said(change.reason), *change_words(change).split("; "), *notes]
            return "\n".join(line for line in lines if line)[:1500]
        return self._text(change, column)

    def _colour(self, change: RowChange, column: int) -> QColor | None:
        palette = QApplication.palette()
        if change.wrong or (change.kind is RowKind.GONE and column == WHAT):
            return alert_colour(palette)
        return palette.color(QPalette.ColorRole.PlaceholderText) if column in (SHEET, CELL) else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        if role != Role.CheckStateRole or index.column() != WHAT:
            return False
        self.tick([self._changes[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def place_words(change: RowChange) -> str:
    """The cell that a row comes from."""
    source = change.source
    place = f"{source.sheet}!{source.cell}" if source.sheet and source.cell else source.sheet or source.cell
    return place or source.file
