"""Planning around what is fixed by mouse and keyboard: asking, the proposal, accepting in parts, keeping, rejecting."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.domain.case import build_case
from planner.domain.plan import Plan
from planner.domain.plan_check import check_plan
from planner.domain.plan_rows import plan_from_rows
from planner.services.board import RowKind
from planner.services.scenarios.parts import merged
from planner.services.stretch import Stretch
from tests.ui.conftest import MakeWindow
from tests.ui.scenarios.replanned import Replanner, plan_number, with_plans
from ui.main_window import MainWindow
from ui.scenarios.around_dialog import AroundDialog
from ui.scenarios.parts_model import PART, SCORE
from ui.scenarios.proposal_page import ProposalPage

SEED = 5
"""The plan that the searches of these tests find."""


@pytest.fixture
def searches() -> list[Replanner]:
    return []


@pytest.fixture
def window(open_window: MakeWindow, qtbot: QtBot, searches: list[Replanner]) -> MainWindow:
    """A window that shows the plan Second; its searches find the plan number SEED."""

    def search() -> Replanner:
        searches.append(Replanner(SEED))
        return searches[-1]

    return with_plans(open_window(new_search=search), qtbot)


def _kept(window: MainWindow, name: str) -> Plan:
    """A plan of the document."""
    portfolio = window.controller.portfolio
    assert portfolio is not None
    record = next(plan for plan in window.controller.plans if plan.name == name)
    return plan_from_rows(build_case(portfolio), record.rows)[0]


def _improved(window: MainWindow, qtbot: QtBot) -> ProposalPage:
    """Press "Improve the plan shown" and wait for the proposal."""
    button = window.workspace.planning.around_button
    assert button.isEnabled() and button.menu() is not None
    window.commands["improve_plan"].trigger()
    page = window.scenarios.replanning.page
    qtbot.waitUntil(lambda: window.workspace.tabs.currentWidget() is page)
    return page


def _dialog(window: MainWindow, qtbot: QtBot) -> AroundDialog:
    window.commands["plan_around"].trigger()
    dialog = window.scenarios.replanning.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_improving_proposes_and_changes_nothing_by_itself(window: MainWindow, qtbot: QtBot) -> None:
    before = _kept(window, "Second").holder.tolist()
    page = _improved(window, qtbot)
    assert page.model.rowCount() > 1
    assert page.heading.text().startswith("Proposal for Second. Everything may change.")
    assert _kept(window, "Second").holder.tolist() == before
    assert [plan.name for plan in window.controller.plans] == ["First", "Second"]
    qtbot.waitUntil(lambda: "Score" in page.effect.text())
    qtbot.waitUntil(lambda: page.model.index(0, SCORE).data() not in ("", "…"))


def test_the_search_starts_from_the_plan_shown(window: MainWindow, qtbot: QtBot, searches: list[Replanner]) -> None:
    _improved(window, qtbot)
    options = searches[0].options
    assert options is not None and options.start is not None
    assert options.start.holder.tolist() == _kept(window, "Second").holder.tolist()
    assert (options.fixed, options.movable, options.most_moved) == (None, None, None)


def test_everything_is_accepted_as_one_step_that_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    before = _kept(window, "Second").holder.tolist()
    page = _improved(window, qtbot)
    qtbot.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)
    portfolio = window.controller.portfolio
    assert portfolio is not None
    wanted = plan_number(portfolio, SEED).holder.tolist()
    qtbot.waitUntil(lambda: _kept(window, "Second").holder.tolist() == wanted)
    qtbot.waitUntil(
        lambda: window.controller.shown is not None and window.controller.shown.outcome.plan.holder.tolist() == wanted
    )
    assert window.workspace.tabs.indexOf(page) < 0
    assert window.controller.session is not None
    assert window.controller.session.undo_text == "Accept the proposal into Second"
    window.undo()
    qtbot.waitUntil(lambda: _kept(window, "Second").holder.tolist() == before)
    qtbot.waitUntil(
        lambda: window.controller.shown is not None and window.controller.shown.outcome.plan.holder.tolist() == before
    )


def test_parts_are_ticked_by_mouse_and_keyboard_and_only_those_are_accepted(window: MainWindow, qtbot: QtBot) -> None:
    page = _improved(window, qtbot)
    assert page.shown is not None
    proposal, count = page.shown.proposal, page.model.rowCount()
    qtbot.mouseClick(page.none_button, Qt.MouseButton.LeftButton)
    assert not page.chosen and not page.accept_button.isEnabled()
    page.view.setCurrentIndex(page.model.index(0, PART))
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.chosen == {0}
    box = page.view.visualRect(page.model.index(1, PART))
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 12, box.center().y()))
    assert page.chosen == {0, 1}
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    page.model.tick({0})
    qtbot.waitUntil(lambda: page.effect.text().startswith(f"Chosen: 1 of {count} parts. Score"))
    qtbot.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)
    wanted = merged(proposal, {0}).holder.tolist()
    qtbot.waitUntil(lambda: _kept(window, "Second").holder.tolist() == wanted)
    assert check_plan(proposal.case, _kept(window, "Second")) == ()
    assert window.controller.session is not None
    assert window.controller.session.undo_text == f"Accept 1 of {count} parts into Second"


def test_parts_are_chosen_by_person_and_by_study(window: MainWindow, qtbot: QtBot) -> None:
    page = _improved(window, qtbot)
    assert page.shown is not None
    proposal = page.shown.proposal
    for box, about in ((page.studies, "studies"), (page.people, "people")):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Down)
        item = box.itemData(box.currentIndex())
        wanted = proposal.touching(**{about: [item]})
        assert page.chosen == set(wanted) != set()


def test_the_proposal_is_kept_as_a_scenario_and_the_plan_stays(window: MainWindow, qtbot: QtBot) -> None:
    before = _kept(window, "Second").holder.tolist()
    page = _improved(window, qtbot)
    qtbot.mouseClick(page.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [plan.name for plan in window.controller.plans] == ["First", "Second", "Plan 1"])
    portfolio = window.controller.portfolio
    assert portfolio is not None
    assert _kept(window, "Plan 1").holder.tolist() == plan_number(portfolio, SEED).holder.tolist()
    assert _kept(window, "Second").holder.tolist() == before


def test_a_rejected_proposal_leaves_no_trace(window: MainWindow, qtbot: QtBot) -> None:
    before = _kept(window, "Second").holder.tolist()
    page = _improved(window, qtbot)
    assert window.controller.session is not None
    revision = window.controller.session.revision
    qtbot.mouseClick(page.reject_button, Qt.MouseButton.LeftButton)
    assert window.workspace.tabs.indexOf(page) < 0
    assert _kept(window, "Second").holder.tolist() == before
    assert window.controller.session.revision == revision


def test_a_plan_that_has_changed_meanwhile_takes_no_parts(window: MainWindow, qtbot: QtBot) -> None:
    page = _improved(window, qtbot)
    record = window.controller.plans[1]
    other = window.controller.plans[0].rows
    from dataclasses import replace

    window.controller.edit("Change it", lambda edit: edit.replace_plan(replace(record, rows=other)))
    qtbot.waitUntil(lambda: window.controller.plans[1].rows.holds == other.holds)
    qtbot.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)
    assert window.message.isVisible()
    assert window.workspace.tabs.indexOf(page) >= 0
    assert window.controller.plans[1].rows.holds == other.holds


# ---- what may change


def test_frozen_months_and_people_who_may_move_reach_the_search(
    window: MainWindow, qtbot: QtBot, searches: list[Replanner]
) -> None:
    dialog = _dialog(window, qtbot)
    dialog.freeze.setFocus()
    qtbot.keyClick(dialog.freeze, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.freeze, Qt.Key.Key_Up)
    qtbot.mouseClick(dialog.limit_moved, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.limit_moved.height() // 2))
    dialog.most_moved.selectAll()
    qtbot.keyClicks(dialog.most_moved, "2")
    assert dialog.summary.text() == "The first 2 months stay; at most 2 people move."
    qtbot.mouseClick(dialog.plan_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(searches) and searches[0].options is not None)
    options = searches[0].options
    assert options is not None and options.fixed is not None
    assert options.most_moved == 2
    assert options.fixed[:, :2].all() and not options.fixed[:, 2:].any()
    qtbot.waitUntil(lambda: window.message.isVisible())  # this search finds nothing better
    assert window.workspace.tabs.indexOf(window.scenarios.replanning.page) < 0


def test_chosen_studies_and_people_are_found_and_ticked(
    window: MainWindow, qtbot: QtBot, searches: list[Replanner]
) -> None:
    dialog = _dialog(window, qtbot)
    qtbot.mouseClick(dialog.named, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.named.height() // 2))
    assert not dialog.plan_button.isEnabled()
    qtbot.keyClicks(dialog.studies.filter, "borax")
    assert dialog.studies.model.rowCount() == 1
    dialog.studies.view.setCurrentIndex(dialog.studies.model.index(0))
    qtbot.keyClick(dialog.studies.view, Qt.Key.Key_Space)
    dialog.lists.setCurrentIndex(1)
    dialog.people.view.setCurrentIndex(dialog.people.model.index(1))
    qtbot.keyClick(dialog.people.view, Qt.Key.Key_Space)
    assert dialog.summary.text() == "Only C, Bob."
    qtbot.mouseClick(dialog.plan_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(searches) and searches[0].options is not None)
    options = searches[0].options
    assert options is not None and options.movable is not None
    assert np.nonzero(options.movable)[0].tolist() == [1]


def test_the_selection_on_the_board_is_what_may_change(
    window: MainWindow, qtbot: QtBot, searches: list[Replanner]
) -> None:
    board = window.workspace.board
    row = next(r for r in range(board.model.rowCount()) if board.model.entry(r).label == "CRA 1")
    board.view.setFocus()
    board.view.setCurrentIndex(board.model.index(row, 1))
    qtbot.keyClick(board.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: board.selection.stretches == (Stretch(board.model.entry(row).item, 1, 2),))
    dialog = _dialog(window, qtbot)
    assert dialog.selected.isChecked()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(searches) and searches[0].options is not None)
    options = searches[0].options
    assert options is not None and options.fixed is not None
    assert np.argwhere(~options.fixed).tolist() == [[board.model.entry(row).item, t] for t in (1, 2)]


def test_a_selection_that_is_locked_altogether_is_not_offered_first(window: MainWindow, qtbot: QtBot) -> None:
    board, shown = window.workspace.board, window.controller.shown
    assert shown is not None and board.model.board is not None
    holder, fte = shown.outcome.plan.holder, shown.outcome.plan.seats.fte
    held = (holder >= 0) & (fte > 0)
    seat, month = next((s, t) for s, t in np.argwhere(held[:, :-1] & held[:, 1:]).tolist())
    row = board.model.visible_row(board.model.board.row_of(RowKind.SEAT, seat))
    board.view.select_spans([(row, month, month + 1)])
    board.settle_selection()
    window.commands["lock"].trigger()
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown is not shown)
    dialog = _dialog(window, qtbot)
    assert dialog.everything.isChecked() and dialog.plan_button.isEnabled()
    qtbot.mouseClick(dialog.selected, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.selected.height() // 2))
    assert dialog.selected.isChecked() and not dialog.plan_button.isEnabled()
    assert "all that was chosen is locked" in dialog.summary.text()
    dialog.reject()


def test_a_search_that_finds_nothing_else_says_so(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _dialog(window, qtbot)
    dialog.freeze.setValue(1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(window.message.isVisible)
    assert window.message.text.startswith("No better plan was found than Second.")


def test_a_choice_in_which_nothing_can_change_cannot_be_planned(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _dialog(window, qtbot)
    qtbot.mouseClick(dialog.only_months, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.only_months.height() // 2))
    dialog.first.setCurrentIndex(2)
    dialog.last.setCurrentIndex(1)
    assert not dialog.plan_button.isEnabled()
    assert dialog.summary.text().startswith("Nothing may change")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
