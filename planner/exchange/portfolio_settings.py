"""The Settings sheet: names and values, one under the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.errors import Severity
from planner.domain.months import Month
from planner.domain.portfolio import Settings, Weights
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_cell, plain_text
from planner.exchange.portfolio_columns import SETTINGS, SETTINGS_SHEET, Column, Kind, folded
from planner.exchange.portfolio_findings import Names
from planner.exchange.portfolio_tables import Notes, Table
from planner.exchange.raw import RawSheet, address

_COLUMNS = (
    Column("Setting", "setting", Kind.TEXT, "Name of the setting.", True),
    Column("Value", "value", Kind.TEXT, "Its value."),
)
_BY_NAME = {folded(column.heading): column for column in SETTINGS}
_NAMES = Names(column.heading for column in SETTINGS)
_STAND_IN: dict[str, Any] = {"plan_start": Month(2000, 1), "months": 1, "currency": ""}


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings, the cell of each value by field, and the fields that could not be read."""

    values: Settings
    cells: Mapping[str, str]
    bad: frozenset[str]


def read_settings(raw: RawSheet, notes: Notes) -> SettingsRead:
    """Read the sheet; what is wrong is noted, and a setting that is missing or wrong gets a stand-in."""
    return _SettingsReading(Table(raw, SETTINGS_SHEET, _COLUMNS, notes), notes).read()


class _SettingsReading:
    """One Settings sheet on its way."""

    def __init__(self, table: Table, notes: Notes) -> None:
        self.table, self.notes = table, notes
        self.cells: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self.extra: list[tuple[str, str]] = []
        self.bad: set[str] = set()

    def read(self) -> SettingsRead:
        name_at, value_at = self.table.column_of.get("setting"), self.table.column_of.get("value")
        if value_at is None and name_at is not None:
            place = address(self.table.header_row, name_at)
            self.notes.add(SETTINGS_SHEET, place, "", "the column Value is missing.", "Add it beside Setting.")
        if name_at is None or value_at is None:
            self.bad.update(_STAND_IN)
        else:
            for row, cells in self.table.data:
                self._row(row, name_at, value_at, plain_text(cells[name_at]), cells[value_at])
            self._note_missing()
        return SettingsRead(self._settings(), self.cells, frozenset(self.bad))

    def _row(self, row: int, name_at: int, value_at: int, name: str, value: Any) -> None:
        place = address(row, value_at)
        column = _BY_NAME.get(folded(name))
        if column is None:
            self._unknown(address(row, name_at), name, value)
            return
        if column.field in self.cells:
            message = f"the setting {column.heading} stands twice; the first one is at {SETTINGS_SHEET}!"
            self.notes.add(SETTINGS_SHEET, place, name, message + self.cells[column.field] + ".", "Delete one of them.")
            return
        self.cells[column.field] = place
        if is_blank(value):
            if self.table.doubt(row, value_at):
                self.bad.add(column.field)
            return
        try:
            self.values[column.field], _ = parse_cell(column, value)
        except Unusable as unusable:
            self.bad.add(column.field)
            self.notes.complain(SETTINGS_SHEET, place, value, unusable.complaint)

    def _unknown(self, place: str, name: str, value: Any) -> None:
        if not name:
            message = "a value stands here without the name of a setting."
            self.notes.add(SETTINGS_SHEET, place, "", message, "Name it, or clear the row.", Severity.WARNING)
            return
        message = f"“{name}” is not a setting that Throughline knows; it was kept as a note."
        self.notes.add(SETTINGS_SHEET, place, name, message, _NAMES.suggest(name), Severity.NOTICE)
        if not is_blank(value):
            self.extra.append((name, plain_text(value)))

    def _note_missing(self) -> None:
        for column in SETTINGS:
            if column.required and column.field not in self.values and column.field not in self.bad:
                self.bad.add(column.field)
                place = self.cells.get(column.field, "")
                remedy = f"Enter it ({column.kind.value})." if place else "Add a row for it under Setting and Value."
                self.notes.add(SETTINGS_SHEET, place, "", f"the setting {column.heading} is missing.", remedy)

    def _settings(self) -> Settings:
        weights = {key[8:]: value for key, value in self.values.items() if key.startswith("weights.")}
        plain = {key: value for key, value in self.values.items() if not key.startswith("weights.")}
        return Settings(**{**_STAND_IN, **plain}, weights=Weights(**weights), extra=tuple(self.extra))
