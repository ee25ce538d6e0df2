"""Which trials of a registry become studies: sponsors, states, years, and whose work they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner.services.import_preview import OURS, RegistryView, TrialStatus, registry_view, trials_chosen
from ui.importing.page import airy, plain, strong
from ui.importing.tick_list import TickList
from ui.theme import alert_colour

if TYPE_CHECKING:
    from ui.importing.run import ImportRun

_VALUE = Qt.ItemDataRole.UserRole


class RegistryPanel(QWidget):
    """The choice of trials; nothing ticked among the sponsors means all of them."""

    counted = Signal()

    def __init__(self, run: ImportRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._view: RegistryView | None = None
        self._filling = False
        self.count = 0
        self._build()

    def _build(self) -> None:
        self.sponsors = TickList(self.tr("Sponsors"))
        self.sponsors.ticked_changed.connect(self._say_lists)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a sponsor…"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find a sponsor"))
        self.search.textChanged.connect(self.sponsors.set_filter)
        self.chosen = plain()
        left = QGroupBox(self.tr("Sponsors (none ticked: all)"))
        column = QVBoxLayout(left)
        column.addWidget(self.search)
        column.addWidget(self.sponsors, 1)
        column.addWidget(self.chosen)
        self.statuses = self._list(self.tr("States"))
        middle = QGroupBox(self.tr("States in the registry"))
        inner = QVBoxLayout(middle)
        inner.addWidget(self.statuses)
        self.summary = plain()
        self.wanted = strong(plain())
        row = QHBoxLayout()
        row.addWidget(left, 3)
        row.addWidget(middle, 2)
        row.addWidget(self._others(), 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.summary)
        whole.addLayout(row, 1)
        whole.addWidget(self.wanted)

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        airy(made)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(name)
        made.itemChanged.connect(self._say_lists)
        return made

    def _others(self) -> QGroupBox:
        box = QGroupBox(self.tr("Which, and how they count"))
        grid = QGridLayout(box)
        self.first, self.last = self._year(), self._year()
        self.first.valueChanged.connect(lambda year: self._say(first_year=year or None))
        self.last.valueChanged.connect(lambda year: self._say(last_year=year or None))
        self.open_months = QSpinBox()
        self.open_months.setRange(0, 240)
        self.open_months.setSpecialValueText(self.tr("a problem"))
        self.open_months.setSuffix(self.tr(" months"))
        self.open_months.valueChanged.connect(lambda months: self._say(months_if_open=months or None))
        rows = (
            (self.tr("Under way in or &after"), self.first),
            (self.tr("Under way in or &before"), self.last),
            (self.tr("A trial without an end &lasts"), self.open_months),
        )
        for at, (name, field) in enumerate(rows):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
        self.ours = self._check(self.tr("These trials are &run by us"))
        self.ours.setToolTip(
            self.tr("Awarded or Ongoing instead of Forecast: the registry does not say who does the work")
        )
        self.ours.toggled.connect(lambda on: self._say(awards=dict(OURS) if on else {}))
        self.interventional = self._check(self.tr("&Interventional trials only"))
        self.interventional.toggled.connect(lambda on: self._say(interventional_only=on))
        self.protocol = self._check(self.tr("Study ID is the sponsor's &protocol number"))
        self.protocol.toggled.connect(lambda on: self._say(id_from_protocol=on))
        self.number = self._check(self.tr("Take a missing start from the &year in the number"))
        self.number.toggled.connect(lambda on: self._say(start_from_number=on))
        for at, check in enumerate((self.ours, self.interventional, self.protocol, self.number), len(rows)):
            grid.addWidget(check, at, 0, 1, 2)
        grid.setRowStretch(len(rows) + 4, 1)
        return box

    def _year(self) -> QSpinBox:
        made = QSpinBox()
        made.setRange(0, 2100)
        made.setSpecialValueText(self.tr("any year"))
        return made

    def _check(self, words: str) -> QCheckBox:
        return QCheckBox(words)

    # ---- showing

    def forget(self) -> None:
        """Other files: look again."""
        self._view = None

    def show_files(self) -> None:
        """Show what the registry's files hold."""
        if self._view is None:
            files = self._run.files
            self._run.start(self.tr("Looking at the trials…"), lambda _: registry_view(files), self._show)

    def _show(self, view: RegistryView) -> None:
        self._view = view
        self._filling = True
        choice = self._run.choices.registry
        forms, count = " + ".join(view.trials.names), len(view.trials.trials)
        self.summary.setText(self.tr("{names}: {n} trials.").format(names=forms, n=f"{count:,}"))
        names = [(f"{name or '–'}  ({n:,})", name) for name, n in view.sponsors]
        self.sponsors.show_names(names, choice.sponsors)
        states = [(f"{status.value}  ({n:,})", status) for status, n in view.statuses]
        self._fill(self.statuses, states, choice.statuses)
        if view.years is not None:
            for field in (self.first, self.last):
                field.setRange(view.years[0] - 1, max(view.years[0], min(view.years[1], 2100)))
        self.first.setValue(choice.first_year or self.first.minimum())
        self.last.setValue(choice.last_year or self.last.minimum())
        self.ours.setChecked(bool(choice.awards))
        self.interventional.setChecked(choice.interventional_only)
        self.protocol.setChecked(choice.id_from_protocol)
        self.number.setChecked(choice.start_from_number)
        self.open_months.setValue(choice.months_if_open or 0)
        self._filling = False
        self._count()

    def _fill(self, box: QListWidget, rows: list[tuple[str, Any]], ticked: frozenset[Any]) -> None:
        box.clear()
        for words, value in rows:
            item = QListWidgetItem(words)
            item.setToolTip(words)
            item.setData(_VALUE, value)
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            box.addItem(item)

    def _count(self) -> None:
        ticked = len(self._run.choices.registry.sponsors)
        every = len(self._view.sponsors) if self._view is not None else 0
        words = self.tr("{n} of {all} sponsors ticked") if ticked else self.tr("All {all} sponsors")
        self.chosen.setText(words.format(n=ticked, all=f"{every:,}"))
        view, choice = self._view, self._run.choices.registry
        if view is not None:
            self._run.start(self.tr("Counting the trials…"), lambda _: trials_chosen(view, choice), self._show_wanted)

    def _show_wanted(self, count: int) -> None:
        """Say how many trials are chosen; none at all needs another choice."""
        if count:
            self.wanted.setText(self.tr("{n} trials are chosen.").format(n=f"{count:,}"))
        else:
            self.wanted.setText(self.tr("No trial is chosen: tick other states, years or sponsors."))
        self.wanted.setStyleSheet("" if count else f"color: {alert_colour(QApplication.palette()).name()}")
        self.count = count
        self.counted.emit()

    # ---- saying

    def _say(self, **changes: Any) -> None:
        if not self._filling:
            year = self.first.minimum()
            for name in ("first_year", "last_year"):
                if changes.get(name) == year:
                    changes[name] = None
            self._run.say(registry=replace(self._run.choices.registry, **changes))
            self._count()

    def _say_lists(self) -> None:
        if self._filling:
            return
        statuses = frozenset(TrialStatus(item.data(_VALUE)) for item in _ticked(self.statuses))
        self._say(sponsors=self.sponsors.ticked, statuses=statuses)


def _items(box: QListWidget) -> list[QListWidgetItem]:
    return [item for at in range(box.count()) if (item := box.item(at)) is not None]


def _ticked(box: QListWidget) -> list[QListWidgetItem]:
    return [item for item in _items(box) if item.checkState() is Qt.CheckState.Checked]
