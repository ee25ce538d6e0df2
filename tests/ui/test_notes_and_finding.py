"""Notes on what is selected, and the palette over the whole window."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from planner.services.board import Arrange, RowKind
from planner.services.notes import Subject, note_on
from tests.ui.conftest import MakeWindow
from tests.ui.test_main_window import planned
from ui.main_window import MainWindow
from ui.palette import Palette


def select_first_seat(window: MainWindow, qtbot: QtBot) -> None:
    board = window.workspace.board
    row = next(r for r in range(board.model.rowCount()) if board.model.entry(r).kind is RowKind.SEAT)
    with qtbot.waitSignal(board.selection_changed):
        board.view.selectionModel().select(board.model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_a_note_written_on_a_selected_seat_is_one_undoable_edit(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    window.commands["notes"].trigger()
    assert window.notes.panel.fields == []
    select_first_seat(window, qtbot)
    headings = [field.accessibleName() for field in window.notes.panel.fields]
    assert headings[0].startswith("Seat ") and any(h.startswith("Sponsor ") for h in headings)
    field = window.notes.panel.fields[0]
    qtbot.keyClicks(field, "Ask her first")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    session = window.controller.session
    assert session is not None
    qtbot.waitUntil(lambda: bool(session.state.seat_notes), timeout=20_000)
    assert session.state.seat_notes[0].text == "Ask her first"
    assert session.undo_text.startswith("Note on ")
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: not session.state.seat_notes, timeout=20_000)
    qtbot.waitUntil(lambda: window.notes.panel.fields[0].toPlainText() == "", timeout=20_000)


def test_a_note_is_kept_when_something_else_is_selected(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    window.commands["notes"].trigger()
    select_first_seat(window, qtbot)
    field = next(f for f in window.notes.panel.fields if f.noted.subject.kind == "sponsor")
    sponsor = field.noted.subject.key
    qtbot.keyClicks(field, "Prefers remote visits")
    board = window.workspace.board
    board.view.clearSelection()
    session = window.controller.session
    assert session is not None
    qtbot.waitUntil(
        lambda: note_on(session.state, Subject("sponsor", sponsor)) == "Prefers remote visits", timeout=20_000
    )


def test_the_palette_gives_commands_and_goes_to_people(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    planned(window, qtbot)
    window.commands["palette"].trigger()
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "board by people")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.workspace.board.arrange is Arrange.PEOPLE
    portfolio = window.controller.portfolio
    assert portfolio is not None
    person = portfolio.staff[1]
    window.looking.by_seats()
    window.commands["palette"].trigger()
    palette = window.findChildren(Palette)[-1]
    qtbot.keyClicks(palette.field, person.name or person.id)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    board = window.workspace.board
    assert board.arrange is Arrange.PEOPLE
    entry = board.model.entry(board.view.currentIndex().row())
    assert (entry.kind, entry.item) == (RowKind.PERSON, 1)


def test_before_there_is_a_plan_the_palette_leads_to_the_tables(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.finding.go_to(RowKind.SPONSOR, "Borax")
    assert window.workspace.tabs.currentWidget() is window.workspace.sponsors
    assert window.workspace.sponsors.model.rowCount() == 1
