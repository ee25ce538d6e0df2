"""The panel of a seat follows the board, says who could hold it and why, and assigns by mouse and keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.board import RowKind
from planner.services.candidates.ranking import candidates
from planner.services.candidates.standing import Standing
from planner.services.stretch import Stretch
from planner.services.why.explaining import explain
from tests.ui.conftest import MakeWindow
from ui.board.keeping import selected_rect
from ui.main_window import MainWindow
from ui.seat.asking import Reach
from ui.seat.model import CAPACITY, FREE, NAME, SCORE


@pytest.fixture
def window(open_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A window with a plan."""
    window = open_window()
    with qtbot.waitSignal(window.controller.plan_shown, timeout=20_000):
        window.plan()
    return window


def _asked(window: MainWindow, qtbot: QtBot, seat: int, month: int) -> None:
    """Select a seat-month on the board with the panel in sight, and wait for all answers."""
    if not window.seat.dock.isVisible():
        window.commands["seat_candidates"].trigger()
    with qtbot.waitSignal(window.seat.answered, timeout=20_000):
        assert window.workspace.board.view.go_to(RowKind.SEAT, seat, month)


def _place(window: MainWindow, held: bool) -> tuple[int, int]:
    assert window.controller.shown is not None
    plan = window.controller.shown.outcome.plan
    found = np.argwhere((plan.seats.fte > 0) & ((plan.holder >= 0) == held))
    return int(found[0][0]), int(found[0][1])


def test_without_a_plan_it_says_what_to_do(open_window: MakeWindow) -> None:
    window = open_window()
    window.seat.show()
    assert "Press Plan" in window.seat.panel.message.text()


def test_without_a_selection_it_says_what_to_select(window: MainWindow) -> None:
    window.commands["seat_candidates"].trigger()
    assert "Select a seat on the board" in window.seat.panel.message.text()


def test_candidates_are_those_of_the_library_in_their_order(window: MainWindow, qtbot: QtBot) -> None:
    seat, month = _place(window, held=True)
    _asked(window, qtbot, seat, month)
    assert window.controller.shown is not None and window.seat._question is not None
    outcome = window.controller.shown.outcome
    expected = candidates(Standing(outcome.case, outcome.plan), window.seat._question.stretch)
    model = window.seat.panel.model
    shown = [model.candidate(row) for row in range(model.rowCount())]
    assert [c.person for c in shown if c] == [c.person for c in expected.free]
    holder = outcome.case.portfolio.staff[int(outcome.plan.holder[seat, month])].name
    names = [model.index(row, NAME).data() for row in range(model.rowCount())]
    assert f"● {holder}" in names


def test_one_month_asks_about_its_holder_unless_told_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    seat, month = _place(window, held=True)
    _asked(window, qtbot, seat, month)
    panel = window.seat.panel
    assert panel.reach.currentData() == Reach.HOLDER
    assert window.seat._question is not None
    assert window.seat._question.stretch == Stretch(seat, 0, 3)
    with qtbot.waitSignal(window.seat.answered, timeout=20_000):
        QTest.keyClick(panel.reach, Qt.Key.Key_Down)
    assert panel.reach.currentData() == Reach.SELECTED
    assert window.seat._question.stretch == Stretch(seat, month, month)


def test_why_says_who_holds_it_or_that_nobody_does(window: MainWindow, qtbot: QtBot) -> None:
    for held, words in ((True, " holds it, "), (False, "Nobody holds it, ")):
        _asked(window, qtbot, *_place(window, held))
        window.commands["seat_why"].trigger()
        assert words in window.seat.panel.why.toPlainText()
        window.seat.panel.why.selectAll()
        window.seat.panel.why.copy()
        assert words in QApplication.clipboard().text()


@pytest.mark.parametrize("how", ["enter", "double click", "button"])
def test_a_free_candidate_is_assigned(window: MainWindow, qtbot: QtBot, how: str) -> None:
    _asked(window, qtbot, *_free_place(window))
    panel = window.seat.panel
    row = next(r for r in range(panel.model.rowCount()) if _new(window, r))
    expected = panel.model.candidate(row)
    panel.table.select(row)
    with qtbot.waitSignal(window.seat.assign_asked, timeout=5_000) as asked:
        if how == "enter":
            QTest.keyClick(panel.table, Qt.Key.Key_Return)
        elif how == "double click":
            where = panel.table.visualRect(panel.model.index(row, NAME)).center()
            QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
            QTest.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        else:
            button = panel.assign if panel.assign.isEnabled() else panel.assign_free
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    person, stretches = asked.args
    assert expected is not None and person == expected.person and stretches

    def assigned() -> bool:
        assert window.controller.shown is not None
        holder = window.controller.shown.outcome.plan.holder
        return all(holder[s.seat, t] == person for s in stretches for t in s.months)

    qtbot.waitUntil(assigned, timeout=20_000)


def _new(window: MainWindow, row: int) -> bool:
    candidate = window.seat.panel.model.candidate(row)
    return candidate is not None and bool(set(candidate.fit.free) - set(candidate.holds))


