"""Problems in groups: what is wrong, and below it each cell; a chosen cell is shown in the grid of the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem, QWidget

from planner.domain.errors import Problem, Severity
from ui.importing.page import airy
from ui.theme import alert_colour

if TYPE_CHECKING:
    from planner.services.importing.proposal import ProblemGroup

_PLACE = Qt.ItemDataRole.UserRole
_MOST = 100


class ProblemTree(QTreeWidget):
    """One line a group, one a cell."""

    cell_asked = Signal(str, str, str)  # file, sheet, address

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Problems by cell"))
        airy(self)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Problem"), self.tr("Cells"), self.tr("What to do")])
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.currentItemChanged.connect(lambda now, _: self._ask(now))

    def show_groups(self, groups: Sequence[ProblemGroup]) -> None:
        """Show problems, the errors first."""
        self.clear()
        order = list(Severity)
        for group in sorted(groups, key=lambda one: order.index(one.severity)):
            top = QTreeWidgetItem([group.message, f"{group.count:,}", group.remedy])
            for column in range(3):
                top.setToolTip(column, top.text(column))
            if group.severity is Severity.ERROR:
                top.setForeground(0, QBrush(alert_colour(QApplication.palette())))
            top.setData(0, _PLACE, self._place(group.first))
            for problem in group.problems[:_MOST]:
                top.addChild(self._line(problem))
            if group.count > _MOST:
                top.addChild(QTreeWidgetItem([self.tr("and {n} more cells").format(n=group.count - _MOST)]))
            self.addTopLevelItem(top)
        wide = self.fontMetrics().averageCharWidth()
        self.setColumnWidth(0, wide * 62)
        self.setColumnWidth(1, wide * 8)
        if self.topLevelItemCount() == 1:
            self.expandAll()

    def _line(self, problem: Problem) -> QTreeWidgetItem:
        place = problem.place or problem.file
        text = f"{place}: {problem.value}" if problem.value else place
        item = QTreeWidgetItem([text, "", problem.remedy])
        item.setToolTip(0, str(problem))
        item.setData(0, _PLACE, self._place(problem))
        return item

    def _place(self, problem: Problem) -> tuple[str, str, str]:
        return problem.file, problem.sheet, problem.cell

    def _ask(self, item: QTreeWidgetItem | None) -> None:
        place = item.data(0, _PLACE) if item is not None else None
        if place is not None:
            self.cell_asked.emit(*place)
