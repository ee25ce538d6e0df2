"""The small dialogs of editing by hand; each hands over a change when it is accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.theme import tick_boxes
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.plan import Plan
    from planner.services.changing import Change
    from planner.services.stretch import Stretch

    Take = Callable[[Change], None]


class ChangeDialog(QDialog):
    """A few fields above Change and Cancel."""

    def __init__(self, parent: QWidget, title: str, explanation: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setStyleSheet(tick_boxes())
        self.form = QFormLayout()
        told = QLabel(explanation)
        told.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.addButton(self.tr("Change"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(told)
        whole.addLayout(self.form)
        whole.addWidget(self.buttons)
        self.setMinimumWidth(420)

    def fte_field(self, label: str, percent: int, most: int = 99_900) -> QDoubleSpinBox:
        """A field for FTE, in steps of a tenth."""
        field = QDoubleSpinBox()
        field.setDecimals(2)
        field.setRange(0.0, most / 100)
        field.setSingleStep(0.1)
        field.setValue(percent / 100)
        field.setAccessibleName(label)
        self.form.addRow(label, field)
        field.selectAll()
        return field


def percent_of(field: QDoubleSpinBox) -> int:
    """Whole percent of a field for FTE."""
    return round(field.value() * 100)


class SplitDialog(ChangeDialog):
    """How much of a seat stays with it."""

    def __init__(self, parent: QWidget, case: Case, plan: Plan, seat: int, take: Take) -> None:
        from planner.services.changing import SplitSeat
        from planner.services.changing.words import seat_words

        place = said(seat_words(case, plan, seat))
        super().__init__(
            parent, self.tr("Split seat"),
            self.tr("{seat} keeps this much in each month; the rest becomes a new seat with the same holder.").format(
                seat=place
            ),
        )  # fmt: skip
        most = int(plan.seats.fte[seat].max())
        self.fte = self.fte_field(self.tr("Keeps (FTE)"), most // 2, most)
        self.accepted.connect(lambda: take(SplitSeat(seat, percent_of(self.fte))))


class ResizeDialog(ChangeDialog):
    """How much a seat carries, and which seat gives or takes the difference."""

    def __init__(self, parent: QWidget, case: Case, plan: Plan, stretch: Stretch, take: Take) -> None:
        import numpy as np

        from planner.services.changing import ResizeSeat
        from planner.services.changing.words import seat_words, stretches_words

        place = said(stretches_words(case, plan, [stretch]))
        super().__init__(
            parent, self.tr("Resize seat"),
            self.tr("{place}: what the line needs stays the same, so another seat gives or takes the rest.").format(
                place=place
            ),
        )  # fmt: skip
        self.fte = self.fte_field(self.tr("Carries (FTE)"), int(plan.seats.fte[stretch.seat, stretch.first]))
        self.other = QComboBox()
        self.other.setAccessibleName(self.tr("The rest"))
        self.other.addItem(self.tr("open seats"), -1)
        line = int(plan.seats.line[stretch.seat])
        for seat in np.flatnonzero(plan.seats.line == line).tolist():
            if seat != stretch.seat:
                self.other.addItem(said(seat_words(case, plan, seat)), seat)
        self.form.addRow(self.tr("The rest"), self.other)
        self.accepted.connect(
            lambda: take(
                ResizeSeat(
                    stretch.seat, stretch.first, stretch.last, percent_of(self.fte), int(self.other.currentData())
                )
            )
        )


class DemandDialog(ChangeDialog):
    """How much a line needs."""

    def __init__(self, parent: QWidget, case: Case, line: int, first: int, last: int, take: Take) -> None:
        from planner.services.changing import SetDemand
        from planner.services.changing.words import line_words, span_words

        place = f"{said(line_words(case, line))}, {said(span_words(case, first, last))}"
        super().__init__(
            parent, self.tr("Change demand"),
            self.tr("{place}: the seats of the line follow, open ones first.").format(place=place),
        )  # fmt: skip
        self.fte = self.fte_field(self.tr("Needs (FTE)"), int(case.demand[line, first]))
        self.accepted.connect(lambda: take(SetDemand(line, first, last, percent_of(self.fte))))


class StudyDialog(ChangeDialog):
    """Dates and probability of a study."""

    def __init__(self, parent: QWidget, case: Case, study: int, take: Take) -> None:
        from planner.services.changing.studies import FIXED

        self._row = int(case.study_rows[study])
        self._study, self._entry = study, case.portfolio.studies[self._row]
        super().__init__(
            parent, self.tr("Move study"),
            self.tr("{name}: demand, seats and holders move along, as far as people are free.").format(
                name=self._entry.id
            ),
        )  # fmt: skip
        self._take = take
        self.by = QSpinBox()
        self.by.setRange(-120, 120)
        self.by.setSuffix(self.tr(" months"))
        self.by.setAccessibleName(self.tr("Later by"))
        self.start, self.end = self._date(self.tr("Start"), 0), self._date(self.tr("End"), 1)
        self.form.insertRow(0, self.tr("Later by"), self.by)
        self.by.valueChanged.connect(self._shift)
        fixed = self._entry.status in FIXED
        self.follows = QCheckBox(self.tr("as its status says ({status})").format(status=self._entry.status.value))
        self.chance = QSpinBox()
        self.chance.setRange(0, 100)
        self.chance.setSuffix(" %")
        self.chance.setAccessibleName(self.tr("Probability"))
        self.chance.setValue(round(float(case.probability[study]) * 100))
        self.follows.setChecked(fixed or self._entry.probability is None)
        self.follows.setEnabled(not fixed)
        self.chance.setEnabled(not self.follows.isChecked())
        self.follows.toggled.connect(lambda on: self.chance.setEnabled(not on))
        self.form.addRow(self.tr("Probability"), self.follows)
        self.form.addRow("", self.chance)
        self.accepted.connect(self._hand_over)

    def _date(self, label: str, which: int) -> QDateEdit:
        day = (self._entry.start, self._entry.end)[which]
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setAccessibleName(label)
        self.form.addRow(label, field)
        return field

    def _shift(self, months: int) -> None:
        from planner.services.changing.studies import later

        for field, day in ((self.start, self._entry.start), (self.end, self._entry.end)):
            moved = later(day, months)
            field.setDate(QDate(moved.year, moved.month, moved.day))

    def changes(self) -> Sequence[Change]:
        """What the fields ask for."""
        from planner.services.changing import MoveStudy, SetProbability, SetStudyDates
        from planner.services.changing.studies import later

        found: list[Change] = []
        start, end = self.start.date().toPython(), self.end.date().toPython()
        months = self.by.value()
        if (start, end) == (later(self._entry.start, months), later(self._entry.end, months)):
            if months:
                found.append(MoveStudy(self._study, months))
        else:
            found.append(SetStudyDates(self._study, start, end))  # type: ignore[arg-type]
        wanted = None if self.follows.isChecked() else Decimal(self.chance.value()) / 100
        if self.follows.isEnabled() and wanted != self._entry.probability:
            found.append(SetProbability(self._row, wanted))
        return found

    def _hand_over(self) -> None:
        for change in self.changes():
            self._take(change)
