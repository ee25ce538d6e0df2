"""Editing by hand in the window: answered, shown, kept as one step, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from planner.domain.plan import OPEN
from planner.domain.plan_check import check_plan
from planner.domain.plan_rows import plan_from_rows
from planner.services.board import RowKind, board_model
from planner.services.changing import Answer, Assign, Change, ChangeRefused, Clear, MoveStudy, SetDemand, SplitSeat
from planner.services.changing.answering import same_plan
from planner.services.planning import PlanOutcome
from planner.services.scenarios.records import duplicate_plan
from planner.services.session import Session, new_document
from planner.services.stretch import Stretch
from tests.ui.conftest import MakeWindow
from tests.ui.test_main_window import planned
from ui.editing.dialogs import DemandDialog, ResizeDialog, SplitDialog, StudyDialog
from ui.main_window import MainWindow

SLOW = 20_000


@pytest.fixture
def window(open_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    made = open_window()
    planned(made, qtbot)
    qtbot.waitUntil(lambda: bool(made.controller.shown and made.controller.shown.record_id), timeout=SLOW)
    return made


def outcome(window: MainWindow) -> PlanOutcome:
    assert window.controller.shown is not None
    return window.controller.shown.outcome


def session(window: MainWindow) -> Session:
    assert window.controller.session is not None
    return window.controller.session


def edit(window: MainWindow, qtbot: QtBot, act: Callable[[], Any]) -> Answer:
    """Something that leads to an edit, waited for until the document has it."""
    answers: list[Answer] = []
    window.editing.answered.connect(answers.append)
    try:
        with qtbot.waitSignal(window.editing.kept, timeout=SLOW):
            act()
    finally:
        window.editing.answered.disconnect(answers.append)
    agrees(window)
    return answers[0]


def change(window: MainWindow, qtbot: QtBot, wanted: Change) -> Answer:
    return edit(window, qtbot, lambda: window.editing.change(wanted))


def agrees(window: MainWindow) -> None:
    """What is shown is what the document holds, and the boards are those of the plan."""
    shown = window.controller.shown
    assert shown is not None
    now = shown.outcome
    assert check_plan(now.case, now.plan) == ()
    record = session(window).state.plan(shown.record_id)
    assert same_plan(plan_from_rows(now.case, record.rows)[0], now.plan)
    for arrange, board in shown.boards.items():
        assert board.rows == board_model(now.case, now.plan, now.evaluation, arrange).rows


def select(window: MainWindow, qtbot: QtBot, seat: int, first: int, last: int, add: bool = False) -> None:
    board = window.workspace.board
    model = board.model
    row = next(
        r for r in range(model.rowCount()) if model.entry(r).kind is RowKind.SEAT and model.entry(r).item == seat
    )
    flag = QItemSelectionModel.SelectionFlag
    cells = QItemSelection(model.index(row, first), model.index(row, last))
    board.view.selectionModel().select(cells, flag.Select if add else flag.ClearAndSelect)
    board.settle_selection()


def accept(window: MainWindow) -> None:
    """Press the button that makes the change."""
    assert window.editing.dialog is not None
    buttons = window.editing.dialog.buttons
    next(b for b in buttons.buttons() if buttons.buttonRole(b) is QDialogButtonBox.ButtonRole.AcceptRole).click()


def held_seat(window: MainWindow) -> int:
    """A seat that somebody holds all through and who is not locked in the last month."""
    plan = outcome(window).plan
    return next(s for s in range(len(plan.seats)) if plan.holder[s, 3] >= 0 and plan.seats.fte[s, 3] > 0)


def test_an_edit_is_answered_shown_and_kept_as_one_named_step(window: MainWindow, qtbot: QtBot) -> None:
    seat = held_seat(window)
    said = change(window, qtbot, Clear((Stretch(seat, 3, 3),)))
    assert outcome(window).plan.holder[seat, 3] == OPEN
    assert session(window).undo_text == said.name
    panel = window.editing.answer_panel
    assert panel.heading.text() == said.name
    assert panel.tree.findItems("Portfolio", Qt.MatchFlag.MatchExactly)
    assert window.isWindowModified()


def test_undo_and_redo_show_the_plan_as_it_was_at_once(window: MainWindow, qtbot: QtBot) -> None:
    seat = held_seat(window)
    before = window.controller.shown
    assert before is not None
    change(window, qtbot, Clear((Stretch(seat, 3, 3),)))
    after = window.controller.shown
    with qtbot.waitSignal(window.controller.plan_shown, timeout=SLOW):
        window.commands["undo"].trigger()
    assert window.controller.shown is not None
    assert window.controller.shown.outcome is before.outcome
    agrees(window)
    with qtbot.waitSignal(window.controller.plan_shown, timeout=SLOW):
        window.commands["redo"].trigger()
    assert window.controller.shown is after
    agrees(window)


def test_edits_in_quick_succession_are_made_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    plan = outcome(window).plan
    seats = [s for s in range(len(plan.seats)) if plan.holder[s, 3] >= 0 and plan.seats.fte[s, 3] > 0][:2]
    done: list[str] = []
    window.editing.kept.connect(done.append)
    for seat in seats:
        window.editing.change(Clear((Stretch(seat, 3, 3),)))
    qtbot.waitUntil(lambda: len(done) == 2, timeout=SLOW)
    assert all(outcome(window).plan.holder[seat, 3] == OPEN for seat in seats)
    assert session(window).steps.done[-2:] == tuple(done)
    agrees(window)


def test_a_refused_edit_changes_nothing_says_why_and_offers_the_possible_part(window: MainWindow, qtbot: QtBot) -> None:
    plan, case = outcome(window).plan, outcome(window).case
    ann = case.person_index["ann"]
    seat = next(s for s in range(len(plan.seats)) if plan.seats.assignee[s] == ann)
    with qtbot.waitSignal(window.editing.refused, timeout=SLOW) as refused:
        window.editing.change(Clear((Stretch(seat, 0, 3),)))
    error = refused.args[1]
    assert isinstance(error, ChangeRefused)
    assert error.possible == (2, 3)  # locked until the end of February
    assert outcome(window).plan is plan
    panel = window.editing.answer_panel
    assert panel.heading.text() == str(error)
    entry = panel.tree.findItems("locked; unlock it first", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)[0]
    window.panels.show("answer")
    panel.tree.itemClicked.emit(entry, 0)
    assert window.workspace.board.view.currentIndex().column() == 0
    edit(window, qtbot, panel.possible.click)
    assert outcome(window).plan.holder[seat].tolist() == [ann, ann, OPEN, OPEN]


def test_edits_of_a_published_plan_go_to_a_copy(window: MainWindow, qtbot: QtBot) -> None:
    published = window.controller.plans[-1]
    window.controller.edit("Publish", lambda step: step.publish_plan(published.id))
    qtbot.waitUntil(lambda: window.controller.plans[-1].published, timeout=SLOW)
    seat = held_seat(window)
    said = change(window, qtbot, Clear((Stretch(seat, 3, 3),)))
    copy = window.controller.plans[-1]
    assert copy.name == f"{published.name} (edited)"
    assert not copy.published
    assert session(window).state.plan(published.id).rows == published.rows
    assert window.controller.shown is not None and window.controller.shown.record_id == copy.id
    change(window, qtbot, Clear((Stretch(seat, 2, 2),)))
    assert len(window.controller.plans) == 2
    for _ in range(2):
        with qtbot.waitSignal(window.controller.plan_shown, timeout=SLOW):
            window.commands["undo"].trigger()
    assert said.name == session(window).redo_text
    assert window.controller.shown.record_id == published.id


def test_edits_of_a_published_plan_in_quick_succession_go_to_one_copy(window: MainWindow, qtbot: QtBot) -> None:
    published = window.controller.plans[-1]
    window.controller.edit("Publish", lambda step: step.publish_plan(published.id))
    qtbot.waitUntil(lambda: window.controller.plans[-1].published, timeout=SLOW)
    seat, done = held_seat(window), list[str]()
    window.editing.kept.connect(done.append)
    for month in (3, 2):
        window.editing.change(Clear((Stretch(seat, month, month),)))
    qtbot.waitUntil(lambda: len(done) == 2, timeout=SLOW)
    assert [plan.name for plan in window.controller.plans] == [published.name, f"{published.name} (edited)"]
    assert outcome(window).plan.holder[seat, 2:4].tolist() == [OPEN, OPEN]
    agrees(window)


def test_an_edit_that_ends_when_another_plan_is_shown_is_not_made_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    first = window.controller.plans[0]
    window.controller.edit("Copy", lambda step: duplicate_plan(step, first.id))
    qtbot.waitUntil(lambda: len(window.controller.plans) == 2, timeout=SLOW)
    second = window.controller.plans[1]
    qtbot.waitUntil(lambda: window.controller.shown.record_id == second.id, timeout=SLOW)  # type: ignore[union-attr]
    seat, steps, answers = held_seat(window), session(window).steps.done, list[Answer]()
    window.editing.answered.connect(answers.append)
    with qtbot.waitSignal(window.editing.ended, timeout=SLOW):
        window.editing.change(Clear((Stretch(seat, 3, 3),)))
        window.controller.show_plan(first.id)
    assert "was not made" in window.message.text
    assert not answers
    assert session(window).steps.done == steps
    assert outcome(window).plan.holder[seat, 3] != OPEN
    change(window, qtbot, Clear((Stretch(seat, 2, 2),)))
    assert window.controller.shown is not None and window.controller.shown.record_id == first.id
    assert outcome(window).plan.holder[seat, 3] != OPEN
    assert session(window).state.plan(second.id).rows == second.rows


def test_an_edit_that_ends_in_another_document_is_not_made_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before, go_on = outcome(window), Event()
    window.editing.runner.start(lambda _: go_on.wait(20), lambda _: None, lambda _: None)
    window.editing.change(Clear((Stretch(held_seat(window), 3, 3),)))
    with qtbot.waitSignal(window.controller.opened, timeout=SLOW):
        make = partial(new_document, before.case.portfolio, title="Other", state_dir=tmp_path / "other")
        window.controller.desk.start(
            lambda _: make(), window.controller.show_new, lambda error: pytest.fail(str(error))
        )
    with qtbot.waitSignal(window.editing.ended, timeout=SLOW):
        go_on.set()
    assert window.controller.shown is None
    assert session(window).steps.done == ()
    planned(window, qtbot)
    change(window, qtbot, Clear((Stretch(held_seat(window), 3, 3),)))


def test_the_portfolio_and_the_plan_change_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    before, steps, first = session(window).portfolio, len(session(window).steps.done), outcome(window)
    with qtbot.waitSignal(window.controller.portfolio_changed, timeout=SLOW):
        change(window, qtbot, SetDemand(0, 3, 3, 40))
    assert session(window).portfolio.demand[0].fte[3] == 40
    assert len(session(window).steps.done) == steps + 1
    qtbot.waitUntil(lambda: outcome(window).list_order is not None, timeout=SLOW)
    change(window, qtbot, MoveStudy(1, 1))
    window.controller.go_to_step(steps)
    qtbot.waitUntil(lambda: outcome(window) is first, timeout=SLOW)
    assert session(window).portfolio == before
    agrees(window)


def test_the_history_lists_the_steps_and_leads_back_to_them(window: MainWindow, qtbot: QtBot) -> None:
    seat = held_seat(window)
    opened = len(session(window).steps.done)
    first = change(window, qtbot, Clear((Stretch(seat, 3, 3),)))
    second = change(window, qtbot, Clear((Stretch(seat, 2, 2),)))
    window.commands["history"].trigger()
    steps = window.editing.history_panel.list
    assert [steps.item(i).text().strip("➤ ") for i in range(opened + 1, steps.count())] == [first.name, second.name]
    with qtbot.waitSignal(window.controller.plan_shown, timeout=SLOW):
        steps.itemClicked.emit(steps.item(opened))
    assert session(window).steps.undone == (first.name, second.name)
    assert steps.item(opened + 1).text() == f"   {first.name} (undone)"
    agrees(window)


def test_commands_work_on_the_selection(window: MainWindow, qtbot: QtBot) -> None:
    seat = held_seat(window)
    select(window, qtbot, seat, 3, 3)
    edit(window, qtbot, window.commands["lock"].trigger)
    assert [(k.seat, k.month) for k in outcome(window).plan.hand_locks] == [(seat, 3)]
    select(window, qtbot, seat, 3, 3)
    edit(window, qtbot, window.commands["unlock"].trigger)
    assert outcome(window).plan.hand_locks == ()


def test_a_seat_is_split_resized_and_merged_again(window: MainWindow, qtbot: QtBot) -> None:
    plan = outcome(window).plan
    seat = held_seat(window)
    select(window, qtbot, seat, 3, 3)
    window.commands["split_seat"].trigger()
    assert isinstance(window.editing.dialog, SplitDialog)
    window.editing.dialog.fte.setValue(0.3)
    said = edit(window, qtbot, lambda: accept(window))
    assert said.changed.change == SplitSeat(seat, 30)
    rest = next(
        s for s in said.changed.seats if int(outcome(window).plan.seats.number[s]) > int(plan.seats.number[seat])
    )
    select(window, qtbot, seat, 3, 3)
    window.commands["resize_seat"].trigger()
    assert isinstance(window.editing.dialog, ResizeDialog)
    window.editing.dialog.fte.setValue(0.2)
    window.editing.dialog.other.setCurrentIndex(window.editing.dialog.other.findData(rest))
    edit(window, qtbot, lambda: accept(window))
    assert outcome(window).plan.seats.fte[seat, 3] == 20
    select(window, qtbot, seat, 0, 0)
    select(window, qtbot, rest, 0, 0, add=True)
    edit(window, qtbot, window.commands["merge_seats"].trigger)
    assert outcome(window).plan.seats.fte.tolist() == plan.seats.fte.tolist()


def test_demand_and_dates_are_changed_in_dialogs(window: MainWindow, qtbot: QtBot) -> None:
    select(window, qtbot, 0, 3, 3)
    window.commands["set_demand"].trigger()
    assert isinstance(window.editing.dialog, DemandDialog)
    window.editing.dialog.fte.setValue(0.6)
    edit(window, qtbot, lambda: accept(window))
    assert session(window).portfolio.demand[0].fte[3] == 60
    line = outcome(window).case.line_study.tolist().index(1)
    seat = outcome(window).plan.seats.line.tolist().index(line)
    select(window, qtbot, seat, 1, 3)
    window.commands["move_study"].trigger()
    dialog = window.editing.dialog
    assert isinstance(dialog, StudyDialog)
    dialog.by.setValue(1)
    assert dialog.changes() == [MoveStudy(1, 1)]
    edit(window, qtbot, lambda: accept(window))
    assert session(window).portfolio.demand[1].fte == (0, 0, 50, 50)


def test_without_a_selection_a_command_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.board.view.clearSelection()
    steps = session(window).steps
    window.commands["lock"].trigger()
    assert window.message.isVisible()
    assert session(window).steps == steps


def test_two_selected_seats_swap_their_holders(window: MainWindow, qtbot: QtBot) -> None:
    plan, case = outcome(window).plan, outcome(window).case
    ann = case.person_index["ann"]
    mine = next(s for s in range(len(plan.seats)) if plan.holder[s, 3] == ann and plan.seats.fte[s, 3] == 100)
    for other in range(len(plan.seats)):  # as no two seats of the plan could be swapped, make them fit
        if other != mine and plan.seats.fte[other, 3] and ann in case.eligible(int(plan.seats.line[other])):
            break
    if plan.holder[other, 3] != OPEN:
        change(window, qtbot, Clear((Stretch(other, 3, 3),)))
    select(window, qtbot, mine, 3, 3)
    select(window, qtbot, other, 3, 3, add=True)
    edit(window, qtbot, window.commands["swap_people"].trigger)
    assert outcome(window).plan.holder[mine, 3] == OPEN
    assert outcome(window).plan.holder[other, 3] == ann


def test_an_unkept_edit_takes_the_board_back(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = held_seat(window)
    holder = int(outcome(window).plan.holder[seat, 3])

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(session(window)._document, "write", full)
    with qtbot.waitSignal(window.controller.failed, timeout=SLOW):
        window.editing.change(Clear((Stretch(seat, 3, 3),)))
    qtbot.waitUntil(lambda: int(outcome(window).plan.holder[seat, 3]) == holder, timeout=SLOW)
    agrees(window)


def test_the_next_edit_builds_on_another_plan_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    seat = held_seat(window)
    first = window.controller.plans[-1]
    change(window, qtbot, Clear((Stretch(seat, 3, 3),)))
    planned(window, qtbot)
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown.record_id != first.id)
    qtbot.waitUntil(lambda: bool(window.controller.shown and window.controller.shown.record_id), timeout=SLOW)
    holder = int(outcome(window).plan.holder[seat, 2])
    change(window, qtbot, Clear((Stretch(seat, 2, 2),)))
    change(window, qtbot, Assign((Stretch(seat, 2, 2),), holder))
    assert outcome(window).plan.holder[seat, 3] != OPEN
