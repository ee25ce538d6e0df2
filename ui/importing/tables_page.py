"""The tables found in the files: which are imported, and where their headings are, shown in a grid of the file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planner.domain.errors import UserError
from planner.services.import_preview import FoundTable
from planner.services.importing.choices import TableKey
from planner.services.importing.files import FileKind
from ui.importing.page import Page, airy, plain
from ui.importing.run import ImportRun
from ui.importing.sheet_grid import NO_MARKS, Marks, SheetGrid

_KEY = Qt.ItemDataRole.UserRole
_SHEET = Qt.ItemDataRole.UserRole + 1


class TablesPage(Page):
    """Which tables of which sheets."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Tables")
        self._run = run
        self._filling = False
        self.lead.setText(
            self.tr(
                "Tick the tables to import. Their headings are marked dark in the grid, their rows of data light; "
                "if the headings are elsewhere, choose their row in the grid and press the button below it."
            )
        )
        self._build()
        run.files_changed.connect(self.clear)
        run.readings_changed.connect(self._fill)

    def _build(self) -> None:
        self.tree = QTreeWidget()
        airy(self.tree)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Tables of the files"))
        self.tree.setMinimumWidth(220)
        self.tree.currentItemChanged.connect(lambda now, _: self._show(now))
        self.tree.itemChanged.connect(self._ticked)
        self.grid = SheetGrid()
        self.notes = plain()
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.use_row = QPushButton(self.tr("The &headings are in this row"))
        self.use_row.clicked.connect(self._use_row)
        self.as_found = QPushButton(self.tr("&As found"))
        self.as_found.clicked.connect(self._use_found)
        buttons = QHBoxLayout()
        buttons.addWidget(self.use_row)
        buttons.addWidget(self.as_found)
        buttons.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid, 1)
        column.addLayout(buttons)
        column.addWidget(self.notes)
        split = QSplitter()
        split.addWidget(self.tree)
        split.addWidget(right)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 800])
        split.setChildrenCollapsible(False)
        self.column.addWidget(split, 1)

    @property
    def none_known(self) -> bool:
        """Whether there are tables and none of them was recognised."""
        return bool(self._items()) and not self.can_go_on()

    def clear(self) -> None:
        """Forget the files shown."""
        self.tree.clear()

    def can_go_on(self) -> bool:
        chosen = any(item.checkState(0) is Qt.CheckState.Checked for item in self._items())
        return chosen or any(file.kind is not FileKind.TABLES for file in self._run.files)

    def refresh_look(self) -> None:
        self.grid.refresh_look()

    def _fill(self) -> None:
        if self.tree.topLevelItemCount():
            return
        self._filling = True
        sheets = {reading.key: reading.sheet for reading in self._run.readings}
        for number, file in enumerate(self._run.files):
            if file.kind is not FileKind.TABLES:
                item = QTreeWidgetItem([f"{file.name}: {file.kind.value}"])
                self.tree.addTopLevelItem(item)
                continue
            top = QTreeWidgetItem([file.name])
            top.setToolTip(0, str(file.path))
            self.tree.addTopLevelItem(top)
            at = 0
            for sheet in file.findings.sheets:
                hidden = "" if sheet.visible else self.tr(" (hidden)")
                if not sheet.tables:
                    item = QTreeWidgetItem([f"{sheet.name}{hidden}: {sheet.sentence}"])
                    item.setToolTip(0, sheet.sentence)
                    item.setData(0, _SHEET, (number, sheet.name))
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                    top.addChild(item)
                for table in sheet.tables:
                    key = TableKey(number, at)
                    item = QTreeWidgetItem([table_words(table, self.tr("Table")) + hidden])
                    item.setToolTip(0, item.text(0))
                    item.setData(0, _KEY, tuple(key))
                    wanted = bool(sheets.get(key)) or len(file.tables) == 1
                    item.setCheckState(0, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
                    top.addChild(item)
                    at += 1
        self.tree.expandAll()
        self._filling = False
        items = self._items()
        ticked = [item for item in items if item.checkState(0) is Qt.CheckState.Checked]
        if items:
            self.tree.setCurrentItem((ticked or items)[0])
        self.changed.emit()

    def _items(self) -> list[QTreeWidgetItem]:
        """The items of tables."""
        found = []
        for at in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(at)
            for child in range(top.childCount() if top is not None else 0):
                item = top.child(child) if top is not None else None
                if item is not None and item.data(0, _KEY) is not None:
                    found.append(item)
        return found

    def _ticked(self, item: QTreeWidgetItem) -> None:
        if self._filling or item.data(0, _KEY) is None:
            return
        key = TableKey(*item.data(0, _KEY))
        wanted = item.checkState(0) is Qt.CheckState.Checked
        self._run.say_of(key, sheet=None if wanted else "")
        self.changed.emit()

    def take_ticks(self) -> None:
        """Say which tables are left out, also those that nobody touched."""
        for item in self._items():
            key = TableKey(*item.data(0, _KEY))
            ticked, said = item.checkState(0) is Qt.CheckState.Checked, self._run.table_choice(key).sheet
            if not ticked and said != "":
                self._run.say_of(key, sheet="")
            elif ticked and said == "":
                self._run.say_of(key, sheet=None)

    @property
    def key(self) -> TableKey | None:
        """The table in sight."""
        item = self.tree.currentItem()
        value = item.data(0, _KEY) if item is not None else None
        return TableKey(*value) if value is not None else None

    def _show(self, item: QTreeWidgetItem | None) -> None:
        key = self.key
        self.use_row.setEnabled(key is not None)
        self.as_found.setEnabled(key is not None and self._run.table_choice(key).header_rows is not None)
        if key is None:
            place = item.data(0, _SHEET) if item is not None else None
            rows = self._run.files[place[0]].grid(place[1]) if place is not None else []
            self.grid.show_sheet(rows, NO_MARKS)
            self.notes.setText("")
            return
        file = self._run.files[key.file]
        table = self._run.table_of(key)
        sheet = file.sheet(table.sheet)
        self.grid.show_sheet(sheet.rows, marks_of(table, sheet.hidden_rows))
        self.notes.setText("  ".join(table.notes[:6]))

    def _use_row(self) -> None:
        key, row = self.key, self.grid.currentIndex().row()
        if key is None or row < 0:
            return
        old = self._run.table_choice(key).header_rows
        self._run.say_of(key, header_rows=(row,), mapping=None)
        try:
            self._run.table_of(key)
        except UserError as error:
            self._run.say_of(key, header_rows=old)
            self.notes.setText(str(error))
            return
        self._show(self.tree.currentItem())

    def _use_found(self) -> None:
        if self.key is not None:
            self._run.say_of(self.key, header_rows=None)
            self._show(self.tree.currentItem())


def table_words(table: FoundTable, word: str) -> str:
    """A table in a few words: where it stands and how large it is."""
    name = table.sheet or word
    if not table.rows:
        return name
    first, last = table.rows[0].number + 1, table.rows[-1].number + 1
    return f"{name}: {len(table.rows):,} × {len(table.columns)} ({first}–{last})"


def marks_of(table: FoundTable, hidden: frozenset[int] = frozenset()) -> Marks:
    """What is marked of a table."""
    return Marks(
        headings=frozenset(table.header_rows),
        data=table.own_rows,
        columns=frozenset(column.index for column in table.columns if column.index >= 0),
        left_out={out.row: out.reason.value for out in table.left_out},
        hidden=hidden,
    )
