"""Every sheet of the portfolio can be looked at, and takes pasted rows."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.importing.conftest import settle, wizard_of
from tests.ui.importing.conftest import window as window  # the fixture
from ui.importing.way import Step
from ui.main_window import MainWindow


def test_a_sheet_is_chosen_and_stays_chosen_when_the_tables_are_renewed(window: MainWindow, qtbot: QtBot) -> None:
    page = window.workspace.sheets
    window.workspace.tabs.setCurrentWidget(page)
    at = page.sheet.findData("Roles")
    page.sheet.setCurrentIndex(at)
    page.sheet.activated.emit(at)
    portfolio = window.controller.portfolio
    assert portfolio is not None
    assert [page.model.row_values(row)[0] for row in range(page.model.rowCount())] == [r.name for r in portfolio.roles]
    page.show_tables(page._tables)
    assert page.current == "Roles"


def test_rows_are_pasted_into_the_sheet_in_front(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    workspace.tabs.setCurrentWidget(workspace.sheets)
    workspace.sheets.choose("Leave")
    portfolio = window.controller.portfolio
    assert portfolio is not None
    person = portfolio.staff[0].id
    QGuiApplication.clipboard().setText(f"Staff ID\tStart\tEnd\n{person}\t2027-02-01\t2027-02-14\n")
    window.paste()
    wizard = wizard_of(window, qtbot)
    assert wizard.step is Step.REVIEW
    wizard.next_button.click()
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=20_000)
    settle(wizard, qtbot)
    wizard.next_button.click()
    qtbot.waitUntil(lambda: workspace.sheets.model.rowCount() == len(portfolio.leave) + 1, timeout=20_000)
    assert workspace.sheets.current == "Leave"


def test_a_problem_leads_to_the_rows_of_its_sheet(window: MainWindow) -> None:
    workspace = window.workspace
    portfolio = window.controller.portfolio
    assert portfolio is not None
    study = portfolio.demand[0].study
    workspace.problems.row_chosen.emit(("Warning", "Demand!A2", study, "", ""))
    assert workspace.current_table() is workspace.sheets
    assert workspace.sheets.current == "Demand"
    assert workspace.sheets.filter.text() == study
    assert study in {workspace.sheets.model.row_values(row)[0] for row in range(workspace.sheets.model.rowCount())}
