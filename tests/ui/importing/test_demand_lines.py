"""The demand that the workload model works out, changed line by line before it is taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.domain.portfolio import DemandRow
from tests.ui.conftest import MakeWindow
from tests.ui.importing.conftest import go_on, settle, wizard_of
from tests.ui.importing.files import registry
from tests.ui.importing.test_journeys import import_it
from ui.importing.lines_table import MONTHS, STUDY, TIMES, LinesModel
from ui.importing.way import Step
from ui.importing.wizard import ImportWizard
from ui.main_window import MainWindow


def on_the_demand_page(make_window: MakeWindow, qtbot: QtBot, folder: Path) -> tuple[MainWindow, ImportWizard]:
    window = make_window(import_folder=folder / "memory")
    window.importing.import_files([registry(folder)])
    wizard = wizard_of(window, qtbot)
    people = wizard.files.new_document.people
    people.setCurrentIndex(1)
    people.activated.emit(1)
    settle(wizard, qtbot)
    go_on(wizard, qtbot, Step.REVIEW)
    wizard.back_button.click()
    assert wizard.step is Step.DEMAND
    return window, wizard


def worked_out(wizard: ImportWizard, qtbot: QtBot) -> None:
    """Wait until what was typed has been said and worked out."""
    qtbot.waitUntil(lambda: not wizard.demand._later.isActive(), timeout=10_000)
    settle(wizard, qtbot)


def type_into(wizard: ImportWizard, qtbot: QtBot, index: QModelIndex, text: str) -> None:
    """Go to a cell and type, as in a spreadsheet."""
    table = wizard.demand.lines
    table.setCurrentIndex(index)
    table.setFocus()
    table.edit(index)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.findChildren(QLineEdit), timeout=5_000)


def demand(window: MainWindow) -> dict[str, DemandRow]:
    assert window.controller.portfolio is not None
    return {line.role: line for line in window.controller.portfolio.demand}


def test_months_factors_and_lines_left_out_go_into_the_document(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window, wizard = on_the_demand_page(make_window, qtbot, tmp_path)
    model: LinesModel = wizard.demand.lines.lines
    before = {line.role: line for line in model.lines}
    first, second, third = (line.role for line in model.lines[:3])
    type_into(wizard, qtbot, model.index(0, MONTHS), "2,5")
    type_into(wizard, qtbot, model.index(1, TIMES), "2")
    box = model.index(2, STUDY)
    assert model.setData(box, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    worked_out(wizard, qtbot)
    assert third not in wizard.demand.curves.roles
    assert "1 left out" in wizard.demand.words.text()
    go_on(wizard, qtbot, Step.REVIEW)
    with qtbot.waitSignal(window.controller.opened, timeout=20_000):
        import_it(wizard, qtbot)
    after = demand(window)
    assert after[first].fte[0] == 250
    assert after[first].fte[1:] == before[first].own[1:]
    assert after[second].fte == tuple(2 * percent for percent in before[second].own)
    assert third not in after
    assert dict(after[first].extra)["Basis"] == "planning assumption"


def test_next_takes_what_was_typed_last_and_what_is_no_number_is_not_taken(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    _, wizard = on_the_demand_page(make_window, qtbot, tmp_path)
    model = wizard.demand.lines.lines
    type_into(wizard, qtbot, model.index(0, TIMES), "many")
    assert "many is no number from 0 to 100" in wizard.demand.words.text()
    type_into(wizard, qtbot, model.index(1, TIMES), "3")
    go_on(wizard, qtbot, Step.REVIEW)
    assert wizard.run.proposal is not None
    assert [line.edit.factor for line in wizard.run.proposal.workload[:2]] == [1, 3]


def test_a_line_goes_back_to_what_the_model_has(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    _, wizard = on_the_demand_page(make_window, qtbot, tmp_path)
    model = wizard.demand.lines.lines
    own = model.lines[0].own
    type_into(wizard, qtbot, model.index(0, MONTHS), "7")
    worked_out(wizard, qtbot)
    assert model.lines[0].fte[0] == 700
    wizard.demand.lines.setCurrentIndex(model.index(0, TIMES))
    wizard.demand.as_model.click()
    worked_out(wizard, qtbot)
    assert model.lines[0].fte == own
