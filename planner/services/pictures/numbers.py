"""The numbers behind a picture as a table, for reading, copying and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planner.domain.case import FloatArray, Int64Array
from planner.domain.telling import tell
from planner.services.pictures.bench import Bench
from planner.services.pictures.capacity import Capacity
from planner.services.pictures.continuity import Continuity
from planner.services.pictures.flow import End, Flow
from planner.services.pictures.frontier import Frontier
from planner.services.tables import Column, Kind, Table, Value

Picture = Capacity | Bench | Continuity | Flow | Frontier
"""The data of any picture."""

FTE = Kind.NUMBER
_MAIN_ROLE = tell("FTE of the people with this main role")
_OTHER_ROLE = tell("FTE of the people who have this role besides their main one")


def numbers(picture: Picture) -> Table:
    """Every number that a picture shows."""
    if isinstance(picture, Capacity):
        return _capacity(picture)
    if isinstance(picture, Bench):
        return _bench(picture)
    if isinstance(picture, Continuity):
        return _continuity(picture)
    if isinstance(picture, Flow):
        return _flow(picture)
    return _frontier(picture)


def _fte(values: Int64Array) -> list[float]:
    return [value / 100 for value in values.tolist()]


def _money(values: FloatArray) -> list[float]:
    return [round(value, 2) for value in values.tolist()]


def _by_month(months: Sequence[str], name: str, *series: Iterable[Value]) -> Iterator[tuple[Value, ...]]:
    """A row for each month: the name, the month, and the month's value of each series."""
    return ((name, *values) for values in zip(months, *series, strict=True))


def _capacity(picture: Capacity) -> Table:
    main, other = _MAIN_ROLE, _OTHER_ROLE
    if picture.sponsor:
        main = tell(
            "FTE of the people with this main role that other sponsors than {sponsor} leave", sponsor=picture.sponsor
        )
        other = tell(
            "FTE of the people who have this role besides their main one that other sponsors than {sponsor} leave",
            sponsor=picture.sponsor,
        )
    columns = (
        Column("Role"),
        Column("Month"),
        Column("Demand", FTE, "FTE"),
        Column("By people", FTE, "FTE of the demand that people work"),
        Column("By contractors", FTE, "FTE of the demand that contractors work"),
        Column("Open", FTE, "FTE of the demand that nobody works"),
        Column("Capacity, main role", FTE, main),
        Column("Capacity, other people", FTE, other),
    )
    rows: list[tuple[Value, ...]] = []
    for row in picture.roles:
        arrays = (row.demand, row.staffed, row.contractors, row.open, row.main, row.other)
        rows += _by_month(picture.months, row.name, *map(_fte, arrays))
    return Table(columns, tuple(rows))


def _bench(picture: Bench) -> Table:
    columns = (
        Column("Role", meaning="Main role of employees"),
        Column("Month"),
        Column("Bench", FTE, "FTE of employees who are paid and not assigned"),
        Column(tell("Cost, {currency}", currency=picture.currency), FTE, "What they cost in the month"),
    )
    rows: list[tuple[Value, ...]] = []
    for row in picture.roles:
        rows += _by_month(picture.months, row.name, _fte(row.fte), _money(row.cost))
    return Table(columns, tuple(rows))


def _continuity(picture: Continuity) -> Table:
    columns = (
        Column("Sponsor"),
        Column("Month"),
        Column("Demand", FTE, "FTE"),
        Column("Knew the sponsor", FTE, "FTE worked by people who knew the sponsor when they joined the study"),
        Column("New to the sponsor", FTE, "FTE worked by other people"),
        Column("By contractors", FTE, "FTE"),
        Column("Open", FTE, "FTE that nobody works"),
        Column("Continuity", Kind.SHARE, "Share of the demand worked by people who knew the sponsor"),
        Column("Handovers", Kind.NUMBER, "Seats that pass from one person to another in this month"),
    )
    rows: list[tuple[Value, ...]] = []
    for row in picture.sponsors:
        arrays = (row.demand, row.known, row.new, row.contractors, row.open)
        share = [k / d if d else None for k, d in zip(row.known.tolist(), row.demand.tolist(), strict=True)]
        rows += _by_month(picture.months, row.name, *map(_fte, arrays), share, row.handovers.tolist())
    return Table(columns, tuple(rows))


def _flow(picture: Flow) -> Table:
    columns = (
        Column("Study"),
        Column("Direction", Kind.WORDS, "Whether the other column says where people come from or where they go next"),
        Column("From or to", Kind.WORDS, "Another study of the sponsor, or what else is known"),
        Column("FTE-months", FTE, "What these people work on the study in the plan"),
        Column("People", Kind.NUMBER),
    )
    rows: list[tuple[Value, ...]] = []
    for direction, ribbons in (("come from", picture.coming), ("go to", picture.going)):
        for ribbon in ribbons:
            other = str(ribbon.other) if isinstance(ribbon.other, End) else picture.others[ribbon.other]
            rows.append((picture.studies[ribbon.study], direction, other, ribbon.fte_months, ribbon.people))
    return Table(columns, tuple(rows))


def _frontier(picture: Frontier) -> Table:
    columns = (
        Column("Plan"),
        Column("Continuity", Kind.SHARE, "Sponsor continuity of the portfolio"),
        Column("Margin", Kind.SHARE, "Portfolio margin"),
        Column(tell("Margin, {currency}", currency=picture.currency), Kind.NUMBER, "Revenue less all cost"),
        Column("Open", FTE, "FTE-months that nobody works"),
        Column("Handovers", Kind.NUMBER),
        Column("Floors broken", Kind.NUMBER),
        Column("Slider", Kind.NUMBER, "Position of Continuity ↔ Cost, from -10 to 10; blank for plans of the document"),
    )
    rows = tuple(
        (p.label, p.continuity, p.margin, round(p.margin_money, 2), p.open, p.handovers, p.floors_broken, p.position)
        for p in picture.points
    )
    return Table(columns, rows)


def write_numbers(table: Table, path: Path) -> None:
    """Write a table as CSV; EnvironmentTrouble if the place does not take it."""
    from planner.exchange.plan_export import Unit
    from planner.exchange.sweep_export import SweepColumn, SweepTable, write_sweep

    columns = tuple(
        SweepColumn(column.name, column.name, Unit.TEXT if column.kind in (Kind.TEXT, Kind.WORDS) else Unit.SCORE)
        for column in table.columns
    )
    rows = tuple(tuple(_plain(value) for value in row) for row in table.rows)
    write_sweep((SweepTable("numbers", "Numbers", columns, rows),), (), path)


def _plain(value: Value) -> str | int | float | None:
    return value if value is None or isinstance(value, (str, int, float)) else str(value)
