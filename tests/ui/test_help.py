"""The manual inside the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from ui.help.window import PAGES, HelpWindow, read_pages


@pytest.fixture
def manual(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def test_every_link_of_the_manual_leads_to_a_page() -> None:
    for page in read_pages():
        for link in re.findall(r"\]\(([^)]+)\)", page.text):
            assert link.removesuffix(".md") in PAGES, f"{page.name}: {link}"


def test_the_manual_names_only_shortcuts_that_exist(make_window: MakeWindow) -> None:
    window = make_window()
    known = {keys for _, text in window.commands.shortcuts() for keys in text.split(", ")}
    board = {"Ctrl+Wheel", "Shift+Arrows", "Ctrl+V"}
    for page in read_pages():
        for keys in re.findall(r"\b(?:Ctrl|Shift|Alt)\+(?:Shift\+)?(?:\w+|\+|-)|\bF\d+\b", page.text):
            assert keys in known | board, f"{page.name}: {keys}"


def test_finding_lists_the_pages_that_have_the_word(qtbot: QtBot, manual: HelpWindow) -> None:
    qtbot.keyClicks(manual.field, "retention")
    assert [manual.contents.item(i).text() for i in range(manual.contents.count())] == ["Words"]
    assert "Retention" in manual.text.toPlainText()
    assert manual.text.textCursor().selectedText().casefold() == "retention"
    manual.field.clear()
    assert manual.contents.count() == len(PAGES)


def test_links_lead_from_page_to_page_and_nowhere_else(manual: HelpWindow) -> None:
    manual.text.anchorClicked.emit(QUrl("board.md"))
    assert manual.text.toPlainText().startswith("The staffing board")
    manual.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert manual.text.toPlainText().startswith("The staffing board")


def test_help_opens_at_the_first_steps_before_anything_is_open(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.help.show()
    opened = window.findChild(HelpWindow)
    assert opened is not None
    assert opened.text.toPlainText().startswith("First steps")
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(HelpWindow) is None)


def test_f1_opens_the_page_of_the_view_in_front(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.scenarios.page)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    opened = window.findChild(HelpWindow)
    assert opened is not None
    assert opened.text.toPlainText().startswith("Scenarios")


def test_f1_helps_in_a_dialog_that_holds_the_window_back(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.help.show()
    dialog = QDialog(window)
    window.help.helps_in(dialog, "export")
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    opened = dialog.findChild(HelpWindow)
    assert opened is not None
    assert opened.text.toPlainText().startswith("Export")
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.findChild(HelpWindow) is None)
    assert dialog.isVisible()
    dialog.reject()
    window.help.show()
    qtbot.waitUntil(lambda: window.findChild(HelpWindow) is not None)