def _free_place(window: MainWindow) -> tuple[int, int]:
    """A held seat-month that somebody else could hold, too."""
    assert window.controller.shown is not None
    outcome = window.controller.shown.outcome
    standing = Standing(outcome.case, outcome.plan)
    for seat, month in np.argwhere(outcome.plan.holder >= 0).tolist():
        found = candidates(standing, Stretch(seat, month, month)).free
        if any(not c.holds for c in found):
            return seat, month
    raise AssertionError("nobody is free anywhere")


def test_the_holder_cannot_be_assigned_again(window: MainWindow, qtbot: QtBot) -> None:
    _asked(window, qtbot, *_place(window, held=True))
    panel = window.seat.panel
    row = next(r for r in range(panel.model.rowCount()) if not _new(window, r))
    panel.table.select(row)
    assert not panel.assign.isEnabled() and not panel.assign_free.isEnabled()
    with qtbot.assertNotEmitted(window.seat.assign_asked):
        QTest.keyClick(panel.table, Qt.Key.Key_Return)


def test_busy_people_are_shown_when_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    assert window.controller.shown is not None
    _asked(window, qtbot, *_place(window, held=False))
    panel = window.seat.panel
    assert panel.model.rows is not None
    before, busy = panel.model.rowCount(), len(panel.model.rows.found.busy)
    QTest.keyClick(panel.with_busy, Qt.Key.Key_Space)
    assert panel.model.rowCount() == before + busy


def test_every_cell_can_be_read_aloud(window: MainWindow, qtbot: QtBot) -> None:
    _asked(window, qtbot, *_place(window, held=True))
    model = window.seat.panel.model
    for column in (NAME, SCORE, FREE, CAPACITY):
        words = model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert words.split(": ", 1)[1]


def test_the_newest_selection_wins(window: MainWindow, qtbot: QtBot) -> None:
    _asked(window, qtbot, *_place(window, held=True))
    first, second = _place(window, held=True), _place(window, held=False)
    view = window.workspace.board.view
    with qtbot.waitSignal(window.seat.answered, timeout=20_000):
        view.go_to(RowKind.SEAT, *first)
        view.go_to(RowKind.SEAT, *second)
    assert window.seat._question is not None
    assert window.seat._question.stretch.seat == second[0]
    assert "nobody" in window.seat.panel.details.text()


def test_the_table_is_copied_and_not_the_board(window: MainWindow, qtbot: QtBot) -> None:
    _asked(window, qtbot, *_place(window, held=True))
    panel = window.seat.panel
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Name", "Score", "Free"]
    assert len(lines) == panel.model.rowCount() + 1


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_a_remedy_is_done_as_one_step_and_does_what_it_says(window: MainWindow, qtbot: QtBot, how: str) -> None:
    seat, month = _place(window, held=False)
    _asked(window, qtbot, seat, month)
    window.commands["seat_why"].trigger()
    panel, session = window.seat.panel, window.controller.session
    assert session is not None and panel.remedies.buttons and panel.remedies.isVisible()
    question = window.seat._question
    assert question is not None and window.controller.shown is not None
    outcome = window.controller.shown.outcome
    standing = Standing(outcome.case, outcome.plan, outcome.published)
    (why, *_) = explain(standing, question.stretch, outcome.evaluation)
    button, steps = panel.remedies.buttons[0], len(session.steps.done)
    assert button.accessibleName().startswith("Do it: The cheapest remedy: ")
    with qtbot.waitSignal(window.editing.kept, timeout=20_000):
        if how == "mouse":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            panel.why.setFocus()
            QTest.keyClick(panel.why, Qt.Key.Key_Tab)
            assert window.focusWidget() is button
            QTest.keyClick(button, Qt.Key.Key_Space)
    now = window.controller.shown.outcome
    assert now.evaluation.objective - outcome.evaluation.objective == pytest.approx(why.remedies[0].z)
    assert (now.plan.holder == why.remedies[0].plan.holder).all()
    assert len(session.steps.done) == steps + 1
    assert "score" in window.statusBar().currentMessage()
    assert window.editing.answer_panel.tree.topLevelItemCount() > 0
    window.undo()
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown.outcome is outcome)


def test_who_holds_a_seat_needs_no_remedy(window: MainWindow, qtbot: QtBot) -> None:
    _asked(window, qtbot, *_place(window, held=True))
    window.commands["seat_why"].trigger()
    assert not window.seat.panel.remedies.isVisible()


def test_what_is_selected_stays_in_sight_when_the_panel_opens(window: MainWindow, qtbot: QtBot) -> None:
    view = window.workspace.board.view
    view.set_zoom(8)
    assert window.controller.shown is not None
    last = window.controller.shown.outcome.case.grid.count - 1
    seat = int(np.argwhere(window.controller.shown.outcome.plan.seats.fte[:, last] > 0)[0][0])
    window.resize(1100, 700)
    window.show()
    assert view.go_to(RowKind.SEAT, seat, last)
    assert view.viewport().rect().contains(selected_rect(view))
    window.commands["seat_candidates"].trigger()
    qtbot.waitUntil(lambda: window.seat.dock.isVisible() and window.seat.dock.width() > 200)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(selected_rect(view)))
