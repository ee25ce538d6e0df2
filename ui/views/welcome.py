"""What the window shows when nothing is open: what this is, and what to do next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QCommandLinkButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import icon


class Welcome(QWidget):
    """The empty state."""

    open_asked = Signal()
    sample_asked = Signal()
    import_asked = Signal()
    help_asked = Signal()
    file_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout()
        column.addStretch(2)
        self._sign = QLabel()
        self._sign.setPixmap(icon("throughline", sizes=(64, 128)).pixmap(64, 64))
        title = QLabel("Throughline")
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 2)
        font.setBold(True)
        title.setFont(font)
        head = QHBoxLayout()
        head.addWidget(self._sign)
        head.addSpacing(10)
        head.addWidget(title)
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(8)
        text = QLabel(
            self.tr(
                "Plans who works on which study, so that sponsors keep their teams from study to study while every "
                "margin floor holds."
            )
        )
        text.setWordWrap(True)
        column.addWidget(text)
        column.addSpacing(16)
        self._open = QCommandLinkButton(
            self.tr("Open a portfolio"), self.tr("An Excel workbook or a document. You can also drop the file here.")
        )
        self._open.clicked.connect(self.open_asked)
        self._sample = QCommandLinkButton(
            self.tr("Try the sample"), self.tr("An invented company with about 40 people and three sponsors.")
        )
        self._sample.clicked.connect(self.sample_asked)
        self._import = QCommandLinkButton(
            self.tr("Import what you have"),
            self.tr(
                "Pipeline spreadsheets, staff lists, monthly grids, registry downloads. Several can be dropped here."
            ),
        )
        self._import.clicked.connect(self.import_asked)
        column.addWidget(self._open)
        column.addWidget(self._import)
        column.addWidget(self._sample)
        self._help = QCommandLinkButton(
            self.tr("Read the first steps"), self.tr("The manual, from getting data in to sending a plan (F1).")
        )
        self._help.clicked.connect(self.help_asked)
        column.addWidget(self._help)
        self._recent = QLabel()
        self._recent.setTextFormat(Qt.TextFormat.RichText)
        self._recent.linkActivated.connect(self.file_asked)
        column.addSpacing(16)
        column.addWidget(self._recent)
        column.addStretch(3)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addLayout(column, 2)
        across.addStretch(1)
        self.refresh_look()

    def show_recent(self, files: list[str]) -> None:
        """Offer the files opened last that are still there."""
        there = [name for name in files if Path(name).exists()][:5]
        links = "<br>".join(f'<a href="{_escaped(name)}">{_escaped(Path(name).name)}</a>' for name in there)
        self._recent.setText(f"{self.tr('Opened before:')}<br>{links}" if links else "")

    def refresh_look(self) -> None:
        """Draw the icons anew after a change of palette."""
        self._open.setIcon(icon("open", QApplication.palette().link().color()))
        self._import.setIcon(icon("import", QApplication.palette().link().color()))
        self._sample.setIcon(icon("sample", QApplication.palette().link().color()))
        self._help.setIcon(icon("info", QApplication.palette().link().color()))


def _escaped(text: str) -> str:
    from html import escape

    return escape(text, quote=True)
