"""The very hidden sheet Throughline export: what was exported, so that a workbook that comes back can be compared.

Key and value rows from A1, a blank row, then a heading row and one row for each seat and holder: FTE by month from the
first to the last month held, separated by ``;`` and blank where the seat is not theirs. Locked is an L for each of
these months in which a lock holds them, in the same way; blank where none does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID
from planner.exchange.plan_export import PlanExport
from planner.exchange.workbook.book import Book
from planner.exchange.workbook.staffing_rows import HolderRow, staffing_rows

TITLE = "Throughline export"
FORMAT = 1
HEADINGS = (
    "Study ID", "Role", "Countries", "Min grade", "Required skills", "Seat", "Holder", "First month", "Last month",
    "FTE", "Locked",
)  # fmt: skip
KEYS = (
    "Format", "Program version", "Document id", "Document title", "Plan id", "Plan name", "Portfolio fingerprint",
    "Plan start", "Months", "Export",
)  # fmt: skip


def write_base(book: Book, options: str = "full") -> None:
    """Write the sheet; ``options`` says what was exported. A holder is a staff id, "(contractor)", or blank: open."""
    export, sheet = book.export, book.sheet(TITLE)
    sheet.sheet_state = "veryHidden"
    grid, plain = book.grid(sheet, 1), book.looks.of("Normal")
    for key, value in zip(KEYS, _values(export, options), strict=True):
        row = grid.row()
        grid.text(row, 1, key, "Normal")
        if isinstance(value, int):
            row.put(2, value, plain)
        else:
            grid.text(row, 2, value, "Normal", "@")
    grid.row()
    head = grid.row()
    for column, heading in enumerate(HEADINGS, 1):
        grid.text(head, column, heading, "Normal")
    for line, holder in _holders(export):
        _hold(book, line, holder)


def _values(export: PlanExport, options: str) -> Sequence[str | int]:
    source, months = export.source, export.case.grid
    return (
        FORMAT, source.program, source.document_id, source.document_title, source.plan_id, source.plan_name,
        source.fingerprint, months.labels[0], months.count, options,
    )  # fmt: skip


def _holders(export: PlanExport) -> Iterator[tuple[int, HolderRow]]:
    for sponsor in staffing_rows(export):
        for study in sponsor.studies:
            for line in study.lines:
                yield from ((line.line, holder) for holder in line.holders)


def _hold(book: Book, line: int, holder: HolderRow) -> None:
    case, grid = book.export.case, book.grids[TITLE]
    demand = case.portfolio.demand[int(case.demand_rows[line])]
    plain = book.looks.of("Normal")
    held = [t for t, percent in enumerate(holder.fte) if percent]
    fte = ";".join(f"{p / 100:g}" if p else "" for p in holder.fte[held[0] : held[-1] + 1])
    row = grid.row()
    grid.text(row, 1, demand.study, "Normal", "@")
    grid.text(row, 2, demand.role, "Normal", "@")
    grid.text(row, 3, "; ".join(demand.countries), "Normal", "@")
    row.put(4, demand.min_grade, plain)
    grid.text(row, 5, "; ".join(demand.skills), "Normal", "@")
    row.put(6, holder.number, plain)
    who = CONTRACTOR_ID if holder.holder == CONTRACTOR else ""
    grid.text(row, 7, case.portfolio.staff[holder.holder].id if holder.holder >= 0 else who, "Normal", "@")
    grid.text(row, 8, case.grid.labels[held[0]], "Normal", "@")
    grid.text(row, 9, case.grid.labels[held[-1]], "Normal", "@")
    grid.text(row, 10, fte, "Normal", "@")
    if holder.locked:
        marks = ";".join("L" if t in holder.locked else "" for t in range(held[0], held[-1] + 1))
        grid.text(row, 11, marks, "Normal", "@")
