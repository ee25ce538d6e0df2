"""Asking what goes on the pages."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from planner.services.board_rows import Arrange
from ui.printing.paper import Paper
from ui.theme import tick_boxes


class PagesDialog(QDialog):
    """Summary, board, and the paper; the board goes on the pages as it is on the screen, or in full."""

    def __init__(self, parent: QWidget | None, title: str, arrange: Arrange, filtered: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setStyleSheet(tick_boxes())
        self.summary = QCheckBox(self.tr("&Summary: figures, floors, locks that gave way, open seats"))
        self.summary.setChecked(True)
        by = self.tr("by seats") if arrange is Arrange.SEATS else self.tr("by people")
        self.board = QCheckBox(self.tr("Staffing &board, {by}").format(by=by))
        self.board.setChecked(True)
        self.as_shown = QCheckBox(self.tr("Only the rows that are in &view (filters and folded groups)"))
        self.as_shown.setChecked(filtered)
        self.as_shown.setEnabled(filtered)
        self.as_shown.setToolTip("" if filtered else self.tr("All rows are in view: nothing is filtered or folded."))
        self.board.toggled.connect(lambda on: self.as_shown.setEnabled(on and filtered))
        self.paper = QComboBox()
        self.paper.setAccessibleName(self.tr("Paper"))
        for paper in Paper:
            self.paper.addItem(self.tr("{name}, landscape").format(name=paper.name), paper)
        form = QFormLayout()
        form.addRow(self.tr("&Paper"), self.paper)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        for box in (self.summary, self.board):
            box.toggled.connect(lambda _: self._ok.setEnabled(self.summary.isChecked() or self.board.isChecked()))
        whole = QVBoxLayout(self)
        whole.addWidget(QLabel(self.tr("What goes on the pages?")))
        for widget in (self.summary, self.board, self.as_shown):
            whole.addWidget(widget)
        whole.addLayout(form)
        whole.addWidget(buttons)

    @property
    def chosen_paper(self) -> Paper:
        """The paper that is chosen."""
        paper = self.paper.currentData()
        return paper if isinstance(paper, Paper) else Paper.A4
