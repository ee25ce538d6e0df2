"""The flat sheets: Plan assignments and Contractors, one row for each seat and month, and Seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.plan import CONTRACTOR_ID
from planner.domain.portfolio import LineKey
from planner.domain.telling import tell
from planner.exchange.plan_return.finding import FoundSheet, TableKind
from planner.exchange.plan_return.naming import Mistaken
from planner.exchange.plan_return.sheet_rows import Known, SheetRows, unreadable
from planner.exchange.plan_return.values import OPEN_ID, UNREADABLE, Entry, RowSubject, SheetKind, SheetReading
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_month, plain_text
from planner.exchange.raw import CellValue

_YES_NO = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}


def read_flat(tables: Mapping[TableKind, Sequence[FoundSheet]], known: Known) -> SheetReading:
    """What the flat sheets say together."""
    holds = tables[TableKind.ASSIGNMENTS]
    reading = SheetReading(SheetKind.FLAT, holds[0].sheet.name, frozenset(known.months.values()))
    for table in holds:
        _Holds(known, table, reading).read(by_people=True)
    reading.contractors = bool(tables[TableKind.CONTRACTORS])
    for table in tables[TableKind.CONTRACTORS]:
        _Holds(known, table, reading).read(by_people=False)
    for table in tables[TableKind.SEATS]:
        _Seats(known, table, reading).read()
    return reading


class _Holds(SheetRows):
    """Plan assignments, or Contractors."""

    def read(self, *, by_people: bool) -> None:
        self._by_people = by_people
        self._month_of: dict[CellValue, int | None] = {}
        for row, cells in self.table.rows():
            if not self.text(cells, "study id") and not self.text(cells, "role"):
                continue  # a remark, or a sum that somebody has added
            try:
                self._row(row, cells)
            except Mistaken as wrong:
                self.mistaken(row, cells, wrong)

    def _row(self, row: int, cells: list[CellValue]) -> None:
        columns = self.table.columns
        seat, month = self.seat(cells), self._month(row, cells)
        guess = self.text(cells, "staff id") if self._by_people else CONTRACTOR_ID
        line = self.line(cells, guess)
        self.reading.studies.add(line.study)
        if seat is not None:
            self.subject(row, RowSubject(line=line, seat=seat))
        if month is None:
            return
        fte_at = columns["fte"]
        blank = is_blank(cells[fte_at]) and self.table.sheet.doubts == ()
        percent = None if blank else self.percent(row, fte_at, cells[fte_at])
        if blank:  # the seat's own figure counts, as where somebody adds a row and knows who and when
            exported = self.known.exported.get((line, seat)) if seat is not None else None
            percent = exported.fte[month] if exported is not None else None
            if not percent:
                raise Mistaken("fte", tell("FTE is blank."), tell("Type it, or delete the row."))
        holder = self._who(row, cells, line, seat)
        if percent == 0 or holder == OPEN_ID:
            return
        who, fte = unreadable(holder, percent)
        place = self.place(row, self._edited(line, seat, month, who, fte))
        self.reading.entries.append(Entry(line, seat, month, who, fte, place))
        if holder is not None and self._by_people:
            self._lock(row, cells, line, seat, holder, month)

    def _edited(self, line: LineKey, seat: int | None, month: int, who: str, fte: int) -> int:
        """The column to look at: FTE where that alone is another than was exported, else who holds the seat."""
        columns = self.table.columns
        was = self.known.exported.get((line, seat)) if seat is not None else None
        only_fte = was is not None and was.holder[month] == who and was.fte[month] != fte
        return columns["fte"] if only_fte else columns.get("staff id", columns["fte"])

    def _lock(self, row: int, cells: list[CellValue], line: LineKey, seat: int | None, holder: str, month: int) -> None:
        """Locked, where it says something else than the export did."""
        column = self.table.columns.get("locked")
        if self.known.locked is None or column is None:
            return
        text = plain_text(cells[column])
        locked = not is_blank(cells[column]) and _YES_NO.get(text.casefold())
        if locked is None:
            self.complain(row, column, text, tell("Locked is Y or N."), tell("Type one of them."))
        elif seat is None:
            if locked:
                self.lock_without_seat(row, column, text)
        elif locked != (month in self.known.locked.get((line, seat), ())):
            self.lock(line, seat, holder, (month,), self.place(row, column), on=locked)

    def _who(self, row: int, cells: list[CellValue], line: LineKey, seat: int | None) -> str | None:
        if not self._by_people:
            return CONTRACTOR_ID
        try:
            return self.holder(cells, line, seat)
        except Mistaken as wrong:
            self.mistaken(row, cells, wrong)
            return None

    def _month(self, row: int, cells: list[CellValue]) -> int | None:
        """The month of the plan; None for one outside it, as after the plan's start has moved on."""
        cell = cells[self.table.columns["month"]]
        if cell not in self._month_of:
            if is_blank(cell):
                raise Mistaken("month", tell("Month is blank."), tell("Fill it in, or delete the row."))
            try:
                self._month_of[cell] = self.known.months.get(parse_month(cell).label)
            except Unusable as wrong:
                raise Mistaken("month", wrong.complaint.message, wrong.complaint.remedy) from None
        return self._month_of[cell]


class _Seats(SheetRows):
    """The sheet Seats."""

    def read(self) -> None:
        columns = {
            self.known.months[label]: at for label, at in self.table.months.items() if label in self.known.months
        }
        for row, cells in self.table.rows():
            try:
                seat, line = self.seat(cells), self.line(cells, UNREADABLE)
            except Mistaken as wrong:
                self.mistaken(row, cells, wrong)
                continue
            if seat is None:
                continue
            self.subject(row, RowSubject(line=line, seat=seat))
            carried = self.reading.seats.setdefault((line, seat), {})
            for month, column in columns.items():
                percent = self.percent(row, column, cells[column])
                if percent is not None:
                    carried[month] = percent, self.place(row, column)
