"""The pictures in the window: choosing, pointing, clicking, the keyboard, numbers, the frontier, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from planner.domain.case import build_case
from planner.domain.plan import Plan
from planner.domain.portfolio import Portfolio
from planner.services.board import Arrange
from planner.services.pictures.capacity import Capacity
from planner.services.pictures.frontier import Frontier
from planner.services.pictures.kinds import Choice, PictureKind
from planner.services.pictures.numbers import Picture
from solver.api import SolveOptions, SolveResult
from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeSearch, greedy_plan
from ui.main_window import MainWindow
from ui.pictures.shapes import Target


@dataclass(frozen=True)
class Outcome:
    """What became of a search."""

    index: int
    ending: str
    result: SolveResult | None
    message: str = ""


class FakeSweep:
    """Every search ends with the greedy plan, the last with one seat left open; a stop leaves the rest cancelled."""

    def __init__(self, wait: bool = False) -> None:
        self.wait, self.stopped = wait, False
        self.start: Plan | None = None

    def __call__(
        self,
        portfolios: Sequence[Portfolio],
        seconds: float,
        start: Plan | None,
        tell: Callable[[Outcome], None],
        stop: Callable[[], bool],
    ) -> None:
        self.start = start
        for index, portfolio in enumerate(portfolios):
            while self.wait and index and not stop():
                pass
            if stop():
                self.stopped = True
                tell(Outcome(index, "cancelled", None))
                continue
            plan = greedy_plan(build_case(portfolio))
            if index == len(portfolios) - 1:
                plan.holder[-1] = -1
            search = FakeSearch()
            search.start(portfolio, SolveOptions(seconds))
            result = search._result
            assert result is not None
            tell(Outcome(index, "done", replace(result, plan=plan)))


@pytest.fixture
def window(open_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    return planned(open_window(search_all=FakeSweep()), qtbot)


def planned(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a plan in the document."""
    window.resize(1200, 800)
    with qtbot.waitSignal(window.planning.finished, timeout=20_000):
        window.plan()
    qtbot.waitUntil(lambda: bool(window.controller.shown and window.controller.shown.record_id), timeout=10_000)
    return window


def picture(window: MainWindow, qtbot: QtBot, kind: PictureKind, choice: Choice | None = None) -> Picture:
    """The data of a picture, once it is shown."""
    page = window.pictures.part.page
    page.area.show_picture(None)
    window.pictures.choose(kind, choice)
    qtbot.waitUntil(lambda: page.area.picture is not None, timeout=10_000)
    assert page.area.picture is not None
    return page.area.picture


def click(window: MainWindow, qtbot: QtBot, target: Target) -> None:
    """Click the first area of the picture that leads somewhere."""
    place = window.pictures.part.page.area.place_of(target)
    assert place is not None
    qtbot.mouseClick(window.pictures.part.page.area.canvas, Qt.MouseButton.LeftButton, pos=place)


