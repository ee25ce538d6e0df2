"""The strip above the board: what rows, columns and colours stand for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.services.board_rows import Arrange
from ui.board.colouring import ColourBy
from ui.board.columns import Grain
from ui.theme import renew_style_sheet

_TOGGLE = """
QPushButton { border: 1px solid palette(mid); border-radius: 3px; padding: 4px 10px; }
QPushButton:checked { background: palette(highlight); color: palette(highlighted-text); }
QPushButton:focus { border: 2px solid palette(accent); padding: 3px 9px; }
"""


class BoardBar(QWidget):
    """Buttons for the arrangement and the columns, and the choice of colours."""

    arrange_asked = Signal(object)  # Arrange
    grain_asked = Signal(object)  # Grain
    colour_asked = Signal(object)  # ColourBy

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seats = self._toggle(self.tr("By seats"), self.tr("One row for each seat of a study"))
        self.people = self._toggle(self.tr("By people"), self.tr("One row for each person"))
        self.months = self._toggle(self.tr("Months"), self.tr("A column for each month"))
        self.quarters = self._toggle(self.tr("Quarters"), self.tr("A column for each quarter of the year"))
        self._groups = [self._group(self.seats, self.people), self._group(self.months, self.quarters)]
        self.seats.clicked.connect(lambda: self.arrange_asked.emit(Arrange.SEATS))
        self.people.clicked.connect(lambda: self.arrange_asked.emit(Arrange.PEOPLE))
        self.months.clicked.connect(lambda: self.grain_asked.emit(Grain.MONTH))
        self.quarters.clicked.connect(lambda: self.grain_asked.emit(Grain.QUARTER))
        self.colours = QComboBox()
        self.colours.setAccessibleName(self.tr("Colour by"))
        self.colours.setToolTip(self.tr("What the colours of the bars stand for"))
        for by, words in (
            (ColourBy.SPONSOR, self.tr("Sponsor")),
            (ColourBy.STUDY, self.tr("Study")),
            (ColourBy.ROLE, self.tr("Role")),
            (ColourBy.KNOWS, self.tr("Knows the sponsor")),
        ):
            self.colours.addItem(words, by.value)
        self.colours.activated.connect(lambda at: self.colour_asked.emit(ColourBy(self.colours.itemData(at))))
        label = QLabel(self.tr("Co&lour by"))
        label.setBuddy(self.colours)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.seats, self.people):
            row.addWidget(widget)
        row.addSpacing(8)
        for widget in (self.months, self.quarters):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(label)
        row.addWidget(self.colours)
        self.show_state(Arrange.SEATS, Grain.MONTH, ColourBy.SPONSOR)

    def _toggle(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setStyleSheet(_TOGGLE)
        return button

    def _group(self, *buttons: QPushButton) -> QButtonGroup:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)
        return group

    def show_state(self, arrange: Arrange, grain: Grain, by: ColourBy) -> None:
        """Show what holds."""
        (self.seats if arrange is Arrange.SEATS else self.people).setChecked(True)
        (self.months if grain is Grain.MONTH else self.quarters).setChecked(True)
        self.colours.setCurrentIndex(self.colours.findData(by.value))

    def refresh_look(self) -> None:
        """Follow the palette."""
        for button in (self.seats, self.people, self.months, self.quarters):
            renew_style_sheet(button)
