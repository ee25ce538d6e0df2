"""A window with a portfolio open, and wizards in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from ui.importing.way import Step
from ui.importing.wizard import ImportWizard
from ui.main_window import MainWindow

PATIENCE = 30_000


def settle(wizard: ImportWizard, qtbot: QtBot) -> None:
    """Wait until the wizard has nothing under way."""
    quiet = [0]

    def idle() -> bool:
        quiet[0] = 0 if wizard.run.working or wizard._go_on_when_read else quiet[0] + 1
        return quiet[0] > 3

    qtbot.waitUntil(idle, timeout=PATIENCE)


def at(wizard: ImportWizard, step: Step) -> bool:
    """Whether the wizard shows that page now."""
    return wizard.step is step


def go_on(wizard: ImportWizard, qtbot: QtBot, until: Step) -> None:
    """Press Next until a page is there."""
    for _ in range(len(Step)):
        if wizard.step >= until:
            break
        assert wizard.next_button.isEnabled(), wizard.step
        wizard.next_button.click()
        settle(wizard, qtbot)
    assert wizard.step is until


Start = Callable[[Sequence[Path]], ImportWizard]


@pytest.fixture
def window(open_window: MakeWindow, tmp_path: Path) -> MainWindow:
    return open_window(import_folder=tmp_path / "memory")


@pytest.fixture
def start(window: MainWindow, qtbot: QtBot) -> Start:
    """Opens the wizard with files and waits until it has read them."""

    def go(paths: Sequence[Path]) -> ImportWizard:
        window.importing.import_files(paths)
        return wizard_of(window, qtbot)

    return go


def wizard_of(window: MainWindow, qtbot: QtBot) -> ImportWizard:
    """The wizard that is open, once it has read its files."""
    qtbot.waitUntil(lambda: window.importing.wizard is not None, timeout=PATIENCE)
    wizard = window.importing.wizard
    assert wizard is not None
    settle(wizard, qtbot)
    return wizard
