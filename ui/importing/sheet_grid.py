"""A grid that shows a sheet of the file as it is, with the table in it and the doubtful cells marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from planner.services.import_preview import column_letters, place_of
from ui.theme import alert_colour, blend, is_dark

if TYPE_CHECKING:
    from planner.services.importing.proposal import ProblemGroup
    from ui.table_model import Index

Role = Qt.ItemDataRole
Cells = Sequence[Sequence[object]]
ProblemCells = Mapping[tuple[str, str], Mapping[tuple[int, int], str]]
"""What is wrong by file and sheet, and by row and column."""

_MOST_COLUMNS = 500
_LONGEST_TIP = 1200
_MARGIN_COLUMNS = 3


@dataclass(frozen=True)
class Marks:
    """What is marked in a sheet; rows and columns are 0-based.

    ``headings`` and ``data`` are rows of the table, ``columns`` its columns (all, if empty). ``left_out`` says why a
    row in or round it is no data. ``problems`` are cells with what is wrong there.
    """

    headings: frozenset[int] = frozenset()
    data: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    left_out: Mapping[int, str] = field(default_factory=dict)
    problems: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()


NO_MARKS = Marks()


def problem_cells(groups: Iterable[ProblemGroup]) -> ProblemCells:
    """Where the problems are, for marking."""
    found: dict[tuple[str, str], dict[tuple[int, int], str]] = {}
    for problem in (one for group in groups for one in group.problems):
        place = place_of(problem.cell)
        if place is not None:
            found.setdefault((problem.file, problem.sheet), {})[place] = problem.message
    return found


def as_written(value: object) -> str:
    """A cell as a person would see it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.10g}"
    text = str(value)
    return text.removesuffix(" 00:00:00") if hasattr(value, "hour") else text


class SheetModel(QAbstractTableModel):
    """Rows of a sheet under the letters of its columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Cells = ()
        self._width = 0
        self.marks = NO_MARKS
        self._colours: dict[str, QColor] = {}
        self._bold = QFont()
        self._bold.setBold(True)
        self.refresh_look()

    def show(self, rows: Cells, marks: Marks) -> None:
        """Show a sheet with its marks."""
        self.beginResetModel()
        self._rows, self.marks = rows, marks
        self._width = min(max((len(row) for row in rows[:2000]), default=0), _MOST_COLUMNS)
        self.endResetModel()

    def set_marks(self, marks: Marks) -> None:
        """Mark other cells of the same sheet."""
        self.marks = marks
        if self._rows and self._width:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def refresh_look(self) -> None:
        """Follow the palette."""
        palette = QApplication.palette()
        base, light = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Highlight)
        dark = is_dark(palette)
        self._colours = {
            "heading": blend(light, base, 0.42 if dark else 0.28),
            "data": blend(light, base, 0.14 if dark else 0.08),
            "problem": blend(alert_colour(palette), base, 0.42 if dark else 0.24),
            "faded": palette.color(QPalette.ColorRole.PlaceholderText),
        }

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width

    def _value(self, row: int, column: int) -> object:
        cells = self._rows[row]
        return cells[column] if column < len(cells) else ""

    def _part(self, row: int, column: int) -> str:
        """What a cell is: "heading", "data" or "" (none of the table's)."""
        marks = self.marks
        if marks.columns and column not in marks.columns:
            return ""
        return "heading" if row in marks.headings else "data" if row in marks.data else ""

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Role.DisplayRole:
            return " ".join(as_written(self._value(row, column))[:300].split())
        if role == Role.BackgroundRole:
            name = "problem" if (row, column) in self.marks.problems else self._part(row, column)
            return self._colours.get(name)
        if role == Role.ForegroundRole:
            outside = bool(self.marks.data) and not self._part(row, column)
            return self._colours["faded"] if outside or row in self.marks.hidden else None
        if role == Role.FontRole:
            return self._bold if self._part(row, column) == "heading" else None
        if role == Role.TextAlignmentRole and isinstance(self._value(row, column), float):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._tip(row, column, role == Role.AccessibleTextRole)
        return None

    def _tip(self, row: int, column: int, place_first: bool) -> str:
        text = as_written(self._value(row, column))[:_LONGEST_TIP]
        lines = [f"{column_letters(column)}{row + 1}: {text or self.tr('blank')}" if place_first else text]
        problem = self.marks.problems.get((row, column), "")
        why = self.marks.left_out.get(row, "")
        lines += [problem] if problem else []
        lines += [self.tr("Not read as data: {why}").format(why=why)] if why else []
        return "\n".join(line for line in lines if line)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole:
            return column_letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)
        if role == Role.ToolTipRole and orientation is Qt.Orientation.Vertical:
            why = self.marks.left_out.get(section, "")
            return self.tr("Not read as data: {why}").format(why=why) if why else None
        return None


class SheetGrid(QTableView):
    """Shows a sheet; `go_to` brings a cell into sight and puts the cursor on it."""

    row_asked = Signal(int)  # somebody pressed Enter on a row, or double-clicked it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.setAccessibleName(self.tr("Sheet of the file"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setHighlightSections(False)
        self.activated.connect(lambda index: self.row_asked.emit(index.row()))

    def show_sheet(self, rows: Cells, marks: Marks = NO_MARKS) -> None:
        """Show a sheet from its first table row on."""
        self.sheet.show(rows, marks)
        self._give_room(rows)
        first = min(marks.headings or marks.data, default=0)
        self.scrollTo(self.sheet.index(max(0, first - 3), 0), QAbstractItemView.ScrollHint.PositionAtTop)
        if self.sheet.rowCount() and self.sheet.columnCount():
            self.setCurrentIndex(self.sheet.index(first, min(marks.columns, default=0)))

    def _give_room(self, rows: Cells) -> None:
        """Columns as wide as their first cells need, within reason."""
        metrics, least = self.fontMetrics(), self.fontMetrics().averageCharWidth() * 6
        most = metrics.averageCharWidth() * 32
        first = min(self.sheet.marks.headings or self.sheet.marks.data, default=0)
        looked = [*rows[:12], *rows[first : first + 30]]
        for column in range(self.sheet.columnCount()):
            texts = [as_written(row[column])[:60] for row in looked if column < len(row)]
            widest = max((metrics.horizontalAdvance(text) for text in texts if text), default=0)
            self.setColumnWidth(column, min(max(widest + 16, least), most))

    def set_marks(self, marks: Marks) -> None:
        """Mark other cells of the sheet in sight."""
        self.sheet.set_marks(marks)

    def go_to(self, address: str) -> bool:
        """Put the cursor on a cell; False if there is no such cell."""
        place = place_of(address)
        if place is None or place[0] >= self.sheet.rowCount() or place[1] >= self.sheet.columnCount():
            return False
        index = self.sheet.index(*place)
        self.setCurrentIndex(index)
        self.scrollTo(index if place[1] > _MARGIN_COLUMNS else self.sheet.index(place[0], 0))
        return True

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.sheet.refresh_look()
        self.viewport().update()
