"""The board as a widget: painting, keyboard, folding, finding, words for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.board import Arrange, Board, RowKind, board_model
from planner.services.board_text import BoardText
from tests.ui.portfolios import hand_made
from ui.board.model import BoardModel
from ui.board.view import BoardView
from ui.theme import Theme, apply_theme, sponsor_colour


def shown(arrange: Arrange = Arrange.SEATS) -> tuple[Board, BoardText]:
    case, plan, evaluation = hand_made()
    return board_model(case, plan, evaluation, arrange), BoardText(case, plan, evaluation)


@pytest.fixture
def model(qapp: QApplication) -> BoardModel:
    made = BoardModel()
    made.show(*shown())
    return made


@pytest.fixture
def view(qtbot: QtBot, model: BoardModel) -> BoardView:
    made = BoardView(model)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def pixel(view: BoardView, row: int, month: int, dx: float = 0.9) -> QColor:
    """The colour near the right edge of a cell, between label and border."""
    image: QImage = view.viewport().grab().toImage()
    sight = view.sight(view.viewport().rect())
    assert sight is not None
    x = sight.column_x(month) + round(sight.cell_width * dx)
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round((sight.row_y(row) + 6) * ratio))


def test_the_model_keeps_qts_rules(model: BoardModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.toggle_fold(0)
    model.set_search("eve")
    model.show(None, None)
    tester.deleteLater()


def test_a_held_month_has_the_sponsors_colour_and_an_idle_one_the_ground(view: BoardView) -> None:
    assert pixel(view, 2, 0) == sponsor_colour(0)
    assert pixel(view, 7, 3) == sponsor_colour(1)
    assert pixel(view, 4, 0, dx=0.5) == view.palette().base().color()


def test_an_open_month_is_hatched_not_filled(view: BoardView) -> None:
    image = view.viewport().grab().toImage()
    sight = view.sight(view.viewport().rect())
    assert sight is not None
    row = [
        image.pixelColor(sight.column_x(3) + x, sight.row_y(4) + y).name() for x in range(10, 40) for y in range(4, 18)
    ]
    assert view.palette().base().color().name() in row
    assert len(set(row)) > 1
    assert sponsor_colour(0).name() not in row


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("arrange", list(Arrange))
def test_every_zoom_and_scroll_position_paints(
    view: BoardView, model: BoardModel, qapp: QApplication, theme: Theme, arrange: Arrange
) -> None:
    apply_theme(qapp, theme)
    model.show(*shown(arrange))
    for step in range(8):
        view.set_zoom(step)
        view.horizontalScrollBar().setValue(step * 30)
        assert not view.viewport().grab().isNull()


def test_screen_readers_get_each_cell_in_words(view: BoardView, model: BoardModel) -> None:
    table = QAccessible.queryAccessibleInterface(view)
    assert table.role() == QAccessible.Role.Table
    assert model.data(model.index(2, 2), Qt.ItemDataRole.AccessibleTextRole).startswith("A, CRA 1, 2027-03: Bob")
    assert model.headerData(2, Qt.Orientation.Vertical) == "CRA 1"


def test_arrow_keys_move_and_the_cell_is_told_in_words(view: BoardView, model: BoardModel, qtbot: QtBot) -> None:
    view.setCurrentIndex(model.index(2, 0))
    with qtbot.waitSignal(view.cell_entered) as told:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "2027-02: Ann" in told.args[0]
    assert view.currentIndex().column() == 1


def test_enter_on_a_heading_folds_and_unfolds_it(view: BoardView, model: BoardModel, qtbot: QtBot) -> None:
    view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [model.entry(r).label for r in range(model.rowCount())] == ["Acme", "Borax", "C", "CRA 1", "CRA 2"]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert model.rowCount() == 9


def test_a_click_on_a_heading_at_the_left_folds_it(view: BoardView, model: BoardModel, qtbot: QtBot) -> None:
    header = view.verticalHeader().viewport()
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(20, view.rowViewportPosition(1) + 5))
    assert model.is_folded(1)
    assert model.rowCount() == 8


def test_enter_on_a_bar_asks_to_follow_its_holder(view: BoardView, model: BoardModel, qtbot: QtBot) -> None:
    view.setCurrentIndex(model.index(2, 3))
    with qtbot.waitSignal(view.bar_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args[0].label == "Bob"


def test_finding_keeps_the_headings_above_what_was_found(model: BoardModel) -> None:
    model.set_search("eve")
    assert [model.entry(r).label for r in range(model.rowCount())] == ["Borax", "C", "CRA 1"]
    model.set_search("borax")
    assert model.rowCount() == 4
    model.set_search("")
    assert model.rowCount() == 9


def test_ctrl_wheel_zooms_about_the_pointer(view: BoardView, qapp: QApplication) -> None:
    before = view.zoom
    view.set_zoom(before + 2)
    view.horizontalScrollBar().setValue(40)
    under = view.columnAt(200)
    event = QWheelEvent(
        QPointF(200, 50), QPointF(200, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(view.viewport(), event)
    assert view.zoom == before + 3
    assert abs(view.columnAt(200) - under) <= 1


def test_fitting_brings_all_months_into_sight(view: BoardView, model: BoardModel) -> None:
    view.set_zoom(7)
    view.fit_months()
    assert view.horizontalHeader().length() <= view.viewport().width()


def test_copying_gives_headings_and_cells_as_tab_separated_text(view: BoardView, model: BoardModel) -> None:
    view.selectionModel().select(model.index(2, 0), view.selectionModel().SelectionFlag.Select)
    view.selectionModel().select(model.index(2, 2), view.selectionModel().SelectionFlag.Select)
    view.copy()
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Ann\t\tBob"
    assert "<td" in data.html() and "Bob" in data.html()
    view.copy(headings=True)
    assert QApplication.clipboard().text() == "\t2027-01\t2027-02\t2027-03\nCRA 1\tAnn\t\tBob"


def test_going_to_a_seat_makes_it_current(view: BoardView, model: BoardModel) -> None:
    assert view.go_to(RowKind.SEAT, 3, 1)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (8, 1)
    model.set_search("nothing like it")
    assert not view.go_to(RowKind.SEAT, 3, 1)


def test_the_headings_can_be_dragged_wider(view: BoardView, qtbot: QtBot) -> None:
    header = view.verticalHeader()
    before = header.width()
    edge = QPoint(header.viewport().width() - 2, 100)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(header.viewport(), edge + QPoint(80, 0))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(80, 0))
    qtbot.waitUntil(lambda: header.width() > before + 60)


def test_labels_stay_in_sight_while_their_bar_is(view: BoardView, model: BoardModel) -> None:
    """Scrolled sideways, the first bar still begins with text: its left end is not plain colour."""
    view.resize(500, 300)
    view.set_zoom(7)
    view.horizontalScrollBar().setValue(100)
    image = view.viewport().grab().toImage()
    y = view.rowViewportPosition(2)
    colours = {image.pixelColor(x, y + dy).name() for x in range(6, 30) for dy in range(6, 18)}
    assert len(colours) > 1
