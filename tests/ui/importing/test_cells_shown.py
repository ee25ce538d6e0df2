"""On every page, what is wrong or not known is shown at its cell in a grid of the file."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.importing.conftest import Start, go_on
from tests.ui.importing.files import HEADINGS, pipeline
from ui.importing.sheet_grid import SheetGrid
from ui.importing.way import Step

ODD = ("ODD-1", "Acme", "Awarded", "100%", "someday", "2027-13-45", "K. Holm")
GOOD = ("NEW-1", "Acme", "RFP", "40%", "2027-01-01", "2027-03-31", "M. Ruiz")


def cursor(grid: SheetGrid) -> str:
    """What stands where the cursor of a grid is."""
    return str(grid.currentIndex().data())


def test_on_the_review_a_chosen_problem_is_shown_at_its_cell(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = start([pipeline(tmp_path, "pipeline.xlsx", [GOOD, ODD])])
    go_on(wizard, qtbot, Step.REVIEW)
    review = wizard.review
    review.show_problems()
    shown = set()
    for at in range(review.problems.topLevelItemCount()):
        top = review.problems.topLevelItem(at)
        assert top is not None
        for item in (top, *(top.child(below) for below in range(top.childCount()))):
            assert item is not None
            review.problems.setCurrentItem(item)
            shown.add(cursor(review.file.grid))
    assert {"someday", "2027-13-45"} <= shown
    change = review.model.index(0, 0)
    everything = review.parts.topLevelItem(0)
    assert everything is not None
    review.parts.setCurrentItem(everything)
    review.table.setCurrentIndex(change)
    assert "NEW-1" in {str(review.file.grid.sheet.index(review.file.grid.currentIndex().row(), 0).data())}


def test_on_the_names_page_a_name_is_shown_at_its_cell(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rows = ("E1;Ann;CRA;1,0;52,50", "E2;Bob;Physicist;1,0;50,00", "E3;Eve;Wizard;1,0;50,00")
    path.write_text("\n".join(("Employee No;Name;Job title;FTE;Hourly cost", *rows)) + "\n", encoding="utf-8")
    wizard = start([path])
    go_on(wizard, qtbot, Step.NAMES)
    page = wizard.names
    assert cursor(page.file.grid) == "Physicist"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert cursor(page.file.grid) == "Wizard"


def test_a_sponsor_in_doubt_is_shown_at_its_cell(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    doubtful = ("NEW-2", "Acme Inc.", *GOOD[2:])
    wizard = start([pipeline(tmp_path, "pipeline.xlsx", [GOOD, doubtful])])
    go_on(wizard, qtbot, Step.NAMES)
    assert cursor(wizard.names.file.grid) == "Acme Inc."


def test_on_the_columns_page_the_cursor_of_the_file_follows_the_column(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = start([pipeline(tmp_path, "pipeline.xlsx")])
    go_on(wizard, qtbot, Step.COLUMNS)
    panel = wizard.columns.panel
    panel.mapping.table.setCurrentCell(4, 0)
    assert panel.grid.currentIndex().column() == 4
    assert str(panel.grid.sheet.index(3, panel.grid.currentIndex().column()).data()) == HEADINGS[4]


def test_on_the_tables_page_cells_that_only_look_blank_are_marked(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (HEADINGS, GOOD, (*GOOD[:4], "=A1", *GOOD[5:])):
        sheet.append(row)
    path = tmp_path / "formulas.xlsx"
    book.save(path)  # without results of its formulas
    wizard = start([path])
    assert wizard.step is Step.TABLES
    assert (2, 4) in wizard.tables.grid.sheet.marks.problems
