"""Role demand for studies that have none: the workload model as curves, scaled by role, and changed line by line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.services.import_preview import DemandView, demand_view
from ui.importing.curves import DemandCurves
from ui.importing.lines_table import LinesTable
from ui.importing.page import Page, plain, small_table

if TYPE_CHECKING:
    from ui.importing.run import ImportRun

ROLE, MONTHS, FACTOR = range(3)
_PATIENCE = 350
"""Milliseconds without a new figure after which the model is asked again."""


class DemandPage(Page):
    """Whether to work the demand out, and how much of it."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Demand")
        self._run = run
        self._factors: dict[str, QDoubleSpinBox] = {}
        self.lead.setText(
            self.tr(
                "Some studies come without role demand. The workload model can work it out from phase, sites, "
                "patients, countries and dates: a planning assumption. Scale it here by role, or change single lines "
                "below: type FTE in a month, a factor under Times, or untick a line to leave it out."
            )
        )
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PATIENCE)
        self._later.timeout.connect(self.settle)
        self._build()
        run.proposed.connect(self._show)

    def _build(self) -> None:
        self.use = QCheckBox(self.tr("&Work out the demand of studies that have none"))
        self.use.toggled.connect(self._say_use)
        self.study = QComboBox()
        self.study.setMinimumContentsLength(16)
        self.study.setMaxVisibleItems(24)
        self.study.activated.connect(lambda _: self._draw())
        self.study_label = QLabel(self.tr("&Show"))
        self.study_label.setBuddy(self.study)
        self.overall = self._factor(self.tr("All roles"))
        self.overall_label = QLabel(self.tr("&Times"))
        self.overall_label.setBuddy(self.overall)
        head = QHBoxLayout()
        head.addWidget(self.use)
        head.addStretch(1)
        for widget in (self.study_label, self.study, self.overall_label, self.overall):
            head.addWidget(widget)
        headings = (self.tr("Role"), self.tr("FTE-months"), self.tr("Times"))
        self.roles: QTableWidget = small_table(self.tr("Demand by role"), headings)
        wide = self.fontMetrics().averageCharWidth()
        self.roles.setMinimumWidth(wide * 62)
        self.roles.setColumnWidth(MONTHS, wide * 14)
        self.roles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.curves = DemandCurves()
        self.words = plain()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.curves, 1)
        split = QSplitter()
        split.addWidget(self.roles)
        split.addWidget(side)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(split)
        whole.addWidget(self._line_by_line())
        whole.setSizes([260, 220])
        whole.setChildrenCollapsible(False)
        self.column.addLayout(head)
        self.column.addWidget(whole, 1)

    def _line_by_line(self) -> QWidget:
        """The lines, and a button that takes back what was said about one."""
        self.lines = LinesTable()
        self.lines.lines.said.connect(self._later.start)
        self.lines.lines.refused.connect(self.words.setText)
        self.as_model = QPushButton(self.tr("As the &model has it"))
        self.as_model.setToolTip(self.tr("Take back what was said about the line in which the cursor is"))
        self.as_model.clicked.connect(lambda: self._take_back(self.lines.currentIndex().row()))
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.as_model)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.lines, 1)
        return part

    def _take_back(self, row: int) -> None:
        if 0 <= row < self.lines.lines.rowCount():
            self.lines.lines.as_the_model_has_it(row)

    def _factor(self, name: str) -> QDoubleSpinBox:
        made = QDoubleSpinBox()
        made.setRange(0.0, 10.0)
        made.setSingleStep(0.1)
        made.setDecimals(2)
        made.setValue(1.0)
        made.setPrefix("× ")
        made.setKeyboardTracking(False)
        made.setAccessibleName(self.tr("Times, {role}").format(role=name))
        made.valueChanged.connect(lambda _: self._later.start())
        return made

    def _show(self) -> None:
        """Follow a new proposal."""
        self.use.blockSignals(True)
        self.use.setChecked(self._run.choices.workload)
        self.use.blockSignals(False)
        shown = self._view()
        kept = self.study.currentData()
        self.study.clear()
        self.study.addItem(self.tr("All studies ({n})").format(n=len(shown.studies) if shown else 0), "")
        for name in shown.studies if shown else ():
            self.study.addItem(name, name)
        self.study.setCurrentIndex(max(0, self.study.findData(kept)))
        self._draw()

    def _view(self, study: str = "") -> DemandView | None:
        proposal = self._run.proposal
        if proposal is None or not (self._run.choices.workload or proposal.workload):
            return None
        return demand_view(proposal, study)

    def _draw(self) -> None:
        """Curves and tables of what is chosen in the box."""
        view = self._view(str(self.study.currentData() or ""))
        on = view is not None
        shown = (self.study, self.study_label, self.overall, self.overall_label, self.roles, self.lines, self.as_model)
        for widget in shown:
            widget.setEnabled(on)
        said = self.lines.lines.edits if self._later.isActive() else self._run.choices.lines
        self.lines.lines.show(view.lines if view else (), view.months if view else (), said)
        if view is None:
            self.curves.show_nothing(self.tr("Tick the box above to see the demand that the model would add"))
            self.roles.setRowCount(0)
            self._factors.clear()
            self.words.setText("")
            return
        if view.curves:
            self.curves.show_curves(view.months, view.curves)
        else:
            self.curves.show_nothing(self.tr("None of these studies has demand within the months of the plan"))
        self._fill_roles(view)
        total = sum(map(sum, view.curves.values()))
        taken = sum(1 for line in view.lines if line.taken)
        words = self.tr("{total} FTE-months in {n} lines within the plan, a planning assumption")
        text = words.format(total=f"{total:,.0f}", n=f"{taken:,}")
        out = len(view.lines) - taken
        self.words.setText(text + (self.tr("; {n} left out").format(n=out) if out else ""))

    def _fill_roles(self, view: DemandView) -> None:
        """FTE-months and a factor for each role; a field in which somebody types stays the same field."""
        roles = [*self.curves.roles, *(role for role in self._factors if role not in view.curves)]
        if set(roles) != set(self._factors):
            self._factors = {}
            self.roles.setRowCount(len(roles))
            for row, role in enumerate(roles):
                factor = self._factor(role)
                factor.blockSignals(True)
                factor.setValue(self._run.choices.scaling.by_role.get(role, 1.0))
                factor.blockSignals(False)
                self._factors[role] = factor
                self.roles.setItem(row, ROLE, QTableWidgetItem(role))
                self.roles.setCellWidget(row, FACTOR, factor)
        for row, role in enumerate(self._factors):
            self.roles.setItem(row, MONTHS, QTableWidgetItem(f"{sum(view.curves.get(role, ())):,.1f}"))
        self.roles.resizeColumnToContents(ROLE)
        self.roles.setColumnWidth(ROLE, self.roles.columnWidth(ROLE) + 16)

    def _say_use(self, on: bool) -> None:
        self._run.say(workload=on)
        self._run.propose()

    def settle(self) -> None:
        """Say what was typed last and not yet said, and have the demand worked out with it."""
        self._later.stop()
        if not self.overall.isEnabled():
            return
        by_role = {role: box.value() for role, box in self._factors.items() if box.value() != 1.0}
        scaling = replace(self._run.choices.scaling, overall=self.overall.value(), by_role=by_role)
        if scaling != self._run.choices.scaling or self.lines.lines.edits != self._run.choices.lines:
            self._run.say(scaling=scaling, lines=dict(self.lines.lines.edits))
            self._run.propose()
