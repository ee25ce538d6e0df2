"""The board in its window: its commands, what is asked for by hand, the menu of its cells, and what is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from ui.actions import SEPARATOR
from ui.board.actions import CELL_MENU
from ui.board.columns import Grain
from ui.board.hands import Hands
from ui.board.memory import recall, remember
from ui.board.typing_keys import typed_text

if TYPE_CHECKING:
    from planner.services.changing import Change
    from ui.document_file import Opened
    from ui.main_window import MainWindow
    from ui.shown import ShownPlan


class BoardPart(QObject):
    """Listens to the board and its document."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page = window.workspace.board
        self.view = self.page.view
        self.hands = Hands(self.view)
        self.hands.change_asked.connect(self._change)
        self.hands.told.connect(self._tell)
        self.view.gestures = self.hands.gestures
        self.view.keys = self._key
        self.view.menu_asked.connect(self.open_menu)
        self._document = ""
        window.controller.opened.connect(self._on_opened)
        window.controller.saved.connect(self._on_saved)
        window.controller.plan_shown.connect(self._on_plan)

    # ---- commands

    def cut(self) -> None:
        """Copy what is selected and clear it."""
        self.hands.cut()

    def copy_headings(self) -> None:
        """Copy what is selected with the names of rows and months."""
        self.view.copy(headings=True)

    def paste(self) -> None:
        """Put the clipboard's names into the selected months."""
        self.hands.paste()

    def clear(self) -> None:
        """Nobody holds what is selected any more."""
        self.hands.clear()

    def name_holder(self) -> None:
        """Type who holds what is selected."""
        self.hands.ask_name()

    def fill_right(self) -> None:
        """The first selected month's holder holds the others as well."""
        self.hands.fill_right()

    def fill_down(self) -> None:
        """The topmost selected seat's holder holds those below as well."""
        self.hands.fill_down()

    def extend(self) -> None:
        """A month more for who holds the selection."""
        self.hands.extend(1)

    def shorten(self) -> None:
        """A month less."""
        self.hands.extend(-1)

    def follow(self) -> None:
        """From a seat to its holder, or from a person's work to its seat."""
        at = self.view.currentIndex()
        if at.isValid():
            self.view.choose(at)

    def find_next(self) -> None:
        """Go to the next hit."""
        self.page.finder.step(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.page.finder.step(-1)

    def months(self) -> None:
        """A column for each month."""
        self.page.set_grain(Grain.MONTH)

    def quarters(self) -> None:
        """A column for each quarter."""
        self.page.set_grain(Grain.QUARTER)

    def go_to_today(self) -> None:
        """Bring today's month into sight, or the end of the plan that is nearer to it."""
        x = self.view.months.today_x()
        if x is not None:
            bar = self.view.horizontalScrollBar()
            bar.setValue(bar.value() + x - self.view.viewport().width() // 3)

    def clear_filters(self) -> None:
        """Show every row."""
        from planner.services.board_filter import EVERYTHING

        self.page.search.clear()
        self.page.filters.set_filter(EVERYTHING)

    # ---- hands

    def _change(self, change: Change) -> None:
        self._window.editing.change(change)

    def _tell(self, words: str) -> None:
        self._window.place.setText(words)

    def _key(self, event: QKeyEvent) -> bool:
        text = typed_text(event)
        if text:
            self.hands.ask_name(text)
        return bool(text)

    def _on_plan(self, shown: ShownPlan | None) -> None:
        outcome = shown.outcome if shown is not None else None
        self.hands.show_plan(outcome.case if outcome else None, outcome.plan if outcome else None)

    def open_menu(self, place: QPoint) -> None:
        """The menu of a cell, made of the window's own commands."""
        menu = QMenu(self.view)
        actions = self._window.commands.actions
        for name in CELL_MENU:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name in actions:
                menu.addAction(actions[name])
        menu.popup(place)
        self.menu = menu

    # ---- remembering

    def _on_opened(self, opened: Opened) -> None:
        self.save()
        path = self._window.controller.path or opened.source
        self._document = str(path or self._window.controller.title)
        self.page.restore(recall(self._window.settings, self._document))

    def _on_saved(self, path: str) -> None:
        self._document = str(Path(path))

    def save(self) -> None:
        """Remember how the board of this document looks."""
        remember(self._window.settings, self._document, self.page.state())
