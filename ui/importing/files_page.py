"""The files of an import: what each is taken for, what was noticed while reading it, and how a text file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.services.import_preview import TextForm
from ui import dialogs
from ui.importing.new_document_bar import NewDocumentBar
from ui.importing.page import Page, plain, small_table
from ui.theme import alert_colour

if TYPE_CHECKING:
    from ui.importing.run import Entry, ImportRun

ENCODINGS = ("utf-8-sig", "utf-8", "cp1252", "cp1250", "iso-8859-15", "utf-16")


def _t(text: str) -> str:
    return QCoreApplication.translate("FilesPage", text)


class FilesPage(Page):
    """Which files are imported."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Files")
        self._run = run
        self.lead.setText(
            self.tr(
                "Choose spreadsheets, text files or registry downloads. Several files become one proposal. "
                "Nothing changes in the document until the last step."
            )
        )
        self._build()
        run.files_changed.connect(self._fill)
        self._fill()

    def _build(self) -> None:
        self.add_button = QPushButton(self.tr("&Add files…"))
        self.add_button.clicked.connect(self.ask_files)
        self.remove_button = QPushButton(self.tr("&Take out"))
        self.remove_button.clicked.connect(lambda: self._run.remove(self.list.currentRow()))
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        headings = (self.tr("File"), self.tr("What it is"), self.tr("Folder"))
        self.list: QTableWidget = small_table(self.tr("Files to import"), headings)
        self.list.itemSelectionChanged.connect(self._show_details)
        self.details = plain()
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form = TextFormBar()
        self.form.chosen.connect(lambda form: self._run.read_again(self.list.currentRow(), form))
        self.new_document = NewDocumentBar(self._run)
        self.new_document.setVisible(self._run.into_new)
        self.column.addLayout(row)
        self.column.addWidget(self.list, 3)
        self.column.addWidget(self.new_document)
        self.column.addWidget(self.form)
        self.column.addWidget(self.details, 1)

    def ask_files(self) -> None:
        """Ask for files and read them."""
        self._run.add(dialogs.ask_import(self, str(self._run.entries[-1].path.parent) if self._run.entries else ""))

    def can_go_on(self) -> bool:
        return bool(self._run.files) and not self._run.working

    def _fill(self) -> None:
        at = max(0, self.list.currentRow())
        self.list.setRowCount(len(self._run.entries))
        for row, entry in enumerate(self._run.entries):
            cells = (entry.path.name, what_it_is(entry), str(entry.path.parent))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if entry.error and column == 1:
                    item.setForeground(QBrush(alert_colour(QApplication.palette())))
                self.list.setItem(row, column, item)
        for column in (0, 1):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, min(self.list.columnWidth(column) + 24, 460))
        if self._run.entries:
            self.list.selectRow(min(at, len(self._run.entries) - 1))
        self._show_details()
        self.changed.emit()

    def _entry(self) -> Entry | None:
        row = self.list.currentRow()
        return self._run.entries[row] if 0 <= row < len(self._run.entries) else None

    def _show_details(self) -> None:
        entry = self._entry()
        self.remove_button.setEnabled(entry is not None)
        text = entry.file.text if entry is not None and entry.file is not None else None
        self.form.setVisible(text is not None)
        if text is not None:
            self.form.show_form(text)
        wrong = entry is not None and bool(entry.error)
        self.details.setStyleSheet(f"color: {alert_colour(QApplication.palette()).name()}" if wrong else "")
        self.details.setText(details_of(entry) if entry is not None else "")


def what_it_is(entry: Entry) -> str:
    """A few words on a file."""
    file = entry.file
    if file is None:
        return _t("Cannot be imported") if entry.error else _t("Waiting to be read")
    if file.form is not None:
        count = len(file.records.records)
        return _t("{name}, {n} trials").format(name=file.form.name, n=f"{count:,}")
    if not file.tables:
        return _t("No table was found in it")
    rows = max(len(table.rows) for table in file.tables)
    if len(file.tables) == 1:
        return _t("A table of {n} rows").format(n=f"{rows:,}")
    return _t("{n} tables, the largest of {rows} rows").format(n=len(file.tables), rows=f"{rows:,}")


def details_of(entry: Entry) -> str:
    """Why a file is of no use, or what was noticed in it."""
    if entry.error or entry.file is None:
        return entry.error
    lines = list(entry.file.notes)
    for sheet in entry.file.findings.sheets if entry.file.form is None else ():
        name = sheet.name or _t("The file")
        hidden = "" if sheet.visible else _t(" (hidden)")
        lines.append(f"{name}{hidden}: {sheet.sentence}")
    return "\n".join(lines[:14]) + ("\n…" if len(lines) > 14 else "")


class TextFormBar(QWidget):
    """Encoding and separator of a text file: guessed, shown, changeable."""

    chosen = Signal(object)  # TextForm

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: TextForm | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.encoding, self.separator = QComboBox(), QComboBox()
        for box, name in ((self.encoding, self.tr("Letters are &encoded as")), (self.separator, self.tr("&Separator"))):
            label = QLabel(name)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(16)
            box.activated.connect(self._choose)
        row.addStretch(1)
        separators = ((",", self.tr("comma")), (";", self.tr("semicolon")), ("\t", self.tr("tab")), ("|", "|"))
        for value, words in separators:
            self.separator.addItem(words, value)

    def show_form(self, form: TextForm) -> None:
        """Show how the file was read."""
        self._form = form
        self.encoding.clear()
        self.encoding.addItems(list(dict.fromkeys((form.encoding, *ENCODINGS))))
        at = self.separator.findData(form.delimiter)
        if at < 0:
            self.separator.addItem(form.delimiter, form.delimiter)
            at = self.separator.count() - 1
        self.separator.setCurrentIndex(at)

    def _choose(self) -> None:
        form = TextForm(self.encoding.currentText(), str(self.separator.currentData()))
        old = self._form
        if old is None or (form.encoding, form.delimiter) != (old.encoding, old.delimiter):
            self.chosen.emit(form)
