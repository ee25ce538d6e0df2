"""Tables that sort and filter by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.tables import Column, Kind, Table
from ui.table_model import TableModel
from ui.views.tables import TablePage

TABLE = Table(
    (Column("Name"), Column("FTE", Kind.FTE), Column("Floor", Kind.SHARE, "The lowest margin")),
    (("Bob", 80, None), ("ann", 100, 0.4), ("Eve", 50, 0.1)),
)


@pytest.fixture
def model(qapp: QApplication) -> TableModel:
    made = TableModel()
    made.show(TABLE)
    return made


def names(model: TableModel) -> list[str]:
    return [str(model.row_values(row)[0]) for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(model: TableModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_filter("n")
    model.sort(0)
    model.show(TABLE)
    tester.deleteLater()


def test_text_sorts_without_regard_to_case_and_blanks_come_last_either_way(model: TableModel) -> None:
    model.sort(0)
    assert names(model) == ["ann", "Bob", "Eve"]
    model.sort(2)
    assert names(model) == ["Eve", "ann", "Bob"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["ann", "Eve", "Bob"]
    model.sort(-1)
    assert names(model) == ["Bob", "ann", "Eve"]


def test_numbers_sort_by_size_not_by_text(model: TableModel) -> None:
    model.sort(1)
    assert names(model) == ["Eve", "Bob", "ann"]


def test_every_word_of_the_filter_must_be_found(model: TableModel) -> None:
    model.set_filter("an 1.00")
    assert names(model) == ["ann"]
    model.set_filter("an 0.80")
    assert names(model) == []


def test_screen_readers_hear_the_column_and_the_value(model: TableModel) -> None:
    index = model.index(0, 2)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Floor: blank"
    assert model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "The lowest margin"


def test_a_page_copies_what_is_in_sight_as_tab_separated_text(qtbot: QtBot, qapp: QApplication) -> None:
    page = TablePage("People", "none")
    qtbot.addWidget(page)
    page.show_table(TABLE)
    page.filter.setText("eve")
    page.copy()
    assert qapp.clipboard().text() == "Name\tFTE\tFloor\nEve\t0.50\t10.0%"
    assert page.count.text() == "1 of 3 rows"
