"""What a document that an import makes begins with: its people, its first month, its length, its currency."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QGroupBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from planner.domain.months import Month
from planner.services.importing.beginnings import SAMPLE
from planner.services.importing.files import FileKind
from ui import dialogs
from ui.importing.page import faint, plain

if TYPE_CHECKING:
    from ui.importing.run import ImportRun

_FILE = "file"


class NewDocumentBar(QGroupBox):
    """Shown where no document is open; what is left blank is found in the files, or assumed and said."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._chosen = False  # whether somebody has said with whose people to begin
        self.setTitle(self.tr("The import becomes a new document"))
        self.people = QComboBox()
        for words, value in (
            (self.tr("only what the files hold"), ""),
            (self.tr("the people of the sample"), SAMPLE),
            (self.tr("the people of a file…"), _FILE),
        ):
            self.people.addItem(words, value)
        self.people.activated.connect(self._choose_people)
        self.start = QLineEdit()
        self.start.setPlaceholderText("2027-01")
        self.start.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.start.setValidator(QRegularExpressionValidator(r"|20\d\d-(0[1-9]|1[0-2])"))
        self.months = QSpinBox()
        self.months.setRange(0, 240)
        self.months.setSpecialValueText(self.tr("as the files show"))
        self.currency = QLineEdit()
        self.currency.setPlaceholderText("EUR")
        self.currency.setMaximumWidth(self.fontMetrics().averageCharWidth() * 10)
        self.currency.setValidator(QRegularExpressionValidator(r"|[A-Za-z]{3}"))
        self.hint = faint(plain())
        row = QHBoxLayout()
        for name, field in (
            (self.tr("&Begin with"), self.people),
            (self.tr("First &month"), self.start),
            (self.tr("&Length in months"), self.months),
            (self.tr("C&urrency"), self.currency),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            row.addWidget(label)
            row.addWidget(field)
            row.addSpacing(10)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addLayout(row)
        whole.addWidget(self.hint)
        self.hint.hide()
        run.files_changed.connect(self._suggest)
        self.start.editingFinished.connect(self._say)
        self.currency.editingFinished.connect(self._say)
        self.months.valueChanged.connect(lambda _: self._say())

    def _suggest(self) -> None:
        """A registry tells of no people, and without any there is no plan: begin with the sample's, and say so.

        Back to nobody once there are other files; what somebody has chosen stays.
        """
        kinds = {entry.file.kind if entry.file is not None else None for entry in self._run.entries}
        alone = kinds == {FileKind.REGISTRY}
        if self._run.into_new and not self._chosen and None not in kinds:
            wanted = SAMPLE if alone else ""
            if wanted != str(self.people.currentData()):
                self.people.setCurrentIndex(self.people.findData(wanted))
                self._run.start_from(wanted)
        self._show_hint()

    def _show_hint(self) -> None:
        made_up = str(self.people.currentData()) == SAMPLE
        self.hint.setText(
            self.tr(
                "The people, roles and rates of the sample are made up. A registry tells of no people, so these let "
                "you try a plan; choose a file with your own instead."
            )
        )
        self.hint.setVisible(made_up)

    def _choose_people(self) -> None:
        self._chosen = True
        self._take_people()
        self._show_hint()

    def _take_people(self) -> None:
        chosen = str(self.people.currentData())
        if chosen == _FILE:
            path = dialogs.ask_open(self, "")
            if path is None:
                self.people.setCurrentIndex(0)
            self._run.start_from(str(path or ""))
        else:
            self._run.start_from(chosen)

    def _say(self) -> None:
        text = self.start.text().strip()
        month = Month.parse(text) if text else None
        currency = self.currency.text().strip().upper()
        settings = replace(
            self._run.choices.settings, plan_start=month, months=self.months.value() or None, currency=currency
        )
        self._run.say(settings=settings)
