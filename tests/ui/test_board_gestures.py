"""The plan changed on the board with mouse, keyboard and clipboard: what each gesture asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.domain.plan import CONTRACTOR, OPEN
from planner.services.board import Arrange, RowKind, board_model
from planner.services.board_text import BoardText
from planner.services.changing import Assign, Change, Clear, Extend, Paste, SwapStretches
from planner.services.stretch import Stretch
from tests.ui.portfolios import hand_made
from ui.board.hands import Hands
from ui.board.model import BoardModel
from ui.board.overlay import cells_rect, handle_rect
from ui.board.view import BoardView

LEFT = Qt.MouseButton.LeftButton
ANN, BOB, EVE = 0, 1, 2


@dataclass
class Desk:
    """A board with hands, and what they asked for and told."""

    view: BoardView
    model: BoardModel
    hands: Hands
    asked: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def row(self, kind: RowKind, item: int) -> int:
        """Where something is shown."""
        board = self.model.board
        assert board is not None
        return self.model.visible_row(board.row_of(kind, item))

    def point(self, row: int, month: int, share: float = 0.5) -> QPoint:
        """A place in a cell."""
        rect = cells_rect(self.view, row, row, month, month)
        return QPoint(round(rect.left() + rect.width() * share), rect.center().y())

    def select(self, row: int, first: int, last: int) -> None:
        """Select months of a row."""
        self.view.select_spans([(row, first, last)])

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press, move in three steps, release."""
        port = self.view.viewport()
        QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
        for step in (1, 2, 3):
            QTest.mouseMove(port, start + (end - start) * step / 3)
        QTest.mouseRelease(port, LEFT, keys, end)


def desk_of(qtbot: QtBot, arrange: Arrange) -> Desk:
    case, plan, evaluation = hand_made()
    model = BoardModel()
    model.show(board_model(case, plan, evaluation, arrange), BoardText(case, plan, evaluation))
    view = BoardView(model)
    qtbot.addWidget(view)
    view.resize(1100, 500)
    hands = Hands(view)
    hands.show_plan(case, plan)
    view.gestures = hands.gestures
    desk = Desk(view, model, hands)
    hands.change_asked.connect(desk.asked.append)
    hands.told.connect(desk.told.append)
    view.show()
    return desk


@pytest.fixture
def seats(qtbot: QtBot) -> Desk:
    return desk_of(qtbot, Arrange.SEATS)


@pytest.fixture
def people(qtbot: QtBot) -> Desk:
    return desk_of(qtbot, Arrange.PEOPLE)


# ---- bars onto rows


def test_a_bar_dragged_onto_another_person_is_assigned_to_them(people: Desk) -> None:
    """Bob's two months on A, to Ann, who held the seat before and is free then."""
    people.drag(people.point(people.row(RowKind.PERSON, BOB), 2), people.point(people.row(RowKind.PERSON, ANN), 2))
    assert people.asked == [Assign((Stretch(0, 2, 3),), ANN)]


def test_only_the_selected_part_of_a_bar_is_dragged(people: Desk) -> None:
    row = people.row(RowKind.PERSON, BOB)
    people.select(row, 3, 3)
    people.drag(people.point(row, 3), people.point(people.row(RowKind.PERSON, ANN), 3))
    assert people.asked == [Assign((Stretch(0, 3, 3),), ANN)]


def test_a_forbidden_drop_says_which_rule_and_asks_for_nothing(people: Desk) -> None:
    """Ann is not in Germany, where C asks for people."""
    people.drag(people.point(people.row(RowKind.PERSON, EVE), 2), people.point(people.row(RowKind.PERSON, ANN), 2))
    assert people.asked == []
    assert any("this seat asks for DE" in words for words in people.told)


def test_a_drop_on_somebodys_bar_asks_whether_to_replace_or_to_swap(seats: Desk, qtbot: QtBot) -> None:
    first, second = seats.row(RowKind.SEAT, 2), seats.row(RowKind.SEAT, 3)
    seats.drag(seats.point(first, 0), seats.point(second, 0))
    assert seats.asked == []
    menu = seats.hands.menu
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_S)
    assert seats.asked == [SwapStretches(Stretch(2, 0, 0), Stretch(3, 0, 0))]


