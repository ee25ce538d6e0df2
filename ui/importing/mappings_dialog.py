"""The mappings that are remembered: one read by for the table in sight, named, passed on, taken in, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import ThroughlineError
from planner.services.importing.mappings import KeptMapping, MappingShelf, columns_there
from ui import dialogs
from ui.importing.page import plain, small_table
from ui.jobs import JobRunner

if TYPE_CHECKING:
    from planner.services.importing.proposal import TableReading

NAME, BECOMES, SPONSOR, COLUMNS = range(4)


class MappingsDialog(QDialog):
    """Everything that is remembered; what is done is written at once, off this thread."""

    chosen = Signal(object)  # the Mapping by which the table is to be read

    def __init__(self, folder: Path | None, reading: TableReading | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._reading = folder, reading
        self._kept: tuple[KeptMapping, ...] = ()
        self._filling = False
        self._runner = JobRunner(self, threads=1)
        self.setWindowTitle(self.tr("Remembered mappings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._do(lambda shelf: " ".join(shelf.notes))

    def _build(self) -> None:
        lead = self.tr(
            "A mapping says what the columns of a layout become. It is applied by itself to the next file of that "
            "layout. Choose a name and press F2 to change it."
        )
        headings = (self.tr("Name"), self.tr("Becomes"), self.tr("Sponsor"), self.tr("Columns"))
        self.table: QTableWidget = small_table(self.tr("Remembered mappings"), headings)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemChanged.connect(self._renamed)
        self.words = plain()
        self.use = QPushButton(self.tr("&Read this table by it"))
        self.use.clicked.connect(self._use)
        self.export = QPushButton(self.tr("&Export…"))
        self.export.clicked.connect(self._export)
        self.load = QPushButton(self.tr("&Load…"))
        self.load.clicked.connect(self._load)
        self.delete = QPushButton(self.tr("&Delete"))
        self.delete.clicked.connect(self._delete)
        self.close_button = QPushButton(self.tr("&Close"))
        self.close_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.use, self.export, self.load, self.delete):
            row.addWidget(button)
            button.setAutoDefault(False)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.use.setVisible(self._reading is not None)
        whole = QVBoxLayout(self)
        whole.addWidget(plain(lead))
        whole.addWidget(self.table, 1)
        whole.addWidget(self.words)
        whole.addLayout(row)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 110, wide * 60)
        self._offer()

    # ---- showing

    def _show(self, kept: tuple[KeptMapping, ...]) -> None:
        at = max(0, self.table.currentRow())
        self._kept = kept
        self._filling = True
        self.table.setRowCount(len(kept))
        for row, one in enumerate(kept):
            columns = self.tr("{n}, and where the table stands") if one.place else "{n}"
            for column, text in enumerate((one.name, one.sheet, one.sponsor, columns.format(n=one.columns))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column != NAME:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        wide = self.fontMetrics().averageCharWidth()
        for column, most in ((NAME, 52), (BECOMES, 18), (SPONSOR, 24)):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + 16, wide * most))
        if kept:
            self.table.selectRow(min(at, len(kept) - 1))
        self._filling = False
        self._offer()

    @property
    def current(self) -> KeptMapping | None:
        """The mapping chosen."""
        row = self.table.currentRow()
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def _offer(self) -> None:
        for button in (self.use, self.delete):
            button.setEnabled(self.current is not None)
        self.export.setEnabled(bool(self._kept))

    # ---- doing

    def _do(self, what: Callable[[MappingShelf], str]) -> None:
        """Do something with the mappings, say what was done, and show what is there now."""
        folder = self._folder

        def work(_: Any) -> tuple[str, tuple[KeptMapping, ...]]:
            shelf = MappingShelf(folder)
            return what(shelf), shelf.kept

        def done(result: tuple[str, tuple[KeptMapping, ...]]) -> None:
            words, kept = result
            if not kept and not words:
                words = self.tr("Nothing is remembered yet. How a file was read is remembered when it is imported.")
            self.words.setText(words)
            self._show(kept)

        def failed(error: Exception) -> None:
            if not isinstance(error, ThroughlineError):
                raise error
            self.words.setText(str(error))
            self._show(self._kept)

        self._runner.start(work, done, failed)

    def _use(self) -> None:
        one = self.current
        if one is None or self._reading is None:
            return
        there, used = columns_there(one.mapping, [guess.ref for guess in self._reading.columns])
        if 2 * there < used or not used:
            words = self.tr("Only {n} of its {all} columns are in this table, so it cannot be read by it.")
            self.words.setText(words.format(n=there, all=used))
            return
        self.chosen.emit(one.mapping)
        self.accept()

    def _renamed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != NAME:
            return
        old, new = self._kept[item.row()].name, item.text().strip()
        if new == old:
            return
        said = self.tr("“{old}” is now called “{new}”.").format(old=old, new=new)

        def rename(shelf: MappingShelf) -> str:
            shelf.rename(old, new)
            return said

        self._do(rename)

    def _delete(self) -> None:
        if self.current is None:
            return
        name = self.current.name
        said = self.tr("“{name}” is forgotten.").format(name=name)

        def delete(shelf: MappingShelf) -> str:
            shelf.delete(name)
            return said

        self._do(delete)

    def _export(self) -> None:
        """The mapping chosen, or all where none is, into a file."""
        names = (self.current.name,) if self.current is not None else ()
        path = dialogs.ask_mappings_to(self, Path(f"{_file_name(names[0]) if names else 'mappings'}.json"))
        if path is not None:
            self._do(partial(self._exported, path=path, names=names))

    def _exported(self, shelf: MappingShelf, path: Path, names: tuple[str, ...]) -> str:
        count = shelf.save(path, names)
        return self.tr("{n} written to {name}.").format(n=count, name=path.name)

    def _load(self) -> None:
        path = dialogs.ask_mappings(self)
        if path is not None:
            self._do(partial(self._loaded, path=path))

    def _loaded(self, shelf: MappingShelf, path: Path) -> str:
        names = ", ".join(f"“{name}”" for name in shelf.load(path))
        if not names:
            return self.tr("{name} holds no mapping.").format(name=path.name)
        return self.tr("Remembered: {names}.").format(names=names)

    def done(self, result: int) -> None:
        self._runner.shut_down(1000)
        super().done(result)


def _file_name(name: str) -> str:
    """A name as that of a file."""
    return "".join(letter if letter.isalnum() or letter in " -_.," else "-" for letter in name).strip() or "mapping"
