"""The right side of the export dialog: the sheets with their sizes, to tick, and the first rows of the one chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.services.exporting.choice import ALL_SHEETS, FLAT_SHEETS, PORTFOLIO
from planner.services.exporting.writing import PAGES, TABLE, TABLES, WORKBOOK

if TYPE_CHECKING:
    from planner.services.exporting.preview import Preview, SheetPreview

ALWAYS = ("Overview", "Summary")
_WIDEST = 20
"""Characters that a column of the preview shows at most."""
Checked, Unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SheetsView(QWidget):
    """Sheets to tick; what may not leave, or does not exist, cannot be ticked."""

    changed = Signal()

    def __init__(self, ticked: Iterable[str] | None) -> None:
        """``ticked`` are the sheets to begin with; None: all."""
        super().__init__()
        self._ticked = set(ALL_SHEETS if ticked is None else ticked)
        self._one = "Plan assignments"
        self._suffix, self._may = WORKBOOK, frozenset(ALL_SHEETS)
        self._known: dict[str, SheetPreview] = {}
        self._old: set[str] = set()
        self._waiting = True
        self._there: frozenset[str] | None = None
        self.tree = QTreeWidget()
        self.tree.setStyleSheet("QAbstractItemView::item { padding: 2px; }")  # room for the boxes to tick
        self.tree.setAccessibleName(self.tr("Sheets"))
        self.tree.setHeaderLabels([self.tr("Sheet"), self.tr("Rows"), self.tr("Columns")])
        self.tree.setUniformRowHeights(True)
        self.tree.itemChanged.connect(self._ticked_one)
        self.tree.currentItemChanged.connect(lambda item, _: self._show(item))
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.state = QLabel(self.tr("Preparing the preview…"))
        self.state.setWordWrap(True)
        self.cells = QTableWidget()
        self.cells.setAccessibleName(self.tr("First rows of the sheet"))
        self.cells.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.cells.setWordWrap(False)
        self.cells.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.cells.verticalHeader().setDefaultSectionSize(self.cells.fontMetrics().height() + 6)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.state)
        below.addWidget(self.cells, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(lower)
        split.setSizes([260, 260])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self._fill()

    # ---- saying

    @property
    def sheets(self) -> frozenset[str] | None:
        """The sheets ticked in this format; None for all that there may be."""
        if self._suffix == PAGES:
            return None
        if self._suffix == TABLE:
            return frozenset((self._one,))
        offered = self._offered()
        ticked = frozenset(name for name in offered if name in self._ticked)
        return None if len(ticked) == len(offered) else ticked

    @property
    def looked_at(self) -> str:
        """The sheet whose first rows are shown; '' for none."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(0, Qt.ItemDataRole.UserRole))

    @property
    def remembered(self) -> str:
        """The sheets ticked, for the settings; '' for all."""
        return "" if self._ticked >= set(ALL_SHEETS) else ";".join(s for s in ALL_SHEETS if s in self._ticked)

    # ---- being told

    def offer(self, suffix: str, may: frozenset[str]) -> None:
        """Offer the sheets of a format, of which only some may leave."""
        if (suffix, may) != (self._suffix, self._may):
            self._suffix, self._may = suffix, may
            self._fill()

    def waiting(self) -> None:
        """A new preview is on its way."""
        self._old, self._waiting = set(self._known), True
        self.state.setText(self.tr("Preparing the preview…"))

    def tell(self, words: str) -> None:
        """There is no preview; say why."""
        self._waiting = False
        self.state.setText(words)
        self.cells.setRowCount(0)

    def show_sheet(self, sheet: SheetPreview) -> None:
        """Show one sheet; others are still on their way."""
        self._known[sheet.name] = sheet
        self._old.discard(sheet.name)
        found = self.tree.findItems(sheet.name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        for item in found[:1]:
            self.tree.blockSignals(True)
            for column, words in enumerate(self._size(sheet.name), 1):
                item.setText(column, words)
            self.tree.blockSignals(False)
            if item is self.tree.currentItem():
                self._show(item)

    def show_preview(self, preview: Preview) -> None:
        """Show sizes and first rows."""
        self._known, self._old, self._waiting = {sheet.name: sheet for sheet in preview.sheets}, set(), False
        own = set(ALL_SHEETS) & set(self._known)
        if len(self._known) > len(own):
            own.add(PORTFOLIO)
        self._there = frozenset(own)
        self._fill()

    # ---- the tree

    def _offered(self) -> list[str]:
        if self._suffix == PAGES:
            return []
        names = FLAT_SHEETS if self._suffix in (TABLE, TABLES) else ALL_SHEETS
        there = self._may if self._there is None else self._may & self._there
        return [name for name in names if name in there]

    def _fill(self) -> None:
        current = self.tree.currentItem()
        before = current.text(0) if current is not None else "Overview"
        self.tree.blockSignals(True)
        self.tree.clear()
        for name in self._offered():
            self._add(name)
        self.tree.blockSignals(False)
        found = self.tree.findItems(before, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        item = found[0] if found else self.tree.topLevelItem(0)
        if item is not None:
            self.tree.setCurrentItem(item)
        self._show(item)

    def _add(self, name: str) -> None:
        item = QTreeWidgetItem([name if name != PORTFOLIO else self.tr("Portfolio sheets"), *self._size(name)])
        item.setData(0, Qt.ItemDataRole.UserRole, name)
        on = name == self._one if self._suffix == TABLE else name in self._ticked
        fixed = self._suffix == WORKBOOK and name in ALWAYS
        item.setCheckState(0, Checked if on or fixed else Unchecked)
        if fixed:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setToolTip(0, self.tr("Always there: it says what is left out."))
        self.tree.addTopLevelItem(item)
        _right(item)
        if name == PORTFOLIO:
            for sheet in self._known.values():
                if sheet.name not in ALL_SHEETS:
                    child = QTreeWidgetItem([sheet.name, *self._size(sheet.name)])
                    child.setData(0, Qt.ItemDataRole.UserRole, sheet.name)
                    item.addChild(child)
                    _right(child)

    def _size(self, name: str) -> tuple[str, str]:
        sheet = self._known.get(name)
        return ("", "") if sheet is None else (f"{sheet.rows:,}", f"{sheet.columns:,}")

    def _ticked_one(self, item: QTreeWidgetItem) -> None:
        name, on = str(item.data(0, Qt.ItemDataRole.UserRole)), item.checkState(0) == Checked
        if self._suffix == TABLE:
            if on:
                self._one = name
            self._fill()
        elif on:
            self._ticked.add(name)
        else:
            self._ticked.discard(name)
        self.changed.emit()

    # ---- the cells

    def _show(self, item: QTreeWidgetItem | None) -> None:
        if self._suffix == PAGES:
            self.tell(self.tr("Pages hold the summary and the staffing board. There is no preview of them here."))
            return
        name = "" if item is None else str(item.data(0, Qt.ItemDataRole.UserRole))
        sheet = None if name in self._old else self._known.get(name)
        if sheet is None:
            self.cells.setRowCount(0)
            self.state.setText(
                self.tr("Preparing the preview…") if self._waiting else self.tr("Choose a sheet to see its first rows.")
            )
            return
        self.state.setText(self.tr("The first rows of {sheet}").format(sheet=sheet.name))
        wide = max((len(row) for row in sheet.cells), default=0)
        self.cells.setRowCount(len(sheet.cells))
        self.cells.setColumnCount(wide)
        self.cells.setHorizontalHeaderLabels([_letter(at) for at in range(wide)])
        for row, values in enumerate(sheet.cells):
            for column in range(wide):
                words = values[column] if column < len(values) else ""
                self.cells.setItem(row, column, QTableWidgetItem(words.replace("\n", " ")))
        for column in range(wide):
            longest = max((len(row[column]) for row in sheet.cells if column < len(row)), default=0)
            wanted = self.cells.fontMetrics().averageCharWidth() * min(_WIDEST, max(5, longest + 2))
            self.cells.setColumnWidth(column, wanted + 8)


def _right(item: QTreeWidgetItem) -> None:
    for column in (1, 2):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _letter(at: int) -> str:
    """A, B, …, Z, AA, as a spreadsheet names its columns."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
