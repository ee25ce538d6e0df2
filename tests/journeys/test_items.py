"""Each part of the workbench once in the whole window, by mouse and keyboard, on the sample with a quick plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.case import build_case
from planner.domain.plan import OPEN
from planner.services.board import Arrange, RowKind, locked_months
from planner.services.opening import open_sample
from planner.services.pictures.kinds import PictureKind
from planner.services.stretch import Stretch
from solver.baseline import baselines
from tests.journeys.main_job import until
from tests.journeys.workbench import done, open_stretch
from tests.support.documents import planned_document
from ui.board.overlay import cells_rect
from ui.help.window import HelpWindow
from ui.main_window import MainWindow
from ui.palette import Palette
from ui.scenarios.around_dialog import AroundDialog
from ui.settings import open_settings
from ui.theme import is_dark

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
Key = Qt.Key


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample with the plan that fills requests one by one."""
    case = build_case(open_sample().portfolio)
    folder = tmp_path_factory.mktemp("document")
    return planned_document(folder, case, {"First": baselines(case).continuity_aware}).read_bytes()


@pytest.fixture
def window(document: bytes, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with the document open and the plan on the board."""
    path = tmp_path / "sample.throughline"
    path.write_bytes(document)
    window = MainWindow(open_settings())
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_leaving", True))
    window.resize(1440, 900)
    window.show()
    window.open_file(path)
    until(lambda: window.controller.shown is not None, "the plan")
    window.workspace.board.view.setFocus()
    yield window
    window.shut_down()


def press(window: MainWindow, key: Key, keys: Qt.KeyboardModifier = NO) -> None:
    """A key for whatever has the cursor; the window is in front again after a dialog."""
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        until(lambda: QApplication.activeWindow() is window, "the window")
    QTest.keyClick(window.focusWidget() or window, key, keys)


def cell(window: MainWindow, stretch: Stretch, month: int, share: float = 0.5) -> QPoint:
    """A place in a seat's row."""
    view = window.workspace.board.view
    board = window.workspace.board.model.board
    assert board is not None
    row = window.workspace.board.model.visible_row(board.row_of(RowKind.SEAT, stretch.seat))
    rect = cells_rect(view, row, row, month, month)
    return QPoint(round(rect.left() + rect.width() * share), rect.center().y())


def select(window: MainWindow, stretch: Stretch) -> None:
    """Click the first month of a stretch and the last one with Shift, as it stands on the board by seats."""
    press(window, Key.Key_1, CTRL)
    press(window, Key.Key_0, CTRL)
    board = window.workspace.board
    assert board.view.go_to(RowKind.SEAT, stretch.seat, stretch.first)
    QTest.mouseClick(board.view.viewport(), LEFT, NO, cell(window, stretch, stretch.first))
    QTest.mouseClick(board.view.viewport(), LEFT, SHIFT, cell(window, stretch, stretch.last))
    until(lambda: board.selection.stretches == (stretch,), "the selection")


def changes(window: MainWindow, do: Callable[[], None], steps: int = 1) -> None:
    """Do something and wait until it is so many steps of the document."""
    wanted = done(window) + steps
    do()
    until(lambda: done(window) == wanted and not window.controller.desk.busy, "the change")


def holders(window: MainWindow, stretch: Stretch) -> set[int]:
    assert window.controller.shown is not None
    return set(window.controller.shown.outcome.plan.holder[stretch.seat, stretch.first : stretch.last + 1].tolist())


def test_the_board_is_found_filtered_turned_and_found_again_next_time(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    board = window.workspace.board
    assert window.controller.shown is not None
    name = window.controller.shown.outcome.case.portfolio.staff[0].name
    press(window, Key.Key_F, CTRL)
    QTest.keyClicks(window.focusWidget(), name)
    press(window, Key.Key_Return)
    until(lambda: board.view.current_bar() is not None, "a hit")
    bar = board.view.current_bar()
    assert bar is not None and bar.person == 0
    board.view.setFocus()
    board.settle_selection()
    seat = board.selection.stretches[0].seat
    press(window, Key.Key_2, CTRL)
    assert board.arrange is Arrange.PEOPLE
    board.settle_selection()
    assert board.selection.stretches[0].seat == seat  # the selection stays
    press(window, Key.Key_1, CTRL)
    board.finder.field.clear()
    rows = board.model.rowCount()
    QTest.mouseClick(board.filters.open_only, LEFT)
    assert 0 < board.model.rowCount() < rows
    seen, zoom = board.model.rowCount(), board.view.zoom
    window.shut_down()
    again = MainWindow(open_settings())
    qtbot.addWidget(again, before_close_func=lambda w: setattr(w, "_leaving", True))
    again.show()
    again.open_file(tmp_path / "sample.throughline")
    until(lambda: again.controller.shown is not None, "the plan")
    assert (again.workspace.board.model.rowCount(), again.workspace.board.view.zoom) == (seen, zoom)
    again.shut_down()


def test_a_plan_is_edited_with_keys_mouse_and_clipboard_and_every_edit_taken_back(window: MainWindow) -> None:
    assert window.controller.shown is not None
    plan = window.controller.shown.outcome.plan
    locked = locked_months(window.controller.shown.outcome.case, plan)
    free = (plan.holder[:, 1] >= 0) & (plan.holder[:, 1] == plan.holder[:, 2]) & ~locked[:, 1:3].any(axis=1)
    seat = int(free.nonzero()[0][0])
    stretch, person = Stretch(seat, 1, 2), int(plan.holder[seat, 1])
    staff = window.controller.shown.outcome.case.portfolio.staff
    select(window, stretch)
    changes(window, lambda: press(window, Key.Key_Delete))
    assert holders(window, stretch) == {OPEN}
    assert window.editing.answer_panel.tree.topLevelItemCount() > 0

    def type_name() -> None:
        press(window, Key.Key_F2)
        QTest.keyClicks(window.focusWidget(), staff[person].id)
        press(window, Key.Key_Return)

    changes(window, type_name)
    assert holders(window, stretch) == {person}
    window.workspace.board.view.setFocus()
    changes(window, lambda: press(window, Key.Key_X, CTRL))
    assert holders(window, stretch) == {OPEN}
    changes(window, lambda: press(window, Key.Key_V, CTRL))
    assert holders(window, stretch) == {person}
    press(window, Key.Key_H, CTRL | SHIFT)
    history = window.editing.history_panel.list
    steps = done(window)
    QTest.mouseClick(history.viewport(), LEFT, NO, history.visualItemRect(history.item(0)).center())
    until(lambda: done(window) < steps, "the way back")
    until(lambda: (window.controller.shown.outcome.plan.holder == plan.holder).all(), "the plan")  # type: ignore[union-attr]


def test_candidates_are_asked_and_one_is_assigned_from_the_list(window: MainWindow) -> None:
    stretch = open_stretch(window)
    select(window, stretch)
    press(window, Key.Key_F4)
    panel = window.seat.panel
    until(lambda: panel.model.rowCount() > 0 and window.focusWidget() is panel.table, "candidates")
    candidate = panel.current()
    assert candidate is not None
    assert panel.ruled_out.toPlainText().startswith("Ruled out")
    changes(window, lambda: press(window, Key.Key_Return))
    assert candidate.person in holders(window, stretch)


def test_why_is_asked_and_its_remedy_done_with_the_keyboard(window: MainWindow) -> None:
    stretch = open_stretch(window)
    select(window, stretch)
    press(window, Key.Key_F4, SHIFT)
    panel = window.seat.panel
    until(lambda: bool(panel.remedies.buttons), "why")
    assert panel.why.toPlainText().startswith("Nobody holds it")
    QTest.keyClick(panel.why, Key.Key_Tab)
    changes(window, lambda: press(window, Key.Key_Space))
    assert OPEN not in holders(window, stretch)
    until(lambda: " holds it" in panel.why.toPlainText(), "why again")
    changes(window, lambda: window.commands["undo"].trigger(), steps=-1)
    assert holders(window, stretch) == {OPEN}


def test_a_plan_is_made_around_a_lock_and_accepted_in_parts(window: MainWindow) -> None:
    assert window.controller.shown is not None
    plan = window.controller.shown.outcome.plan
    seat = int((plan.holder[:, 0] >= 0).nonzero()[0][0])
    kept = Stretch(seat, 0, 0)
    select(window, kept)
    changes(window, lambda: press(window, Key.Key_L, CTRL))
    holder = holders(window, kept)
    window.workspace.planning.seconds.setValue(2)
    press(window, Key.Key_F5, CTRL)
    dialog = window.findChild(AroundDialog)
    assert dialog is not None and dialog.everything.isChecked()
    QTest.keyClick(dialog, Key.Key_Return)
    until(lambda: window.planning.running, "the search")
    page = window.scenarios.replanning.page
    until(lambda: not window.planning.running and page.model.rowCount() > 0, "the proposal")
    assert holders(window, kept) == holder  # nothing has changed yet
    parts = page.model.rowCount()
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0, 0))
    press(window, Key.Key_Space)
    assert len(page.model.ticked) == parts - 1
    accept = next(b for b in page.findChildren(QPushButton) if b.text().startswith("Accept"))
    before = window.controller.shown.outcome.evaluation.objective
    changes(window, lambda: QTest.mouseClick(accept, LEFT))
    until(lambda: window.controller.shown.outcome.evaluation.objective != before, "the plan")  # type: ignore[union-attr]
    assert holders(window, kept) == holder


