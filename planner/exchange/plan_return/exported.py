"""What was exported: the hidden sheet that every plan workbook carries along."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.plan import CONTRACTOR_ID
from planner.domain.portfolio import LineKey
from planner.exchange.plan_columns import SEAT_COLUMNS
from planner.exchange.plan_return.finding import EXPORT_SHEET, is_named
from planner.exchange.plan_return.values import OPEN_ID, Export, SeatKey, SeatMonths
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_cell, plain_text
from planner.exchange.portfolio_columns import folded
from planner.exchange.raw import CellValue, RawSheet, RawWorkbook

_NEEDED = {"study id", "role", "seat", "holder", "first month", "last month", "fte"}
_SPECS = {folded(column.heading): column for column in SEAT_COLUMNS}


def read_export(raw: RawWorkbook, months: Mapping[str, int], count: int) -> Export | None:
    """The plan as exported, on the ``count`` months of today's plan; None if the sheet is gone or cannot be trusted."""
    sheets = [sheet for sheet in raw.sheets if is_named(sheet, EXPORT_SHEET)]
    if not sheets:
        return None
    facts = export_facts(raw)
    seats: dict[SeatKey, tuple[list[str], list[int]]] = {}
    locked: dict[SeatKey, set[int]] = {}
    seen = locks_told = False
    for sheet in sheets:
        header = _header(sheet)
        if header is None:
            continue
        seen = True
        locks_told = locks_told or "locked" in {folded(cell) for cell in sheet.rows[header] if isinstance(cell, str)}
        columns = {folded(plain_text(cell)): at for at, cell in enumerate(sheet.rows[header]) if not is_blank(cell)}
        try:
            for cells in sheet.rows[header + 1 :]:
                if not is_blank(cells[columns["study id"]]):
                    _add_run(cells, columns, months, count, seats, locked)
        except (Unusable, ValueError, IndexError):  # somebody has edited what nobody should
            return None
    if not seen:
        return None
    return Export(
        facts,
        {key: SeatMonths(tuple(holder), tuple(fte)) for key, (holder, fte) in seats.items()},
        {key: frozenset(found) for key, found in locked.items()} if locks_told else None,
    )


def export_facts(raw: RawWorkbook) -> dict[str, str]:
    """What the hidden sheet says of document, plan and program, by name in lower case; nothing if it is gone."""
    facts: dict[str, str] = {}
    for sheet in (sheet for sheet in raw.sheets if is_named(sheet, EXPORT_SHEET)):
        for cells in sheet.rows[: _header(sheet)]:
            if len(cells) > 1 and not is_blank(cells[0]):
                facts[folded(plain_text(cells[0]))] = plain_text(cells[1])
    return facts


def _header(sheet: RawSheet) -> int | None:
    for row, cells in enumerate(sheet.rows):
        if {folded(cell) for cell in cells if isinstance(cell, str)} >= _NEEDED:
            return row
    return None


def _add_run(
    cells: list[CellValue],
    columns: dict[str, int],
    months: Mapping[str, int],
    count: int,
    seats: dict[SeatKey, tuple[list[str], list[int]]],
    locked: dict[SeatKey, set[int]],
) -> None:
    """One seat with one of its holders, or nobody: FTE and locks by month, blank where the seat is not theirs."""
    values = {heading: _value(heading, cells, columns) for heading in _SPECS}
    line = LineKey(
        str(values["study id"]), str(values["role"]), _listed(values["countries"]), _whole(values["min grade"]),
        _listed(values["required skills"]),
    )  # fmt: skip
    seat = _whole(values["seat"])
    if seat is None:
        raise ValueError("a run without a seat")
    holder, fte = seats.setdefault((line, seat), ([OPEN_ID] * count, [0] * count))
    who = plain_text(cells[columns["holder"]])
    who = CONTRACTOR_ID if who.casefold() in (CONTRACTOR_ID, "contractor") else who
    first, last = plain_text(cells[columns["first month"]])[:7], plain_text(cells[columns["last month"]])[:7]
    labels = _labels(first, last)
    given = [part.strip() for part in plain_text(cells[columns["fte"]]).split(";")]
    amounts = given * len(labels) if len(given) == 1 else given
    if len(amounts) != len(labels):
        raise ValueError("a run with another number of months")
    marks = plain_text(cells[columns["locked"]]).split(";") if "locked" in columns else []
    for at, (label, amount) in enumerate(zip(labels, amounts, strict=True)):
        month = months.get(label)
        if month is not None and amount:
            percent = round(float(amount) * 100)
            holder[month], fte[month] = (who, percent) if percent else (OPEN_ID, 0)
            if at < len(marks) and marks[at].strip():
                locked.setdefault((line, seat), set()).add(month)


def _value(heading: str, cells: list[CellValue], columns: dict[str, int]) -> object:
    at = columns.get(heading)
    if at is None or is_blank(cells[at]):
        return None
    return parse_cell(_SPECS[heading], cells[at])[0]


def _listed(value: object) -> tuple[str, ...]:
    return tuple(sorted(set(value))) if isinstance(value, tuple) else ()


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _labels(first: str, last: str) -> list[str]:
    from planner.domain.months import Month

    start, end = Month.parse(first), Month.parse(last)
    return [start.plus(i).label for i in range(end.ordinal - start.ordinal + 1)]
