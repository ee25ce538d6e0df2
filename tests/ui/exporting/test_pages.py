"""Pages of a choice: what may not leave is not on them, nor anywhere else in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.services.exporting.choice import ExportChoice
from tests.services.exporting.cases import MONEY, OTHERS, OUTSIDERS, SAFE, TEAM, source
from tests.support.pdf_text import pages_in, pdf_text
from ui.exporting.pages import write_chosen_pages


def text_of(choice: ExportChoice, folder: Path) -> str:
    """The words of the pages, and of the document's properties."""
    path = folder / "pages.pdf"
    count = write_chosen_pages(source(), choice, "With Borealis Pharma", "Aster and Borealis Pharma 2027", path)
    content = path.read_bytes()
    assert pages_in(content) == count
    return pdf_text(content)


def found(text: str, words: tuple[str, ...]) -> set[str]:
    return {word for word in words if word.casefold() in text.casefold()}


def test_pages_of_everything_hold_what_is_looked_for(qapp: QApplication, tmp_path: Path) -> None:
    text = text_of(ExportChoice(), tmp_path)
    assert found(text, (SAFE, "Borealis Pharma", "Cygnet Bio", "BOR-77", "BOR-78", "CYG-5")) == {
        SAFE, "Borealis Pharma", "Cygnet Bio", "BOR-77", "BOR-78", "CYG-5",
    }  # fmt: skip
    assert found(text, (*TEAM, "Dora Dunkelmann", "Egon Eichendorff")) == {
        *TEAM, "Dora Dunkelmann", "Egon Eichendorff",
    }  # fmt: skip
    assert {"portfolio margin", "margin floor"} <= found(text, ("portfolio margin", "margin floor", "bench cost"))


def test_pages_that_are_safe_for_a_sponsor_name_no_other_and_no_money(qapp: QApplication, tmp_path: Path) -> None:
    text = text_of(ExportChoice(sponsors=(SAFE,), sponsor_safe=True), tmp_path)
    assert found(text, (*OTHERS, *OUTSIDERS, *MONEY, "Borealis", "Cygnet", "Parental leave", "0.4321", "43.2")) == set()
    assert found(text, ("margin", "cost", "bench", "USD", "EUR")) == set()
    assert found(text, (SAFE, *TEAM)) == {SAFE, *TEAM}


@pytest.mark.parametrize(
    ("choice", "gone", "there"),
    [
        (ExportChoice(names=False), (*TEAM, "Dora Dunkelmann"), ("P-901",)),
        (ExportChoice(costs=False), ("portfolio margin", "margin before bench", *MONEY), TEAM),
        (ExportChoice(sponsors=(SAFE,), first="2027-01", last="2027-02"), ("Ben Berglund", "BOR-77"), ("Anna Aldous",)),
    ],
)
def test_pages_leave_out_what_a_choice_leaves_out(
    qapp: QApplication, tmp_path: Path, choice: ExportChoice, gone: tuple[str, ...], there: tuple[str, ...]
) -> None:
    text = text_of(choice, tmp_path)
    # the names of document and plan are the person's own words, and stay where a file is not for a sponsor
    body = "\n".join(line for line in text.splitlines() if "With Borealis" not in line)
    assert found(body, gone) == set()
    assert found(text, there) == set(there)
