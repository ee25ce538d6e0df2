"""The main job, end to end, in the real window with the real optimizer."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.services.opening import FileKind, open_any
from planner.services.plan_records import outcome_of
from tests.journeys.main_job import Camera, walk
from ui.main_window import MainWindow
from ui.settings import open_settings

STOPS = ["welcome", "opened", "board-seats", "board-people", "studies", "people", "exported"]


def test_from_the_sample_to_a_plan_in_excel(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(open_settings())
    qtbot.addWidget(window)
    camera = Camera(tmp_path)
    workbook = tmp_path / "plan.xlsx"
    walk(window, workbook, camera, seconds=2)
    taken = {path.name for path in camera.taken}
    assert {f"{stop}-{look}.png" for stop in STOPS for look in ("light", "dark")} <= taken
    shown = window.controller.shown
    assert shown is not None
    assert window.workspace.board.model.rowCount() > 40
    read = open_any(workbook)
    assert read.kind is FileKind.PLAN_WORKBOOK
    outcome, lost = outcome_of(read.plans[0], read.portfolio)
    assert lost == ()
    assert outcome.evaluation.objective == shown.outcome.evaluation.objective
    window.shut_down()
