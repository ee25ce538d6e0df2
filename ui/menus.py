"""Menus, toolbar and recent files, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from ui.actions import (
    LANGUAGE_ACTIONS,
    SEPARATOR,
    THEME_ACTIONS,
    TOOLBAR,
    ActionSpec,
    action_specs,
    menus,
    sequences,
)
from ui.icons import icon
from ui.vocabulary import said


class Commands(QObject):
    """The window's actions by name."""

    def __init__(self, window: QMainWindow, open_file: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._window = window
        self._open_file = open_file
        self.specs = action_specs()
        self.actions = {name: self._make(name) for name in self.specs}
        self.recent_menu = QMenu(self.tr("Open &recent"), window)
        self.panels_menu = QMenu(self.tr("Pane&ls"), window)
        self._fill_menus()
        self.toolbar = self._fill_toolbar()
        for choices in (THEME_ACTIONS, LANGUAGE_ACTIONS):
            group = QActionGroup(self)
            for name in choices.values():
                group.addAction(self.actions[name])

    def __getitem__(self, name: str) -> QAction:
        return self.actions[name]

    def _make(self, name: str) -> QAction:
        spec = self.specs[name]
        action = QAction(spec.text, self._window)
        action.setObjectName(name)
        action.setCheckable(spec.checkable)
        keys = sequences(spec)
        action.setShortcuts(keys)
        self._tell(action, spec, "")
        action.triggered.connect(lambda _=False, slot=spec.slot: attrgetter(slot)(self._window)())
        self._window.addAction(action)
        return action

    def _tell(self, action: QAction, spec: ActionSpec, missing: str) -> None:
        """What the action does, its key, and what it waits for where it cannot be used."""
        keys = sequences(spec)
        shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        tip = spec.tip or spec.text.replace("&", "").rstrip("…")
        action.setToolTip((f"{tip} ({shown})" if shown else tip) + (f"\n{missing}" if missing else ""))
        action.setStatusTip(f"{tip}. {missing}" if missing else tip)

    def _missing(self) -> dict[str, str]:
        """What each need is waiting for, in words."""
        return {
            "portfolio": self.tr("Open or import a portfolio first."),
            "plan": self.tr("There is no plan yet: press Plan first."),
            "replan": self.tr("There is no plan yet, or a search is running."),
            "running": self.tr("No search is running."),
            "idle": self.tr("Open or import a portfolio first; one search runs at a time."),
        }

    def _fill_menus(self) -> None:
        for title, names in menus():
            menu = self._window.menuBar().addMenu(title)
            for name in names:
                if name == SEPARATOR:
                    menu.addSeparator()
                elif name == "recent":
                    menu.addMenu(self.recent_menu)
                elif name == "panels":
                    menu.addMenu(self.panels_menu)
                else:
                    menu.addAction(self.actions[name])

    def _fill_toolbar(self) -> QToolBar:
        bar = QToolBar(self.tr("Main"), self._window)
        bar.setObjectName("mainToolbar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self.actions[name])
        self._window.addToolBar(bar)
        return bar

    def refresh_look(self) -> None:
        """Draw the icons anew after a change of palette."""
        for name, spec in self.specs.items():
            if spec.icon:
                self.actions[name].setIcon(icon(spec.icon))

    def enable(self, states: set[str]) -> None:
        """Enable the actions whose needs are among the states that hold."""
        missing = self._missing()
        for name, spec in self.specs.items():
            action, can = self.actions[name], not spec.needs or spec.needs in states
            if can != action.isEnabled() or not can:
                action.setEnabled(can)
                if spec.needs in missing:
                    self._tell(action, spec, "" if can else missing[spec.needs])

    def name_history(self, undo: str, redo: str) -> None:
        """Put the edits' names into Undo and Redo."""
        for name, text, edit in (("undo", self.tr("&Undo"), undo), ("redo", self.tr("&Redo"), redo)):
            whole = f"{text} {said(edit)}".strip()
            self.actions[name].setText(whole)
            self.actions[name].setIconText(text.replace("&", ""))
            self.actions[name].setToolTip(whole.replace("&", ""))

    def show_recent(self, files: list[str]) -> None:
        """Fill the menu of recent files; those that are gone are greyed."""
        self.recent_menu.clear()
        for number, name in enumerate(files, start=1):
            path = Path(name)
            action = self.recent_menu.addAction(f"&{number}  {path.name}")
            action.setToolTip(name)
            action.setStatusTip(name)
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _=False, path=path: self._open_file(path))
        self.recent_menu.setEnabled(bool(files))

    def shortcuts(self) -> list[tuple[str, str]]:
        """What each shortcut does, for the help."""
        found = []
        for spec in self.specs.values():
            plain = [k for k in sequences(spec) if _first_key(k) < Qt.Key.Key_Back]  # beyond: keys of few keyboards
            keys = ", ".join(k.toString(QKeySequence.SequenceFormat.NativeText) for k in plain)
            if keys:
                found.append((spec.text.replace("&", "").rstrip("…"), keys))
        return found


def _first_key(sequence: QKeySequence) -> int:
    return int(sequence[0].key())  # type: ignore[index]