def test_scenarios_are_copied_named_compared_and_published(window: MainWindow) -> None:
    changes(window, lambda: press(window, Key.Key_K, CTRL | SHIFT))
    until(lambda: window.controller.shown.name == "Copy of First", "the copy")  # type: ignore[union-attr]
    stretch = open_stretch(window)
    select(window, stretch)
    window.commands["seat_candidates"].trigger()
    until(lambda: window.seat.panel.model.rowCount() > 0, "candidates")
    changes(window, lambda: QTest.keyClick(window.seat.panel.table, Key.Key_Return))
    press(window, Key.Key_4, CTRL)
    page = window.scenarios.page
    until(lambda: page.plans.model.rowCount() == 2 and len(page.chosen()) == 1, "the list")

    def rename() -> None:
        press(window, Key.Key_F2)
        asking = next(d for d in window.findChildren(QInputDialog) if d.isVisible())
        asking.setTextValue("Second")
        QTest.keyClick(asking, Key.Key_Return)

    changes(window, rename)
    until(lambda: "Second" in {row.name for row in page.listed.rows}, "the name")
    view = page.plans.view
    view.setFocus()
    view.selectAll()
    press(window, Key.Key_M, CTRL | SHIFT)
    until(page.comparison.isVisible, "the comparison")
    QTest.mouseClick(view.viewport(), LEFT, NO, view.visualRect(view.model().index(0, 0)).center())
    changes(window, lambda: QTest.mouseClick(page.buttons["publish"], LEFT))
    until(lambda: "is the published plan now" in window.message.text, "the message")
    until(lambda: any(row.seat_months for row in page.listed.rows), "how far the other plan is from it")


