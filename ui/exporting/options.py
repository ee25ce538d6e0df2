"""The left side of the export dialog: what leaves, as a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.writing import PAGES, TABLE, TABLES, WORKBOOK
from ui.importing.tick_list import TickList
from ui.settings import text

if TYPE_CHECKING:
    from planner.domain.case import Case

_BOXES = ("names", "costs", "leave_kinds")


class Options(QWidget):
    """Format, months, sponsors, names, costs, leave kinds, and the plan to compare with."""

    changed = Signal()  # other values leave
    format_changed = Signal()

    def __init__(self, case: Case, plans: Sequence[str], published: bool, settings: QSettings) -> None:
        """``plans`` are the others of the document, ``published`` whether one of them is published."""
        super().__init__()
        self._settings = settings
        self._labels = case.grid.labels
        self._sponsors = tuple(sponsor.name for sponsor in case.portfolio.sponsors)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._make_head(plans, published))
        column.addWidget(self._make_sponsors(), 1)
        column.addWidget(self._make_boxes())
        self._recall()
        self._follow()
        self._connect()

    def _make_head(self, plans: Sequence[str], published: bool) -> QFormLayout:
        self.format = QComboBox()
        for words, suffix in (
            (self.tr("Excel workbook (.xlsx)"), WORKBOOK),
            (self.tr("All tables as CSV (.zip)"), TABLES),
            (self.tr("One table as CSV (.csv)"), TABLE),
            (self.tr("Pages for print (.pdf)"), PAGES),
        ):
            self.format.addItem(words, suffix)
        self.first, self.last, self.since = QComboBox(), QComboBox(), QComboBox()
        for box in (self.first, self.last):
            box.addItems(self._labels)
        self.last.setCurrentIndex(len(self._labels) - 1)
        nothing = self.tr("The published plan") if published else self.tr("Nothing")
        self.since.addItem(nothing, "")
        for name in plans:
            self.since.addItem(name, name)
        for box, name in (
            (self.format, self.tr("Format")),
            (self.first, self.tr("First month")),
            (self.last, self.tr("Last month")),
            (self.since, self.tr("Compare with")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(7)
        months = QHBoxLayout()
        months.addWidget(self.first, 1)
        months.addWidget(QLabel(self.tr("to")))
        months.addWidget(self.last, 1)
        form = QFormLayout()
        form.addRow(self.tr("&Format"), self.format)
        form.addRow(self.tr("&Months"), months)
        form.addRow(self.tr("Com&pare with"), self.since)
        label = form.labelForField(months)
        if isinstance(label, QLabel):
            label.setBuddy(self.first)
        self._since_label = form.labelForField(self.since)
        return form

    def _make_sponsors(self) -> QGroupBox:
        group = QGroupBox(self.tr("Sponsors"))
        self.sponsors = TickList(self.tr("Sponsors that leave"))
        self.sponsors.show_names([(name, name) for name in self._sponsors], self._sponsors)
        self.all = QCheckBox(self.tr("&All sponsors"))
        self.all.setChecked(True)
        self.safe = QCheckBox(self.tr("Safe to &send to the sponsor"))
        self.safe.setToolTip(
            self.tr("No money, and nothing of other sponsors, their studies or other people. Tick one sponsor first.")
        )
        self.safe_hint = QLabel(self.tr("For this, tick one sponsor only."))
        self.safe_hint.setWordWrap(True)
        self.safe_hint.setIndent(24)
        column = QVBoxLayout(group)
        column.addWidget(self.all)
        column.addWidget(self.sponsors, 1)
        column.addWidget(self.safe)
        column.addWidget(self.safe_hint)
        return group

    def _make_boxes(self) -> QGroupBox:
        group = QGroupBox(self.tr("Included"))
        self.names = QCheckBox(self.tr("&Names beside staff ids"))
        self.costs = QCheckBox(self.tr("&Costs, rates and margins"))
        self.leave_kinds = QCheckBox(self.tr("&Kinds of leave"))
        column = QVBoxLayout(group)
        for box in (self.names, self.costs, self.leave_kinds):
            box.setChecked(True)
            column.addWidget(box)
        return group

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self.format_changed)
        for months in (self.first, self.last, self.since):
            months.currentIndexChanged.connect(self._told)
        self.sponsors.ticked_changed.connect(self._told)
        self.all.clicked.connect(self._all_or_none)
        for box in (self.safe, self.names, self.costs, self.leave_kinds):
            box.toggled.connect(self._told)

    # ---- saying

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        return str(self.format.currentData())

    def choice(self) -> ExportChoice:
        """What leaves, whichever sheets."""
        ticked = self.sponsors.ticked
        sponsors = tuple(name for name in self._sponsors if name in ticked)
        safe = self.safe.isChecked() and self.safe.isEnabled()
        everybody = len(sponsors) == len(self._sponsors) and not safe
        whole = self.first.currentIndex() == 0 and self.last.currentIndex() == len(self._labels) - 1
        return ExportChoice(
            None,
            "" if whole else self.first.currentText(),
            "" if whole else self.last.currentText(),
            () if everybody else sponsors,
            safe,
            self.names.isChecked(),
            self.costs.isChecked() and not safe,
            self.leave_kinds.isChecked() and not safe,
            "" if safe else str(self.since.currentData()),
        )

    def trouble(self) -> str:
        """Why nothing can be exported as it stands; '' if it can."""
        if not self.sponsors.ticked:
            return self.tr("Tick at least one sponsor.")
        if self.first.currentIndex() > self.last.currentIndex():
            return self.tr("The first month is after the last one.")
        return ""

    def remember(self) -> None:
        """Keep for next time what holds for every plan; sponsors and months are asked anew."""
        self._settings.setValue("export/format", self.suffix)
        for name in _BOXES:
            self._settings.setValue(f"export/{name}", "yes" if getattr(self, name).isChecked() else "no")

    def _recall(self) -> None:
        at = self.format.findData(text(self._settings, "export/format", WORKBOOK))
        self.format.setCurrentIndex(max(0, at))
        for name in _BOXES:
            getattr(self, name).setChecked(text(self._settings, f"export/{name}", "yes") == "yes")

    def _all_or_none(self) -> None:
        self.sponsors.show_names(
            [(name, name) for name in self._sponsors], self._sponsors if self.all.isChecked() else ()
        )
        self._told()

    def _told(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """What can be chosen now."""
        ticked = len(self.sponsors.ticked)
        self.all.setChecked(ticked == len(self._sponsors))
        self.safe.setEnabled(ticked == 1)
        self.safe_hint.setVisible(ticked != 1)
        safe = self.safe.isChecked() and ticked == 1
        for widget in (self.costs, self.leave_kinds, self.since):
            widget.setEnabled(not safe)
