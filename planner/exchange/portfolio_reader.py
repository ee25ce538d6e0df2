"""The portfolio workbook in: one immutable portfolio, or everything that is wrong with it at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.domain.errors import InputProblems, Problem, Severity, UserError
from planner.domain.months import Month
from planner.domain.portfolio import AwardStatus, Portfolio, Settings
from planner.exchange.export_limits import FOLLOWING_SHEETS, RESTRICTED
from planner.exchange.limits import DEFAULT_LIMITS, ReadLimits
from planner.exchange.portfolio_columns import (
    OWN_SHEETS,
    PLAN_MARKS,
    SETTINGS_SHEET,
    SHEETS,
    Kind,
    SheetSpec,
    folded,
)
from planner.exchange.portfolio_demand import MonthColumns
from planner.exchange.portfolio_findings import Finding, as_problem, told_together
from planner.exchange.portfolio_rules import find
from planner.exchange.portfolio_settings import SettingsRead, read_settings
from planner.exchange.portfolio_tables import Notes, Table, TableRow
from planner.exchange.raw import RawSheet, RawWorkbook, address
from planner.exchange.reading import read_workbook

Progress = Callable[[str], None]
"""Told in a few words what is being done."""

_STAND_IN: dict[Kind, Any] = {  # for required cells that could not be read; never reaches a portfolio that is returned
    Kind.ID: "",
    Kind.TEXT: "",
    Kind.CURRENCY: "",
    Kind.NUMBER: Decimal(1),
    Kind.FTE: 100,
    Kind.DATE: dt.date(2000, 1, 1),
}


@dataclass(frozen=True)
class PortfolioFile:
    """A portfolio and what came with it.

    ``problems`` are warnings and notices only; ``workbook`` holds all sheets as read (an exported plan's among them,
    of those that follow from others the names alone); ``ignored`` names the sheets that were not understood.
    """

    path: Path
    portfolio: Portfolio
    problems: tuple[Problem, ...]
    workbook: RawWorkbook
    ignored: tuple[str, ...] = ()


def read_portfolio(
    path: str | Path,
    progress: Progress | None = None,
    *,
    cancelled: Callable[[], bool] | None = None,
    limits: ReadLimits = DEFAULT_LIMITS,
) -> PortfolioFile:
    """Read a portfolio workbook (or an exported plan, which holds one).

    Raises `InputProblems` with all problems if anything forbids planning, and what `read_workbook` raises.
    """
    tell = progress or (lambda _: None)
    tell(f"Reading {Path(path).name}")
    workbook = read_workbook(path, limits=limits, cancelled=cancelled, unread=FOLLOWING_SHEETS)
    tell("Checking the portfolio")
    return portfolio_of(workbook, Path(path))


def portfolio_of(workbook: RawWorkbook, path: Path) -> PortfolioFile:
    """The portfolio in a workbook already read; raises `InputProblems`."""
    reading = _Reading(workbook)
    portfolio = reading.portfolio()
    problems = tuple(_sorted(reading.problems(portfolio), workbook, path.name))
    if any(problem.severity is Severity.ERROR for problem in problems):
        if reading.missing and is_restricted(workbook):
            raise UserError(restricted_words(path.name))
        raise InputProblems(problems, path.name)
    return PortfolioFile(path, portfolio, problems, workbook, tuple(reading.ignored))


def is_restricted(workbook: RawWorkbook) -> bool:
    """Whether the Summary says that a workbook is a restricted export."""
    summary = next((sheet for sheet in workbook.sheets if folded(sheet.name) == "summary"), None)
    rows = [] if summary is None else summary.rows
    return any(len(row) > 1 and row[0] == "Export" and row[1] == RESTRICTED for row in rows)


def restricted_words(name: str) -> str:
    """What to tell who wants a plan from a restricted export."""
    return f"{name} is a restricted export: it leaves out what a check needs. Check the full export."


@dataclass
class _Sheet:
    """A sheet as it goes into the portfolio: its items, and where each came from."""

    table: Table
    rows: list[TableRow] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    months: MonthColumns | None = None

    def cell(self, position: int, name: str) -> str:
        """The address of a field; of the row's first cell if the sheet has no such column."""
        column: int | None = None
        if name.startswith("fte:") and self.months is not None:
            column = self.months.column_of(int(name[4:]))
        else:
            column = self.table.column_of.get(name)
        row = self.table.header_row if position < 0 else self.rows[position].row
        return address(row, 0 if column is None else column)