def test_pictures_are_looked_through_clicked_into_and_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes(window, lambda: press(window, Key.Key_K, CTRL | SHIFT))
    until(lambda: window.controller.shown.name == "Copy of First", "the copy")  # type: ignore[union-attr]
    press(window, Key.Key_3, CTRL)
    page = window.pictures.part.page
    for kind in PictureKind:
        page.list.setFocus()
        page.area.show_picture(None)
        page.list.setCurrentRow(list(PictureKind).index(kind))
        until(lambda: page.area.picture is not None, "a picture")
        assert page.kind is kind and page.table.model.rowCount() > 0
    file = tmp_path / "picture.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), "SVG (*.svg)"))
    QTest.mouseClick(page.export_button, LEFT)
    until(file.exists, "the file")
    assert "<svg" in file.read_text()


def test_the_window_is_a_good_citizen(window: MainWindow, tmp_path: Path) -> None:
    assert not window.isWindowModified()
    select(window, open_stretch(window))
    press(window, Key.Key_N, CTRL | SHIFT)
    note = window.notes.panel.fields[0]
    QTest.keyClicks(note, "Ask first")
    changes(window, lambda: QTest.keyClick(note, Key.Key_Return, CTRL))
    assert window.isWindowModified()
    press(window, Key.Key_S, CTRL)
    until(lambda: not window.isWindowModified(), "saving")
    press(window, Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    QTest.keyClicks(palette.field, "light or dark")
    dark = is_dark(window.palette())
    QTest.keyClick(palette.field, Key.Key_Return)
    until(lambda: is_dark(window.palette()) is not dark, "the other look")
    press(window, Key.Key_F1)
    manual = window.findChild(HelpWindow)
    assert manual is not None and manual.text.toPlainText()
    QTest.keyClick(manual, Key.Key_Escape)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, NO))
    assert "This is a folder" in window.message.text
