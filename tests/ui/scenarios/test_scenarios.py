"""The tab of scenarios by mouse and keyboard: list, copies, names, notes, publishing, comparing; all can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from planner.services.board_rows import RowKind
from tests.ui.conftest import MakeWindow
from tests.ui.scenarios.replanned import with_plans
from ui.main_window import MainWindow


@pytest.fixture
def window(open_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A window with the plans First and Second, its scenarios in front."""
    window = with_plans(open_window(), qtbot)
    window.commands["show_scenarios"].trigger()
    qtbot.waitUntil(lambda: window.scenarios.page.plans.model.rowCount() == 2)
    return window


def _names(window: MainWindow) -> list[str]:
    return [plan.name + "*" * plan.published for plan in window.controller.plans]


def _click_row(window: MainWindow, qtbot: QtBot, row: int, *, more: bool = False) -> None:
    view = window.scenarios.page.plans.view
    at = view.visualRect(view.model().index(row, 0)).center()
    modifier = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(at.x(), at.y()))


def _press(window: MainWindow, qtbot: QtBot, name: str) -> None:
    button = window.scenarios.page.findChild(QPushButton, f"scenario_{name}")
    assert button is not None and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _answer(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type into the dialog that is open and press Enter."""
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(QInputDialog)))
    dialog = next(d for d in window.findChildren(QInputDialog) if d.isVisible())
    dialog.setTextValue("")
    field = dialog.focusWidget() or dialog
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_list_tells_what_each_plan_is_worth_and_how_far_it_is_from_the_published_one(window: MainWindow) -> None:
    table = window.scenarios.page.listed.table
    names = [column.name for column in table.columns]
    first, second = (dict(zip(names, row, strict=True)) for row in table.rows)
    assert first["Name"] == "First (published)"
    assert (first["Moved"], first["Changed"]) == (0, 0)
    moved = second["Moved"]
    assert isinstance(moved, int) and moved > 0
    assert first["Score"] != second["Score"]


def test_a_plan_is_duplicated_and_the_copy_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    _click_row(window, qtbot, 1)
    _press(window, qtbot, "duplicate")
    qtbot.waitUntil(lambda: _names(window) == ["First*", "Second", "Copy of Second"])
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown.name == "Copy of Second")
    qtbot.waitUntil(lambda: window.scenarios.page.plans.model.rowCount() == 3)
    window.undo()
    qtbot.waitUntil(lambda: _names(window) == ["First*", "Second"])
    qtbot.waitUntil(lambda: window.scenarios.page.plans.model.rowCount() == 2)


def test_f2_renames_and_the_name_is_changed_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    _click_row(window, qtbot, 1)
    qtbot.keyClick(window.scenarios.page.plans.view, Qt.Key.Key_F2)
    _answer(window, qtbot, "Lean")
    qtbot.waitUntil(lambda: _names(window) == ["First*", "Lean"])
    qtbot.waitUntil(lambda: window.scenarios.page.listed.rows[1].name == "Lean")
    assert window.controller.shown is not None
    assert window.controller.shown.name == "Lean"
    assert window.controller.session is not None
    assert window.controller.session.undo_text == "Rename Second"


def test_a_name_that_is_taken_is_refused_in_words(window: MainWindow, qtbot: QtBot) -> None:
    _click_row(window, qtbot, 1)
    _press(window, qtbot, "rename")
    with qtbot.waitSignal(window.controller.failed) as failed:
        _answer(window, qtbot, "First")
    assert "already a plan named First" in str(failed.args[1])
    assert _names(window) == ["First*", "Second"]


def test_a_note_is_kept_and_listed(window: MainWindow, qtbot: QtBot) -> None:
    _click_row(window, qtbot, 0)
    _press(window, qtbot, "note")
    _answer(window, qtbot, "Agreed with Ana")
    qtbot.waitUntil(lambda: window.scenarios.page.listed.rows[0].note == "Agreed with Ana")


def test_publishing_moves_the_mark_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    _click_row(window, qtbot, 1)
    _press(window, qtbot, "publish")
    qtbot.waitUntil(lambda: _names(window) == ["First", "Second*"])
    qtbot.waitUntil(lambda: window.scenarios.page.listed.rows[1].published)
    assert window.scenarios.page.buttons["publish"].text() == "Take back"
    _press(window, qtbot, "publish")
    qtbot.waitUntil(lambda: _names(window) == ["First", "Second"])
    qtbot.waitUntil(lambda: window.scenarios.page.listed.rows[1].people is None)


def test_delete_removes_what_is_selected_and_undo_in_the_message_brings_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    _click_row(window, qtbot, 1)
    qtbot.keyClick(window.scenarios.page.plans.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: _names(window) == ["First*"])
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown.name == "First")
    button = next(b for b in window.message.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _names(window) == ["First*", "Second"])


def test_enter_shows_the_plan_on_the_board(window: MainWindow, qtbot: QtBot) -> None:
    _click_row(window, qtbot, 0)
    _press(window, qtbot, "show")
    assert window.workspace.tabs.currentWidget() is window.workspace.board
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown.name == "First")


def test_two_plans_are_put_side_by_side(window: MainWindow, qtbot: QtBot) -> None:
    page = window.scenarios.page
    _click_row(window, qtbot, 0)
    assert not page.buttons["compare"].isEnabled()
    _click_row(window, qtbot, 1, more=True)
    _press(window, qtbot, "compare")
    qtbot.waitUntil(lambda: page.comparison.isVisible())
    assert page.comparison.summary.text().startswith("Second compared with First: ")
    headings = [column.name for column in page.comparison.figures.model.table.columns]
    assert headings == ["Of", "Figure", "First", "Second", "Second: change"]
    assert page.comparison.moves.model.rowCount() > 0
    kinds = [row.kind for row in page.comparison.model.board.rows]  # type: ignore[union-attr]
    assert RowKind.SEAT in kinds and RowKind.STUDY in kinds


def test_the_board_of_differences_is_searched_and_read_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    page = window.scenarios.page
    page.select({row.id for row in page.listed.rows})
    window.commands["compare_plans"].trigger()
    qtbot.waitUntil(lambda: page.comparison.isVisible())
    page.comparison.tabs.setCurrentIndex(2)
    every = page.comparison.model.rowCount()
    qtbot.keyClicks(page.comparison.finder, "borax")
    assert 0 < page.comparison.model.rowCount() < every
    board = page.comparison.board
    board.setFocus()
    board.setCurrentIndex(page.comparison.model.index(2, 0))
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert "First: " in window.place.text() and "Second: " in window.place.text()


def test_one_plan_alone_is_not_compared_but_the_way_is_told(window: MainWindow, qtbot: QtBot) -> None:
    _click_row(window, qtbot, 0)
    window.commands["compare_plans"].trigger()
    assert window.message.isVisible()
    assert not window.scenarios.page.comparison.isVisible()


def test_with_a_single_plan_it_says_what_to_do_next_and_what_buttons_wait_for(
    open_window: MakeWindow, qtbot: QtBot
) -> None:
    window = open_window()
    page = window.scenarios.page
    window.commands["show_scenarios"].trigger()
    assert "Press Plan" in page.hint.text()
    assert page.buttons["duplicate"].toolTip().endswith("There is no plan yet.")
    with qtbot.waitSignal(window.controller.plan_shown, timeout=20_000):
        window.plan()
    window.commands["show_scenarios"].trigger()
    qtbot.waitUntil(lambda: page.plans.model.rowCount() == 1)
    qtbot.waitUntil(lambda: page.buttons["duplicate"].isEnabled())  # the plan shown is the one that is meant
    assert "There is one plan." in page.hint.text()
    assert page.buttons["compare"].toolTip().endswith("There is only one plan; two are needed.")