def test_nothing_is_made_before_somebody_looks(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = planned(open_window(), qtbot)
    assert window.pictures._part is None
    window.commands["pictures"].trigger()
    qtbot.waitUntil(lambda: window.pictures.part.page.area.picture is not None, timeout=10_000)


def test_without_a_plan_the_page_says_what_to_do(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.pictures.show()
    page = window.pictures.part.page
    assert page.stack.currentWidget() is page.hint
    assert not page.export_button.isEnabled()


@pytest.mark.parametrize("kind", list(PictureKind))
def test_every_picture_is_shown_and_has_its_numbers(window: MainWindow, qtbot: QtBot, kind: PictureKind) -> None:
    picture(window, qtbot, kind)
    page = window.pictures.part.page
    assert page.stack.currentWidget() is page.area
    assert not page.area.canvas.grab().isNull()
    assert page.table.model.rowCount() > 0
    described = QAccessible.queryAccessibleInterface(page.area.canvas)
    assert described.text(QAccessible.Text.Name)
    assert "Numbers:" in described.text(QAccessible.Text.Description)


def test_choosing_a_picture_and_a_sponsor_by_hand(window: MainWindow, qtbot: QtBot) -> None:
    shown = picture(window, qtbot, PictureKind.CAPACITY)
    page = window.pictures.part.page
    assert isinstance(shown, Capacity)
    assert shown.sponsor == ""
    page.sponsor.setFocus()
    qtbot.keyClick(page.sponsor, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: getattr(page.area.picture, "sponsor", "") == "Acme")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.kind is PictureKind.BENCH
    assert not page.sponsor.isVisible()
    assert page.role.isVisible()


def test_a_click_on_a_role_leads_to_its_seats_on_the_board(window: MainWindow, qtbot: QtBot) -> None:
    picture(window, qtbot, PictureKind.CAPACITY)
    click(window, qtbot, Target(role=0))
    board = window.workspace.board
    assert window.workspace.tabs.currentWidget() is board
    assert board.arrange is Arrange.SEATS
    assert board.filters.filter.roles == {"CRA"}


def test_a_click_on_the_bench_leads_to_people_with_time_left(window: MainWindow, qtbot: QtBot) -> None:
    picture(window, qtbot, PictureKind.BENCH)
    click(window, qtbot, Target(role=0))
    board = window.workspace.board
    assert board.arrange is Arrange.PEOPLE
    assert board.filters.filter.open_only


def test_a_click_on_a_study_of_the_flow_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    picture(window, qtbot, PictureKind.FLOW, Choice(sponsor=1))
    click(window, qtbot, Target(sponsor=1, study=2))
    board = window.workspace.board
    assert board.filters.filter.sponsors == {"Borax"}
    assert board.model.entry(board.view.currentIndex().row()).label == "C"


def test_the_keyboard_goes_through_a_picture_and_enter_follows(window: MainWindow, qtbot: QtBot) -> None:
    picture(window, qtbot, PictureKind.CONTINUITY)
    page = window.pictures.part.page
    canvas = page.area.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert page.says.text().startswith("Acme; Continuity")
    assert "Acme" in canvas.accessibleName()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert page.says.text().startswith("Borax")
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert window.workspace.board.filters.filter.sponsors == {"Borax"}


def test_pointing_says_the_value(window: MainWindow, qtbot: QtBot) -> None:
    picture(window, qtbot, PictureKind.CAPACITY)
    area = window.pictures.part.page.area
    place = area.place_of(Target(role=0))
    assert place is not None
    qtbot.mouseMove(area.canvas, place)
    qtbot.waitUntil(lambda: window.pictures.part.page.says.text().startswith("CRA, 2027-01; Demand"))


def test_numbers_can_be_shown_and_copied(window: MainWindow, qtbot: QtBot) -> None:
    picture(window, qtbot, PictureKind.BENCH)
    page = window.pictures.part.page
    qtbot.mouseClick(page.numbers_button, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.table
    page.table.copy()
    assert QGuiApplication.clipboard().text().startswith("Role\tMonth\tBench")
    assert "CRA\t2027-01" in QGuiApplication.clipboard().text()


def test_the_frontier_is_searched_from_the_plan_that_is_shown(open_window: MakeWindow, qtbot: QtBot) -> None:
    sweep = FakeSweep()
    window = planned(open_window(search_all=sweep), qtbot)
    with qtbot.waitSignal(window.pictures.part.run.ended, timeout=20_000):
        window.pictures.part.search(2, 1.0)
    assert window.controller.shown is not None
    assert sweep.start is window.controller.shown.outcome.plan


def test_points_of_the_frontier_appear_and_a_click_makes_one_a_scenario(window: MainWindow, qtbot: QtBot) -> None:
    page, controller = window.pictures.part.page, window.controller
    picture(window, qtbot, PictureKind.FRONTIER)
    page.points.setValue(3)
    with qtbot.waitSignal(window.pictures.part.run.ended, timeout=20_000):
        qtbot.mouseClick(page.search_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(getattr(page.area.picture, "points", ())) == 4, timeout=10_000)
    shown = page.area.picture
    assert isinstance(shown, Frontier)
    assert [point.position for point in shown.points] == [None, -10, 0, 10]
    click(window, qtbot, Target(point=3))
    qtbot.waitUntil(lambda: len(controller.plans) == 2, timeout=10_000)
    added = controller.plans[1]
    assert added.name == "Frontier +10, all the way to cost"
    assert added.options["position"] == 10
    assert controller.shown is not None
    assert controller.shown.outcome.evaluation.portfolio.sponsor_continuity == shown.points[3].continuity
    controller.undo()
    qtbot.waitUntil(lambda: len(controller.plans) == 1, timeout=10_000)


def test_a_click_on_a_plan_of_the_document_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    first = window.controller.plans[0].id
    planned(window, qtbot)
    qtbot.waitUntil(lambda: len(window.controller.plans) == 2, timeout=10_000)
    picture(window, qtbot, PictureKind.FRONTIER)
    assert window.controller.shown is not None
    assert window.controller.shown.record_id != first
    window.pictures.part.follow(Target(point=0))
    qtbot.waitUntil(lambda: bool(window.controller.shown and window.controller.shown.record_id == first))


def test_a_search_of_the_frontier_can_be_cancelled_and_keeps_its_points(open_window: MakeWindow, qtbot: QtBot) -> None:
    sweep = FakeSweep(wait=True)
    window = planned(open_window(search_all=sweep), qtbot)
    picture(window, qtbot, PictureKind.FRONTIER)
    page = window.pictures.part.page
    page.search_button.click()
    qtbot.waitUntil(lambda: len(window.pictures.part.swept) == 1, timeout=10_000)
    assert page.cancel_button.isVisible()
    assert "1 of 5" in page.progress.text()
    qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    assert not page.cancel_button.isVisible()
    assert page.search_button.isEnabled()
    qtbot.waitUntil(lambda: sweep.stopped, timeout=5_000)
    assert len(window.pictures.part.swept) == 1


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf", ".csv"])
def test_a_picture_is_exported_from_the_window(window: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    picture(window, qtbot, PictureKind.CAPACITY)
    path = tmp_path / f"out{suffix}"
    window.pictures.part.export_to(path)
    qtbot.waitUntil(lambda: path.exists() and "written to" in window.message.text, timeout=10_000)
    assert path.stat().st_size > 100