def test_ctrl_at_the_drop_swaps_and_shift_replaces_without_asking(seats: Desk) -> None:
    first, second = seats.row(RowKind.SEAT, 2), seats.row(RowKind.SEAT, 3)
    seats.drag(seats.point(first, 0), seats.point(second, 0), Qt.KeyboardModifier.ControlModifier)
    seats.drag(seats.point(first, 0), seats.point(second, 0), Qt.KeyboardModifier.ShiftModifier)
    assert seats.asked == [
        SwapStretches(Stretch(2, 0, 0), Stretch(3, 0, 0)),
        Paste((2, 3), 0, ((OPEN,), (EVE,))),
    ]


def test_a_bar_dragged_onto_an_open_seat_moves_there(seats: Desk) -> None:
    seats.drag(seats.point(seats.row(RowKind.SEAT, 0), 2), seats.point(seats.row(RowKind.SEAT, 1), 2))
    assert seats.asked == [Paste((0, 1), 2, ((OPEN, OPEN), (BOB, BOB)))]


def test_esc_lets_go_of_what_is_dragged(seats: Desk, qtbot: QtBot) -> None:
    port = seats.view.viewport()
    start, end = seats.point(seats.row(RowKind.SEAT, 0), 2), seats.point(seats.row(RowKind.SEAT, 1), 2)
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, start + QPoint(0, 12))
    QTest.mouseMove(port, end)
    assert seats.hands.gestures.active
    assert seats.view.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    qtbot.keyClick(seats.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert seats.asked == []


def test_dragging_sideways_selects_months_and_changes_nothing(seats: Desk) -> None:
    row = seats.row(RowKind.SEAT, 0)
    seats.drag(seats.point(row, 0), seats.point(row, 2))
    assert seats.asked == []
    assert seats.view.selected_spans() == [(row, 0, 2)]


# ---- ends and corner


def test_the_ends_of_a_bar_are_dragged_to_extend_and_to_shorten(seats: Desk) -> None:
    row = seats.row(RowKind.SEAT, 0)
    end = cells_rect(seats.view, row, row, 1, 1).topRight() + QPoint(0, 10)
    seats.drag(end, seats.point(row, 3))
    seats.drag(end, seats.point(row, 0))
    start = cells_rect(seats.view, row, row, 2, 2).topLeft() + QPoint(2, 10)
    seats.drag(start, seats.point(row, 3))
    assert seats.asked == [
        Extend((Stretch(0, 1, 1),), 2),
        Clear((Stretch(0, 1, 1),)),
        Clear((Stretch(0, 2, 2),)),
    ]


def test_an_end_is_not_dragged_into_months_of_leave(seats: Desk) -> None:
    """Eve is away in February."""
    row = seats.row(RowKind.SEAT, 2)
    end = cells_rect(seats.view, row, row, 0, 0).topRight() + QPoint(0, 10)
    seats.drag(end, seats.point(row, 1))
    assert any("not available in 2027-02" in words for words in seats.told)


def test_the_corner_of_the_selection_fills_to_the_right_and_downwards(seats: Desk) -> None:
    top, below = seats.row(RowKind.SEAT, 2), seats.row(RowKind.SEAT, 3)
    seats.select(top, 2, 2)
    corner = handle_rect(seats.view)
    assert corner is not None
    seats.drag(corner.center(), seats.point(top, 3))
    corner = handle_rect(seats.view)
    assert corner is not None
    seats.drag(corner.center(), seats.point(below, 2))
    assert seats.asked == [Extend((Stretch(2, 2, 2),), 1), Paste((3,), 2, ((EVE,),))]


# ---- keys


def test_months_are_filled_cleared_extended_and_shortened_by_keys(seats: Desk) -> None:
    row = seats.row(RowKind.SEAT, 2)
    seats.select(row, 0, 2)
    seats.hands.fill_right()
    seats.hands.clear()
    seats.hands.extend(1)
    seats.hands.extend(-1)
    seats.view.select_spans([(row, 0, 0), (row + 1, 0, 0)])
    seats.hands.fill_down()
    assert seats.asked == [
        Paste((2,), 0, ((EVE, EVE, EVE),)),
        Clear((Stretch(2, 0, 2),)),
        Extend((Stretch(2, 0, 2),), 1),
        Clear((Stretch(2, 2, 2),)),
        Paste((3,), 0, ((EVE,),)),
    ]


@pytest.mark.parametrize(
    ("typed", "change"),
    [
        ("bo", Assign((Stretch(1, 1, 2),), BOB)),
        ("eve", Assign((Stretch(1, 1, 2),), EVE)),
        ("contr", Assign((Stretch(1, 1, 2),), CONTRACTOR)),
        ("open", Clear((Stretch(1, 1, 2),))),
    ],
)
def test_typing_a_name_assigns_the_selected_months(seats: Desk, qtbot: QtBot, typed: str, change: Change) -> None:
    seats.select(seats.row(RowKind.SEAT, 1), 1, 2)
    seats.hands.ask_name(typed[0])
    qtbot.waitUntil(seats.hands.field.isVisible)
    qtbot.keyClicks(seats.hands.field, typed[1:])
    qtbot.keyClick(seats.hands.field, Qt.Key.Key_Return)
    assert seats.asked == [change]
    assert not seats.hands.field.isVisible()


def test_esc_leaves_the_name_field_without_a_change(seats: Desk, qtbot: QtBot) -> None:
    seats.select(seats.row(RowKind.SEAT, 1), 1, 2)
    seats.hands.ask_name("b")
    qtbot.keyClick(seats.hands.field, Qt.Key.Key_Escape)
    assert seats.asked == []
    assert not seats.hands.field.isVisible()


# ---- clipboard


def test_a_range_is_cut_and_pasted_onto_another_seat(seats: Desk) -> None:
    seats.select(seats.row(RowKind.SEAT, 0), 2, 3)
    seats.hands.cut()
    seats.select(seats.row(RowKind.SEAT, 1), 2, 2)
    seats.hands.paste()
    assert seats.asked == [Clear((Stretch(0, 2, 3),)), Paste((1,), 2, ((BOB, BOB),))]


def test_a_block_from_a_spreadsheet_passes_over_headings(seats: Desk) -> None:
    QApplication.clipboard().setText("Eve\topen\r\nbob\tcontractor\r\n")
    seats.select(seats.row(RowKind.SEAT, 1), 0, 0)
    seats.hands.paste()
    assert seats.asked == [Paste((1, 2), 0, ((EVE, OPEN), (BOB, CONTRACTOR)))]


def test_one_name_fills_everything_that_is_selected(seats: Desk) -> None:
    QApplication.clipboard().setText("Bob")
    rows = seats.row(RowKind.SEAT, 2)
    seats.view.select_spans([(rows, 1, 2), (rows + 1, 1, 2)])
    seats.hands.paste()
    assert seats.asked == [Paste((2, 3), 1, ((BOB, BOB), (BOB, BOB)))]


def test_names_that_nobody_has_are_told_and_nothing_is_pasted(seats: Desk) -> None:
    QApplication.clipboard().setText("Bob\tZoë")
    seats.select(seats.row(RowKind.SEAT, 0), 0, 0)
    seats.hands.paste()
    assert seats.asked == []
    assert "row 1, column 2: nobody is called “Zoë”" in seats.told[-1]


def test_a_block_with_more_rows_than_seats_is_refused(seats: Desk) -> None:
    QApplication.clipboard().setText("Bob\nBob\nBob")
    seats.select(seats.row(RowKind.SEAT, 3), 0, 0)
    seats.hands.paste()
    assert seats.asked == []
    assert "3 rows" in seats.told[-1]
