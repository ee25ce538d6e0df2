"""The table of actions, and what is made from it."""

from __future__ import annotations

from operator import attrgetter

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import MakeWindow
from ui.actions import SEPARATOR, TOOLBAR, action_specs, menus, sequences
from ui.menus import Commands

SUBMENUS = {"recent", "panels"}


def test_every_action_names_a_method_of_the_window_or_of_one_of_its_parts(make_window: MakeWindow) -> None:
    window = make_window()
    for spec in action_specs().values():
        assert callable(attrgetter(spec.slot)(window)), spec.name


def test_every_command_can_be_reached_from_the_menu_bar(qapp: QApplication) -> None:
    listed = {name for _, names in menus() for name in names} - {SEPARATOR} - SUBMENUS
    assert listed == set(action_specs())
    assert {name for name in TOOLBAR if name != SEPARATOR} <= listed


def test_no_shortcut_means_two_things(qapp: QApplication) -> None:
    seen: dict[str, str] = {}
    for spec in action_specs().values():
        for sequence in sequences(spec):
            assert seen.setdefault(sequence.toString(), spec.name) == spec.name


def test_toolbar_buttons_have_icon_and_tooltip(make_window: MakeWindow) -> None:
    commands = make_window().commands
    for name in (name for name in TOOLBAR if name != SEPARATOR):
        assert not commands[name].icon().isNull()
        assert commands[name].toolTip()


@pytest.mark.parametrize(
    ("states", "on", "off"),
    [
        (set(), {"open", "open_sample", "about"}, {"save", "plan", "stop", "export", "undo"}),
        ({"portfolio", "idle"}, {"save", "plan", "find"}, {"stop", "cancel", "export", "redo"}),
        ({"portfolio", "running"}, {"stop", "cancel"}, {"plan", "export"}),
        ({"portfolio", "idle", "plan", "undo"}, {"export", "undo", "zoom_in"}, {"redo"}),
    ],
)
def test_commands_are_offered_only_where_they_can_work(
    make_window: MakeWindow, states: set[str], on: set[str], off: set[str]
) -> None:
    commands: Commands = make_window().commands
    commands.enable(states)
    assert {name for name in on if not commands[name].isEnabled()} == set()
    assert {name for name in off if commands[name].isEnabled()} == set()


def test_a_command_that_cannot_be_given_says_what_it_waits_for(
    open_window: MakeWindow, make_window: MakeWindow
) -> None:
    window = make_window()
    assert "Open or import a portfolio first" in window.commands["save"].toolTip()
    assert "press Plan first" in window.commands["export"].statusTip()
    window = open_window()
    assert "first" not in window.commands["save"].toolTip()
    assert "press Plan first" in window.commands["export"].toolTip()
