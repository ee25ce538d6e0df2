"""What is decided once for a whole table: the order of dates, the unit of work, the decimal sign."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from planner.services.import_preview import Choices, DateOrder, DecimalSign, FteUnit
from ui import vocabulary


class ValuesBar(QWidget):
    """Three choices that the file itself mostly answers; "as found" leaves it to the file."""

    chosen = Signal(object)  # Choices

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = Choices()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        orders = [(vocabulary.said(one.value), one) for one in DateOrder]
        units = [(vocabulary.said(one.value), one) for one in FteUnit]
        signs = [(self.tr("a point, 0.5"), DecimalSign.POINT), (self.tr("a comma, 0,5"), DecimalSign.COMMA)]
        self.order = self._box(self.tr("&Dates such as 03/04/2027"), orders)
        self.unit = self._box(self.tr("&Work is in"), units)
        self.sign = self._box(self.tr("D&ecimals after"), signs)
        self._row.addStretch(1)

    def _box(self, name: str, values: list[tuple[str, Any]]) -> QComboBox:
        box, label = QComboBox(), QLabel(name)
        label.setBuddy(box)
        box.setAccessibleName(name.replace("&", ""))
        box.addItem(self.tr("as the file shows"), None)
        for words, value in values:
            box.addItem(words, value)
        box.activated.connect(self._choose)
        self._row.addWidget(label)
        self._row.addWidget(box)
        self._row.addSpacing(14)
        return box

    def show_choices(self, choices: Choices | None) -> None:
        """Show what was said."""
        self._choices = choices or Choices()
        for box, value in (
            (self.order, self._choices.order),
            (self.unit, self._choices.unit),
            (self.sign, self._choices.sign),
        ):
            at = next((at for at in range(box.count()) if box.itemData(at) == value), 0)
            box.setCurrentIndex(at)

    def _choose(self) -> None:
        order, unit, sign = (box.currentData() for box in (self.order, self.unit, self.sign))
        self._choices = replace(
            self._choices,
            order=DateOrder(order) if order else None,
            unit=FteUnit(unit) if unit else None,
            sign=DecimalSign(sign) if sign else None,
        )
        self.chosen.emit(self._choices)
