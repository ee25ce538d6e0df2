"""An edit that leaves the rows where they are is shown without a new start: nothing jumps, and no old word stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.services.board import Arrange, RowKind
from planner.services.changing import Assign, Clear, SplitSeat
from planner.services.changing.changes import Change
from planner.services.stretch import Stretch
from tests.ui.portfolios import hand_made
from tests.ui.test_board_page import labels, page, select, shown_plan
from ui.editing.work import work_out
from ui.shown import ShownPlan
from ui.views.board import BoardPage

__all__ = ["page"]
SEAT_A, SEAT_B, SEAT_C2 = 0, 1, 3


def edited(shown: ShownPlan, change: Change) -> ShownPlan:
    return work_out(shown, change, lambda _: None).shown


def _place(page: BoardPage, seat: int) -> int:
    assert page.model.board is not None
    return page.model.visible_row(page.model.board.row_of(RowKind.SEAT, seat))


@pytest.mark.parametrize("arrange", list(Arrange))
def test_rows_that_stay_are_neither_reset_nor_lost_from_sight(page: BoardPage, qtbot: QtBot, arrange: Arrange) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.set_arrange(arrange)
    resets, renewals = QSignalSpy(page.model.modelReset), QSignalSpy(page.model.renewed)
    shown = shown_plan()
    page.show_plan(shown)
    page.view.select_spans([(2, 2, 3)])
    before = page.view.viewport().grab().toImage()
    new = edited(shown, Clear((Stretch(SEAT_A, 2, 3),)))
    page.show_plan(new)
    assert (resets.count(), renewals.count()) == (0, 2)
    assert page.view.selected_spans() == [(2, 2, 3)]
    assert page.model.board is new.boards[arrange]
    assert page.view.viewport().grab().toImage() != before
    fresh = BoardPage()
    qtbot.addWidget(fresh)
    fresh.set_arrange(arrange)
    fresh.show_plan(new)
    rows = range(page.model.rowCount())
    texts = [[[m.index(r, c).data() for c in range(4)] for r in rows] for m in (page.model, fresh.model)]
    assert texts[0] == texts[1]
    tester.deleteLater()


def test_the_current_cell_is_told_anew(page: BoardPage) -> None:
    shown = shown_plan()
    page.show_plan(shown)
    page.view.go_to(RowKind.SEAT, SEAT_A, 3)
    words: list[str] = []
    page.cell_entered.connect(words.append)
    page.show_plan(edited(shown, Clear((Stretch(SEAT_A, 3, 3),))))
    assert "Bob" not in words[-1]
    assert "open" in words[-1]


def test_by_people_the_selection_follows_whom_the_seats_belong_to_now(page: BoardPage, qtbot: QtBot) -> None:
    shown = shown_plan()
    page.set_arrange(Arrange.PEOPLE)
    page.show_plan(shown)
    case, plan, _ = hand_made()
    bob = case.person_index["bob"]
    select(page, RowKind.PERSON, bob, 3, 3)
    assert page.selection.seats == (SEAT_A,)
    with qtbot.waitSignal(page.selection_changed):
        page.show_plan(edited(shown, Clear((Stretch(SEAT_A, 3, 3),))))
    assert not page.selection.stretches
    assert plan.holder[SEAT_A, 3] == bob


def test_rows_come_and_go_where_a_filter_or_a_text_asks_for_it(page: BoardPage, qtbot: QtBot) -> None:
    shown = shown_plan()
    page.show_plan(shown)
    qtbot.mouseClick(page.filters.open_only, Qt.MouseButton.LeftButton)
    assert _place(page, SEAT_A) == -1
    cleared = edited(shown, Clear((Stretch(SEAT_A, 3, 3),)))
    page.show_plan(cleared)
    assert labels(page)[:3] == ["Acme", "A", "CRA 1"]
    qtbot.mouseClick(page.filters.open_only, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.search, "bob")
    found = labels(page)
    hits = page.finder.count.text()
    page.show_plan(edited(cleared, Assign((Stretch(SEAT_A, 3, 3),), hand_made()[0].person_index["ann"])))
    page.show_plan(edited(cleared, Clear((Stretch(SEAT_A, 2, 2), Stretch(SEAT_C2, 0, 0)))))
    assert labels(page) != found
    assert page.finder.count.text() != hits


def test_more_seats_are_a_new_start(page: BoardPage) -> None:
    shown = shown_plan()
    page.show_plan(shown)
    resets, before = QSignalSpy(page.model.modelReset), labels(page)
    page.show_plan(edited(shown, SplitSeat(SEAT_B, 20)))
    assert resets.count() == 1
    assert len(labels(page)) == len(before) + 1
