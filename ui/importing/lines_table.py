"""The lines of the workload model: each can be left out, multiplied, or given its own FTE in any month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from planner.services.import_preview import LineEdit, LineKey, WorkedLine

if TYPE_CHECKING:
    from ui.table_model import Index

Role = Qt.ItemDataRole
STUDY, ROLE, COUNTRIES, TIMES, TOTAL, MONTHS = range(6)
MOST_TIMES, MOST_FTE = 100.0, 1000.0


class LinesModel(QAbstractTableModel):
    """Lines with what was said about them; `edits` holds all of that, by the line's key."""

    said = Signal()  # somebody said something else
    refused = Signal(str)  # why what was typed was not taken

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits: dict[LineKey, LineEdit] = {}
        self._lines: list[WorkedLine] = []
        self._labels: tuple[str, ...] = ()

    def show(self, lines: Sequence[WorkedLine], labels: Sequence[str], edits: Mapping[LineKey, LineEdit]) -> None:
        """Show lines with what was said so far; where only figures are others, the cell in use stays the same."""
        labels = tuple(labels)
        self.edits = dict(edits)
        lines = [line.edited(edits[line.key], labels) if line.key in edits else line for line in lines]
        same = labels == self._labels and [line.key for line in lines] == [line.key for line in self._lines]
        if same and lines:
            self._lines = lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._lines, self._labels = lines, labels
        self.endResetModel()

    @property
    def lines(self) -> Sequence[WorkedLine]:
        """The lines in sight."""
        return self._lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else MONTHS + len(self._labels)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            heads = (
                self.tr("Study"), self.tr("Role"), self.tr("Countries"), self.tr("Times"), self.tr("FTE-months"),
                *self._labels,
            )  # fmt: skip
            return heads[section]
        if role == Role.ToolTipRole and section == TIMES:
            return self.tr("A factor on the whole line; 0 leaves it out")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == STUDY:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        elif index.column() == TIMES or index.column() >= MONTHS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Role.CheckStateRole and column == STUDY:
            return Qt.CheckState.Checked if line.edit.factor else Qt.CheckState.Unchecked
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text(line, column)
        if role == Role.TextAlignmentRole and column >= TIMES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.FontRole and self._said_here(line, column):
            font = QFont()
            font.setBold(True)
            return font
        if role == Role.ForegroundRole:
            return self._colour(line)
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return self._tip(line, column)
        return None

    def _text(self, line: WorkedLine, column: int) -> str:
        if column >= MONTHS:
            return f"{line.fte[column - MONTHS] / 100:g}"
        texts = (
            line.study,
            line.role,
            "; ".join(line.countries),
            f"{line.edit.factor:g}",
            f"{sum(line.fte) / 100:.1f}",
        )
        return texts[column]

    def _said_here(self, line: WorkedLine, column: int) -> bool:
        if column >= MONTHS:
            return self._labels[column - MONTHS] in line.edit.fte
        return column == TIMES and line.edit.factor != 1

    def _colour(self, line: WorkedLine) -> QColor | None:
        return None if line.taken else QApplication.palette().color(QPalette.ColorRole.PlaceholderText)

    def _tip(self, line: WorkedLine, column: int) -> str | None:
        if column >= MONTHS:
            own = line.own[column - MONTHS] / 100
            typed = self._said_here(line, column)
            return self.tr("typed; the model has {fte}").format(fte=f"{own:g}") if typed else None
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        line, column = self._lines[index.row()], index.column()
        if role == Role.CheckStateRole and column == STUDY:
            on = Qt.CheckState(value) is Qt.CheckState.Checked
            return self._say(index.row(), replace(line.edit, factor=1.0 if on else 0.0))
        if role != Role.EditRole:
            return False
        most = MOST_TIMES if column == TIMES else MOST_FTE
        figure = _figure(str(value), most)
        if figure is None and str(value).strip():
            self.refused.emit(self.tr("{text} is no number from 0 to {most}.").format(text=value, most=f"{most:g}"))
            return False
        if column == TIMES:
            return self._say(index.row(), replace(line.edit, factor=1.0 if figure is None else figure))
        label = self._labels[column - MONTHS]
        typed = {key: fte for key, fte in line.edit.fte.items() if key != label}
        if figure is None:  # blank: the model's own figure again
            return self._say(index.row(), replace(line.edit, fte=typed))
        factor = line.edit.factor or 1.0
        return self._say(index.row(), LineEdit(factor, {**typed, label: figure / factor}))

    def as_the_model_has_it(self, row: int) -> None:
        """Take back what was said about a line."""
        self._say(row, LineEdit())

    def _say(self, row: int, edit: LineEdit) -> bool:
        line = self._lines[row].edited(edit, self._labels)
        if line.edit == self._lines[row].edit:
            return True
        self._lines[row] = line
        self.edits[line.key] = line.edit
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.said.emit()
        return True


class LinesTable(QTableView):
    """The lines, with keys and typing as in a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setAccessibleName(self.tr("Lines of the workload model"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QAbstractItemView::item { padding: 2px; }")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.horizontalHeader().setHighlightSections(False)
        self.lines.modelReset.connect(self._give_room)

    def _give_room(self) -> None:
        wide = self.fontMetrics().averageCharWidth()
        self.horizontalHeader().setResizeContentsPrecision(60)
        for column, most in ((STUDY, 26), (ROLE, 34), (COUNTRIES, 24)):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column) + 12, wide * most))
        self.setColumnWidth(TIMES, wide * 9)
        self.setColumnWidth(TOTAL, wide * 13)
        for column in range(MONTHS, self.lines.columnCount()):
            self.setColumnWidth(column, wide * 10)


def _figure(text: str, most: float) -> float | None:
    """A number from 0 to ``most``, with a decimal point or comma."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value <= most else None
