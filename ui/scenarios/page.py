"""The tab of scenarios: the document's plans, what can be done with them, and plans side by side below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.scenarios.comparison_view import ComparisonView
from ui.scenarios.work import Listed
from ui.table_model import EMPTY
from ui.views.tables import TablePage

if TYPE_CHECKING:
    from planner.services.scenarios.overview import ScenarioRow


class ScenariosPage(QWidget):
    """Shows the list and the comparison; what a person asks for comes as signals."""

    asked = Signal(str)  # show, duplicate, rename, note, publish, delete, compare
    looked_at = Signal()  # the page came into sight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = Listed((), EMPTY)
        self.plans = TablePage(self.tr("Scenarios"), self.tr("no plan yet"))
        self.comparison = ComparisonView()
        self.buttons: dict[str, QPushButton] = {}
        self._tips: dict[str, str] = {}
        self._build()
        self.plans.view.installEventFilter(self)
        self.plans.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.plans.model.modelReset.connect(self._enable)
        self.plans.row_chosen.connect(lambda _: self.asked.emit("show"))
        self._enable()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 0)
        for name, text, tip in (
            ("show", self.tr("Show on the board"), self.tr("Show the selected plan on the staffing board (Enter)")),
            ("compare", self.tr("Compare"), self.tr("Put the two or three selected plans side by side")),
            ("duplicate", self.tr("Duplicate"), self.tr("A copy of the selected plan, to try something in")),
            ("rename", self.tr("Rename…"), self.tr("Give the selected plan another name (F2)")),
            ("note", self.tr("Note…"), self.tr("What to remember about the selected plan")),
            ("publish", self.tr("Publish"), self.tr("Make it the plan that people agreed on, or take that back")),
            ("delete", self.tr("Delete"), self.tr("Remove the selected plans; Undo brings them back (Delete)")),
        ):
            button = QPushButton(text)
            button.setObjectName(f"scenario_{name}")
            self._tips[name] = tip
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setMargin(16)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.below = QStackedWidget()
        self.below.addWidget(self.hint)
        self.below.addWidget(self.comparison)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.plans, 1)
        top.setMinimumHeight(90)
        self.below.setMinimumHeight(70)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(top)
        split.addWidget(self.below)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def show_list(self, listed: Listed) -> None:
        """Show the plans; those that were selected stay selected."""
        chosen = {row.id for row in self.chosen()}
        self.listed = listed
        self.plans.show_table(listed.table)
        self.select(chosen)

    def select(self, ids: set[str]) -> None:
        """Select the plans with these ids."""
        model, view = self.plans.model, self.plans.view
        picked = QItemSelection()
        for row in range(model.rowCount()):
            if self._row(row).id in ids:
                picked.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        view.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if picked.indexes():
            view.selectionModel().setCurrentIndex(picked.indexes()[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        self._enable()

    def _row(self, row: int) -> ScenarioRow:
        return self.listed.rows[self.plans.model.source_row(row)]

    def chosen(self) -> tuple[ScenarioRow, ...]:
        """The selected plans, in the order of the list."""
        rows = sorted({index.row() for index in self.plans.view.selectionModel().selectedRows()})
        return tuple(self._row(row) for row in rows)

    def _enable(self) -> None:
        chosen = self.chosen() if len(self.listed.table.rows) == len(self.listed.rows) else ()
        plans = len(self.listed.rows)
        for name, button in self.buttons.items():
            button.setEnabled(
                len(chosen) in (2, 3) if name == "compare" else bool(chosen) if name == "delete" else len(chosen) == 1
            )
            why = "" if button.isEnabled() else self._missing(name, plans)
            button.setToolTip(f"{self._tips[name]}\n{why}".strip())
        self.hint.setText(self._next_step(plans))
        published = len(chosen) == 1 and chosen[0].published
        self.buttons["publish"].setText(self.tr("Take back") if published else self.tr("Publish"))

    def _missing(self, name: str, plans: int) -> str:
        """What a button that cannot be pressed waits for."""
        if not plans:
            return self.tr("There is no plan yet.")
        if name != "compare":
            return self.tr("Select one plan in the list first.")
        if plans == 1:
            return self.tr("There is only one plan; two are needed.")
        return self.tr("Select two or three plans in the list first.")

    def _next_step(self, plans: int) -> str:
        """What to do next, where there is no comparison to see."""
        if not plans:
            return self.tr("Press Plan to make a plan. Each plan is kept here as a scenario.")
        if plans == 1:
            return self.tr(
                "There is one plan. To have another to compare it with, duplicate it and change the copy, improve it "
                "with From this plan, or press Plan with another position between Continuity and Cost."
            )
        return self.tr(
            "Select two or three plans (Ctrl+click, or Shift and the arrow keys) and press Compare to see them "
            "side by side."
        )

    def show_comparison_view(self) -> None:
        """Bring the comparison to the front, in place of the hint."""
        self.below.setCurrentIndex(1)

    def hide_comparison(self) -> None:
        """Show the hint instead of a comparison."""
        self.below.setCurrentIndex(0)

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.plans.refresh_look()
        self.comparison.refresh_look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.looked_at.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F2 and Delete in the list are the list's, whatever they mean elsewhere in the window."""
        if isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            wanted = {Qt.Key.Key_F2: "rename", Qt.Key.Key_Delete: "delete"}.get(Qt.Key(event.key()))
            if wanted is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if wanted is not None and event.type() == QEvent.Type.KeyPress:
                if self.buttons[wanted].isEnabled():
                    self.asked.emit(wanted)
                return True
        return super().eventFilter(watched, event)
