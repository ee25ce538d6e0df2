"""Whole imports in the window, offscreen, with real files read by the real reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.services.importing.proposal import RowKind
from planner.services.opening import OpenedFile
from planner.services.session import Session, open_document, state_hash
from tests.support.documents import saved_document
from tests.ui.conftest import MakeWindow
from tests.ui.importing.conftest import Start, at, go_on, settle, wizard_of
from tests.ui.importing.files import FIRST, SECOND, grid, pipeline, registry, staff_list
from ui.importing.mapping_table import BECOMES
from ui.importing.way import Step
from ui.importing.wizard import ImportWizard
from ui.main_window import MainWindow


def studies(window: MainWindow) -> list[str]:
    """The studies of the open document."""
    assert window.controller.portfolio is not None
    return [study.id for study in window.controller.portfolio.studies]


def combo(wizard: ImportWizard, row: int) -> QComboBox:
    """The choice of what a column becomes."""
    box = wizard.columns.panel.mapping.table.cellWidget(row, BECOMES)
    assert isinstance(box, QComboBox)
    return box


def import_it(wizard: ImportWizard, qtbot: QtBot) -> None:
    """Press Import on the review page."""
    assert at(wizard, Step.REVIEW) and wizard.next_button.isEnabled()
    wizard.next_button.click()
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=20_000)
    settle(wizard, qtbot)


def start_later(session: Session) -> None:
    """Move the last study's start by hand."""
    with session.edit("By hand") as edit:
        *others, last = edit.portfolio.studies
        edit.portfolio = replace(edit.portfolio, studies=(*others, replace(last, start=last.start.replace(day=15))))


