"""What the services say in figures and headings is known to the translators."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import Enum

import pytest

from planner.domain.errors import Severity
from planner.domain.evaluation import Level
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.fte import FteUnit
from planner.exchange.portfolio_columns import SHEETS as WORKBOOK
from planner.services import summary, tables
from planner.services.changing import answering
from planner.services.importing.files import FileKind
from planner.services.pictures.flow import End
from planner.services.presets import POSITIONS, position_name
from planner.services.scenarios import overview
from planner.services.sheet_tables import sheet_tables
from tests.support.translations import ROOT, templates
from tests.ui.portfolios import two_sponsors
from ui.vocabulary.figures import FIGURES
from ui.vocabulary.headings import HEADINGS
from ui.vocabulary.sheets import SHEETS
from ui.vocabulary.words import WORDS

KNOWN = frozenset((*FIGURES, *HEADINGS, *WORDS, *SHEETS, *templates()))
SAME = frozenset({"FTE"})


@pytest.fixture
def portfolio() -> Portfolio:
    return two_sponsors()


def test_every_figure_of_the_summary_is_listed() -> None:
    figures = summary._kinds()
    assert {figure.label for figure in figures} - KNOWN == set()
    assert {figure.tooltip for figure in figures} - KNOWN == set()
    assert set(summary.STATUS_TEXT.values()) - KNOWN == set()


def test_every_figure_that_an_edit_changes_is_listed() -> None:
    labels = {kind.label for kind in answering._KINDS} | {label for _, label in answering._PARTS}
    assert labels - KNOWN == set()


def headings() -> Iterator[str]:
    """Headings and meanings of every table whose columns are constants."""
    for module in (tables, overview):
        for value in vars(module).values():
            if isinstance(value, tuple) and value and isinstance(value[0], tables.Column):
                for column in value:
                    yield column.name
                    yield column.meaning


def test_every_heading_of_the_tables_is_listed(portfolio: Portfolio) -> None:
    months = set(portfolio.grid.labels)
    of_sheets = {
        words
        for table in sheet_tables(portfolio).values()
        for column in table.columns
        for words in (column.name, column.meaning)
    }
    assert (set(headings()) | of_sheets) - KNOWN - months - {""} == set()


def test_every_sheet_and_column_of_the_workbook_is_listed() -> None:
    assert {spec.name for spec in WORKBOOK} - KNOWN == set()
    columns = [column for spec in WORKBOOK for column in spec.columns]
    assert {column.heading for column in columns} | {column.meaning for column in columns} <= KNOWN | {""}


@pytest.mark.parametrize("place", ["pictures/numbers.py", "scenarios/tables.py"])
def test_literal_headings_of_tables_made_on_the_way_are_listed(place: str) -> None:
    tree = ast.parse((ROOT / "planner" / "services" / place).read_text(encoding="utf-8"))
    found = {
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Column"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }
    assert found
    assert found - KNOWN == set()


@pytest.mark.parametrize("kind", [End, Level, DateOrder, FteUnit, FileKind])
def test_every_word_of_a_kind_is_listed(kind: type[Enum]) -> None:
    assert {str(member.value) for member in kind} - KNOWN == set()


def test_statuses_severities_and_positions_of_the_slider_are_listed() -> None:
    assert set(overview.STATUS_WORDS.values()) - KNOWN == set()
    assert {severity.value.capitalize() for severity in Severity} - KNOWN == set()
    assert {position_name(at) for at in range(-POSITIONS, POSITIONS + 1)} - KNOWN == set()
