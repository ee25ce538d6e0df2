"""The window as a whole, with a fake search behind it."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.case import Case
from planner.domain.errors import EnvironmentTrouble, InputProblems, Problem
from planner.domain.portfolio import Portfolio
from planner.services.board import Arrange
from planner.services.opening import OpenedFile, open_any
from planner.services.plan_records import outcome_of
from planner.services.session import Recoverable, Session, new_document
from solver.api import Failure
from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeBaselines, FakeSearch, fake_baselines
from ui import dialogs
from ui.dialogs import Unsaved
from ui.main_window import MainWindow, drop_trouble
from ui.settings import open_settings, recent_files, session_file
from ui.theme import Theme, is_dark


def planned(window: MainWindow, qtbot: QtBot) -> None:
    """Press Plan and wait until the plan is in the document."""
    count = len(window.controller.plans)
    window.plan()
    qtbot.waitUntil(lambda: len(window.controller.plans) == count + 1, timeout=20_000)
    qtbot.waitUntil(lambda: window.controller.shown is not None and bool(window.controller.shown.record_id))


def test_an_empty_window_says_what_to_do(make_window: MakeWindow) -> None:
    window = make_window()
    assert window.pages.currentWidget() is window.welcome
    assert window.windowTitle() == "Throughline"
    assert not window.commands["plan"].isEnabled()


def test_an_opened_portfolio_fills_the_tables_and_is_remembered(open_window: MakeWindow, tmp_path: Path) -> None:
    window = open_window()
    screen = window.workspace
    assert [page.model.rowCount() for page in (screen.sponsors, screen.studies, screen.people)] == [2, 3, 3]
    assert window.windowTitle() == "portfolio[*] – Throughline"
    assert recent_files(window.settings) == [str(tmp_path / "portfolio.xlsx")]


def test_planning_shows_a_board_and_figures_and_keeps_the_plan(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    screen = window.workspace
    assert screen.board.model.rowCount() > 0
    assert screen.summary.isVisible()
    assert window.controller.plans[0].name == "Plan 1"
    assert window.isWindowModified()
    assert window.commands["undo"].text().endswith("Make Plan 1")
    assert "at most 10% better is possible" in screen.planning.last.text()


def test_the_strips_settings_reach_the_search(open_window: MakeWindow, qtbot: QtBot) -> None:
    search = FakeSearch()
    window = open_window(new_search=lambda: search)
    strip = window.workspace.planning
    strip.seconds.setValue(7)
    strip.slider.setValue(10)
    strip.floors.setChecked(False)
    planned(window, qtbot)
    assert search.options is not None and search.portfolio is not None and window.controller.portfolio is not None
    assert (search.options.time_limit, search.options.floors) == (7, False)
    own = window.controller.portfolio.settings.weights
    assert search.portfolio.settings.weights.cost == own.cost * 10
    assert window.controller.plans[0].name == "Plan 1 (floors off)"
    assert window.controller.plans[0].options["position"] == 10


def test_a_broken_floor_is_told_with_its_amount(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    assert window.message.isVisible()
    assert "margin floor" in window.message.text


def test_progress_is_shown_and_stop_keeps_the_best_plan(open_window: MakeWindow, qtbot: QtBot) -> None:
    search = FakeSearch(endless=True)
    window = open_window(new_search=lambda: search)
    strip = window.workspace.planning
    window.plan()
    qtbot.waitUntil(lambda: strip.phase.text() == "Improving the plan", timeout=20_000)
    assert "better is possible" in strip.figures.text()
    assert window.commands["stop"].isEnabled() and not window.commands["plan"].isEnabled()
    window.commands["stop"].trigger()
    assert "Stopping" in strip.phase.text()
    qtbot.waitUntil(lambda: len(window.controller.plans) == 1, timeout=20_000)
    assert search.stopped


def test_the_greedy_plans_are_worked_out_while_the_search_runs_and_once(open_window: MakeWindow, qtbot: QtBot) -> None:
    asked: list[threading.Thread] = []

    def baselines(case: Case) -> FakeBaselines:
        asked.append(threading.current_thread())
        return fake_baselines(case)

    search = FakeSearch(endless=True)
    searches = [search, FakeSearch()]
    window = open_window(new_search=lambda: searches.pop(0), baselines=baselines)
    window.plan()
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert window.planning.running and not search.stopped  # nobody will have to wait for them after Stop
    assert asked[0] is not threading.main_thread()
    window.commands["stop"].trigger()
    qtbot.waitUntil(lambda: len(window.controller.plans) == 1, timeout=20_000)
    planned(window, qtbot)
    assert len(asked) == 1
    window.workspace.planning.slider.setValue(5)  # other weights, another case
    searches.append(FakeSearch())
    planned(window, qtbot)
    assert len(asked) == 2


def test_a_plan_is_painted_before_it_is_written(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    busy: list[bool] = []
    window.planning.finished.connect(lambda _: busy.append(window.controller.desk.busy))  # after it was shown
    planned(window, qtbot)
    assert busy == [False]
    assert window.controller.dirty


def test_cancel_ends_the_search_and_changes_nothing(open_window: MakeWindow, qtbot: QtBot) -> None:
    search = FakeSearch(endless=True)
    window = open_window(new_search=lambda: search)
    window.plan()
    qtbot.waitUntil(lambda: search._polls > 0, timeout=20_000)
    window.cancel_search()
    assert search.cancelled
    assert not window.planning.running
    assert "Cancelled" in window.workspace.planning.last.text()
    assert window.controller.plans == () and not window.isWindowModified()
    assert window.commands["plan"].isEnabled()


def test_cancel_at_once_stops_a_search_that_is_still_starting(open_window: MakeWindow, qtbot: QtBot) -> None:
    search = FakeSearch(endless=True)
    window = open_window(new_search=lambda: search)
    window.plan()
    window.cancel_search()
    qtbot.waitUntil(lambda: search.cancelled, timeout=20_000)
    assert not window.planning.running


def test_a_search_that_dies_is_told_and_can_be_started_again(open_window: MakeWindow, qtbot: QtBot) -> None:
    searches = [FakeSearch(failure=Failure("The optimizer ended unexpectedly.", "signal 9")), FakeSearch()]
    window = open_window(new_search=lambda: searches.pop(0))
    window.plan()
    qtbot.waitUntil(lambda: window.message.isVisible(), timeout=20_000)
    assert window.message.text == "The optimizer ended unexpectedly."
    planned(window, qtbot)
    assert len(window.controller.plans) == 1


def test_undo_takes_the_plan_away_and_redo_brings_it_back(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    window.undo()
    qtbot.waitUntil(lambda: window.controller.shown is None, timeout=20_000)
    assert window.controller.plans == ()
    assert window.commands["redo"].isEnabled()
    assert not window.workspace.summary.isVisible()
    window.redo()
    qtbot.waitUntil(lambda: window.controller.shown is not None, timeout=20_000)
    assert window.controller.shown is not None and window.controller.shown.name == "Plan 1"


def test_several_plans_can_be_chosen_from(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    planned(window, qtbot)
    chooser = window.workspace.plans
    assert [chooser.itemText(i) for i in range(chooser.count())] == ["Plan 1", "Plan 2"]
    assert chooser.currentText() == "Plan 2"
    chooser.activated.emit(0)
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown.name == "Plan 1")


def test_a_saved_document_opens_with_its_plan(
    open_window: MakeWindow, make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    first = open_window()
    planned(first, qtbot)
    path = tmp_path / "saved.throughline"
    with qtbot.waitSignal(first.controller.saved, timeout=20_000):
        first.controller.save(path)
    assert not first.isWindowModified()
    assert first.controller.shown is not None
    objective = first.controller.shown.outcome.evaluation.objective
    first.shut_down()
    from ui.doors import Doors

    again = make_window(open_any=Doors().open_any)
    again.open_file(path)
    qtbot.waitUntil(lambda: again.controller.shown is not None, timeout=20_000)
    assert again.controller.shown is not None
    assert again.controller.shown.outcome.evaluation.objective == pytest.approx(objective)
    assert again.controller.shown.name == "Plan 1"


def test_export_writes_the_shown_plan_and_says_where(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    planned(window, qtbot)
    path = tmp_path / "plan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.commands["export"].trigger()
    qtbot.waitUntil(lambda: window.exporting.dialog is not None, timeout=20_000)
    dialog = window.exporting.dialog
    assert dialog is not None
    with qtbot.waitSignal(window.controller.exported, timeout=60_000):
        dialog.export_button.click()
    assert window.message.text == f"The plan was written to {path}"
    assert window.controller.shown is not None
    read = open_any(path)
    outcome, lost = outcome_of(read.plans[0], read.portfolio)
    assert lost == ()
    assert outcome.evaluation.objective == pytest.approx(window.controller.shown.outcome.evaluation.objective)


def test_a_refused_file_lists_its_problems_and_opens_nothing(make_window: MakeWindow, qtbot: QtBot) -> None:
    def refuse(path: Path, cancelled: Callable[[], bool]) -> OpenedFile:
        raise InputProblems([Problem("Staff", "C7", "abc", "This is not a number.", "Write a number.")], path.name)

    window = make_window(open_any=refuse)
    with qtbot.waitSignal(window.controller.refused, timeout=20_000):
        window.open_file(Path("bad.xlsx"))
    problems = window.workspace.problems
    assert window.workspace.tabs.currentWidget() is problems
    assert problems.model.row_values(0)[1] == "Staff!C7"
    assert "bad.xlsx: 1 problem found; nothing was imported." in window.message.text
    assert window.controller.portfolio is None
    assert not window.commands["plan"].isEnabled()


def test_a_refused_file_leaves_the_open_portfolio_as_it_is(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    before = window.controller.portfolio
    object.__setattr__(window.controller.doors, "open_any", _refuse)
    with qtbot.waitSignal(window.controller.failed, timeout=20_000):
        window.open_file(Path("bad.xlsx"))
    assert window.controller.portfolio is before
    assert window.message.text == "Could not open the file. This is not a workbook."


def _refuse(path: Path, cancelled: Callable[[], bool]) -> OpenedFile:
    raise EnvironmentTrouble("This is not a workbook.")


@pytest.mark.parametrize(
    ("answer", "left"), [(Unsaved.STAY, False), (Unsaved.DISCARD, True)], ids=["keep open", "discard"]
)
def test_closing_asks_about_unsaved_plans(
    open_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: Unsaved, left: bool
) -> None:
    window = open_window()
    planned(window, qtbot)
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda parent, title: answer)
    window.close()
    assert window.isVisible() is not left


def test_closing_without_changes_asks_nothing_and_ends_a_search(
    open_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda parent, title: pytest.fail("asked"))
    search = FakeSearch(endless=True)
    window = open_window(new_search=lambda: search)
    window.plan()
    qtbot.waitUntil(lambda: search._polls > 0, timeout=20_000)
    window.close()
    assert search.cancelled and not window.isVisible()


def test_a_workbook_can_be_dropped_on_the_window(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    file = tmp_path / "dropped.xlsx"
    file.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.controller.opened, timeout=20_000):
        window.dropEvent(event)
    assert window.windowTitle().startswith("dropped")


def test_folders_links_and_heaps_of_files_are_refused_in_words(tmp_path: Path) -> None:
    assert "folder" in drop_trouble([tmp_path])
    assert "alone" in drop_trouble([tmp_path / "a.throughline", tmp_path / "b.xlsx"])
    assert drop_trouble([tmp_path / "a.xlsx", tmp_path / "b.csv"]) == ""
    assert "files on this computer" in drop_trouble([])
    assert drop_trouble([tmp_path / "a.xlsx"]) == ""


def test_the_look_is_switched_and_remembered(make_window: MakeWindow, qapp: QApplication, qtbot: QtBot) -> None:
    window = make_window()
    window.looking.theme_dark()
    assert is_dark(qapp.palette())
    qtbot.waitUntil(lambda: is_dark(window.workspace.board.view.palette()))
    assert open_settings().value("look/theme") == Theme.DARK.value
    again = make_window()
    qtbot.waitUntil(lambda: is_dark(again.palette()))
    again.looking.toggle_theme()
    assert not is_dark(qapp.palette())


def test_damaged_settings_read_as_defaults(make_window: MakeWindow, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\x00\xff[[[\nwindow\\version=abc\nplan/seconds=\xfe\n[look]\ntheme=no\n")
    window = make_window()
    assert window.workspace.planning.seconds.value() == 60
    assert window.width() >= 600


def test_following_a_bar_leads_from_the_seat_to_its_holder_and_back(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    board = window.workspace.board
    board.view.setCurrentIndex(board.model.index(2, 0))
    bar = board.view.current_bar()
    assert bar is not None
    board.view.bar_chosen.emit(bar)
    arranged = [board.arrange]
    assert board.model.entry(board.view.currentIndex().row()).item == bar.person
    followed = board.view.current_bar()
    assert followed is not None
    board.view.bar_chosen.emit(followed)
    assert [*arranged, board.arrange] == [Arrange.PEOPLE, Arrange.SEATS]
    assert board.model.entry(board.view.currentIndex().row()).item == followed.seat


def test_the_window_fits_a_small_screen(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    window.message.hide()
    assert window.minimumSizeHint().width() <= 720
    assert window.minimumSizeHint().height() <= 450


def test_every_control_has_a_name_for_screen_readers(open_window: MakeWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox, QTableView

    window = open_window()
    planned(window, qtbot)
    nameless = [
        widget.metaObject().className()
        for kind in (QLineEdit, QSlider, QComboBox, QTableView)
        for widget in window.findChildren(kind)
        if not widget.accessibleName() and not isinstance(widget.parent(), QSpinBox)
    ]
    nameless += [
        button.metaObject().className()
        for button in window.workspace.planning.findChildren(QAbstractButton)
        if not (button.text() or button.accessibleName())
    ]
    assert nameless == []


def test_lost_work_is_offered_and_can_be_recovered(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, portfolio: Portfolio
) -> None:
    item = Recoverable(tmp_path, "Spring plan", "", dt.datetime(2026, 11, 21, 10, 30))
    recovered: list[Recoverable] = []

    def recover(wanted: Recoverable) -> Session:
        recovered.append(wanted)
        return new_document(portfolio, title="Spring plan (Recovered)", state_dir=tmp_path / "state")

    window = make_window(list_recoverable=lambda: (item,), recover=recover)
    with qtbot.waitSignal(window.controller.recoverable, timeout=20_000):
        window.controller.look_for_lost_work()
    assert "Spring plan" in window.message.text
    button = next(b for b in window.message.findChildren(QPushButton) if b.text() == "Recover")
    with qtbot.waitSignal(window.controller.opened, timeout=20_000):
        button.click()
    assert recovered == [item]
    assert window.windowTitle().startswith("Spring plan (Recovered)")


def test_a_problem_leads_to_the_row_it_is_about(open_window: MakeWindow, qtbot: QtBot) -> None:
    screen = open_window().workspace
    screen.problems.row_chosen.emit(("Warning", "Staff!A3", "bob", "Odd.", "Look."))
    assert screen.tabs.currentWidget() is screen.people
    assert [screen.people.model.row_values(r)[0] for r in range(screen.people.model.rowCount())] == ["bob"]


def test_what_was_open_is_opened_at_the_next_start_unless_unwanted(
    open_window: MakeWindow, make_window: MakeWindow, tmp_path: Path
) -> None:
    file = tmp_path / "portfolio.xlsx"
    file.write_bytes(b"there")
    window = open_window()
    window.shut_down()
    assert session_file(open_settings()) == file
    again = make_window()
    assert again.commands["reopen"].isChecked()
    again.commands["reopen"].trigger()
    assert session_file(open_settings()) is None
    again.commands["reopen"].trigger()
    assert session_file(open_settings()) == file
    file.unlink()
    assert session_file(open_settings()) is None


def test_after_a_window_without_a_file_nothing_is_reopened(make_window: MakeWindow) -> None:
    make_window().shut_down()
    assert session_file(open_settings()) is None
