"""The template explains itself, offers lists, and is itself a valid portfolio."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from planner.domain.case import build_case
from planner.domain.locks import resolve_locks
from planner.domain.seats import default_seats
from planner.exchange.portfolio_columns import SETTINGS, SHEETS
from planner.exchange.template import example_portfolio, write_template
from tests.support.workbooks import read_directly


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path)
    return path


@pytest.fixture(scope="module")
def workbook(template: Path) -> Workbook:
    return load_workbook(template)


def test_the_template_is_a_valid_portfolio_with_one_row_on_each_sheet(template: Path) -> None:
    read = read_directly(template)
    assert read.problems == ()
    assert read.portfolio == example_portfolio()
    assert {spec.name: len(getattr(read.portfolio, spec.attribute)) for spec in SHEETS} == {s.name: 1 for s in SHEETS}


def test_the_sheets_stand_in_the_order_of_the_specification(workbook: Workbook) -> None:
    assert workbook.sheetnames == ["Read me", "Settings", *(spec.name for spec in SHEETS)]


@pytest.mark.parametrize("spec", SHEETS, ids=[spec.name for spec in SHEETS])
def test_each_heading_says_what_belongs_there_and_whether_it_must(workbook: Workbook, spec: object) -> None:
    from planner.exchange.portfolio_columns import SheetSpec

    assert isinstance(spec, SheetSpec)
    sheet = workbook[spec.name]
    assert sheet.freeze_panes is not None
    for cell, column in zip(sheet[1], spec.columns, strict=False):
        assert cell.value == column.heading
        assert column.meaning in cell.comment.text
        assert ("Required." in cell.comment.text) == column.required


def test_each_setting_is_there_and_explained(workbook: Workbook) -> None:
    names = {row[0].value: row[0].comment.text for row in workbook["Settings"].iter_rows(min_row=2)}
    assert list(names) == [column.heading for column in SETTINGS]
    assert all(column.meaning in names[column.heading] for column in SETTINGS)


@pytest.mark.parametrize(
    ("sheet", "cell", "formula"),
    [
        ("Roadmap", "G2", '"Forecast,RFP,Verbal,Awarded,Ongoing,Closed,Lost"'),
        ("Roadmap", "B40", "'Sponsors'!$A$2:$A$5000"),
        ("Sponsors", "C2", '"FSO,FSP,Hybrid,Transactional"'),
        ("Staff", "C2", "'Roles'!$A$2:$A$5000"),
        ("Staff", "G2", '"Employee,Contractor,Planned hire"'),
        ("Demand", "A2", "'Roadmap'!$A$2:$A$5000"),
        ("Assignments", "A2", "'Staff'!$A$2:$A$5000"),
        ("Assignments", "G2", '"Y,N"'),
    ],
)
def test_cells_offer_the_values_that_are_allowed(workbook: Workbook, sheet: str, cell: str, formula: str) -> None:
    rules = [rule for rule in workbook[sheet].data_validations.dataValidation if cell in rule.sqref]
    assert [(rule.type, rule.formula1) for rule in rules] == [("list", formula)]


def test_the_lock_of_the_example_holds_so_that_a_first_plan_starts_without_a_complaint() -> None:
    case = build_case(example_portfolio())
    locks = resolve_locks(case, default_seats(case))
    assert not locks.conflicts
