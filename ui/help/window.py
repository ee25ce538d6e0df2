"""The help window: the manual's pages, a field to find words in them, and links between them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from resources import read_text

PAGES = ("start", "import", "planning", "board", "editing", "seat", "scenarios", "pictures", "export", "words")
"""The manual's pages in reading order: ``resources/help/NAME.md``."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the manual; its title is its first heading."""

    name: str
    title: str
    text: str


def read_pages() -> tuple[Page, ...]:
    """All pages, in reading order."""
    found = []
    for name in PAGES:
        text = read_text(f"help/{name}.md")
        found.append(Page(name, text.splitlines()[0].lstrip("# ").strip(), text))
    return tuple(found)


class HelpWindow(QDialog):
    """Stays open beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = read_pages()
        self._listed = list(self._pages)
        self._build()
        self.show_page("start")

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the help…"))
        self.field.setAccessibleName(self.tr("Find in the help"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._find_next)
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.addItems([page.title for page in self._pages])
        self.contents.currentRowChanged.connect(self._open_listed)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Help text"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(14)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.contents)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 620])
        whole = QVBoxLayout(self)
        whole.addWidget(split)
        self.resize(900, 640)

    def show_page(self, name: str) -> None:
        """Open a page by its name; nothing happens for a name that is none."""
        page = next((page for page in self._pages if page.name == name), None)
        if page is None:
            return
        if page not in self._listed:
            self.field.clear()
        self.contents.setCurrentRow(self._listed.index(page))
        self._open(page)

    def _open(self, page: Page) -> None:
        self.text.setMarkdown(page.text)
        if self.field.text():
            self.text.find(self.field.text())

    def _open_listed(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self._open(self._listed[row])

    def _find(self, typed: str) -> None:
        """List the pages that contain the words, and go to the first place in the page shown."""
        word = typed.strip().casefold()
        self._listed = [page for page in self._pages if word in page.text.casefold()]
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([page.title for page in self._listed])
        self.contents.blockSignals(False)
        if self._listed:
            self.contents.setCurrentRow(0)
        else:
            self.text.setMarkdown(self.tr("No page has these words. Try fewer letters."))

    def _find_next(self) -> None:
        if not self.text.find(self.field.text()):
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.find(self.field.text(), QTextDocument.FindFlag(0))

    def _follow(self, link: QUrl) -> None:
        """Links lead to other pages only; nothing is fetched."""
        self.show_page(link.path().removesuffix(".md"))
