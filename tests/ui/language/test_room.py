"""Longer words have room."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow


def test_figures_move_together_before_they_are_scrolled(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.show()
    window.open_sample()
    qtbot.waitUntil(lambda: window.controller.session is not None, timeout=10_000)
    window.workspace.planning.plan_button.click()
    qtbot.waitUntil(lambda: window.controller.shown is not None, timeout=20_000)
    strip = window.workspace.summary
    body = strip.widget()
    assert body is not None
    window.resize(1600, window.height())
    wide = body.minimumSizeHint().width()
    window.resize(wide - 10, window.height())
    qtbot.waitUntil(lambda: strip.width() < wide)
    assert body.minimumSizeHint().width() < wide
    assert not strip.horizontalScrollBar().isVisible()
