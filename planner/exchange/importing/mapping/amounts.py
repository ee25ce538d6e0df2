"""Work by month: across the columns, in pairs of columns, or a row a month; into demand and assignments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Protocol

from planner.domain.months import Month
from planner.exchange.importing.draft import DraftCell, DraftRow, Source
from planner.exchange.importing.mapping.cells import CellRead, CellReader
from planner.exchange.importing.mapping.deciding import Decisions
from planner.exchange.importing.mapping.mapping import Mapping
from planner.exchange.importing.mapping.months_across import month_columns
from planner.exchange.importing.mapping.source import SourceRow, SourceTable
from planner.exchange.importing.values.dates import read_period
from planner.exchange.importing.values.month_headings import read_month_heading, year_in
from planner.exchange.importing.values.reading import NotGiven, says_nothing, written
from planner.exchange.portfolio_cells import Complaint, Unusable, is_blank
from planner.exchange.portfolio_tables import REMEDY_FOR
from planner.exchange.raw import CellValue


@dataclass(frozen=True, slots=True)
class Amount:
    """Work in one month; ``entity`` is what it is on, where the column beside says so."""

    month: Month
    cell: DraftCell
    entity: DraftCell | None = None


class _Table(Protocol):
    reader: CellReader
    decisions: Decisions

    def complain(self, source: Source, value: CellValue, complaint: Complaint) -> None: ...


class Amounts:
    """The amounts of a table under a mapping."""

    def __init__(self, table: SourceTable, mapping: Mapping, drafting: _Table) -> None:
        self._table, self._mapping, self._drafting = table, mapping, drafting
        self._months = self._month_columns()
        self._sheet_month = self._month_of_sheet() if mapping.pairs else None

    def of(self, row: SourceRow, country: str) -> list[Amount] | None:
        """The amounts of a row that are not 0, in the order of the file; None if it has none across its columns."""
        if self._mapping.months is not None:
            found = [self._amount(row, position, month, country, entity) for position, month, entity in self._months]
        elif self._mapping.pairs:
            found = self._of_pairs(row, country)
        else:
            return None
        return [amount for amount in found if amount is not None]

    def _month_columns(self) -> list[tuple[int, Month, int | None]]:
        """Position and month of each column of numbers, with the position of the column that says on what."""
        use = self._mapping.months
        if use is None:
            return []
        entities: dict[Month | None, int] = {}
        if use.entity is not None:
            entities = {month: position for position, month in month_columns(self._table, use, use.entity)}
        found: list[tuple[int, Month, int | None]] = []
        seen: dict[Month, int] = {}
        for position, month in month_columns(self._table, use, use.value):
            place = self._head(position)
            heading = self._table.columns[position].heading
            if month is None:
                complaint = Complaint("this month has no year, so its column was not read.", "Say which year it is.")
                self._drafting.complain(place, heading, complaint)
            elif month in seen:
                first = self._head(seen[month]).cell
                complaint = Complaint(f"{month} stands in two columns, here and at {first}.", "Delete or rename one.")
                self._drafting.complain(place, heading, complaint)
            else:
                seen[month] = position
                found.append((position, month, entities.get(month)))
        return found

    def _head(self, position: int) -> Source:
        header = SourceRow(self._table.header_row, ())
        return self._table.place(header, position)

    def _month_of_sheet(self) -> Month | None:
        text = self._mapping.choices.month or self._table.sheet
        heading = read_month_heading(text)
        if heading is None or not (heading.year or year_in(self._table.file)):
            return None
        return heading.on(year_in(self._table.file))

    def _of_pairs(self, row: SourceRow, country: str) -> list[Amount | None]:
        month = self._month_of(row) or self._sheet_month
        found: list[Amount | None] = []
        for pair in self._mapping.pairs:
            entity, value = self._table.position(pair.entity), self._table.position(pair.value)
            if entity is None or value is None or is_blank(self._table.value(row, value)):
                continue
            if month is None:
                complaint = Complaint("nothing says which month this is.", "Say which month the sheet is.")
                self._drafting.complain(self._table.place(row, value), self._table.value(row, value), complaint)
                continue
            found.append(self._amount(row, value, month, country, entity))
        return found

    def _month_of(self, row: SourceRow) -> Month | None:
        """The month of a row of its own or another sheet's, by the sheet's name."""
        if not row.sheet or row.sheet == self._table.sheet:
            return None
        heading = read_month_heading(row.sheet)
        return heading.on(0) if heading is not None and heading.year else None

    def _amount(
        self, row: SourceRow, position: int, month: Month, country: str, entity_position: int | None
    ) -> Amount | None:
        value, source = self._table.value(row, position), self._table.place(row, position)
        if is_blank(value) or says_nothing(value):
            doubt = self._table.doubt(row, position)
            if doubt is not None:
                message, remedy = REMEDY_FOR[doubt.doubt]
                self._drafting.complain(source, doubt.text, Complaint(message, remedy))
            return None
        if self._drafting.decisions.fte.unit is None and isinstance(value, float):
            return None  # said once for the table
        try:
            read = self._drafting.reader.fte(value, month, country)
        except Unusable as unusable:
            self._drafting.complain(source, value, unusable.complaint)
            return None
        if not read.value:
            return None
        entity = self._entity(row, entity_position)
        if entity_position is not None and entity is None:
            complaint = Complaint("an amount stands here, but nothing says what it is for.", "Enter what it is for.")
            self._drafting.complain(source, value, complaint)
            return None
        return Amount(month, DraftCell(read.value, source, written(value), read.note), entity)

    def _entity(self, row: SourceRow, position: int | None) -> DraftCell | None:
        value = self._table.value(row, position) if position is not None else ""
        if position is None or is_blank(value) or says_nothing(value):
            return None
        text = written(value)
        return DraftCell(text, self._table.place(row, position), text)

    def assignments(self, cells: AnyMapping[str, DraftCell], amounts: list[Amount]) -> list[DraftRow]:
        """One assignment for each run of months with the same FTE on the same thing."""
        rows = []
        by_entity: dict[CellValue | None, list[Amount]] = {}
        for amount in amounts:
            by_entity.setdefault(amount.entity.value if amount.entity else None, []).append(amount)
        for group in by_entity.values():
            for run in _runs(sorted(group, key=lambda amount: amount.month)):
                rows.append(self._assignment(cells, run))
        return rows

    def _assignment(self, cells: AnyMapping[str, DraftCell], run: list[Amount]) -> DraftRow:
        first, last = run[0], run[-1]
        target = self._mapping.months.target if self._mapping.months else self._mapping.pairs[0].target
        made = dict(cells)
        if first.entity is not None:
            made[target] = first.entity
        months = str(first.month) if len(run) == 1 else f"{first.month} to {last.month}"
        made["Start"] = DraftCell(first.month.first_day, first.cell.source, "", "from the months with this FTE")
        made["End"] = DraftCell(last.month.last_day, last.cell.source, "", "from the months with this FTE")
        note = "; ".join(filter(None, (first.cell.note, months if len(run) > 1 else "")))
        made["FTE"] = first.cell._replace(note=note)
        return DraftRow("Assignments", made)

    def month_cell(self, value: CellValue) -> CellRead:
        """The month of a row, as its first day; raises `Unusable`."""
        try:
            period = read_period(value, self._drafting.decisions.dates)
        except NotGiven:
            raise
        except Unusable:
            heading = read_month_heading(value)
            if heading is None or not heading.year:
                raise
            return CellRead(Month(heading.year, heading.month).first_day)
        if Month.of(period.first) != Month.of(period.last):
            raise Unusable(f"this is a {period.precision.value}, not a month.", "Enter the month.")
        return CellRead(Month.of(period.first).first_day)

    def span(self, cells: dict[str, DraftCell], month: DraftCell) -> None:
        """Let a row that is one month's last that month."""
        if isinstance(month.value, dt.date):
            whole = Month.of(month.value)
            note = f"the month {whole}"
            cells.setdefault("Start", DraftCell(whole.first_day, month.source, month.written, note))
            cells.setdefault("End", DraftCell(whole.last_day, month.source, month.written, note))

    def joined(self, rows: list[DraftRow]) -> list[DraftRow]:
        """Rows of demand that are one line, a month each, as one row; a month said twice is complained of."""
        if self._mapping.sheet != "Demand" or self._mapping.months is not None:
            return rows
        lines: dict[tuple[tuple[str, CellValue], ...], DraftRow] = {}
        for row in rows:
            key = tuple(sorted((heading, cell.value) for heading, cell in row.cells.items()))
            line = lines.get(key)
            if line is None:
                lines[key] = row
                continue
            for label in line.extra.keys() & row.extra.keys():
                first, second = line.extra[label].source, row.extra[label]
                complaint = Complaint(f"{label} of this line stands at {first.cell} already.", "Delete one of them.")
                self._drafting.complain(second.source, second.written, complaint)
            lines[key] = DraftRow("Demand", line.cells, {**row.extra, **line.extra})
        return list(lines.values())


def _runs(amounts: list[Amount]) -> list[list[Amount]]:
    """Consecutive months with the same FTE."""
    runs: list[list[Amount]] = []
    for amount in amounts:
        last = runs[-1][-1] if runs else None
        follows = last is not None and amount.month.ordinal == last.month.ordinal + 1
        if last is not None and follows and amount.cell.value == last.cell.value:
            runs[-1].append(amount)
        else:
            runs.append([amount])
    return runs
