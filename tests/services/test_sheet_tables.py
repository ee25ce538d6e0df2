"""The sheets without a table of their own, as they stand in the workbook."""

from __future__ import annotations

from dataclasses import replace

from planner.exchange.portfolio_columns import SHEETS
from planner.services.sheet_tables import OTHER_SHEETS, sheet_tables
from planner.services.tables import Kind, shown
from tests.support.builders import worked_example


def test_every_sheet_of_the_workbook_has_a_table_in_the_window() -> None:
    assert {spec.name for spec in SHEETS} == {"Sponsors", "Roadmap", "Staff", *OTHER_SHEETS}


def test_demand_shows_its_months_and_the_columns_that_are_not_ours() -> None:
    base = worked_example()
    first = replace(base.demand[0], extra=(("Basis", "planning assumption"),))
    table = sheet_tables(replace(base, demand=(first, *base.demand[1:])))["Demand"]
    names = [column.name for column in table.columns]
    assert names[:2] == ["Study ID", "Role"]
    assert names[-1] == "Basis"
    assert [table.rows[row][-1] for row in (0, 1)] == ["planning assumption", None]
    at = names.index(base.grid.labels[0])
    assert shown(table.rows[0][at], table.columns[at].kind) == f"{first.fte[0] / 100:.2f}"


def test_values_stand_there_as_in_the_workbook() -> None:
    base = worked_example()
    tables = sheet_tables(base)
    assert [len(tables[name].rows) for name in ("Roles", "Assignments")] == [len(base.roles), len(base.assignments)]
    kinds = {column.name: column.kind for column in tables["Assignments"].columns}
    assert (kinds["FTE"], kinds["Start"]) == (Kind.FTE, Kind.DATE)
    locked = [column.name for column in tables["Assignments"].columns].index("Locked")
    assert {row[locked] for row in tables["Assignments"].rows} <= {"Y", ""}
