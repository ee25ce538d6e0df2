"""Selecting on the board by mouse and keyboard: what a click and Shift select after columns or rows have changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.services.board import Arrange, RowKind
from planner.services.stretch import Stretch
from tests.ui.test_board_page import shown_plan
from ui.board.columns import Grain
from ui.board.hands import Hands
from ui.board.overlay import cells_rect
from ui.views.board import BoardPage

PLAIN, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Spans = list[tuple[int, int, int]]


@pytest.fixture
def page(qtbot: QtBot) -> BoardPage:
    """Rows 2 and 4 are the seats 0 and 1; four months, of which the first three are a quarter."""
    made = BoardPage()
    qtbot.addWidget(made)
    made.resize(1200, 600)
    shown = shown_plan()
    made.show_plan(shown)
    hands = Hands(made.view)
    hands.show_plan(shown.outcome.case, shown.outcome.plan)
    made.view.gestures = hands.gestures
    made.show()
    return made


def click(page: BoardPage, row: int, column: int, keys: Qt.KeyboardModifier = PLAIN) -> Spans:
    """Click into a cell, and tell what is selected then."""
    at: QPoint = cells_rect(page.view, row, row, column, column).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, keys, at)
    page.settle_selection()
    return page.view.selected_spans()


def to_quarters(page: BoardPage) -> None:
    page.set_grain(Grain.QUARTER)


def to_people_and_back(page: BoardPage) -> None:
    page.set_arrange(Arrange.PEOPLE)
    page.set_arrange(Arrange.SEATS)


def to_fewer_columns(page: BoardPage) -> None:
    page.view.figures.set_hidden(["continuity"])


def fold_and_unfold(page: BoardPage) -> None:
    page.model.fold_all(True)
    page.model.fold_all(False)


def seek(page: BoardPage) -> None:
    page.search.setText("CRA")
    page.search.setText("")


def fit(page: BoardPage) -> None:
    page.resize(360, 600)
    page.view.fit_months()
    page.resize(1200, 600)


@pytest.mark.parametrize("change", [to_quarters, fit, to_people_and_back, to_fewer_columns, fold_and_unfold, seek])
def test_a_click_selects_its_cell_alone_whatever_has_changed(
    page: BoardPage, change: Callable[[BoardPage], None]
) -> None:
    click(page, 2, 0)
    click(page, 2, 3, SHIFT)
    change(page)
    spans = page.model.columns.spans
    assert click(page, 4, 0) == [(4, *spans[0])]
    assert page.selection.stretches == (Stretch(1, *spans[0]),)
    assert click(page, 4, 0, SHIFT) == [(4, *spans[0])]
    assert click(page, 4, 1, SHIFT) == [(4, spans[0][0], spans[1][1])]


def fold_others(page: BoardPage) -> None:
    page.model.toggle_fold(3)


@pytest.mark.parametrize("change", [fold_others, seek])
def test_shift_goes_on_from_where_the_selection_started(page: BoardPage, change: Callable[[BoardPage], None]) -> None:
    click(page, 2, 1)
    click(page, 2, 2, SHIFT)
    change(page)
    assert click(page, 2, 3, SHIFT) == [(2, 1, 3)]
    assert click(page, 2, 0, SHIFT) == [(2, 0, 1)]


def test_shift_goes_on_from_the_start_after_a_change_of_unit(page: BoardPage) -> None:
    click(page, 2, 3)
    click(page, 2, 1, SHIFT)
    page.set_grain(Grain.QUARTER)
    assert click(page, 2, 1, SHIFT) == [(2, 3, 3)]
    page.set_grain(Grain.MONTH)
    assert click(page, 2, 2, SHIFT) == [(2, 2, 3)]


@pytest.mark.parametrize("zooms", [(3, 5), (0, 8, 3, 4, 5), (8, 2, 5)])
def test_columns_lie_where_their_months_are_painted(page: BoardPage, zooms: tuple[int, ...]) -> None:
    for zoom in zooms:
        page.view.set_zoom(zoom)
        places = [page.view.columnViewportPosition(column) for column in range(page.model.columnCount())]
        assert places == [page.view.month_x(first) for first, _ in page.model.columns.spans]
        width = sum(page.view.columnWidth(column) for column in range(page.model.columnCount()))
        assert width == 4 * page.view.month_width


@pytest.mark.parametrize("keys", [PLAIN, SHIFT, CTRL])
def test_a_jump_selects_its_cell_alone_whatever_keys_are_down(page: BoardPage, keys: Qt.KeyboardModifier) -> None:
    """Shift+F3 goes to the hit before, and must not select all that lies between."""
    click(page, 4, 1)
    QTest.keyPress(page.view, Qt.Key.Key_F12, keys)
    assert page.view.go_to(RowKind.SEAT, 0, 2)
    assert page.view.selected_spans() == [(2, 2, 2)]
    assert click(page, 2, 3, SHIFT) == [(2, 2, 3)]


def test_arrows_with_shift_go_on_from_a_jump(page: BoardPage) -> None:
    click(page, 4, 1)
    page.view.go_to(RowKind.SEAT, 0, 2)
    QTest.keyClick(page.view, Qt.Key.Key_Right, SHIFT)
    assert page.view.selected_spans() == [(2, 2, 3)]
    QTest.keyClick(page.view, Qt.Key.Key_Left)
    QTest.keyClick(page.view, Qt.Key.Key_Left, SHIFT)
    assert page.view.selected_spans() == [(2, 1, 2)]
    assert click(page, 2, 0, SHIFT) == [(2, 0, 2)]


def test_shift_goes_on_from_what_was_selected_for_somebody(page: BoardPage) -> None:
    click(page, 2, 0)
    page.view.select_spans([(4, 2, 2)])
    assert click(page, 4, 3, SHIFT) == [(4, 2, 3)]


def test_a_click_on_a_selected_bar_selects_its_cell_alone(page: BoardPage) -> None:
    click(page, 2, 0)
    assert click(page, 2, 2, SHIFT) == [(2, 0, 2)]
    assert click(page, 2, 1) == [(2, 1, 1)]
    assert click(page, 2, 2, SHIFT) == [(2, 1, 2)]
