"""What the pages of the wizard have in common, and the bar that shows where one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)


class Page(QWidget):
    """One page: a sentence on what to do here, and below it whatever the page holds."""

    changed = Signal()  # whether one can go on may be another now

    title = ""
    """What the bar of steps calls the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 8, 14, 8)
        self.column.setSpacing(8)
        self.column.addWidget(self.lead)

    def can_go_on(self) -> bool:
        """Whether Next makes sense now."""
        return True

    def settle(self) -> None:
        """Say what was typed last, before the page is left."""

    def refresh_look(self) -> None:
        """Follow the palette."""


def strong(label: QLabel, bigger: float = 0.0) -> QLabel:
    """A label in bold letters."""
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() + bigger)
    font.setBold(True)
    label.setFont(font)
    return label


def faint(label: QLabel) -> QLabel:
    """A label that does not ask for attention."""
    palette = QPalette(QApplication.palette())
    palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.PlaceholderText))
    label.setPalette(palette)
    return label


def plain(text: str = "", wrap: bool = True) -> QLabel:
    """A label for text that may come from a file: never taken for HTML."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def small_table(name: str, headings: Sequence[str]) -> QTableWidget:
    """A table of a few hundred rows at most, of which whole rows are chosen."""
    table = QTableWidget(0, len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def airy(view: QAbstractItemView) -> None:
    """Room between the rows of a list or tree, like in the tables."""
    view.setStyleSheet("QAbstractItemView::item { padding: 3px 2px; }")


class CalmComboBox(QComboBox):
    """A combo box in a scrolling list: the wheel scrolls the list and never changes the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class StepBar(QWidget):
    """The steps in their order, the present one in bold letters."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 4)
        row.setSpacing(6)
        self._labels = [QLabel() for _ in self._titles]
        for at, label in enumerate(self._labels):
            if at:
                row.addWidget(faint(QLabel("›")))
            row.addWidget(label)
        row.addStretch(1)
        self.show_step(0, frozenset())

    def show_step(self, now: int, skipped: frozenset[int]) -> None:
        """Show which step is the present one; steps with nothing to decide are greyed."""
        for at, (label, title) in enumerate(zip(self._labels, self._titles, strict=True)):
            label.setText(f"{at + 1}  {title}")
            font = QFont(self.font())
            font.setBold(at == now)
            label.setFont(font)
            label.setEnabled(at not in skipped)
        here = self.tr("Step {n} of {all}: {title}").format(n=now + 1, all=len(self._titles), title=self._titles[now])
        self.setAccessibleName(here)
