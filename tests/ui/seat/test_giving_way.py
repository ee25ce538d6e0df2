"""What is asked about a seat waits while an edit is worked out, and is asked again of the plan that comes of it."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from planner.domain.plan import OPEN
from planner.services.board import RowKind
from planner.services.changing import Clear
from planner.services.stretch import Stretch
from tests.ui.seat.test_seat import _asked, _place, window
from ui.main_window import MainWindow

__all__ = ["window"]


def _free_to_change(window: MainWindow) -> tuple[int, int]:
    """The last seat-month that somebody holds; no lock holds it."""
    assert window.controller.shown is not None
    held = np.argwhere(window.controller.shown.outcome.plan.holder >= 0)
    return int(held[-1][0]), int(held[-1][1])


def test_a_question_gives_way_to_an_edit_and_is_asked_of_the_new_plan(window: MainWindow, qtbot: QtBot) -> None:
    seat, month = _free_to_change(window)
    controller = window.controller
    qtbot.waitUntil(lambda: controller.shown is not None and bool(controller.shown.record_id))
    window.commands["seat_candidates"].trigger()
    window.workspace.board.view.go_to(RowKind.SEAT, seat, month)
    window.workspace.board.settle_selection()
    window.seat.refresh()
    busy = [window.seat.asking.busy]
    with qtbot.waitSignals([window.editing.shown, window.seat.answered], timeout=20_000):
        window.editing.change(Clear((Stretch(seat, month, month),)))
        busy.append(window.seat.asking.busy)
    assert busy == [True, False]
    question = window.seat._question
    assert question is not None and question.shown is controller.shown
    assert question.shown.outcome.plan.holder[seat, month] == OPEN


def test_a_refused_edit_leaves_the_answer_to_be_found(window: MainWindow, qtbot: QtBot) -> None:
    seat, month = _place(window, held=False)
    _asked(window, qtbot, seat, month)
    with qtbot.waitSignals([window.editing.refused, window.seat.answered], timeout=20_000):
        window.editing.change(Clear((Stretch(seat, month, month),)))
    assert window.seat._question is not None


def test_undo_asks_again(window: MainWindow, qtbot: QtBot) -> None:
    seat, month = _free_to_change(window)
    _asked(window, qtbot, seat, month)
    with qtbot.waitSignals([window.editing.kept, window.seat.answered], timeout=20_000):
        window.editing.change(Clear((Stretch(seat, month, month),)))
    with qtbot.waitSignal(window.seat.answered, timeout=20_000):
        window.undo()
    question = window.seat._question
    assert question is not None and question.shown is window.controller.shown
    assert question.shown.outcome.plan.holder[seat, month] != OPEN
