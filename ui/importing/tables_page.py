"""The tables found in the files: which are imported, and where their headings are, shown in a grid of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planner.services.importing.choices import TableKey
from planner.services.importing.files import FileKind
from ui import vocabulary
from ui.importing.page import Page, airy, plain
from ui.importing.sheet_grid import NO_MARKS, Marks, SheetGrid

if TYPE_CHECKING:
    from planner.services.import_preview import FoundTable
    from ui.importing.run import ImportRun

_KEY = Qt.ItemDataRole.UserRole
_SHEET = Qt.ItemDataRole.UserRole + 1
_MOST_HEADINGS = 9


class TablesPage(Page):
    """Which tables of which sheets."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Tables")
        self._run = run
        self._filling = False
        self.lead.setText(
            self.tr(
                "Tick the tables to import. Their headings are marked dark in the grid, their rows of data light. If a "
                "table stands elsewhere, choose its rows in the grid and say below what they are."
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
        self.grid.setSelectionMode(SheetGrid.SelectionMode.ContiguousSelection)
        self.grid.selectionModel().selectionChanged.connect(lambda: self._offer())
        self.notes = plain()
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = self._buttons()
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

    def _buttons(self) -> QHBoxLayout:
        """What the rows chosen in the grid are."""
        self.use_row = QPushButton(self.tr("The &headings are here"))
        self.use_row.setToolTip(
            self.tr("The chosen rows are the headings, of several lines if several are chosen; if cells of several "
                    "columns are chosen, the table has these columns")
        )  # fmt: skip
        self.use_row.clicked.connect(self._use_row)
        self.ends = QPushButton(self.tr("The table &ends here"))
        self.ends.clicked.connect(self._use_end)
        self.leave_out = QPushButton(self.tr("&Leave these rows out"))
        self.leave_out.clicked.connect(self._leave_out)
        self.as_found = QPushButton(self.tr("&As found"))
        self.as_found.clicked.connect(self._use_found)
        row = QHBoxLayout()
        for button in (self.use_row, self.ends, self.leave_out, self.as_found):
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def hint(self) -> str:
        """What to do where no table was found, or none of them recognised; '' otherwise."""
        if self.can_go_on():
            return ""
        if self._items():
            return self.tr("None of the tables was recognised. Tick the one you want; next, say what it holds.")
        return self.tr(
            "No table was found. If there is one, choose its headings in the grid and say that they are there."
        )

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
                item = QTreeWidgetItem([f"{file.name}: {vocabulary.said(file.kind.value)}"])
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
            self._add_further(number, top)
        self.tree.expandAll()
        self._filling = False
        items = self._items()
        ticked = [item for item in items if item.checkState(0) is Qt.CheckState.Checked]
        upper = self.tree.topLevelItem(0)
        first = upper.child(0) if upper is not None else None
        if items:
            self.tree.setCurrentItem((ticked or items)[0])
        elif first is not None:
            self.tree.setCurrentItem(first)
        self.changed.emit()

    def _add_further(self, number: int, top: QTreeWidgetItem) -> None:
        """Tables that were not found but pointed out."""
        found = len(self._run.files[number].tables)
        for key in sorted(key for key in self._run.choices.tables if key.file == number and key.table >= found):
            if self._run.table_choice(key).points_out:
                item = QTreeWidgetItem([table_words(self._run.table_of(key), self.tr("Table"))])
                item.setToolTip(0, item.text(0))
                item.setData(0, _KEY, tuple(key))
                said = self._run.table_choice(key).sheet
                item.setCheckState(0, Qt.CheckState.Unchecked if said == "" else Qt.CheckState.Checked)
                top.addChild(item)

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
        self._offer()
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

    # ---- pointing out

    @property
    def _chosen(self) -> tuple[range, range]:
        """The rows and columns chosen in the grid."""
        found: Any = self.grid.selectionModel().selection()  # a list, whatever its type says
        if not found.isEmpty():
            return range(found[0].top(), found[0].bottom() + 1), range(found[0].left(), found[0].right() + 1)
        at = self.grid.currentIndex()
        return range(at.row(), at.row() + 1), range(at.column(), at.column() + 1)

    def _offer(self) -> None:
        """Offer what can be said of the rows chosen."""
        item, key = self.tree.currentItem(), self.key
        rows = self._chosen[0]
        there = bool(rows) and rows[0] >= 0
        self.use_row.setEnabled(there and (key is not None or (item is not None and item.data(0, _SHEET) is not None)))
        self.ends.setEnabled(there and key is not None)
        self.leave_out.setEnabled(there and key is not None)
        choice = self._run.table_choice(key) if key is not None else None
        out = choice is not None and set(rows) <= choice.left_out
        self.leave_out.setText(self.tr("&Take these rows in again") if out else self.tr("&Leave these rows out"))
        self.as_found.setEnabled(choice is not None and choice.points_out)

    def _use_row(self) -> None:
        rows, columns = self._chosen
        lines = tuple(rows)[:_MOST_HEADINGS]
        across = (columns[0], columns[-1]) if len(columns) > 1 else None
        key = self.key
        if key is not None:
            self._point_out(key, header_rows=lines, columns=across)
            return
        item = self.tree.currentItem()
        place = item.data(0, _SHEET) if item is not None else None
        if place is not None:
            number, name = place
            taken = [other.table for other in self._run.choices.tables if other.file == number]
            further = max([len(self._run.files[number].tables) - 1, *taken]) + 1
            self._point_out(TableKey(number, further), header_rows=lines, columns=across, within=name)

    def _use_end(self) -> None:
        if self.key is not None:
            self._point_out(self.key, last_row=self._chosen[0][-1])

    def _leave_out(self) -> None:
        if self.key is not None:
            rows, out = set(self._chosen[0]), self._run.table_choice(self.key).left_out
            self._point_out(self.key, left_out=frozenset(out - rows if rows <= out else out | rows))

    def _point_out(self, key: TableKey, **said: Any) -> None:
        """Say where a table stands, and show it there once it has been read."""
        place = replace(self._run.table_choice(key), as_found=False, **said)
        if not place.points_out:
            self._run.forget_table(key)
            self._shown_anew(key)
            return
        self._run.point_out(key, place, lambda: self._shown_anew(key))

    def _shown_anew(self, key: TableKey) -> None:
        """Show a table where it is now, with the cursor where it was."""
        at, top = self.grid.currentIndex(), self.grid.verticalScrollBar().value()
        for item in self._items():
            if item.data(0, _KEY) == tuple(key):
                self._filling = True
                if key.table < len(self._run.files[key.file].tables) or self._run.table_choice(key).points_out:
                    item.setText(0, table_words(self._run.table_of(key), self.tr("Table")))
                self._filling = False
                self._show(item)
                self.grid.setCurrentIndex(self.grid.sheet.index(at.row(), at.column()))
                self.grid.verticalScrollBar().setValue(top)
                return
        self.clear()
        self._fill()
        for item in self._items():
            if item.data(0, _KEY) == tuple(key):
                self.tree.setCurrentItem(item)

    def _use_found(self) -> None:
        key = self.key
        if key is not None:
            further = key.table >= len(self._run.files[key.file].tables)
            self._run.forget_table(key)
            if further:
                self.clear()
                self._fill()
            else:
                self._shown_anew(key)


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
        problems={(one.row, one.column): doubt_words(one.text) for one in table.doubts},
        hidden=hidden,
    )


def doubt_words(text: str) -> str:
    """Why a cell that looks blank is not."""
    words = QCoreApplication.translate("TablesPage", "it looks blank, but holds an error or a formula without a result")
    return f"{text}: {words}" if text else words
