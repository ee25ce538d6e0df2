"""What the board says is selected, and the panels that stand beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.services.board import Arrange, RowKind, board_model
from planner.services.board_text import BoardText
from planner.services.stretch import Stretch
from tests.ui.portfolios import hand_made
from ui.board.model import BoardModel
from ui.board.selection import NOTHING, selection_of
from ui.main_window import MainWindow


def model_of(arrange: Arrange) -> BoardModel:
    case, plan, evaluation = hand_made()
    model = BoardModel()
    model.show(board_model(case, plan, evaluation, arrange), BoardText(case, plan, evaluation))
    return model


def row_of(model: BoardModel, kind: RowKind, item: int) -> int:
    return next(r for r in range(model.rowCount()) if (model.entry(r).kind, model.entry(r).item) == (kind, item))


def test_cells_of_a_seat_are_its_stretches_with_a_gap_between(qapp: object) -> None:
    model = model_of(Arrange.SEATS)
    row = row_of(model, RowKind.SEAT, 1)
    found = selection_of(model, [(row, 0), (row, 1), (row, 3)])
    assert found.stretches == (Stretch(1, 0, 1), Stretch(1, 3, 3))
    assert found.seats == (1,)
    assert found.months == (0, 3)


def test_cells_of_a_person_are_the_seats_they_hold(qapp: object) -> None:
    model = model_of(Arrange.PEOPLE)
    case, plan, _ = hand_made()
    person = int(plan.holder[0, 0])
    row = row_of(model, RowKind.PERSON, person)
    found = selection_of(model, [(row, month) for month in range(case.grid.count)])
    held = {(s.seat, t) for s in found.stretches for t in s.months}
    assert held and all(plan.holder[seat, month] == person for seat, month in held)
    assert found.person == person


def test_nothing_selected_is_nothing(qapp: object) -> None:
    assert selection_of(model_of(Arrange.SEATS), []) == NOTHING
    assert not NOTHING


def test_the_board_page_tells_what_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    page = window.workspace.board
    case, plan, evaluation = hand_made()
    page.model.show(board_model(case, plan, evaluation, Arrange.SEATS), BoardText(case, plan, evaluation))
    row = row_of(page.model, RowKind.SEAT, 0)
    with qtbot.waitSignal(page.selection_changed) as told:
        page.view.selectionModel().select(page.model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    assert told.args[0].stretches == (Stretch(0, 0, 0),)
    assert page.selection == told.args[0]
    window.shut_down()


def test_a_panel_has_an_entry_in_the_view_menu_and_stands_where_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = MainWindow(settings)
    qtbot.addWidget(first)
    first.add_panel("history", "History", QLabel("steps"))
    assert [action.text() for action in first.commands.panels_menu.actions()][-1] == "History"
    first.show()
    first.panels.show("history")
    first.shut_down()
    second = MainWindow(settings)
    qtbot.addWidget(second)
    dock = second.add_panel("history", "History", QLabel("steps"))
    assert dock.isHidden()
    second.panels.restore(settings)
    assert not dock.isHidden()
    second.shut_down()
