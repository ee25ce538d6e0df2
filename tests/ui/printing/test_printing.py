"""The plan on paper: pages with repeated headings, their numbers, and asking in the window."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from planner.domain.errors import EnvironmentTrouble, UserError
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.board import Arrange, Board, board_model
from planner.services.pictures.handout import handout, numbers
from planner.services.planning import PlanOutcome, judge
from tests.support.full_disk import room_for
from tests.ui.conftest import MakeWindow
from tests.ui.pictures.test_window import planned
from tests.ui.portfolios import hand_made
from ui.pictures.shapes import Box, Pattern, Scene, Words
from ui.printing.dialog import PagesDialog
from ui.printing.pages import Wanted, plan_pages, write_pdf
from ui.printing.paper import Paper

DAY = dt.date(2027, 1, 4)


@pytest.fixture
def outcome() -> PlanOutcome:
    case, plan, _ = hand_made()
    return judge(case, plan, RunFacts(Status.FEASIBLE, None, 1, 1.0))


@pytest.fixture
def board(outcome: PlanOutcome) -> Board:
    return board_model(outcome.case, outcome.plan, outcome.evaluation)


def made(outcome: PlanOutcome, board: Board, wanted: Wanted) -> tuple[Scene, ...]:
    """The pages of a plan named Plan 1 in a document named Doc."""
    return plan_pages(outcome, board, wanted, "Doc", "Plan 1", DAY)


def test_every_page_names_plan_document_day_and_number(qapp: QApplication, outcome: PlanOutcome, board: Board) -> None:
    pages = made(outcome, board, Wanted())
    for at, page in enumerate(pages, start=1):
        assert any(text.startswith("Plan 1  ·  ") for text in page.words)
        assert "Doc  ·  2027-01-04" in page.words
        assert f"Page {at} of {len(pages)}" in page.words
        assert (page.width, page.height) == Paper.A4.value


def test_nothing_reaches_beyond_the_paper(qapp: QApplication, outcome: PlanOutcome, board: Board) -> None:
    for page in made(outcome, board, Wanted()):
        for shape in page.shapes:
            if isinstance(shape, Box | Words):
                assert shape.x >= 0
                assert shape.x + shape.width <= page.width
                assert shape.y + shape.height <= page.height


def test_the_summary_has_figures_floors_conflicts_and_open_seats(outcome: PlanOutcome) -> None:
    content = handout(outcome)
    handovers = outcome.evaluation.portfolio.handovers
    assert ("Handovers", str(handovers)) in [row[:2] for row in content.figures.rows]
    assert content.floors is not None
    assert content.conflicts is not None
    names = [row[1] for row in content.floors.rows]
    assert set(names) == {"C", "Acme"}
    broken = {names[at] for at in content.floors.marked}
    assert broken == {row.name for row in outcome.evaluation.floors_broken}
    assert len(content.conflicts.rows) == len(outcome.evaluation.conflicts)
    assert f"{outcome.evaluation.portfolio.open:,.1f} FTE-months" in content.open_seats.title
    total = sum(float(row[5]) for row in content.open_seats.rows)
    assert total == pytest.approx(outcome.evaluation.portfolio.open)


def test_numbers_of_seats_are_told_as_short_as_can_be() -> None:
    assert numbers([1, 3, 4, 5, 8, 9]) == "1, 3–5, 8, 9"


def test_a_page_that_begins_within_a_study_repeats_its_headings(
    qapp: QApplication, outcome: PlanOutcome, board: Board
) -> None:
    seats = [at for at, row in enumerate(board.rows) if not row.kind.is_heading]
    headings = [at for at, row in enumerate(board.rows) if row.kind.is_heading][:2]
    many = (*headings, *([seats[0]] * 90))  # more seats than a page holds
    first, second, *_ = made(outcome, board, Wanted(summary=False, rows=many))
    assert "Acme" in first.words
    assert "continued" not in first.words
    assert "Acme" in second.words
    assert "A" in second.words
    assert second.words.count("continued") == 2


def test_open_seats_are_hatched_and_handovers_ticked(qapp: QApplication, outcome: PlanOutcome, board: Board) -> None:
    (page,) = made(outcome, board, Wanted(summary=False))
    hatched = [shape for shape in page.shapes if isinstance(shape, Box) and shape.pattern is Pattern.HATCHED]
    assert len(hatched) > 1  # the one in the explanation of the marks, and the open seats
    assert {"Ann", "handover", "locked"} <= set(page.words)


def test_where_nothing_is_left_to_show_that_is_said(qapp: QApplication, outcome: PlanOutcome, board: Board) -> None:
    with pytest.raises(UserError, match="nothing to print"):
        made(outcome, board, Wanted(summary=False, rows=()))


def test_a_pdf_has_as_many_pages_as_were_made(
    qapp: QApplication, outcome: PlanOutcome, board: Board, tmp_path: Path
) -> None:
    pages = made(outcome, board, Wanted(paper=Paper.A3))
    told: list[float] = []
    write_pdf(pages, tmp_path / "plan.pdf", "Plan 1", told.append)
    content = (tmp_path / "plan.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == len(pages) == len(told)
    assert re.search(rb"/MediaBox \[0 0 119[01]\S* 84[12]", content)


def test_a_disk_that_fills_leaves_the_older_pages(
    qapp: QApplication, outcome: PlanOutcome, board: Board, tmp_path: Path
) -> None:
    pages, path = made(outcome, board, Wanted()), tmp_path / "plan.pdf"
    write_pdf(pages, path, "Plan 1")
    older = path.read_bytes()
    with room_for(len(older) // 2), pytest.raises(EnvironmentTrouble, match=r"plan\.pdf .* the disk is full"):
        write_pdf(pages, path, "Plan 2")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [older]


def test_save_as_pdf_asks_what_and_where_and_writes_it(
    open_window: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = planned(open_window(), qtbot)
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    window.commands["save_pdf"].trigger()
    dialog = window.findChild(PagesDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.summary, Qt.MouseButton.LeftButton)
    dialog.summary.setChecked(False)
    dialog.board.setChecked(False)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.board.setChecked(True)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: path.exists() and "written to" in window.message.text, timeout=10_000)
    assert path.read_bytes().startswith(b"%PDF")


def test_the_board_goes_on_paper_as_it_is_filtered(open_window: MakeWindow, qtbot: QtBot) -> None:
    window = planned(open_window(), qtbot)
    window.workspace.board.model.fold_all(True)
    window.printing.save_pdf()
    dialog = window.findChild(PagesDialog)
    assert dialog is not None
    assert dialog.as_shown.isChecked()
    wanted = window.printing._wanted(dialog)
    assert wanted.rows is not None
    assert len(wanted.rows) == window.workspace.board.model.rowCount()
    assert wanted.arrange is Arrange.SEATS
    dialog.reject()


def test_printing_sends_the_pages_to_the_printer(open_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = planned(open_window(), qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF())
    )
    window.printing.send(printer, Wanted())
    qtbot.waitUntil(lambda: "sent to the printer" in window.message.text, timeout=10_000)
    count = int(window.message.text.split()[0])
    content = (tmp_path / "printed.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == count > 1


def test_pages_that_are_being_made_can_be_given_up(open_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = planned(open_window(), qtbot)
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"the one before")
    window.printing.write(path, Wanted())
    window.printing.cancel()
    window.controller.figures.wait(10_000)
    qtbot.wait(50)
    assert path.read_bytes() == b"the one before"
    assert list(tmp_path.glob(".*.part")) == []
