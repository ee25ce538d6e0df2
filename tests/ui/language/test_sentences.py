"""Sentences that the library composes are German in the German window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.services.board import RowKind
from tests.ui.conftest import MakeWindow
from ui.main_window import MainWindow

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
