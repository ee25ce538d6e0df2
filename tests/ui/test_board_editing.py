"""The board in its window: what is done by hand changes the plan, and the board looks as it was left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.board import Arrange, BarKind, RowKind
from tests.ui.conftest import MakeWindow
from tests.ui.test_main_window import planned
from ui.main_window import MainWindow


def ready(window: MainWindow, qtbot: QtBot) -> None:
    """A plan that is kept in the document, so that it can be edited."""
    planned(window, qtbot)
    qtbot.waitUntil(lambda: bool(window.controller.shown and window.controller.shown.record_id), timeout=20_000)


def select_seat(window: MainWindow, seat: int, first: int, last: int) -> int:
    """Select months of a seat; where its row is."""
    page = window.workspace.board
    assert page.model.board is not None
    row = page.model.visible_row(page.model.board.row_of(RowKind.SEAT, seat))
    page.view.select_spans([(row, first, last)])
    return row


def kinds(window: MainWindow, row: int) -> list[BarKind]:
    return [bar.kind for bar in window.workspace.board.model.entry(row).bars]


def held_seat(window: MainWindow) -> tuple[int, int]:
    """A seat and month that somebody holds without a lock."""
    shown = window.controller.shown
    assert shown is not None
    board = shown.boards[Arrange.SEATS]
    return next(
        (bar.seat, bar.first)
        for row in board.rows
        for bar in row.bars
        if bar.kind is BarKind.HELD and not bar.locked and row.kind is RowKind.SEAT
    )


def test_clearing_on_the_board_changes_the_plan_and_undo_brings_it_back(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    ready(window, qtbot)
    seat, month = held_seat(window)
    row = select_seat(window, seat, month, month)
    with qtbot.waitSignal(window.editing.kept, timeout=20_000):
        window.commands["board_clear"].trigger()
    assert BarKind.OPEN in kinds(window, row)
    assert window.workspace.board.view.selected_spans() == [(row, month, month)]
    before = window.workspace.board.model.board
    window.undo()
    qtbot.waitUntil(lambda: window.workspace.board.model.board is not before, timeout=20_000)
    assert window.workspace.board.model.bar_at(row, month).kind is BarKind.HELD  # type: ignore[union-attr]


def test_a_typed_name_is_assigned(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    ready(window, qtbot)
    seat, month = held_seat(window)
    row = select_seat(window, seat, month, month)
    name = window.workspace.board.model.bar_at(row, month).label  # type: ignore[union-attr]
    with qtbot.waitSignal(window.editing.kept, timeout=20_000):
        window.commands["board_clear"].trigger()
    view = window.workspace.board.view
    qtbot.keyClicks(view, name[0].lower())
    qtbot.waitUntil(window.board.hands.field.isVisible)
    qtbot.keyClicks(window.board.hands.field, name[1:])
    with qtbot.waitSignal(window.editing.kept, timeout=20_000):
        qtbot.keyClick(window.board.hands.field, Qt.Key.Key_Return)
    assert window.workspace.board.model.bar_at(row, month).label == name  # type: ignore[union-attr]


def test_paste_on_the_board_means_names_into_seats(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    ready(window, qtbot)
    seat, month = held_seat(window)
    row = select_seat(window, seat, month, month)
    QApplication.clipboard().setText("open")
    with qtbot.waitSignal(window.editing.kept, timeout=20_000):
        window.commands["paste"].trigger()
    assert window.workspace.board.model.bar_at(row, month).kind is BarKind.OPEN  # type: ignore[union-attr]


def test_the_menu_of_a_cell_is_made_of_the_windows_commands(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    ready(window, qtbot)
    select_seat(window, *held_seat(window), held_seat(window)[1])
    view = window.workspace.board.view
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, view.rect().center(), view.mapToGlobal(view.rect().center())
    )
    QApplication.sendEvent(view.viewport(), event)
    offered = window.board.menu.actions()
    assert window.commands["board_clear"] in offered
    assert window.commands["lock"] in offered
    window.board.menu.close()


def test_a_document_is_left_and_found_again_as_it_was(
    open_window: MakeWindow, make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    ready(window, qtbot)
    window.looking.by_people()
    window.board.quarters()
    window.shut_down()
    again = make_window()
    with qtbot.waitSignal(again.controller.opened, timeout=20_000):
        again.open_file(tmp_path / "portfolio.xlsx")
    assert again.workspace.board.arrange is Arrange.PEOPLE
    assert again.workspace.board.view.grain.name == "QUARTER"
