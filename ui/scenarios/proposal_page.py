"""A search's result as a proposal: its parts to accept, beside the comparison with the plan as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.scenarios.comparison_view import ComparisonView
from ui.scenarios.parts_model import PART, PartsModel
from ui.theme import tick_boxes

if TYPE_CHECKING:
    from planner.domain.evaluation import Evaluation
    from ui.scenarios.work import ShownProposal


class PartsView(QTableView):
    """The parts; Space ticks the current one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid() and isinstance(model, PartsModel):
            model.toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class ProposalPage(QWidget):
    """Decides nothing: what a person decides comes as signals."""

    accept_asked = Signal()
    keep_asked = Signal()
    reject_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ShownProposal | None = None
        self.model = PartsModel(self)
        self.comparison = ComparisonView()
        self._build()
        self.model.ticked_changed.connect(self._count)

    def _build(self) -> None:
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.heading.setAccessibleName(self.tr("Proposal"))
        self.view = PartsView()
        self.view.setModel(self.model)
        self.view.setStyleSheet(tick_boxes())
        self.view.setAccessibleName(self.tr("Parts of the proposal"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAlternatingRowColors(True)
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(PART, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.effect = QLabel()
        self.effect.setWordWrap(True)
        self.effect.setAccessibleName(self.tr("What the chosen parts do"))
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(8, 8, 8, 4)
        column.addWidget(self.heading)
        column.addLayout(self._choosing())
        column.addWidget(self.view, 1)
        column.addWidget(self.effect)
        column.addLayout(self._deciding())
        upper.setMinimumHeight(150)
        self.comparison.setMinimumHeight(70)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(self.comparison)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _choosing(self) -> QHBoxLayout:
        """Ticking many at once: all, none, those of a study or a person."""
        row = QHBoxLayout()
        self.all_button = QPushButton(self.tr("Choose all"))
        self.all_button.clicked.connect(lambda: self.model.tick(range(self.model.rowCount())))
        self.none_button = QPushButton(self.tr("Choose none"))
        self.none_button.clicked.connect(lambda: self.model.tick(()))
        self.studies, self.people = QComboBox(), QComboBox()
        for box, name, about in (
            (self.studies, self.tr("Only parts of a study"), "studies"),
            (self.people, self.tr("Only parts with a person"), "people"),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setMaximumWidth(260)
            box.activated.connect(lambda at, box=box, about=about: self._choose(about, box.itemData(at)))
        for widget in (self.all_button, self.none_button, self.studies, self.people):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _deciding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.accept_button = QPushButton(self.tr("Accept the chosen parts"))
        self.accept_button.setDefault(True)
        self.accept_button.setToolTip(
            self.tr("Take the chosen parts over into the plan, as one step that can be undone")
        )
        self.accept_button.clicked.connect(self.accept_asked)
        self.keep_button = QPushButton(self.tr("Keep as a scenario"))
        self.keep_button.setToolTip(self.tr("Keep the whole proposal as a plan of its own; the plan stays as it is"))
        self.keep_button.clicked.connect(self.keep_asked)
        self.reject_button = QPushButton(self.tr("Reject"))
        self.reject_button.setToolTip(self.tr("Drop the proposal; the plan stays as it is"))
        self.reject_button.clicked.connect(self.reject_asked)
        for button in (self.accept_button, self.keep_button, self.reject_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_proposal(self, shown: ShownProposal, heading: str) -> None:
        """Show a proposal with all its parts chosen."""
        self.shown = shown
        self.heading.setText(heading)
        self.comparison.show_comparison(shown.shown)
        self._offer(shown)
        self.model.show(shown.proposal)
        for column in range(PART + 1, self.model.columnCount()):
            self.view.resizeColumnToContents(column)
            self.view.setColumnWidth(column, min(220, max(90, self.view.columnWidth(column) + 16)))

    def _offer(self, shown: ShownProposal) -> None:
        """The studies and people that the parts touch."""
        case, parts = shown.proposal.case, shown.proposal.parts
        studies = sorted({j for part in parts for j in part.studies})
        people = sorted({p for part in parts for p in part.people})
        ids = [case.portfolio.studies[int(case.study_rows[j])].id for j in studies]
        names = [case.portfolio.staff[p].name or case.portfolio.staff[p].id for p in people]
        for box, first, items, words in (
            (self.studies, self.tr("Choose by study…"), studies, ids),
            (self.people, self.tr("Choose by person…"), people, names),
        ):
            box.clear()
            box.addItem(first, None)
            for item, word in zip(items, words, strict=True):
                box.addItem(word, item)

    def _choose(self, about: str, item: int | None) -> None:
        if self.shown is not None and item is not None:
            found = self.shown.proposal
            self.model.tick(found.touching(studies=[item]) if about == "studies" else found.touching(people=[item]))

    @property
    def chosen(self) -> frozenset[int]:
        """The parts that are ticked."""
        return frozenset(self.model.ticked)

    def _count(self) -> None:
        self.accept_button.setEnabled(bool(self.model.ticked))
        self.effect.setText(self._chosen_words())

    def _chosen_words(self) -> str:
        return self.tr("Chosen: {n} of {all} parts.").format(n=len(self.model.ticked), all=self.model.rowCount())

    def show_outcome(self, before: Evaluation, after: Evaluation) -> None:
        """Tell what the plan is worth with the chosen parts."""

        def share(value: float | None) -> str:
            return "–" if value is None else f"{value:.1%}"

        words = self.tr(
            "Score {z0} → {z1}; sponsor continuity {c0} → {c1}; margin {m0} → {m1}; open {o0} → {o1} FTE-months; "
            "floors broken {f0} → {f1}."
        ).format(
            z0=f"{before.objective:,.2f}", z1=f"{after.objective:,.2f}",
            c0=share(before.portfolio.sponsor_continuity), c1=share(after.portfolio.sponsor_continuity),
            m0=share(before.portfolio_margin.margin), m1=share(after.portfolio_margin.margin),
            o0=f"{before.portfolio.open:,.1f}", o1=f"{after.portfolio.open:,.1f}",
            f0=len(before.floors_broken), f1=len(after.floors_broken),
        )  # fmt: skip
        self.effect.setText(f"{self._chosen_words()} {words}")

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.view.setStyleSheet(tick_boxes())
        self.comparison.refresh_look()
