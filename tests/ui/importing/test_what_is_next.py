"""The review and the last page say what is wrong and what can be done next, in figures that mean one thing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.importing.conftest import PATIENCE, Start, go_on, settle, wizard_of
from tests.ui.importing.files import pipeline, staff_list
from ui.importing.way import Step
from ui.importing.wizard import ImportWizard

ROADMAP = "Study ID,Sponsor,Status,Start,End,Phase,Sites\n"


def imported(wizard: ImportWizard, qtbot: QtBot) -> None:
    """Go to the review and import what can be."""
    go_on(wizard, qtbot, Step.REVIEW)
    if not wizard.review.consent.isHidden():
        wizard.review.consent.setChecked(True)
    wizard.next_button.click()
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=PATIENCE)
    settle(wizard, qtbot)


def parts(wizard: ImportWizard) -> list[str]:
    """The parts of the review."""
    tree = wizard.review.parts
    return [item.text(0) for at in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(at))]


def roadmap(folder: Path) -> Path:
    """A study, and nothing about who does the work."""
    path = folder / "roadmap.csv"
    path.write_text(ROADMAP + "N-1,Acme,Awarded,2027-01-01,2028-06-30,III,20\n")
    return path


def test_without_demand_the_last_page_offers_to_work_it_out_instead_of_planning(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(import_folder=tmp_path / "memory")
    window.importing.import_files([roadmap(tmp_path), staff_list(tmp_path)])
    wizard = wizard_of(window, qtbot)
    imported(wizard, qtbot)
    page = wizard.done_page
    assert page.plan.isHidden() and page.work_out.isVisible()
    assert "nothing to plan yet: no study has demand" in page.text.text()
    page.work_out.click()
    again = wizard_of(window, qtbot)
    assert again is not wizard and again.run.choices.workload
    assert again.step is Step.REVIEW  # what was said about the files holds on
    again.run.say(bill_rate=Decimal(120))
    again.run.propose()
    settle(again, qtbot)
    imported(again, qtbot)
    assert window.controller.portfolio is not None
    assert {line.study for line in window.controller.portfolio.demand} == {"N-1"}
    assert again.done_page.plan.isVisible() and again.done_page.work_out.isHidden()


def test_without_demand_and_roles_it_asks_for_the_staff_list(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(import_folder=tmp_path / "memory")
    window.importing.import_files([roadmap(tmp_path)])
    wizard = wizard_of(window, qtbot)
    imported(wizard, qtbot)
    page = wizard.done_page
    assert page.plan.isHidden() and page.work_out.isHidden() and page.more.isVisible()
    assert "Import the staff list first" in page.text.text()


def test_without_studies_the_last_page_says_that_a_roadmap_is_needed(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(import_folder=tmp_path / "memory")
    window.importing.import_files([staff_list(tmp_path)])
    wizard = wizard_of(window, qtbot)
    imported(wizard, qtbot)
    page = wizard.done_page
    assert page.plan.isHidden() and page.work_out.isHidden() and page.more.isVisible()
    assert "no study is on the roadmap" in page.text.text()


def test_with_demand_in_the_document_planning_is_offered(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = start([pipeline(tmp_path, "pipeline.xlsx")])
    imported(wizard, qtbot)
    assert wizard.done_page.plan.isVisible()
    assert "nothing to plan" not in wizard.done_page.text.text()


def test_new_studies_without_demand_are_named_though_others_have_it(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = start([roadmap(tmp_path)])
    imported(wizard, qtbot)
    assert "1 new study has no demand, so nobody is planned for it: N-1." in wizard.done_page.text.text()
    assert wizard.done_page.plan.isVisible() and wizard.done_page.work_out.isVisible()


def test_errors_are_counted_alike_where_one_agrees_to_them_and_where_they_are_listed(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "roadmap.csv"
    wrong = "".join(f"W-{number},Acme,Awarded,2028-01-01,2027-01-01,III,20\n" for number in range(3))
    path.write_text(ROADMAP + wrong + "N-1,Acme,Awarded,2027-01-01,2028-06-30,III,20\n")
    wizard = start([path])
    go_on(wizard, qtbot, Step.REVIEW)
    proposal = wizard.run.proposal
    assert proposal is not None and proposal.errors == 3
    assert "(3 errors)" in wizard.review.consent.text()
    assert "Problems (3 errors, 1 to look at)" in parts(wizard)


def test_the_box_of_what_is_missing_is_wide_enough_for_its_words(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Employee No;Name;Job title;FTE\nE1;Jana;CRA;1,0\n", encoding="utf-8")
    wizard = start([path])
    go_on(wizard, qtbot, Step.COLUMNS)
    box = wizard.columns.panel.constant_target
    assert isinstance(box, QComboBox) and box.isVisible() and box.currentText() == "Cost rate"
    assert box.width() >= box.sizeHint().width() > box.fontMetrics().horizontalAdvance("Cost rate")
