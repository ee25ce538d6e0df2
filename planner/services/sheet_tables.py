"""The sheets of the portfolio that have no table of their own in the window, as they stand in the workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.domain.portfolio import Portfolio
from planner.exchange.portfolio_cells import as_cell
from planner.exchange.portfolio_columns import SHEETS, SheetSpec
from planner.exchange.portfolio_columns import Column as SheetColumn
from planner.exchange.portfolio_columns import Kind as CellKind
from planner.services.tables import Column, Kind, Table, Value

OTHER_SHEETS = ("Demand", "Assignments", "Leave", "Experience", "Roles", "Rate card", "Exchange rates")
"""Their names, in the order in which people look for them."""
_KINDS = {
    CellKind.FTE: Kind.FTE, CellKind.NUMBER: Kind.NUMBER, CellKind.WHOLE: Kind.NUMBER, CellKind.DATE: Kind.DATE,
}  # fmt: skip
_SHARES = frozenset({"margin_floor", "continuity_floor", "probability"})


def sheet_tables(portfolio: Portfolio) -> dict[str, Table]:
    """The table of each of them."""
    specs = {spec.name: spec for spec in SHEETS}
    return {name: _table(specs[name], portfolio) for name in OTHER_SHEETS}


def _table(spec: SheetSpec, portfolio: Portfolio) -> Table:
    """All columns of a sheet, its months, and the columns that are not ours; one row for each of its rows."""
    items: Iterable[Any] = getattr(portfolio, spec.attribute)
    months = portfolio.grid.labels if spec.by_month else ()
    extras = tuple(dict.fromkeys(heading for item in items for heading, _ in item.extra))
    columns = [Column(one.heading, _kind(one), one.meaning) for one in spec.columns]
    columns += [Column(label, Kind.FTE) for label in months]
    columns += [Column(heading) for heading in extras]
    rows = []
    for item in items:
        own = dict(item.extra)
        row: list[Value] = [_value(one, getattr(item, one.field)) for one in spec.columns]
        row += list(item.fte[: len(months)]) if months else []
        rows.append((*row, *(own.get(heading) for heading in extras)))
    return Table(tuple(columns), tuple(rows))


def _kind(column: SheetColumn) -> Kind:
    return Kind.CHANCE if column.field in _SHARES else _KINDS.get(column.kind, Kind.TEXT)


def _value(column: SheetColumn, value: Any) -> Value:
    if value is None or column.kind in (CellKind.FTE, CellKind.NUMBER, CellKind.WHOLE, CellKind.DATE):
        return value  # type: ignore[no-any-return]
    if column.kind is CellKind.YES_NO:
        return "Y" if value else ""
    return as_cell(column, value)