class _Reading:
    """One workbook on its way to a portfolio."""

    def __init__(self, workbook: RawWorkbook) -> None:
        self.notes = Notes()
        self.sheets: dict[str, _Sheet] = {}
        self.ignored: list[str] = []
        self.missing: set[str] = set()
        self._raw = self._sort_sheets(workbook)
        for note in workbook.notes:
            self.notes.add("", "", "", note, severity=Severity.NOTICE)

    def portfolio(self) -> Portfolio:
        """The portfolio, with stand-ins where cells could not be read (noted as errors)."""
        self.settings = self._settings()
        for spec in SHEETS:
            raw = self._raw.get(spec.name)
            if raw is None:
                self._note_missing_sheet(spec)
            else:
                self.sheets[spec.name] = self._sheet(raw, spec)
        parts = {spec.attribute: tuple(self.sheets[spec.name].items) for spec in SHEETS if spec.name in self.sheets}
        return Portfolio(self.settings.values, **parts)

    def problems(self, portfolio: Portfolio) -> list[Problem]:
        """Everything wrong: cells that could not be read, and rules broken by what could."""
        findings = told_together(finding for finding in find(portfolio) if self._stands(finding))
        return [*self.notes.problems, *(as_problem(finding, self._place) for finding in findings)]

    def _sort_sheets(self, workbook: RawWorkbook) -> dict[str, RawSheet]:
        specs = {folded(name): name for name in (SETTINGS_SHEET, *(spec.name for spec in SHEETS))}
        found: dict[str, RawSheet] = {}
        strange: list[str] = []
        names = {folded(sheet.name) for sheet in workbook.sheets}
        for sheet in workbook.sheets:
            name = specs.get(folded(sheet.name))
            if name is None:
                strange.append(sheet.name)
            elif name in found:
                self.notes.add(sheet.name, "", "", f"there are two sheets called {name}.", "Delete or rename one.")
            else:
                found[name] = sheet
        if not names & PLAN_MARKS:
            self.ignored = [name for name in strange if folded(name) not in OWN_SHEETS]
        for name in self.ignored:
            message = "this sheet is not part of a portfolio and was ignored."
            self.notes.add(name, "", "", message, severity=Severity.NOTICE)
        return found

    def _settings(self) -> SettingsRead:
        raw = self._raw.get(SETTINGS_SHEET)
        if raw is None:
            self.missing.add(SETTINGS_SHEET)
            message = "the sheet Settings is missing."
            self.notes.add(SETTINGS_SHEET, "", "", message, "Add it, or start from the template.")
            return SettingsRead(Settings(Month(2000, 1), 1, ""), {}, frozenset({"plan_start", "months", "currency"}))
        return read_settings(raw, self.notes)

    def _note_missing_sheet(self, spec: SheetSpec) -> None:
        if spec.required:
            self.missing.add(spec.name)
            message = f"the sheet {spec.name} is missing."
            self.notes.add(spec.name, "", "", message, "Add it, or start from the template.")

    def _sheet(self, raw: RawSheet, spec: SheetSpec) -> _Sheet:
        sheet = _Sheet(Table(raw, spec.name, spec.columns, self.notes))
        table = sheet.table
        if any(column is spec.columns[0] for column in table.missing_columns):
            self.missing.add(spec.name)
        if spec.by_month:
            grid_known = not self.settings.bad & {"plan_start", "months"}
            sheet.months = MonthColumns(table, self.settings.values, grid_known)
        table.number_repeated_extras(sheet.months.claimed if sheet.months else ())
        for row in table.rows():
            sheet.rows.append(row)
            sheet.items.append(self._item(sheet, row, spec))
        if sheet.months is not None:
            sheet.months.finish(bool(sheet.rows))
        return sheet

    def _item(self, sheet: _Sheet, row: TableRow, spec: SheetSpec) -> Any:
        values = dict(row.values)
        for column in spec.columns:
            if column.required and column.field not in values:
                values[column.field] = _STAND_IN[column.kind]
        if spec.attribute == "studies" and "status" not in values:
            values["status"] = AwardStatus.FORECAST
            if "status" not in row.bad:
                self._note_status(sheet, row)
        if spec.attribute == "staff":
            values.setdefault("name", "")
        if sheet.months is not None:
            values["fte"] = sheet.months.read(row.row, sheet.table.raw.rows[row.row])
        return spec.row_type(**values, extra=row.extra)

    def _note_status(self, sheet: _Sheet, row: TableRow) -> None:
        cell = address(row.row, sheet.table.column_of.get("status", 0))
        message = "the study has no Status and was taken as Forecast."
        self.notes.add("Roadmap", cell, "", message, "Enter its status.", Severity.WARNING)

    def _stands(self, finding: Finding) -> bool:
        """Whether a finding says something new: nothing it rests on was unreadable."""
        if finding.needs and finding.needs in self.missing:
            return False
        if finding.sheet == SETTINGS_SHEET:
            return not self.settings.bad.intersection(finding.fields)
        sheet = self.sheets[finding.sheet]
        if finding.fields == ("fte:0",) and sheet.months is not None and not sheet.months.complete:
            return False
        positions = [position for position in (finding.row, finding.twin) if position >= 0]
        return not any(sheet.rows[position].bad.intersection(finding.fields) for position in positions)

    def _place(self, sheet: str, position: int, name: str) -> str:
        if sheet == SETTINGS_SHEET:
            return self.settings.cells.get(name, "")
        return self.sheets[sheet].cell(position, name)


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


def _sorted(problems: list[Problem], workbook: RawWorkbook, file: str) -> list[Problem]:
    """Errors first, then by sheet in the file's order; within a sheet as found. The file's name is filled in."""
    position = {folded(sheet.name): index for index, sheet in enumerate(workbook.sheets)}
    ordered = sorted(problems, key=lambda p: (_ORDER[p.severity], position.get(folded(p.sheet), -1)))
    return [Problem(p.sheet, p.cell, p.value, p.message, p.remedy, p.severity, file) for p in ordered]
