"""Plans side by side: figures, who moves where, and the board of seats that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from ui.board.figures import NOTE, figure_columns
from ui.board.model import BoardModel
from ui.board.table import BoardTable
from ui.views.tables import TablePage
from ui.vocabulary import said

if TYPE_CHECKING:
    from ui.scenarios.work import ShownComparison


class ComparisonView(QWidget):
    """One comparison; decides nothing."""

    cell_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ShownComparison | None = None
        nothing = self.tr("nothing differs")
        self.figures = TablePage(self.tr("Figures side by side"), nothing)
        self.moves = TablePage(self.tr("Who moves"), nothing)
        self.moves.view.horizontalHeader().setStretchLastSection(True)
        self.model = BoardModel(self)
        self.board = BoardTable(self.model)
        rest = [column.name for column in figure_columns() if column.name != NOTE]  # the note is the plan's name
        self.board.figures.set_hidden(rest)
        self.board.setAccessibleName(self.tr("Board of differences"))
        self.board.cell_entered.connect(self.cell_entered)
        self._build()

    def _build(self) -> None:
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setAccessibleName(self.tr("How the plans differ"))
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(self.tr("Find a person, study, role or plan…"))
        self.finder.setClearButtonEnabled(True)
        self.finder.setAccessibleName(self.tr("Find on the board of differences"))
        self.finder.setMaximumWidth(320)
        self.finder.textChanged.connect(self.model.set_search)
        board = QWidget()
        column = QVBoxLayout(board)
        column.setContentsMargins(8, 8, 8, 8)
        row = QHBoxLayout()
        row.addWidget(self.finder, 1)
        row.addWidget(
            QLabel(self.tr("First row: the first plan. Rows with → show other plans, only where they differ.")), 2
        )
        column.addLayout(row)
        column.addWidget(self.board, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Views of the comparison"))
        self.tabs.addTab(self.figures, self.tr("Figures"))
        self.tabs.addTab(self.moves, self.tr("Who moves"))
        self.tabs.addTab(board, self.tr("Month by month"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(2)
        self.summary.setContentsMargins(8, 0, 8, 0)
        whole.addWidget(self.summary)
        whole.addWidget(self.tabs, 1)

    def show_comparison(self, shown: ShownComparison) -> None:
        """Show another comparison."""
        self.shown = shown
        found = shown.comparison
        first = found.plans[0].name
        words = [
            self.tr("{name} compared with {first}: {summary}").format(
                name=entry.name, first=first, summary=said(summary)
            )
            for entry, summary in list(zip(found.plans, found.summaries, strict=True))[1:]
        ]
        self.summary.setText("\n".join(words))
        self.figures.show_table(shown.figures)
        self.moves.show_table(shown.moves)
        self.model.show(shown.board.board, shown.board)

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.figures.refresh_look()
        self.moves.refresh_look()
        self.board.viewport().update()
