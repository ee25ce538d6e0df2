"""Choosing which rows of the board are shown, and saying what is hidden."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from planner.services.board_rows import Arrange
from ui.theme import renew_style_sheet

if TYPE_CHECKING:
    from planner.services.board_filter import BoardFilter, FilterChoices

_SETS = ("sponsors", "roles", "countries", "statuses")


class ChoiceMenu(QMenu):
    """A menu of ticks that stays open while one is set after the other."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
            return
        super().keyPressEvent(event)


class FilterBar(QWidget):
    """Buttons with menus of ticks, two switches, and a sentence about what is hidden."""

    changed = Signal(object)  # BoardFilter

    def __init__(self, parent: QWidget | None = None) -> None:
        from planner.services.board_filter import EVERYTHING, FilterChoices

        super().__init__(parent)
        self.filter = EVERYTHING
        self._choices = FilterChoices()
        self._titles = {
            "sponsors": self.tr("Sponsor"),
            "roles": self.tr("Role"),
            "countries": self.tr("Country"),
            "statuses": self.tr("Status"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons = {name: self._menu_button(name) for name in _SETS}
        self.open_only = self._switch("open_only")
        self.problems_only = self._switch("problems_only")
        self.problems_only.setText(self.tr("Problems only"))
        self.clear = QToolButton()
        self.clear.setText(self.tr("Clear filters"))
        self.clear.clicked.connect(lambda: self.set_filter(EVERYTHING))
        self.statement = QLabel()
        self.statement.setTextFormat(Qt.TextFormat.PlainText)
        self.statement.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.statement.setAccessibleName(self.tr("What the filters hide"))
        for widget in (*self.buttons.values(), self.open_only, self.problems_only, self.clear):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.statement, 1)
        self.set_arrange(Arrange.SEATS)
        self._show()

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = ChoiceMenu(self._titles[name], button)
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        return button

    def _switch(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.toggled.connect(lambda on: self.set_filter(replace(self.filter, **{name: on})))
        return button

    def refresh_look(self) -> None:
        """Follow the palette."""
        for button in self.buttons.values():
            renew_style_sheet(button)

    def set_arrange(self, arrange: Arrange) -> None:
        """By people, what is open is their time."""
        by_people = arrange is Arrange.PEOPLE
        self.open_only.setText(self.tr("With time left") if by_people else self.tr("Open only"))
        self.open_only.setToolTip(
            self.tr("People who are free for a part of some month")
            if by_people
            else self.tr("Seats with months that nobody holds")
        )
        self.problems_only.setToolTip(
            self.tr("People with a lock that has to give way")
            if by_people
            else self.tr("Open seats, locks that give way, and studies below their margin floor")
        )

    def offer(self, choices: FilterChoices) -> None:
        """Offer what occurs in a portfolio."""
        if choices == self._choices:
            return
        self._choices = choices
        for name, button in self.buttons.items():
            menu = button.menu()
            menu.clear()
            for value in getattr(choices, name):
                action = menu.addAction(value.replace("&", "&&"))
                action.setData(value)
                action.setCheckable(True)
                action.toggled.connect(lambda on, name=name, value=value: self._tick(name, value, on))
            button.setEnabled(bool(getattr(choices, name)))
        self._show()

    def _tick(self, name: str, value: str, on: bool) -> None:
        chosen = getattr(self.filter, name)
        self.set_filter(replace(self.filter, **{name: chosen | {value} if on else chosen - {value}}))

    def set_filter(self, wanted: BoardFilter) -> None:
        """Filter by this."""
        if wanted != self.filter:
            self.filter = wanted
            self._show()
            self.changed.emit(wanted)

    def _show(self) -> None:
        for name, button in self.buttons.items():
            chosen = getattr(self.filter, name)
            title = self._titles[name]
            button.setText(f"{title}: {len(chosen)} ▾" if chosen else f"{title} ▾")
            button.setToolTip(", ".join(sorted(chosen)) or self.tr("All"))
            button.setAccessibleName(f"{title}: {', '.join(sorted(chosen))}" if chosen else title)
            for action in button.menu().actions():
                self._set_quietly(action, action.data() in chosen)
        self._set_quietly(self.open_only, self.filter.open_only)
        self._set_quietly(self.problems_only, self.filter.problems_only)
        self.clear.setVisible(bool(self.filter))

    @staticmethod
    def _set_quietly(switch: QAction | QToolButton, on: bool) -> None:
        switch.blockSignals(True)
        switch.setChecked(on)
        switch.blockSignals(False)

    def say(self, seen: int, every: int, search: str) -> None:
        """Say how many rows are hidden, and by what."""
        causes = [
            f"{self._titles[name]} {', '.join(sorted(getattr(self.filter, name)))}"
            for name in _SETS
            if getattr(self.filter, name)
        ]
        if self.filter.open_only:
            causes.append(self.open_only.text())
        if self.filter.problems_only:
            causes.append(self.problems_only.text())
        if search:
            causes.append(self.tr("“{text}”").format(text=search))
        words = ""
        if causes and seen < every:
            words = self.tr("{n} of {all} rows hidden by: {causes}").format(
                n=every - seen, all=every, causes="; ".join(causes)
            )
        elif seen < every:
            words = self.tr("{n} of {all} rows are in folded groups").format(n=every - seen, all=every)
        self.statement.setText(words)
        self.statement.setToolTip(words)

    # ---- remembering

    def state(self) -> dict[str, Any]:
        """The filter in plain values."""
        return {k: sorted(v) if isinstance(v, frozenset) else v for k, v in asdict(self.filter).items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Filter as remembered; what the portfolio does not have any more is left out."""
        from planner.services.board_filter import BoardFilter

        known = {
            name: frozenset(v for v in _texts(state.get(name)) if v in getattr(self._choices, name)) for name in _SETS
        }
        open_only, problems_only = (state.get(name) is True for name in ("open_only", "problems_only"))
        self.set_filter(BoardFilter(**known, open_only=open_only, problems_only=problems_only))


def _texts(value: object) -> list[str]:
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []
