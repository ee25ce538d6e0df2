"""The proposal of an edited plan workbook: what would change, conflicts to decide, what is refused and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.services.returning.keeping import comment_words
from planner.services.returning.values import Kind
from ui.importing.page import strong
from ui.returning.model import CELLS, MONTHS, PLAN, REASON, SEAT, WHAT, WORKBOOK, EditsModel
from ui.theme import tick_boxes
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.domain.evaluation import Evaluation
    from planner.services.returning.desk import ReadBack

MOST_NOTES = 4
_WIDTHS = {WHAT: 110, SEAT: 150, MONTHS: 130, PLAN: 120, WORKBOOK: 120, CELLS: 190}


class EditsView(QTableView):
    """The edits; Space ticks the current one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid() and isinstance(model, EditsModel):
            model.toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class ReturnDialog(QDialog):
    """Decides nothing: what a person decides comes as signals."""

    take_asked = Signal()
    scenario_asked = Signal()
    choice_asked = Signal(object, int)

    def __init__(self, found: ReadBack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = found
        self.model = EditsModel(self)
        self.setWindowTitle(self.tr("Read back an edited plan"))
        self.setStyleSheet(tick_boxes())
        self._build()
        self.model.ticks_changed.connect(self._count)
        self.model.choice_asked.connect(self.choice_asked)
        self.show_found(found, first=True)
        self.resize(1080, 620)

    # ---- what it is made of

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        self.heading = strong(QLabel())
        self.heading.setWordWrap(True)
        self.heading.setAccessibleName(self.tr("Proposal"))
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setAccessibleName(self.tr("Remarks"))
        self.view = EditsView()
        self._dress(self.view)
        self.effect = QLabel()
        self.effect.setWordWrap(True)
        self.effect.setAccessibleName(self.tr("What the chosen changes do"))
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setAccessibleName(self.tr("The selected edit"))
        self.comments = QCheckBox()
        self.comments.setChecked(True)
        whole.addWidget(self.heading)
        whole.addWidget(self.notes)
        whole.addLayout(self._choosing())
        whole.addWidget(self.view, 1)
        whole.addWidget(self.why)
        whole.addWidget(self.effect)
        whole.addWidget(self.comments)
        whole.addLayout(self._deciding())

    def _dress(self, view: EditsView) -> None:
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Edits of the workbook"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        view.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        view.setMinimumHeight(120)

    def _choosing(self) -> QHBoxLayout:
        """Ticking all or none, and the sides of the conflict that is current."""
        row = QHBoxLayout()
        self.all_button = QPushButton(self.tr("Choose &all"))
        self.all_button.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), True))
        self.none_button = QPushButton(self.tr("Choose &none"))
        self.none_button.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), False))
        self.side_label = QLabel(self.tr("In this &conflict:"))
        self.sides = QComboBox()
        self.sides.setAccessibleName(self.tr("Side taken in the conflict"))
        self.sides.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sides.activated.connect(self._decide)
        self.side_label.setBuddy(self.sides)
        for widget in (self.all_button, self.none_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.side_label)
        row.addWidget(self.sides)
        return row

    def _deciding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.take_button = QPushButton(self.tr("Into this &plan"))
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self.take_asked)
        self.scenario_button = QPushButton(self.tr("As a new &scenario"))
        self.scenario_button.setToolTip(self.tr("A new plan gets the chosen changes; this plan stays as it is"))
        self.scenario_button.clicked.connect(self.scenario_asked)
        self.reject_button = QPushButton(self.tr("&Reject"))
        self.reject_button.setToolTip(self.tr("Change nothing"))
        self.reject_button.clicked.connect(self.reject)
        row.addStretch(1)
        for button in (self.take_button, self.scenario_button, self.reject_button):
            row.addWidget(button)
        return row

    # ---- what it shows

    def show_found(self, found: ReadBack, *, first: bool = False) -> None:
        """Show a proposal; the ticks stay unless it is the first."""
        self.found = found
        current = self.view.currentIndex().row()
        self.model.show(found, first=first)
        self.heading.setText(self._summary())
        self.notes.setText(self._remarks())
        self.notes.setVisible(bool(self.notes.text()))
        count = len(found.comments)
        self.comments.setVisible(bool(count))
        self.comments.setText(
            self.tr("Keep the comment that somebody wrote as a note") if count == 1
            else self.tr("Keep the {n} comments that people wrote as notes").format(n=count)
        )  # fmt: skip
        self.comments.setToolTip("\n".join(f"{c.place}: {comment_words(c)}" for c in found.comments[:20]))
        tip = self.tr("Take the chosen changes over, as one step that can be undone")
        if found.record.published:
            tip = self.tr("{name} is published and stays as it is: a new plan gets the chosen changes").format(
                name=found.record.name
            )
        self.take_button.setToolTip(tip)
        if self.model.rowCount():
            self.view.selectRow(max(0, min(current, self.model.rowCount() - 1)))
        self._offer()

    def _summary(self) -> str:
        words = self.tr("{file} against {plan}: {new} new, {changed} changed, {removed} removed.").format(
            file=self.found.path.name, plan=self.found.record.name, new=self.found.count(Kind.NEW),
            changed=self.found.count(Kind.CHANGED), removed=self.found.count(Kind.REMOVED),
        )  # fmt: skip
        conflicts, refused = self.found.count(Kind.CONFLICT), self.found.count(Kind.REFUSED)
        if conflicts:
            words += " " + self.tr("To be decided, for the plan was changed meanwhile: {n}.").format(n=conflicts)
        if refused:
            words += " " + self.tr("Refused: {n}.").format(n=refused)
        return words

    def _remarks(self) -> str:
        notes = [said(note) for note in self.found.notes]
        if self.found.judged.comparison.already:
            words = self.tr("{n} edited seat-months are in the plan already.")
            notes.append(words.format(n=self.found.judged.comparison.already))
        for comment in self.found.other_comments:
            words = self.tr("Comment at {place}, which is on no seat: {text}")
            notes.append(words.format(place=comment.place, text=comment_words(comment)))
        more = len(notes) - MOST_NOTES
        if more > 0:
            notes = [*notes[:MOST_NOTES], self.tr("and {n} more").format(n=more)]
        return "\n".join(notes)

    def _offer(self) -> None:
        """The current edit in a sentence, and its sides if it is a conflict."""
        row = self.view.currentIndex().row()
        self.why.setText(said(self.model.items[row].sentence) if 0 <= row < self.model.rowCount() else "")
        options = self.model.items[row].options if 0 <= row < self.model.rowCount() else ()
        self.sides.clear()
        for option in options:
            self.sides.addItem(said(option))
        if options:
            self.sides.setCurrentIndex(self.model.choice(row) + 1)
        self.sides.setEnabled(bool(options))
        conflicts = self.found.count(Kind.CONFLICT) > 0
        self.sides.setVisible(conflicts)
        self.side_label.setVisible(conflicts)

    def _decide(self, at: int) -> None:
        self.model.decide(self.view.currentIndex().row(), at - 1)

    def _count(self) -> None:
        parts = self.model.parts
        everything = self.found.judged.part_count
        self.take_button.setEnabled(bool(parts) or bool(self.found.comments))
        self.scenario_button.setEnabled(bool(parts))
        self.effect.setText(self._chosen_words(len(parts), everything))

    def _chosen_words(self, chosen: int, everything: int) -> str:
        return self.tr("Chosen: {n} of {all} parts.").format(n=chosen, all=everything)

    def show_effect(self, after: Evaluation) -> None:
        """Tell what the plan is worth with the chosen parts."""
        before, parts = self.found.before, self.model.parts

        def share(value: float | None) -> str:
            return "–" if value is None else f"{value:.1%}"

        words = self.tr(
            "Score {z0} → {z1}; sponsor continuity {c0} → {c1}; open {o0} → {o1} FTE-months; floors broken {f0} → {f1}."
        ).format(
            z0=f"{before.objective:,.2f}", z1=f"{after.objective:,.2f}",
            c0=share(before.portfolio.sponsor_continuity), c1=share(after.portfolio.sponsor_continuity),
            o0=f"{before.portfolio.open:,.1f}", o1=f"{after.portfolio.open:,.1f}",
            f0=len(before.floors_broken), f1=len(after.floors_broken),
        )  # fmt: skip
        self.effect.setText(f"{self._chosen_words(len(parts), self.found.judged.part_count)} {words}")

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.setStyleSheet(tick_boxes())
