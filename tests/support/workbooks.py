"""Workbooks for tests: the valid example, changed cell by cell, read without a second process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook

from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.portfolio_reader import PortfolioFile, portfolio_of
from planner.exchange.portfolio_writer import write_portfolio
from planner.exchange.raw import RawWorkbook
from planner.exchange.reader_child import read_here
from planner.exchange.template import example_portfolio

Changes = Mapping[str, str | float | bool | dt.date | None]
"""New values by ``Sheet!Cell``."""


def example_workbook(folder: Path) -> Workbook:
    """The valid example: one row on each sheet, twelve months from 2027-01."""
    path = folder / "example.xlsx"
    write_portfolio(example_portfolio(), path)
    return load_workbook(path)


def changed(folder: Path, changes: Changes) -> Path:
    """The example with some cells changed."""
    workbook = example_workbook(folder)
    for place, value in changes.items():
        sheet, cell = place.split("!")
        workbook[sheet][cell] = value
    return saved(workbook, folder)


def saved(workbook: Workbook, folder: Path) -> Path:
    """The workbook as a file."""
    path = folder / "changed.xlsx"
    workbook.save(path)
    return path


def workbook_here(path: Path) -> RawWorkbook:
    """The cells of a workbook, read in this process."""
    raw = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(raw, RawWorkbook)
    return raw


def read_directly(path: Path) -> PortfolioFile:
    """`read_portfolio` without the child process, which has its own tests."""
    return portfolio_of(workbook_here(path), path)