def test_a_first_import_maps_columns_and_is_one_step_that_can_be_undone(
    window: MainWindow, start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    before = window.controller.portfolio
    wizard = start([pipeline(tmp_path, "pipeline.xlsx")])
    assert at(wizard, Step.TABLES)
    assert wizard.tables.grid.sheet.marks.headings == {3}
    go_on(wizard, qtbot, Step.COLUMNS)
    panel = wizard.columns.panel
    assert panel.sheet.currentText() == "Roadmap"
    assert combo(wizard, 0).currentData() == "Study ID"
    owner = combo(wizard, 6)
    assert owner.currentData() == ""
    owner.setCurrentIndex(owner.findData("Notes"))
    owner.activated.emit(owner.currentIndex())
    settle(wizard, qtbot)
    go_on(wizard, qtbot, Step.REVIEW)
    assert window.controller.portfolio is before  # looking changes nothing
    import_it(wizard, qtbot)
    assert studies(window) == ["A", "B", "C", "NEW-1", "NEW-2"]
    assert window.controller.portfolio is not None
    assert window.controller.portfolio.studies[-1].notes == "M. Ruiz"
    wizard.next_button.click()
    qtbot.waitUntil(lambda: window.workspace.studies.model.rowCount() == 5, timeout=20_000)
    assert window.commands["undo"].text().endswith("Import pipeline.xlsx")
    window.undo()
    qtbot.waitUntil(lambda: window.workspace.studies.model.rowCount() == 3, timeout=20_000)
    assert window.controller.portfolio == before


def test_a_second_version_is_recognised_and_shown_as_what_changed(
    window: MainWindow, start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = start([pipeline(tmp_path, "v1.xlsx")])
    go_on(wizard, qtbot, Step.COLUMNS)
    wizard.columns.panel.guesses.click()
    settle(wizard, qtbot)
    go_on(wizard, qtbot, Step.REVIEW)
    import_it(wizard, qtbot)
    wizard.next_button.click()
    wizard = start([pipeline(tmp_path, "v2.xlsx", SECOND)])
    assert wizard.step not in (Step.FILES, Step.TABLES, Step.COLUMNS)  # remembered: nothing is asked again
    assert "was applied" in wizard.message.text
    go_on(wizard, qtbot, Step.REVIEW)
    proposal, model = wizard.run.proposal, wizard.review.model
    assert proposal is not None
    kinds = {change.label: change.kind for change in proposal.changes if change.sheet == "Roadmap"}
    assert kinds["NEW-1"] is RowKind.CHANGED and kinds["NEW-3"] is RowKind.NEW and kinds["NEW-2"] is RowKind.GONE
    assert any("NEW-1 slipped" in row.sentence for row in proposal.roadmap.rows)
    gone = next(change for change in proposal.changes if change.label == "NEW-2")
    assert gone.id not in model.ticked  # deleting takes a tick of its own
    wizard.review.take_all.click()
    assert gone.id not in model.ticked
    model.tick([gone], True)
    import_it(wizard, qtbot)
    assert "NEW-2" not in studies(window) and "NEW-3" in studies(window)


def test_what_was_changed_by_hand_since_the_last_import_is_not_undone_by_the_next(
    window: MainWindow, start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pipeline(tmp_path, "pipeline.xlsx")
    wizard = start([file])
    go_on(wizard, qtbot, Step.REVIEW)
    import_it(wizard, qtbot)
    wizard.next_button.click()
    session = window.controller.session
    assert session is not None
    edited: list[None] = []

    def refuse(error: Exception) -> None:
        pytest.fail(str(error))

    window.controller.desk.start(lambda _: start_later(session), edited.append, refuse)
    qtbot.waitUntil(lambda: bool(edited))
    wizard = start([file])
    go_on(wizard, qtbot, Step.REVIEW)
    assert wizard.run.proposal is not None
    assert not [change for change in wizard.run.proposal.changes if change.kind is RowKind.CHANGED]


def test_allocations_without_roles_can_take_each_persons_own(
    window: MainWindow, start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.controller.portfolio is not None
    person = window.controller.portfolio.staff[0]
    wizard = start([grid(tmp_path, person.id, studies(window)[1])])
    go_on(wizard, qtbot, Step.COLUMNS)
    wizard.next_button.click()  # stays, and says what is missing
    own = next(button for button in wizard.message.findChildren(QPushButton) if "own role" in button.text())
    own.click()
    settle(wizard, qtbot)
    go_on(wizard, qtbot, Step.REVIEW)
    import_it(wizard, qtbot)
    assert window.controller.portfolio.assignments[-1].role == person.role


def test_a_wrong_file_says_why_and_is_in_nobodys_way(
    window: MainWindow, start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "letter.xlsx"
    bad.write_bytes(b"PK\x03\x04 this is no workbook")
    wizard = start([bad])
    assert at(wizard, Step.FILES) and not wizard.next_button.isEnabled()
    assert "letter.xlsx" in wizard.files.details.text()
    wizard.run.add([pipeline(tmp_path, "good.xlsx")])
    settle(wizard, qtbot)
    assert wizard.next_button.isEnabled()
    go_on(wizard, qtbot, Step.REVIEW)
    assert wizard.run.proposal is not None and len(wizard.review.model.ticked) >= 2


def test_cancel_in_the_middle_leaves_the_document_as_it_was_byte_by_byte(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = saved_document(tmp_path)
    before = path.read_bytes()

    def opened(*_: object) -> OpenedFile:
        from planner.services.opening import open_any

        return open_any(path)

    window = make_window(open_any=opened, open_document=lambda p, r: open_document(p, read_only=r))
    with qtbot.waitSignal(window.controller.opened, timeout=20_000):
        window.open_file(path)
    session = window.controller.session
    assert session is not None
    state = state_hash(session.state)
    for stop in (Step.TABLES, Step.COLUMNS, Step.REVIEW):
        window.importing.import_files([pipeline(tmp_path, "pipeline.xlsx")])
        wizard = wizard_of(window, qtbot)
        go_on(wizard, qtbot, stop)
        wizard.cancel_button.click()
        assert window.importing.wizard is None
        assert state_hash(session.state) == state and not session.dirty and not session.undo_text
    window.importing.import_files([pipeline(tmp_path, "pipeline.xlsx")])
    qtbot.waitUntil(lambda: window.importing.wizard is not None, timeout=20_000)
    assert window.importing.wizard is not None
    window.importing.wizard.reject()  # while the file is still being read
    assert path.read_bytes() == before
    assert not session.dirty


def test_two_files_dropped_together_become_one_proposal(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [pipeline(tmp_path, "pipeline.xlsx"), staff_list(tmp_path)]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    wizard = wizard_of(window, qtbot)
    assert [entry.path for entry in wizard.run.entries] == paths
    go_on(wizard, qtbot, Step.REVIEW)
    proposal = wizard.run.proposal
    assert proposal is not None
    new = {sheet.sheet: sheet.counts["new"] for sheet in proposal.sheets}
    assert (new["Roadmap"], new["Staff"]) == (2, 1)
    if not wizard.review.consent.isHidden():
        wizard.review.consent.setChecked(True)
    import_it(wizard, qtbot)
    assert "NEW-1" in studies(window)
    assert window.controller.portfolio is not None and window.controller.portfolio.staff[-1].name == "Jana Nováková"


def test_a_dropped_spreadsheet_of_somebody_elses_opens_the_wizard(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(is_ours=lambda *_: False, import_folder=tmp_path / "memory")
    window.importing.dropped([pipeline(tmp_path, "pipeline.xlsx")])
    wizard = wizard_of(window, qtbot)
    assert [entry.path.name for entry in wizard.run.entries] == ["pipeline.xlsx"]


def test_an_unknown_role_is_asked_about_and_its_rows_wait_for_the_answer(
    start: Start, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = start([staff_list(tmp_path, role="Medical Physicist")])
    go_on(wizard, qtbot, Step.NAMES)
    table = wizard.names.table
    assert table.rowCount() == 1
    box = table.cellWidget(0, 3)
    assert isinstance(box, QComboBox) and box.currentData() == ""
    box.setCurrentIndex(box.findData("Medical Physicist"))
    box.activated.emit(box.currentIndex())
    go_on(wizard, qtbot, Step.REVIEW)
    import_it(wizard, qtbot)
    portfolio = window.controller.portfolio
    assert portfolio is not None and portfolio.staff[-1].role == "Medical Physicist"
    assert portfolio.roles[-1].name == "Medical Physicist"


def test_trials_of_a_registry_become_studies_with_demand(
    start: Start, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = start([registry(tmp_path)])
    assert at(wizard, Step.COLUMNS)  # no tables to choose
    panel = wizard.columns.registry
    assert panel.count == 1  # the completed one is not wanted
    panel.statuses.item(0).setCheckState(Qt.CheckState.Unchecked)
    settle(wizard, qtbot)
    assert panel.count == 2  # no state ticked: all of them
    panel.statuses.item(0).setCheckState(Qt.CheckState.Checked)
    settle(wizard, qtbot)
    wizard.next_button.click()
    settle(wizard, qtbot)
    assert at(wizard, Step.DEMAND) and wizard.demand.use.isChecked()  # the document's roles are not the model's
    go_on(wizard, qtbot, Step.REVIEW)
    assert wizard.run.proposal is not None
    assert "NCT00000001" in {change.label for change in wizard.run.proposal.changes}


def test_without_a_document_the_import_becomes_a_new_one_with_the_people_of_the_sample(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(import_folder=tmp_path / "memory")
    window.importing.import_files([registry(tmp_path)])
    wizard = wizard_of(window, qtbot)
    assert at(wizard, Step.FILES) and wizard.files.new_document.isVisible()
    assert wizard.files.new_document.people.currentIndex() == 1 and wizard.files.new_document.hint.isVisible()
    for step in (Step.COLUMNS, Step.REVIEW):  # a registry's demand is worked out without being asked for
        wizard.next_button.click()
        settle(wizard, qtbot)
        assert at(wizard, step)
    look = next(one for one in wizard.message.findChildren(QPushButton) if "Look at the demand" in one.text())
    look.click()
    assert at(wizard, Step.DEMAND) and wizard.demand.lines.lines.rowCount()
    go_on(wizard, qtbot, Step.REVIEW)
    with qtbot.waitSignal(window.controller.opened, timeout=20_000):
        import_it(wizard, qtbot)
    portfolio = window.controller.portfolio
    assert portfolio is not None and [study.id for study in portfolio.studies] == ["NCT00000001"]
    assert portfolio.staff and {line.study for line in portfolio.demand} == {"NCT00000001"}
    assert window.controller.session is not None and window.controller.session.undo_text == "Import trials.csv"


def test_with_a_staff_list_beside_a_registry_a_new_document_begins_with_nobody_unless_asked(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(import_folder=tmp_path / "memory")
    window.importing.import_files([registry(tmp_path)])
    wizard = wizard_of(window, qtbot)
    wizard.run.add([staff_list(tmp_path)])
    settle(wizard, qtbot)
    bar = wizard.files.new_document
    assert bar.people.currentIndex() == 0 and not bar.hint.isVisible() and wizard.run.base is None
    bar.people.setCurrentIndex(1)
    bar.people.activated.emit(1)
    settle(wizard, qtbot)
    wizard.run.remove(1)
    settle(wizard, qtbot)
    wizard.run.add([staff_list(tmp_path)])
    settle(wizard, qtbot)
    assert bar.people.currentIndex() == 1 and wizard.run.base is not None


def test_pasted_rows_go_straight_to_the_proposal_if_their_headings_are_known(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(
        "Study ID\tSponsor\tStatus\tStart\tEnd\nPST-1\tAcme\tRFP\t2027-02-01\t2027-04-30\n"
    )
    window.workspace.tabs.setCurrentWidget(window.workspace.studies)
    window.commands["paste"].trigger()
    wizard = wizard_of(window, qtbot)
    assert wizard.step in (Step.DEMAND, Step.REVIEW)
    go_on(wizard, qtbot, Step.REVIEW)
    import_it(wizard, qtbot)
    assert studies(window)[-1] == "PST-1"
    QGuiApplication.clipboard().clear()


def test_a_table_that_is_not_ticked_is_left_out(start: Start, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = pipeline(tmp_path, "pipeline.xlsx")
    book = load_workbook(path)
    other = book.create_sheet("People")
    for row in (("Staff ID", "Name", "Role", "FTE", "Cost rate"), ("E1", "Jana", "CRA", 1, 50)):
        other.append(row)
    book.save(path)
    wizard = start([path])
    items = wizard.tables._items()
    assert [item.checkState(0) for item in items] == [Qt.CheckState.Checked] * 2
    items[1].setCheckState(0, Qt.CheckState.Unchecked)
    go_on(wizard, qtbot, Step.REVIEW)
    proposal = wizard.run.proposal
    assert proposal is not None
    assert {sheet.sheet for sheet in proposal.sheets} == {"Roadmap"}


def test_blank_cells_that_may_mean_the_value_above_are_asked_about(
    start: Start, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "leave.csv"
    path.write_text(
        "Staff ID;From;To\nann;2027-01-11;2027-01-15\n;2027-02-01;2027-02-05\nbob;2027-02-01;2027-02-05\n",
        encoding="utf-8",
    )
    wizard = start([path])
    go_on(wizard, qtbot, Step.REVIEW)
    assert "mean the value above" in wizard.message.text
    wizard.message._buttons[0].click()
    settle(wizard, qtbot)
    proposal = wizard.run.proposal
    assert proposal is not None and wizard.step is Step.REVIEW
    leave = next(sheet for sheet in proposal.sheets if sheet.sheet == "Leave")
    assert [change.after.person for change in leave.of(RowKind.NEW)] == ["ann", "ann", "bob"]


def test_back_keeps_what_was_said(start: Start, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = start([pipeline(tmp_path, "pipeline.xlsx")])
    go_on(wizard, qtbot, Step.COLUMNS)
    wizard.columns.panel.guesses.click()
    settle(wizard, qtbot)
    taken = dict(wizard.run.readings[0].taken)
    go_on(wizard, qtbot, Step.REVIEW)
    while wizard.step is not Step.FILES:
        wizard.back_button.click()
    go_on(wizard, qtbot, Step.COLUMNS)
    assert dict(wizard.run.readings[0].taken) == taken


def test_two_files_of_the_same_name_each_show_their_own_cells(
    start: Start, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for folder, rows in (("north", FIRST), ("south", [("S-1", *SECOND[1][1:])])):
        (tmp_path / folder).mkdir()
        pipeline(tmp_path / folder, "pipeline.xlsx", rows)
    wizard = start([tmp_path / "north" / "pipeline.xlsx", tmp_path / "south" / "pipeline.xlsx"])
    go_on(wizard, qtbot, Step.REVIEW)
    view = wizard.review.file
    for label, shown in (("S-1", "south/pipeline.xlsx"), ("NEW-1", "north/pipeline.xlsx")):
        change = next(one for one in wizard.review.model.changes if one.label == label)
        view.show_cell(change.source.file, change.source.sheet, change.source.cell)
        assert view.name.text().startswith(shown)
        assert view.grid.currentIndex().data() == label
