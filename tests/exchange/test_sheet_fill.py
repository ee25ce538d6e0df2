"""Long tables written past openpyxl are the same, cell by cell, as if openpyxl had written them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.domain.case import build_case
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.exchange.plan_workbook import build_plan_workbook, write_plan_workbook
from planner.exchange.sheet_fill import Filling, filled
from planner.exchange.sheets import add_sheet, new_workbook, write_table
from planner.services.export import export_plan, plan_export
from planner.services.opening import open_sample
from planner.services.planning import judge
from tests.support.builders import case_of, line, person, plan_of, study
from tests.support.first_fit import first_fit


def cells(path: Path) -> dict[str, list[list[object]]]:
    """Every value and type of a workbook."""
    book = load_workbook(path)
    return {
        s.title: [[(value_of(c.value), c.data_type) for c in row] for row in s.iter_rows()] for s in book.worksheets
    }


def value_of(value: object) -> object:
    """A value as far as openpyxl writes it."""
    return float(f"{value:.15g}") if isinstance(value, float) else value


def test_filled_sheets_are_those_that_openpyxl_writes(tmp_path: Path) -> None:
    case = build_case(open_sample().portfolio)
    export = plan_export(judge(case, first_fit(case), RunFacts(Status.FEASIBLE)))
    write_plan_workbook(export, tmp_path / "filled.xlsx")
    build_plan_workbook(export).save(tmp_path / "plain.xlsx")
    assert cells(tmp_path / "filled.xlsx") == cells(tmp_path / "plain.xlsx")


def test_text_that_looks_live_stays_text_in_long_tables(tmp_path: Path) -> None:
    case = case_of(studies=(study("A"),), demand=(line("A"),), staff=(person("ann", name="=1+1"),))
    plan = plan_of(case, {0: ("ann",) * 4})
    export_plan(judge(case, plan, RunFacts(Status.FEASIBLE)), tmp_path / "plan.xlsx")
    cell = load_workbook(tmp_path / "plan.xlsx")["Plan assignments"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def packed(rows: list[tuple[str | float | None, ...]]) -> io.BytesIO:
    """A workbook of one sheet, A and B, filled with rows."""
    book, content = new_workbook(), io.BytesIO()
    write_table(add_sheet(book, "One"), ("A", "B"), ())
    book.save(content)
    return io.BytesIO(filled(content.getvalue(), {"xl/worksheets/sheet1.xml": Filling(("A", "B"), rows)}))


@pytest.mark.parametrize("number", [1 / 3, 0.1 + 0.2, 1e-17, 12_345_678.90123456, 5])
def test_numbers_come_back_to_the_last_digit(number: float) -> None:
    assert load_workbook(packed([("x", number)]))["One"]["B2"].value == number


@pytest.mark.parametrize("text", ["<&>\"'", " spaced ", "two\nlines", "ünï 💊 كلمة", "a]]>b"])
def test_awkward_text_comes_back_as_it_was(text: str) -> None:
    sheet = load_workbook(packed([(text, 0.1), (None, 2)]))["One"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [[text, 0.1], [None, 2]]


def test_a_sheet_that_is_not_there_is_a_fault_not_a_loss() -> None:
    book, content = new_workbook(), io.BytesIO()
    add_sheet(book, "One")
    book.save(content)
    with pytest.raises(ValueError, match="sheet7"):
        filled(content.getvalue(), {"xl/worksheets/sheet7.xml": Filling(("A",), [(1,)])})
