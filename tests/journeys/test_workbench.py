"""The workbench, from an open seat to a published scenario, with the real optimizer and the real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.services.pictures.kinds import PictureKind
from tests.journeys.main_job import until
from tests.journeys.workbench import walk
from ui.main_window import MainWindow
from ui.settings import open_settings


@pytest.mark.slow
def test_a_seat_is_asked_about_changed_locked_planned_again_compared_and_published(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THROUGHLINE_SETTINGS", str(tmp_path / "window.ini"))
    monkeypatch.setenv("THROUGHLINE_STATE_DIR", str(tmp_path / "state"))
    window = MainWindow(open_settings())
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_leaving", True))
    window.resize(1440, 900)
    window.show()
    window.commands["open_sample"].trigger()
    until(lambda: window.controller.portfolio is not None, "the sample")
    window.workspace.planning.seconds.setValue(2)
    window.plan()
    until(lambda: window.controller.shown is not None and bool(window.controller.shown.record_id), "the plan")
    seen: list[str] = []
    walk(window, lambda _, name: seen.append(name))
    pictures = [f"pictures-{kind.value}" for kind in PictureKind]
    seats = ["seat-candidates", "seat-why", "answer", "history"]
    assert [name for name in seen if name != "proposal"] == [*seats, "scenarios", *pictures, "notes"]
    first, second = window.controller.plans[:2]
    assert first.published and not second.published
    assert sum(hold.hand_locked for hold in first.rows.holds) == 2
    window.shut_down()
