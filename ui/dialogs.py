"""The few dialogs: files to open and save, unsaved changes, shortcuts, about."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.services.suffixes import DOCUMENT_SUFFIX, WORKBOOK_SUFFIXES
from ui.icons import icon

IMPORT_SUFFIXES = (*WORKBOOK_SUFFIXES, ".csv", ".tsv", ".txt", ".json")
"""What the names of files that can be imported usually end in; what they are is told by their content."""


def _t(text: str) -> str:
    return QCoreApplication.translate("dialogs", text)


class Unsaved(Enum):
    """What to do with unsaved changes."""

    SAVE = 1
    DISCARD = 2
    STAY = 3


def ask_open(parent: QWidget, folder: str) -> Path | None:
    """Which file to open."""
    kinds = " ".join(f"*{suffix}" for suffix in (*WORKBOOK_SUFFIXES, DOCUMENT_SUFFIX))
    filters = _t("Portfolios ({kinds});;All files (*)").format(kinds=kinds)
    name, _ = QFileDialog.getOpenFileName(parent, _t("Open a portfolio"), folder, filters)
    return Path(name) if name else None


def ask_import(parent: QWidget, folder: str) -> list[Path]:
    """Which files to import."""
    kinds = " ".join(f"*{suffix}" for suffix in IMPORT_SUFFIXES)
    filters = _t("Spreadsheets, text files and registry downloads ({kinds});;All files (*)").format(kinds=kinds)
    names, _ = QFileDialog.getOpenFileNames(parent, _t("Import"), folder, filters)
    return [Path(name) for name in names]


def ask_returned(parent: QWidget, folder: str) -> Path | None:
    """Which edited plan workbook to read back."""
    kinds = " ".join(f"*{suffix}" for suffix in WORKBOOK_SUFFIXES)
    filters = _t("Workbooks ({kinds});;All files (*)").format(kinds=kinds)
    name, _ = QFileDialog.getOpenFileName(parent, _t("Read back an edited plan"), folder, filters)
    return Path(name) if name else None


def ask_mappings(parent: QWidget) -> Path | None:
    """A file of mappings to take in."""
    name, _ = QFileDialog.getOpenFileName(parent, _t("Load mappings"), "", _t("Mappings (*.json)"))
    return Path(name) if name else None


def ask_mappings_to(parent: QWidget, suggestion: Path) -> Path | None:
    """Where to write mappings."""
    name, _ = QFileDialog.getSaveFileName(parent, _t("Export mappings"), str(suggestion), _t("Mappings (*.json)"))
    return with_suffix(Path(name), ".json") if name else None


def ask_save(parent: QWidget, suggestion: Path) -> Path | None:
    """Under which name to save the document."""
    filters = _t("Throughline documents (*.throughline)")
    name, _ = QFileDialog.getSaveFileName(parent, _t("Save the document"), str(suggestion), filters)
    return with_suffix(Path(name), DOCUMENT_SUFFIX) if name else None


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with the suffix added if it has another or none."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def ask_unsaved(parent: QWidget, title: str) -> Unsaved:
    """What to do with unsaved changes before they would be lost."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Throughline")
    box.setText(_t("Save the changes to {title} before closing it?").format(title=title))
    box.setInformativeText(_t("Plans and changes that are not saved are lost."))
    save = box.addButton(_t("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_t("Discard changes"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(_t("Keep open"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    if box.clickedButton() is save:
        return Unsaved.SAVE
    return Unsaved.DISCARD if box.clickedButton() is discard else Unsaved.STAY


def shortcuts_dialog(parent: QWidget, rows: list[tuple[str, str]]) -> QDialog:
    """What can be done with the keyboard."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_t("Keyboard shortcuts"))
    extra = [
        (_t("Board: follow a person or seat, fold a group"), _t("Enter")),
        (_t("Board: move, extend the selection"), _t("Arrows, Shift+Arrows")),
        (_t("Board: zoom"), _t("Ctrl+Wheel")),
    ]
    table = QTableWidget(len(rows) + len(extra), 2)
    table.setHorizontalHeaderLabels([_t("Command"), _t("Keys")])
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    for at, (what, keys) in enumerate([*rows, *extra]):
        table.setItem(at, 0, QTableWidgetItem(what))
        table.setItem(at, 1, QTableWidgetItem(keys))
    table.resizeColumnsToContents()
    wide = table.columnWidth(0) + table.columnWidth(1)
    table.horizontalHeader().setStretchLastSection(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(table)
    column.addWidget(buttons)
    dialog.resize(min(max(560, wide + 60), 900), 560)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def about_dialog(parent: QWidget) -> QDialog:
    """What this is, under which licence, built on what."""
    from importlib.metadata import PackageNotFoundError, version  # reading those takes a while

    try:
        number = version("throughline")
    except PackageNotFoundError:
        number = ""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_t("About Throughline"))
    sign = QLabel()
    sign.setPixmap(icon("throughline", sizes=(64, 128)).pixmap(64, 64))
    text = QLabel(
        _t(
            "<h2>Throughline {number}</h2><p>Staffing continuity planner for contract research organisations.</p>"
            "<p>MIT licence. Your portfolio stays on this computer: nothing is sent anywhere.</p>"
            "<p>Built on Qt and PySide6 (LGPL), OR-Tools (Apache), NumPy, Numba, sqlite-utils, openpyxl and "
            "calamine.</p>"
        ).format(number=number)
    )
    text.setWordWrap(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(sign)
    column.addWidget(text)
    column.addWidget(buttons)
    dialog.resize(460, 300)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
