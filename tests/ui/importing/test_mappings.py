"""What is remembered about files, looked at and changed from the wizard."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.services.importing.mappings import MappingShelf
from tests.ui.importing.conftest import Start, go_on, settle
from tests.ui.importing.files import SECOND, pipeline
from tests.ui.importing.test_journeys import combo, import_it
from ui import dialogs
from ui.importing.mappings_dialog import NAME, MappingsDialog
from ui.importing.way import Step
from ui.importing.wizard import ImportWizard


def remembered(start: Start, qtbot: QtBot, folder: Path) -> None:
    """Import a file, saying what its last column is."""
    wizard = start([pipeline(folder, "first.xlsx")])
    go_on(wizard, qtbot, Step.COLUMNS)
    owner = combo(wizard, 6)
    owner.setCurrentIndex(owner.findData("Notes"))
    owner.activated.emit(owner.currentIndex())
    settle(wizard, qtbot)
    go_on(wizard, qtbot, Step.REVIEW)
    import_it(wizard, qtbot)
    wizard.next_button.click()


def opened(wizard: ImportWizard, qtbot: QtBot) -> MappingsDialog:
    dialog = wizard.columns.panel.show_mappings()
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0 or bool(dialog.words.text()), timeout=10_000)
    return dialog


def on_columns(start: Start, qtbot: QtBot, folder: Path) -> ImportWizard:
    wizard = start([pipeline(folder, "second.xlsx", SECOND)])
    wizard.show_step(Step.COLUMNS)
    return wizard


def test_a_mapping_is_renamed_and_the_next_notice_names_it(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    remembered(start, qtbot, tmp_path)
    wizard = on_columns(start, qtbot, tmp_path)
    dialog = opened(wizard, qtbot)
    item = dialog.table.item(0, NAME)
    assert item is not None
    item.setText("Pipelines of Acme")
    qtbot.waitUntil(lambda: "is now called" in dialog.words.text(), timeout=10_000)
    dialog.reject()
    wizard.reject()
    again = start([pipeline(tmp_path, "third.xlsx", SECOND)])
    assert "“Pipelines of Acme” was applied" in again.message.text


def test_mappings_are_exported_deleted_and_loaded_again(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered(start, qtbot, tmp_path)
    file = tmp_path / "passed on.json"
    monkeypatch.setattr(dialogs, "ask_mappings_to", lambda *_: file)
    monkeypatch.setattr(dialogs, "ask_mappings", lambda *_: file)
    dialog = opened(on_columns(start, qtbot, tmp_path), qtbot)
    dialog.export.click()
    qtbot.waitUntil(file.exists, timeout=10_000)
    dialog.delete.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0, timeout=10_000)
    assert not MappingShelf(tmp_path / "memory").kept
    dialog.load.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=10_000)
    assert [one.sheet for one in MappingShelf(tmp_path / "memory").kept] == ["Roadmap"]


def test_a_table_is_read_by_the_mapping_that_is_chosen(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    remembered(start, qtbot, tmp_path)
    wizard = on_columns(start, qtbot, tmp_path)
    panel = wizard.columns.panel
    panel.sheet.setCurrentIndex(panel.sheet.findData("Experience"))
    panel.sheet.activated.emit(panel.sheet.currentIndex())
    settle(wizard, qtbot)
    assert wizard.run.readings[0].sheet == "Experience"
    dialog = opened(wizard, qtbot)
    dialog.use.click()
    settle(wizard, qtbot)
    assert wizard.run.readings[0].sheet == "Roadmap"
    assert wizard.run.readings[0].taken["Owner"] == "Notes"


def test_a_file_that_holds_no_mappings_is_refused_in_a_sentence(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.json").write_text("[1, 2]", encoding="utf-8")
    monkeypatch.setattr(dialogs, "ask_mappings", lambda *_: tmp_path / "other.json")
    wizard = start([pipeline(tmp_path, "first.xlsx")])
    go_on(wizard, qtbot, Step.COLUMNS)
    dialog = opened(wizard, qtbot)
    assert "Nothing is remembered yet" in dialog.words.text()
    dialog.load.click()
    qtbot.waitUntil(lambda: "does not hold mappings" in dialog.words.text(), timeout=10_000)
