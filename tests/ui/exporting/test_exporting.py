"""The export dialog by mouse and keyboard: what is ticked leaves, what is not stays, Cancel leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from planner.domain.portfolio import Portfolio
from tests.support.full_disk import room_for
from tests.ui.conftest import MakeWindow
from ui.exporting.dialog import ExportDialog
from ui.jobs import JobControl
from ui.main_window import MainWindow

WAIT = 60_000
LEFT = Qt.MouseButton.LeftButton
Answer = Callable[[Path], None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Sets which file the next question for one is answered with."""

    def set_answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return set_answer


def opened(open_window: MakeWindow, qtbot: QtBot) -> tuple[MainWindow, ExportDialog]:
    """A window with a plan, and the dialog with its preview."""
    window = open_window()
    window.plan()
    qtbot.waitUntil(
        lambda: window.controller.shown is not None and bool(window.controller.shown.record_id), timeout=WAIT
    )
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return window, shown(window, qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    qtbot.waitUntil(lambda: window.exporting.dialog is not None, timeout=WAIT)
    dialog = window.exporting.dialog
    assert dialog is not None
    return dialog


def click(button: QAbstractButton) -> None:
    """Click a button, or the box of a tick, whose label may be shorter than the widget."""
    where = button.rect().center() if isinstance(button, QPushButton) else QPoint(8, button.height() // 2)
    QTest.mouseClick(button, LEFT, pos=where)


def items(dialog: ExportDialog) -> list[QTreeWidgetItem]:
    tree = dialog.sheets.tree
    return [item for at in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(at)) is not None]


def names(dialog: ExportDialog) -> list[str]:
    return [item.text(0) for item in items(dialog)]


def cell(dialog: ExportDialog, row: int, column: int) -> str:
    item = dialog.sheets.cells.item(row, column)
    return "" if item is None else item.text()


def test_everything_leaves_unless_something_is_said(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, answer: Answer
) -> None:
    window, dialog = opened(open_window, qtbot)
    assert "can be checked, opened and planned from again" in dialog.told.text()
    answer(tmp_path / "full")
    with qtbot.waitSignal(window.controller.exported, timeout=WAIT):
        click(dialog.export_button)
    sheets = load_workbook(tmp_path / "full.xlsx").sheetnames
    assert sheets[0] == "Overview"
    assert "Staff" in sheets
    assert "full.xlsx" in window.message.text
    assert window.exporting.dialog is None


def test_the_preview_shows_sizes_and_first_rows(open_window: MakeWindow, qtbot: QtBot) -> None:
    _, dialog = opened(open_window, qtbot)
    tree = dialog.sheets.tree
    qtbot.waitUntil(lambda: bool(items(dialog)[0].text(1)), timeout=WAIT)
    at = names(dialog).index("Plan assignments")
    tree.setFocus()
    tree.setCurrentItem(items(dialog)[at - 1])
    QTest.keyClick(tree, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(cell(dialog, 0, 0)), timeout=WAIT)  # one sheet after the other arrives
    assert [cell(dialog, 0, column) for column in range(3)] == ["Staff ID", "Name", "Study ID"]
    assert cell(dialog, 1, 0) == "ann"
    assert items(dialog)[at].text(2) == "13"


def test_a_part_is_chosen_by_mouse_and_keyboard(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, answer: Answer, portfolio: Portfolio
) -> None:
    window, dialog = opened(open_window, qtbot)
    options = dialog.options
    click(options.names)
    options.leave_kinds.setFocus()
    QTest.keyClick(options.leave_kinds, Qt.Key.Key_Space)
    options.last.setFocus()
    QTest.keyClick(options.last, Qt.Key.Key_Up)
    told = dialog.told.text()
    assert "A restricted export" in told
    assert "Staff ids without names." in told
    assert "Without the kinds of leave." in told
    assert "2027-01 to 2027-03" in told
    assert "Portfolio sheets" not in names(dialog)
    answer(tmp_path / "part.xlsx")
    with qtbot.waitSignal(window.controller.exported, timeout=WAIT):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    sheet = load_workbook(tmp_path / "part.xlsx")["Plan assignments"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert {row[9] for row in rows} <= {"2027-01", "2027-02", "2027-03"}
    assert {row[1] for row in rows} == {None}
    window.commands["export"].trigger()
    again = shown(window, qtbot)
    assert not again.options.names.isChecked()
    assert again.options.costs.isChecked()


def test_a_sponsor_gets_a_safe_workbook(open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    window, dialog = opened(open_window, qtbot)
    sponsors = dialog.options.sponsors
    assert not dialog.options.safe.isEnabled()
    sponsors.setFocus()
    sponsors.setCurrentIndex(sponsors.model().index(1, 0))
    QTest.keyClick(sponsors, Qt.Key.Key_Space)
    assert dialog.options.safe.isEnabled()
    click(dialog.options.safe)
    assert not dialog.options.costs.isEnabled()
    assert "Margins" not in names(dialog)
    answer(tmp_path / "acme.xlsx")
    with qtbot.waitSignal(window.controller.exported, timeout=WAIT):
        click(dialog.export_button)
    workbook = load_workbook(tmp_path / "acme.xlsx")
    texts = {str(c.value) for sheet in workbook for row in sheet.iter_rows() for c in row if c.value is not None}
    assert "Acme" in texts
    assert "Borax" not in texts


def test_one_table_as_csv(open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    window, dialog = opened(open_window, qtbot)
    dialog.options.format.setFocus()
    QTest.keyClicks(dialog.options.format, "One")
    assert dialog.options.suffix == ".csv"
    answer(tmp_path / "table")
    with qtbot.waitSignal(window.controller.exported, timeout=WAIT):
        click(dialog.export_button)
    assert (tmp_path / "table.csv").read_text("utf-8-sig").startswith("Staff ID,Name")


def test_cancel_leaves_nothing_and_the_dialog_open(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, answer: Answer
) -> None:
    _, dialog = opened(open_window, qtbot)
    target = tmp_path / "out"
    target.mkdir()
    answer(target / "plan.xlsx")
    click(dialog.export_button)
    assert dialog.bar.isVisible()
    with qtbot.waitSignal(dialog.run.cancelled, timeout=WAIT):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.export_button.isEnabled()
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=WAIT)
    dialog.reject()
    assert dialog.run.wait(WAIT)
    assert list(target.iterdir()) == []


def test_a_place_that_takes_no_file_is_told_in_the_dialog(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, answer: Answer
) -> None:
    _, dialog = opened(open_window, qtbot)
    answer(tmp_path / "nowhere" / "plan.xlsx")
    with qtbot.waitSignal(dialog.run.failed, timeout=WAIT):
        click(dialog.export_button)
    assert "does not exist" in dialog.message.text
    assert dialog.export_button.isEnabled()


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_a_disk_that_fills_is_told_in_the_dialog_and_the_older_file_stays(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, answer: Answer, suffix: str
) -> None:
    _, dialog = opened(open_window, qtbot)
    at = dialog.options.format.findData(suffix)
    dialog.options.format.setCurrentIndex(at)
    target = tmp_path / "out"
    target.mkdir()
    (target / f"plan{suffix}").write_bytes(b"the older one")
    answer(target / f"plan{suffix}")
    with room_for(2000), qtbot.waitSignal(dialog.run.failed, timeout=WAIT):
        click(dialog.export_button)
    assert "could not be saved: the disk" in dialog.message.text
    assert "full" in dialog.message.text
    assert [file.read_bytes() for file in target.iterdir()] == [b"the older one"]
    with qtbot.waitSignal(dialog.exported, timeout=WAIT):
        click(dialog.export_button)
    assert (target / f"plan{suffix}").stat().st_size > 2000


def test_without_a_sponsor_there_is_nothing_to_export(open_window: MakeWindow, qtbot: QtBot) -> None:
    _, dialog = opened(open_window, qtbot)
    click(dialog.options.all)
    assert dialog.told.text() == "Tick at least one sponsor."
    assert not dialog.export_button.isEnabled()
    click(dialog.options.all)
    assert dialog.export_button.isEnabled()


def test_every_widget_has_a_name_for_who_cannot_see_it(open_window: MakeWindow, qtbot: QtBot) -> None:
    _, dialog = opened(open_window, qtbot)
    options = dialog.options
    for widget in (options.format, options.first, options.last, options.since, options.sponsors, dialog.sheets.tree,
                   dialog.sheets.cells, dialog.told, dialog.bar):  # fmt: skip
        assert widget.accessibleName()


def test_a_sheet_of_a_choice_that_was_changed_meanwhile_is_not_shown(open_window: MakeWindow, qtbot: QtBot) -> None:
    _, dialog = opened(open_window, qtbot)
    qtbot.waitUntil(lambda: bool(cell(dialog, 0, 0)), timeout=WAIT)
    sheet, told, control = dialog.sheets._known["Overview"], list[object](), JobControl(lambda *_: None)
    dialog.run.sheet_previewed.connect(told.append)
    dialog.run._sheet_ready.emit(control, sheet)
    assert told == [sheet]
    control.cancel()
    dialog.run._sheet_ready.emit(control, sheet)
    assert told == [sheet]
