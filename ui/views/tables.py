"""A page with a table, a field to filter it, and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

from ui.table_model import TableModel
from ui.theme import renew_style_sheet

if TYPE_CHECKING:
    from planner.services.tables import Table

_WIDEST = 320


class TablePage(QWidget):
    """One of the portfolio's tables."""

    row_chosen = Signal(tuple)  # the values of a row on which somebody pressed Enter or double-clicked

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TableModel(self)
        self._name = name
        self._empty = empty
        self._sized = True
        self._build()
        self.model.rows_shown.connect(self._count)

    def _build(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter…"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter {name}").format(name=self._name))
        self.filter.setMaximumWidth(320)
        self.filter.textChanged.connect(self.model.set_filter)
        self.count = QLabel()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self._name)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(-1, self.view.horizontalHeader().sortIndicatorOrder())
        self.view.setAlternatingRowColors(True)
        self.view.setShowGrid(False)
        self.view.setStyleSheet("QTableView::item { padding: 0 6px 0 0; }")
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.activated.connect(lambda index: self.row_chosen.emit(self.model.row_values(index.row())))
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.count)
        top.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addLayout(top)
        whole.addWidget(self.view, 1)

    def show_table(self, table: Table) -> None:
        """Show a table; its columns are given room when it is first looked at."""
        self.model.show(table)
        self._sized = False
        if self.isVisible():
            self._give_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._sized:
            self._give_room()

    def _give_room(self) -> None:
        self._sized = True
        self.view.horizontalHeader().setResizeContentsPrecision(30)
        self.view.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            self.view.setColumnWidth(column, min(self.view.columnWidth(column) + 18, _WIDEST))

    def refresh_look(self) -> None:
        """Follow the palette."""
        renew_style_sheet(self.view)

    def start_search(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def copy(self) -> None:
        """Put the selected rows, or all in sight, on the clipboard as tab-separated text."""
        picked = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        rows = picked or list(range(self.model.rowCount()))
        QGuiApplication.clipboard().setText(self.model.as_text(rows))

    def _count(self, seen: int, every: int) -> None:
        if not every:
            self.count.setText(self._empty)
        elif seen == every:
            words = self.tr("1 row") if every == 1 else self.tr("{n} rows")
            self.count.setText(words.format(n=every))
        else:
            self.count.setText(self.tr("{seen} of {n} rows").format(seen=seen, n=every))
