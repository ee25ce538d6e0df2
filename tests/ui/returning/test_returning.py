"""An edited plan workbook in the window: shown as a proposal, decided, and taken over as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from planner.domain.document import PlanRecord
from planner.domain.plan_rows import plan_to_rows
from planner.services.notes import Subject, note_on
from planner.services.opening import FileKind, OpenedFile
from planner.services.returning.values import Kind
from tests.support.sent_back import Way, cell, row_of
from tests.ui.conftest import MakeWindow
from ui import dialogs
from ui.main_window import MainWindow
from ui.returning.dialog import ReturnDialog
from ui.returning.model import CELLS, WHAT, WORKBOOK

SLOW = 20_000
Open = Callable[..., MainWindow]


@pytest.fixture
def way() -> Way:
    return Way()


@pytest.fixture
def open_plan(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, way: Way) -> Open:
    """Makes a window with the document that the workbook was exported from."""

    def make(*, published: bool = False) -> MainWindow:
        record = PlanRecord("", "Plan 1", plan_to_rows(way.case, way.plan), published=published)

        def opened(path: Path, _: Callable[[], bool]) -> OpenedFile:
            return OpenedFile(way.case.portfolio, (), (record,), path, FileKind.PLAN_WORKBOOK)

        window = make_window(open_any=opened)
        window.open_file(tmp_path / "document.xlsx")
        qtbot.waitUntil(lambda: window.controller.shown is not None, timeout=SLOW)
        return window

    return make


def edited(way: Way, folder: Path) -> Path:
    """Another holder on B, a month of A cleared, somebody refused on A, and a comment."""
    sheet = way.sheet()
    cell(sheet, "2027-01", Staff_ID="ann").value = None
    cell(sheet, "2027-02", Staff_ID="ann").comment = Comment("On leave?", "Jo Field")
    cell(sheet, "Staff ID", Kind="Open").value = "ann"  # who has no time left
    cell(sheet, "Name", Staff_ID="cid", Study_ID="B").value = "Dee"
    return saved(way, folder)


def saved(way: Way, folder: Path) -> Path:
    way.workbook.save(folder / "back.xlsx")
    return folder / "back.xlsx"


def read(window: MainWindow, qtbot: QtBot, path: Path) -> ReturnDialog:
    with qtbot.waitSignal(window.returning.shown, timeout=SLOW):
        window.returning.read(path)
    assert window.returning.dialog is not None
    return window.returning.dialog


def held(window: MainWindow, plan: str = "Plan 1") -> dict[tuple[str, int], list[str]]:
    record = next(record for record in window.controller.plans if record.name == plan)
    found = {(seat.line.study, seat.number): [""] * len(seat.fte) for seat in record.rows.seats}
    for hold in record.rows.holds:
        found[hold.line.study, hold.seat][hold.month] = hold.holder
    return found


def row(dialog: ReturnDialog, kind: Kind) -> int:
    return next(at for at, item in enumerate(dialog.model.items) if item.kind is kind)


def test_a_dropped_workbook_of_the_open_document_is_shown_as_a_proposal(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path
) -> None:
    window = open_plan()
    path = edited(way, tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.returning.shown, timeout=SLOW):
        window.dropEvent(drop)
    dialog = window.returning.dialog
    assert dialog is not None
    assert [item.kind for item in dialog.model.items] == [Kind.REMOVED, Kind.REFUSED, Kind.CHANGED]
    assert "1 changed, 1 removed" in dialog.heading.text()
    assert "Refused: 1." in dialog.heading.text()


def test_a_foreign_plan_workbook_is_opened_as_before(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_plan()
    sheet = way.workbook["Throughline export"]
    for found in sheet.iter_rows(max_row=10):
        if found[0].value == "Portfolio fingerprint":
            found[1].value = "somebody else's"
    path = saved(way, tmp_path)
    opened: list[Path] = []
    monkeypatch.setattr(window, "open_file", opened.append)
    window.importing.dropped([path])
    qtbot.waitUntil(lambda: opened == [path], timeout=SLOW)


def test_the_chosen_changes_become_one_step_that_can_be_undone(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path
) -> None:
    window = open_plan()
    dialog = read(window, qtbot, edited(way, tmp_path))
    session = window.controller.session
    assert session is not None
    before, state = held(window), session.state
    qtbot.waitUntil(lambda: "Score" in dialog.effect.text(), timeout=SLOW)
    with qtbot.waitSignal(window.returning.taken, timeout=SLOW):
        qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert held(window) == {**before, ("A", 1): ["", "ann", "ann", "ann"], ("B", 1): ["dee"] * 4}
    seat = Subject("seat", line=way.case.line_keys[0], seat=1)
    assert note_on(session.state, seat) == "Jo Field: On leave?"
    assert session.undo_text == "Read back back.xlsx"
    window.undo()
    qtbot.waitUntil(lambda: session.state == state, timeout=SLOW)


def test_a_tick_taken_away_with_the_space_bar_leaves_the_change_out(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path
) -> None:
    window = open_plan()
    dialog = read(window, qtbot, edited(way, tmp_path))
    dialog.view.setFocus()
    dialog.view.selectRow(row(dialog, Kind.REMOVED))
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    index = dialog.model.index(row(dialog, Kind.REMOVED), WHAT)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert "Chosen: 1 of 2 parts" in dialog.effect.text()
    dialog.comments.setChecked(False)
    with qtbot.waitSignal(window.returning.taken, timeout=SLOW):
        dialog.take_button.click()
    assert held(window)["A", 1] == ["ann"] * 4
    assert held(window)["B", 1] == ["dee"] * 4
    assert window.controller.session is not None
    assert window.controller.session.state.seat_notes == ()


def test_what_is_refused_says_the_rule_and_the_cell_and_cannot_be_ticked(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path
) -> None:
    window = open_plan()
    dialog = read(window, qtbot, edited(way, tmp_path))
    at = row(dialog, Kind.REFUSED)
    number = row_of(way.sheet(), Staff_ID="ann", Kind="Open")
    assert str(number) in dialog.model.index(at, CELLS).data()
    assert "available for" in dialog.model.items[at].reason
    assert not dialog.model.flags(dialog.model.index(at, WHAT)) & Qt.ItemFlag.ItemIsUserCheckable
    assert dialog.model.index(at, WHAT).data(Qt.ItemDataRole.CheckStateRole) is None


def test_a_new_scenario_gets_the_changes_and_the_plan_stays(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path
) -> None:
    window = open_plan()
    dialog = read(window, qtbot, edited(way, tmp_path))
    before = held(window)
    dialog.scenario_button.click()
    asking = dialog.findChild(QInputDialog)
    assert asking is not None
    assert asking.textValue() == "back"
    asking.setTextValue("From Jo")
    with qtbot.waitSignal(window.returning.taken, timeout=SLOW):
        asking.accept()
    assert held(window) == before
    assert held(window, "From Jo")["B", 1] == ["dee"] * 4
    qtbot.waitUntil(lambda: bool(window.controller.shown and window.controller.shown.name == "From Jo"), timeout=SLOW)


def test_a_conflict_stays_ours_until_somebody_takes_the_workbooks_side(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path
) -> None:
    window = open_plan()
    session = window.controller.session
    assert session is not None
    record = session.plans[0]
    now = way.plan
    now.holder[2, :] = 3
    rows = plan_to_rows(way.case, now)
    changed: list[object] = []
    window.controller.edit(
        "Somebody else's change", lambda edit: edit.replace_plan(replace(record, rows=rows)), changed.append
    )
    qtbot.waitUntil(lambda: bool(changed), timeout=SLOW)
    cell(way.sheet(), "Name", Staff_ID="cid", Study_ID="B").value = "Bob"
    sheet = way.sheet()
    for month in ("2027-01", "2027-02"):
        cell(sheet, month, Staff_ID="bob", Study_ID="A").value = None
    dialog = read(window, qtbot, saved(way, tmp_path))
    at = row(dialog, Kind.CONFLICT)
    assert not dialog.model.is_ticked(at)
    dialog.view.selectRow(at)
    assert dialog.sides.isVisible()
    assert [dialog.sides.itemText(i).split(" (")[0] for i in range(dialog.sides.count())] == ["Dee", "Bob"]
    dialog.sides.setCurrentIndex(1)
    dialog.sides.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.model.is_ticked(row(dialog, Kind.CONFLICT)), timeout=SLOW)
    with qtbot.waitSignal(window.returning.taken, timeout=SLOW):
        dialog.take_button.click()
    assert held(window)["B", 1] == ["bob"] * 4


def test_edits_of_a_published_plan_go_to_a_new_plan(open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path) -> None:
    window = open_plan(published=True)
    dialog = read(window, qtbot, edited(way, tmp_path))
    assert "published" in dialog.take_button.toolTip()
    with qtbot.waitSignal(window.returning.taken, timeout=SLOW):
        dialog.take_button.click()
    assert held(window)["B", 1] == ["cid"] * 4
    assert held(window, "Plan 1 (edited)")["B", 1] == ["dee"] * 4


def test_rejecting_changes_nothing(open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path) -> None:
    window = open_plan()
    dialog = read(window, qtbot, edited(way, tmp_path))
    session = window.controller.session
    assert session is not None
    state = session.state
    qtbot.mouseClick(dialog.reject_button, Qt.MouseButton.LeftButton)
    assert window.returning.dialog is None
    assert session.state is state


def test_an_unedited_workbook_is_told_to_say_nothing_new(
    open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_plan()
    path = saved(way, tmp_path)
    monkeypatch.setattr(dialogs, "ask_returned", lambda *_: path)
    window.commands["read_back"].trigger()
    qtbot.waitUntil(lambda: "nothing to take over" in window.message.accessibleName(), timeout=SLOW)
    assert window.returning.dialog is None


def test_a_file_that_holds_no_plan_is_told(open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path) -> None:
    window = open_plan()
    for name in ("Staffing by study", "Plan assignments"):
        del way.workbook[name]
    window.returning.read(saved(way, tmp_path))
    qtbot.waitUntil(lambda: "holds no plan" in window.message.accessibleName(), timeout=SLOW)


def test_every_control_of_the_proposal_has_a_name(open_plan: Open, qtbot: QtBot, way: Way, tmp_path: Path) -> None:
    window = open_plan()
    dialog = read(window, qtbot, edited(way, tmp_path))
    for widget in dialog.findChildren(QTableView) + dialog.findChildren(QComboBox):
        assert widget.accessibleName()
    for button in dialog.findChildren(QPushButton):
        assert button.text()
    for label in (dialog.heading, dialog.notes, dialog.effect):
        assert isinstance(label, QLabel)
        assert label.accessibleName()
    text = dialog.model.index(0, WHAT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "CRA 1 of A" in text
    assert "chosen" in text
    assert dialog.model.index(0, WORKBOOK).data() == "open"
    assert QApplication.instance() is not None
