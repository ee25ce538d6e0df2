"""The page of the board: filters, hits, columns, colours, and what is found again next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from pytestqt.qtbot import QtBot

from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.board import Arrange, RowKind
from planner.services.planning import judge
from planner.services.stretch import Stretch
from tests.ui.portfolios import hand_made
from ui.board.colouring import ColourBy
from ui.board.columns import Grain
from ui.board.memory import recall, remember
from ui.shown import ShownPlan, show_outcome
from ui.views.board import BoardPage


def shown_plan() -> ShownPlan:
    case, plan, _ = hand_made()
    return show_outcome(judge(case, plan, RunFacts(Status.FEASIBLE)), name="Plan 1")


@pytest.fixture
def page(qtbot: QtBot) -> BoardPage:
    made = BoardPage()
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show_plan(shown_plan())
    made.show()
    return made


def labels(page: BoardPage) -> list[str]:
    return [page.model.entry(row).label for row in range(page.model.rowCount())]


def select(page: BoardPage, kind: RowKind, item: int, first: int, last: int) -> None:
    assert page.model.board is not None
    page.view.select_spans([(page.model.visible_row(page.model.board.row_of(kind, item)), first, last)])
    page.settle_selection()


# ---- filters


def test_a_tick_in_a_filter_hides_rows_and_says_so(page: BoardPage, qtbot: QtBot) -> None:
    actions = page.filters.buttons["sponsors"].menu().actions()
    next(action for action in actions if action.text() == "Borax").trigger()
    assert labels(page) == ["Borax", "C", "CRA 1", "CRA 2"]
    assert page.filters.statement.text() == "2 of 4 rows hidden by: Sponsor Borax"
    assert page.filters.buttons["sponsors"].text() == "Sponsor: 1 ▾"
    qtbot.mouseClick(page.filters.clear, Qt.MouseButton.LeftButton)
    assert len(labels(page)) == 9
    assert page.filters.statement.text() == ""
    assert not page.filters.clear.isVisible()


def test_only_open_seats_are_left_and_by_people_those_with_time_left(page: BoardPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.filters.open_only, Qt.MouseButton.LeftButton)
    assert labels(page) == ["Acme", "B", "CRA 1", "Borax", "C", "CRA 2"]
    page.set_arrange(Arrange.PEOPLE)
    assert labels(page) == ["CRA", "Ann", "Bob"]
    assert page.filters.open_only.text() == "With time left"


# ---- finding


def test_f3_goes_from_hit_to_hit_and_round_again(page: BoardPage, qtbot: QtBot) -> None:
    page.finder.only.setChecked(False)
    qtbot.keyClicks(page.search, "bob")
    assert len(labels(page)) == 9
    assert page.finder.count.text() == "2 hits"
    page.find_next()
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (2, 2)
    assert page.finder.count.text() == "1 of 2 hits"
    page.find_next()
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (8, 0)
    page.find_next()
    assert page.view.currentIndex().row() == 2
    page.find_previous()
    assert page.view.currentIndex().row() == 8


def test_a_hit_in_a_folded_group_is_unfolded(page: BoardPage, qtbot: QtBot) -> None:
    page.model.fold_all(True)
    page.finder.only.setChecked(False)
    qtbot.keyClicks(page.search, "eve")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.model.entry(page.view.currentIndex().row()).bars[0].label == "Eve"


# ---- columns and colours


def test_quarters_hold_three_months_and_a_selected_one_stands_for_all_of_them(page: BoardPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.quarters, Qt.MouseButton.LeftButton)
    assert page.view.grain is Grain.QUARTER
    assert [page.model.columns.name(c) for c in range(page.model.columnCount())] == ["Q1 2027", "Q2 2027"]
    page.view.setCurrentIndex(page.model.index(2, 0))
    page.settle_selection()
    assert page.selection.stretches == (Stretch(0, 0, 2),)
    words = page.model.data(page.model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Ann" in words and "Bob" in words
    qtbot.mouseClick(page.bar.months, Qt.MouseButton.LeftButton)
    page.settle_selection()
    assert page.selection.stretches == (Stretch(0, 0, 2),)


def test_what_is_selected_stays_selected_by_people_and_back(page: BoardPage) -> None:
    select(page, RowKind.SEAT, 0, 1, 2)
    page.set_arrange(Arrange.PEOPLE)
    page.settle_selection()
    assert page.selection.stretches == (Stretch(0, 1, 2),)
    rows = {page.model.entry(row).label for row, _, _ in page.view.selected_spans()}
    assert rows == {"Ann", "Bob"}
    page.set_arrange(Arrange.SEATS)
    page.settle_selection()
    assert page.selection.stretches == (Stretch(0, 1, 2),)


def test_a_click_on_a_heading_selects_the_study(page: BoardPage, qtbot: QtBot) -> None:
    at = QPoint(120, page.view.rowViewportPosition(1) + 8)
    qtbot.mouseClick(page.view.rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    page.settle_selection()
    assert (page.selection.study, page.selection.sponsor) == (0, 0)


@pytest.mark.parametrize("by", list(ColourBy))
@pytest.mark.parametrize("arrange", list(Arrange))
def test_every_colouring_paints_and_names_its_colours(page: BoardPage, by: ColourBy, arrange: Arrange) -> None:
    page.set_arrange(arrange)
    page.bar.colours.activated.emit(page.bar.colours.findData(by.value))
    assert page.view.colour_by is by
    assert not page.grab().isNull()
    named = page.legend.accessibleDescription()
    assert {"sponsor": "A Acme", "study": "", "role": "CRA CRA", "knows": "new to the sponsor"}[by.value] in named


def test_columns_of_figures_can_be_hidden_and_people_have_fewer(page: BoardPage) -> None:
    def names() -> list[str]:
        return [name for name, _, _ in page.view.rows.figure_places()]

    assert names() == ["fte", "filled", "continuity", "margin"]
    wide = page.view.rows.width()
    next(a for a in page.view.corner.menu.actions() if a.text() == "Filled").trigger()
    assert names() == ["fte", "continuity", "margin"]
    assert page.view.rows.width() < wide
    page.set_arrange(Arrange.PEOPLE)
    assert names() == ["fte"]


def test_headings_stay_at_the_top_and_clicks_there_mean_them(page: BoardPage, qtbot: QtBot) -> None:
    page.resize(1200, 260)
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 0)
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    stuck = [page.model.entry(row).label for row in page.view.sticky_rows()]
    assert stuck and stuck[0] in ("Acme", "Borax")
    assert page.view.indexAt(QPoint(10, 5)).row() == page.view.sticky_rows()[0]


# ---- edits and next time


def test_a_changed_plan_keeps_selection_and_folding(page: BoardPage) -> None:
    page.model.toggle_fold(0)
    select(page, RowKind.SEAT, 2, 1, 3)
    page.show_plan(shown_plan())
    page.settle_selection()
    assert page.model.is_folded(0)
    assert page.selection.stretches == (Stretch(2, 1, 3),)


def test_the_board_looks_as_it_was_left(page: BoardPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.set_arrange(Arrange.PEOPLE)
    page.set_colour_by(ColourBy.ROLE)
    page.set_grain(Grain.QUARTER)
    page.filters.open_only.click()
    page.view.figures.show("filled", False)
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    remember(settings, "some file", page.state())
    again = BoardPage()
    qtbot.addWidget(again)
    again.restore(recall(settings, "some file"))
    again.show_plan(shown_plan())
    assert (again.arrange, again.view.colour_by, again.view.grain) == (Arrange.PEOPLE, ColourBy.ROLE, Grain.QUARTER)
    assert labels(again) == ["CRA", "Ann", "Bob"]
    assert again.view.figures.hidden == ("filled",)
    assert again.bar.people.isChecked() and again.bar.quarters.isChecked()


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", '{"arrange": 7, "zoom": "x", "filter": 3, "folded": {}}'])
def test_damaged_memories_are_as_good_as_none(page: BoardPage, tmp_path: Path, damage: str) -> None:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    remember(settings, "file", {})
    key = next(k for k in settings.allKeys() if k.startswith("board/documents/") and not k.endswith("order"))
    settings.setValue(key, damage)
    page.restore(recall(settings, "file"))
    page.show_plan(shown_plan())
    assert page.arrange is Arrange.SEATS
    assert len(labels(page)) == 9


def test_only_so_many_documents_are_remembered(tmp_path: Path, qapp: object) -> None:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    for number in range(60):
        remember(settings, f"file {number}", {"zoom": number})
    assert recall(settings, "file 59") == {"zoom": 59}
    assert recall(settings, "file 0") == {}
