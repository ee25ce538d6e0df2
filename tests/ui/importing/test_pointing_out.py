"""Tables that are pointed out in the grid of the file, and found again in the next file."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from pytestqt.qtbot import QtBot

from planner.services.importing.proposal import RowKind
from tests.ui.importing.conftest import Start, go_on, settle
from tests.ui.importing.files import HEADINGS
from tests.ui.importing.test_journeys import import_it, studies
from ui.importing.way import Step
from ui.importing.wizard import ImportWizard
from ui.main_window import MainWindow


def odd_file(folder: Path, name: str, studies: list[str], titles: int = 1) -> Path:
    """A table below titles that look like headings, with a subtotal in it and other rows below it."""
    book = Workbook()
    sheet = book.active
    for _ in range(titles):
        sheet.append(["as told by the sponsor", "v3", "draft", "", "", "", ""])
    sheet.append(list(HEADINGS))
    for number, study in enumerate(studies):
        sheet.append([study, "Acme", "Awarded", "100%", "2027-02-01", "2027-04-30", "K. Holm"])
        if not number:
            sheet.append(["Sum of oncology", "Acme", "Awarded", "100%", "2027-02-01", "2027-04-30", "K. Holm"])
    sheet.append(["Studies of other regions"])
    for number in range(3):
        sheet.append([f"X-{number}", "Other", "Lost", "0%", "2027-02-01", "2027-04-30", "K. Holm"])
    path = folder / name
    book.save(path)
    return path


def choose(wizard: ImportWizard, first: int, last: int, columns: tuple[int, int] = (0, 0)) -> None:
    """Choose rows of the grid (as its margin counts them)."""
    grid = wizard.tables.grid
    area = QItemSelection(grid.sheet.index(first - 1, columns[0]), grid.sheet.index(last - 1, columns[1]))
    grid.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_headings_end_and_rows_to_leave_out_are_pointed_out_and_found_again(
    start: Start, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = start([odd_file(tmp_path, "first.xlsx", ["N-1", "N-2"])])
    tables = wizard.tables
    assert wizard.step is Step.TABLES
    for first, last, button in ((2, 2, tables.use_row), (5, 5, tables.ends), (4, 4, tables.leave_out)):
        choose(wizard, first, last)
        assert button.isEnabled()
        button.click()
        settle(wizard, qtbot)
    marks = tables.grid.sheet.marks
    assert (set(marks.headings), set(marks.data)) == ({1}, {2, 4})
    go_on(wizard, qtbot, Step.REVIEW)
    import_it(wizard, qtbot)
    assert studies(window)[-2:] == ["N-1", "N-2"]
    assert "X-1" not in studies(window)
    wizard.next_button.click()
    again = start([odd_file(tmp_path, "second.xlsx", ["N-1", "N-2", "N-3"], titles=3)])
    assert again.step is Step.DEMAND  # tables and columns are remembered, so nothing is asked about them
    assert again.run.remembered
    assert again.run.proposal is not None
    assert [change.label for change in again.run.proposal.changes if change.kind is RowKind.NEW] == ["N-3"]
    again.show_step(Step.TABLES)
    assert again.tables.grid.sheet.marks.headings == {3}
    assert again.tables.as_found.isEnabled()


def test_rows_left_out_can_be_taken_in_again_and_the_table_be_as_found(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = start([odd_file(tmp_path, "first.xlsx", ["N-1", "N-2"])])
    tables = wizard.tables
    found = tables.grid.sheet.marks
    choose(wizard, 4, 5)
    tables.leave_out.click()
    settle(wizard, qtbot)
    assert not {3, 4} & tables.grid.sheet.marks.data
    choose(wizard, 4, 5)
    assert tables.leave_out.text().endswith("in again")
    tables.leave_out.click()
    settle(wizard, qtbot)
    assert tables.grid.sheet.marks.data == found.data
    choose(wizard, 2, 2)
    tables.use_row.click()
    settle(wizard, qtbot)
    assert tables.grid.sheet.marks.headings == {1}
    tables.as_found.click()
    settle(wizard, qtbot)
    assert tables.grid.sheet.marks == found


def test_where_nothing_stands_the_message_says_so_and_the_table_stays(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = start([odd_file(tmp_path, "first.xlsx", ["N-1", "N-2"])])
    before = wizard.tables.grid.sheet.marks
    choose(wizard, 9, 9)
    wizard.tables.use_row.click()
    settle(wizard, qtbot)
    assert "nothing stands below the headings" in wizard.message.text
    assert wizard.tables.grid.sheet.marks == before


def test_a_table_is_pointed_out_where_none_was_found(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    for text in ("Study ID", None, "N-9"):
        book.active.append([text])
    book.save(tmp_path / "thin.xlsx")
    wizard = start([tmp_path / "thin.xlsx"])
    tables = wizard.tables
    assert not wizard.next_button.isEnabled()
    assert "No table was found" in wizard.message.text
    top = tables.tree.topLevelItem(0)
    sheet = top.child(0) if top is not None else None
    assert sheet is not None
    tables.tree.setCurrentItem(sheet)
    choose(wizard, 1, 1)
    tables.use_row.click()
    settle(wizard, qtbot)
    assert tables.grid.sheet.marks.data == {2}
    assert tables.can_go_on()
    go_on(wizard, qtbot, Step.COLUMNS)
    assert [reading.rows for reading in wizard.run.readings] == [1]


def test_cells_that_only_look_blank_are_marked_where_the_columns_are_mapped(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = odd_file(tmp_path, "errors.xlsx", ["N-1", "N-2"], titles=0)
    book = load_workbook(path)
    book.active["E2"] = "#REF!"
    book.active["E2"].data_type = "e"
    book.save(path)
    wizard = start([path])
    assert "#REF!" in wizard.tables.grid.sheet.marks.problems[1, 4]
    go_on(wizard, qtbot, Step.COLUMNS)
    assert "formula without a result: 1." in wizard.columns.panel.how.text()
    assert (1, 4) in wizard.columns.panel.grid.sheet.marks.problems
