"""Plan around what is fixed: what may change, which months stay, and how many people may move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import UserError
from ui.scenarios.picking import PickList
from ui.theme import tick_boxes
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.plan import Plan
    from planner.services.scenarios.scope import Scope
    from ui.board.selection import Selection


class AroundDialog(QDialog):
    """Asks for a `Scope` of a plan; ``chosen`` tells it."""

    chosen = Signal(object)  # Scope

    def __init__(self, case: Case, plan: Plan, name: str, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case, self._plan, self._selection = case, plan, selection
        self.setWindowTitle(self.tr("Plan around what is fixed"))
        self.setStyleSheet(tick_boxes())
        whole = QVBoxLayout(self)
        intro = QLabel(
            self.tr(
                "The search starts from {name}. What may not change stays as it is, month by month; locks always hold. "
                "The result is a proposal: nothing changes before you accept it."
            ).format(name=name)
        )
        intro.setWordWrap(True)
        whole.addWidget(intro)
        self._build_what(whole)
        self._build_months(whole)
        self._build_movers(whole)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setAccessibleName(self.tr("What may change"))
        whole.addWidget(self.summary)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.plan_button = self.buttons.addButton(self.tr("Plan"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.plan_button.setObjectName("planAround")
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        whole.addWidget(self.buttons)
        self._refresh()
        self.resize(560, 560)

    def _build_what(self, whole: QVBoxLayout) -> None:
        """Everything, the selection on the board, or chosen studies and people."""
        case, selection = self._case, self._selection
        self.everything = QRadioButton(self.tr("&Everything may change"))
        seats = len(selection.seats)
        words = self.tr("1 seat") if seats == 1 else self.tr("{n} seats").format(n=seats)
        self.selected = QRadioButton(
            self.tr("Only what is &selected on the board ({what})").format(what=words if seats else self.tr("nothing"))
        )
        self.selected.setEnabled(bool(selection.stretches))
        self.named = QRadioButton(self.tr("Only &chosen studies or people"))
        ids = [case.portfolio.studies[int(row)].id for row in case.study_rows]
        sponsors = [case.portfolio.studies[int(row)].sponsor for row in case.study_rows]
        self.studies = PickList(self.tr("Studies that may change"), list(zip(ids, sponsors, strict=True)))
        people = [(person.name or person.id, f"{person.id}, {person.role}") for person in case.portfolio.staff]
        self.people = PickList(self.tr("People who may move"), people)
        self.lists = QTabWidget()
        self.lists.addTab(self.studies, self.tr("Studies"))
        self.lists.addTab(self.people, self.tr("People"))
        for radio in (self.everything, self.selected, self.named):
            whole.addWidget(radio)
            radio.toggled.connect(self._refresh)
        whole.addWidget(self.lists, 1)
        self.studies.changed.connect(self._refresh)
        self.people.changed.connect(self._refresh)
        # a single cell is current all the time while people look at the board; several are selected for something
        several = sum(len(stretch.months) for stretch in selection.stretches) > 1
        (self.selected if several and self._selection_may_change() else self.everything).setChecked(True)

    def _selection_may_change(self) -> bool:
        """Whether the selection has anything that a search could change: work that is not locked."""
        from planner.services.scenarios.scope import Scope, restriction

        try:
            restriction(self._case, self._plan, Scope(stretches=self._selection.stretches))
        except UserError:
            return False
        return True

    def _build_months(self, whole: QVBoxLayout) -> None:
        labels = self._case.grid.labels
        self.only_months = QCheckBox(self.tr("Only the &months from"))
        self.first, self.last = QComboBox(), QComboBox()
        for box, name in ((self.first, self.tr("First month")), (self.last, self.tr("Last month"))):
            box.addItems(list(labels))
            box.setAccessibleName(name)
            box.currentIndexChanged.connect(self._refresh)
        self.last.setCurrentIndex(len(labels) - 1)
        self.freeze = QSpinBox()
        self.freeze.setRange(0, max(0, len(labels) - 1))
        self.freeze.setSpecialValueText(self.tr("no months"))
        self.freeze.setSuffix(self.tr(" months"))
        self.freeze.setAccessibleName(self.tr("Months that stay as they are"))
        self.freeze.valueChanged.connect(self._refresh)
        self.only_months.toggled.connect(self._refresh)
        row = QHBoxLayout()
        for widget in (self.only_months, self.first, QLabel(self.tr("to")), self.last):
            row.addWidget(widget)
        row.addStretch(1)
        whole.addLayout(row)
        row = QHBoxLayout()
        label = QLabel(self.tr("&Freeze the first"))
        label.setBuddy(self.freeze)
        row.addWidget(label)
        row.addWidget(self.freeze)
        row.addStretch(1)
        whole.addLayout(row)

    def _build_movers(self, whole: QVBoxLayout) -> None:
        self.limit_moved = QCheckBox(self.tr("&At most"))
        self.most_moved = QSpinBox()
        self.most_moved.setRange(1, max(1, len(self._case.cost)))
        self.most_moved.setValue(10)
        self.most_moved.setAccessibleName(self.tr("People who may move at most"))
        self.most_moved.valueChanged.connect(self._refresh)
        self.limit_moved.toggled.connect(self._refresh)
        row = QHBoxLayout()
        for widget in (self.limit_moved, self.most_moved, QLabel(self.tr("people move"))):
            row.addWidget(widget)
        row.addStretch(1)
        whole.addLayout(row)

    def scope(self) -> Scope:
        """What the dialog says."""
        from planner.services.scenarios.scope import Scope

        named = self.named.isChecked()
        studies, people = self.studies.picked(), self.people.picked()
        return Scope(
            studies=frozenset(studies) if named and studies else None,
            people=frozenset(people) if named and people else None,
            months=(self.first.currentIndex(), self.last.currentIndex()) if self.only_months.isChecked() else None,
            stretches=self._selection.stretches if self.selected.isChecked() else None,
            freeze=self.freeze.value(),
            most_moved=self.most_moved.value() if self.limit_moved.isChecked() else None,
        )

    def _refresh(self) -> None:
        """Show what belongs to the choices, and what they come to."""
        from planner.services.scenarios.scope import restriction, scope_words

        if not hasattr(self, "plan_button"):  # still being built
            return
        self.lists.setEnabled(self.named.isChecked())
        for box in (self.first, self.last):
            box.setEnabled(self.only_months.isChecked())
        self.most_moved.setEnabled(self.limit_moved.isChecked())
        try:
            if self.named.isChecked() and not self.studies.picked() and not self.people.picked():
                raise UserError(self.tr("Tick the studies or people that may change."))
            restriction(self._case, self._plan, self.scope())
        except UserError as trouble:
            self.summary.setText(said(str(trouble)))
            self.plan_button.setEnabled(False)
        else:
            self.summary.setText(said(scope_words(self._case, self.scope())) + ".")
            self.plan_button.setEnabled(True)

    def _accept(self) -> None:
        self.chosen.emit(self.scope())
        self.accept()
