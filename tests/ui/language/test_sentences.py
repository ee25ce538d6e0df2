"""Sentences that the library composes are German in the German window."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.evaluate import evaluate
from planner.domain.plan import OPEN
from planner.services.board import RowKind
from planner.services.board_sums import locked_months
from planner.services.changing import Clear
from planner.services.scenarios.comparing import Compared, compare
from planner.services.scenarios.tables import moves_view, side_by_side
from planner.services.stretch import Stretch
from tests.ui.conftest import MakeWindow
from ui.main_window import MainWindow
from ui.table_model import TableModel

ENGLISH = re.compile(
    r"\b(the|is|are|has|have|would|free|holds?|nobody|people|for|of|and|or|with|new to|from|to)\b", re.IGNORECASE
)
"""Words of English sentences that are no words of German ones."""


def english(text: str) -> list[str]:
    """The lines that are still English."""
    return [line for line in text.splitlines() if ENGLISH.search(line)]


@pytest.fixture
def window(german: None, open_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A German window with a plan."""
    window = open_window()
    with qtbot.waitSignal(window.controller.plan_shown, timeout=20_000):
        window.plan()
    qtbot.waitUntil(lambda: bool(window.controller.plans), timeout=20_000)
    return window


@pytest.mark.parametrize("held", [True, False])
def test_the_seat_panel_is_german(window: MainWindow, qtbot: QtBot, held: bool) -> None:
    assert window.controller.shown is not None
    plan = window.controller.shown.outcome.plan
    seat, month = next(
        (s, t)
        for s in range(len(plan.seats))
        for t in range(plan.holder.shape[1])
        if plan.seats.fte[s, t] > 0 and (plan.holder[s, t] >= 0) == held
    )
    window.commands["seat_candidates"].trigger()
    with qtbot.waitSignal(window.seat.answered, timeout=20_000):
        assert window.workspace.board.view.go_to(RowKind.SEAT, seat, month)
    panel = window.seat.panel
    panel.with_busy.setChecked(True)
    model = panel.model
    cells = [
        str(model.index(row, column).data(role) or "")
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    ]
    shown = [panel.heading.text(), panel.details.text(), panel.why.toPlainText(), panel.ruled_out.toPlainText(), *cells]
    assert ("hält den Platz" if held else "Niemand hält den Platz") in panel.why.toPlainText()
    assert [line for text in shown for line in english(text)] == []


def test_an_edit_its_answer_a_refusal_and_the_history_are_german(window: MainWindow, qtbot: QtBot) -> None:
    assert window.controller.shown is not None
    case, plan = window.controller.shown.outcome.case, window.controller.shown.outcome.plan
    seat, month = np.argwhere((plan.holder >= 0) & (plan.seats.fte > 0) & ~locked_months(case, plan)).tolist()[0]
    place = (Stretch(seat, month, month),)
    with qtbot.waitSignal(window.editing.kept, timeout=20_000):
        window.editing.change(Clear(place))
    assert window.editing.answer_panel.heading.text().endswith(" leeren")
    assert window.commands["undo"].text().endswith(" leeren")
    with qtbot.waitSignal(window.editing.refused, timeout=20_000):
        window.editing.change(Clear(place))
    assert window.message.text == "Die Plätze sind schon so besetzt."
    history = window.editing.history_panel.list
    names = [history.item(at).text() for at in range(history.count())]
    assert [line for name in names for line in english(name)] == []


def test_who_moves_between_two_plans_is_german(window: MainWindow, qtbot: QtBot) -> None:
    assert window.controller.shown is not None
    case, plan = window.controller.shown.outcome.case, window.controller.shown.outcome.plan
    holder = np.where(plan.holder >= 0, OPEN, plan.holder)
    evaluation = window.controller.shown.outcome.evaluation
    other = replace(plan, holder=holder)
    compared = compare(case, [Compared("A", plan, evaluation), Compared("B", other, evaluate(case, other))])
    moves, figures = TableModel(), TableModel()
    moves.show(moves_view(compared))
    figures.show(side_by_side(compared))
    for model in (moves, figures):
        cells = [str(model.index(r, c).data()) for r in range(model.rowCount()) for c in range(model.columnCount())]
        heads = [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in range(model.columnCount())]
        assert [line for text in (*cells, *heads) for line in english(text)] == []
    assert any(" verlässt " in str(moves.index(row, 4).data()) for row in range(moves.rowCount()))
