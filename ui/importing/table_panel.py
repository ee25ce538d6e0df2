"""One table: what it holds, what its columns become, how its values are read, and the file below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from planner.services.import_preview import MAPPABLE, targets
from ui.importing.mapping_table import MONTH, MappingTable
from ui.importing.mappings_dialog import MappingsDialog
from ui.importing.page import plain
from ui.importing.sheet_grid import SheetGrid
from ui.importing.tables_page import marks_of
from ui.importing.values_bar import ValuesBar
from ui.theme import alert_colour

if TYPE_CHECKING:
    from planner.services.importing.proposal import TableReading
    from ui.importing.run import ImportRun


class TablePanel(QWidget):
    """Everything about one table's mapping; each change is understood anew in the background."""

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._reading: TableReading | None = None
        self._shown_grid: object = None
        self._build()

    def _build(self) -> None:
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(self.tr("This table holds"))
        self.sheet.addItem(self.tr("– nothing to import –"), "")
        for name in MAPPABLE:
            self.sheet.addItem(name, name)
        self.sheet.activated.connect(self._choose_sheet)
        self.sponsor = QComboBox()
        self.sponsor.setEditable(True)
        self.sponsor.setMinimumContentsLength(16)
        self.sponsor.setAccessibleName(self.tr("Sponsor of all rows"))
        self.sponsor.textActivated.connect(self._choose_sponsor)
        line = self.sponsor.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("name"))
            line.editingFinished.connect(lambda: self._choose_sponsor(self.sponsor.currentText()))
        self.sponsor_label = QLabel(self.tr("S&ponsor of all rows"))
        self.sponsor_label.setBuddy(self.sponsor)
        self.guesses = QPushButton()
        self.guesses.clicked.connect(self._take_guesses)
        head = QHBoxLayout()
        label = QLabel(self.tr("This table &holds"))
        label.setBuddy(self.sheet)
        for widget in (label, self.sheet, self.sponsor_label, self.sponsor):
            head.addWidget(widget)
        self.mappings = QPushButton(self.tr("&Mappings…"))
        self.mappings.setToolTip(self.tr("What is remembered about files: read by it, rename, export, load, delete"))
        self.mappings.clicked.connect(self.show_mappings)
        head.addStretch(1)
        head.addWidget(self.guesses)
        head.addWidget(self.mappings)
        self.how = plain()
        self.mapping = MappingTable()
        self.mapping.target_chosen.connect(self._choose_target)
        self.mapping.column_entered.connect(self._show_column)
        self.missing = plain()
        self.values = ValuesBar()
        self.values.chosen.connect(lambda choices: self._say(values=choices))
        self.grid = SheetGrid()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.mapping)
        split.addWidget(self.grid)
        split.setSizes([420, 160])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(head)
        whole.addWidget(self.how)
        whole.addWidget(split, 1)
        whole.addLayout(self._constant_row())
        whole.addWidget(self.values)

    def _constant_row(self) -> QHBoxLayout:
        """What is missing, and one value for all rows in its place."""
        self.constant_target, self.constant = QComboBox(), QLineEdit()
        self.constant_target.setAccessibleName(self.tr("Missing column"))
        self.constant_target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # it is filled later
        self.constant.setAccessibleName(self.tr("Value for all rows"))
        self.constant.setPlaceholderText(self.tr("one value for all rows"))
        self.constant.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        self.constant.returnPressed.connect(self._set_constant)
        self.constant_button = QPushButton(self.tr("&Use for all rows"))
        self.constant_button.clicked.connect(self._set_constant)
        row = QHBoxLayout()
        row.addWidget(self.missing, 1)
        for widget in (self.constant_target, self.constant, self.constant_button):
            row.addWidget(widget)
        return row

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.grid.refresh_look()

    # ---- showing

    def show_reading(self, reading: TableReading) -> None:
        """Show how a table is read now."""
        self._reading = reading
        choice = self._run.table_choice(reading.key)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(reading.sheet)))
        unknown = not reading.sheet and choice.sheet != ""
        words = self.tr("what this table holds is not known; choose it above") if unknown else reading.how.rstrip(".")
        self.how.setText(_sentence(self.tr("{how}.").format(how=words)) + self._doubts(reading))
        self.how.setStyleSheet(f"color: {alert_colour(QApplication.palette()).name()}" if unknown else "")
        said = {**self._run.choices.take, **choice.take}
        self._show_grid(reading)
        self.mapping.show_reading(reading, targets(reading.sheet), said)
        self.values.show_choices(choice.values or self._run.choices.values)
        self._show_missing(reading)
        self._show_sponsor(reading)
        open_guesses = [g for g in reading.columns if g.target and not g.sure and g.heading not in reading.taken]
        self.guesses.setVisible(bool(open_guesses))
        words = self.tr("Take the &guess") if len(open_guesses) == 1 else self.tr("Take all {n} &guesses")
        self.guesses.setText(words.format(n=len(open_guesses)))

    def _doubts(self, reading: TableReading) -> str:
        """How many cells of the columns that are read are not what they seem."""
        doubts = self._run.table_of(reading.key).doubts
        taken = {guess.column for guess in reading.columns if guess.heading in reading.taken or guess.reason == MONTH}
        count = sum(1 for one in doubts if one.column in taken)
        if not count:
            return ""
        words = self.tr(
            "Cells that are read look blank, but hold an error or a formula without a result: {n}. They are marked "
            "below and will be problems."
        )
        return "  " + words.format(n=f"{count:,}")

    def _show_missing(self, reading: TableReading) -> None:
        self.missing.setStyleSheet(f"color: {alert_colour(QApplication.palette()).name()}")
        names = ", ".join(reading.missing)
        self.missing.setText(self.tr("Still needed: {names}.").format(names=names) if names else "")
        for widget in (self.missing, self.constant_target, self.constant, self.constant_button):
            widget.setVisible(bool(names))
        self.constant_target.clear()
        self.constant_target.addItems(list(reading.missing))

    def _show_sponsor(self, reading: TableReading) -> None:
        """Only where a roadmap names no sponsor."""
        needed = reading.sheet == "Roadmap" and "Sponsor" not in reading.taken.values()
        self.sponsor.setVisible(needed)
        self.sponsor_label.setVisible(needed)
        if needed and not self.sponsor.count() and self._run.base is not None:
            self.sponsor.addItems(["", *(one.name for one in self._run.base.sponsors)])
        self.sponsor.setCurrentText(self._run.choices.sponsor)

    def _show_grid(self, reading: TableReading) -> None:
        choice = self._run.table_choice(reading.key)
        shown = (reading.key, choice.place)
        if shown == self._shown_grid:
            return
        self._shown_grid = shown
        file = self._run.files[reading.key.file]
        table = self._run.table_of(reading.key)
        sheet = file.sheet(table.sheet)
        self.grid.show_sheet(sheet.rows, marks_of(table, sheet.hidden_rows))

    def _show_column(self, column: int) -> None:
        row = self.grid.currentIndex().row()
        if column >= 0:
            index = self.grid.sheet.index(max(row, 0), column)
            self.grid.setCurrentIndex(index)
            self.grid.scrollTo(index)

    # ---- saying

    def _say(self, **changes: Any) -> None:
        if self._reading is not None:
            self._run.say_of(self._reading.key, **changes)
            self._run.understand()

    def show_mappings(self) -> MappingsDialog:
        """Show what is remembered."""
        dialog = MappingsDialog(self._run.folder, self._reading, self)
        dialog.chosen.connect(lambda mapping: self._say(mapping=mapping, sheet=None, take={}))
        dialog.open()
        return dialog

    def _choose_sheet(self) -> None:
        self._say(sheet=self.sheet.currentData(), mapping=None, take={})

    def _choose_target(self, heading: str, target: str) -> None:
        if self._reading is not None:
            self._say(take={**self._run.table_choice(self._reading.key).take, heading: target})

    def _take_guesses(self) -> None:
        """Say yes to every guess for a meaning that no other column has."""
        if self._reading is None:
            return
        take = dict(self._run.table_choice(self._reading.key).take)
        used = set(self._reading.taken.values())
        for guess in sorted(self._reading.columns, key=lambda one: -one.score):
            if guess.target and not guess.sure and guess.target not in used and guess.heading not in take:
                take[guess.heading] = guess.target
                used.add(guess.target)
        self._say(take=take)

    def _choose_sponsor(self, name: str) -> None:
        if name.strip() != self._run.choices.sponsor:
            self._run.say(sponsor=name.strip())
            self._run.understand()

    def _set_constant(self) -> None:
        target, value = self.constant_target.currentText(), self.constant.text().strip()
        if target and value:
            self.constant.clear()
            self._run.say(constants={**self._run.choices.constants, target: value})
            self._run.understand()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
